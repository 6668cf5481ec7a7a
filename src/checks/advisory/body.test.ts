import { describe, expect, test } from 'vitest';
import { locate, readMarkdown } from '../../model/source/parse.ts';
import { BODY } from '../../model/testing/advisory.fixture.ts';
import { FILE, reports, withAdvisory } from '../everything.fixture.ts';

/** Returns the findings for a text in the example's Details, with the marked part of the body. */
function marked(text: string): (string | undefined)[][] {
  const body = `${BODY}\n${text}`;
  return reports(withAdvisory({ body })).map(({ code, at }) => [
    code,
    typeof at === 'object' && 'bodyOffset' in at
      ? body.slice(at.bodyOffset, at.bodyOffset + at.length)
      : undefined,
  ]);
}

describe('the text of an advisory', () => {
  test.each([
    ['# Heap overflow', '# Heap overflow'],
    ['Heap overflow\n=============\n', 'Heap overflow'],
    ['#', '#'],
  ])('has no level-1 heading: %j', (text, piece) => {
    expect(marked(text)).toEqual([['body-title', piece]]);
  });

  test.each(['#hashtag', '### Deeper', '    # code', '\n===', '```\n# code\n```'])(
    'may hold %j',
    (text) => {
      expect(marked(text)).toEqual([]);
    },
  );

  test.each([
    ['Press <kbd>Enter</kbd>.', '<kbd>'],
    ['A <br/> break', '<br/>'],
    ['<img src="x.png" alt=\'a > b\'>', '<img src="x.png" alt=\'a > b\'>'],
    ['Closed </div> alone', '</div>'],
    ['<!-- guidance -->', '<!--'],
    ['Of the type Vec<u8>', '<u8>'],
    ['`code` and <b>bold</b> and `code`', '<b>'],
    ['``a ` b`` <i>', '<i>'],
    ['an unclosed ` before <u>', '<u>'],
    ['> <q>quoted</q>', '<q>'],
  ])('contains no raw HTML: %s', (text, piece) => {
    expect(marked(text)).toEqual([['body-html', piece]]);
  });

  test.each([
    '`<b>` in code',
    '`` a ` <b> `` in code',
    'code over\n`two <b>\nlines`',
    '```html\n<b>\n```',
    '~~~\n<b>\n~~~',
    'Write to <https://orbital.example/a> or <ada@orbital.example>.',
    '1 < 2 and 3 > 2, a <- b, x<1>',
    '\\<b>',
    '    <b> in indented code',
  ])('can contain %j', (text) => {
    expect(marked(text)).toEqual([]);
  });

  test('is marked once in each paragraph', () => {
    expect(marked('<b>a</b>\n<i>b</i>\n\n<u>c</u>').map(([, piece]) => piece)).toEqual([
      '<b>',
      '<u>',
    ]);
  });

  test('takes time in proportion to its length', () => {
    const texts = [
      '`'.repeat(50_000),
      '` `` '.repeat(20_000),
      '<a '.repeat(30_000),
      `<a ${' '.repeat(100_000)}`,
      '<a b="'.repeat(20_000),
    ];
    for (const text of texts) expect(marked(text)).toEqual([]);
  });
});

describe('a position in the body', () => {
  const text = `---\nsummary: Heap overflow\n---\n\n${BODY}\nSee <b>\n`;
  const { body } = readMarkdown(FILE, text);

  test('is found in the file, by line and column', () => {
    const [found] = reports(withAdvisory({ body }));
    expect(found?.code).toBe('body-html');
    const span = locate(text, found?.at ?? 'start', true);
    expect(span).toMatchObject({ column: 5, length: 3, excerpt: 'See <b>' });
    expect(text.split('\n')[span.line - 1]).toBe('See <b>');
  });

  test('counts from the end if it is negative, with and without front matter', () => {
    const end = { bodyOffset: -'<b>'.length, length: 3 };
    expect(locate(text, end, true)).toMatchObject({ column: 5, excerpt: 'See <b>' });
    expect(locate(`\n${body}\n`, end, true)).toMatchObject({ column: 5, excerpt: 'See <b>' });
    expect(locate(body, end, true)).toMatchObject({ column: 5, excerpt: 'See <b>' });
  });

  test('starts at the body start that the reader returns', () => {
    for (const file of [text, text.replace('---\n\n', '---\n'), `\n${body}`, body]) {
      const { bodyOffset, body: read } = readMarkdown(FILE, file, true);
      expect(file.startsWith(read, bodyOffset)).toBe(true);
      const line = file.slice(0, bodyOffset).split('\n').length;
      expect(locate(file, { bodyOffset: 0, length: 1 }, true)).toMatchObject({ line, column: 1 });
    }
  });
});
