import fc from 'fast-check';
import { expect, test } from 'vitest';
import { duplicateKey } from './duplicate-key.ts';

test.each([
  ['{"a":1,"a":2}', 'a'],
  ['{"a":1,"\\u0061":2}', 'a'],
  ['[{"b":[{"a":{}}]},{"b":1,"c":{"d":1,"d":1}}]', 'd'],
  ['{"a":"\\\\","a":":"}', 'a'],
  ['{"a":{"a":{"a":"a"}},"b":"a"}', undefined],
  ['{"a":"\\",\\"a\\":","b":"{"}', undefined],
  ['[{"a":1},{"a":1}]', undefined],
  ['"a"', undefined],
])('%s', (text, key) => {
  expect(duplicateKey(text)).toBe(key);
});

test('finds none in the output of JSON.stringify, and each one that is added', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), fc.string(), (inner, key) => {
      expect(duplicateKey(JSON.stringify(JSON.parse(inner)))).toBeUndefined();
      const written = JSON.stringify(key);
      expect(duplicateKey(`[{${written}:${JSON.stringify(JSON.parse(inner))},${written}:0}]`)).toBe(
        key,
      );
    }),
  );
});
