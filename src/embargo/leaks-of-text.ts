// Searches a text that leaves the team beside the site, such as an announcement, for private
// content: mails cannot be taken back, and no build checks them.

import { visible } from '../model/text/visible.ts';
import type { Reading } from '../read/index.ts';
import { unpacked } from '../unpack/index.ts';
import { KINDS, secretsOfReading } from './refuse-leaks.ts';
import { secretFinder } from './search/find-secrets.ts';
import type { Secret } from './search/secrets.ts';

/**
 * Describes in lines the private content that a text contains; empty if it contains none. `name`: a
 * file name for the text, whose extension says how to read it. `open`: the lines can name content
 * files.
 */
export function leaksOfText(text: string, name: string, reading: Reading, open: boolean): string[] {
  const find = secretFinder(secretsOfReading(reading));
  const found = new Set<Secret>();
  for (const { bytes, packed } of unpacked(new TextEncoder().encode(text), name, () => {}))
    for (const secret of find(bytes, packed)) found.add(secret);
  const source = ({ file, key }: Secret): string =>
    open ? ` of ${visible(file)}${key === '' ? '' : `, ${key}`}` : '';
  return [...new Set([...found].map((secret) => `${KINDS[secret.kind]}${source(secret)}`))];
}

/**
 * Returns a test for short texts: false if one names private content. A record in `known` was
 * already published, under its id or as kind/slug, even if it is private now.
 */
export function isOpenText(reading: Reading, known: readonly string[]): (text: string) => boolean {
  const names = new Set(known.map((name) => name.toLowerCase().replace(/^.*\//, '')));
  const wasPublic = ({ file }: Secret): boolean =>
    names.has((file.split('/').at(-1) ?? '').replace(/\..*$/s, '').toLowerCase());
  const find = secretFinder(secretsOfReading(reading).filter((secret) => !wasPublic(secret)));
  return (text) => find(new TextEncoder().encode(text)).length === 0;
}
