// Compares a built reading with the last published state: problems with their places, and the
// changes that the deploy makes.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareLedgers, type LedgerFinding } from '../model/ledger/compare.ts';
import {
  type AdvisoryWording,
  type DeployReport,
  deployReport,
} from '../model/ledger/deploy-report.ts';
import { EXCEPTIONS_FILE, except, isOver } from '../model/ledger/exceptions.ts';
import type { Ledger } from '../model/ledger/ledger.ts';
import type { Finding, Problem } from '../model/problem/problem.ts';
import type { Reading } from '../read/index.ts';
import { problemsOf } from '../read/problems.ts';

/** The result of the comparison. */
export interface Held {
  /** In the order of compareProblems, without those that exceptions allow. */
  readonly problems: readonly Problem[];
  readonly report: DeployReport;
}

/**
 * Compares the content of a build with the published content. `isOpen`: false for a reason of an
 * exception that names private content; the report leaves it out.
 */
export function holdAgainst(
  before: Ledger,
  after: Ledger,
  reading: Reading,
  wordings: readonly AdvisoryWording[] = [],
  isOpen: (text: string) => boolean = () => true,
): Held {
  const { desk, place, content } = reading;
  const { left, passed, unneeded } = except(
    compareLedgers(before, after),
    desk.ledgerExceptions,
    place.now,
  );
  const idle = unneeded.map((i): Finding => {
    const one = desk.ledgerExceptions[i];
    const message =
      one !== undefined && isOver(one, place.now) ? `It expired at ${one.until}.` : undefined;
    return {
      code: 'ledger-exception-unneeded',
      file: EXCEPTIONS_FILE,
      at: { path: ['exceptions', i] },
      message,
    };
  });
  const findings: Finding[] = [
    ...left,
    ...idle,
    ...wordings.flatMap((one) => meaningChanges(one, reading)),
  ];
  const problems = problemsOf(findings, textsOf(findings, place.folder));
  const accepted = passed.map(({ finding, exception }) => ({
    code: finding.code,
    message: finding.message ?? '',
    reason: isOpen(exception.reason) ? exception.reason : HIDDEN_REASON,
  }));
  return {
    problems,
    report: deployReport({ before, after, content, problems, accepted, wordings }),
  };
}

const HIDDEN_REASON = `Not shown, because it names something that is not public: see ${EXCEPTIONS_FILE}.`;

/** An editorial revision that changes the meaning, which subscribers do not see. */
function meaningChanges({ id, changes }: AdvisoryWording, { content }: Reading): Finding[] {
  const file = content.advisories.find((one) => one.id === id)?.file ?? '';
  if (changes === undefined)
    return [
      {
        code: 'ledger-meaning-changed',
        file,
        at: 'start',
        message: `The text of ${id} has changed, but --against does not contain the old text to compare.`,
      },
    ];
  return changes.flatMap(({ section, canChangeMeaning }): Finding[] => {
    const why =
      'most of it was replaced, or a negation, a number or another word that can change the meaning was added or removed';
    const message = `The section "${section}" of ${id} has changed: ${why}.`;
    return canChangeMeaning ? [{ code: 'ledger-meaning-changed', file, at: 'start', message }] : [];
  });
}

/** The files of findings, if they exist: a deleted file has no lines. */
function textsOf(
  findings: readonly (Finding | LedgerFinding)[],
  folder: string,
): Map<string, string> {
  const files = new Set(findings.map(({ file }) => file));
  const there = [...files].filter((file) => existsSync(join(folder, file)));
  return new Map(there.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}
