// The Web Key Directory: binary keys under a hash of their mail address, so that mail programs find
// them (draft-koch-openpgp-webkey-service, sections 3.1 and 4.5). Both layouts: the direct one, if
// the host of the address serves this site, and the advanced one, if openpgpkey.<domain> does.

import { sha1 } from '@noble/hashes/legacy.js';
import type { Content } from '../../model/content.ts';
import { compareInstants } from '../../model/instant.ts';
import { activeChannels } from '../../model/reporting/channel.ts';
import { isUsable, type PublicKey } from '../../model/reporting/key.ts';
import type { Site } from '../../model/site/site.ts';
import { order } from '../../model/text/order.ts';
import type { Document, Setting, SiteFormat } from '../format.ts';

const ROOT = '.well-known/openpgpkey/';

/** A mail address that the directory serves. */
interface WkdEntry {
  /** As in the user id. */
  readonly address: string;
  readonly domain: string;
  readonly hash: string;
  /** Newest first: a client uses the first key that it supports. */
  readonly keys: readonly PublicKey[];
}

/** Returns both layouts with their policy files; empty if no address is served. */
export const wkd: SiteFormat = (content, setting) => {
  const entries = wkdEntries(content, setting);
  if (entries.length === 0) return [];
  const domains = [...new Set(entries.map(({ domain }) => domain))];
  // The direct layout contains no domain: addresses that differ only in the domain share a file.
  // Clients search the file for their address.
  const byHash = Map.groupBy(entries, ({ hash }) => hash);
  return [
    policy(ROOT),
    ...[...byHash].map(([hash, same]) => keyFile(ROOT, hash, same)),
    ...domains.map((domain) => policy(`${ROOT}${domain}/`)),
    ...entries.map((entry) => keyFile(`${ROOT}${entry.domain}/`, entry.hash, [entry])),
  ];
};

/**
 * Returns the addresses that the directory serves, sorted: those of usable keys at a domain of the
 * publisher.
 */
export function wkdEntries(content: Content, { site, now }: Setting): WkdEntry[] {
  const own = ownDomains(content, site);
  const entries = new Map<
    string,
    { address: string; domain: string; hash: string; keys: PublicKey[] }
  >();
  for (const key of newestFirst(content.keys.filter((one) => isUsable(one, now)))) {
    for (const address of key.addresses) {
      const domain = domainOf(address);
      const local = address.slice(0, address.lastIndexOf('@'));
      if (domain === undefined || local === '' || !own.has(domain)) continue;
      const hash = wkdHash(local);
      const entry = entries.get(`${domain} ${hash}`) ?? { address, domain, hash, keys: [] };
      entries.set(`${domain} ${hash}`, entry);
      if (!entry.keys.some(({ fingerprint }) => fingerprint === key.fingerprint))
        entry.keys.push(key);
    }
  }
  return [...entries.values()].sort((a, b) => order(a.address, b.address) || order(a.hash, b.hash));
}

const newestFirst = (keys: readonly PublicKey[]): PublicKey[] =>
  keys.toSorted(
    (a, b) => compareInstants(b.created, a.created) || order(a.fingerprint, b.fingerprint),
  );

/**
 * Returns the host of the site, that of the publisher's namespace, and every domain above or below
 * one of them at which an active channel or a team member has an address. So an address at a mail
 * provider is never served.
 */
function ownDomains(
  { channels }: Pick<Content, 'channels'>,
  { url, publisher, team }: Site,
): Set<string> {
  const hosts = [url, publisher.namespace].map((one) => new URL(one).hostname);
  const mailed = activeChannels(channels)
    .flatMap(({ address }) => /^mailto:([^?]*)/i.exec(address)?.[1]?.split(',') ?? [])
    .concat(team.flatMap(({ contact }) => contact ?? []))
    .flatMap((address) => domainOf(address) ?? []);
  return new Set([
    ...hosts,
    ...mailed.filter((domain) =>
      hosts.some((host) => isWithin(host, domain) || isWithin(domain, host)),
    ),
  ]);
}

const isWithin = (inner: string, outer: string): boolean =>
  inner === outer || inner.endsWith(`.${outer}`);

/**
 * Returns the domain of an address in lower case; undefined if it is not a valid host name, because
 * it becomes part of a path.
 */
function domainOf(address: string): string | undefined {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  const form = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]+$/;
  return domain.length <= 253 && form.test(domain) ? domain : undefined;
}

/** Section 3.1: z-base-32 of the SHA-1 of the local part, with only ASCII letters in lower case. */
export function wkdHash(local: string): string {
  const lower = local.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return zBase32(sha1(new TextEncoder().encode(lower)));
}

const ALPHABET = 'ybndrfg8ejkmcpqxot1uwisza345h769';

/** Encodes whole groups of five bytes as z-base-32 (RFC 6189, section 5.1.6). */
function zBase32(bytes: Uint8Array): string {
  let text = '';
  let [buffer, bits] = [0, 0];
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xfff;
    for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET.charAt((buffer >> (bits - 5)) & 31);
  }
  return text;
}

/**
 * Section 4.5: without a policy file, GnuPG assumes that the domain has no directory. An empty file
 * sets no flag.
 */
const policy = (folder: string): Document => ({
  path: `${folder}policy`,
  title: 'Web Key Directory: policy',
  type: 'text/plain; charset=utf-8',
  body: '',
});

function keyFile(folder: string, hash: string, entries: readonly WkdEntry[]): Document {
  const keys = new Map(
    newestFirst(entries.flatMap((entry) => entry.keys)).map((key) => [key.fingerprint, key.binary]),
  );
  const parts = [...keys.values()];
  const body = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let end = 0;
  for (const part of parts) {
    body.set(part, end);
    end += part.length;
  }
  const addresses = [...new Set(entries.map(({ address }) => address))];
  const title = `Web Key Directory: ${addresses.join(', ')}`;
  return { path: `${folder}hu/${hash}`, title, type: 'application/octet-stream', body };
}
