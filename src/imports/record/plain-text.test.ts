import { expect, test } from 'vitest';
import { renderMarkdown } from '../../model/markdown/render.ts';
import { markdownOf } from './plain-text.ts';

test.each([
  ['One *two* <b>three</b>', '<p>One *two* &#x3C;b>three&#x3C;/b></p>'],
  ['# One\n\n\n- two', '<p># One</p>\n<p>- two</p>'],
  ['One\r\ntwo', '<p>One<br>\ntwo</p>'],
])('plain text keeps its characters, lines and paragraphs: %j', (text, html) => {
  expect(renderMarkdown(markdownOf(text), { base: 'https://a.example/' }).trim()).toBe(html);
});

test('addresses become links as they are', () => {
  expect(markdownOf('See (https://a.example/x_y_z), or <https://b.example/>.')).toBe(
    'See (<https://a.example/x_y_z>), or <https://b.example/>.',
  );
});
