import { describe, expect, test } from 'vitest';
import { MDX_COMPONENTS } from '../model/retrospective/mdx/components.ts';
import { type MdxFile, readMdx } from './mdx.ts';

const FILE = 'retrospectives/a.mdx';
const BASE = 'https://security.orbital.example/';
const CONTEXT = {
  own: ['ORB-2026-0003'],
  known: new Set(['ORB-2026-0001']),
  files: new Set(['pictures/second-index.svg', 'robots.txt']),
};

const START = '---\ntitle: A\n---\n\n';
const file = (body: string, start = START): MdxFile => ({
  file: FILE,
  text: `${start}${body}\n`,
  context: CONTEXT,
});

const found = async (body: string, start?: string) =>
  (await readMdx([file(body, start)], BASE)).findings.map(({ code, at }) => ({ code, at }));

describe('the MDX of a retrospective', () => {
  test.each(Object.entries(MDX_COMPONENTS))(
    'can use %s as its example shows',
    async (_, { example }) => {
      expect(await found(`Text.\n\n${example}\n\nText.`)).toEqual([]);
    },
  );

  test.each([
    ['a comment', '{/* not shown */}'],
    ['a literal', 'It is {"{"} and {12}.'],
    ['words that look like code', 'An import duty rose.\n\nexports too, and process.env.'],
    [
      'code that is shown',
      '```js\nimport fs from "node:fs";\n{x}\n<script>\n```\n\n`{process.env}`',
    ],
    [
      'elements that are allowed',
      'H<sub>2</sub>O, <kbd>K</kbd>, <abbr title="World Health">WH</abbr>',
    ],
    [
      'links',
      '[a](https://x.example) [b](../b/) [c](#d) [e](mailto:a@b.example) https://x.example',
    ],
    ['a public advisory that it is not about', '<Advisory id="ORB-2026-0001" />'],
    [
      'two callouts',
      '<Callout kind="note">\n\na\n\n</Callout>\n\n<Callout kind="note">\n\na\n\n</Callout>',
    ],
  ])('can contain %s', async (_, body) => {
    expect(await found(body)).toEqual([]);
  });

  test('lists its components, each once and sorted', async () => {
    const body =
      '<Timeline />\n\n<Lag />\n\n<Callout kind="note">\n\n<Lag advisory="ORB-2026-0003" />\n\n</Callout>';
    const { components } = await readMdx([file(body)], BASE);
    expect(components.get(FILE)).toEqual(['Callout', 'Lag', 'Timeline']);
  });

  test('cannot show a file of public/ that is not a picture', async () => {
    expect(await found('<Figure src="robots.txt" alt="a" caption="b" />')).toEqual([
      { code: 'mdx-prop', at: { offset: START.length + 8, length: 3 } },
    ]);
  });

  test('is the text that the site generator compiles: its front matter has no other end', async () => {
    const start = '---\ntitle: A\n+++ more\n---\n\n';
    expect(await found('Text.', start)).toEqual([
      { code: 'mdx-syntax', at: { offset: 13, length: 3 } },
    ]);
    expect(await found('Text.', '---\ntitle: A\n  +++ more\n---\n\n')).toEqual([]);
  });

  test.each([
    ['---\na: {x}\n---\n', 7],
    ['---\n{x}\n---\n\nText.', 4],
    ['+++\na = {x}\n+++\n', 8],
  ])('has no second front matter, which would not be checked: %j', async (body, offset) => {
    for (const start of [START, `${START.trimEnd()}\n`])
      expect(await found(body, start)).toEqual([
        { code: 'mdx-code', at: { offset: start.length + offset, length: 3 } },
      ]);
  });

  test('is checked at any depth of nesting', async () => {
    const body = `${'> '.repeat(2000)}{x}`;
    expect((await found(body)).map(({ code }) => code)).toEqual(['mdx-code']);
  });
});

test('a site without MDX loads no parser for it', async () => {
  expect(await readMdx([], BASE)).toEqual({ findings: [], components: new Map() });
});
