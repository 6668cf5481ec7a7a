// docs/problems.md: every problem with its level, cause and remedy, from the table in
// problem-codes.ts.

import { PROBLEM_KINDS, type ProblemCode, type ProblemKind } from '../model/problem/codes.ts';

/** The first code of each group, in table order. A group ends before the next one. */
const GROUPS: readonly { readonly title: string; readonly first: ProblemCode }[] = [
  { title: 'Files', first: 'file-missing' },
  { title: 'YAML and front matter', first: 'front-matter-missing' },
  { title: 'Values', first: 'key-unknown' },
  { title: 'Ids and names', first: 'id-form' },
  { title: 'Scores', first: 'score-typed' },
  { title: 'Packages, ranges and branches', first: 'package-form' },
  { title: 'Sections of an advisory', first: 'section-missing' },
  { title: 'Advisories', first: 'summary-missing' },
  { title: 'Releases', first: 'release-advisory' },
  { title: 'Retrospectives', first: 'retrospective-advisory' },
  { title: 'Statements', first: 'statement-key' },
  { title: 'Channels', first: 'channel-unverified' },
  { title: 'Keys', first: 'key-unreadable' },
  { title: 'Policy, site and private cases', first: 'policy-promise' },
];

const INTRODUCTION = `<!-- Generated from src/model/problem/codes.ts by "npm run docs". Do not edit. -->

# Problems

\`npm run candor -- check\` prints each problem with its file, line, column and code, and how to mend it. Codes are stable;
words are not. An **error** fails a check and a build. A **warning** fails them only with \`--strict\`. On an imported record
and on a draft some errors are warnings, because another publisher wrote it or because it is not finished: the column "Level"
says which.
`;

/** Returns the page, as Markdown. */
export function problemsPage(): string {
  const kinds: [string, ProblemKind][] = Object.entries(PROBLEM_KINDS);
  const starts = GROUPS.map(({ title, first }) => ({ title, start: kinds.findIndex(([code]) => code === first) }));
  const sections = starts.map(({ title, start }, i) => group(title, kinds.slice(start, starts[i + 1]?.start)));
  return [INTRODUCTION, ...sections].join('\n');
}

function group(title: string, kinds: readonly [string, ProblemKind][]): string {
  const rows = kinds.map(
    ([code, kind]) => `| \`${code}\` | ${levelInWords(kind)} | ${cell(kind.cause)} | ${cell(kind.cure)} |`,
  );
  return [`## ${title}`, '', '| Code | Level | Cause | Cure |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
}

function levelInWords({ level, lenient }: ProblemKind): string {
  return lenient === undefined || lenient === level ? level : `${level}; imported or draft: ${lenient}`;
}

/** Formats a text as a cell of a table, shown literally. */
export function cell(text: string): string {
  return text.replace(/[\\|<>*_`[\]]/g, (character) => `\\${character}`);
}
