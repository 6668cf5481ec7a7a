import { describe, expect, test } from 'vitest';
import { withoutComments } from './comments.ts';

describe('text without comments', () => {
  test('drops comments in and between paragraphs, on any number of lines', () => {
    expect(withoutComments('a <!-- x --> b\n\n<!--\ny\n-->\n\nc')).toBe('a  b\n\n\n\nc');
    expect(withoutComments('<!-- x -->')).toBe('');
    expect(withoutComments('<!-- x --> text')).toBe('text');
    expect(withoutComments('> <!-- x -->\n> text')).toBe('> \n> text');
  });

  test('keeps text that only looks like a comment', () => {
    for (const text of ['`<!-- x -->`', '```\n<!-- x -->\n```', '\\<!-- x -->', '<!-- open'])
      expect(withoutComments(text)).toBe(text);
  });
  test('drops a comment in a list or a quotation, whose lines have marks', () => {
    expect(withoutComments('- a\n- <!-- x\n  y --> b')).toBe('- a\n-  b');
    expect(withoutComments('> <!-- x\n> y --> b')).toBe('>  b');
    expect(withoutComments('> a <!-- x\n> y --> b')).toBe('> a  b');
  });

  test('drops definitions that nothing uses: many authors write comments as such', () => {
    expect(withoutComments('a\n\n[//]: # (x)\n[//]: # "y"\n[x]: <https://x.example/> (z)')).toBe(
      'a',
    );
    expect(withoutComments('a\n\n[^x]: b [^y] <!-- z -->\n\n[^y]: c')).toBe('a');
    expect(withoutComments('[a]\n\n[a]: /a\n[a]: /b')).toBe('[a]\n\n[a]: /a');
  });

  test('keeps definitions that are used, also by footnotes', () => {
    for (const text of [
      '[a] ![b] [c][A]\n\n[a]: /a\n[b]: /b',
      'a[^x]\n\n[^x]: b [c] [^y]\n\n[^y]: d\n\n[c]: /c',
      '[x]\n\n[^x]\n\n[x]: /x\n[^x]: y',
      '```\n[//]: # (x)\n```',
    ])
      expect(withoutComments(text)).toBe(text);
  });
});
