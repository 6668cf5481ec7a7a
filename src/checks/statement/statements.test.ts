import { describe, expect, test } from 'vitest';
import type { Content, Desk } from '../../model/content.ts';
import {
  aDraftStatement,
  anAdvisory,
  anEmbargoedAdvisory,
  aProject,
  aStatement,
} from '../../model/testing/advisory.fixture.ts';
import { everything, reports } from '../everything.fixture.ts';
import { check } from '../index.ts';

const FILE = 'statements/inflate-overflow.yaml';
const found = (content: Partial<Content>, desk: Partial<Desk> = {}) =>
  reports(everything({ content, desk }));
const one = (changes: Parameters<typeof aStatement>[0], content: Partial<Content> = {}) =>
  found({ statements: [aStatement(changes)], ...content });

test('the example statement has no problems, public or not', () => {
  expect(one({})).toEqual([]);
  expect(found({}, { statements: [aDraftStatement()] })).toEqual([]);
});

test('a statement is about one CVE', () => {
  const aliases = ['GHSA-2345-cfgh-jmpq', 'CVE-1900-77002'];
  expect(one({ aliases })).toEqual([
    { code: 'alias-several-cves', file: FILE, at: { path: ['aliases', 1] } },
  ]);
  expect(one({ aliases: ['GHSA-2345-cfgh-jmpq'] })).toEqual([]);
});

describe('the subject of a statement', () => {
  test('is a project that exists', () => {
    expect(one({ project: 'orbitel' })).toEqual([
      { code: 'reference-unknown', file: FILE, at: { path: ['project'] } },
    ]);
    expect(found({}, { statements: [aDraftStatement({ project: 'orbitel' })] })).toHaveLength(1);
  });

  test('is a package of the project', () => {
    expect(one({ packages: ['pkg:pypi/orbital', 'pkg:pypi/other'] })).toEqual([
      { code: 'project-package', file: FILE, at: { path: ['packages', 1] } },
    ]);
  });

  test('has a purl, because no tool could find it otherwise', () => {
    const projects = [aProject({ packages: [{ repo: 'https://git.example/orbital' }] })];
    const content = { projects, advisories: [], releases: [] };
    expect(one({}, content)).toEqual([
      { code: 'statement-product', file: FILE, at: { path: ['project'] } },
    ]);
    const packages = [{ repo: 'https://git.example/orbital' }];
    expect(one({ packages }, content)).toEqual([
      { code: 'statement-product', file: FILE, at: { path: ['packages'] } },
    ]);
  });
});

describe('two statements', () => {
  const second = (changes: Parameters<typeof aStatement>[0]) =>
    found({
      statements: [aStatement({ slug: 'first' }), aStatement({ slug: 'second', ...changes })],
    });
  const REPEATED = [
    { code: 'statement-repeated', file: 'statements/second.yaml', at: { path: ['vulnerability'] } },
  ];

  test('do not have the same subject', () => {
    expect(second({})).toEqual(REPEATED);
    expect(second({ vulnerability: 'GHSA-2345-cfgh-jmpq', aliases: ['CVE-1900-77001'] })).toEqual(
      REPEATED,
    );
    expect(second({ packages: ['pkg:pypi/orbital'] })).toEqual(REPEATED);
    expect(
      found(
        { statements: [aStatement({ slug: 'first' })] },
        { statements: [aDraftStatement({ slug: 'second' })] },
      ),
    ).toEqual(REPEATED);
  });

  test('do not overlap in their versions', () => {
    expect(second({ versions: ['1.0.0'] })).toEqual(REPEATED);
    const list = (a: string[], b: string[]) =>
      found({
        statements: [
          aStatement({ slug: 'first', versions: a }),
          aStatement({ slug: 'second', versions: b }),
        ],
      });
    expect(list(['1.0.0', '1.0.1'], ['1.0.1', '1.0.2'])).toEqual(REPEATED);
    expect(list(['1.0.0'], [])).toEqual(REPEATED);
    expect(list(['1.0.0'], ['1.0.1'])).toEqual([]);
  });

  test('can be about another vulnerability, component or package', () => {
    expect(second({ vulnerability: 'CVE-1900-77002' })).toEqual([]);
    expect(second({ component: 'pkg:pypi/inflate-example@1.2.4' })).toEqual([]);
    const projects = [aProject({ packages: ['pkg:pypi/orbital', 'pkg:npm/orbital'] })];
    const parts = ['pkg:pypi/orbital', 'pkg:npm/orbital'].map((one, i) =>
      aStatement({ slug: `s-${i}`, packages: [one] }),
    );
    expect(found({ projects, statements: parts })).toEqual([]);
  });

  test('are reported once each, for any number of them', () => {
    const statements = ['a', 'b', 'c'].map((slug) =>
      aStatement({ slug, aliases: ['GHSA-2345-cfgh-jmpq'] }),
    );
    expect(found({ statements }).map(({ file }) => file)).toEqual([
      'statements/b.yaml',
      'statements/c.yaml',
    ]);
  });
});

describe('a statement on one of our own advisories', () => {
  const OWN = { code: 'statement-own', file: FILE, at: { path: ['vulnerability'] } };

  test('is rejected if the advisory itself states the affected packages', () => {
    expect(one({ vulnerability: 'CVE-1900-12345' })).toEqual([OWN]);
    expect(one({ vulnerability: 'x_ORB-2026-0003' })).toEqual([OWN]);
    expect(one({ aliases: ['GHSA-2345-cfgh-jmpq', 'ORB-2026-0003'] })).toEqual([
      { ...OWN, at: { path: ['aliases', 1] } },
    ]);
  });

  test('is allowed once the advisory is withdrawn, which then states nothing', () => {
    const withdrawn = {
      at: '2026-05-30T00:00:00Z',
      reason: 'It is a vulnerability of a dependency',
    };
    const advisories = [anAdvisory({ withdrawn })];
    expect(one({ vulnerability: 'CVE-1900-12345' }, { advisories })).toEqual([]);
  });

  test('can be about another project of ours', () => {
    const cli = aProject({ slug: 'orbital-cli', packages: ['pkg:cargo/orbital-cli'] });
    const projects = [aProject(), cli];
    expect(one({ vulnerability: 'CVE-1900-12345', project: 'orbital-cli' }, { projects })).toEqual(
      [],
    );
  });

  test('is rejected while the advisory is under embargo, for any product', () => {
    const cli = aProject({ slug: 'orbital-cli', packages: ['pkg:cargo/orbital-cli'] });
    const embargoed = (
      advisory: ReturnType<typeof anEmbargoedAdvisory>,
      statement = aStatement({ vulnerability: 'CVE-1900-9999', project: 'orbital-cli' }),
    ) =>
      found(
        { projects: [aProject(), cli], statements: [statement] },
        { advisories: [advisory] },
      ).filter(({ code }) => code === 'statement-own');
    const aliases = ['CVE-1900-9999'];
    expect(embargoed(anEmbargoedAdvisory({ aliases }))).toEqual([OWN]);
    expect(embargoed(anEmbargoedAdvisory({ aliases, published: '2026-07-01T16:00:00Z' }))).toEqual([
      OWN,
    ]);
    expect(
      embargoed(anEmbargoedAdvisory({ aliases, tlp: 'RED', published: '2026-05-01T16:00:00Z' })),
    ).toEqual([OWN]);
  });

  test('can wait for the advisory', () => {
    const advisory = anEmbargoedAdvisory({
      aliases: ['CVE-1900-9999'],
      published: '2026-07-01T16:00:00Z',
      affected: [],
    });
    const waiting = (published: string | undefined) =>
      found(
        {},
        {
          advisories: [advisory],
          statements: [aDraftStatement({ vulnerability: 'CVE-1900-9999', published })],
        },
      ).filter(({ code }) => code === 'statement-own');
    expect(waiting(undefined)).toEqual([]);
    expect(waiting('2026-07-01T16:00:00Z')).toEqual([]);
    expect(waiting('2026-06-30T16:00:00Z')).toHaveLength(1);
  });
});

test('no revision is in the future, public or not: the new status would be public before it', () => {
  const revisions = [{ at: '2099-01-01T00:00:00Z', note: 'It is affected.' }];
  const expected = [{ code: 'date-future', file: FILE, at: { path: ['revisions', 0, 'at'] } }];
  expect(one({ revisions })).toEqual(expected);
  expect(found({}, { statements: [aDraftStatement({ revisions })] })).toEqual(expected);
});

test('the revisions are after the publication and in order', () => {
  const revisions = (...times: string[]) =>
    one({ revisions: times.map((time) => ({ at: time, note: 'Changed.' })) });
  expect(revisions('2026-05-19T00:00:00Z', '2026-05-20T00:00:00Z')).toEqual([]);
  expect(revisions('2026-05-20T00:00:00Z', '2026-05-19T00:00:00Z')).toEqual([
    { code: 'revision-order', file: FILE, at: { path: ['revisions', 1, 'at'] } },
  ]);
  expect(revisions('2026-05-01T00:00:00Z')).toEqual([
    { code: 'revision-early', file: FILE, at: { path: ['revisions', 0, 'at'] } },
  ]);
});

test('the time for a thousand statements is linear in their number', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, i) =>
      aStatement({ slug: `s-${i}`, vulnerability: `CVE-1900-${10_000 + i}` }),
    );
  expect(found({ statements: many(1000) })).toEqual([]);
  expect(found({ advisories: [anAdvisory()], statements: [...many(3), ...many(3)] })).toHaveLength(
    3,
  );
});

test('each finding is explained in a sentence', () => {
  const statements = [
    aStatement({ slug: 'a', project: 'orbitel' }),
    aStatement({ slug: 'b', packages: ['pkg:pypi/other'] }),
    aStatement({ slug: 'c', packages: [{ repo: 'https://git.example/orbital' }] }),
    aStatement({ slug: 'd' }),
    aStatement({ slug: 'e' }),
    aStatement({ slug: 'f', vulnerability: 'CVE-1900-12345' }),
    aStatement({
      slug: 'g',
      vulnerability: 'CVE-1900-9999',
      revisions: [{ at: '2026-05-01T00:00:00Z', note: 'Early.' }],
    }),
  ];
  const advisories = [anEmbargoedAdvisory({ aliases: ['CVE-1900-9999'] })];
  const findings = check(everything({ content: { statements }, desk: { advisories } })).filter(
    ({ file }) => file.startsWith('statements/'),
  );
  expect(new Set(findings.map(({ code }) => code)).size).toBe(6);
  for (const { message } of findings) expect(message).toMatch(/^[A-Z"].*[.]$/);
});
