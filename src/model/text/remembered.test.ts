import { describe, expect, test } from 'vitest';
import { remembered, rememberedPair } from './remembered.ts';

describe('results that are kept', () => {
  test('are those of the function, made once, undefined too', () => {
    const calls: string[] = [];
    const from = remembered((text) => {
      calls.push(text);
      return text === '' ? undefined : text.length;
    });
    expect(['', 'ab', '', 'ab', 'c'].map(from)).toEqual([undefined, 2, undefined, 2, 1]);
    expect(calls).toEqual(['', 'ab', 'c']);
  });

  test('keep the two texts of a pair apart', () => {
    const calls: string[] = [];
    const from = rememberedPair((a, b) => {
      calls.push(`${a}<${b}`);
      return a < b;
    });
    expect([
      from('1', '2'),
      from('2', '1'),
      from('1', '2'),
      from('12', ''),
      from('', '12'),
    ]).toEqual([true, false, true, false, true]);
    expect(calls).toEqual(['1<2', '2<1', '12<', '<12']);
  });

  test('are limited: long texts are not kept, and the oldest are forgotten', () => {
    let calls = 0;
    const from = remembered((text) => {
      calls += 1;
      return text.length;
    });
    const long = '1'.repeat(101);
    expect([from(long), from(long), calls]).toEqual([101, 101, 2]);
    for (let i = 0; i <= 10_000; i += 1) from(String(i));
    calls = 0;
    expect([from('0'), calls]).toEqual([1, 1]);
  });
});
