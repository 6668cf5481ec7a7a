import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withAdvisory } from '../everything.fixture.ts';
import { check } from '../index.ts';
import { claimsIn } from './claims.ts';

const ranges = [
  { introduced: '1.0.0', fixed: '1.4.7' },
  { introduced: '2.0.0', fixed: '2.1.3' },
];

/** The contradicted versions, each as the text at the place of its finding. */
function found(section: string, text: string, more: object = {}): string[] {
  const body =
    `## Impact\n\nBad: update to 2.1.2.\n\n## Mitigation\n\nNone known.\n\n## Upgrade\n\nNow.\n`.replace(
      new RegExp(`(## ${section}\n\n)[^\n]*|$`),
      (_, heading: string | undefined) =>
        heading === undefined ? `\n## ${section}\n\n${text}\n` : `${heading}${text}`,
    );
  const affected = [{ package: 'pkg:pypi/orbital', ranges }];
  return check(withAdvisory({ body, affected, ...more }))
    .filter(({ code }) => code === 'version-contradicts')
    .map(({ at }) =>
      typeof at === 'object' && 'bodyOffset' in at
        ? body.slice(at.bodyOffset, at.bodyOffset + at.length)
        : '',
    );
}

describe('a version in prose that the ranges contradict', () => {
  test.each([
    ['Upgrade', 'Upgrade to 2.1.2.', ['2.1.2']],
    ['Upgrade', 'Please upgrade to Orbital 1.4.6 or 2.1.3.', ['1.4.6']],
    ['Upgrade', 'Update orbital to version `2.1.2`, or to a later one.', ['2.1.2']],
    ['Upgrade', 'It is fixed in **2.1.2**. Users of 1.x: 1.4.5 has the fix.', ['2.1.2', '1.4.5']],
    ['Mitigation', 'If that is too early, upgrade at least to v2.0.9.', ['2.0.9']],
    ['Am I affected\\?', 'You are affected if you use a version before 2.1.2.', ['2.1.2']],
    ['Am I affected\\?', 'Versions older than 1.4.6 are vulnerable.', ['1.4.6']],
    ['Am I affected\\?', 'Orbital 2.1.2 is not affected.', ['2.1.2']],
    ['Am I affected\\?', 'Orbital 2.1.3 and 2.1.4 are affected.', ['2.1.3', '2.1.4']],
    ['Am I affected\\?', 'Versions up to 2.1.3 are affected.', ['2.1.3']],
  ])('%s: %s', (section, text, versions) => {
    expect(found(section, text)).toEqual(versions);
  });
});

describe('no alarm', () => {
  test.each([
    'Upgrade to Orbital 1.4.7 or 2.1.3.',
    'Upgrade to 2.1.4, which also fixes another flaw.',
    'Upgrade to Python 2.1.2 first.',
    'Upgrade to 2.1.x.',
    'Do not upgrade to 2.1.2: its fix is not complete.',
    'Version 2.1.2 was not fixed in 2.1.2.',
    'The first fix was fixed in 2.1.2.',
    'You are affected if you use a version before 2.1.3.',
    'Only 2.1.4 is affected if you built it yourself.',
    'Orbital 2.1.2 is still affected.',
    'Run it on 10.0.0.1 before 2026.05.01.',
    '```sh\nUpgrade to 2.1.2.\n```',
  ])('%s', (text) => {
    for (const section of ['Upgrade', 'Am I affected\\?']) expect(found(section, text)).toEqual([]);
  });

  test('if another package of the advisory has the version as its fix', () => {
    const affected = [
      { package: 'pkg:pypi/orbital', ranges },
      { package: 'pkg:npm/orbital', ranges: [{ introduced: '2.0.0', fixed: '2.1.2' }] },
    ];
    expect(found('Upgrade', 'Upgrade to 2.1.2.', { affected })).toEqual([]);
  });

  test('for a withdrawn or an imported advisory, or without a known order', () => {
    const withdrawn = { at: '2026-05-20T16:00:00Z', reason: 'No vulnerability.' };
    expect(found('Upgrade', 'Upgrade to 2.1.2.', { withdrawn })).toEqual([]);
    expect(
      found('Upgrade', 'Upgrade to 2.1.2.', { imported: { format: 'osv', id: 'PSF-2026-3' } }),
    ).toEqual([]);
    const affected = [{ package: 'pkg:docker/example/orbital', versions: ['2.1.3'] }];
    expect(found('Upgrade', 'Upgrade to 2.1.3.', { affected })).toEqual([]);
  });
});

test('the example states only versions that its ranges agree with', () => {
  const folder = join(import.meta.dirname, '../../../content/advisories');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((one) =>
    one.endsWith('.md'),
  );
  const claims = files.flatMap((one) => [
    ...claimsIn(readFileSync(join(folder, one), 'utf8'), ['orbital']),
  ]);
  expect(files.length).toBeGreaterThan(9);
  // The phrases of the example are read, and the check of the whole example has no warning about them.
  expect(claims.length).toBeGreaterThan(2);
});

test('the time grows with the length of the text only', () => {
  // Without limits in the patterns, this text takes minutes.
  const long = `upgrade to 1.4.6. ${'1.1.1.1.1.1a, '.repeat(30_000)}${'1.'.repeat(200_000)}!`;
  expect([...claimsIn(long, ['orbital'])].length).toBeGreaterThan(0);
});
