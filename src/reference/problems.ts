// docs/problems.md: every problem with its level, cause and remedy, from the tables in
// model/problem/kinds/.

import type { ProblemKind } from '../model/problem/kind.ts';
import { ADVISORY_KINDS } from '../model/problem/kinds/advisory.ts';
import { CASE_KINDS } from '../model/problem/kinds/case.ts';
import { CHANNEL_KINDS } from '../model/problem/kinds/channel.ts';
import { CVSS_KINDS } from '../model/problem/kinds/cvss.ts';
import { FILE_KINDS } from '../model/problem/kinds/file.ts';
import { ID_KINDS } from '../model/problem/kinds/id.ts';
import { KEY_KINDS } from '../model/problem/kinds/key.ts';
import { LEDGER_KINDS } from '../model/problem/kinds/ledger.ts';
import { PACKAGE_KINDS } from '../model/problem/kinds/package.ts';
import { POLICY_KINDS } from '../model/problem/kinds/policy.ts';
import { PUBLIC_FILE_KINDS } from '../model/problem/kinds/public-file.ts';
import { REDIRECT_KINDS } from '../model/problem/kinds/redirect.ts';
import { RELEASE_KINDS } from '../model/problem/kinds/release.ts';
import { RETROSPECTIVE_KINDS } from '../model/problem/kinds/retrospective.ts';
import { SECTION_KINDS } from '../model/problem/kinds/section.ts';
import { SITE_KINDS } from '../model/problem/kinds/site.ts';
import { STATEMENT_KINDS } from '../model/problem/kinds/statement.ts';
import { TEXT_KINDS } from '../model/problem/kinds/text.ts';
import { VALUE_KINDS } from '../model/problem/kinds/value.ts';
import { YAML_KINDS } from '../model/problem/kinds/yaml.ts';

type Kinds = Readonly<Record<string, ProblemKind>>;

/** The tables, in the order of the page. */
const GROUPS: readonly { readonly title: string; readonly kinds: Kinds }[] = [
  { title: 'Files', kinds: FILE_KINDS },
  { title: 'Text', kinds: TEXT_KINDS },
  { title: 'YAML and front matter', kinds: YAML_KINDS },
  { title: 'Keys and values', kinds: VALUE_KINDS },
  { title: 'Ids and names', kinds: ID_KINDS },
  { title: 'CVSS', kinds: CVSS_KINDS },
  { title: 'Packages, ranges and branches', kinds: PACKAGE_KINDS },
  { title: 'Sections and translations', kinds: SECTION_KINDS },
  { title: 'Advisories', kinds: ADVISORY_KINDS },
  { title: 'Releases', kinds: RELEASE_KINDS },
  { title: 'Retrospectives', kinds: RETROSPECTIVE_KINDS },
  { title: 'Statements', kinds: STATEMENT_KINDS },
  { title: 'Channels', kinds: CHANNEL_KINDS },
  { title: 'Keys', kinds: KEY_KINDS },
  { title: 'Policy', kinds: POLICY_KINDS },
  { title: 'Cases, reserved ids and letters', kinds: CASE_KINDS },
  { title: 'Static files, theme and logo', kinds: PUBLIC_FILE_KINDS },
  { title: 'Redirects', kinds: REDIRECT_KINDS },
  { title: 'Comparison with the published site', kinds: LEDGER_KINDS },
  { title: 'Language and address of the site', kinds: SITE_KINDS },
];

const INTRODUCTION = `<!-- Generated from src/model/problem/kinds by "npm run docs". Do not edit. -->

# Problems

\`npm run candor -- check\` prints each problem with its file, line, column and code, and how to fix it. Codes are stable;
messages are not. An **error** fails a check and a build. A **warning** fails them only with \`--strict\`. In imported
records and drafts, some errors are warnings, because another publisher wrote the record or because the draft is not
finished: see the column "Level".
`;

/** Returns the page, as Markdown. */
export function problemsPage(): string {
  return [INTRODUCTION, ...GROUPS.map(({ title, kinds }) => group(title, kinds))].join('\n');
}

function group(title: string, kinds: Kinds): string {
  const rows = Object.entries(kinds).map(
    ([code, kind]) => `| \`${code}\` | ${levelInWords(kind)} | ${cell(kind.cause)} | ${cell(kind.remedy)} |`,
  );
  return [`## ${title}`, '', '| Code | Level | Cause | Fix |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
}

function levelInWords({ level, lenient }: ProblemKind): string {
  return lenient === undefined || lenient === level ? level : `${level}; imported or draft: ${lenient}`;
}

/** Formats a text as a cell of a table, shown literally. */
export function cell(text: string): string {
  return text.replace(/[\\|<>*_`[\]]/g, (character) => `\\${character}`);
}
