// Formats answers of a lookup, the same on the page and on the command line.

import type { Answer, Answers } from '../../model/lookup/answer.ts';
import type { Stated } from '../../model/lookup/assessment.ts';
import type { Doubted } from '../../model/lookup/doubt.ts';
import type { Maybe } from '../../model/lookup/maybe.ts';
import { verdictOf } from '../../model/lookup/verdict.ts';
import { ecosystemLabel, packageLabel } from '../../model/package/package.ts';
import type { Catalogue } from '../index.ts';
import { fill, plural } from '../template.ts';

/** The language of an answer: its tag, and its words. */
export interface CheckWords {
  readonly lang: string;
  readonly words: Catalogue['check']['script'];
}

/** Returns "orbital (PyPI) 1.4.2". */
export function answerName({ package: of, version, component }: Answer): string {
  return [packageLabel(of), version ?? component.version]
    .filter((part) => part !== undefined)
    .join(' ');
}

/** Returns the component's place in its file; undefined if the user entered it. */
export function placeInWords(
  { component: { where } }: Answer,
  { words }: CheckWords,
): string | undefined {
  if (where.at === 'question') return undefined;
  if (where.at === 'path') return where.path;
  return fill(where.at === 'line' ? words.atLine : words.atPackage, { n: where.n });
}

/** Returns why the answer is unknown, in one or two sentences. */
export function doubtInWords(
  { reason }: Doubted,
  { version, assessment }: Answer,
  { words }: CheckWords,
): string {
  const { until, name: branch = '' } = assessment.branch ?? {};
  if (reason === 'out-of-support' && until !== undefined)
    return fill(words.supportEnded, { until, branch });
  return fill(words.doubts[reason], { version: JSON.stringify(version), branch });
}

/** Returns what statements on dependencies say about it: a sentence, and those that it introduces. */
export function statedInWords(
  stated: readonly Stated[],
  { statedAffected, statedOpen }: Pick<CheckWords['words'], 'statedAffected' | 'statedOpen'>,
): { readonly text: string; readonly statements: readonly Stated[] }[] {
  const parts = [
    { text: statedAffected, statements: stated.filter(({ isAffected }) => isAffected) },
    { text: statedOpen, statements: stated.filter(({ isAffected }) => !isAffected) },
  ];
  return parts.filter(({ statements }) => statements.length > 0);
}

/** Returns the upgrade, in one or two sentences; empty if nothing affects the version. */
export function upgradeInWords(
  { status, assessment, cleanOnBranch, clean }: Answer,
  { words }: CheckWords,
): string {
  // What to do about a vulnerability in a dependency is on the page of its statement.
  if (status !== 'affected' || assessment.hits.length === 0) return '';
  const branch = assessment.branch?.name;
  if (cleanOnBranch !== undefined)
    return fill(words.upgradeOnBranch, { version: cleanOnBranch, branch: branch ?? '' });
  if (clean === undefined) return words.noneClean;
  const none = branch === undefined ? [] : [fill(words.noneOnBranch, { branch })];
  return [...none, fill(words.upgrade, { version: clean })].join(' ');
}

/** The number of packages with a matching name that are listed. */
const FEW = 5;

/**
 * Returns which packages of this site a component could be, and why that is unknown, in a few
 * sentences.
 */
export function maybeInWords(
  { component, packages, reason }: Maybe,
  { words }: CheckWords,
): string {
  const { name, version, ecosystem } = component;
  const named = packages.slice(0, FEW).map(({ package: of }) => packageLabel(of));
  const label = [
    ecosystem === '' ? name : `${name} (${ecosystemLabel(ecosystem)})`,
    ...(version === undefined ? [] : [version]),
  ];
  return fill(words.maybe, {
    name: label.join(' '),
    packages: [...named, ...(packages.length > FEW ? ['…'] : [])].join(', '),
    reason: words.maybeReasons[reason],
  });
}

/** Returns the result for a number of files, in one sentence. */
export function summary(
  { read, notCovered, maybes, answers }: Answers,
  { lang, words }: CheckWords,
  files = 1,
): string {
  const count = (status: Answer['status']): number =>
    new Set(answers.filter((one) => one.status === status).map(({ component }) => component)).size;
  if (read === 0) return words.nothingRead;
  const packages = plural(words.read, read, lang);
  if (notCovered === read) return plural(words.nothingCovered, files, lang, { read: packages });
  const parts = [
    [words.countAffected, count('affected')],
    [
      words.countUnknown,
      count('unknown') + maybes.filter(({ component }) => component.ecosystem !== '').length,
    ],
    [words.countFree, count('not-affected')],
    [words.countNotCovered, notCovered],
  ] as const;
  const shown = parts.filter(([, n]) => n > 0).map(([text, n]) => fill(text, { n }));
  return `${packages}: ${shown.join(', ')}.`;
}

/**
 * Returns that a file has entries that could not be looked up; empty if it has none, or if
 * something is affected anyway.
 */
export function fileVerdictInWords(
  file: Parameters<typeof verdictOf>[0],
  answers: Answers,
  { words }: CheckWords,
): string {
  if (verdictOf(file, answers) !== 'unknown' || file.format === undefined) return '';
  if (answers.read === 0) return words.fileEmpty;
  return file.isComplete ? '' : words.fileUnknown;
}

/** Returns the combined result for several files. */
export function summaryOfAll(all: readonly Answers[], words: CheckWords): string {
  const sum = {
    read: all.reduce((total, { read }) => total + read, 0),
    notCovered: all.reduce((total, { notCovered }) => total + notCovered, 0),
    maybes: all.flatMap(({ maybes }) => maybes),
    answers: all.flatMap(({ answers }) => answers),
  };
  return summary(sum, words, all.length);
}
