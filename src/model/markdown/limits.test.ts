import { describe, expect, test } from 'vitest';
import { MARKDOWN_BOUNDS, measureMarkdown } from './limits.ts';
import { renderMarkdown } from './render.ts';

const many = (text: string, times: number): string => text.repeat(times);

describe('a text beyond the bounds', () => {
  test.each([
    ['emphasis that never ends', many('*a_', 20_000), 'emphasis'],
    ['brackets that never open', many(']', 60_000), 'brackets'],
    ['brackets in brackets', many('[', 60_000), 'brackets'],
    ['images in images', many('![](', 15_000), 'brackets'],
    ['footnotes', many('[^1]', 15_000), 'brackets'],
    ['quotations in quotations', many('>', 5000), 'deeper'],
    ['lists in lists', `${many('- ', 5000)}a`, 'deeper'],
    ['lists in lists on many lines', many(`${many('- ', 30)}a\n`, 3000), 'marks'],
    ['deeply indented items', `${many(' ', 600)}- a`, 'deeper'],
    ['a table of many columns', `${many('|a', 9000)}\n${many('|-', 9000)}\n`, 'cells'],
    [
      'rows that do not write their cells',
      `${many('|a', 130)}\n${many('|-', 130)}\n${many('|\n', 130)}`,
      'cells',
    ],
    ['entities', many('&amp;', 50_000), 'marks'],
    ['comments that never end', many('a <!-- ', 5000), 'comments'],
    ['bare addresses', many('www.a ', 40_000), 'marks'],
    ['lines', many('a\n', 100_000), 'marks'],
    ['length', many('a', MARKDOWN_BOUNDS.length + 1), 'longer'],
  ])('is rejected for %s', (_, text, word) => {
    const fault = measureMarkdown(text);
    expect(fault).toMatchObject({ code: 'markdown-bound', message: expect.stringContaining(word) });
  });

  test('is reported at the first paragraph beyond the bound', () => {
    expect(measureMarkdown(`Honest.\n\n${many('*a_', 2000)}`)).toMatchObject({
      offset: 9,
      length: 6000,
    });
  });

  test('is shown as source text, and not parsed', () => {
    const html = renderMarkdown(`${many('> ', 5000)}<b>`, { base: 'https://a.example/' });
    expect(html).toMatch(/^<pre><code>(?:&#x3E; |> |&gt; )+&#x3C;b>\n?<\/code><\/pre>$/);
  });
});

test('texts of one file are measured together', () => {
  const half = many('*a_\n\n', 1200);
  const first = measureMarkdown(half);
  expect(first).not.toHaveProperty('code');
  if (!('code' in first)) expect(measureMarkdown(half, first)).toHaveProperty('code');
});

test('a long ordinary text is far within the bounds', () => {
  const section =
    '## Title\n\nSome **strong** words with [a link](https://a.example/) and `code_with_names`.\n\n- an item\n- another\n\n| a | b |\n| - | - |\n| c | d |\n\n';
  expect(measureMarkdown(many(section, 100))).not.toHaveProperty('code');
  expect(
    measureMarkdown('- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -'),
  ).not.toHaveProperty('code');
});
