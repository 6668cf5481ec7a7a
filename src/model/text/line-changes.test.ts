import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineChanges } from './line-changes.ts';

const shown = (before: string, after: string): string[] =>
  lineChanges(before, after).map(
    (change) => `${change.line} ${change.old ?? '+'} -> ${change.new ?? '-'}`,
  );

test('changed, added and removed lines have the number of the old text', () => {
  expect(shown('a\nb: 1\nc\n', 'a\nb: 2\nc\n')).toEqual(['2 b: 1 -> b: 2']);
  expect(shown('a\nc\n', 'a\nb\nc\n')).toEqual(['2 + -> b']);
  expect(shown('a\nb\nc\n', 'a\nc\n')).toEqual(['2 b -> -']);
  expect(shown('a\nx\nb\ny\nc\n', 'a\nx!\nb\ny!\nc\nd\n')).toEqual([
    '2 x -> x!',
    '4 y -> y!',
    '6 + -> d',
  ]);
  expect(shown('same\n', 'same\n')).toEqual([]);
});

test('a changed line is paired with its own new version', () => {
  const old = 'projects: x\nb: 1\nprivate_fork:\n  url: x\n';
  const now = 'b: 1\nprojects: x\nprivate_forks:\n  - url: x\n';
  expect(shown(old, now)).toEqual([
    '1 projects: x -> -',
    '3 + -> projects: x',
    '3 private_fork: -> private_forks:',
    '4   url: x ->   - url: x',
  ]);
});

test('applying the changes gives the new text', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 })
    .map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const old = before.split('\n');
      const changes = lineChanges(before, after);
      const result = [...old, undefined].flatMap((line, i) => {
        const here = changes.filter((change) => change.line === i + 1);
        const kept =
          here.some((change) => change.old !== undefined) || line === undefined ? [] : [line];
        return [
          ...here.flatMap((change) => (change.new === undefined ? [] : [change.new])),
          ...kept,
        ];
      });
      expect(result.join('\n')).toBe(after);
    }),
  );
});

test('a text of very many lines is compared quickly', () => {
  const lines = Array.from({ length: 10_000 }, (_, i) => `line ${i}`);
  const changes = lineChanges(lines.join('\n'), lines.map((line) => `${line}!`).join('\n'));
  expect(changes).toHaveLength(10_000);
  expect(changes[4]).toEqual({ line: 5, old: 'line 4', new: 'line 4!' });
});
