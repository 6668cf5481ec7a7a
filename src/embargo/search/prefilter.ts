// PRIVATE. Tells fast that a file holds none of some phrases: nearly all files. The anchors of each phrase are looked for at every place
// of the file. A word may be broken, by escapes or by what is invisible: so where there is any of that, the same is done without it.
// What a sieve lets through is looked at word by word.

import { mayEscape, tellsAt } from './escapes.ts';
import { after, anchorsOf, GRAM, gramAt, LONGEST_WORD, slot, standsAt } from './prefilter-anchors.ts';
import { mayStandAt, nextWords } from './prefilter-next-word.ts';
import { tellingEntities, tellingEscapes } from './unescape.ts';
import { isInvisibleAt, withoutInvisible } from './words.ts';

/** Whether some bytes may hold one of the phrases. Never false where they do. `packed`: what is escaped there is chance. */
export type Sieve = (bytes: Uint8Array, packed: boolean) => boolean;

/** Hardly a place of a file is looked at twice. To note each, and to write over it where it is none of those, is faster than to branch. */
const CHUNK = 2 ** 14;
const noted = new Int32Array(CHUNK);

/** So that one place of 64 is taken: a small table stays in the cache of the processor. */
const shiftFor = (count: number): number => 32 - Math.min(22, Math.max(16, Math.ceil(Math.log2(count * 64))));

/**
 * A sieve for phrases. `usual`: files like those that will be looked at. `rounds`: how often escapes are taken away. Where a phrase
 * has no word of four bytes, everything passes.
 */
export function sieveFor(
  phrases: readonly { readonly text: string }[],
  usual: readonly Uint8Array[],
  rounds: number,
): Sieve {
  const anchors = anchorsOf(phrases, usual);
  if (anchors === undefined) return () => true;
  const shift = shiftFor(anchors.length);
  const table = new Uint8Array(2 ** (32 - shift));
  for (const { gram } of anchors) table[slot(gram, shift)] = 1;
  const known = Map.groupBy(anchors, ({ gram }) => gram);
  let file = 0;
  const meets = (bytes: Uint8Array, end: number): boolean => {
    // The same for all anchors that share a word.
    let asked = -1;
    let places: readonly number[] | undefined;
    for (const anchor of known.get(gramAt(bytes, end)) ?? []) {
      if (anchor.seen === file) continue;
      const start = end - GRAM + 1 - anchor.offset;
      if (!standsAt(bytes, start, anchor)) continue;
      const { next, word, partners } = anchor;
      if (next !== undefined) {
        const at = start + word.length;
        if (at !== asked) places = nextWords(bytes, at);
        asked = at;
        if (places !== undefined && !places.some((place) => mayStandAt(bytes, place, next))) continue;
      }
      anchor.seen = file;
      if (partners.some((others) => others.every(({ seen }) => seen === file))) return true;
    }
    return false;
  };
  const holds = (bytes: Uint8Array): boolean => {
    const { length } = bytes;
    // At hand, which makes the loop half as long.
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
      const markup = round === 0 ? tellingEntities(view, LONGEST_WORD, escapes) : undefined;
      view = tellingEscapes(view, LONGEST_WORD, escapes);
      if (markup !== undefined && (holds(markup) || holdsBare(markup))) return true;
    }
    return false;
  };
}

const NOTABLE = new Uint8Array(256).map((_, byte) => (mayEscape(byte) || byte >= 0xc2 ? 1 : 0));
let room = new Int32Array(2 * CHUNK);

/** What may break words: where escapes do, until the next call, and whether anything is invisible. */
function broken(bytes: Uint8Array): { readonly escapes: Int32Array; readonly isInvisible: boolean } {
  const { length } = bytes;
  let escapes = 0;
  let isInvisible = false;
  for (let start = 0; start < length; start += CHUNK) {
    const end = Math.min(length, start + CHUNK);
    // As many more as there may be.
    if (room.length < escapes + CHUNK) room = enlarged(room);
    let count = 0;
    for (let i = start; i < end; i++) {
      noted[count] = i;
      count += NOTABLE[bytes[i] ?? 0] ?? 0;
    }
    for (let k = 0; k < count; k++) {
      const i = noted[k] ?? 0;
      if ((bytes[i] ?? 0) >= 0x80) isInvisible ||= isInvisibleAt(bytes, i);
      else if (tellsAt(bytes, i)) room[escapes++] = i;
    }
  }
  return { escapes: room.subarray(0, escapes), isInvisible };
}

function enlarged(list: Int32Array): Int32Array<ArrayBuffer> {
  const more = new Int32Array(2 * list.length);
  more.set(list);
  return more;
}
