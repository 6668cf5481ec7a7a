import { expect, test } from 'vitest';
import { jsonRecords } from './json-records.ts';

test.each([
  ['{"a":[1]}', { record: { a: [1] } }],
  ['[{"a":1},{"a":2}]', { list: [{ a: 1 }, { a: 2 }] }],
  ['[[{"a":1}],[{"a":2}]]', { list: [{ a: 1 }, { a: 2 }] }],
  ['[{"a":"]\\"["}]\n[{"a":2}]', { list: [{ a: ']"[' }, { a: 2 }] }],
  ['{"a":1}\n{"a":2}\n', { list: [{ a: 1 }, { a: 2 }] }],
  ['[]', { list: [] }],
])('the records of %s', (text, records) => {
  expect(jsonRecords(text)).toEqual(records);
});

test.each(['', '{', '[1] x', '{"a":1}}', '[1]["'])('is an error: %s', (text) => {
  expect(() => jsonRecords(text)).toThrow(SyntaxError);
});

test('very deep lists are read or refused, but not with an error of the stack', () => {
  const deep = '['.repeat(200_000);
  expect(() => jsonRecords(deep)).toThrow();
});
