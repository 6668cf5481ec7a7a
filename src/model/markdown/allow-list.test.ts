// Tests the sanitizer alone, with trees that Markdown cannot produce: it must hold without the rest
// of the pipeline.

import type { Element, ElementContent, Root } from 'hast';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { schemaFor } from './allow-list.ts';

const element = (
  tagName: string,
  properties: Element['properties'] = {},
  ...children: ElementContent[]
): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
});
const text = (value: string): ElementContent => ({ type: 'text', value });

function cleaned(...children: Root['children']): string {
  const pipeline = unified().use(rehypeSanitize, schemaFor('text-')).use(rehypeStringify);
  return pipeline.stringify(pipeline.runSync({ type: 'root', children }));
}

test.each([
  'h1',
  'input',
  'form',
  'iframe',
  'svg',
  'math',
  'details',
  'picture',
  'span',
  'div',
  'base',
  'template',
])('<%s> is not allowed', (name) => {
  expect(cleaned(element(name, {}, text('x')))).toBe('x');
});

test('scripts and styles are removed with their text', () => {
  expect(
    cleaned(
      element('script', {}, text('x')),
      element('style', {}, text('y')),
      { type: 'comment', value: 'z' },
      { type: 'doctype' },
    ),
  ).toBe('');
});

test('ids have the prefix, and only on elements that get one from Markdown', () => {
  expect(
    cleaned(
      element('h2', { id: 'body' }),
      element('h2', { id: 'text-' }),
      element('p', { id: 'text-a' }),
    ),
  ).toBe('<h2></h2><h2></h2><p></p>');
  expect(
    cleaned(element('h2', { id: 'text-a' }), element('ol', {}, element('li', { id: 'text-fn-1' }))),
  ).toBe('<h2 id="text-a"></h2><ol><li id="text-fn-1"></li></ol>');
});

test('links and images have safe protocols', () => {
  for (const href of [
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'irc://a.example/',
  ])
    expect(cleaned(element('a', { href }, text('x')), element('img', { src: href }))).toBe(
      '<a>x</a><img>',
    );
  expect(cleaned(element('a', { href: 'mailto:a@b.example' }))).toBe(
    '<a href="mailto:a@b.example"></a>',
  );
});

test('no other attribute is allowed', () => {
  const properties: Element['properties'] = {
    onClick: 'x',
    style: 'x',
    name: 'x',
    target: 'x',
    className: ['admin', 'task-list-item'],
    tabIndex: 0,
    dataX: 'x',
    ping: ['x'],
  };
  expect(cleaned(element('p', properties))).toBe('<p></p>');
  expect(cleaned(element('ul', {}, element('li', properties)))).toBe(
    '<ul><li class="task-list-item"></li></ul>',
  );
  expect(cleaned(element('a', { rel: ['opener', 'nofollow', 'noopener', 'me'] }))).toBe(
    '<a rel="nofollow noopener"></a>',
  );
  expect(cleaned(element('code', { className: ['language-c++', 'x'] }))).toBe(
    '<code class="language-c++"></code>',
  );
});

test('parts of tables and lists need their parent', () => {
  expect(cleaned(element('td', {}, text('x')), element('li', {}, text('y')))).toBe('xy');
});
