// Names in a text, however they are written there: in any case, with accents or without, with invisible characters in them, as
// character references or in percent, over a line break, with markup in between, or as part of an address.

import { decodeNamedCharacterReference } from 'decode-named-character-reference';

/** Names that are looked for, each with what is said of it. Made by `namesOf`. */
export interface Names {
  readonly byLetters: ReadonlyMap<string, { readonly gaps: number; readonly why: string }>;
  /** How many letters they have, the most first. */
  readonly lengths: readonly number[];
}

/** Where a text names one of them, in UTF-16 units. */
export interface Naming {
  readonly offset: number;
  readonly length: number;
  readonly why: string;
}

/** How a name is compared: its letters and digits alone. */
export const lettersOf = (name: string): string => spelt(name, false).letters;

/** Makes ready what is looked for. What has no letter or digit is left out. */
export function namesOf(names: Iterable<readonly [name: string, why: string]>): Names {
  const byLetters = new Map<string, { gaps: number; why: string }>();
  for (const [name, why] of names) {
    const { letters, breaks } = spelt(name, false);
    if (letters !== '') byLetters.set(letters, { gaps: breaks.size, why });
  }
  const lengths = [...new Set([...byLetters.keys()].map(({ length }) => length))].sort((a, b) => b - a);
  return { byLetters, lengths };
}

/** Each place at which a text has a name as whole words, in order. Takes as long as the text, however many names there are. */
export function namingsIn(text: string, names: Names): Naming[] {
  if (names.lengths.length === 0) return [];
  // Markup can hold a name, and it can stand in the midst of one.
  const found = [false, true].flatMap((withoutMarkup) => [...namingsOf(spelt(text, withoutMarkup), names)]);
  const first = new Map(found.reverse().map((one) => [one.offset, one]));
  return [...first.values()].sort((a, b) => a.offset - b.offset);
}

/** The letters and digits of a text. */
interface Spelt {
  /** Folded: in lower case and without accents. */
  readonly letters: string;
  /** Of each letter, where it starts and ends in the text. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Before which letters something else stands; of the first one nothing is said. */
  readonly breaks: ReadonlySet<number>;
  /** Those of them at which it is, or has, white space. */
  readonly spaces: ReadonlySet<number>;
}

function* namingsOf(
  { letters, starts, ends, breaks, spaces }: Spelt,
  { byLetters, lengths }: Names,
): Generator<Naming> {
  for (let i = 0; i < letters.length; i++) {
    if (i > 0 && !breaks.has(i)) continue;
    for (const length of lengths) {
      const end = i + length;
      const name = end > letters.length ? undefined : byLetters.get(letters.slice(i, end));
      if (name === undefined || (end < letters.length && !breaks.has(end))) continue;
      // "is a" does not name Isa.
      if (spacesBetween(spaces, i, end) > name.gaps) continue;
      const [offset = 0, until = 0] = [starts[i], ends[end - 1]];
      yield { offset, length: until - offset, why: name.why };
      break;
    }
  }
}

function spacesBetween(spaces: ReadonlySet<number>, from: number, to: number): number {
  let count = 0;
  for (let i = from + 1; i < to; i++) if (spaces.has(i)) count++;
  return count;
}

const REFERENCE = /&(?:#[xX](?<hex>[0-9A-Fa-f]{1,6})|#(?<decimal>\d{1,7})|(?<name>[A-Za-z][A-Za-z0-9]{1,31}));/.source;
const PERCENT = /(?<percent>(?:%[0-9A-Fa-f]{2})+)/.source;
const MARKUP = /(?<markup><\/?[A-Za-z][^<>]*>|\{\/\*[\s\S]*?\*\/\}|<!--[\s\S]*?-->|\]\([^()\n]*\)|\]\[[^[\]\n]*\])/
  .source;
const ANY = /(?<any>[\s\S])/u.source;
const WRITTEN = new RegExp(`${REFERENCE}|${PERCENT}|${ANY}`, 'gu');
const WRITTEN_IN_MARKUP = new RegExp(`${MARKUP}|${REFERENCE}|${PERCENT}|${ANY}`, 'gu');

function spelt(text: string, withoutMarkup: boolean): Spelt {
  let letters = '';
  const starts: number[] = [];
  const ends: number[] = [];
  const breaks = new Set<number>();
  const spaces = new Set<number>();
  for (const { 0: written, index, groups } of text.matchAll(withoutMarkup ? WRITTEN_IN_MARKUP : WRITTEN)) {
    for (const character of meant(written, groups ?? {})
      .normalize('NFKD')
      .toLowerCase()) {
      if (/[\p{L}\p{N}]/u.test(character)) {
        letters += character;
        for (let unit = 0; unit < character.length; unit++) {
          starts.push(index);
          ends.push(index + written.length);
        }
      } else if (!/[\p{M}\p{Default_Ignorable_Code_Point}]/u.test(character)) {
        if (letters.length > 0) breaks.add(letters.length);
        if (/\s/.test(character)) spaces.add(letters.length);
      }
    }
  }
  breaks.delete(letters.length);
  return { letters, starts, ends, breaks, spaces };
}

/** The characters that something written stands for. Markup stands for nothing. */
function meant(written: string, { hex, decimal, name, percent, markup }: Record<string, string | undefined>): string {
  if (markup !== undefined) return '';
  if (percent !== undefined) return fromPercent(percent);
  if (name !== undefined) return decodeNamedCharacterReference(name) || written;
  const point = hex !== undefined ? Number.parseInt(hex, 16) : decimal !== undefined ? Number(decimal) : undefined;
  if (point === undefined) return written;
  return point <= 0x10ffff ? String.fromCodePoint(point) : ' ';
}

function fromPercent(percent: string): string {
  try {
    return decodeURIComponent(percent);
  } catch {
    return ' ';
  }
}
