import { describe, expect, test } from 'vitest';
import { aProject } from '../../model/testing/advisory.fixture.ts';
import { FILE, IMPORTED, reports, withAdvisory } from '../everything.fixture.ts';
import { check } from '../index.ts';

const PARTS = { Impact: 'Bad.', Upgrade: 'Upgrade.', Mitigation: 'None known.' };

/** Returns a text with the required sections, changed. Undefined omits a section. */
function bodyOf(changes: Record<string, string | undefined> = {}): string {
  return Object.entries({ ...PARTS, ...changes })
    .filter(([, text]) => text !== undefined)
    .map(([heading, text]) => `## ${heading}\n\n${text}\n`)
    .join('\n');
}

const inBody = (code: string, body: string, text: string) => [
  { code, file: FILE, at: { bodyOffset: body.lastIndexOf(text), length: text.length } },
];

describe('the sections of an advisory', () => {
  test.each(['Impact', 'Upgrade', 'Mitigation'])('have %s', (heading) => {
    const lacking = withAdvisory({ body: bodyOf({ [heading]: undefined }) });
    expect(reports(lacking)).toEqual([{ code: 'section-missing', file: FILE, at: 'start' }]);
    expect(check(lacking)[0]?.remedy).toBe(`Add "## ${heading}" and its text.`);
  });

  test('state the impact', () => {
    const body = bodyOf({ Impact: '' });
    expect(reports(withAdvisory({ body }))).toEqual(inBody('section-empty', body, '## Impact'));
  });

  test('state a mitigation for users who cannot upgrade, even if only that none is known', () => {
    const body = bodyOf({ Mitigation: '  ' });
    expect(reports(withAdvisory({ body }))).toEqual(
      inBody('mitigation-missing', body, '## Mitigation'),
    );
    expect(reports(withAdvisory({ body: bodyOf({ Mitigation: 'None known.' }) }))).toEqual([]);
  });

  test('are unique', () => {
    const body = `${bodyOf()}\n## impact\n\nWorse.\n`;
    expect(reports(withAdvisory({ body }))).toEqual(inBody('section-repeated', body, '## impact'));
  });

  test.each([
    ['Workarounds', 'Did you mean "## Mitigation"?'],
    ['Detials', 'Did you mean "## Details"?'],
    ['Am I vulnerable?', 'Did you mean "## Am I affected?"?'],
    ['History of the code', undefined],
  ])('have no other name: %s', (heading, remedy) => {
    const body = `${bodyOf()}\n## ${heading}\n\nText.\n`;
    expect(reports(withAdvisory({ body }))).toEqual(
      inBody('section-unknown', body, `## ${heading}`),
    );
    expect(check(withAdvisory({ body }))[0]?.remedy).toBe(remedy);
  });

  test('have a name', () => {
    const body = `${bodyOf()}\n##\n\nText.\n`;
    expect(check(withAdvisory({ body })).map(({ code, message }) => [code, message])).toEqual([
      ['section-unknown', 'The heading is empty.'],
    ]);
  });

  test('can follow a text without a heading, and contain headings in code and of lower levels', () => {
    const body = `Preface.\n\n${bodyOf({ Impact: '### Who\n\n```\n## Impact\n# Top\n<b>\n```' })}`;
    expect(reports(withAdvisory({ body }))).toEqual([]);
  });
});

describe('an empty section Upgrade', () => {
  const body = bodyOf({ Upgrade: '' });
  const range = { introduced: '1.0', fixed: '1.2' };
  const affected = [{ package: 'pkg:hackage/orbital', ranges: [range], versions: ['1.0'] }];
  const packages = ['pkg:hackage/orbital', 'pkg:pypi/orbital'];
  const upgrade = [{ package: 'pkg:hackage/orbital', command: 'cabal install orbital' }];
  const empty = inBody('section-empty', body, '## Upgrade');

  test("is filled from the registry's usual command or from the project", () => {
    expect(reports(withAdvisory({ body }))).toEqual([]);
    const project = aProject({ packages, upgrade });
    expect(reports(withAdvisory({ body, affected }, { content: { projects: [project] } }))).toEqual(
      [],
    );
  });

  test('needs a text if no command is known for one of the packages', () => {
    const known = { content: { projects: [aProject({ packages })] } };
    expect(reports(withAdvisory({ body, affected }, known))).toEqual(empty);
    const both = [...affected, { package: 'pkg:pypi/orbital', ranges: [range] }];
    expect(
      reports(withAdvisory({ body, affected: both }, known)).map(({ code }) => code),
    ).toContain('section-empty');
  });

  test('is filled if commits of the repository are listed beside a package', () => {
    const repository = { repo: 'https://git.example/orbital' };
    const mixed = [
      { package: 'pkg:pypi/orbital', ranges: [range] },
      { package: repository, ranges: [{ introduced: '0', fixed: 'a'.repeat(40) }] },
    ];
    const project = aProject({ branches: [] });
    expect(
      reports(withAdvisory({ body, affected: mixed }, { content: { projects: [project] } })),
    ).toEqual([]);
  });

  test('needs a text if only commits are known', () => {
    const commits = [
      {
        package: { repo: 'https://git.example/orbital' },
        ranges: [{ introduced: '0', fixed: 'a'.repeat(40) }],
      },
    ];
    expect(reports(withAdvisory({ body, affected: commits }))).toEqual(empty);
  });

  test('of an imported record is a warning', () => {
    expect(check(withAdvisory({ ...IMPORTED, body: bodyOf({ Impact: '' }) }))).toMatchObject([
      { code: 'section-empty', lenient: true },
    ]);
  });
});
