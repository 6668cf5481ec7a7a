// Chance that is the same on every run.

/** Random values of one seed. */
export interface Dice {
  /** A whole number from 0 to one below the limit. */
  readonly below: (limit: number) => number;
  readonly of: <T>(list: readonly T[]) => T;
  /** Words of about so many characters, at least one. */
  readonly words: (length: number) => string;
  /** A CVSS 3.1 vector. */
  readonly vector: () => string;
}

const SYLLABLES =
  'ar be con da el fi gra ho in ka lu mer no ob pre qua ri so ta un ver wo xe ya zip'.split(' ');

/** Returns the dice of a seed (mulberry32). */
export function dice(seed: number): Dice {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const of = <T>(list: readonly T[]): T => {
    const one = list[below(list.length)];
    if (one === undefined) throw new Error('An empty list has nothing to choose.');
    return one;
  };
  const words = (length: number): string => {
    let text = '';
    while (text.length < length) {
      const word = Array.from({ length: 1 + below(4) }, () => of(SYLLABLES)).join('');
      text += text === '' ? word : ` ${word}`;
    }
    return text;
  };
  const vector = (): string =>
    `CVSS:3.1/AV:${of(['N', 'L'])}/AC:${of(['L', 'H'])}/PR:${of(['N', 'L', 'H'])}/UI:${of(['N', 'R'])}/S:${of(['U', 'C'])}/C:${of(['H', 'L', 'N'])}/I:${of(['H', 'L'])}/A:${of(['H', 'L', 'N'])}`;
  return { below, of, words, vector };
}
