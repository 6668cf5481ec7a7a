import { expect, it } from 'vitest';
import { textId } from './text-id.ts';

it('separates the headings of an author from the names of the document and of the page', () => {
  expect(['body', 'constructor', 'skip-target', 'what-happened'].map(textId)).toEqual([
    'text-body',
    'text-constructor',
    'text-skip-target',
    'text-what-happened',
  ]);
});

it('leaves footnotes to the compiler, and undefined unchanged', () => {
  expect(['user-content-fn-1', 'footnote-label', undefined].map(textId)).toEqual([
    'user-content-fn-1',
    'footnote-label',
    undefined,
  ]);
});
