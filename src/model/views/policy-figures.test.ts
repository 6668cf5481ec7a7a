import { expect, test } from 'vitest';
import { renderMarkdown } from '../markdown/render.ts';
import { figuresIn, piecesOf, withoutFigures } from './policy-figures.ts';

const shown = (markdown: string) =>
  piecesOf(renderMarkdown(markdown, { base: 'https://example.org/', idPrefix: 'text-' })).map(
    (piece) => ('figure' in piece ? piece.figure : piece.html.replace(/<[^>]*>/g, '').trim()),
  );

test.each([
  ['Before.\n\n{{process}}\n\nAfter.', ['Before.', 'process', 'After.']],
  ['{{ severity_levels }}\n', ['severity_levels']],
  ['{{process}}\n\n{{supported_versions}}', ['process', 'supported_versions']],
  ['# Head\n\n{{process}}', ['Head', 'process']],
])('a name alone in a paragraph is a figure: %j', (markdown, pieces) => {
  expect(shown(markdown)).toEqual(pieces);
  expect(figuresIn(markdown).map(({ name }) => name)).toEqual(
    pieces.filter((one) => ['process', 'severity_levels', 'supported_versions'].includes(one)),
  );
});

test.each([
  'See {{process}} here.',
  '{{process}}\nand more',
  'before\n{{process}}',
  '`{{process}}`',
  '    {{process}}',
  '{{proces}}',
])('nothing else is a figure: %j', (markdown) => {
  expect(shown(markdown)).toHaveLength(1);
  expect(shown(markdown)[0]).toMatch(/\{\{/);
  expect(figuresIn(markdown)).toEqual([]);
});

test('link definitions apply on both sides of a figure', () => {
  const html = renderMarkdown('[a]\n\n{{process}}\n\n[a]\n\n[a]: https://example.org/a', {
    base: 'https://example.org/',
    idPrefix: 'text-',
  });
  const links = piecesOf(html).map((piece) =>
    'html' in piece ? piece.html.includes('href=') : piece.figure,
  );
  expect(links).toEqual([true, 'process', true]);
});

test('another text can replace a figure', () => {
  expect(withoutFigures('a\n\n{{process}}\n\n{{slot}}', (figure) => `<${figure}>`)).toBe(
    'a\n\n<process>\n\n{{slot}}',
  );
});
