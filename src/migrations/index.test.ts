import { expect, test } from 'vitest';
import { CONTENT_FORMAT } from '../model/site/content-format.ts';
import { migrate, STEPS } from './index.ts';

const result = (files: Readonly<Record<string, string>>) => migrate(new Map(Object.entries(files)));

test('a step leads to every format', () => {
  expect(STEPS).toHaveLength(CONTENT_FORMAT);
});

test('a second run changes nothing', () => {
  const files = { 'site.yaml': '# Ours\nname: x # y\n', 'cases/A-1.yaml': 'advisory: A-1\n' };
  const first = result(files);
  expect(first?.changes.map(({ path }) => path)).toEqual(['cases/A-1.yaml', 'site.yaml']);
  const after = Object.fromEntries(
    first?.changes.map(({ path, after: text }) => [path, text]) ?? [],
  );
  expect(after['site.yaml']).toBe(`# Ours\nname: x # y\ncontent_format: ${CONTENT_FORMAT}\n`);
  expect(result({ ...files, ...after })).toEqual({
    from: CONTENT_FORMAT,
    to: CONTENT_FORMAT,
    changes: [],
  });
});

test.each([
  ['no site.yaml', { 'cases/A-1.yaml': 'advisory: A-1\n' }],
  ['a newer format', { 'site.yaml': `content_format: ${CONTENT_FORMAT + 1}\n` }],
  ['a format that is not a number', { 'site.yaml': 'content_format: one\n' }],
  ['a site.yaml that cannot be parsed', { 'site.yaml': 'a: [\n' }],
])('content with %s is not migrated', (_, files) => {
  expect(result(files)).toBeUndefined();
});

test('a form that cannot be edited is an error that names the file', () => {
  const files = { 'site.yaml': 'name: x\n', 'cases/A-1.yaml': 'advisory: >-\n  A-1\n' };
  expect(() => result(files)).toThrow('cases/A-1.yaml cannot be edited');
});
