// Finds hidden characters that are encoded with YAML escapes, character references or
// percent-encoding. The decoded text is checked; the reported place is that of the written text.

import { escapedTexts } from '../source/yaml/escapes.ts';
import { parseYaml } from '../source/yaml/parse.ts';
import { CHARACTER_REFERENCE, referenced } from './entity.ts';
import { type HiddenCharacter, hiddenCharacters } from './hidden-characters.ts';
import { PERCENT_ENCODED, percentDecoded } from './percent.ts';
import { decoded, sourceOf, type Traced, traceOf } from './traced.ts';

/** An address in Markdown: with a scheme, or as the target of a link or a reference. */
const ADDRESS =
  /\](?:\(|:[ \t]{1,9})<[^<>\n]*>|(?:\](?:\(|:[ \t]{1,9})|\b[a-z][a-z0-9+.-]{1,20}:|\bwww\.)[^\s<>]*/gi;
/** In values, also a path relative to the top of the site. */
const PATH = /(?<![^\s"'[{,])\/[^\s"'\]},]*/g;

/**
 * Returns the hidden characters that a Markdown text encodes, with their places in it. Code is not
 * decoded.
 */
export function encodedCharacters(text: string): HiddenCharacter[] {
  return isEncoded(text) ? hiddenIn(read(traceOf(text), [ADDRESS])) : [];
}

/**
 * Returns the hidden characters that the values and keys of a YAML text encode, with their places
 * in it.
 */
export function encodedValues(yaml: string): HiddenCharacter[] {
  const found = isEncoded(yaml) ? hiddenIn(read(traceOf(yaml), [ADDRESS, PATH])) : [];
  if (!yaml.includes('\\') || !yaml.includes('"')) return found;
  const parsed = parseYaml(yaml);
  if (!('tree' in parsed)) return found;
  const known = new Set(found.map(({ offset }) => offset));
  for (const traced of escapedTexts(yaml, parsed.tree))
    for (const one of hiddenIn(read(traced, [ADDRESS, PATH])))
      if (!known.has(one.offset) && known.add(one.offset)) found.push(one);
  return found;
}

const isEncoded = (text: string): boolean => /&(?:#|[A-Za-z]{2,32};)|%[0-9a-f]{2}/i.test(text);

function hiddenIn(traced: Traced): HiddenCharacter[] {
  return hiddenCharacters(traced.text).map(({ offset, length, ...one }) => ({
    ...one,
    ...sourceOf(traced, offset, length),
  }));
}

function read(traced: Traced, addresses: readonly RegExp[]): Traced {
  const text = decoded(traced, CHARACTER_REFERENCE, referenced);
  if (!text.text.includes('%')) return text;
  const spans = addresses.flatMap((pattern) =>
    [...text.text.matchAll(pattern)].map(({ index, 0: found }) => ({
      start: index,
      end: index + found.length,
    })),
  );
  const inAddress = (at: number): boolean =>
    spans.some(({ start, end }) => at >= start && at < end);
  return decoded(text, PERCENT_ENCODED, (match) =>
    inAddress(match.index) ? percentDecoded(match) : undefined,
  );
}
