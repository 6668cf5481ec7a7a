// What a ledger shows that subscribers of a site know already.

import { isAfter } from '../../model/instant.ts';
import type { Ledger } from '../../model/ledger/ledger.ts';
import { recordName } from '../../model/ledger/paths.ts';
import type { Notice } from './notice.ts';

/** Returns the notices about what a site with this ledger already published. */
export function knownNotices(
  notices: readonly Notice[],
  { records }: Pick<Ledger, 'records'>,
): Notice[] {
  const byName = new Map(records.map((record) => [recordName(record), record]));
  return notices.filter(({ event, at, records: [own] }) => {
    const record = byName.get(own);
    if (record === undefined || event === 'published') return record !== undefined;
    return event === 'withdrawn' ? record.withdrawn !== undefined : !isAfter(at, record.modified);
  });
}

/**
 * Returns the notices to send, oldest first: those that were not sent, unless another one that was
 * not sent covers them.
 */
export function dueNotices(notices: readonly Notice[], isSent: (key: string) => boolean): Notice[] {
  const open = notices.filter(({ key }) => !isSent(key));
  const covered = new Set(open.flatMap(({ covers }) => covers));
  return open.filter(({ key }) => !covered.has(key));
}
