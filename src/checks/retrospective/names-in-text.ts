// Names in a text, in any spelling: in any case, with or without accents, with invisible
// characters, as character references or percent-encoded, across a line break, with markup inside,
// or as part of an address.

import { decodeNamedCharacterReference } from 'decode-named-character-reference';

/** The names to search for, each with its value. Made by `namesOf`. */
export interface Names {
  readonly byLetters: ReadonlyMap<string, { readonly gaps: number; readonly why: string }>;
  /** Their lengths in letters, longest first. */
  readonly lengths: readonly number[];
}

/** An occurrence of a name in a text, in UTF-16 units. */
interface Naming {
  readonly offset: number;
  readonly length: number;
  readonly why: string;
}

/** Returns the form in which names are compared: letters and digits only. */
export const lettersOf = (name: string): string => spelt(name, false).letters;

/** Prepares the names for the search. Omits names without a letter or digit. */
export function namesOf(names: Iterable<readonly [name: string, why: string]>): Names {
  const byLetters = new Map<string, { gaps: number; why: string }>();
  for (const [name, why] of names) {
    const { letters, breaks } = spelt(name, false);
    if (letters !== '') byLetters.set(letters, { gaps: breaks.size, why });
  }
  const lengths = [...new Set([...byLetters.keys()].map(({ length }) => length))].sort(
    (a, b) => b - a,
  );
  return { byLetters, lengths };
}

/**
 * Returns each occurrence of a name as whole words, in order. Takes time linear in the text, for
 * any number of names.
 */
export function namingsIn(text: string, names: Names): Naming[] {
  if (names.lengths.length === 0) return [];
  // Markup can contain a name, and it can occur inside a name.
  const found = [false, true].flatMap((withoutMarkup) => [
    ...namingsOf(spelt(text, withoutMarkup), names),
  ]);
  const first = new Map(found.reverse().map((one) => [one.offset, one]));
  return [...first.values()].sort((a, b) => a.offset - b.offset);
}

/** The letters and digits of a text. */
interface Spelt {
  /** Folded: in lower case and without accents. */
  readonly letters: string;
  /** The start and end of each letter in the text. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Offsets of letters that follow a separator, except the first. */
  readonly breaks: ReadonlySet<number>;
  /** Those of the offsets whose separator is or contains white space. */
  readonly spaces: ReadonlySet<number>;
}

function* namingsOf(
  { letters, starts, ends, breaks, spaces }: Spelt,
  { byLetters, lengths }: Names,
): Generator<Naming> {
  for (const i of [0, ...breaks]) {
    for (const length of lengths) {
      const end = i + length;
      const name = end > letters.length ? undefined : byLetters.get(letters.slice(i, end));
      if (name === undefined || (end < letters.length && !breaks.has(end))) continue;
      // "is a" does not match the name Isa.
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

function spelt(text: string, withoutMarkup: boolean): Spelt {
  let letters = '';
  const starts: number[] = [];
  const ends: number[] = [];
  const breaks = new Set<number>();
  const spaces = new Set<number>();
  const take = (characters: string, start: number, end: number): void => {
    for (const character of characters.normalize('NFKD').toLowerCase()) {
      if (/[\p{L}\p{N}]/u.test(character)) {
        letters += character;
        for (let unit = 0; unit < character.length; unit++) {
          starts.push(start);
          ends.push(end);
        }
      } else if (!/[\p{M}\p{Default_Ignorable_Code_Point}]/u.test(character)) {
        breaks.add(letters.length);
        if (/\s/.test(character)) spaces.add(letters.length);
      }
    }
  };
  const markup = withoutMarkup ? markupIn(text) : new Map<number, number>();
  for (let i = 0; i < text.length; ) {
    const after = markup.get(i);
    const end = after ?? i + widthAt(text, i);
    if (after === undefined) {
      const character = text.charAt(i);
      // The fast path for nearly all characters.
      if (/[a-z0-9]/.test(character)) {
        letters += character;
        starts.push(i);
        ends.push(end);
      } else take(meant(text.slice(i, end)), i, end);
    }
    i = end;
  }
  breaks.delete(0);
  breaks.delete(letters.length);
  return { letters, starts, ends, breaks, spaces };
}

const MARKUP = /<\/?[A-Za-z][^<>]*>|\]\([^()\n]*\)|\]\[[^[\]\n]*\]|\{\/\*|<!--/g;
const COMMENTS: ReadonlyMap<string, string> = new Map([
  ['{/*', '*/}'],
  ['<!--', '-->'],
]);

/** Returns the start and end of each markup. A comment without an end is not markup. */
function markupIn(text: string): Map<number, number> {
  const found = new Map<number, number>();
  const open = new Set<string>();
  let from = 0;
  for (const { 0: mark, index } of text.matchAll(MARKUP)) {
    const close = COMMENTS.get(mark);
    if (index < from || open.has(mark)) continue;
    const end = close === undefined ? index : text.indexOf(close, index);
    if (end < 0) {
      open.add(mark);
      continue;
    }
    from = close === undefined ? index + mark.length : end + close.length;
    found.set(index, from);
  }
  return found;
}

const REFERENCE = /&(?:#[xX][0-9A-Fa-f]{1,6}|#\d{1,7}|[A-Za-z][A-Za-z0-9]{1,31});/y;
const PERCENT = /(?:%[0-9A-Fa-f]{2})+/y;

/** Returns the length of an escape sequence at an offset. */
function widthAt(text: string, i: number): number {
  const code = text.codePointAt(i) ?? 0;
  if (code > 0xffff) return 2;
  const pattern = code === AMPERSAND ? REFERENCE : code === PERCENT_SIGN ? PERCENT : undefined;
  if (pattern === undefined) return 1;
  pattern.lastIndex = i;
  return pattern.exec(text)?.[0].length ?? 1;
}

const AMPERSAND = 0x26;
const PERCENT_SIGN = 0x25;

/** Returns the characters that an escape sequence represents. */
function meant(written: string): string {
  if (written.length < 3) return written;
  if (written.startsWith('%')) return fromPercent(written);
  const name = written.slice(1, -1);
  if (!name.startsWith('#')) return decodeNamedCharacterReference(name) || written;
  const point = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return point <= 0x10ffff ? String.fromCodePoint(point) : ' ';
}

function fromPercent(percent: string): string {
  try {
    return decodeURIComponent(percent);
  } catch {
    return ' ';
  }
}
