import { expect, test } from 'vitest';
import { parseMarkdown } from '../markdown/parse.ts';
import { CHARACTER_REFERENCE, referenced } from './entity.ts';
import { hiddenCharacters } from './hidden-characters.ts';

const read = (text: string): string =>
  text.replace(CHARACTER_REFERENCE, (match) => {
    const found = new RegExp(CHARACTER_REFERENCE.source).exec(match);
    return (found === null ? undefined : referenced(found)) ?? match;
  });

/** Returns the text that Markdown renders for a name. */
function markdownOf(name: string): string {
  const [paragraph] = parseMarkdown(`a&${name};a`).children;
  const [text] = paragraph?.type === 'paragraph' ? paragraph.children : [];
  return text?.type === 'text' ? text.value.slice(1, -1) : '';
}

test.each([
  ['&#x202e;', '\u202e'],
  ['&#X202E;', '\u202e'],
  ['&#8238', '\u202e'],
  ['&lowbar;', '_'],
  ['&ZeroWidthSpace;', '\u200b'],
  ['&nosuchname; &lowbar &#; &#x110000;', '&nosuchname; &lowbar &#; &#x110000;'],
])('%j is decoded as %j', (text, expected) => {
  expect(read(text)).toBe(expected);
});

test('the names are decoded like in Markdown', () => {
  const names = [
    'Tab',
    'excl',
    'num',
    'lowbar',
    'UnderBar',
    'sol',
    'bsol',
    'commat',
    'lbrack',
    'Hat',
    'VerticalLine',
    'shy',
  ]
    .concat([
      'ZeroWidthSpace',
      'NegativeThinSpace',
      'zwnj',
      'zwj',
      'lrm',
      'rlm',
      'NoBreak',
      'af',
      'it',
      'ic',
      'InvisibleComma',
    ])
    .concat([
      'DiacriticalGrave',
      'midast',
      'NegativeMediumSpace',
      'NegativeThickSpace',
      'NegativeVeryThinSpace',
    ]);
  for (const name of names) expect(read(`&${name};`), name).toBe(markdownOf(name));
});

test('every name of a hidden character is known', () => {
  // All names of characters without a glyph in the HTML standard; a longer list finds no more.
  for (const name of [
    'shy',
    'ZeroWidthSpace',
    'zwj',
    'zwnj',
    'lrm',
    'rlm',
    'NoBreak',
    'ApplyFunction',
    'InvisibleTimes',
  ])
    expect(hiddenCharacters(read(`1&${name};2`)), name).toHaveLength(1);
});
