// The report of candor verify as text: a line for each promise, with the addresses and the remedy
// below one that is broken.

import type { VerifyReport } from '../../../src/verify/index.ts';
import type { Verdict } from '../../../src/verify/verdict.ts';
import { plural } from '../../command.ts';

const MOST_FAULTS = 5;
const MOST_REDIRECTS = 10;
const INDENT = '             ';

/** Returns the lines of one promise. */
export function verdictWords({ promise, state, title, reason, faults, fix }: Verdict): string {
  const line = `${state.padEnd(INDENT.length)}${promise}: ${reason}`;
  if (state !== 'broken') return line;
  const shown = faults.slice(0, MOST_FAULTS).map(({ where, reason: why }) => `${where}: ${why}`);
  const rest = faults.length - shown.length;
  const more = rest > 0 ? [`and ${rest} more; --json lists all`] : [];
  return [
    line,
    ...[`Promise: ${title}.`, ...shown, ...more, `Fix: ${fix}`].map((one) => INDENT + one),
  ].join('\n');
}

/** Returns a line for each redirect that was followed. */
export function redirectWords({ redirects }: VerifyReport): string[] {
  const lines = redirects
    .slice(0, MOST_REDIRECTS)
    .map(({ from, to, status }) => `Redirect ${status}: ${from} to ${to}`);
  const rest = redirects.length - lines.length;
  return rest > 0 ? [...lines, `and ${plural(rest, 'more redirect')}`] : lines;
}

/** "28 promises kept, 1 broken, 5 not offered. 412 requests." */
export function countWords({ verdicts, requests, hasLedger }: VerifyReport): string {
  const of = (state: Verdict['state']): number =>
    verdicts.filter((one) => one.state === state).length;
  const counts = `${plural(of('kept'), 'promise')} kept, ${of('broken')} broken, ${of('not offered')} not offered.`;
  const built = hasLedger
    ? ''
    : ' Without ledger.json, only what the site itself names was looked at.';
  return `${counts} ${plural(requests, 'request')}.${built}`;
}
