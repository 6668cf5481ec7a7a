import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readXml, shownText } from '../feed/feed.fixture.ts';
import { escapeHtml, xmlLine, xmlText } from './xml.ts';

test('text for XML loses the characters that XML forbids, and nothing else', () => {
  expect(xmlText('a\u0000\u0008\u000b\u001f\ufffe\uffff\ud800b\udc00')).toBe('ab');
  const kept = 'tab\t line\n \u007f \u0085 é 😀 \u200f \u2028 \u{10ffff}';
  expect(xmlText(kept)).toBe(kept);
  expect(xmlText('a\r\nb\rc')).toBe('a\nb\nc');
});

test('a line has no breaks and no space at its ends', () => {
  expect(xmlLine('  a \n\t b\u2028c ')).toBe('a b c');
});

test('HTML and XML readers decode escaped text to the original', () => {
  expect(escapeHtml(`<a href="x">&'</a>`)).toBe("&lt;a href=&quot;x&quot;&gt;&amp;'&lt;/a&gt;");
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }).map(xmlText), (text) => {
      expect(shownText(escapeHtml(text))).toBe(text);
      expect(readXml(`<x y="${escapeHtml(text)}">${escapeHtml(text)}</x>`).text).toBe(text);
    }),
  );
});
