import { describe, expect, test } from 'vitest';
import { advisoryFrom, EMPTY, importedFile } from '../record/imported.fixture.ts';
import { importAll } from '../record/run.ts';
import { readCve } from './index.ts';

const CNA = {
  title: 'Heap overflow in the reader',
  descriptions: [
    { lang: 'de', value: 'Ein Text' },
    { lang: 'en', value: 'A *crafted* archive.\n\nSee https://example.org/a_b_c.' },
  ],
  affected: [
    {
      vendor: 'Example Inc.',
      product: 'Widget',
      cpes: ['cpe:2.3:a:example:widget:1.0:*:*:*:*:*:*:*'],
      defaultStatus: 'unaffected',
      versions: [{ version: '0', status: 'affected', lessThan: '1.4.7', versionType: 'semver' }],
    },
  ],
  problemTypes: [
    { descriptions: [{ lang: 'en', cweId: 'CWE-122', description: 'CWE-122', type: 'CWE' }] },
  ],
  impacts: [{ capecId: 'CAPEC-100', descriptions: [] }],
  metrics: [
    {
      format: 'CVSS',
      cvssV3_1: { version: '3.1', vectorString: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H' },
    },
    {
      other: { type: 'Textual description of severity', content: { text: 'High', namespace: 'x' } },
    },
  ],
  references: [
    { url: 'https://example.org/fix', tags: ['patch'], name: 'The fix' },
    { url: 'https://example.org/a' },
  ],
  credits: [
    { lang: 'en', value: 'A. Person' },
    { lang: 'en', value: 'B', type: 'remediation developer' },
  ],
  workarounds: [{ lang: 'en', value: 'Turn it off.' }],
  timeline: [{ time: '2024-01-01T00:00:00', lang: 'en', value: 'Reported: by mail.' }],
  providerMetadata: { orgId: 'x' },
};
const METADATA = {
  cveId: 'CVE-1900-12345',
  state: 'PUBLISHED',
  datePublished: '2024-02-01T10:00:00',
  dateUpdated: '2024-03-01T10:00:00.000Z',
};
const record = (cna: object = {}, metadata: object = {}) => ({
  dataType: 'CVE_RECORD',
  cveMetadata: { ...METADATA, ...metadata },
  containers: { cna: { ...CNA, ...cna } },
});
const advisory = (cna: object = {}, metadata: object = {}) =>
  advisoryFrom(importedFile(readCve, record(cna, metadata)));
const result = (value: unknown, name = 'a.json', options = EMPTY) =>
  importAll(readCve, [{ name, record: value }], options)[0]?.result;

describe('a published CVE record', () => {
  test('becomes an advisory with all its facts', () => {
    expect(advisory()).toMatchObject({
      id: 'ORB-2024-0001',
      summary: CNA.title,
      aliases: ['CVE-1900-12345'],
      published: '2024-02-01T10:00:00Z',
      modified: '2024-03-01T10:00:00Z',
      cwe: ['CWE-122'],
      capec: ['CAPEC-100'],
      rating: { level: 'high' },
      assessed: 'all',
      affected: [
        {
          package: {
            ecosystem: 'product',
            name: 'Widget',
            vendor: 'Example Inc.',
            cpe: 'cpe:2.3:a:example:widget:*:*:*:*:*:*:*:*',
          },
          ranges: [{ introduced: '0', fixed: '1.4.7' }],
        },
      ],
      references: [
        { type: 'FIX', url: 'https://example.org/fix', title: 'The fix' },
        { type: 'WEB', url: 'https://example.org/a' },
      ],
      credits: [
        { name: 'A. Person', type: 'FINDER' },
        { name: 'B', type: 'REMEDIATION_DEVELOPER' },
      ],
      timeline: [{ at: '2024-01-01T00:00:00Z', event: 'reported', note: 'by mail' }],
      body: 'A \\*crafted\\* archive.\n\nSee <https://example.org/a_b_c>.\n\n## Mitigation\n\nTurn it off.',
      imported: { format: 'cve', id: 'CVE-1900-12345', kept: {} },
    });
  });

  test.each<[string, object, object]>([
    ['a purl', { packageURL: 'pkg:pypi/widget@1.0' }, { ecosystem: 'PyPI', name: 'widget' }],
    [
      'a collection',
      { collectionURL: 'https://pypi.org/', packageName: 'Wid_Get' },
      { ecosystem: 'PyPI', name: 'wid-get' },
    ],
    [
      'a purl that OSV does not know',
      { packageURL: 'pkg:docker/example/widget' },
      { ecosystem: 'pkg:docker' },
    ],
    [
      'an unknown collection',
      { collectionURL: 'https://x.example', packageName: 'x' },
      { ecosystem: 'product', name: 'Widget' },
    ],
    ['a purl that is none', { packageURL: 'widget' }, { ecosystem: 'product', name: 'Widget' }],
  ])('names a package by %s', (_, names, of) => {
    const [first] = CNA.affected;
    expect(advisory({ affected: [{ ...first, ...names }] }).affected[0]?.package).toMatchObject(of);
  });

  test.each([undefined, 'unknown'])(
    'does not call versions unaffected whose status is %s',
    (defaultStatus) => {
      const [first] = CNA.affected;
      const made = advisory({
        affected: [{ ...first, packageURL: 'pkg:npm/widget', defaultStatus }],
      });
      expect(made.assessed).toEqual([]);
    },
  );

  test('keeps what the contract has no key for', () => {
    const made = advisory({ x_other: { a: 1 }, source: { discovery: 'EXTERNAL' } });
    expect(made.imported?.kept).toEqual({
      'cve/x_other': { a: 1 },
      'cve/source': { discovery: 'EXTERNAL' },
    });
  });

  test('can be a container alone, in a file that is named after its CVE', () => {
    for (const value of [
      { cnaContainer: { ...CNA, datePublic: '2024-02-01T10:00:00Z' } },
      { ...CNA, datePublic: '2024-02-01T10:00:00Z' },
    ]) {
      expect(result(value, 'CVE-1900-12345.json')).toMatchObject({
        foreignId: 'CVE-1900-12345',
        id: 'ORB-2024-0001',
      });
      expect(result(value)).toMatchObject({
        problem: expect.stringContaining('Name its file after it'),
      });
    }
  });
});

describe('a rejected CVE record', () => {
  const rejected = {
    cveMetadata: { ...METADATA, state: 'REJECTED', dateRejected: '2024-05-01T00:00:00Z' },
    containers: {
      cna: {
        rejectedReasons: [{ lang: 'en', value: 'A duplicate.' }],
        replacedBy: ['CVE-1900-2222'],
      },
    },
  };

  test('withdraws the advisory that was imported from it, and says nothing else', () => {
    const importedAs = new Map([['CVE-1900-12345', { id: 'ORB-2024-0001', project: 'orbital' }]]);
    const made = result(rejected, 'a', { ...EMPTY, importedAs });
    expect(made).toMatchObject({ id: 'ORB-2024-0001', isPartial: true });
    if (made === undefined || 'problem' in made) throw new Error('refused');
    expect(advisoryFrom(made)).toMatchObject({
      state: 'withdrawn',
      withdrawn: {
        at: '2024-05-01T00:00:00Z',
        reason: 'A duplicate.',
        replaced_by: 'CVE-1900-2222',
      },
    });
  });

  test('needs no advisory otherwise, nor does a reserved one', () => {
    expect(result(rejected)).toMatchObject({
      isUnneeded: true,
      problem: expect.stringContaining('rejected'),
    });
    expect(result(record({}, { state: 'RESERVED' }))).toMatchObject({ isUnneeded: true });
  });
});

describe('another value', () => {
  test.each([
    null,
    [],
    'x',
    {},
    { cveMetadata: {} },
    { cveMetadata: { cveId: 'x' } },
    record({ affected: 'x' }),
  ])('is refused in a sentence: %j', (value) => {
    expect(result(value)).toMatchObject({
      problem: expect.stringMatching(/^This is not a CVE record: .+\.$/),
    });
  });

  test('without a date is refused', () => {
    expect(result(record({}, { datePublished: undefined }))).toMatchObject({
      problem: 'CVE-1900-12345 has no date of publication.',
    });
  });
});
