// docs/problems.md: every problem with its level, cause and remedy, from the tables in
// model/problem/kinds/.

import type { ProblemKind } from '../model/problem/kind.ts';
import { ADVISORY_PROBLEMS } from '../model/problem/kinds/advisory.ts';
import { CASE_PROBLEMS } from '../model/problem/kinds/case.ts';
import { CHANNEL_PROBLEMS } from '../model/problem/kinds/channel.ts';
import { CVSS_PROBLEMS } from '../model/problem/kinds/cvss.ts';
import { FILE_PROBLEMS } from '../model/problem/kinds/file.ts';
import { ID_PROBLEMS } from '../model/problem/kinds/id.ts';
import { KEY_PROBLEMS } from '../model/problem/kinds/key.ts';
import { LEDGER_PROBLEMS } from '../model/problem/kinds/ledger.ts';
import { PACKAGE_PROBLEMS } from '../model/problem/kinds/package.ts';
import { POLICY_PROBLEMS } from '../model/problem/kinds/policy.ts';
import { PUBLIC_FILE_PROBLEMS } from '../model/problem/kinds/public-file.ts';
import { REDIRECT_PROBLEMS } from '../model/problem/kinds/redirect.ts';
import { RELEASE_PROBLEMS } from '../model/problem/kinds/release.ts';
import { RETROSPECTIVE_PROBLEMS } from '../model/problem/kinds/retrospective.ts';
import { SECTION_PROBLEMS } from '../model/problem/kinds/section.ts';
import { SITE_PROBLEMS } from '../model/problem/kinds/site.ts';
import { STATEMENT_PROBLEMS } from '../model/problem/kinds/statement.ts';
import { TEXT_PROBLEMS } from '../model/problem/kinds/text.ts';
import { VALUE_PROBLEMS } from '../model/problem/kinds/value.ts';
import { YAML_PROBLEMS } from '../model/problem/kinds/yaml.ts';

type Kinds = Readonly<Record<string, ProblemKind>>;

/** The tables, in the order of the page. */
const GROUPS: readonly { readonly title: string; readonly kinds: Kinds }[] = [
  { title: 'Files', kinds: FILE_PROBLEMS },
  { title: 'Text', kinds: TEXT_PROBLEMS },
  { title: 'YAML and front matter', kinds: YAML_PROBLEMS },
  { title: 'Keys and values', kinds: VALUE_PROBLEMS },
  { title: 'Ids and names', kinds: ID_PROBLEMS },
  { title: 'CVSS', kinds: CVSS_PROBLEMS },
  { title: 'Packages, ranges and branches', kinds: PACKAGE_PROBLEMS },
  { title: 'Sections and translations', kinds: SECTION_PROBLEMS },
  { title: 'Advisories', kinds: ADVISORY_PROBLEMS },
  { title: 'Releases', kinds: RELEASE_PROBLEMS },
  { title: 'Retrospectives', kinds: RETROSPECTIVE_PROBLEMS },
  { title: 'Statements', kinds: STATEMENT_PROBLEMS },
  { title: 'Channels', kinds: CHANNEL_PROBLEMS },
  { title: 'Keys', kinds: KEY_PROBLEMS },
  { title: 'Policy', kinds: POLICY_PROBLEMS },
  { title: 'Cases, reserved ids and letters', kinds: CASE_PROBLEMS },
  { title: 'Static files, theme and logo', kinds: PUBLIC_FILE_PROBLEMS },
  { title: 'Redirects', kinds: REDIRECT_PROBLEMS },
  { title: 'Comparison with the published site', kinds: LEDGER_PROBLEMS },
  { title: 'Language and address of the site', kinds: SITE_PROBLEMS },
];

const INTRODUCTION = `<!-- Generated from src/model/problem/kinds by "npm run docs". Do not edit. -->

# Problems

\`npm run candor -- check\` prints each problem with its file, line, column and code, and how to fix it. Codes are stable;
messages are not. An **error** fails a check and a build. A **warning** fails them only with \`--strict\`. In imported
records and drafts, some errors are warnings, because another publisher wrote the record or because the draft is not
finished: see the column "Level".

What is public can always be corrected, also to the worse: a fix that turns out to be missing, or a branch that waits for its
fix, is then a warning that explains what readers see. Such a warning does not fail \`--strict\` either.
`;

/** Returns the page, as Markdown. */
export function problemsPage(): string {
  return [INTRODUCTION, ...GROUPS.map(({ title, kinds }) => group(title, kinds))].join('\n');
}

function group(title: string, kinds: Kinds): string {
  const rows = Object.entries(kinds).map(
    ([code, kind]) =>
      `| \`${code}\` | ${levelInWords(kind)} | ${cell(kind.cause)} | ${cell(kind.remedy)} |`,
  );
  return [
    `## ${title}`,
    '',
    '| Code | Level | Cause | Fix |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function levelInWords({ level, lenient, untilPublic }: ProblemKind): string {
  const which = untilPublic === true ? 'imported, draft or public' : 'imported or draft';
  return lenient === undefined || lenient === level ? level : `${level}; ${which}: ${lenient}`;
}

/** Formats a text as a cell of a table, shown literally. */
export function cell(text: string): string {
  return text.replace(/[\\|<>*_`[\]]/g, (character) => `\\${character}`);
}
