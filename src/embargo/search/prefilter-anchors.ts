// PRIVATE. What a sieve looks for: of each phrase the words that are rarest in the site, each by four bytes of it in a row, and with the
// word that comes next in the phrase.

import { LOWER, wordAt, wordsOf } from './words.ts';

/** How many bytes are looked for, and how many words of a phrase. */
export const GRAM = 4;
const ANCHORS = 3;

/** The longest part of a word that is compared. It is what an escape may be away from another one in the same word. */
export const LONGEST_WORD = 64;

/** A part of a word, a gram in it, and where. */
export interface Anchor {
  readonly word: Uint8Array;
  readonly offset: number;
  readonly gram: number;
  /** The next word of the phrase; undefined where nothing is asked of it. */
  readonly next: Uint8Array | undefined;
  /** Of each phrase that it is an anchor of, the others. */
  readonly partners: (readonly Anchor[])[];
  /** The last file that it was seen in. */
  seen: number;
}

/** Puts a byte behind a gram: what differs in case is the same, and some other signs are too. */
export const after = (gram: number, byte: number): number => (gram << 8) | byte | 0x20;

/** The gram that ends at a place. */
export const gramAt = (bytes: Uint8Array, end: number): number => {
  let gram = 0;
  for (let i = end - GRAM + 1; i <= end; i++) gram = after(gram, bytes[i] ?? 0);
  return gram;
};

/** Where a gram stands in a table of two to the power of 32 less `shift`. */
export const slot = (gram: number, shift: number): number => Math.imul(gram, 0x9e3779b1) >>> shift;

/** Whether the word of an anchor stands at a place, whatever stands around it. */
export function standsAt(bytes: Uint8Array, start: number, { word }: Anchor): boolean {
  if (start < 0 || start + word.length > bytes.length) return false;
  for (let i = 0; i < word.length; i++) if (LOWER[bytes[start + i] ?? 0] !== word[i]) return false;
  return true;
}

const encoder = new TextEncoder();

/** A word as `cut` compares it, no longer than what is compared. */
function partOf(word: string): Uint8Array {
  const bytes = encoder.encode(word);
  return Uint8Array.from(wordAt(bytes, 0, Math.min(bytes.length, LONGEST_WORD)), (byte) => byte.charCodeAt(0));
}

/**
 * The anchors of each phrase, the same for many of them; undefined where a phrase can have none. `usual`: files like those that will
 * be looked at, which tell what is rare.
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
    if (own.some(({ partners }) => partners.some((others) => others.every((other) => own.includes(other))))) continue;
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

/** By the gram of a word that is met least, and how often that is; undefined for a word of less than GRAM bytes. */
function rarestOf(text: string, follower: string | undefined, counts: Uint32Array): Counted | undefined {
  const word = partOf(text);
  // What comes after a part of a word is the rest of it.
  const next = follower === undefined || word.length === LONGEST_WORD ? undefined : partOf(follower);
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
