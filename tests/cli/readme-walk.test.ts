// The README is run word for word, as a newcomer would, in an empty folder: at the top of a host and
// below a path.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { README, WALK, walkFirstAdvisory } from '../support/first-advisory.ts';
import { wordsOf } from '../support/readme-walk.ts';
import { candor, ROOT, workFolder } from '../support/run-candor.ts';
import { casesOf } from '../support/thorough.ts';

const ADDRESSES = [
  ['below a path', 'https://example.org/security/'],
  ['as it is written', 'https://security.example.org/'],
] as const;

describe.each(casesOf(ADDRESSES, 1))('the first advisory of the README, %s', (_, url) => {
  const work = workFolder('readme-walk');
  afterAll(() => work.remove());
  const cwd = work.folder;
  const run = (words: readonly string[]) => candor(words, { cwd });
  let advisory = '';

  it('is public at the end', { timeout: 300_000 }, async () => {
    advisory = await walkFirstAdvisory({ cwd, url, run, start: join(ROOT, 'scripts/start.mjs') });
    const page = readFileSync(join(cwd, 'dist/advisories/ORB-2026-0001/index.html'), 'utf8');
    expect(page).toContain(`href="${new URL(url).pathname}advisories/"`);
    expect(existsSync(join(cwd, 'dist/osv/x_ORB-2026-0001.json'))).toBe(true);
    // No report time was given.
    expect(readFileSync(join(cwd, 'dist/metrics/index.html'), 'utf8')).not.toMatch(
      /\b\d+ (?:min|hours?|h)\b[^<]*<\/td>/,
    );
  });

  it('prints the problem that the README shows', () => {
    const [shown = ''] = WALK.filter(({ language }) => language === '').map(({ text }) => text);
    writeFileSync(
      advisory,
      readFileSync(advisory, 'utf8').replace('introduced: 2.0.0', 'introduced: 2.2.0'),
    );
    const { code, out } = run(['check']);
    expect(code).toBe(1);
    expect(out).toContain(shown);
  });
});

describe('the other commands of the README', () => {
  it('are npm scripts of package.json', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const named = [...README.matchAll(/npm run (?:--silent )?([a-z]+)/g)].map(
      ([, name = '']) => name,
    );
    expect(named.length).toBeGreaterThan(5);
    for (const name of [...named, 'test']) expect(Object.keys(scripts)).toContain(name);
  });

  it('are split like in a shell', () => {
    expect(wordsOf('a "b c" d=\'e f\' --g="h" # i "j')).toEqual(['a', 'b c', 'd=e f', '--g=h']);
    expect(wordsOf('# nothing')).toEqual([]);
    for (const line of ['a $(b)', 'a | b', 'a > b', 'a "b', 'a $B'])
      expect(() => wordsOf(line)).toThrow();
  });
});
