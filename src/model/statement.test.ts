import { describe, expect, test } from 'vitest';
import { parse } from './problem/from-schema.ts';
import {
  JUSTIFICATIONS,
  STATEMENT_STATUSES,
  statementOf,
  statementPackages,
  statementSchema,
} from './statement.ts';
import { aProject, aStatement, at } from './testing/advisory.fixture.ts';

const MATTER = {
  vulnerability: 'CVE-1900-77001',
  component: 'pkg:pypi/inflate-example@1.2.3',
  project: 'orbital',
  status: 'not_affected',
  justification: 'component_not_present',
};

function findings(changes: Record<string, unknown>): string[] {
  const given = Object.fromEntries(
    Object.entries({ ...MATTER, ...changes }).filter(([, value]) => value !== undefined),
  );
  const result = parse(statementSchema, given, 'statements/a.yaml');
  if ('value' in result) return [];
  return result.findings.map(({ code, at: place }) => `${code} ${JSON.stringify(place)}`);
}

describe('a statement', () => {
  test('needs a vulnerability, a component, a project and a status', () => {
    const result = parse(statementSchema, {}, 'statements/a.yaml');
    const missing = 'findings' in result ? result.findings.map(({ message }) => message) : [];
    expect(missing).toEqual([
      '"vulnerability" is missing.',
      '"component" is missing.',
      '"project" is missing.',
      '"status" is missing.',
    ]);
  });

  test('that a product is not affected needs a justification or an impact statement', () => {
    expect(findings({})).toEqual([]);
    expect(findings({ justification: undefined, impact_statement: 'Never called.' })).toEqual([]);
    expect(findings({ justification: undefined })).toEqual(['key-missing {"path":["status"]}']);
  });

  test('that a product is affected needs an action statement', () => {
    const affected = { status: 'affected', justification: undefined };
    expect(findings({ ...affected, action_statement: 'Upgrade.' })).toEqual([]);
    expect(findings(affected)).toEqual(['key-missing {"path":["status"]}']);
  });

  test.each(STATEMENT_STATUSES)('with the status %s has no key of another status', (status) => {
    const keys = {
      justification: 'component_not_present',
      impact_statement: 'Text.',
      action_statement: 'Text.',
    };
    const own = {
      not_affected: ['justification', 'impact_statement'],
      affected: ['action_statement'],
      fixed: [],
      under_investigation: [],
    };
    const wanted = Object.keys(keys).filter((key) => !own[status].some((one) => one === key));
    expect(findings({ status, ...keys })).toEqual(
      wanted.map((key) => `statement-key {"path":["${key}"],"part":"key"}`),
    );
  });

  test.each(['fixed', 'under_investigation'])('with the status %s needs nothing else', (status) => {
    expect(findings({ status, justification: undefined })).toEqual([]);
  });

  test('accepts only the five justifications of OpenVEX', () => {
    for (const justification of JUSTIFICATIONS) expect(findings({ justification })).toEqual([]);
    expect(findings({ justification: 'component_absent' })).toEqual([
      'value-choice {"path":["justification"]}',
    ]);
  });

  test('names the component by a purl, with or without a version, in its canonical form', () => {
    expect(findings({ component: 'pkg:npm/%40a/b' })).toEqual([]);
    expect(findings({ component: 'inflate-example' })).toEqual([
      'value-form {"path":["component"]}',
    ]);
    expect(aStatement({ component: 'pkg:PYPI/Inflate_Example@1.2.3' }).component).toBe(
      'pkg:pypi/inflate-example@1.2.3',
    );
  });

  test('names its packages without versions, which have their own key', () => {
    expect(findings({ packages: ['pkg:pypi/orbital@1.0'] })[0]).toMatch(/^purl-version/);
  });
});

describe('the publication of a statement', () => {
  const matter = (
    published: string | undefined,
    revisions: { at: string; note: string }[] = [],
  ) => {
    const given =
      published === undefined ? { ...MATTER, revisions } : { ...MATTER, published, revisions };
    const result = parse(statementSchema, given, 'statements/a.yaml');
    if (!('value' in result)) throw new Error(JSON.stringify(result.findings));
    return result.value;
  };
  const NOW = at('2026-06-01T12:00:00Z');

  test('is published if its time of publication is not after now', () => {
    expect(statementOf('a', 'f', matter('2026-06-01T12:00:00Z'), NOW).state).toBe('published');
    expect(statementOf('a', 'f', matter('2026-06-01T12:00:01Z'), NOW).state).toBe('scheduled');
    expect(statementOf('a', 'f', matter(undefined), NOW).state).toBe('draft');
  });

  test('was modified at its latest revision', () => {
    const revisions = [
      { at: '2026-05-20T00:00:00Z', note: 'First.' },
      { at: '2026-05-22T00:00:00Z', note: 'Second.' },
    ];
    const statement = statementOf('a', 'f', matter('2026-05-18T16:00:00Z', revisions), NOW);
    expect(statement).toMatchObject({
      modified: '2026-05-22T00:00:00Z',
      slug: 'a',
      file: 'f',
      revisions,
    });
    expect(aStatement().modified).toBe(aStatement().published);
  });
});

test('the packages are those that it names, else those of the project that have a purl', () => {
  const project = aProject({
    packages: [
      'pkg:pypi/orbital',
      { repo: 'https://git.example/o' },
      { ecosystem: 'Alpine', name: 'o' },
    ],
  });
  expect(statementPackages(aStatement(), project)).toMatchObject([{ purl: 'pkg:pypi/orbital' }]);
  expect(statementPackages(aStatement({ packages: ['pkg:npm/orbital'] }), project)).toMatchObject([
    { purl: 'pkg:npm/orbital' },
  ]);
  expect(statementPackages(aStatement(), undefined)).toEqual([]);
});
