import { describe, expect, test } from 'vitest';
import { hasSchemas, schemaCheck } from '../../../tests/support/schema.ts';
import type { Statement } from '../../model/statement.ts';
import { aProject, aSite, aStatement, someContent } from '../../model/testing/advisory.fixture.ts';
import { aSetting } from '../setting.fixture.ts';
import { statements } from './statements.ts';

const documents = (list: readonly Statement[], projects = [aProject()]) =>
  statements(someContent({ statements: list, projects }), aSetting({ projects }));
const read = (list: readonly Statement[], projects?: ReturnType<typeof aProject>[]) =>
  JSON.parse(String(documents(list, projects)[0]?.body));

const ALL = [
  aStatement({
    slug: 'a',
    status: 'affected',
    justification: undefined,
    action_statement: 'Wait <for> "it".',
    versions: ['1.0.0', '2.0.0'],
  }),
  aStatement({
    slug: 'b',
    status: 'fixed',
    justification: undefined,
    vulnerability: 'GHSA-2345-cfgh-jmpq',
    versions: ['2.1.3'],
  }),
  aStatement({
    slug: 'c',
    status: 'under_investigation',
    justification: undefined,
    vulnerability: 'CVE-1900-77003',
  }),
  aStatement({
    slug: 'd',
    justification: undefined,
    impact_statement: 'Never called.',
    vulnerability: 'CVE-1900-77004',
  }),
];

describe('the OpenVEX document of the statements', () => {
  test('is one for all, at statements/openvex.json, separate from those of the advisories', () => {
    expect(documents(ALL).map(({ path, type }) => [path, type])).toEqual([
      ['statements/openvex.json', 'application/json'],
    ]);
  });

  test('does not exist if there are no statements', () => {
    expect(documents([])).toEqual([]);
  });

  test('does not exist if no product has a purl', () => {
    const projects = [aProject({ packages: [{ repo: 'https://git.example/orbital' }] })];
    expect(documents([aStatement()], projects)).toEqual([]);
    expect(documents([aStatement({ project: 'unknown' })])).toEqual([]);
  });

  test('of the example statement', () => {
    const statement = aStatement({
      aliases: ['GHSA-2345-cfgh-jmpq', 'CVE-1900-77001'],
      summary: 'Overflow in inflate-example',
      impact_statement: 'It is never called.',
      note: 'Tested.',
    });
    expect(read([statement])).toEqual({
      '@context': 'https://openvex.dev/ns/v0.2.0',
      '@id': 'https://security.orbital.example/statements/openvex.json',
      author: 'The Orbital Project',
      role: 'vendor',
      timestamp: '2026-05-18T16:00:00Z',
      version: 1,
      tooling: 'Candor',
      statements: [
        {
          '@id': 'https://security.orbital.example/statements/#statement-inflate-overflow',
          vulnerability: {
            name: 'CVE-1900-77001',
            description: 'Overflow in inflate-example',
            aliases: ['GHSA-2345-cfgh-jmpq'],
          },
          timestamp: '2026-05-18T16:00:00Z',
          products: [
            {
              '@id': 'pkg:pypi/orbital',
              identifiers: { purl: 'pkg:pypi/orbital' },
              subcomponents: [
                {
                  '@id': 'pkg:pypi/inflate-example@1.2.3',
                  identifiers: { purl: 'pkg:pypi/inflate-example@1.2.3' },
                },
              ],
            },
          ],
          status: 'not_affected',
          status_notes: 'Tested.',
          justification: 'vulnerable_code_not_in_execute_path',
          impact_statement: 'It is never called.',
        },
      ],
    });
  });

  test('states the status of each CVE separately if a draft of several was published', () => {
    const aliases = ['CVE-1900-77002', 'GHSA-2345-cfgh-jmpq'];
    const { statements: made } = read([aStatement({ aliases })]);
    expect(
      made.map(
        ({
          vulnerability: { name, aliases: others },
        }: {
          vulnerability: Statement & { name: string };
        }) => [name, others],
      ),
    ).toEqual([
      ['CVE-1900-77001', undefined],
      ['CVE-1900-77002', undefined],
      ['GHSA-2345-cfgh-jmpq', undefined],
    ]);
    expect(new Set(made.map((one: Record<string, unknown>) => one['@id'])).size).toBe(3);
  });

  test('names each version of each package of the project, or those that the statement names', () => {
    const projects = [
      aProject({
        packages: ['pkg:pypi/orbital', 'pkg:npm/orbital', { repo: 'https://git.example/o' }],
      }),
    ];
    const purls = (statement: Statement) =>
      read([statement], projects).statements[0].products.map(
        (one: { '@id': string }) => one['@id'],
      );
    expect(purls(aStatement({ versions: ['1.0.0', '2.0.0', '1.0.0'] }))).toEqual([
      'pkg:pypi/orbital@1.0.0',
      'pkg:pypi/orbital@2.0.0',
      'pkg:npm/orbital@1.0.0',
      'pkg:npm/orbital@2.0.0',
    ]);
    expect(purls(aStatement({ packages: ['pkg:npm/orbital', 'pkg:npm/orbital'] }))).toEqual([
      'pkg:npm/orbital',
    ]);
  });

  test('has a new version for each statement and each revision, and the newest time', () => {
    const revisions = [
      { at: '2026-05-19T16:00:00Z', note: 'First.' },
      { at: '2026-05-20T16:00:00Z', note: 'Second.' },
    ];
    const first = aStatement({ slug: 'first', published: '2026-05-01T16:00:00Z' });
    const second = aStatement({ slug: 'second', vulnerability: 'CVE-1900-77002', revisions });
    expect(read([second, first])).toMatchObject({
      version: 4,
      timestamp: '2026-05-01T16:00:00Z',
      last_updated: '2026-05-20T16:00:00Z',
    });
  });

  test('has the statements sorted by time, so that a later one overrides', () => {
    const revisions = [{ at: '2026-05-25T16:00:00Z', note: 'Again.' }];
    const list = [
      aStatement({ slug: 'b', published: '2026-05-19T16:00:00Z' }),
      aStatement({ slug: 'z', published: '2026-05-01T16:00:00Z', revisions }),
      aStatement({ slug: 'a', published: '2026-05-19T16:00:00Z' }),
    ];
    const order = (given: readonly Statement[]) =>
      read(given).statements.map((one: { '@id': string }) => one['@id'].replace(/.*-/, ''));
    expect(order(list)).toEqual(['a', 'b', 'z']);
    expect(order(list.toReversed())).toEqual(['a', 'b', 'z']);
  });

  test('includes the base path of the site', () => {
    const setting = aSetting({ site: aSite({ url: 'https://orbital.example/security/' }) });
    const [document] = statements(someContent({ statements: [aStatement()] }), setting);
    expect(JSON.parse(String(document?.body))['@id']).toBe(
      'https://orbital.example/security/statements/openvex.json',
    );
  });
});

describe.skipIf(!hasSchemas)('by the official schema', () => {
  test('every status is valid', () => {
    const faults = hasSchemas ? schemaCheck('openvex') : () => [];
    expect(faults(read(ALL))).toEqual([]);
    expect(faults({ ...read(ALL), statements: [] })).not.toEqual([]);
  });
});
