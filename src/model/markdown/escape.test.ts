import fc from 'fast-check';
import { htmlToHast } from 'satteri';
import { describe, expect, test } from 'vitest';
import { runs } from '../property-runs.fixture.ts';
import { codeBlock, codeSpan, escapeMarkdown } from './escape.ts';
import { renderMarkdown } from './render.ts';

const html = (markdown: string): string => renderMarkdown(markdown, { base: 'https://a.example/' });

function textOf(node: unknown): string {
  if (typeof node !== 'object' || node === null) return '';
  if ('type' in node && node.type === 'text' && 'value' in node) return String(node.value);
  return 'children' in node && Array.isArray(node.children)
    ? node.children.map(textOf).join('')
    : '';
}
const shown = (markdown: string): string => textOf(htmlToHast(html(markdown), { fragment: true }));

const piece = fc.constantFrom(
  'a',
  ' ',
  '1.',
  '1)',
  '- ',
  '+ ',
  '* ',
  '# ',
  '> ',
  '`',
  '_',
  '[x](y)',
  '<b>',
  '<!--',
  '&amp;',
  '&#1;',
  '\\',
  '|',
  '~~',
  '==',
  '$x',
  '!',
  '\n',
);
const line = fc
  .array(fc.oneof(piece, fc.string({ unit: 'grapheme', maxLength: 3 })), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) =>
    parts
      .join('')
      .replace(/[\u0000-\u001f]/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  )
  .filter((text) => text !== '');

describe('plain text escaped as Markdown', () => {
  test('renders as that text, at the start of a text and in a list', () => {
    fc.assert(
      fc.property(line, (text) => {
        expect(shown(escapeMarkdown(text))).toBe(text);
        expect(shown(`* ${escapeMarkdown(text)}`).trim()).toBe(text);
        expect(shown(`### Title: ${escapeMarkdown(text)}`)).toBe(`Title: ${text}`);
      }),
      { numRuns: runs(500) },
    );
  });

  test('is on one line', () => {
    expect(escapeMarkdown('a\n\n# b')).toBe('a \\# b');
  });
});

describe('code formatted as Markdown', () => {
  test.each(['orbital --version', '`', 'a `b` c', '``` x', '`x`'])('a span shows %j', (code) => {
    expect(shown(codeSpan(code))).toBe(code);
    expect(html(codeSpan(code))).toMatch(/^<p><code>[^<]*<\/code><\/p>$/);
  });

  test.each(['pip install "x==1"', '```\nx\n```', '<b>\n\n\ty'])('a block shows %j', (code) => {
    expect(shown(codeBlock(code, 'sh'))).toBe(`${code}\n`);
    expect(html(codeBlock(code, 'sh'))).toContain('<pre><code class="language-sh">');
  });
});
