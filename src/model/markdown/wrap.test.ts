import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIXED_SPACE, lengthOf, wrap } from './wrap.ts';

describe('wrapped text', () => {
  test('fills lines and keeps existing breaks', () => {
    expect(wrap('one two three four', 9)).toEqual(['one two', 'three', 'four']);
    expect(wrap('one\ntwo', 9)).toEqual(['one', 'two']);
    expect(wrap('', 9)).toEqual([]);
  });

  test('counts characters, not UTF-16 units', () => {
    expect(wrap('😀😀😀 😀', 5)).toEqual(['😀😀😀 😀']);
    expect(lengthOf('😀a')).toBe(2);
  });

  test('does not break at a fixed space', () => {
    expect(wrap(`a b${FIXED_SPACE}c`, 4)).toEqual(['a', 'b c']);
  });

  test('has every word in order, and no line with room for the next word', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { maxLength: 30 });
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 30 }), (list, width) => {
        const lines = wrap(list.join(' '), width);
        expect(lines.flatMap((line) => line.split(' '))).toEqual(list);
        for (const [i, line] of lines.entries()) {
          const next = lines[i + 1]?.split(' ')[0];
          if (line.includes(' ')) expect(line.length).toBeLessThanOrEqual(width);
          if (next !== undefined) expect(line.length + 1 + next.length).toBeGreaterThan(width);
        }
      }),
    );
  });
});
