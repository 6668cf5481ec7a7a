import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { english } from '../../language/english/index.ts';
import { rangeInWords } from '../../language/sentences/range.ts';
import { parse } from '../problem/from-schema.ts';
import { compareBounds, contains, FROM_START, type Range, rangeSchema } from './range.ts';

const version = fc.tuple(fc.nat(5), fc.nat(5), fc.nat(5)).map((parts) => parts.join('.'));

describe('the bounds of a range', () => {
  test('follow the order of the ecosystem, with "0" first', () => {
    expect(compareBounds('PyPI', '1.9.0', '1.10.0')).toBe(-1);
    expect(compareBounds('PyPI', '1.0', '1.0.0')).toBe(0);
    expect(compareBounds('PyPI', FROM_START, '0.0.0.dev0')).toBe(-1);
    expect(compareBounds('PyPI', '0.0.0.dev0', FROM_START)).toBe(1);
    expect(compareBounds('nothing', FROM_START, FROM_START)).toBe(0);
  });

  test('have no order if it would be a guess', () => {
    expect(compareBounds('Linux', '1.0', '2.0')).toBeUndefined();
    expect(compareBounds('PyPI', 'next', '2.0')).toBeUndefined();
  });
});

describe('a version in a range', () => {
  const inside = (range: Partial<Range>, version: string): boolean | undefined =>
    contains('PyPI', { introduced: '1.0.0', ...range }, version);

  test.each<[Partial<Range>, string, boolean | undefined]>([
    [{ fixed: '1.4.7' }, '1.0.0', true],
    [{ fixed: '1.4.7' }, '1.4.6', true],
    [{ fixed: '1.4.7' }, '1.4.7', false],
    [{ fixed: '1.4.7' }, '0.9.9', false],
    [{ fixed: '1.4.7' }, '1.4.7rc1', true],
    [{ last_affected: '1.4.7' }, '1.4.7', true],
    [{ last_affected: '1.4.7' }, '1.4.8', false],
    [{}, '9.0.0', true],
    [{}, '0.9.0', false],
    [{ introduced: '0', fixed: '1.0.0' }, '0.0.1', true],
    [{ introduced: undefined, fixed: '1.0.0' }, '0.0.1', undefined],
    [{ fixed: 'next' }, '1.2.0', undefined],
    [{ fixed: '2.0.0' }, 'next', undefined],
  ])('%j contains %s: %s', (range, one, expected) => {
    expect(inside(range, one)).toBe(expected);
  });

  test('a range with a fix matches its bounds, and a range that ends earlier contains no more', () => {
    fc.assert(
      fc.property(version, version, version, version, (introduced, fixed, other, one) => {
        const within =
          (compareBounds('npm', introduced, one) ?? 0) <= 0 &&
          compareBounds('npm', one, fixed) === -1;
        expect(contains('npm', { introduced, fixed }, one)).toBe(within);
        if (
          compareBounds('npm', other, fixed) === -1 &&
          contains('npm', { introduced, fixed: other }, one)
        )
          expect(within).toBe(true);
      }),
    );
  });
});

describe('a range in words', () => {
  test.each<[Range, string]>([
    [{ introduced: '1.0.0', fixed: '1.4.7' }, 'from 1.0.0, before 1.4.7'],
    [{ introduced: '0', fixed: '1.4.7' }, 'all before 1.4.7'],
    [{ introduced: '1.0.0', last_affected: '1.4.7' }, 'from 1.0.0 up to and including 1.4.7'],
    [{ introduced: '0', last_affected: '1.4.7' }, 'all up to and including 1.4.7'],
    [{ introduced: '1.0.0' }, 'from 1.0.0 on'],
    [{ introduced: '0' }, 'all'],
    [{}, 'all'],
  ])('%j is "%s"', (range, words) => {
    expect(rangeInWords(range, english.range)).toBe(words);
  });
});

describe('a written range', () => {
  const read = (values: unknown): unknown => {
    const result = parse(rangeSchema, values, 'a.yaml');
    return 'value' in result ? result.value : result.findings.map(({ code }) => code);
  };

  test('keeps its versions as strings', () => {
    expect(read({ introduced: '1.10', fixed: '1.20' })).toEqual({
      introduced: '1.10',
      fixed: '1.20',
    });
    expect(read({})).toEqual({});
  });

  test('has no other keys and no empty keys', () => {
    expect(read({ introduced: '' })).toEqual(['value-empty']);
    expect(read({ introduced: '1', until: '2' })).toEqual(['key-unknown']);
    expect(read({ repo: 'git.example' })).toEqual(['url-invalid']);
  });
});
