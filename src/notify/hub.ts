// WebSub (W3C Recommendation): notifies the hub that feeds changed, so that it fetches them and sends
// them to subscribers. The Recommendation leaves the ping to hub and publisher; this is the one of
// PubSubHubbub, which all public hubs accept.

import { hubPing } from '../formats/notice/message.ts';
import type { Ledger } from '../model/ledger/ledger.ts';
import { placeOfFile } from '../verify/deployed-site.ts';
import { type Delivery, deliveryOf } from './receiver.ts';
import { type Limits, send } from './send.ts';
import type { StateStore } from './state.ts';

/** A feed file and its SHA-256. */
type FeedFile = readonly [path: string, sha256: string];

/** Returns the files of all feeds that readers subscribe to, in each of their formats. */
export function feedFiles({ feeds, files }: Pick<Ledger, 'feeds' | 'files'>): FeedFile[] {
  const stems = new Set(feeds.map(({ path }) => path.replace(/json$/, '')));
  return files.flatMap(({ path, sha256 }) => {
    const [, stem = ''] = /^(.*\.)(?:json|atom|xml)$/.exec(path) ?? [];
    return stems.has(stem) ? [[path, sha256] as const] : [];
  });
}

/** Returns the feeds that differ from those that the hub knows. */
export const changedFeeds = (ledger: Ledger, known: Readonly<Record<string, string>>): FeedFile[] =>
  feedFiles(ledger).filter(([path, sha256]) => known[path] !== sha256);

interface Pinging extends Limits {
  readonly root: string;
  readonly dryRun: boolean;
  /** Why a feed must not be reported, by path. */
  readonly faults: ReadonlyMap<string, string>;
  readonly store: StateStore;
}

/** Reports feeds to the hub. A repeated ping changes nothing for subscribers. */
export async function pingHub(
  hub: string,
  feeds: readonly FeedFile[],
  pinging: Pinging,
): Promise<Delivery[]> {
  const { root, dryRun, faults, store } = pinging;
  const deliveries: Delivery[] = [];
  for (const [path, sha256] of feeds) {
    const topic = placeOfFile({ root }, path);
    const about = { to: 'hub', what: topic };
    const reason = faults.get(path);
    if (reason !== undefined) deliveries.push({ ...about, state: 'not sent', reason });
    else if (dryRun) deliveries.push({ ...about, state: 'would send' });
    else {
      const outcome = await send(
        {
          url: new URL(hub),
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: hubPing(topic),
          repeatable: true,
        },
        pinging,
      );
      if (outcome.state === 'sent') store.state.feeds[path] = sha256;
      deliveries.push({ ...about, ...deliveryOf(outcome) });
    }
  }
  return deliveries;
}
