// Asks the deployed site whether it serves what a message is about. Nothing else decides that
// something is public: a build that is not deployed, or that a cache hides, is not announced.

import { createHash } from 'node:crypto';
import { type Evidence, recordFault } from '../formats/notice/evidence.ts';
import { LEDGER_PATH, type Ledger, parseLedger } from '../model/ledger/ledger.ts';
import { recordName } from '../model/ledger/paths.ts';
import { placeOfFile } from '../verify/deployed-site.ts';
import { isFound, missingBecause, textOf } from '../verify/http/answer.ts';
import type { Client } from '../verify/http/client.ts';
import type { Deadline } from './deadline.ts';

/** What a message is about. */
interface Claim {
  readonly key: string;
  /** The names of the records that its text comes from. */
  readonly records: readonly string[];
  /** The files that the site must serve, from its root. */
  readonly files: readonly string[];
}

/** The site that is asked. */
export interface AskedSite {
  /** Ends in "/". */
  readonly root: string;
  readonly client: Client;
  /** The public content that messages are made of. */
  readonly own: Evidence;
  /** The ledger of the build that was deployed; without it, the ledger of the site is used. */
  readonly built: Ledger | undefined;
}

/** Why a claim does not hold: the end of a sentence. `final`: waiting does not help. */
interface Fault {
  readonly reason: string;
  readonly final: boolean;
}

const FIRST_PAUSE = 2;
const LONGEST_PAUSE = 20;

/** Caches between here and the site must ask it. */
const FRESH = { headers: { 'cache-control': 'no-cache' } } as const;

/**
 * Returns the claims that do not hold, with reasons, after the site had time to serve everything.
 * `waiting` is called before the first wait.
 */
export async function unserved(
  claims: readonly Claim[],
  site: AskedSite,
  deadline: Deadline,
  waiting: () => void,
): Promise<ReadonlyMap<string, string>> {
  const faults = new Map<string, Fault>();
  for (
    let pause = FIRST_PAUSE, first = true;
    ;
    pause = Math.min(pause * 2, LONGEST_PAUSE), first = false
  ) {
    const open = claims.filter(({ key }) => first || faults.get(key)?.final === false);
    const found = await faultsOf(open, site);
    for (const { key } of open) faults.delete(key);
    for (const [key, fault] of found) faults.set(key, fault);
    const canWait = [...faults.values()].some((fault) => !fault.final);
    if (canWait && first && deadline.left > pause) waiting();
    if (!canWait || !(await deadline.wait(pause)))
      return new Map([...faults].map(([key, { reason }]) => [key, reason]));
  }
}

async function faultsOf(claims: readonly Claim[], site: AskedSite): Promise<Map<string, Fault>> {
  if (claims.length === 0) return new Map();
  const ledger = site.built ?? (await servedLedger(site));
  if (typeof ledger === 'string')
    return new Map(claims.map(({ key }) => [key, { reason: ledger, final: false }]));
  const theirs: Evidence = {
    records: new Map(ledger.records.map((record) => [recordName(record), record])),
    files: new Map(ledger.files.map(({ path, sha256 }) => [path, sha256])),
  };
  const answers = new Map<string, Promise<string | undefined>>();
  const fileFault = (path: string): Promise<string | undefined> => {
    const answer = answers.get(path) ?? servedFault(path, theirs, site);
    answers.set(path, answer);
    return answer;
  };
  const found = await Promise.all(
    claims.map(async ({ key, records, files }): Promise<[string, Fault][]> => {
      for (const name of records) {
        const reason = recordFault(name, site.own, theirs);
        if (reason !== undefined) return [[key, { reason, final: site.built !== undefined }]];
      }
      const reasons = await Promise.all(files.map(fileFault));
      const reason = reasons.find((one) => one !== undefined);
      return reason === undefined ? [] : [[key, { reason, final: false }]];
    }),
  );
  return new Map(found.flat());
}

/** Returns the ledger of the site, or why it cannot be read. */
export async function servedLedger({
  root,
  client,
}: Pick<AskedSite, 'root' | 'client'>): Promise<Ledger | string> {
  const answer = await client.ask(`${root}${LEDGER_PATH}`, FRESH);
  const missing = missingBecause(answer);
  if (missing !== undefined) return `${answer.url} cannot be read: ${missing}`;
  const read = parseLedger(textOf(answer));
  if ('fault' in read) return `${answer.url} cannot be used. ${read.fault}`;
  return read.ledger.site === root
    ? read.ledger
    : `${answer.url} is of another site, ${read.ledger.site}`;
}

async function servedFault(
  path: string,
  theirs: Evidence,
  site: AskedSite,
): Promise<string | undefined> {
  const expected = theirs.files.get(path);
  if (expected === undefined) return `the build has no ${path}`;
  const answer = await site.client.ask(placeOfFile(site, path), FRESH);
  if (!isFound(answer)) return `${answer.url} cannot be read: ${missingBecause(answer) ?? ''}`;
  const isSame = createHash('sha256').update(answer.bytes).digest('hex') === expected;
  return isSame ? undefined : `${answer.url} is not the page that was built`;
}
