import { describe, expect, test } from 'vitest';
import { type Advisory, type EmbargoedAdvisory, isPublic } from '../../model/advisory/advisory.ts';
import { advisoryFrom, EMPTY, importedFile } from '../record/imported.fixture.ts';
import { importAll } from '../record/run.ts';
import { readCsaf } from './index.ts';

const V3 = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H';
const branch = (category: string, name: string, more: object) => ({ category, name, ...more });
const leaf = (category: string, name: string, id: string, helper?: object) =>
  branch(category, name, {
    product: { product_id: id, name: id, ...(helper && { product_identification_helper: helper }) },
  });

const DOCUMENT = {
  document: {
    category: 'csaf_security_advisory',
    csaf_version: '2.0',
    title: 'Heap overflow in Widget',
    distribution: { tlp: { label: 'WHITE' } },
    publisher: { category: 'vendor', name: 'Example Inc.', namespace: 'https://example.org/' },
    tracking: {
      id: 'EXSA-2024-7',
      status: 'final',
      version: '2',
      initial_release_date: '2024-02-01T10:00:00Z',
      current_release_date: '2024-03-01T10:00:00Z',
      revision_history: [
        { date: '2024-02-01T10:00:00Z', number: '1', summary: 'Initial.' },
        { date: '2024-03-01T10:00:00Z', number: '2', summary: 'Fixed versions.' },
      ],
    },
    notes: [
      { category: 'summary', title: 'Summary', text: 'Widget writes too far.' },
      { category: 'legal_disclaimer', text: 'As is.' },
    ],
    references: [
      { category: 'self', summary: 'This', url: 'https://example.org/csaf/exsa-2024-7.json' },
      { category: 'self', summary: 'The page', url: 'https://example.org/exsa-2024-7' },
    ],
    acknowledgments: [
      { names: ['A. Person'], organization: 'Lab', urls: ['https://lab.example/'] },
    ],
  },
  product_tree: {
    branches: [
      branch('vendor', 'Example Inc.', {
        branches: [
          branch('product_name', 'Widget', {
            branches: [
              leaf('product_version_range', 'vers:semver/>=1.0.0|<1.4.7', 'W-RANGE'),
              leaf('product_version', '2.0.0', 'W-2', {
                cpe: 'cpe:2.3:a:example:widget:2.0.0:*:*:*:*:*:*:*',
              }),
              leaf('product_version', '1.4.7', 'W-FIX'),
            ],
          }),
          branch('product_name', 'widget-js', {
            branches: [
              leaf('product_version_range', 'vers:npm/<3.0.0', 'JS', {
                purl: 'pkg:npm/widget?vers=x',
              }),
            ],
          }),
        ],
      }),
    ],
    full_product_names: [{ product_id: 'OS', name: 'Example OS 9' }],
    relationships: [
      {
        category: 'default_component_of',
        product_reference: 'JS',
        relates_to_product_reference: 'OS',
        full_product_name: { product_id: 'JS-OS', name: 'widget-js on Example OS 9' },
      },
    ],
  },
  vulnerabilities: [
    {
      cve: 'CVE-1900-12345',
      cwe: { id: 'CWE-122', name: 'Heap-based Buffer Overflow' },
      ids: [{ system_name: 'Bug', text: 'BUG-42' }],
      notes: [{ category: 'details', title: 'Cause', text: 'A loop.' }],
      product_status: {
        known_affected: ['W-RANGE', 'JS-OS'],
        fixed: ['W-FIX'],
        known_not_affected: ['OS'],
      },
      remediations: [
        {
          category: 'vendor_fix',
          details: 'Install 1.4.7.',
          product_ids: ['W-RANGE'],
          url: 'https://example.org/dl',
        },
        { category: 'workaround', details: 'Turn it off.', product_ids: ['W-RANGE'] },
      ],
      scores: [{ products: ['W-RANGE', 'JS-OS'], cvss_v3: { version: '3.1', vectorString: V3 } }],
      threats: [
        { category: 'exploit_status', details: 'Seen in the wild by a partner.' },
        { category: 'impact', details: 'High' },
      ],
    },
  ],
};

type Changes = Readonly<Record<string, unknown>>;
const changed = (document: Changes = {}, vulnerability: Changes = {}) => ({
  ...DOCUMENT,
  document: { ...DOCUMENT.document, ...document },
  vulnerabilities: DOCUMENT.vulnerabilities.map((one) => ({ ...one, ...vulnerability })),
});
const advisory = (document?: Changes, vulnerability?: Changes): Advisory | EmbargoedAdvisory =>
  advisoryFrom(importedFile(readCsaf, changed(document, vulnerability)));
const results = (value: unknown, options = EMPTY) =>
  importAll(readCsaf, [{ name: 'a.json', record: value }], options).map(({ result }) => result);

describe('a CSAF document', () => {
  test('becomes an advisory with all its facts', () => {
    expect(advisory()).toMatchObject({
      id: 'ORB-2024-0001',
      summary: 'Heap overflow in Widget',
      aliases: ['EXSA-2024-7', 'CVE-1900-12345', 'BUG-42'],
      published: '2024-02-01T10:00:00Z',
      revisions: [{ at: '2024-03-01T10:00:00Z', kind: 'information', note: 'Fixed versions.' }],
      cwe: ['CWE-122'],
      severity: [{ canonical: V3 }],
      assessed: [],
      affected: [
        {
          package: { ecosystem: 'product', name: 'Widget', vendor: 'Example Inc.' },
          ranges: [{ introduced: '1.0.0', fixed: '1.4.7' }],
        },
        {
          package: { ecosystem: 'npm', name: 'widget' },
          ranges: [{ introduced: '0', fixed: '3.0.0' }],
          platforms: ['Example OS 9'],
        },
      ],
      references: [{ type: 'ADVISORY', url: 'https://example.org/exsa-2024-7', title: 'The page' }],
      credits: [{ name: 'A. Person (Lab)', contact: ['https://lab.example/'] }],
      imported: {
        format: 'csaf',
        id: 'EXSA-2024-7',
        source: 'https://example.org/csaf/exsa-2024-7.json',
        kept: {
          'csaf/document~1notes': [{ category: 'legal_disclaimer', text: 'As is.' }],
          'csaf/product_status~1known_not_affected': ['OS'],
        },
      },
    });
    expect(advisory().body).toBe(
      [
        'Widget writes too far.',
        '## Upgrade',
        'Install 1.4.7.',
        '<https://example.org/dl>',
        '## Mitigation',
        'Turn it off.',
        '## Details',
        '### Cause',
        'A loop.',
        '### Exploits',
        'Seen in the wild by a partner.',
      ].join('\n\n'),
    );
  });

  test('with several vulnerabilities becomes an advisory for each', () => {
    const [one] = DOCUMENT.vulnerabilities;
    const second = { ...one, cve: 'CVE-1900-22222', title: 'Another', ids: [] };
    const all = results({ ...DOCUMENT, vulnerabilities: [one, second] });
    expect(all.map((result) => 'foreignId' in result && result.foreignId)).toEqual([
      'EXSA-2024-7#CVE-1900-12345',
      'EXSA-2024-7#CVE-1900-22222',
    ]);
    const made = all.flatMap((result) => ('problem' in result ? [] : [advisoryFrom(result)]));
    expect(made.map(({ summary, related, aliases }) => [summary, related, aliases])).toEqual([
      ['Heap overflow in Widget', ['EXSA-2024-7'], ['CVE-1900-12345', 'BUG-42']],
      ['Another', ['EXSA-2024-7'], ['CVE-1900-22222']],
    ]);
  });

  test('with scores that differ has them beside its packages', () => {
    const low = 'CVSS:3.1/AV:L/AC:L/PR:N/UI:R/S:U/C:L/I:N/A:N';
    const scores = [
      { products: ['W-RANGE'], cvss_v3: { vectorString: V3 } },
      { products: ['JS-OS'], cvss_v3: { vectorString: low } },
    ];
    const made = advisory({}, { scores });
    expect(made.severity).toEqual([]);
    expect(made.affected.map(({ severity }) => severity.map(({ canonical }) => canonical))).toEqual(
      [[V3], [low]],
    );
  });

  test('keeps what it cannot read, so that nothing counts as unaffected', () => {
    const status = {
      known_affected: ['W-2', 'OS'],
      first_affected: ['W-FIX'],
      under_investigation: ['JS'],
    };
    const made = advisory({}, { product_status: status });
    expect(
      made.affected.map(({ package: of, versions }) => [
        of.kind === 'package' && of.name,
        versions,
      ]),
    ).toEqual([
      ['Widget', ['2.0.0', '1.4.7']],
      ['Example OS 9', []],
      ['widget', []],
    ]);
    expect(
      Object.keys(made.imported?.kept ?? {}).filter((key) => key.startsWith('affected/')),
    ).toHaveLength(3);
  });

  test('of CSAF 2.1 has metrics, several weaknesses and purls', () => {
    const v4 = 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N';
    const made = advisory(
      { csaf_version: '2.1', distribution: { tlp: { label: 'CLEAR' } } },
      {
        cwe: undefined,
        cwes: [{ id: 'CWE-122' }, { id: 'CWE-787' }],
        scores: undefined,
        metrics: [{ products: ['W-RANGE', 'JS-OS'], content: { cvss_v4: { vectorString: v4 } } }],
      },
    );
    expect(made.cwe).toEqual(['CWE-122', 'CWE-787']);
    expect(made.severity.map(({ canonical }) => canonical)).toEqual([v4]);
  });
});

describe('a document that is not for everyone', () => {
  test.each(['GREEN', 'AMBER', 'AMBER+STRICT', 'RED', 'unknown'])('stays private: %s', (label) => {
    const made = advisory({ distribution: { tlp: { label } } });
    expect([isPublic(made), made.published, made.tlp]).toEqual([
      false,
      undefined,
      label === 'unknown' ? 'RED' : label,
    ]);
    expect(made.imported?.kept['published']).toBe('2024-02-01T10:00:00Z');
  });

  test('stays a draft if it is one', () => {
    const made = advisory({ tracking: { ...DOCUMENT.document.tracking, status: 'draft' } });
    expect([isPublic(made), made.state]).toEqual([false, 'draft']);
  });
});

describe('a withdrawn document of CSAF 2.1', () => {
  const withdrawn = {
    document: {
      ...DOCUMENT.document,
      csaf_version: '2.1',
      category: 'csaf_withdrawn',
      notes: [{ category: 'description', title: 'Reasoning for Withdrawal', text: 'A mistake.' }],
    },
  };

  test('withdraws the advisory that was imported from it, and nothing else', () => {
    const importedAs = new Map([['EXSA-2024-7', { id: 'ORB-2024-0001', project: 'orbital' }]]);
    const [made] = results(withdrawn, { ...EMPTY, importedAs });
    if (made === undefined || 'problem' in made) throw new Error('refused');
    expect(made.isPartial).toBe(true);
    expect(advisoryFrom(made)).toMatchObject({
      withdrawn: { at: '2024-03-01T10:00:00Z', reason: 'A mistake.' },
    });
  });

  test('withdraws each advisory of it', () => {
    const ids = ['EXSA-2024-7#CVE-1900-1111', 'EXSA-2024-7#CVE-1900-2222', 'EXSA-2024-70'];
    const importedAs = new Map(
      ids.map((id, i) => [id, { id: `ORB-2024-000${i + 1}`, project: 'orbital' }]),
    );
    const made = results(withdrawn, { ...EMPTY, importedAs });
    expect(made.map((one) => 'foreignId' in one && one.foreignId)).toEqual(ids.slice(0, 2));
  });

  test('needs no advisory otherwise', () => {
    expect(results(withdrawn)).toMatchObject([{ isUnneeded: true, foreignId: 'EXSA-2024-7' }]);
  });
});

describe('another value', () => {
  test.each([null, [], 'x', {}, { document: {} }, { document: { csaf_version: '1.2' } }])(
    'is refused in a sentence: %j',
    (value) => {
      expect(results(value)).toMatchObject([
        { problem: expect.stringMatching(/^This is not a CSAF document: .+\.$/) },
      ]);
    },
  );

  test('with branches of any depth is read or refused, without an error of the stack', () => {
    let nested: object = leaf('product_version', '1.0', 'DEEP');
    for (let i = 0; i < 50_000; i++) nested = branch('product_family', 'x', { branches: [nested] });
    const [made] = results({
      ...changed({}, { product_status: { known_affected: ['DEEP'] } }),
      product_tree: { branches: [nested] },
    });
    expect(made).toMatchObject({
      notes: expect.arrayContaining([expect.stringContaining('30 levels')]),
    });
  });
});
