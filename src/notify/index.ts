// Sends what is new to the receivers of a site and to its WebSub hub, each message once.

import type { Evidence } from '../formats/notice/evidence.ts';
import { dueNotices, knownNotices } from '../formats/notice/known.ts';
import type { Notice } from '../formats/notice/notice.ts';
import { addHours, type Instant, isAfter } from '../model/instant.ts';
import type { Ledger } from '../model/ledger/ledger.ts';
import type { Receiver } from '../model/site/notification.ts';
import type { Site } from '../model/site/site.ts';
import { UsageError } from '../usage-error.ts';
import { Client } from '../verify/http/client.ts';
import { Deadline } from './deadline.ts';
import { changedFeeds, feedFiles, pingHub } from './hub.ts';
import { type Delivery, deliverAll, settleInterrupted } from './receiver.ts';
import { type AskedSite, servedLedger, unserved } from './served.ts';
import { type State, StateStore } from './state.ts';
import type { SecretOf } from './target.ts';

export type { Delivery } from './receiver.ts';

/** What a run is given. */
interface NotifySetting {
  readonly site: Site;
  /** Of all public content. */
  readonly notices: readonly Notice[];
  readonly own: Evidence;
  /** The ledger of the build that was deployed; without it, that of the site. */
  readonly built: Ledger | undefined;
  /** The ledger of the site before the deployment. */
  readonly before: Ledger | undefined;
  readonly state: string | undefined;
  /** True to record what is public, and send nothing. */
  readonly start: boolean;
  readonly dryRun: boolean;
  /** What happens to messages of an interrupted run that may have arrived. */
  readonly interrupted: 'report' | 'send' | 'skip';
  readonly now: Instant;
  /** The real time. */
  readonly clock: () => Instant;
  /** Older notices are never sent. */
  readonly days: number;
  /** The most messages to one receiver. */
  readonly most: number;
  /** How long one request can take. */
  readonly seconds: number;
  /** How long the site has time to serve everything, and then the receivers to accept it. */
  readonly wait: number;
  readonly userAgent: string;
  readonly secretOf: SecretOf;
  /** False for a text that names something private. */
  readonly isOpen: (text: string) => boolean;
  /** Called before the run waits for the site. */
  readonly waiting: () => void;
}

const MOST_BYTES = 64 * 1024 * 1024;
/** Longer than any notice can be sent. */
const KEPT_DAYS = 90;

/** Sends what is new. Throws UsageError if nothing can be sent. */
export async function notify(setting: NotifySetting): Promise<Delivery[]> {
  const { site, own, built, seconds, userAgent } = setting;
  if (site.notifications.length === 0 && site.feeds.websub === undefined)
    throw new UsageError(
      'site.yaml has neither "notifications" nor "feeds: {websub: ...}": nobody would be notified.',
    );
  if (built !== undefined && built.site !== site.url)
    throw new UsageError(`--built is a build of ${built.site}, and site.yaml names ${site.url}.`);
  const limits = { seconds, bytes: MOST_BYTES };
  const client = new Client({ limits, userAgent, privateOrigin: new URL(site.url).origin });
  try {
    return await run(setting, { root: site.url, client, own, built });
  } finally {
    client.close();
  }
}

async function run(setting: NotifySetting, asked: AskedSite): Promise<Delivery[]> {
  const { site, notices, now, days, wait, waiting, dryRun } = setting;
  const baseline = setting.start ? (asked.built ?? (await servedLedger(asked))) : setting.before;
  if (typeof baseline === 'string') throw new UsageError(`${baseline}. Nothing was recorded.`);
  const store = StateStore.open(setting.state, site.url, () => startState(setting, baseline));
  if (setting.start) {
    finish(store, setting);
    return [];
  }
  const oldest = addHours(now, -24 * days);
  const recent = notices.filter(({ at }) => !isAfter(oldest, at) && !isAfter(at, now));
  const plans = site.notifications.map((receiver) => planFor(receiver, recent, store, setting));
  for (const { receiver, due } of plans)
    if (due.length > setting.most)
      throw new UsageError(
        `${receiver.name} would get ${due.length} messages; nothing was sent. If that is right, add --most ${due.length}.`,
      );
  const wanted = new Map(plans.flatMap(({ due }) => due.map((one) => [one.key, one] as const)));
  const faults = await unserved([...wanted.values()], asked, new Deadline(wait), waiting);
  const limits = { ...setting, deadline: new Deadline(wait) };
  const sent = plans.map((plan) => deliverAll(plan, { ...limits, store, faults, notices }));
  const all = await Promise.all([...sent, pingChanged(setting, asked, store, limits.deadline)]);
  if (!dryRun) finish(store, setting);
  return all.flat();
}

function startState(
  { notices }: NotifySetting,
  baseline: Ledger | undefined,
): Omit<State, 'version' | 'site'> {
  const known = baseline === undefined ? [] : knownNotices(notices, baseline);
  return {
    known: Object.fromEntries(known.map(({ key, at }) => [key, at])),
    receivers: {},
    feeds: Object.fromEntries(baseline === undefined ? [] : feedFiles(baseline)),
  };
}

function finish(store: StateStore, { now }: NotifySetting): void {
  store.prune(addHours(now, -24 * KEPT_DAYS));
  store.save();
}

function planFor(
  receiver: Receiver,
  recent: readonly Notice[],
  store: StateStore,
  setting: NotifySetting,
) {
  const entry = store.of(receiver.name);
  const doubtful = settleInterrupted(receiver, entry, setting.interrupted, setting.clock());
  const unclear = new Set(doubtful.flatMap(({ key, covers }) => [key, ...covers]));
  const due = dueNotices(recent, (key) => Object.hasOwn(entry.sent, key) || unclear.has(key));
  return { receiver, entry, due, doubtful };
}

/** Pings the hub about each feed that it does not know. */
async function pingChanged(
  setting: NotifySetting,
  asked: AskedSite,
  store: StateStore,
  deadline: Deadline,
): Promise<Delivery[]> {
  const hub = setting.site.feeds.websub;
  if (hub === undefined) return [];
  const ledger = asked.built ?? (await servedLedger(asked));
  if (typeof ledger === 'string')
    return [{ to: 'hub', what: 'feeds', state: 'not sent', reason: ledger }];
  const changed = changedFeeds(ledger, store.state.feeds);
  const claims = changed.map(([path]) => ({ key: path, records: [], files: [path] }));
  const faults = await unserved(claims, asked, deadline, setting.waiting);
  return await pingHub(hub, changed, { ...setting, deadline, root: asked.root, faults, store });
}
