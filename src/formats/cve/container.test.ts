import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasSchemas, schemaCheck } from '../../../tests/support/schema.ts';
import type { Advisory } from '../../model/advisory/advisory.ts';
import { runs } from '../../model/property-runs.fixture.ts';
import type { Site } from '../../model/site/site.ts';
import { arbitraryAdvisory, GENERATED_PROJECTS } from '../../model/testing/advisory.arbitrary.ts';
import { anAdvisory, aProject, aSite, at, NOW } from '../../model/testing/advisory.fixture.ts';
import { type CnaContainer, cnaContainer } from './container.ts';

const SITE = aSite();
const make = (changes: Parameters<typeof anAdvisory>[0] = {}, site = SITE) =>
  cnaContainer(anAdvisory(changes), { site, project: aProject(), now: NOW });

describe('the container', () => {
  test('of the example advisory', () => {
    expect(JSON.parse(JSON.stringify(make()))).toEqual({
      title: 'Heap overflow when opening a crafted archive',
      datePublic: '2026-05-12T16:00:00Z',
      descriptions: [
        {
          lang: 'en',
          value: expect.stringMatching(/^Heap overflow.*\n\nA crafted archive overwrites/),
        },
      ],
      affected: [
        {
          vendor: 'The Orbital Project',
          product: 'Orbital',
          collectionURL: 'https://pypi.org',
          packageName: 'orbital',
          packageURL: 'pkg:pypi/orbital',
          repo: 'https://git.example/orbital',
          programRoutines: [{ name: 'orbital.archive.open' }],
          defaultStatus: 'unknown',
          versions: [
            { version: '1.0.0', status: 'affected', versionType: 'python', lessThan: '1.4.7' },
            { version: '2.0.0', status: 'affected', versionType: 'python', lessThan: '2.1.3' },
            { version: '1.4.7', status: 'unaffected', versionType: 'python', lessThan: '2.0.0' },
            {
              version: '2.1.3',
              status: 'unaffected',
              versionType: 'python',
              lessThan: '3.0.0.dev0',
            },
          ],
        },
      ],
      problemTypes: [
        {
          descriptions: [
            {
              lang: 'en',
              cweId: 'CWE-122',
              description: 'CWE-122 Heap-based Buffer Overflow',
              type: 'CWE',
            },
          ],
        },
      ],
      metrics: [
        {
          format: 'CVSS',
          cvssV4_0: {
            version: '4.0',
            vectorString: 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N',
            baseScore: 8.7,
            baseSeverity: 'HIGH',
          },
        },
        {
          format: 'CVSS',
          cvssV3_1: {
            version: '3.1',
            vectorString: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H',
            baseScore: 8.8,
            baseSeverity: 'HIGH',
          },
        },
      ],
      configurations: [{ lang: 'en', value: expect.stringMatching(/^Only programs/) }],
      workarounds: [{ lang: 'en', value: expect.stringMatching(/^Set `ORBITAL_ARCHIVE=off`/) }],
      solutions: [
        {
          lang: 'en',
          value: expect.stringMatching(/^Upgrade orbital \(PyPI\) to 1\.4\.7 or 2\.1\.3\./),
        },
      ],
      timeline: [
        { time: '2026-04-20T09:12:00Z', lang: 'en', value: 'Reported.' },
        { time: '2026-04-20T17:40:00Z', lang: 'en', value: 'Report acknowledged.' },
        { time: '2026-05-12T16:00:00Z', lang: 'en', value: 'Advisory published.' },
      ],
      credits: [{ lang: 'en', value: 'Example Researcher', type: 'finder' }],
      references: [
        {
          url: 'https://security.orbital.example/advisories/ORB-2026-0003/',
          name: 'ORB-2026-0003',
          tags: ['vendor-advisory'],
        },
        { url: 'https://git.example/orbital/commit/1', tags: ['patch'] },
      ],
      source: { advisory: 'ORB-2026-0003', discovery: 'EXTERNAL' },
      x_generator: { engine: 'Candor' },
    });
  });

  test('leaves the metadata of the provider to the CNA', () => {
    expect(Object.keys(make())).not.toContain('providerMetadata');
  });

  test('names the type of the vulnerability even if no weakness is known (CNA rule 5.1.7)', () => {
    expect(make({ cwe: [] }).problemTypes).toEqual([
      {
        descriptions: [
          { lang: 'en', description: 'Heap overflow when opening a crafted archive', type: 'text' },
        ],
      },
    ]);
    const imported = {
      summary: undefined,
      cwe: [],
      imported: { format: 'osv' as const, id: 'X-1' },
    };
    expect(make(imported).problemTypes[0]?.descriptions[0].description).toBe('n/a');
    expect(make(imported).title).toBeUndefined();
  });

  test('states when the CVE was assigned, if the timeline does', () => {
    const timeline = [{ at: '2026-05-02T08:00:00Z', event: 'cve-assigned' as const }];
    expect(make({ timeline }).dateAssigned).toBe('2026-05-02T08:00:00Z');
    expect(make().dateAssigned).toBeUndefined();
  });

  test('contains no future event, and none twice', () => {
    const timeline = [
      { at: '2026-05-12T16:00:00Z', event: 'published' as const },
      { at: '2026-05-12T16:00:00Z', event: 'published' as const },
      { at: '2026-05-13T16:00:00Z', event: 'note' as const, note: 'Something else' },
      { at: '2026-05-14T16:00:00Z', event: 'note' as const },
      { at: '2027-01-01T16:00:00Z', event: 'scheduled' as const },
    ];
    expect(make({ timeline }).timeline).toEqual([
      { time: '2026-05-12T16:00:00Z', lang: 'en', value: 'Advisory published.' },
      { time: '2026-05-13T16:00:00Z', lang: 'en', value: 'Something else.' },
    ]);
    expect(
      make({ timeline: [{ at: '2027-01-01T16:00:00Z', event: 'scheduled' }] }).timeline,
    ).toBeUndefined();
  });

  test.each([
    [{ credits: [] }, 'UNKNOWN'],
    [{ credits: [{ name: 'Ada Example', type: 'FINDER' as const }] }, 'INTERNAL'],
    [
      {
        credits: [
          { name: 'Ada Example', type: 'FINDER' as const },
          { name: 'Eve', type: 'REPORTER' as const },
        ],
      },
      'EXTERNAL',
    ],
    [{ credits: [{ name: 'Eve', type: 'SPONSOR' as const }] }, 'UNKNOWN'],
    [{ upstream: ['CVE-1900-0001'] }, 'UPSTREAM'],
  ])('states how the issue was discovered: %j is %s', (changes, discovery) => {
    expect(make(changes).source.discovery).toBe(discovery);
  });

  test('gives credits without a type the type "other", because an absent type means "finder"', () => {
    const credits = [{ name: 'Eve' }, { name: 'Bob', type: 'REMEDIATION_DEVELOPER' as const }];
    expect(make({ credits }).credits).toEqual([
      { lang: 'en', value: 'Eve', type: 'other' },
      { lang: 'en', value: 'Bob', type: 'remediation developer' },
    ]);
  });

  test('has the first publication if another advisory was earlier', () => {
    const setting = {
      site: SITE,
      project: aProject(),
      now: NOW,
      firstPublic: at('2026-01-01T00:00:00Z'),
    };
    expect(cnaContainer(anAdvisory(), setting).datePublic).toBe('2026-01-01T00:00:00Z');
  });
});

describe('metrics', () => {
  const metrics = (severity: string[]) => make({ severity }).metrics;

  test('of CVSS 3.1 with temporal metrics have both scores', () => {
    expect(metrics(['CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H/E:U'])).toEqual([
      {
        format: 'CVSS',
        cvssV3_1: {
          version: '3.1',
          vectorString: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H/E:U',
          baseScore: 8.8,
          baseSeverity: 'HIGH',
          temporalScore: 8.1,
          temporalSeverity: 'HIGH',
        },
      },
    ]);
  });

  test('of CVSS 2.0 have no qualitative severity', () => {
    expect(metrics(['AV:N/AC:L/Au:N/C:P/I:P/A:P'])).toEqual([
      {
        format: 'CVSS',
        cvssV2_0: { version: '2.0', vectorString: 'AV:N/AC:L/Au:N/C:P/I:P/A:P', baseScore: 7.5 },
      },
    ]);
  });

  test("contain the publisher's own rating as text, and are absent without a vector and a rating", () => {
    const rating = { level: 'high' as const, reason: 'We do not publish CVSS.' };
    expect(make({ severity: [], rating }).metrics).toEqual([
      {
        other: {
          type: 'Textual description of severity',
          content: { text: 'high', reason: 'We do not publish CVSS.' },
        },
      },
    ]);
    expect(make({ severity: [] }).metrics).toBeUndefined();
  });
});

describe('references', () => {
  const references = (
    list: NonNullable<Parameters<typeof anAdvisory>[0]>['references'],
    site?: Site,
  ) => make({ references: list }, site).references.slice(1);

  test('name each address once, with the tags of all its types', () => {
    expect(
      references([
        { type: 'WEB', url: 'https://example.org/a' },
        { type: 'EVIDENCE', url: 'https://example.org/a' },
        { type: 'DISCUSSION', url: 'https://example.org/b' },
      ]),
    ).toEqual([
      { url: 'https://example.org/a', tags: ['related', 'exploit'] },
      { url: 'https://example.org/b' },
    ]);
  });

  test('have a name if the advisory gives them a title or a branch', () => {
    expect(
      references([
        { type: 'FIX', url: 'https://example.org/a', branch: '2.x' },
        { type: 'WEB', url: 'https://example.org/b' },
        { type: 'WEB', url: 'https://example.org/b', title: 'How to repack' },
      ]).map(({ name }) => name),
    ).toEqual(['Fix for 2.x', 'Further reading: How to repack']);
  });

  test('distinguish our advisories from those of others', () => {
    expect(
      references([
        { type: 'ADVISORY', url: 'https://security.orbital.example/advisories/ORB-2026-0001/' },
        { type: 'ADVISORY', url: 'https://other.example/1' },
      ]).map(({ tags }) => tags),
    ).toEqual([['vendor-advisory'], ['third-party-advisory']]);
  });

  test('are addresses valid by RFC 3986, within the length limit', () => {
    const long = `https://example.org/${'é'.repeat(1000)}`;
    expect(
      references([
        { type: 'WEB', url: 'https://bücher.example/ü' },
        { type: 'WEB', url: long },
      ]),
    ).toEqual([{ url: 'https://xn--bcher-kva.example/%C3%BC', tags: ['related'] }]);
  });
});

test('attack patterns are impacts, each once; without one there are no impacts', () => {
  expect(
    make({ capec: ['CAPEC-126', 'CAPEC-126', 'CAPEC-475'] }).impacts?.map(({ capecId }) => capecId),
  ).toEqual(['CAPEC-126', 'CAPEC-475']);
  expect(make().impacts).toBeUndefined();
});

/** Checks the schema and the CNA rules, as far as plain code can. */
function expectSound(container: CnaContainer): void {
  const json: CnaContainer = JSON.parse(JSON.stringify(container));
  expect(json.title === undefined || (json.title.length >= 1 && json.title.length <= 256)).toBe(
    true,
  );
  const texts = [
    json.descriptions,
    json.solutions,
    json.workarounds,
    json.configurations,
    json.exploits,
  ];
  for (const list of texts) if (list !== undefined) expect(list.length).toBeGreaterThan(0);
  for (const { lang, value } of texts.flatMap((list) => list ?? [])) {
    expect(lang).toMatch(/^[a-z]{2,3}/);
    expect(value).toBe(value.trim());
    expect(value.length).toBeGreaterThanOrEqual(1);
    expect(value.length).toBeLessThanOrEqual(4096);
  }
  const english = json.descriptions.filter(({ lang }) => lang === 'en');
  expect(english).toHaveLength(1);
  expect(english[0]?.value.length).toBeGreaterThanOrEqual(10);
  for (const product of json.affected) {
    expect(product.vendor !== '' && product.product !== '').toBe(true);
    for (const version of product.versions ?? []) {
      const keys = Object.keys(version).sort().join(' ');
      expect([
        'status version',
        'lessThan status version versionType',
        'lessThanOrEqual status version versionType',
      ]).toContain(keys);
      expect(version.lessThan).not.toBe(version.version);
    }
  }
  expect(json.problemTypes.length).toBeGreaterThan(0);
  expect(new Set(json.references.map(({ url }) => url)).size).toBe(json.references.length);
  expect(
    json.references.every(({ url }) => /^https?:\/\/[!-~]+$/.test(url) && url.length <= 2048),
  ).toBe(true);
}

const random = (
  numRuns: number,
  site: Site,
  check: (container: CnaContainer, advisory: Advisory) => void,
): void => {
  fc.assert(
    fc.property(arbitraryAdvisory(), (advisory) => {
      const project = GENERATED_PROJECTS.find(({ slug }) => slug === advisory.project);
      check(cnaContainer(advisory, { site, project, now: NOW }), advisory);
    }),
    { numRuns },
  );
};

const LONG = 'A very long text with 😀 in it. '.repeat(1000);
/** Facts that only an advisory in another language, or a very long text, shows. */
/** Products that only a purl or a name identifies, with and without a stated order of versions. */
const PRODUCTS = make({
  affected: [
    { package: 'pkg:oci/orbital?repository_url=registry.example.org/orbital', versions: ['1.0.0'] },
    {
      package: 'pkg:docker/example/orbital',
      version_order: 'semver',
      ranges: [{ introduced: '0', fixed: '1.2.0' }],
    },
    {
      package: { product: 'Appliance', cpe: 'cpe:2.3:h:example:appliance:*:*:*:*:*:*:*:*' },
      versions: ['1.0'],
    },
  ],
});

test('names products without an ecosystem by their purls or names, and knows only what is stated', () => {
  expect(PRODUCTS.affected).toMatchObject([
    {
      packageURL: 'pkg:oci/orbital?repository_url=registry.example.org%2Forbital',
      defaultStatus: 'unknown',
      versions: [{ version: '1.0.0', status: 'affected' }],
    },
    {
      packageURL: 'pkg:docker/example/orbital',
      versions: expect.arrayContaining([
        { version: '0', lessThan: '1.2.0', versionType: 'semver', status: 'affected' },
      ]),
    },
    {
      product: 'Appliance',
      defaultStatus: 'unknown',
      versions: [{ version: '1.0', status: 'affected' }],
    },
  ]);
});

const EXTREMES = [
  make({}, aSite({ language: 'ca-valencia' })),
  make({
    body: ['Impact', 'Am I affected?', 'Upgrade', 'Mitigation']
      .map((name) => `## ${name}\n\n${LONG}`)
      .join('\n\n'),
  }),
  make({
    severity: ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:U/S:P/U:Amber'],
  }),
  make({
    affected: [],
    severity: [],
    cwe: [],
    credits: [],
    references: [],
    timeline: [],
    body: '',
  }),
  make({
    withdrawn: { at: '2026-05-30T00:00:00Z', reason: 'No.' },
    exploited: { aware_at: '2026-05-01T08:00:00Z' },
  }),
];

test('random advisories with hostile texts stay within the limits', () => {
  random(runs(100), SITE, expectSound);
  random(runs(50), aSite({ language: 'he' }), expectSound);
  for (const container of EXTREMES) expectSound(container);
});

test('the same advisory produces the same bytes', () => {
  random(20, SITE, (container, advisory) => {
    const project = GENERATED_PROJECTS.find(({ slug }) => slug === advisory.project);
    const again = cnaContainer(structuredClone(advisory), { site: SITE, project, now: NOW });
    expect(JSON.stringify(again)).toBe(JSON.stringify(container));
  });
});

describe.skipIf(!hasSchemas)('by the official schema', () => {
  const faults = hasSchemas ? schemaCheck('cve-cna') : () => [];
  // CVE Services fills this in.
  const complete = (container: CnaContainer): unknown => ({
    ...JSON.parse(JSON.stringify(container)),
    providerMetadata: { orgId: '00000000-0000-4000-9000-000000000000' },
  });

  test('the example and its variants are valid', () => {
    for (const container of [make(), PRODUCTS, ...EXTREMES])
      expect(faults(complete(container))).toEqual([]);
  });

  test('random advisories are valid', () => {
    random(runs(150), SITE, (container) => expect(faults(complete(container))).toEqual([]));
  });

  test('a container without references is not, so that this test can fail', () => {
    expect(faults({ ...make(), references: [] })).not.toEqual([]);
  });
});
