// PRIVATE. The anchors of a prefilter: for each phrase, the words that are rarest in the site, each
// with four consecutive bytes of it and with the next word of the phrase.

import { LOWER, wordAt, wordsOf } from './words.ts';

/** The number of bytes in a gram, and of words in a phrase, that are searched for. */
export const GRAM = 4;
const ANCHORS = 3;

/**
 * The longest part of a word that is compared. Also the largest distance between two escapes in the
 * same word.
 */
export const LONGEST_WORD = 64;

/** A part of a word, a gram in it, and the offset of the gram. */
interface Anchor {
  readonly word: Uint8Array;
  readonly offset: number;
  readonly gram: number;
  /** The next word of the phrase; undefined if any word can follow. */
  readonly next: Uint8Array | undefined;
  /** For each phrase that has this anchor, its other anchors. */
  readonly partners: (readonly Anchor[])[];
  /** The last file that contains it. */
  seen: number;
}

/**
 * Appends a byte to a gram. Ignores case, and with it the difference between some other characters.
 */
export const after = (gram: number, byte: number): number => (gram << 8) | byte | 0x20;

/** The gram that ends at an offset. */
export const gramAt = (bytes: Uint8Array, end: number): number => {
  let gram = 0;
  for (let i = end - GRAM + 1; i <= end; i++) gram = after(gram, bytes[i] ?? 0);
  return gram;
};

/** The index of a gram in a table of 2 ** (32 - shift) entries. */
export const slot = (gram: number, shift: number): number => Math.imul(gram, 0x9e3779b1) >>> shift;

/** True if the word of an anchor is at an offset, whatever surrounds it. */
export function isWordAt(bytes: Uint8Array, start: number, { word }: Anchor): boolean {
  if (start < 0 || start + word.length > bytes.length) return false;
  for (let i = 0; i < word.length; i++) if (LOWER[bytes[start + i] ?? 0] !== word[i]) return false;
  return true;
}

const encoder = new TextEncoder();

/** A word as `cut` compares it, cut to the length that is compared. */
function partOf(word: string): Uint8Array {
  const bytes = encoder.encode(word);
  return Uint8Array.from(wordAt(bytes, 0, Math.min(bytes.length, LONGEST_WORD)), (byte) =>
    byte.charCodeAt(0),
  );
}

/**
 * Returns the anchors of each phrase, which phrases can share; undefined if a phrase can have none.
 * `usual`: samples of the files to search, which show which words are rare.
 */
export function anchorsOf(
  phrases: readonly { readonly text: string }[],
  usual: readonly Uint8Array[],
): readonly Anchor[] | undefined {
  const counts = countsOf(usual);
  const known = new Map<string, Counted | undefined>();
  const rareIn = (word: string, next: string | undefined): Counted | undefined => {
    const key = `${word} ${next}`;
    if (!known.has(key)) known.set(key, rarestOf(word, next, counts));
    return known.get(key);
  };
  const taken = new Set<Anchor>();
  for (const { text } of phrases) {
    const words = wordsOf(text);
    const rare = [...new Set(words.flatMap((word, i) => rareIn(word, words[i + 1]) ?? []))];
    const own = rare.map(({ anchor }) => anchor);
    if (
      own.some(({ partners }) =>
        partners.some((others) => others.every((other) => own.includes(other))),
      )
    )
      continue;
    const chosen = rare
      .sort((a, b) => a.count - b.count)
      .slice(0, ANCHORS)
      .map(({ anchor }) => anchor);
    if (chosen.length === 0) return undefined;
    for (const anchor of chosen) {
      anchor.partners.push(chosen.filter((other) => other !== anchor));
      taken.add(anchor);
    }
  }
  return [...taken];
}

interface Counted {
  readonly anchor: Anchor;
  readonly count: number;
}

/** The rarest gram of a word, with its count; undefined for a word of less than GRAM bytes. */
function rarestOf(
  text: string,
  follower: string | undefined,
  counts: Uint32Array,
): Counted | undefined {
  const word = partOf(text);
  // After a part of a word, the rest of that word follows.
  const next =
    follower === undefined || word.length === LONGEST_WORD ? undefined : partOf(follower);
  let best: Counted | undefined;
  for (let offset = 0; offset + GRAM <= word.length; offset++) {
    const gram = gramAt(word, offset + GRAM - 1);
    const count = counts[slot(gram, COUNTED)] ?? 0;
    if (best === undefined || count < best.count)
      best = { anchor: { word, offset, gram, next, partners: [], seen: 0 }, count };
  }
  return best;
}

const COUNTED = 16;

function countsOf(usual: readonly Uint8Array[]): Uint32Array {
  const counts = new Uint32Array(2 ** (32 - COUNTED));
  for (const bytes of usual) {
    let gram = 0;
    for (const byte of bytes) {
      gram = after(gram, byte);
      const at = slot(gram, COUNTED);
      counts[at] = (counts[at] ?? 0) + 1;
    }
  }
  return counts;
}
