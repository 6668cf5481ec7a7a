// The OpenPGP keys that a site publishes: in security.txt, and in its CSAF provider metadata.

import type { PublicKey } from '../model/reporting/key.ts';
import { valuesOf } from '../model/reporting/security-txt.ts';
import { type DeployedSite, placeOf } from './deployed-site.ts';
import { isFound, missingBecause, textOf } from './http/answer.ts';

/** A key, or the reason why it is not one. */
interface PublishedKey {
  readonly url: string;
  readonly key?: PublicKey;
  readonly fault?: string;
}

/** Returns the keys that security.txt names by a web address (RFC 9116, section 2.5.4). */
export function encryptionKeys(site: DeployedSite): Promise<PublishedKey[]> {
  const urls =
    site.securityTxt === undefined ? [] : valuesOf(site.securityTxt.parsed, 'Encryption');
  return Promise.all(
    urls.filter((url) => /^https?:/i.test(url)).map((url) => readPublishedKey(site, url)),
  );
}

/** Reads an armored key at an address. */
export async function readPublishedKey(site: DeployedSite, url: string): Promise<PublishedKey> {
  const answer = await site.client.get(placeOf(site, url));
  if (!isFound(answer)) return { url, fault: missingBecause(answer) ?? 'it is not served' };
  // OpenPGP is slow to load.
  const { inspectKey } = await import('../read/key/key.ts');
  const read = await inspectKey('published', url, textOf(answer), site.now);
  return 'key' in read
    ? { url, key: read.key }
    : { url, fault: read.finding.message ?? 'it is no OpenPGP key' };
}
