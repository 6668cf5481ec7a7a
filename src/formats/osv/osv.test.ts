import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { advisorySchema } from '../../model/advisory/advisory.ts';
import {
  anAdvisory,
  aSite,
  at,
  BODY,
  type Changes,
  NOW,
} from '../../model/testing/advisory.fixture.ts';
import { settingOf } from '../format.ts';
import { osv, osvDocument, osvRecord } from './osv.ts';

type Difference = Changes<typeof advisorySchema> & { readonly id?: string; readonly body?: string };

const SITE = aSite();
const record = (changes: Difference = {}, site = SITE) => osvRecord(anAdvisory(changes), site);
const SHA = 'a'.repeat(40);
const SCHEMA = new URL('../../../../shared/schemas/osv.json', import.meta.url);

const WITHDRAWN: z.input<typeof advisorySchema>['withdrawn'] = {
  at: '2026-05-30T00:00:00Z',
  reason: 'It cannot be exploited',
  replaced_by: 'ORB-2026-0004',
};

const IMPORTED = {
  aliases: [],
  severity: [],
  cwe: [],
  timeline: [],
  credits: [],
  imported: { format: 'osv' as const, id: 'PSF-2024-3' },
};

/** An advisory with everything that a record can contain. */
const VARIANTS: Readonly<Record<string, Difference>> = {
  'the example': {},
  withdrawn: { withdrawn: WITHDRAWN },
  'without aliases, severity and references': {
    aliases: [],
    severity: [],
    references: [],
    credits: [],
    cwe: [],
  },
  'with commits': {
    affected: [
      {
        package: { repo: 'https://git.example/orbital' },
        ranges: [{ introduced: '0', fixed: SHA }],
      },
    ],
  },
  'with fixed and last_affected': {
    affected: [
      {
        package: 'pkg:npm/%40orbital/core',
        ranges: [
          { introduced: '1.0.0', fixed: '1.1.0' },
          { introduced: '2.0.0', last_affected: '2.1.0' },
        ],
      },
    ],
  },
  'with CVSS 2.0 and 3.0': {
    severity: ['AV:N/AC:L/Au:N/C:P/I:P/A:P', 'CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H'],
  },
  'with all of our own data': {
    exploited: { aware_at: '2026-05-01T08:00:00Z' },
    rating: { level: 'high', reason: 'The score leaves out the default setting.' },
    revisions: [{ at: '2026-05-20T10:00:00Z', kind: 'range', note: 'More versions.' }],
    related: ['ORB-2026-0002', 'GHSA-2345-cfgh-jmpq'],
    upstream: ['CVE-2026-1111'],
  },
  imported: { ...IMPORTED, body: '' },
};

describe('an OSV record', () => {
  test('is at osv/<OSV-ID>.json, as JSON with an indent of two and a final line break', () => {
    const document = osv(anAdvisory(), settingOf(SITE, NOW, { projects: [] }));
    expect(document).toMatchObject({
      path: 'osv/x_ORB-2026-0003.json',
      title: 'OSV',
      type: 'application/json',
    });
    expect(document?.body).toMatch(
      /^\{\n {2}"schema_version": "1\.7\.5",\n {2}"id": "x_ORB-2026-0003",\n[\s\S]*\n\}\n$/,
    );
  });

  test('of the example advisory', () => {
    expect(record()).toEqual({
      schema_version: '1.7.5',
      id: 'x_ORB-2026-0003',
      modified: '2026-05-12T16:00:00Z',
      published: '2026-05-12T16:00:00Z',
      aliases: ['CVE-1900-12345'],
      summary: 'Heap overflow when opening a crafted archive',
      details: BODY,
      severity: [
        {
          type: 'CVSS_V4',
          score: 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N',
        },
        { type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H' },
      ],
      affected: [
        {
          package: { ecosystem: 'PyPI', name: 'orbital', purl: 'pkg:pypi/orbital' },
          ranges: [
            {
              type: 'ECOSYSTEM',
              events: [
                { introduced: '1.0.0' },
                { fixed: '1.4.7' },
                { introduced: '2.0.0' },
                { fixed: '2.1.3' },
              ],
            },
          ],
          database_specific: { functions: ['orbital.archive.open'] },
        },
      ],
      references: [{ type: 'FIX', url: 'https://git.example/orbital/commit/1' }],
      credits: [
        { name: 'Example Researcher', contact: ['https://researcher.example/'], type: 'FINDER' },
      ],
      database_specific: {
        cwe_ids: ['CWE-122'],
        mitigation: 'Set `ORBITAL_ARCHIVE=off` in the environment, which turns archives off.',
        tlp: 'CLEAR',
      },
    });
  });

  test('has its keys in one order', () => {
    expect(
      Object.keys(record({ withdrawn: WITHDRAWN, related: ['A-1'], upstream: ['B-1'] })),
    ).toEqual([
      ...[
        'schema_version',
        'id',
        'modified',
        'published',
        'withdrawn',
        'aliases',
        'related',
        'upstream',
      ],
      ...[
        'summary',
        'details',
        'severity',
        'affected',
        'references',
        'credits',
        'database_specific',
      ],
    ]);
  });

  test('has no key without a value', () => {
    const bare = record({
      aliases: [],
      severity: [],
      cwe: [],
      affected: [],
      references: [],
      credits: [],
      body: '',
    });
    expect(Object.keys(bare)).toEqual([
      'schema_version',
      'id',
      'modified',
      'published',
      'summary',
      'database_specific',
    ]);
    expect(bare.database_specific).toStrictEqual({ tlp: 'CLEAR' });
  });

  test('names ids of this site as OSV knows them, with x_ unless the prefix is registered', () => {
    const changes: Difference = {
      related: ['ORB-2026-0002', 'CVE-2026-1111'],
      withdrawn: WITHDRAWN,
    };
    expect(record(changes)).toMatchObject({
      id: 'x_ORB-2026-0003',
      related: ['x_ORB-2026-0002', 'CVE-2026-1111'],
    });
    expect(record(changes).database_specific?.withdrawn?.replaced_by).toBe('x_ORB-2026-0004');
    const registered = record(changes, aSite({ id: { prefix: 'ORB', registered: true } }));
    expect(registered).toMatchObject({
      id: 'ORB-2026-0003',
      related: ['ORB-2026-0002', 'CVE-2026-1111'],
    });
    expect(registered.database_specific?.withdrawn?.replaced_by).toBe('ORB-2026-0004');
  });

  test('writes vectors in canonical order, under the type of their version', () => {
    const { severity } = record({
      severity: [
        'CVSS:4.0/SA:N/SI:N/SC:N/VA:H/VI:H/VC:H/UI:P/PR:N/AT:N/AC:L/AV:N',
        'CVSS:3.0/A:H/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H',
        'AV:N/AC:L/Au:N/C:P/I:P/A:P',
      ],
    });
    expect(severity).toEqual([
      { type: 'CVSS_V4', score: 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N' },
      { type: 'CVSS_V3', score: 'CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H' },
      { type: 'CVSS_V2', score: 'AV:N/AC:L/Au:N/C:P/I:P/A:P' },
    ]);
  });

  test('has addresses that are valid URIs, even if only browsers accept the original', () => {
    const references = [{ type: 'WEB' as const, url: 'https://bücher.example/😀?a=[1]' }];
    expect(record({ references }).references).toEqual([
      { type: 'WEB', url: 'https://xn--bcher-kva.example/%F0%9F%98%80?a=%5B1%5D' },
    ]);
  });

  test('contains its text in standalone form: no notes for authors, absolute links, and the upgrade section made from the ranges', () => {
    const body =
      '## Impact\n\nSee [the policy](../../policy/).<!-- ask Jo -->\n\n## Upgrade\n\n## Mitigation\n\n<!-- none? -->\nTurn [it][1] off.\n\n[1]: #impact\n';
    const { details, database_specific: own } = record({ body });
    expect(details).toBe(
      '## Impact\n\nSee [the policy](https://security.orbital.example/policy/).\n\n## Upgrade\n\n' +
        'Upgrade orbital (PyPI) to 1.4.7 or 2.1.3.\n\n## Mitigation\n\n\nTurn [it][1] off.\n\n' +
        '[1]: https://security.orbital.example/advisories/ORB-2026-0003/#impact',
    );
    expect(own?.mitigation).not.toContain('none?');
    const imported = { format: 'osv' as const, id: 'ORB-2026-0003' };
    expect(record({ body, imported }).details).toBe(body);
  });

  test('of a withdrawn advisory says so in its summary and at the start of its details, and keeps the rest', () => {
    const withdrawn = record({ withdrawn: WITHDRAWN });
    expect(withdrawn.withdrawn).toBe('2026-05-30T00:00:00Z');
    expect(withdrawn.modified).toBe('2026-05-30T00:00:00Z');
    expect(withdrawn.summary).toBe('WITHDRAWN: Heap overflow when opening a crafted archive');
    expect(withdrawn.details).toBe(
      `Withdrawn: It cannot be exploited. It is replaced by x_ORB-2026-0004.\n\n${BODY}`,
    );
    expect(withdrawn.affected).toEqual(record().affected);
    expect(withdrawn.database_specific?.withdrawn).toEqual({
      reason: 'It cannot be exploited',
      replaced_by: 'x_ORB-2026-0004',
    });
  });

  test('lists revisions, but not editorial ones', () => {
    const { modified, database_specific: data } = record({
      revisions: [
        { at: '2026-05-20T10:00:00Z', kind: 'range', note: 'More versions.' },
        { at: '2026-05-21T10:00:00Z', kind: 'editorial', note: 'A comma.' },
      ],
    });
    expect(modified).toBe('2026-05-20T10:00:00Z');
    expect(data?.revisions).toEqual([
      { at: '2026-05-20T10:00:00Z', kind: 'range', note: 'More versions.' },
    ]);
  });

  test('stores facts without an OSV key in database_specific', () => {
    const { database_specific: data } = record(VARIANTS['with all of our own data']);
    expect(data).toMatchObject({
      exploited: { aware_at: '2026-05-01T08:00:00Z' },
      rating: { level: 'high', reason: 'The score leaves out the default setting.' },
    });
  });

  test('has no package if commits of a repository are affected', () => {
    const repo = 'https://git.example/orbital';
    expect(
      record({ affected: [{ package: { repo }, ranges: [{ introduced: '0', fixed: SHA }] }] })
        .affected,
    ).toEqual([{ ranges: [{ type: 'GIT', repo, events: [{ introduced: '0' }, { fixed: SHA }] }] }]);
  });

  test('leaves out products that no ecosystem contains, except their commits, and says so', () => {
    const repo = 'https://git.example/orbital';
    const { affected, details } = record({
      affected: [
        { package: 'pkg:docker/example/orbital', versions: ['1.0.0'] },
        {
          package: 'pkg:generic/liborbital',
          ranges: [{ introduced: '0', fixed: SHA, repo }],
          versions: ['7.1'],
        },
        { package: { product: 'Appliance' }, versions: ['1.0'] },
        { package: 'pkg:pypi/orbital', versions: ['1.0'] },
      ],
    });
    const events = [{ introduced: '0' }, { fixed: SHA }];
    expect(affected).toEqual([
      { ranges: [{ type: 'GIT', repo, events }], versions: ['7.1'] },
      {
        package: { ecosystem: 'PyPI', name: 'orbital', purl: 'pkg:pypi/orbital' },
        versions: ['1.0'],
      },
    ]);
    expect(details).toMatch(/^OSV has no ecosystem for these affected products/);
    expect(details).toContain('pkg:docker/example/orbital, pkg:generic/liborbital, Appliance');
    expect(record().details).not.toContain('no ecosystem');
  });

  test('names nothing by the tags of a repository alone', () => {
    const tags = { package: { repo: 'https://git.example/orbital' }, versions: ['v7.1.0'] };
    expect(record({ affected: [tags] }).affected).toBeUndefined();
    expect(
      record({ affected: [tags, { package: 'pkg:pypi/orbital', versions: ['1.0'] }] }).affected,
    ).toHaveLength(1);
  });

  test('states the assessed versions, for which OSV has no key', () => {
    expect(record({ assessed: 'all' }).database_specific?.assessed).toBe('all');
    expect(record({ assessed: ['2.x'] }).database_specific?.assessed).toEqual(['2.x']);
    expect(record().database_specific).not.toHaveProperty('assessed');
  });

  test('is made once for each advisory, and again for another site', () => {
    const advisory = anAdvisory();
    expect(osvDocument(advisory, { site: SITE })).toBe(osvDocument(advisory, { site: SITE }));
    const registered = osvDocument(advisory, {
      site: aSite({ id: { prefix: 'ORB', registered: true } }),
    });
    expect(registered.record.id).toBe('ORB-2026-0003');
  });

  test('does not change the advisory', () => {
    const advisory = anAdvisory(VARIANTS['with all of our own data']);
    const before = structuredClone(advisory);
    osvRecord(advisory, SITE);
    expect(advisory).toEqual(before);
  });
});

describe('an imported record', () => {
  test('has the purls of variants, which share their name', () => {
    const purl = 'pkg:maven/org.orbital/core?classifier=linux';
    const affected = ['pkg:maven/org.orbital/core', purl].map((of) => ({
      package: of,
      versions: ['1.0.0'],
    }));
    expect(record({ ...IMPORTED, affected }).affected?.map((one) => one.package?.purl)).toEqual([
      undefined,
      purl,
    ]);
  });

  test('gets no additions: no section, no purl, no withdrawal notice, no database_specific', () => {
    const imported = record({
      ...IMPORTED,
      withdrawn: WITHDRAWN,
      body: 'Prose.',
      cwe: ['CWE-122'],
    });
    expect(imported).toMatchObject({
      summary: 'Heap overflow when opening a crafted archive',
      details: 'Prose.',
    });
    expect(imported.affected?.[0]?.package).toEqual({ ecosystem: 'PyPI', name: 'orbital' });
    expect(imported).not.toHaveProperty('database_specific');
  });

  test('has the id of its source as its first alias if that differs', () => {
    expect(record({ ...IMPORTED, aliases: ['CVE-2024-4030'] }).aliases).toEqual([
      'PSF-2024-3',
      'CVE-2024-4030',
    ]);
    expect(record({ ...IMPORTED, aliases: ['PSF-2024-3'] }).aliases).toEqual(['PSF-2024-3']);
    expect(
      record({ ...IMPORTED, imported: { format: 'osv', id: 'x_ORB-2026-0003' } }),
    ).not.toHaveProperty('aliases');
  });

  test('gets back the parts that the import kept, except those derived from the file', () => {
    const kept = {
      summary: 'A summary\nof two lines',
      database_specific: { cwe_ids: ['CWE-1'] },
      'affected/0/package/purl': 'pkg:pypi/Orbital',
      id: 'X-1',
      modified: '1970-01-01T00:00:00Z',
    };
    const imported = record({ ...IMPORTED, imported: { format: 'osv', id: 'PSF-2024-3', kept } });
    expect(imported).toMatchObject({
      id: 'x_ORB-2026-0003',
      modified: at('2026-05-12T16:00:00Z'),
      summary: 'A summary\nof two lines',
      database_specific: { cwe_ids: ['CWE-1'] },
      affected: [{ package: { ecosystem: 'PyPI', name: 'orbital', purl: 'pkg:pypi/Orbital' } }],
    });
  });
});

/** Returns the errors of the official schema for a published record. */
function faultsBySchema(made: object): string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')));
  if (validate(JSON.parse(JSON.stringify(made)))) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe.each(Object.entries(VARIANTS))('the record %s', (_, changes) => {
  test.skipIf(!existsSync(SCHEMA))('is valid by the schema of OSV', () => {
    expect(faultsBySchema(record(changes))).toEqual([]);
  });

  test('follows the rules of the schema that are easily broken', () => {
    const made = JSON.parse(JSON.stringify(record(changes)));
    expect(made.schema_version).toBe('1.7.5');
    expect(made.id).toMatch(/^x_/);
    for (const time of [made.modified, made.published, made.withdrawn ?? made.modified])
      expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
    expect(made.modified >= made.published).toBe(true);
    for (const { type, score } of made.severity ?? []) {
      expect(type).toMatch(/^CVSS_V[234]$/);
      expect(score).toMatch(/^(CVSS:|AV:)/);
    }
    for (const { package: subject, ranges = [] } of made.affected ?? [])
      for (const { type, repo, events } of ranges) {
        expect(type === 'GIT').toBe(repo !== undefined);
        expect(subject !== undefined || type === 'GIT').toBe(true);
        expect(events.some((event: object) => 'introduced' in event)).toBe(true);
        expect(events.every((event: object) => Object.keys(event).length === 1)).toBe(true);
        const has = (key: string): boolean => events.some((event: object) => key in event);
        expect(has('fixed') && has('last_affected')).toBe(false);
      }
    expect(JSON.stringify(made)).not.toMatch(/:(null|\[\]|\{\})/);
  });
});
