import { describe, expect, test } from 'vitest';
import { everything } from '../../checks/everything.fixture.ts';
import { check } from '../../checks/index.ts';
import { osvRecord } from '../../formats/osv/osv.ts';
import { levelOf } from '../../model/problem/problem.ts';
import { aProject, aSite } from '../../model/testing/advisory.fixture.ts';
import type { ImportOptions } from '../record/batch.ts';
import type { Imported } from '../record/run.ts';
import { advisoryIn, exported, type Json, meaning, projectIn } from './meaning.fixture.ts';
import { importOsv, importOsvAll } from './one-record.fixture.ts';

const SITE = aSite();
const OPTIONS: ImportOptions = { site: SITE, takenIds: [], projects: [] };
const SHA_A = 'a'.repeat(40);
const SHA_B = 'b'.repeat(40);
const REPO = 'https://git.example/orbital.git';

const RECORD: Json = {
  schema_version: '1.6.0',
  id: 'x_ORB-2024-7',
  modified: '2024-05-02T00:00:00Z',
  published: '2024-05-01T00:00:00Z',
  aliases: ['CVE-2024-1234'],
  summary: 'Heap overflow in the archive reader',
  details: 'An archive overwrites memory.\n\n### Impact\nCode runs.',
  severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H' }],
  affected: [
    {
      package: { ecosystem: 'npm', name: 'orbital' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.2.3' }] }],
    },
  ],
  references: [{ type: 'FIX', url: 'https://git.example/orbital/commit/1' }],
};

/** Returns the record with some changes; a key that is undefined is omitted. */
const record = (changes: Json = {}): Json =>
  Object.fromEntries(
    Object.entries({ ...RECORD, ...changes }).filter(([, value]) => value !== undefined),
  );

/** Returns the record with other affected entries. */
const affecting = (...affected: Json[]): Json => record({ affected });

function imported(value: unknown, options: ImportOptions = OPTIONS): Imported {
  const result = importOsv(value, options);
  if ('problem' in result) throw new Error(result.problem);
  return result;
}

function problem(value: unknown, options: ImportOptions = OPTIONS): string {
  const result = importOsv(value, options);
  return 'problem' in result ? result.problem : 'no problem';
}

/** Returns the meaning of the exported record, and the expected one. */
function again(value: Json, options: ImportOptions = OPTIONS): [Json, Json] {
  const out = exported(imported(value, options), options.site, osvRecord);
  return [meaning(out), meaning(value, out['id'])];
}

const events = (...pairs: [string, string][]): Json[] =>
  pairs.map(([key, value]) => ({ [key]: value }));

const ROUND_TRIPS: Readonly<Record<string, Json>> = {
  'with several branches of npm': affecting({
    package: { ecosystem: 'npm', name: '@orbital/core', purl: 'pkg:npm/%40orbital/core' },
    ranges: [
      {
        type: 'SEMVER',
        events: events(
          ['introduced', '10.0.0'],
          ['fixed', '10.0.4'],
          ['introduced', '0'],
          ['fixed', '1.2.3'],
          ['introduced', '2.0.0'],
          ['fixed', '2.4.0'],
        ),
      },
    ],
  }),
  'of PyPI with versions, a name of its own spelling and a list of commits': affecting({
    package: { ecosystem: 'PyPI', name: 'Orbital_Archive', purl: 'pkg:pypi/orbital-archive' },
    ranges: [
      { type: 'GIT', repo: REPO, events: events(['introduced', '0'], ['fixed', SHA_A]) },
      { type: 'ECOSYSTEM', events: events(['introduced', '0'], ['fixed', '1.0rc2']) },
    ],
    versions: ['0.9', '1.0', '1.0rc1', '1.10'],
  }),
  'of Go with symbols': affecting({
    package: { ecosystem: 'Go', name: 'example.org/orbital/v2' },
    ranges: [{ type: 'SEMVER', events: events(['introduced', '0'], ['fixed', '2.1.0-rc.1']) }],
    ecosystem_specific: {
      imports: [{ path: 'example.org/orbital/v2/archive', symbols: ['Open', 'Reader.Next'] }],
    },
  }),
  'of Maven': affecting({
    package: { ecosystem: 'Maven', name: 'org.example:orbital-core' },
    ranges: [
      {
        type: 'ECOSYSTEM',
        events: events(['introduced', '2.0-beta9'], ['last_affected', '2.14.1']),
      },
    ],
  }),
  'of an ecosystem without a known order': affecting({
    package: { ecosystem: 'Alpine:v3.19', name: 'orbital' },
    ranges: [{ type: 'ECOSYSTEM', events: events(['introduced', '0'], ['fixed', '1.2-r3']) }],
  }),
  'with one entry for each branch of a package': affecting(
    {
      package: { ecosystem: 'npm', name: 'orbital' },
      ranges: [{ type: 'ECOSYSTEM', events: events(['introduced', '0'], ['fixed', '1.2.3']) }],
      database_specific: { last_known_affected_version_range: '<= 1.2.2' },
    },
    {
      package: { ecosystem: 'npm', name: 'orbital' },
      ranges: [
        { type: 'ECOSYSTEM', events: events(['introduced', '2.0.0'], ['last_affected', '2.5.0']) },
      ],
    },
  ),
  'with a fixed branch and one that is not': affecting({
    package: { ecosystem: 'npm', name: 'orbital' },
    ranges: [
      { type: 'SEMVER', events: events(['introduced', '2.0.0'], ['last_affected', '2.5.0']) },
      {
        type: 'SEMVER',
        events: events(['introduced', '0'], ['fixed', '1.2.3']),
        database_specific: { note: 'b' },
      },
    ],
  }),
  'with commits that several commits fix': affecting({
    ranges: [
      {
        type: 'GIT',
        repo: REPO,
        events: events(['introduced', '0'], ['fixed', SHA_A], ['fixed', SHA_B]),
      },
    ],
  }),
  'with commits of two repositories, a limit and versions': affecting({
    ranges: [
      { type: 'GIT', repo: REPO, events: events(['introduced', SHA_B], ['limit', SHA_A]) },
      {
        type: 'GIT',
        repo: 'https://git.example/fork',
        events: events(['fixed', SHA_A], ['introduced', '0'], ['limit', SHA_B]),
      },
    ],
    versions: ['v1.0', 'v1.1'],
  }),
  'with ranges that meet, and an event outside of them': affecting({
    package: { ecosystem: 'npm', name: 'orbital' },
    ranges: [
      {
        type: 'SEMVER',
        events: events(
          ['introduced', '0'],
          ['fixed', '1.0.0'],
          ['introduced', '1.0.0'],
          ['introduced', '1.5.0'],
          ['fixed', '2.0.0'],
        ),
      },
    ],
  }),
  'with ranges that meet, and data of the list': affecting({
    package: { ecosystem: 'npm', name: 'orbital' },
    ranges: [
      {
        type: 'SEMVER',
        events: events(
          ['introduced', '0'],
          ['fixed', '1.0.0'],
          ['introduced', '1.0.0'],
          ['fixed', '2.0.0'],
        ),
        database_specific: { a: 1 },
      },
    ],
  }),
  'that is withdrawn': record({ withdrawn: '2024-05-02T00:00:00Z' }),
  'that is withdrawn and affects nothing': record({
    withdrawn: '2024-06-02T00:00:00Z',
    affected: undefined,
  }),
  'with severities of packages': {
    ...affecting(
      {
        package: { ecosystem: 'npm', name: 'a' },
        ranges: [],
        severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H' }],
      },
      { package: { ecosystem: 'npm', name: 'b' }, ranges: [] },
    ),
    severity: undefined,
  },
  'with severities that are no vectors of ours': record({
    severity: [
      { type: 'Ubuntu', score: 'high' },
      { type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H/MAV:L' },
      { type: 'CVSS_V4', score: 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N' },
      { type: 'CVSS_V2', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H' },
      { type: 'CVSS_V4', score: 'CVSS:4.0/AV:L/AC:L/AT:N/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N' },
    ],
  }),
  'without a summary': record({ summary: undefined }),
  'without details': record({ details: undefined }),
  'with a long summary': record({ summary: 'x'.repeat(121) }),
  'with a summary of two lines': record({ summary: 'Heap\noverflow' }),
  'with white space around its texts': record({
    summary: ' Heap overflow ',
    details: '\n\n  code\n\n',
  }),
  'with texts that look like other values': record({
    summary: '1.10',
    details: '---\nnull\n---\n',
    affected: [
      {
        package: { ecosystem: 'PyPI', name: 'true' },
        versions: ['1.10', '1e3', 'null', '0x1F', '~', 'yes', '1_000'],
      },
    ],
    credits: [{ name: '*null: "x" # y' }],
  }),
  'with credits, contacts and types of all kinds': record({
    credits: [
      {
        name: 'A',
        contact: ['tel:+1-555', 'mailto:a@example.org', 'not an address', 'https://a.example/'],
        type: 'FINDER',
      },
      { name: ' B ', type: 'HERO', affiliation: { name: 'C' } },
      { name: '' },
    ],
  }),
  'with references of all kinds': record({
    references: [
      { type: 'GIT', url: 'https://git.example/orbital' },
      { type: 'WEB', url: 'ftp://example.org/a' },
      { type: 'FIX', url: 'https://git.example/orbital', title: 'The fix' },
      { type: 'WEB', url: 'https://git.example/orbital' },
    ],
  }),
  'with names that are no identifiers': record({
    aliases: ['CVE-2024-1234', 'cve-2024-2', 'nonsense', 'GHSA-2345-cfgh-jmpq'],
    related: ['CVE-2024-1234', 'PYSEC-2024-3'],
    upstream: ['PYSEC-2024-3', 'UBUNTU-CVE-2024-1'],
  }),
  'with unknown keys everywhere': record({
    database_specific: {
      cwe_ids: ['CWE-122', 'CWE-99999'],
      severity: 'HIGH',
      github_reviewed_at: null,
      'a/b~c': 1.5,
    },
    future: { nested: [1, 'two', null, true, { '1': 'x' }] },
    'odd/key~': 'y',
    affected: [
      {
        package: { ecosystem: 'npm', name: 'orbital', origin: 'x' },
        ranges: [
          {
            type: 'SEMVER',
            events: events(['introduced', '0']),
            database_specific: { versions: ['1.0'] },
            extra: 1,
          },
        ],
        ecosystem_specific: { affects: { os: ['linux'] } },
        database_specific: { source: 'https://example.org/x.json' },
        arch: ['x86'],
      },
    ],
  }),
  'of ecosystems that OSV does not have': affecting(
    { package: { ecosystem: 'conda', name: 'orbital' }, versions: ['1.0'] },
    { package: { ecosystem: 'npm', name: 'orbital' }, versions: ['1.0.0'] },
    {
      package: { ecosystem: 'GIT', name: 'orbital' },
      ranges: [{ type: 'GIT', repo: REPO, events: events(['introduced', '0']) }],
    },
    { package: { ecosystem: 'Maven', name: 'orbital' }, versions: ['1.0'] },
    { versions: ['1.0'] },
  ),
  'with ranges that no contract could hold': affecting({
    package: { ecosystem: 'npm', name: 'orbital' },
    ranges: [
      { type: 'SEMVER', events: events(['fixed', '1.0.0']) },
      { type: 'SEMVER', events: events(['introduced', '1.0.0'], ['fixed', '1.0.0']) },
      {
        type: 'SEMVER',
        events: events(
          ['introduced', '2.0.0'],
          ['introduced', '2.1.0'],
          ['fixed', '3.0.0'],
          ['fixed', '3.1.0'],
          ['limit', '9.0.0'],
        ),
      },
      { type: 'ECOSYSTEM', events: events(['introduced', '2.0.0'], ['fixed', '3.0.0']) },
      { type: 'GIT', repo: 'git://git.example/orbital', events: events(['introduced', '0']) },
      { type: 'GIT', repo: REPO, events: events(['introduced', 'deadbeef']) },
      { type: 'SEMVER', events: [{ introduced: '5.0.0', fixed: '5.1.0' }] },
      { type: 'SEMVER', events: [] },
    ],
  }),
  'with ranges that overlap': affecting({
    package: { ecosystem: 'npm', name: 'orbital' },
    ranges: [
      { type: 'SEMVER', events: events(['introduced', '1.0.0'], ['fixed', '2.0.0']) },
      { type: 'SEMVER', events: events(['introduced', '1.5.0'], ['fixed', '3.0.0']) },
    ],
  }),
  'with versions that are none': affecting({
    package: { ecosystem: 'npm', name: 'orbital' },
    ranges: [{ type: 'SEMVER', events: events(['introduced', 'v1'], ['fixed', 'v2']) }],
    versions: [' 1.0.0', '1.0.1', ''],
  }),
  'with times of another zone and without seconds': record({
    published: '2024-05-01T02:00:00+02:00',
    modified: '2024-05-01T00:00:00.000Z',
  }),
  'without a time of publication': record({ published: undefined }),
  'with null for what it does not have': record({
    aliases: null,
    references: null,
    severity: null,
    withdrawn: null,
    database_specific: null,
  }),
};

describe.each(Object.entries(ROUND_TRIPS))('a record %s', (_, value) => {
  test('has the same meaning when it is exported', () => {
    const [out, wanted] = again(value);
    expect(out).toEqual(wanted);
  });

  test('has the same meaning under an id of this site, with its own as an alias', () => {
    const [out, wanted] = again({ ...value, id: 'GHSA-2345-cfgh-jmpq' });
    expect(out).toEqual(wanted);
    expect(out['aliases']).toContain('GHSA-2345-cfgh-jmpq');
  });

  test('passes every check without an error', () => {
    const result = imported(value);
    const content = {
      advisories: [advisoryIn(result)],
      projects: [projectIn(result)],
      releases: [],
    };
    const files = [result.file, result.project?.file];
    const findings = check(everything({ content })).filter(({ file }) => files.includes(file));
    expect(findings.filter((finding) => levelOf(finding) === 'error')).toEqual([]);
    expect(findings.length).toBeGreaterThan(0);
  });

  test('is exported unchanged after another import', () => {
    const first = exported(imported(value), SITE, osvRecord);
    expect(exported(imported(first), SITE, osvRecord)).toEqual(first);
  });
});

describe('ids', () => {
  const taken = {
    ...OPTIONS,
    takenIds: ['ORB-2024-0007', 'ORB-2024-0012', 'ORB-2023-0100', 'OTHER-2024-9000'],
  };

  test('of this site stay, with or without x_ and with any number of digits', () => {
    expect(imported(record()).id).toBe('ORB-2024-7');
    expect(imported(record()).file).toBe('advisories/2024/ORB-2024-7.md');
    const psf = { ...OPTIONS, site: aSite({ id: { prefix: 'PSF', registered: true } }) };
    expect(imported(record({ id: 'PSF-2024-3' }), psf).id).toBe('PSF-2024-3');
    const go = { ...OPTIONS, site: aSite({ id: { prefix: 'GO', registered: true } }) };
    expect(imported(record({ id: 'GO-2024-2887' }), go).id).toBe('GO-2024-2887');
  });

  test('of others become the next one of the year of publication', () => {
    const result = imported(record({ id: 'GHSA-2345-cfgh-jmpq' }), taken);
    expect([result.id, result.file]).toEqual(['ORB-2024-0013', 'advisories/2024/ORB-2024-0013.md']);
    expect(advisoryIn(result).aliases).toEqual(['GHSA-2345-cfgh-jmpq', 'CVE-2024-1234']);
    expect(result.notes).toEqual([
      'GHSA-2345-cfgh-jmpq becomes ORB-2024-0013, because its id does not belong to this site.',
    ]);
  });

  test('that are in use are refused, unless the same record is imported again', () => {
    const own = { ...OPTIONS, takenIds: ['ORB-2024-7'] };
    expect(problem(record(), own)).toContain('x_ORB-2024-7');
    const before = {
      ...own,
      importedAs: new Map([
        ['x_ORB-2024-7', { id: 'ORB-2024-7', project: 'orbital' }],
        ['GHSA-2345-cfgh-jmpq', { id: 'ORB-2024-0001', project: 'orbital' }],
      ]),
    };
    expect(imported(record(), before).id).toBe('ORB-2024-7');
    expect(imported(record({ id: 'GHSA-2345-cfgh-jmpq' }), before).id).toBe('ORB-2024-0001');
  });

  test('that are exported in another form are noted', () => {
    expect(imported(record({ id: 'ORB-2024-7' })).notes).toEqual([
      'ORB-2024-7 is published as x_ORB-2024-7: according to site.yaml, the prefix is not registered with OSV.',
    ]);
  });

  test('are assigned in the order of the records, whatever the order of the files', () => {
    const files = ['PSF-2024-10', 'PSF-2024-9', 'PSF-2024-1'].map((id) => ({
      name: `${id}.json`,
      record: record({ id }),
    }));
    const ids = (list: typeof files) =>
      importOsvAll(list, OPTIONS).map(({ name, result }) => [
        name,
        'id' in result ? result.id : result.problem,
      ]);
    expect(ids(files)).toEqual([
      ['PSF-2024-1.json', 'ORB-2024-0001'],
      ['PSF-2024-9.json', 'ORB-2024-0002'],
      ['PSF-2024-10.json', 'ORB-2024-0003'],
    ]);
    expect(ids(files.toReversed())).toEqual(ids(files));
  });

  test('of a repeated record are assigned once', () => {
    const twice = ['a.json', 'b.json'].map((name) => ({
      name,
      record: record({ id: 'PSF-2024-1' }),
    }));
    const [first, second] = importOsvAll(twice, OPTIONS).map(({ result }) => result);
    expect(first).toHaveProperty('id', 'ORB-2024-0001');
    expect(second).toEqual({ problem: 'PSF-2024-1 appears twice; the first record was imported.' });
  });
});

describe('dates', () => {
  const dates = (changes: Json) => {
    const result = imported(record(changes));
    const { published, modified, revisions, withdrawn } = advisoryIn(result);
    return {
      published,
      modified,
      revisions: revisions.length,
      withdrawn: withdrawn?.at,
      notes: result.notes,
    };
  };

  test('that differ become one revision', () => {
    const { revisions } = advisoryIn(imported(record()));
    expect(revisions).toEqual([
      { at: '2024-05-02T00:00:00Z', kind: 'information', note: 'Changed at the source.' },
    ]);
    expect(imported(record()).notes).toEqual([]);
  });

  test('of a change before publication are replaced, with a note', () => {
    const found = dates({ modified: '0001-01-01T00:00:00Z' });
    expect(found).toMatchObject({
      published: '2024-05-01T00:00:00Z',
      modified: '2024-05-01T00:00:00Z',
      revisions: 0,
    });
    expect(found.notes).toEqual([expect.stringContaining('0001-01-01T00:00:00Z')]);
    expect(dates({ modified: '2023-01-01T00:00:00Z' }).notes).toHaveLength(1);
  });

  test('of a missing publication are those of the change, with a note', () => {
    const found = dates({ published: undefined });
    expect(found).toMatchObject({
      published: '2024-05-02T00:00:00Z',
      modified: '2024-05-02T00:00:00Z',
    });
    expect(found.notes).toEqual([expect.stringContaining('published is not there')]);
  });

  test('are required', () => {
    expect(problem(record({ published: undefined, modified: 'yesterday' }))).toContain(
      'neither a publication time nor',
    );
  });

  test('of a withdrawal before publication are moved, and the originals are kept', () => {
    const value = record({ withdrawn: '2024-04-01T00:00:00Z' });
    expect(dates({ withdrawn: '2024-04-01T00:00:00Z' }).withdrawn).toBe('2024-05-01T00:00:00Z');
    expect(exported(imported(value), SITE, osvRecord)['withdrawn']).toBe('2024-04-01T00:00:00Z');
  });

  test('of a withdrawal that are invalid leave the record withdrawn', () => {
    expect(dates({ withdrawn: 'later' }).withdrawn).toBe('2024-05-02T00:00:00Z');
  });
});

describe('a withdrawal', () => {
  const reason = (changes: Json) =>
    advisoryIn(imported(record({ withdrawn: '2024-05-02T00:00:00Z', ...changes }))).withdrawn
      ?.reason;

  test('has the reason of the record', () => {
    expect(reason({ database_specific: { withdrawn: { reason: 'A duplicate.' } } })).toBe(
      'A duplicate.',
    );
    expect(reason({ database_specific: { withdrawn_reason: 'Not\nours.' } })).toBe('Not ours.');
    expect(reason({ summary: 'WITHDRAWN because it is a duplicate of CVE-2024-1' })).toBe(
      'WITHDRAWN because it is a duplicate of CVE-2024-1',
    );
  });

  test('is attributed to its source if the record gives no reason', () => {
    expect(reason({})).toBe('Withdrawn at the source.');
    expect(
      reason({ summary: 'WITHDRAWN: Heap overflow', database_specific: { withdrawn: true } }),
    ).toBe('Withdrawn at the source.');
  });
});

describe('texts', () => {
  test('of the details are the body, to the last space', () => {
    const details = '\n\n  ## Impact\n\ttab\n\n---\n\n';
    expect(advisoryIn(imported(record({ details }))).body).toBe(details);
  });

  test('of the details get LF line breaks and no control characters, with a note', () => {
    const result = imported(record({ details: 'a\r\nb\rc\u0007\u007fd\ud800e' }));
    expect(advisoryIn(result).body).toBe('a\nb\ncd\ufffde');
    expect(result.notes).toHaveLength(2);
  });

  test('nothing is invented: no summary, no section, no severity', () => {
    const bare = imported({ id: 'PSF-2024-1', modified: '2024-05-01T00:00:00Z' });
    expect(bare.text).toBe(
      [
        '---',
        'project: unassigned',
        'aliases: [PSF-2024-1]',
        'published: 2024-05-01T00:00:00Z',
        'imported:',
        '  format: osv',
        '  id: PSF-2024-1',
        '  written: {aliases: jodbipbegf, published: efdpflflif}',
        '---',
        '',
      ].join('\n'),
    );
    expect(exported(bare, SITE, osvRecord)).toEqual({
      schema_version: '1.7.5',
      id: 'x_ORB-2024-0001',
      modified: '2024-05-01T00:00:00Z',
      published: '2024-05-01T00:00:00Z',
      aliases: ['PSF-2024-1'],
    });
  });

  test('front matter is written in the order of the contract', () => {
    const value = {
      ...ROUND_TRIPS['with unknown keys everywhere'],
      withdrawn: '2024-06-01T00:00:00Z',
    };
    const keys = [...imported(value).text.matchAll(/^([a-z]+):/gm)].map(([, key]) => key);
    expect(keys).toEqual([
      ...[
        'summary',
        'project',
        'aliases',
        'severity',
        'cwe',
        'affected',
        'references',
        'published',
        'revisions',
      ],
      ...['withdrawn', 'imported'],
    ]);
  });

  test('the source is recorded if it is a web address', () => {
    const from = (source: string) =>
      advisoryIn(imported(record(), { ...OPTIONS, source })).imported?.source;
    expect(from('https://osv.example/x.json')).toBe('https://osv.example/x.json');
    expect(from('./x.json')).toBeUndefined();
  });
});

describe('notes', () => {
  test('are empty if the contract can represent everything', () => {
    expect(imported(record()).notes).toEqual([]);
    expect(advisoryIn(imported(record())).imported?.kept).toEqual({});
  });

  test('report each kept value with its reason', () => {
    expect(imported(ROUND_TRIPS['with unknown keys everywhere']).notes).toEqual([
      'database_specific names "CWE-99999", which is not a known CWE, or exceeds the maximum number.',
      'affected/0/package/origin is kept as it is: Candor has no key for it.',
      'affected/0/ranges/0/database_specific is kept as it is: Candor has no key for it.',
      'affected/0/ranges/0/extra is kept as it is: Candor has no key for it.',
      'affected/0/ecosystem_specific is kept as it is: Candor has no key for it.',
      'affected/0/database_specific is kept as it is: Candor has no key for it.',
      'affected/0/arch is kept as it is: Candor has no key for it.',
      'database_specific is kept as it is: Candor has no key for it.',
      'future is kept as it is: Candor has no key for it.',
      'odd~1key~0 is kept as it is: Candor has no key for it.',
    ]);
  });

  test('report lost values', () => {
    let deep: unknown = 'deep';
    for (let i = 0; i < 5000; i++) deep = [deep];
    const { notes, text } = imported(record({ deep, data: JSON.parse('{"a": {"__proto__": 1}}') }));
    expect(notes).toEqual([
      'deep is lost: content files cannot contain lists and objects nested so deeply.',
      'data is lost: content files cannot contain a key with this name.',
    ]);
    expect(text).not.toContain('kept');
  });

  test('report an alias that two records of one import claim', () => {
    const files = ['PSF-2024-1', 'PSF-2024-2'].map((id) => ({ name: id, record: record({ id }) }));
    const [first, second] = importOsvAll(files, OPTIONS).map(({ result }) =>
      'notes' in result ? result.notes : [],
    );
    expect(first?.filter((note) => note.includes('CVE-2024-1234'))).toEqual([]);
    expect(second).toContainEqual(
      expect.stringContaining('CVE-2024-1234 is also an alias of ORB-2024-0001'),
    );
  });

  test('contain no character that a terminal would obey', () => {
    const { notes } = imported(record({ ['\u001b[31mred']: 1 }));
    expect(notes.join()).not.toMatch(/[\u0000-\u001f]/);
    expect(notes).toHaveLength(1);
  });
});

describe('weaknesses', () => {
  test('come from cwe_ids if they are known, and the list is exported unchanged', () => {
    const value = record({
      database_specific: { cwe_ids: ['CWE-122', 'CWE-122', 'CWE-787', 7, [], 'cwe-1'] },
    });
    expect(advisoryIn(imported(value)).cwe).toEqual(['CWE-122', 'CWE-787']);
    expect(exported(imported(value), SITE, osvRecord)['database_specific']).toEqual(
      value['database_specific'],
    );
  });
});

describe('the assessed items', () => {
  test.each([['all'], [['2.x', '1.x']], [[]]])(
    'come from a record of this site: %j',
    (assessed) => {
      const value = record({ database_specific: { assessed } });
      expect(advisoryIn(imported(value)).assessed).toEqual(assessed);
      expect(exported(imported(value), SITE, osvRecord)['database_specific']).toEqual({ assessed });
    },
  );

  test('do not come from the record of another database, which can mean something else', () => {
    const data = { database_specific: { assessed: 'all' } };
    expect(
      advisoryIn(imported(record({ id: 'GHSA-2345-cfgh-jmpq', ...data }))).assessed,
    ).toBeUndefined();
    expect(
      advisoryIn(imported(record({ database_specific: { assessed: [1] } }))).assessed,
    ).toBeUndefined();
  });
});

describe('a repeated item', () => {
  test('is imported once, with a note', () => {
    const reference = { type: 'WEB', url: 'https://a.example/' };
    const other = { type: 'GIT', url: 'https://b.example/' };
    const value = record({
      aliases: ['CVE-2024-1234', 'CVE-2024-1234', 'x_ORB-2024-7', 'none'],
      references: [reference, reference, { ...reference, type: 'FIX' }, other],
      affected: [{ package: { ecosystem: 'npm', name: 'a' }, versions: ['1.0.0', '1.0.0'] }],
    });
    const result = imported(value);
    expect(advisoryIn(result).aliases).toEqual(['CVE-2024-1234']);
    expect(advisoryIn(result).affected[0]?.versions).toEqual(['1.0.0']);
    expect(result.notes).toHaveLength(6);
    expect(exported(result, SITE, osvRecord)).toMatchObject({
      aliases: ['CVE-2024-1234', 'none'],
      references: [reference, { ...reference, type: 'FIX' }, other],
    });
  });
});

describe('projects', () => {
  const project = (value: Json, options = OPTIONS) => projectIn(imported(value, options));

  test('are created for packages that none lists', () => {
    expect(project(record())).toMatchObject({
      slug: 'orbital',
      name: 'orbital',
      packages: [{ ecosystem: 'npm', name: 'orbital' }],
    });
    expect(advisoryIn(imported(record())).project).toBe('orbital');
  });

  test('are created for repositories, with their address', () => {
    const value = ROUND_TRIPS['with commits that several commits fix'] ?? {};
    expect(project(value)).toMatchObject({
      slug: 'orbital',
      repository: REPO,
      packages: [{ kind: 'repository', repo: REPO }],
    });
  });

  test('are existing ones that list a package', () => {
    const projects = [
      aProject({ slug: 'other', packages: ['pkg:npm/other'] }),
      aProject({ slug: 'rocket', packages: ['pkg:npm/orbital'] }),
    ];
    const result = imported(record(), { ...OPTIONS, projects });
    expect(result).not.toHaveProperty('project');
    expect(advisoryIn(result).project).toBe('rocket');
  });

  test('are shared by the records of one import', () => {
    const files = ['PSF-2024-1', 'PSF-2024-2'].map((id) => ({ name: id, record: record({ id }) }));
    const results = importOsvAll(files, OPTIONS).map(({ result }) => result);
    expect(results.map((result) => 'project' in result)).toEqual([true, false]);
  });

  test('get another name if the name is taken', () => {
    const projects = [aProject({ slug: 'orbital', packages: ['pkg:pypi/orbital'] })];
    expect(project(record(), { ...OPTIONS, projects }).slug).toBe('orbital-npm');
  });

  test('that do not list every package are named in a note', () => {
    const projects = [aProject({ packages: ['pkg:npm/orbital'] })];
    const value = affecting(
      { package: { ecosystem: 'npm', name: 'orbital' }, versions: ['1.0.0'] },
      { package: { ecosystem: 'npm', name: 'orbital-ui' }, versions: ['1.0.0'] },
    );
    expect(imported(value, { ...OPTIONS, projects }).notes).toEqual([
      'projects/orbital.yaml does not list orbital-ui (npm); add it there.',
    ]);
  });

  test('are not created for a refused record', () => {
    const large = record({ id: 'PSF-2024-1', details: 'x'.repeat(1024 * 1024) });
    const files = [
      { name: 'a', record: large },
      { name: 'b', record: record({ id: 'PSF-2024-2' }) },
    ];
    const results = importOsvAll(files, OPTIONS).map(({ result }) => result);
    expect(results[0]).toEqual({
      problem: 'PSF-2024-1 cannot be written as an advisory: it would be larger than 1 MiB.',
    });
    expect(results[1]).toMatchObject({
      id: 'ORB-2024-0001',
      project: { file: 'projects/orbital.yaml' },
    });
    expect(results[1]).toMatchObject({ notes: [expect.stringContaining('becomes')] });
  });

  test('of a withdrawn record without packages are the only existing one', () => {
    const value = record({ affected: undefined, withdrawn: '2024-05-02T00:00:00Z' });
    expect(advisoryIn(imported(value, { ...OPTIONS, projects: [aProject()] })).project).toBe(
      'orbital',
    );
    expect(advisoryIn(imported(value)).project).toBe('unassigned');
  });
});

describe('a value that is not a record', () => {
  test.each<[unknown, string]>([
    [undefined, 'expected a JSON object'],
    [null, 'expected a JSON object'],
    ['text', 'expected a JSON object'],
    [[RECORD], 'expected a JSON object'],
    [{}, 'it has no id'],
    [record({ id: '' }), 'it has no id'],
    [record({ id: 'a b' }), 'it has no id'],
    [record({ id: 7 }), 'it has no id'],
    [record({ aliases: 'CVE-2024-1' }), 'aliases must be a list'],
    [record({ details: ['x'] }), 'details must be a text'],
    [affecting({ ranges: {} }), 'affected[0].ranges must be a list'],
    [affecting({ package: { name: 'x' } }), 'affected[0].package.ecosystem must be a text'],
    [record({ references: [{ url: 'https://a.example/' }] }), 'references[0].type must be a text'],
    [record({ credits: [null] }), 'credits[0] must be an object'],
  ])('is refused in one sentence: %j', (value, words) => {
    const sentence = problem(value);
    expect(sentence).toContain(words);
    expect(sentence).toMatch(/^This is not an OSV record: .*\.$/);
  });

  test('is refused if it contains a private key', () => {
    expect(problem(record({ details: '-----BEGIN OPENSSH PRIVATE KEY-----' }))).toContain(
      'private key',
    );
  });
});

describe('the meaning of a record, which these tests compare', () => {
  const value: Json = {
    ...record(),
    ...ROUND_TRIPS['of PyPI with versions, a name of its own spelling and a list of commits'],
  };

  test.each<[string, (text: string) => string]>([
    ['an event', (text) => text.replace('"fixed":"1.0rc2"', '"fixed":"1.0rc3"')],
    [
      'the kind of an event',
      (text) => text.replace('"fixed":"1.0rc2"', '"last_affected":"1.0rc2"'),
    ],
    ['the type of a range', (text) => text.replace('"ECOSYSTEM"', '"SEMVER"')],
    ['a repository', (text) => text.replace(REPO, `${REPO}/`)],
    ['the name of a package', (text) => text.replace('Orbital_Archive', 'orbital-archive')],
    ['a version', (text) => text.replace('"1.10"', '"1.1"')],
    ['a text', (text) => text.replace('Code runs.', 'Code runs. ')],
    ['a date', (text) => text.replace('2024-05-01T00:00:00Z', '2024-05-01T00:00:01Z')],
    ['an alias', (text) => text.replace('CVE-2024-1234', 'CVE-2024-1235')],
    ['a score', (text) => text.replace('UI:R', 'UI:N')],
    ['a reference', (text) => text.replace('"FIX"', '"WEB"')],
  ])('changes with %s', (_, change) => {
    const changed: Json = JSON.parse(change(JSON.stringify(value)));
    expect(changed).not.toEqual(value);
    expect(meaning(changed)).not.toEqual(meaning(value));
  });

  test('does not depend on the order of lists and the zone of times', () => {
    const other: Json = {
      ...value,
      modified: '2024-05-02T01:00:00+01:00',
      aliases: ['CVE-2024-1234', 'CVE-2024-1234'],
    };
    expect(meaning(other)).toEqual(meaning(value));
  });
});
