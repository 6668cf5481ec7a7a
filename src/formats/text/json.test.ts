// How CSAF documents are written as JSON.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonText, sortKeys } from './json.ts';

describe('sortKeys', () => {
  it('sorts the keys at every depth and keeps the order of lists', () => {
    const sorted = sortKeys({ b: [{ z: 1, a: 2 }, 3, 1], a: { d: 1, c: null } });
    expect(JSON.stringify(sorted)).toBe('{"a":{"c":null,"d":1},"b":[{"a":2,"z":1},3,1]}');
  });

  it('omits undefined values and empty lists, and nothing else', () => {
    expect(sortKeys({ a: undefined, b: [], c: '', d: 0, e: false, f: null, g: {} })).toEqual({
      c: '',
      d: 0,
      e: false,
      f: null,
      g: {},
    });
    expect(Object.keys(sortKeys({ a: undefined, b: [] }))).toEqual([]);
  });

  it('changes no value', () => {
    const keys = fc.string({ minLength: 1 }).map((key) => `k${key}`);
    const values = fc.dictionary(
      keys,
      fc.oneof(fc.string(), fc.integer(), fc.dictionary(keys, fc.boolean())),
      {
        noNullPrototype: true,
      },
    );
    fc.assert(
      fc.property(values, (value) => {
        expect(sortKeys(value)).toEqual(value);
      }),
    );
  });
});

describe('jsonText', () => {
  it('is indented by two spaces and ends in a line break', () => {
    expect(jsonText({ a: 1 })).toBe('{\n  "a": 1\n}\n');
  });
});
