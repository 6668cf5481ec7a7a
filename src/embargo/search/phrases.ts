// PRIVATE. Finds many phrases of up to eight words in one pass over a file. Looks up the hash of
// each word together with those before it, and compares only known hashes. (Aho-Corasick over
// characters was a hundred times slower.)

import { cut, ENTRY, wordAt } from './words.ts';

/** The longest phrase, in words. */
export const LONGEST = 8;

/**
 * A phrase of 1 to LONGEST words. `exact`: the separators between the words must match too, in
 * ASCII of any case.
 */
interface Phrase {
  readonly text: string;
  readonly exact?: boolean;
}

/** Calls `found` once for each occurrence of a phrase. */
export type FindPhrases<Of> = (bytes: Uint8Array, found: (of: Of) => void) => void;

interface Known<Of> {
  readonly exact: string | undefined;
  readonly of: Of;
}

interface Filter {
  readonly bits: Uint8Array;
  readonly mask: number;
}

const RING = LONGEST - 1;

const filterFor = (count: number): Filter => {
  const size = 2 ** Math.min(27, Math.max(13, Math.ceil(Math.log2(count * 64))));
  return { bits: new Uint8Array(size >> 3), mask: size - 1 };
};
const spread = (hash: number): number => Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 3;
const add = ({ bits, mask }: Filter, hash: number): void => {
  const at = spread(hash) & mask;
  bits[at >> 3] = (bits[at >> 3] ?? 0) | (1 << (at & 7));
};
const has = ({ bits, mask }: Filter, hash: number): boolean => {
  const at = spread(hash) & mask;
  return ((bits[at >> 3] ?? 0) & (1 << (at & 7))) !== 0;
};
const joined = (hash: number, before: number): number => Math.imul(hash, 0x9e3779b1) ^ before;

const encoder = new TextEncoder();

/** Returns a search for phrases. Throws if a phrase has no words or too many. */
export function phraseFinder<Of extends Phrase>(phrases: readonly Of[]): FindPhrases<Of> {
  const known = new Map<string, Known<Of>[]>();
  const filters = {
    one: filterFor(phrases.length),
    two: filterFor(phrases.length),
    all: filterFor(phrases.length),
  };
  for (const phrase of phrases) {
    const bytes = encoder.encode(phrase.text);
    const words = entriesOf(bytes);
    const hashes = words.map(({ hash }) => hash).reverse();
    const [first, last] = [words[0], words.at(-1)];
    if (first === undefined || last === undefined || words.length > LONGEST)
      throw new Error(`A phrase has 1 to ${LONGEST} words, not ${words.length}.`);
    const [own = 0, before = 0] = hashes;
    if (hashes.length === 1) add(filters.one, own);
    else add(filters.two, joined(own, before));
    if (hashes.length > 1) add(filters.all, hashes.reduce(joined));
    const key = words.map(({ start, end }) => wordAt(bytes, start, end)).join(' ');
    const exact = phrase.exact === true ? lower(bytes, first.start, last.end) : undefined;
    const others = known.get(key);
    if (others === undefined) known.set(key, [{ exact, of: phrase }]);
    else others.push({ exact, of: phrase });
  }
  return (bytes, found) => findIn(bytes, known, filters, found);
}

function entriesOf(bytes: Uint8Array) {
  const { count, starts, ends, hashes, kinds } = cut(bytes);
  return Array.from({ length: count }, (_, i) => i)
    .filter((i) => (kinds[i] ?? 0) <= ENTRY.inTag)
    .map((i) => ({ start: starts[i] ?? 0, end: ends[i] ?? 0, hash: hashes[i] ?? 0 }));
}

function findIn<Of>(
  bytes: Uint8Array,
  known: ReadonlyMap<string, readonly Known<Of>[]>,
  { one, two, all }: { one: Filter; two: Filter; all: Filter },
  found: (of: Of) => void,
): void {
  const words = cut(bytes);
  const { count, hashes, kinds } = words;
  // The positions of the last words outside tags: readers see them in a row.
  const shown = new Int32Array(LONGEST);
  let shownCount = 0;
  let sinceTag = LONGEST;
  let from = 0;
  let before = 0;
  let shownBefore = 0;
  const row = new Int32Array(LONGEST);
  const compare = (length: number): void => {
    const place = (k: number): readonly [number, number] => [
      words.starts[row[k] ?? 0] ?? 0,
      words.ends[row[k] ?? 0] ?? 0,
    ];
    let key = wordAt(bytes, ...place(length - 1));
    for (let k = length - 2; k >= 0; k--) key += ` ${wordAt(bytes, ...place(k))}`;
    for (const { exact, of } of known.get(key) ?? [])
      if (exact === undefined || isExact(exact, lower(bytes, place(length - 1)[0], place(0)[1])))
        found(of);
  };
  // Checks consecutive words, inside and outside tags. A tag between them does not matter.
  const matchConsecutive = (last: number): void => {
    let hash = 0;
    let length = 0;
    for (let i = last; i >= from && length < LONGEST; i--) {
      if (kinds[i] === ENTRY.tag) continue;
      hash = length === 0 ? (hashes[i] ?? 0) : joined(hash, hashes[i] ?? 0);
      row[length++] = i;
      if (length > 1 && has(all, hash)) compare(length);
    }
  };
  // Checks only sequences that a tag interrupts: `matchConsecutive` checks the others.
  const matchShown = (): void => {
    let hash = 0;
    for (let length = 1; length <= Math.min(shownCount, LONGEST); length++) {
      const i = shown[(shownCount - length) & RING] ?? 0;
      hash = length === 1 ? (hashes[i] ?? 0) : joined(hash, hashes[i] ?? 0);
      row[length - 1] = i;
      if (length > sinceTag && has(all, hash)) compare(length);
    }
  };
  for (let i = 0; i < count; i++) {
    const kind = kinds[i] ?? 0;
    if (kind <= ENTRY.inTag) {
      const hash = hashes[i] ?? 0;
      if (has(one, hash)) {
        row[0] = i;
        compare(1);
      }
      if (has(two, joined(hash, before))) matchConsecutive(i);
      before = hash;
      if (kind === ENTRY.inTag) continue;
      shown[shownCount++ & RING] = i;
      if (sinceTag < LONGEST) {
        sinceTag++;
        if (has(two, joined(hash, shownBefore))) matchShown();
      }
      shownBefore = hash;
    } else if (kind === ENTRY.tag) sinceTag = 0;
    else {
      from = i + 1;
      before = 0;
      shownBefore = 0;
      shownCount = 0;
    }
  }
}

/**
 * Invisible content between the letters of an address: tags, comments and invisible characters, in
 * UTF-8.
 */
const UNSEEN =
  /<[a-z/!][^<>]{0,200}>|\xc2\xad|\xe2\x80[\x8b-\x8f\xaa-\xae]|\xe2\x81[\xa0-\xaf]|\xcd\x8f/g;

const isExact = (exact: string, text: string): boolean =>
  exact === text || (text.length > exact.length && exact === text.replace(UNSEEN, ''));

function lower(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let i = start; i < end; i++) text += String.fromCharCode(bytes[i] ?? 0);
  return text.toLowerCase();
}
