import fc from 'fast-check';
import { expect, it } from 'vitest';
import { differences } from './differences.ts';

it('loses no word of any text', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c', 'not', 'd.'), { maxLength: 30 });
  fc.assert(
    fc.property(words, words, (before, after) => {
      const pieces = differences(before, after);
      const kept = (kinds: readonly string[]) =>
        pieces.flatMap((one) => (kinds.includes(one.kind) ? one.parts : []));
      expect(kept(['same', 'out'])).toEqual(before);
      expect(kept(['same', 'in'])).toEqual(after);
    }),
  );
});
