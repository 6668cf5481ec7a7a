import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasSchemas, schemaCheck } from '../../../tests/support/schema.ts';
import { isAfter } from '../../model/instant.ts';
import { runs } from '../../model/property-runs.fixture.ts';
import { arbitraryAdvisory } from '../../model/testing/advisory.arbitrary.ts';
import { anAdvisory, aSite } from '../../model/testing/advisory.fixture.ts';
import { aSetting } from '../setting.fixture.ts';
import { vexOf } from './advisory.fixture.ts';
import { vex } from './advisory.ts';

const SITE = aSite();
const make = (changes: Parameters<typeof anAdvisory>[0] = {}) => vexOf(anAdvisory(changes), SITE);
const REVISIONS = [
  { at: '2026-05-20T10:00:00Z', kind: 'range' as const, note: 'More.' },
  { at: '2026-05-21T10:00:00Z', kind: 'editorial' as const, note: 'Words.' },
];

describe('the OpenVEX document of an advisory', () => {
  test('is at vex/<ID>.json', () => {
    const document = vex(anAdvisory(), aSetting());
    expect(document).toMatchObject({
      path: 'vex/ORB-2026-0003.json',
      title: 'OpenVEX',
      type: 'application/json',
    });
    expect(JSON.parse(String(document?.body))).toEqual(JSON.parse(JSON.stringify(make())));
    expect(String(document?.body)).toMatch(/^\{\n {2}"@context": [\s\S]*\n\}\n$/);
  });

  test('of the example advisory', () => {
    const vulnerability = {
      '@id': 'https://security.orbital.example/advisories/ORB-2026-0003/',
      name: 'CVE-1900-12345',
      description: 'Heap overflow when opening a crafted archive',
      aliases: ['ORB-2026-0003'],
    };
    const timestamp = '2026-05-12T16:00:00Z';
    const status_notes =
      'Affected versions:\norbital (PyPI): from 1.0.0, before 1.4.7; from 2.0.0, before 2.1.3';
    const product = (purl: string) => ({ '@id': purl, identifiers: { purl } });
    expect(JSON.parse(JSON.stringify(make()))).toEqual({
      '@context': 'https://openvex.dev/ns/v0.2.0',
      '@id': 'https://security.orbital.example/vex/ORB-2026-0003.json',
      author: 'The Orbital Project',
      role: 'vendor',
      timestamp,
      version: 1,
      tooling: 'Candor',
      statements: [
        {
          vulnerability,
          timestamp,
          products: [product('pkg:pypi/orbital@1.0.0'), product('pkg:pypi/orbital@2.0.0')],
          status: 'affected',
          status_notes,
          action_statement:
            'Upgrade orbital (PyPI) to 1.4.7 or 2.1.3.\n\nUpgrade to Orbital 1.4.7 or 2.1.3.\n\nIf you cannot upgrade:\n\n' +
            'Set `ORBITAL_ARCHIVE=off` in the environment, which turns archives off.',
        },
        {
          vulnerability,
          timestamp,
          products: [product('pkg:pypi/orbital@1.4.7'), product('pkg:pypi/orbital@2.1.3')],
          status: 'fixed',
          status_notes,
        },
      ],
    });
  });

  test('has a new version and a new time after each revision, except editorial ones', () => {
    const document = make({ revisions: REVISIONS });
    expect(document).toMatchObject({
      version: 2,
      timestamp: '2026-05-12T16:00:00Z',
      last_updated: '2026-05-20T10:00:00Z',
    });
    expect(document?.statements.map(({ timestamp }) => timestamp)).toEqual([
      '2026-05-20T10:00:00Z',
      '2026-05-20T10:00:00Z',
    ]);
  });

  test('uses our own id for a vulnerability without a CVE', () => {
    expect(make({ aliases: ['GHSA-2345-cfgh-jmpq'] })?.statements[0]?.vulnerability).toMatchObject({
      name: 'ORB-2026-0003',
      aliases: ['GHSA-2345-cfgh-jmpq'],
    });
    expect(make({ aliases: [] })?.statements[0]?.vulnerability.aliases).toBeUndefined();
  });

  test('has one statement for each CVE of an imported record, and no CVE is an alias', () => {
    const aliases = ['CVE-1900-12345', 'GHSA-2345-cfgh-jmpq', 'CVE-1900-12346'];
    const affected = [{ package: 'pkg:pypi/orbital', ranges: [{ introduced: '1.0.0' }] }];
    const statements =
      make({ aliases, affected, imported: { format: 'osv', id: 'ORB-2026-0003' } })?.statements ??
      [];
    expect(
      statements.map(({ vulnerability: { name, aliases: others } }) => [name, others]),
    ).toEqual([
      ['CVE-1900-12345', undefined],
      ['CVE-1900-12346', undefined],
      ['ORB-2026-0003', ['GHSA-2345-cfgh-jmpq']],
    ]);
    expect(
      new Set(statements.map(({ products, status }) => JSON.stringify([products, status]))).size,
    ).toBe(1);
  });

  test('states an action for users of versions without a fix', () => {
    const affected = [{ package: 'pkg:pypi/orbital', ranges: [{ introduced: '1.0.0' }] }];
    const action = (body: string) => make({ affected, body })?.statements[0]?.action_statement;
    expect(action('## Upgrade\n\nThere is none yet.\n\n## Mitigation\n\nTurn it off.')).toBe(
      'No fixed version is known.\n\nThere is none yet.\n\nMitigation:\n\nTurn it off.',
    );
    expect(action('## Mitigation\n\nNone known.')).toBe('No fixed version is known.');
  });

  test('states that it is exploited', () => {
    const notes = make({ exploited: { aware_at: '2026-05-01T08:00:00Z' } })?.statements[0]
      ?.status_notes;
    expect(notes).toMatch(/\nExploited in the wild, known since 2026-05-01\.$/);
  });

  test('does not exist if no version has a purl', () => {
    const alpine = { ecosystem: 'Alpine:v3.20', name: 'orbital' };
    expect(make({ affected: [{ package: alpine, versions: ['1.0'] }] })).toBeUndefined();
    expect(make({ affected: [{ package: 'pkg:pypi/orbital', versions: ['1.0'] }] })).toBeDefined();
    expect(make({ affected: [] })).toBeUndefined();
  });

  test('does not exist for a withdrawn advisory: it claims neither that a version is affected nor that it is not', () => {
    const withdrawn = { at: '2026-05-30T00:00:00Z', reason: 'Wrong.' };
    expect(make({ withdrawn })).toBeUndefined();
    expect(vex(anAdvisory({ withdrawn }), aSetting())).toBeUndefined();
  });
});

const random = (check: (document: NonNullable<ReturnType<typeof vexOf>>) => void): void => {
  let documents = 0;
  fc.assert(
    fc.property(arbitraryAdvisory(), (advisory) => {
      const document = vexOf({ ...advisory, state: 'published', withdrawn: undefined }, SITE);
      if (document === undefined) return;
      documents++;
      check(document);
    }),
    { numRuns: runs(120) },
  );
  expect(documents).toBeGreaterThan(runs(10));
};

test('random advisories with hostile texts have valid documents', () => {
  random(({ version, timestamp, last_updated: updated, statements }) => {
    expect(version).toBeGreaterThanOrEqual(1);
    expect(updated === undefined || isAfter(updated, timestamp)).toBe(true);
    expect(statements.length).toBeGreaterThan(0);
    for (const { products, status, action_statement: action, vulnerability } of statements) {
      expect(products.length).toBeGreaterThan(0);
      expect(products.every((one) => /^pkg:[!-~]+$/.test(one['@id']))).toBe(true);
      expect(vulnerability.name).toMatch(/^(?:CVE|ORB)-/);
      expect((action ?? '').trim() !== '').toBe(status === 'affected');
    }
  });
});

describe.skipIf(!hasSchemas)('by the official schema', () => {
  const faults = hasSchemas ? schemaCheck('openvex') : () => [];

  test('documents of random advisories are valid', () => {
    random((document) => expect(faults(JSON.parse(JSON.stringify(document)))).toEqual([]));
  });

  test('a document without statements is not, so that this test can fail', () => {
    expect(faults({ ...JSON.parse(JSON.stringify(make())), statements: [] })).not.toEqual([]);
  });
});

test('a product without a purl is identified by its CPE name', () => {
  const cpe = String.raw`cpe:2.3:h:orbital:a\+b:*:*:*:*:*:*:*:*`;
  const affected = [{ package: { product: 'A+B', cpe }, ranges: [{ introduced: '0' }] }];
  expect(make({ affected })?.statements[0]?.products).toEqual([
    { '@id': 'cpe:2.3:h:orbital:a%5C%2Bb:*:*:*:*:*:*:*:*', identifiers: { cpe23: cpe } },
  ]);
});
