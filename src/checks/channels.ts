// Channels: the list of contact points for vulnerability reports is correct and usable (SPEC 11,
// step 1).

import type { Everything } from '../model/content.ts';
import { addHours, dayOf } from '../model/instant.ts';
import { activeChannels, type Channel } from '../model/reporting/channel.ts';
import type { PublicKey } from '../model/reporting/key.ts';
import { checkFor, type Found } from './check.ts';

const YEAR = 365 * 24;
const SITE = 'site.yaml';
const SCHEMES: Partial<Record<Channel['kind'], string>> = { email: 'mailto:', phone: 'tel:' };

/** At least one channel is private, and one accepts encrypted reports. */
export const inventory = checkFor(
  ['channel-none', 'channel-unencrypted'],
  function* ({ content }: Everything) {
    const active = activeChannels(content.channels);
    if (!active.some((channel) => channel.private)) {
      const message =
        active.length === 0
          ? 'No channel is active.'
          : `None of the ${active.length} active channels is private.`;
      yield { code: 'channel-none', file: SITE, at: 'start', message };
    }
    if (active.length > 0 && !active.some(({ key }) => key !== undefined))
      yield {
        code: 'channel-unencrypted',
        file: SITE,
        at: 'start',
        message: 'No active channel names a key.',
      };
  },
);

/**
 * Each active channel has an address of its kind, a key with that address, and a verification date.
 */
export const channels = checkFor(
  ['channel-address', 'channel-unverified', 'key-address', 'date-future'],
  function* ({ content, now }: Everything) {
    const keys = new Map(content.keys.map((key) => [key.name, key]));
    const [today, lastYear] = [dayOf(now), dayOf(addHours(now, -YEAR))];
    for (const channel of content.channels) {
      yield* address(channel, keys);
      const { file, verified_at: verified } = channel;
      const at = { path: ['verified_at'] };
      if (verified !== undefined && verified > today)
        yield {
          code: 'date-future',
          file,
          at,
          message: `"verified_at" is ${verified}, in the future: it is ${today}.`,
        };
      if (channel.status !== 'active' || (verified !== undefined && verified >= lastYear)) continue;
      const message =
        verified === undefined
          ? 'The channel has no "verified_at".'
          : `The channel was last verified on ${verified}, more than a year ago.`;
      yield {
        code: 'channel-unverified',
        file,
        at: verified === undefined ? 'start' : at,
        message,
      };
    }
  },
);

function* address(
  channel: Channel,
  keys: ReadonlyMap<string, PublicKey>,
): Generator<Found<'channel-address' | 'key-address'>> {
  const { file, kind, address: written } = channel;
  const scheme = SCHEMES[kind] ?? 'https:';
  if (!written.toLowerCase().startsWith(scheme)) {
    const message = `The channel is of kind "${kind}", but its address is ${written}; expected one that starts with ${scheme}.`;
    yield {
      code: 'channel-address',
      file,
      at: { path: ['address'] },
      message,
      remedy: addressRemedy(written, scheme),
    };
    return;
  }
  const key = channel.key === undefined ? undefined : keys.get(channel.key);
  if (kind !== 'email' || key === undefined) return;
  const mailbox = mailboxOf(written);
  if (key.addresses.some((one) => one.toLowerCase() === mailbox)) return;
  const held = key.addresses.length === 0 ? 'no address' : key.addresses.join(', ');
  const message = `The key ${key.name} is for ${held}, but the address of the channel is ${mailbox}.`;
  yield { code: 'key-address', file, at: { path: ['key'] }, message };
}

/** Returns the kind that an address implies, or the address that the kind requires. */
function addressRemedy(written: string, scheme: string): string {
  const kinds = { 'mailto:': 'email', 'tel:': 'phone', 'https:': 'form' };
  const forms: Readonly<Record<string, string>> = {
    'mailto:': 'mailto:security@example.org',
    'tel:': 'tel:+1-202-555-0100',
  };
  const kind = Object.entries(kinds).find(([own]) => written.toLowerCase().startsWith(own))?.[1];
  const form = forms[scheme] ?? 'https://example.org/report';
  return `Write an address such as ${form}${kind === undefined ? '' : `, or "kind: ${kind}"`}.`;
}

// RFC 6068: the part between "mailto:" and the header fields, with escapes.
function mailboxOf(mailto: string): string {
  const written = mailto.slice('mailto:'.length).replace(/\?.*$/, '');
  try {
    return decodeURIComponent(written).toLowerCase();
  } catch {
    return written.toLowerCase();
  }
}
