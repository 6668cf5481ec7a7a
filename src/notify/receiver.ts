// The messages of one receiver, in order. Each is marked in the state before it is sent, and after.

import { messageOf, receiverKind } from '../formats/notice/message.ts';
import type { Notice } from '../formats/notice/notice.ts';
import { type Instant, millisecondsOf } from '../model/instant.ts';
import type { Receiver } from '../model/site/notification.ts';
import type { Site } from '../model/site/site.ts';
import { type Limits, type Outcome, send } from './send.ts';
import type { State, StateStore } from './state.ts';
import { type SecretOf, type Target, targetOf } from './target.ts';

/** What became of one message. */
export interface Delivery {
  /** The name of a receiver, or "hub". */
  readonly to: string;
  /** The key of a notice, or the address of a feed. */
  readonly what: string;
  readonly state: 'sent' | 'would send' | 'not sent' | 'unknown';
  /** Why it was not sent, or is unknown: the end of a sentence. */
  readonly reason?: string;
  /** What the receiver gets, without the escapes of the service. */
  readonly text?: string;
}

type Entry = State['receivers'][string];

/** A message of an earlier run that may have arrived. */
interface Doubt {
  readonly key: string;
  readonly at: string;
  readonly covers: readonly string[];
}

/**
 * Settles the requests of an earlier run that ended without a result. Returns those that stay open:
 * a receiver that would post them twice must not get them again.
 */
export function settleInterrupted(
  { kind }: Receiver,
  entry: Entry,
  how: 'report' | 'send' | 'skip',
  now: Instant,
): Doubt[] {
  const minutes = receiverKind(kind).repeatable;
  return Object.entries(entry.started).flatMap(([key, { at, covers }]) => {
    const age = (millisecondsOf(now) - Date.parse(at)) / 60_000;
    // The service recognizes the same request: it is sent again, and its mark stays until it arrived.
    if (how === 'report') return age >= 0 && age < minutes ? [] : { key, at, covers };
    delete entry.started[key];
    if (how === 'skip') for (const one of [key, ...covers]) entry.sent[one] = at;
    return [];
  });
}

/** The messages of one receiver. */
interface Plan {
  readonly receiver: Receiver;
  readonly entry: Entry;
  readonly due: readonly Notice[];
  readonly doubtful: readonly Doubt[];
}

interface Sending extends Limits {
  readonly site: Site;
  readonly store: StateStore;
  /** Why a notice must not be sent, by key. */
  readonly faults: ReadonlyMap<string, string>;
  readonly notices: readonly Notice[];
  /** False for a text that names something private. */
  readonly isOpen: (text: string) => boolean;
  readonly dryRun: boolean;
  readonly clock: () => Instant;
  readonly secretOf: SecretOf;
}

/** Sends the messages of one receiver. */
export async function deliverAll(
  { receiver, entry, due, doubtful }: Plan,
  sending: Sending,
): Promise<Delivery[]> {
  const { faults, dryRun, secretOf, isOpen } = sending;
  const target = targetOf(receiver, secretOf);
  const to = receiver.name;
  const deliveries: Delivery[] = doubtful.map(({ key, at }) => ({
    to,
    what: key,
    state: 'unknown',
    reason: `it was being sent at ${at}, when a run was interrupted or got no answer`,
  }));
  for (const notice of due) {
    const about = { to, what: notice.key, text: `${notice.text}\n${notice.url}` };
    const leak = isOpen(notice.text) ? undefined : 'its text names something that is not public';
    const fault = faults.get(notice.key) ?? leak ?? ('fault' in target ? target.fault : undefined);
    if (fault !== undefined) deliveries.push({ ...about, state: 'not sent', reason: fault });
    else if (dryRun) deliveries.push({ ...about, state: 'would send' });
    else if (!('fault' in target))
      deliveries.push({ ...about, ...(await deliver(notice, receiver, target, entry, sending)) });
  }
  return deliveries;
}

async function deliver(
  notice: Notice,
  receiver: Receiver,
  target: Target,
  entry: Entry,
  sending: Sending,
): Promise<Pick<Delivery, 'state' | 'reason'>> {
  const { store, notices, site } = sending;
  const { key, at, covers } = notice;
  const earlier = entry.started[key];
  entry.started[key] = earlier ?? { at: sending.clock(), covers: [...covers] };
  store.save();
  const outcome = await send(outgoing(notice, receiver, target, site), sending);
  // A refusal says nothing about the request of an earlier run.
  if (outcome.state === 'refused' && earlier !== undefined)
    return { state: 'unknown', reason: outcome.reason };
  if (outcome.state !== 'unknown') delete entry.started[key];
  if (outcome.state === 'sent') {
    const times = new Map(notices.map((one) => [one.key, one.at]));
    for (const one of [key, ...covers]) entry.sent[one] = times.get(one) ?? at;
  }
  store.save();
  return deliveryOf(outcome);
}

/** Returns the result of a request as that of a message. */
export function deliveryOf(outcome: Outcome): Pick<Delivery, 'state' | 'reason'> {
  if (outcome.state === 'sent') return { state: 'sent' };
  return { state: outcome.state === 'unknown' ? 'unknown' : 'not sent', reason: outcome.reason };
}

function outgoing(notice: Notice, receiver: Receiver, { address, token }: Target, site: Site) {
  const { method, path, query, headers, body } = messageOf(notice, receiver, site);
  const url = new URL(address);
  if (path !== '') url.pathname = `${url.pathname.replace(/\/$/, '')}/${path}`;
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const bearer = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const repeatable = receiverKind(receiver.kind).repeatable > 0;
  return { url, method, headers: { ...headers, ...bearer }, body, repeatable };
}
