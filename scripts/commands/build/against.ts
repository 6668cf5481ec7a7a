// The guard of a build: compares it with the last published site (build --against), and writes the
// report of the deploy.

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isWithin } from '../../../src/disk/same-folder.ts';
import { hasMoved, recordChanges } from '../../../src/model/ledger/compare.ts';
import {
  type AdvisoryWording,
  REPORT_HEADING,
  reportMarkdown,
} from '../../../src/model/ledger/deploy-report.ts';
import { LEDGER_PATH, type Ledger, parseLedger } from '../../../src/model/ledger/ledger.ts';
import { wordingChanges } from '../../../src/model/ledger/wording.ts';
import { isFailure } from '../../../src/model/problem/problem.ts';
import { terminalText } from '../../../src/model/text/terminal-text.ts';
import { documentsOfReading } from '../../../src/publish/integration.ts';
import { ledgerOfFolder } from '../../../src/publish/ledger.ts';
import { type Held, holdAgainst } from '../../../src/publish/ledger-guard.ts';
import { readLastFile, readLastLedger } from '../../../src/publish/published-ledger.ts';
import type { Reading } from '../../../src/read/index.ts';
import { UsageError } from '../../../src/usage-error.ts';
import { say } from '../../command.ts';
import { demandOutput, type Replace, writeResult } from '../../output.ts';

/** Thrown if a build would break published content; contains all findings. */
export class Refused extends Error {
  readonly held: Held;
  constructor(held: Held) {
    super('The build would break a published document or address.');
    this.held = held;
  }
}

/** The options of a build that concern the guard. */
interface GuardOptions {
  readonly against?: string | undefined;
  readonly report?: string | undefined;
  readonly strict?: boolean | undefined;
  readonly out: string;
  /** The content folder. */
  readonly content: string;
}

/** A guard that is ready to inspect a finished folder. */
interface Guard {
  /** Inspects a site before it is put in place; throws Refused. */
  readonly inspect: (folder: string, reading: Reading) => Promise<void>;
  /** Returns its findings after the inspection. */
  readonly held: () => Held | undefined;
}

/** Only an earlier report can be replaced. */
const isOurs = (text: string): boolean => text.startsWith(REPORT_HEADING);

/**
 * Fetches the last published ledger before anything is built; undefined without --against. Throws
 * UsageError.
 */
export async function guardFor({
  against,
  report,
  strict,
  out,
  content,
}: GuardOptions): Promise<Guard | undefined> {
  if (against === undefined) {
    if (report !== undefined)
      throw new UsageError(
        '--report needs --against: it lists the changes since the last deployment.',
      );
    return undefined;
  }
  const file = report === undefined ? undefined : resolve(report);
  if (file !== undefined && isWithin(file, out))
    throw new UsageError(
      `${report} is in ${out}, which the build replaces. Choose another place for the report.`,
    );
  const replace: Replace = { content, isOurs };
  if (file !== undefined) demandOutput(file, replace);
  const before = await readLastLedger(against);
  let held: Held | undefined;
  return {
    held: () => held,
    inspect: async (folder, reading) => {
      const after = await ledgerIn(folder, reading);
      const isOpen = await openTest(before, reading);
      held = holdAgainst(
        before,
        after,
        reading,
        await wordingsOf(before, after, { folder, against }),
        isOpen,
      );
      say(`Since the last deployment: ${held.report.summary}.`);
      if (file !== undefined) writeResult(file, terminalText(reportMarkdown(held.report)), replace);
      if (isFailure(held.problems, strict)) throw new Refused(held);
    },
  };
}

/**
 * The report is for everyone who can read the log of the deploy, but the exceptions are private. A
 * record of the published site is no secret, even if it is private now.
 */
async function openTest(before: Ledger, reading: Reading): Promise<(text: string) => boolean> {
  if (reading.desk.ledgerExceptions.length === 0) return () => true;
  const { isOpenText } = await import('../../../src/embargo/leaks-of-text.ts');
  return isOpenText(
    reading,
    before.records.map(({ id }) => id),
  );
}

/**
 * The OSV record contains the whole text of an advisory, as Markdown. The comparison stops after
 * this number, because each is one request.
 */
const MOST_WORDINGS = 100;

/**
 * Compares the texts of advisories that have only an editorial revision with their last published
 * texts.
 */
export async function wordingsOf(
  before: Ledger,
  after: Ledger,
  { folder, against }: { readonly folder: string; readonly against: string },
): Promise<AdvisoryWording[]> {
  const changed = recordChanges(before, after).filter(
    (one) =>
      one.after?.kind === 'advisory' &&
      one.before?.text !== undefined &&
      one.before.text !== one.after.text &&
      !hasMoved(one),
  );
  const files = new Map(
    before.files.map(({ path, sha256 }) => [path.toLowerCase(), { path, sha256 }]),
  );
  const wordings: AdvisoryWording[] = [];
  for (const [i, { name }] of changed.entries()) {
    const place =
      files.get(`osv/${name}.json`.toLowerCase()) ?? files.get(`osv/x_${name}.json`.toLowerCase());
    const isAsked = place !== undefined && i < MOST_WORDINGS;
    const old = isAsked ? await readLastFile(against, place.path, place.sha256) : undefined;
    const file = place === undefined ? '' : join(folder, place.path);
    const [was, is] = [
      detailsOf(old),
      existsSync(file) ? detailsOf(readFileSync(file, 'utf8')) : undefined,
    ];
    wordings.push({
      id: name,
      changes: was === undefined || is === undefined ? undefined : wordingChanges(was, is),
    });
  }
  return wordings;
}

/** The summary and the text of an OSV record. */
function detailsOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null) return undefined;
  const [summary, details] = ['summary', 'details'].map((key) => Reflect.get(value, key));
  return `${typeof summary === 'string' ? summary : ''}\n${typeof details === 'string' ? details : ''}`;
}

/** The ledger that the build wrote; computed again if it cannot be read. */
async function ledgerIn(folder: string, reading: Reading): Promise<Ledger> {
  const file = join(folder, LEDGER_PATH);
  if (existsSync(file)) {
    const read = parseLedger(readFileSync(file, 'utf8'));
    if ('ledger' in read) return read.ledger;
  }
  return ledgerOfFolder(folder, documentsOfReading(reading), reading);
}
