// PRIVATE. Tells fast that a file holds none of some phrases: nearly all files. Of each phrase the three words are looked for that
// are rarest in the site, each by four bytes of it in a row, at every place of the file. A word may be broken, by escapes or by what is
// invisible: so where there is any of that, the same is done without it. What a sieve lets through is looked at word by word.

import { mayEscape, tellingEntities, tellingEscapes, tellsAt } from './escapes.ts';
import { isInvisibleAt, LOWER, withoutInvisible, wordAt, wordsOf } from './words.ts';

/** Whether some bytes may hold one of the phrases. Never false where they do. `packed`: what is escaped there is chance. */
export type Sieve = (bytes: Uint8Array, packed: boolean) => boolean;

interface Text {
  readonly text: string;
}

/** How many bytes are looked for, and how many words of a phrase. */
const GRAM = 4;
const ANCHORS = 3;

/** The longest part of a word that is compared. It is what an escape may be away from another one in the same word. */
const LONGEST_WORD = 64;

/** A part of a word, a gram in it, and where. */
interface Anchor {
  readonly word: Uint8Array;
  readonly offset: number;
  readonly gram: number;
  /** Of each phrase that it is an anchor of, the others. */
  readonly partners: (readonly Anchor[])[];
  /** The last file that it was seen in. */
  seen: number;
}

/** Puts a byte behind a gram: what differs in case is the same, and some other signs are too. */
const after = (gram: number, byte: number): number => (gram << 8) | byte | 0x20;
const slot = (gram: number, shift: number): number => Math.imul(gram, 0x9e3779b1) >>> shift;
/** So that one place of 64 is taken: a small table stays in the cache of the processor. */
const shiftFor = (count: number): number => 32 - Math.min(22, Math.max(16, Math.ceil(Math.log2(count * 64))));

/**
 * A sieve for phrases. `usual`: files like those that will be looked at. `rounds`: how often escapes are taken away. Where a phrase
 * has no word of four bytes, everything passes.
 */
export function sieveFor(phrases: readonly Text[], usual: readonly Uint8Array[], rounds: number): Sieve {
  const anchors = anchorsOf(phrases, usual);
  if (anchors === undefined) return () => true;
  const shift = shiftFor(anchors.length);
  const table = new Uint8Array(2 ** (32 - shift));
  for (const { gram } of anchors) table[slot(gram, shift)] = 1;
  const known = Map.groupBy(anchors, ({ gram }) => gram);
  let file = 0;
  const meets = (bytes: Uint8Array, end: number, gram: number): boolean => {
    for (const anchor of known.get(gram) ?? [])
      if (anchor.seen !== file && standsAt(bytes, end - GRAM + 1 - anchor.offset, anchor.word)) {
        anchor.seen = file;
        if (anchor.partners.some((others) => others.every(({ seen }) => seen === file))) return true;
      }
    return false;
  };
  // Nearly all time is spent here.
  const holds = (bytes: Uint8Array): boolean => {
    const { length } = bytes;
    let gram = 0;
    for (let i = 0; i < length; i++) {
      gram = after(gram, bytes[i] ?? 0);
      if (table[slot(gram, shift)] !== 0 && meets(bytes, i, gram)) return true;
    }
    return false;
  };
  const holdsBare = (bytes: Uint8Array): boolean => {
    const bare = withoutInvisible(bytes, LONGEST_WORD);
    return bare !== undefined && holds(bare);
  };
  return (bytes, packed) => {
    file++;
    if (holds(bytes)) return true;
    if (packed || !hasBroken(bytes)) return false;
    if (holdsBare(bytes)) return true;
    const markup = tellingEntities(bytes, LONGEST_WORD);
    if (markup !== undefined && (holds(markup) || holdsBare(markup))) return true;
    let view: Uint8Array | undefined = bytes;
    for (let round = 0; round < rounds; round++) {
      view = tellingEscapes(view, LONGEST_WORD);
      if (view === undefined) return false;
      if (holds(view) || holdsBare(view)) return true;
    }
    return false;
  };
}

/** Whether a word may be broken by an escape or by what is invisible. */
function hasBroken(bytes: Uint8Array): boolean {
  const { length } = bytes;
  for (let i = 0; i < length; i++) if (NOTABLE[bytes[i] ?? 0] === 1 && breaks(bytes, i)) return true;
  return false;
}

const NOTABLE = new Uint8Array(256).map((_, byte) => (mayEscape(byte) || byte >= 0xc2 ? 1 : 0));
const breaks = (bytes: Uint8Array, at: number): boolean =>
  (bytes[at] ?? 0) < 0x80 ? tellsAt(bytes, at) : isInvisibleAt(bytes, at);

function standsAt(bytes: Uint8Array, start: number, word: Uint8Array): boolean {
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

/** The anchors of each phrase, the same for many of them; undefined where a phrase can have none. */
function anchorsOf(phrases: readonly Text[], usual: readonly Uint8Array[]): readonly Anchor[] | undefined {
  const counts = countsOf(usual);
  const rarest = new Map<string, { anchor: Anchor; count: number } | undefined>();
  const rareIn = (word: string) => {
    if (!rarest.has(word)) rarest.set(word, rarestOf(partOf(word), counts));
    return rarest.get(word);
  };
  const taken = new Set<Anchor>();
  for (const { text } of phrases) {
    const rare = [...new Set(wordsOf(text))].flatMap((word) => rareIn(word) ?? []);
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

/** The gram of a word that is met least, and how often; undefined for a word of less than GRAM bytes. */
function rarestOf(word: Uint8Array, counts: Uint32Array): { anchor: Anchor; count: number } | undefined {
  let best: { anchor: Anchor; count: number } | undefined;
  for (let offset = 0; offset + GRAM <= word.length; offset++) {
    const gram = word.subarray(offset, offset + GRAM).reduce(after, 0);
    const count = counts[slot(gram, COUNTED)] ?? 0;
    if (best === undefined || count < best.count)
      best = { anchor: { word, offset, gram, partners: [], seen: 0 }, count };
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
