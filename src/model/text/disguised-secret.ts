// Finds tokens and private keys that are not literally in a file, but in the rendered page: written
// with YAML escapes, character references, percent-encoding or backslashes, or with Markdown,
// comments or line breaks in between.

import { CHARACTER_REFERENCE, referenced } from './entity.ts';
import { PERCENT_ENCODED, percentDecoded } from './percent.ts';
import { findPrivateKeyIn } from './private-keys.ts';
import { type FoundToken, findTokens } from './tokens.ts';
import { decoded, sourceOf, type Traced, traceOf } from './traced.ts';

/** A secret in a text, in UTF-16 units. */
interface FoundSecret {
  readonly code: FoundToken['code'] | 'key-private';
  readonly offset: number;
  readonly length: number;
  /** The kind of secret: "a GitHub token". Never the secret itself. */
  readonly what: string;
}

/**
 * Returns every secret in a text, disguised or not, in order; for a private key, the span of its
 * first line.
 */
export function findSecrets(text: string): FoundSecret[] {
  const found = secretsIn(text, (offset, length) => ({ offset, length }));
  for (const traced of readings(text))
    for (const secret of secretsIn(traced.text, (offset, length) =>
      sourceOf(traced, offset, length),
    ))
      if (!found.some((one) => overlaps(one, secret))) found.push(secret);
  return found.sort((a, b) => a.offset - b.offset);
}

/**
 * Redacts the secrets in a text without changing its length. Everything after the start of a
 * private key is redacted.
 */
export function withoutSecrets(text: string): string {
  let result = text;
  for (const { code, offset, length } of findSecrets(text)) {
    const end = code === 'key-private' ? text.length : offset + length;
    result =
      result.slice(0, offset) + text.slice(offset, end).replace(/[^\n]/g, '*') + result.slice(end);
  }
  return result;
}

/**
 * Returns the start of each token in a text, both as written and as decoded. They identify messages
 * that quote a part of a token.
 */
export function tokenHeads(text: string): string[] {
  const sources = [text, ...Array.from(readings(text), (traced) => traced.text)];
  const read = sources.flatMap((source) =>
    findTokens(source).map(({ offset, length }) =>
      source.slice(offset, offset + Math.min(length, HEAD)),
    ),
  );
  const written = findSecrets(text)
    .filter(({ code }) => code !== 'key-private')
    .map(({ offset, length }) => text.slice(offset, offset + Math.min(length, HEAD)));
  return [...new Set([...read, ...written])].filter((head) => head.length === HEAD);
}

const HEAD = 12;

type Span = Pick<FoundSecret, 'offset' | 'length'>;

function secretsIn(text: string, place: (offset: number, length: number) => Span): FoundSecret[] {
  const tokens = findTokens(text).map(
    ({ code, offset, length, what }): FoundSecret => ({ code, what, ...place(offset, length) }),
  );
  const key = findPrivateKeyIn(text);
  if (key === undefined) return tokens;
  return [
    ...tokens,
    { code: 'key-private', what: 'a private key', ...place(key.offset, key.length) },
  ];
}

const overlaps = (a: Span, b: Span): boolean =>
  a.offset < b.offset + b.length && b.offset < a.offset + a.length;

// Characters that can be decoded as another character or as none. Without any of them, only
// Markdown can disguise a secret.
const CODE = /&(?:#|[A-Za-z]{2,32};)|%[0-7][0-9A-Fa-f]|\\(?:[^A-Za-z0-9\s]|[xuU][0-9A-Fa-f{]|\n)/;
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/u;
// Encodings can be nested: a reference can hide an escape, and vice versa.
const ROUNDS = 3;

const isCoded = (text: string): boolean =>
  (/[&%\\]/.test(text) && CODE.test(text)) || (/[^\x00-\x7f]/.test(text) && IGNORABLE.test(text));

/** Yields the readings of a text that differ from the written text and could contain a secret. */
function* readings(text: string): Generator<Traced> {
  const coded = isCoded(text);
  if (!coded && !isMarked(text) && !INDENTED.test(text)) return;
  const plain = coded ? withoutCodes(traceOf(text)) : traceOf(text);
  yield decoded(plain, LINES, () => '\n');
  yield decoded(
    decoded(plain, MARKUP, () => ''),
    LINES,
    () => ' ',
  );
  // An underscore is part of some tokens, but emphasis next to others.
  yield decoded(
    decoded(plain, MARKUP, () => ''),
    /_/g,
    () => '',
  );
}

// Most texts contain no word of a key. This test is faster than a search for every possible start
// of one.
const KEY_WORDS = /PRIVATE|SECRET|PuTTY|untrusted/;
const couldHold = (text: string): boolean =>
  findTokens(text).length > 0 || (KEY_WORDS.test(text) && findPrivateKeyIn(text) !== undefined);
function isMarked(text: string): boolean {
  const bare = text.replace(MARKUP, '').replace(LINES, ' ');
  return couldHold(bare) || (/_[-.]|[-.]_/.test(bare) && couldHold(bare.replace(/_/g, '')));
}
/** A line that could be an armor whose header was cut off. */
const INDENTED = /^[ \t>]{1,99}[A-Za-z0-9+/]{44}/m;

// All repetitions are bounded, so that a crafted text does not take long.
const LINES = /[ \t]{0,99}\n[ \t>]{0,99}/g;
// Emphasis, code, the brackets and the target of a link, comments, and elements without attributes.
const MARKUP =
  /[*~`[]|\](?:\([^()\s]{0,999}\)|\[[^\]\n]{0,999}\])?|<!--[\s\S]{0,499}?-->|<\/?[a-z][a-z0-9-]{0,20}\s{0,9}\/?>/gi;
const IGNORED = /\p{Default_Ignorable_Code_Point}/gu;
const ESCAPE =
  /\\(?:\r?\n[ \t]{0,999}|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\}|U([0-9a-fA-F]{8})|([!-/:-@[-`{-~]))/g;

function withoutCodes(text: Traced): Traced {
  let read = text;
  for (let round = 0; round < ROUNDS; round++) {
    const before = read;
    read = decoded(read, IGNORED, () => '');
    read = decoded(read, ESCAPE, escaped);
    read = decoded(read, CHARACTER_REFERENCE, referenced);
    read = decoded(read, PERCENT_ENCODED, percentDecoded);
    if (read === before) break;
  }
  return decoded(read, IGNORED, () => '');
}

function escaped([, x, u, braced, long, mark]: RegExpExecArray): string | undefined {
  const digits = x ?? u ?? braced ?? long;
  if (digits === undefined) return mark ?? '';
  const point = Number.parseInt(digits, 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}
