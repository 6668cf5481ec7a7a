// OSV as a source of OSV.dev's importer: a list, one record at each id, HEAD and Last-Modified.

import { millisecondsOf, parseInstant } from '../../model/instant.ts';
import { type DeployedSite, placeOfFile } from '../deployed-site.ts';
import {
  type Answer,
  essenceOf,
  header,
  isFound,
  isPage,
  jsonOf,
  missingBecause,
} from '../http/answer.ts';
import { listAt, textAt } from '../shape.ts';
import { type Fault, notOffered, offered, type SitePromise } from '../verdict.ts';

const LIST = 'osv/all.json';
const MOST_RECORDS = 200;
/** Clocks of servers differ a little. */
const HOUR = 3_600_000;

interface ListedRecord {
  readonly id: string;
  readonly modified: string;
}

/** Returns the records of the list, newest first; a reason if the list is not served. */
async function recordsOf(
  site: DeployedSite,
): Promise<readonly ListedRecord[] | { reason: string; promised: boolean }> {
  const answer = await site.client.get(placeOfFile(site, LIST));
  const promised = site.files.has(LIST);
  if (!isFound(answer) || (isPage(answer) && !promised))
    return { reason: missingBecause(answer) ?? 'it is a page', promised };
  const value = jsonOf(answer);
  if (!Array.isArray(value)) return { reason: 'it is no JSON list at the top level', promised };
  return listAt(value)
    .map((one) => ({ id: textAt(one, 'id') ?? '', modified: textAt(one, 'modified') ?? '' }))
    .sort((a, b) => (a.modified < b.modified ? 1 : -1));
}

const withRecords =
  (
    look: (records: readonly ListedRecord[], site: DeployedSite) => ReturnType<SitePromise['look']>,
  ): SitePromise['look'] =>
  async (site) => {
    const records = await recordsOf(site);
    if (!('reason' in records)) return look(records, site);
    const where = placeOfFile(site, LIST);
    return records.promised
      ? offered('', [{ where, reason: records.reason }])
      : notOffered('The site has no osv/all.json.');
  };

const looked = <Item>(items: readonly Item[], site: DeployedSite): readonly Item[] =>
  site.all ? items : items.slice(0, MOST_RECORDS);

const countWords = (looked: number, all: number): string =>
  looked < all
    ? `The newest ${looked} of ${all} records (--all looks at all of them).`
    : `${all} records.`;

export const osvRecords: SitePromise = {
  name: 'osv-records',
  title: 'Each id of osv/all.json is a record at its address',
  fix: 'Deploy the folder osv/ as a whole. Withdraw records instead of deleting them.',
  look: withRecords(async (records, site) => {
    const some = looked(records, site);
    const faults = await Promise.all(
      some.map(async ({ id, modified }): Promise<Fault[]> => {
        const answer = await site.client.get(placeOfFile(site, `osv/${id}.json`));
        const record = jsonOf(answer);
        const reason =
          missingBecause(answer) ??
          (textAt(record, 'id') !== id
            ? `it is not the record ${id} but ${essenceOf(answer)}`
            : textAt(record, 'modified') !== modified
              ? `it was modified at ${textAt(record, 'modified')}, but the list says ${modified}`
              : timeFault(modified, site));
        return reason === undefined ? [] : [{ where: answer.url, reason }];
      }),
    );
    return offered(countWords(some.length, records.length), faults.flat());
  }),
};

function timeFault(modified: string, { now }: DeployedSite): string | undefined {
  const read = parseInstant(modified);
  if (!('instant' in read) || !modified.endsWith('Z'))
    return `modified is "${modified}", not a time in UTC that ends in Z`;
  const ahead = millisecondsOf(read.instant) > millisecondsOf(now) + HOUR;
  return ahead ? `modified is ${modified}, in the future: OSV.dev skips later changes` : undefined;
}

export const osvRest: SitePromise = {
  name: 'osv-rest',
  title: "OSV.dev's importer can read the records: HEAD and Last-Modified",
  fix: 'Allow HEAD as well as GET, and send Last-Modified with the time of the deployment or of the file.',
  look: withRecords(async (records, site) => {
    const paths = [LIST, ...looked(records, site).map(({ id }) => `osv/${id}.json`)];
    const faults = await Promise.all(
      paths.map(async (path): Promise<Fault[]> => {
        const where = placeOfFile(site, path);
        const answer = await site.client.ask(where, { method: 'HEAD' });
        const reason = headFault(answer);
        return reason === undefined ? [] : [{ where, reason }];
      }),
    );
    const all = faults.flat();
    // Without a ledger, nobody promised that this list is for OSV.dev.
    return site.ledger === undefined && all[0] !== undefined
      ? notOffered(`For HEAD, ${all[0].reason}.`)
      : offered('HEAD and Last-Modified work.', all);
  }),
};

function headFault(answer: Answer): string | undefined {
  if (answer.status === 405 || answer.status === 501)
    return `HEAD is refused with ${answer.status}`;
  const missing = missingBecause(answer);
  if (missing !== undefined) return `for HEAD, ${missing}`;
  const changed = header(answer, 'last-modified');
  if (changed === '') return 'it has no Last-Modified';
  const time = Date.parse(changed);
  if (Number.isNaN(time)) return `its Last-Modified "${changed}" is no date of HTTP`;
  // RFC 9110, section 8.8.2.1: it must not be later than the clock of the server.
  const served = Date.parse(header(answer, 'date'));
  return time > served + HOUR ? `its Last-Modified ${changed} is in the future` : undefined;
}
