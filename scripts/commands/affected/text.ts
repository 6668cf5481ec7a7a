// The answers of "candor affected": as text for people and as data for programs.

import type { Inventory } from '../../../src/imports/inventory/index.ts';
import { english } from '../../../src/language/english/index.ts';
import {
  answerName,
  type CheckWords,
  doubtInWords,
  fileVerdictInWords,
  maybeInWords,
  placeInWords,
  statedInWords,
  summary,
  upgradeInWords,
} from '../../../src/language/sentences/lookup.ts';
import { remarkInWords, uncheckedInWords } from '../../../src/language/sentences/lookup-remarks.ts';
import type { Answer, Answers } from '../../../src/model/lookup/answer.ts';
import { askName } from '../../../src/model/lookup/question.ts';
import { statementAddress } from '../../../src/model/lookup/statement-address.ts';
import { visible } from '../../../src/model/text/visible.ts';

// The command line speaks English.
const WORDS: CheckWords = { lang: 'en', words: english.check.script };

/** The most unrecognized names that are listed as possible packages. */
const MOST_MAYBES = 100;

/** Formats the answers to a question as text. */
export function answersText({ answers }: Answers, base: string): string {
  return answers.map((one) => answerText(one, base)).join('\n\n');
}

/** Formats the answers for a file as text, with everything unaffected on one line. */
export function fileText(
  file: string,
  inventory: Inventory,
  answers: Answers,
  base: string,
): string {
  const { format, remarks } = inventory;
  const verdict = fileVerdictInWords(inventory, answers, WORDS);
  const read = format === undefined ? [] : [`Read as ${format}. ${summary(answers, WORDS)}`];
  const unchecked = uncheckedInWords(remarks, WORDS);
  const clear = answers.answers.filter(({ status }) => status === 'not-affected');
  const parts = [
    [
      visible(file),
      ...read,
      ...(verdict === '' ? [] : [verdict]),
      ...(unchecked === '' ? [] : [unchecked]),
      ...remarksText(inventory).map((one) => `  ${visible(one)}`),
    ].join('\n'),
    ...answers.maybes.slice(0, MOST_MAYBES).map((one) => visible(maybeInWords(one, WORDS))),
    ...answers.answers
      .filter((one) => one.status !== 'not-affected')
      .map((one) => answerText(one, base)),
    ...(clear.length === 0
      ? []
      : [`Not affected: ${clear.map((one) => visible(answerName(one))).join(', ')}`]),
    ...clear
      .filter(({ fromRelease }) => fromRelease.length > 0)
      .map((one) => [visible(answerName(one)), ...releaseLines(one, base).map(visible)].join('\n')),
  ];
  return parts.join('\n\n');
}

/** Returns the remarks about a file, a sentence or two each. */
export const remarksText = ({ remarks }: Inventory): string[] =>
  remarks.map((one) => remarkInWords(one, WORDS));

function releaseLines({ fromRelease }: Answer, base: string): string[] {
  if (fromRelease.length === 0) return [];
  return [
    `  ${WORDS.words.fromRelease}`,
    ...fromRelease.map((one) => `    ${one.id}  ${one.title}  ${base}${one.id}/`),
  ];
}

function answerText(answer: Answer, base: string): string {
  const { status, assessment, doubts, withdrawn, command } = answer;
  const hits = assessment.hits.length;
  const word =
    status === 'affected' && hits > 0
      ? `affected by ${hits === 1 ? '1 advisory' : `${hits} advisories`}`
      : WORDS.words.statuses[status].toLowerCase();
  const place = placeInWords(answer, WORDS);
  const where = place === undefined ? [] : [`  In the file: ${place}`];
  const upgrade = upgradeInWords(answer, WORDS);
  const rows = assessment.hits.map(({ advisory, fixed, fixedOnBranch }) => [
    advisory.id,
    advisory.severity,
    fixedOnBranch ?? (fixed === undefined ? 'no known fix' : `${fixed}, on another branch`),
    advisory.title,
    `${base}${advisory.id}/`,
  ]);
  const lines = [
    `${answerName(answer)}: ${word}`,
    ...where,
    ...(upgrade === '' ? [] : [`  ${upgrade}`]),
    ...(command === undefined ? [] : [`  $ ${command}`]),
    ...(rows.length === 0
      ? []
      : table([['Advisory', 'Severity', 'Fixed in', 'Title', ''], ...rows])),
    ...doubts.flatMap((doubt) => [
      `  ${doubtInWords(doubt, answer, WORDS)}`,
      ...doubt.advisories.map((one) => `    ${one.id}  ${one.title}  ${base}${one.id}/`),
    ]),
    ...statedInWords(assessment.stated ?? [], WORDS.words).flatMap(({ text, statements }) => [
      `  ${text}`,
      ...statements.map(
        ({ slug, vulnerability, title }) =>
          `    ${[vulnerability, ...(title === undefined ? [] : [title]), statementAddress(base, slug)].join('  ')}`,
      ),
    ]),
    ...releaseLines(answer, base),
    ...(withdrawn.length === 0
      ? []
      : [`  Withdrawn (not counted): ${withdrawn.map(({ id }) => id).join(', ')}`]),
  ];
  return lines.map(visible).join('\n');
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
}

/** Returns the answers as data. Keys without a value are null. */
export function answerData({ read, notCovered, maybes, answers }: Answers, base: string) {
  return {
    read,
    not_covered: notCovered,
    may_be: maybes.map((one) => ({
      name: one.component.name,
      version: one.component.version ?? null,
      packages: one.packages.map(({ package: of }) => askName(of)),
      reason: maybeInWords(one, WORDS),
    })),
    packages: answers.map((one) => ({
      package: askName(one.package),
      version: one.version ?? null,
      where: placeInWords(one, WORDS) ?? 'the question',
      status: one.status,
      branch: one.assessment.branch?.name ?? null,
      advisories: one.assessment.hits.map(({ advisory, fixed, fixedOnBranch }) => ({
        id: advisory.id,
        url: `${base}${advisory.id}/`,
        title: advisory.title,
        severity: advisory.rating,
        label: advisory.severity,
        fixed_in_same_branch: fixedOnBranch ?? null,
        fixed_in: fixed ?? null,
      })),
      statements: (one.assessment.stated ?? []).map(({ slug, vulnerability, isAffected }) => ({
        vulnerability,
        url: statementAddress(base, slug),
        status: isAffected ? 'affected' : 'unknown',
      })),
      upgrade_in_same_branch: one.cleanOnBranch ?? null,
      upgrade: one.clean ?? null,
      command: one.command ?? null,
      cannot_tell:
        one.doubts.length === 0
          ? null
          : {
              reason: one.doubts.map((doubt) => doubtInWords(doubt, one, WORDS)).join(' '),
              advisories: one.doubts.flatMap(({ advisories }) => advisories.map(({ id }) => id)),
            },
      from_release: one.fromRelease.map(({ id }) => id),
      withdrawn: one.withdrawn.map(({ id }) => id),
    })),
  };
}
