// PRIVATE. Quickly rules out files without any of some phrases: nearly all files. Searches each
// offset for the anchors of each phrase. Escapes and invisible characters can break a word, so
// files with any of them are searched again without them. Files that the prefilter accepts are
// searched word by word.

import { canEscape, canJoinWordAt } from './escapes.ts';
import {
  after,
  anchorsOf,
  GRAM,
  gramAt,
  isWordAt,
  LONGEST_WORD,
  slot,
} from './prefilter-anchors.ts';
import { canBeAt, nextWords } from './prefilter-next-word.ts';
import { joiningEntities, joiningEscapes } from './unescape.ts';
import { isInvisibleAt, withoutInvisible } from './words.ts';

/**
 * True if some bytes can contain one of the phrases. Never false if they do. `packed`: escapes are
 * there only by chance.
 */
type Prefilter = (bytes: Uint8Array, packed: boolean) => boolean;

/**
 * Few offsets need a second check. Writing down each offset, and overwriting it if it does not
 * match, is faster than a branch.
 */
const CHUNK = 2 ** 14;
const noted = new Int32Array(CHUNK);

/** Fills one of 64 slots: a small table stays in the processor's cache. */
const shiftFor = (count: number): number =>
  32 - Math.min(22, Math.max(16, Math.ceil(Math.log2(count * 64))));

/**
 * Returns a prefilter for phrases. `usual`: samples of the files to search. `rounds`: how many
 * layers of escapes are removed. Accepts everything if a phrase has no word of four bytes.
 */
export function prefilterFor(
  phrases: readonly { readonly text: string }[],
  usual: readonly Uint8Array[],
  rounds: number,
): Prefilter {
  const anchors = anchorsOf(phrases, usual);
  if (anchors === undefined) return () => true;
  const shift = shiftFor(anchors.length);
  const table = new Uint8Array(2 ** (32 - shift));
  for (const { gram } of anchors) table[slot(gram, shift)] = 1;
  const known = Map.groupBy(anchors, ({ gram }) => gram);
  let file = 0;
  const meets = (bytes: Uint8Array, end: number): boolean => {
    // The answer is the same for all anchors that share a word.
    let asked = -1;
    let places: readonly number[] | undefined;
    for (const anchor of known.get(gramAt(bytes, end)) ?? []) {
      if (anchor.seen === file) continue;
      const start = end - GRAM + 1 - anchor.offset;
      if (!isWordAt(bytes, start, anchor)) continue;
      const { next, word, partners } = anchor;
      if (next !== undefined) {
        const at = start + word.length;
        if (at !== asked) places = nextWords(bytes, at);
        asked = at;
        if (places !== undefined && !places.some((place) => canBeAt(bytes, place, next))) continue;
      }
      anchor.seen = file;
      if (partners.some((others) => others.every(({ seen }) => seen === file))) return true;
    }
    return false;
  };
  const holds = (bytes: Uint8Array): boolean => {
    const { length } = bytes;
    // Local variables halve the time of the loop.
    const [marks, by] = [table, shift];
    let gram = 0;
    for (let start = 0; start < length; start += CHUNK) {
      const end = Math.min(length, start + CHUNK);
      let count = 0;
      // Half of all time is spent here.
      for (let i = start; i < end; i++) {
        gram = after(gram, bytes[i] ?? 0);
        noted[count] = i;
        count += marks[slot(gram, by)] ?? 0;
      }
      for (let k = 0; k < count; k++) if (meets(bytes, noted[k] ?? 0)) return true;
    }
    return false;
  };
  const holdsBare = (bytes: Uint8Array): boolean => {
    const bare = withoutInvisible(bytes, LONGEST_WORD);
    return bare !== undefined && holds(bare);
  };
  return (bytes, packed) => {
    file++;
    let view: Uint8Array | undefined = bytes;
    for (let round = 0; view !== undefined && round <= rounds; round++) {
      if (holds(view)) return true;
      if (packed) return false;
      const { escapes, isInvisible } = broken(view);
      if (isInvisible && holdsBare(view)) return true;
      const markup = round === 0 ? joiningEntities(view, LONGEST_WORD, escapes) : undefined;
      view = joiningEscapes(view, LONGEST_WORD, escapes);
      if (markup !== undefined && (holds(markup) || holdsBare(markup))) return true;
    }
    return false;
  };
}

const NOTABLE = new Uint8Array(256).map((_, byte) => (canEscape(byte) || byte >= 0xc2 ? 1 : 0));
let room = new Int32Array(2 * CHUNK);

/**
 * Finds everything that can break words: the offsets of escapes, valid until the next call, and
 * whether the bytes contain invisible characters.
 */
function broken(bytes: Uint8Array): {
  readonly escapes: Int32Array;
  readonly isInvisible: boolean;
} {
  const { length } = bytes;
  let escapes = 0;
  let isInvisible = false;
  for (let start = 0; start < length; start += CHUNK) {
    const end = Math.min(length, start + CHUNK);
    // Room for as many more as one chunk can add.
    if (room.length < escapes + CHUNK) room = enlarged(room);
    let count = 0;
    for (let i = start; i < end; i++) {
      noted[count] = i;
      count += NOTABLE[bytes[i] ?? 0] ?? 0;
    }
    for (let k = 0; k < count; k++) {
      const i = noted[k] ?? 0;
      if ((bytes[i] ?? 0) >= 0x80) isInvisible ||= isInvisibleAt(bytes, i);
      else if (canJoinWordAt(bytes, i)) room[escapes++] = i;
    }
  }
  return { escapes: room.subarray(0, escapes), isInvisible };
}

function enlarged(list: Int32Array): Int32Array<ArrayBuffer> {
  const more = new Int32Array(2 * list.length);
  more.set(list);
  return more;
}
