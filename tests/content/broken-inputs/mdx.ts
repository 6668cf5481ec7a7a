// Content that the MDX of a retrospective must not have: code, unknown components, missing or wrong
// props, raw HTML.

import { RETROSPECTIVE, SITE } from './base.ts';
import { type BrokenInput, edit, replaced, saying, textOf, where } from './broken-input.ts';

/** The text of the retrospective, with a text inserted. */
const text = (name: string, body: string, ...codes: string[]): BrokenInput =>
  edit(name, RETROSPECTIVE, '\nWhat happened.\n', `\nWhat happened.\n\n${body}\n`, ...codes);

const CODE: readonly BrokenInput[] = [
  text('an import of a module', "▸import fs from 'node:fs'", 'mdx-code'),
  text('an import for its effects', "▸import 'node:fs'", 'mdx-code'),
  text('an import over several lines', "▸import {\n  readFileSync,\n} from 'node:fs'", 'mdx-code'),
  text('an export', '▸export const a = await fetch("https://x.example")', 'mdx-code'),
  text('an export of a layout', '▸export default function Layout() {}', 'mdx-code'),
  text('an expression', 'The token is ▸{process.env.TOKEN}.', 'mdx-code'),
  text('an expression on a line of its own', '▸{await import("node:fs")}', 'mdx-code'),
  text('an expression over several lines', '▸{\n  (() => 1)()\n}', 'mdx-code'),
  text('an expression in a heading', '## It took ▸{1 + 1} days', 'mdx-code'),
  text('an expression in a table', '| a |\n| --- |\n| ▸{now} |', 'mdx-code'),
  text('a template literal', 'It is ▸{`a`}.', 'mdx-code'),
  text('a regular expression that looks like a comment', '▸{/* a */ + 1}', 'mdx-code'),
  text('an expression as a prop', '<Timeline ▸advisory={process.env.ID} />', 'mdx-code'),
  text('a literal in braces as a prop', '<Timeline ▸advisory={"ORB-2026-0003"} />', 'mdx-code'),
  text('spread props', '<Timeline ▸{...props} />', 'mdx-code'),
  text(
    'a second front matter with an expression',
    '---\nlayout: ▸{process.env.HOME}\n---',
    'mdx-code',
  ),
  text('an expression in a footnote', 'See[^1].\n\n[^1]: ▸{process.env.HOME}', 'mdx-code'),
  text('an expression in an item of a list', '- one\n  - ▸{process.env.HOME}', 'mdx-code'),
  text('an expression in a quotation', '> It is ▸{x}', 'mdx-code'),
  text('an expression in the words of a link', '[▸{x}](https://x.example)', 'mdx-code'),
  text('an expression in bold letters', '**▸{x}**', 'mdx-code'),
  text('an expression where a heading would have its name', '## How ▸{id}', 'mdx-code'),
  text('what another dialect takes for a directive', '::video▸{src="x"}', 'mdx-code'),
  text('a comment to the end of a line', '▸{// a\n}', 'mdx-code'),
  text('a comment before code', '▸{/* a */ process.env.HOME}', 'mdx-code'),
  text('a text with an escape', '▸{"\\u0061"}', 'mdx-code'),
  text('a template as a prop', '<Callout ▸kind={`a`}>\n\ntext\n\n</Callout>', 'mdx-code'),
  text('spread props in a table', '| a |\n| --- |\n| <kbd ▸{...x}>K</kbd> |', 'mdx-code'),
  edit(
    'a layout',
    RETROSPECTIVE,
    '\ntitle:',
    '\n▸layout: ../../src/layouts/page.astro\ntitle:',
    'key-unknown',
  ),
  text(
    'a callout with an expression inside',
    '<Callout kind="note">\n\nIt is ▸{x}.\n\n</Callout>',
    'mdx-code',
  ),
];

const COMPONENTS: readonly BrokenInput[] = [
  saying(
    text('an unknown component', '▸<Timelime />', 'mdx-component'),
    /Did you mean <Timeline>\?|no component <Timelime>/,
  ),
  text('a component in lower case', '▸<timeline />', 'mdx-component'),
  text('a member of a component', '▸<Callout.Note />', 'mdx-component'),
  text('a member of what the compiler keeps', '▸<_components.p />', 'mdx-component'),
  text('the layout that the compiler makes', '▸<MDXLayout />', 'mdx-component'),
  text('a fragment of HTML', '▸<Fragment set:html="a" />', 'mdx-component'),
  text('a component in a table', '| a |\n| --- |\n| ▸<Timeline /> |', 'mdx-component'),
  text('a component in an item of a list', '- a ▸<Timeline />', 'mdx-component'),
  text('a fragment', '▸<>\n\ntext\n\n</>', 'mdx-component'),
  text('a component inside a line', 'See ▸<Timeline /> below.', 'mdx-component'),
  text('a component that holds a text', '▸<Lag>\n\ntext\n\n</Lag>', 'mdx-component'),
  text('a callout without a text', '▸<Callout kind="note" />', 'mdx-component'),
  text('the same component twice', '<Actions />\n\n▸<Actions />', 'mdx-component'),
  text(
    'a component inside a callout',
    '<Callout kind="note">\n\n▸<Unknown />\n\n</Callout>',
    'mdx-component',
  ),
];

const PROPS: readonly BrokenInput[] = [
  saying(text('a missing prop', '▸<Advisory />', 'mdx-prop'), /<Advisory> has no "id"/),
  text(
    'two missing props',
    '▸▸<Figure src="pictures/a.svg" />',
    'mdx-prop',
    'mdx-prop',
    `mdx-prop@${RETROSPECTIVE}:27:9`,
  ),
  text('an unknown prop', '<Timeline ▸advisories="ORB-2026-0003" />', 'mdx-prop'),
  text(
    'an unknown prop on a further line',
    '<Callout\n  kind="note"\n  ▸title="x"\n>\n\ntext\n\n</Callout>',
    'mdx-prop',
  ),
  text('an event handler', '<People ▸onClick="alert(1)" />', 'mdx-prop'),
  text('a directive of the site generator', '<People ▸set:html="x" />', 'mdx-prop'),
  text('a directive that runs in the browser', '<People ▸client:load />', 'mdx-prop'),
  text(
    'a place in a component',
    '<Callout kind="note" ▸slot="x">\n\ntext\n\n</Callout>',
    'mdx-prop',
  ),
  text('children as a prop', '<Timeline ▸children="x" />', 'mdx-prop'),
  text(
    'a picture with a query',
    '<Figure ▸src="pictures/second-index.svg?a" alt="a" caption="b" />',
    'mdx-prop',
  ),
  text('a choice that there is not', '<Callout ▸kind="hint">\n\ntext\n\n</Callout>', 'mdx-prop'),
  text('a prop without a value', '<Advisory ▸id />', 'mdx-prop'),
  text('a prop that is empty', '<Advisory ▸id="" />', 'mdx-prop'),
  text(
    'a prop that is there twice',
    '<Advisory id="ORB-2026-0003" ▸id="ORB-2026-0003" />',
    'mdx-prop',
  ),
  text('a card of an advisory that is not public', '<Advisory ▸id="ORB-2026-0009" />', 'mdx-prop'),
  text(
    'a timeline of an advisory of another text',
    '<Timeline ▸advisory="ORB-2026-0002" />',
    'mdx-prop',
  ),
  text(
    'a picture that is not there',
    '<Figure ▸src="pictures/a.svg" alt="a" caption="b" />',
    'mdx-prop',
  ),
  text(
    'a picture of another host',
    '<Figure ▸src="https://x.example/a.svg" alt="a" caption="b" />',
    'mdx-prop',
  ),
  text(
    'a picture outside',
    '<Figure ▸src="../content/site.yaml" alt="a" caption="b" />',
    'mdx-prop',
  ),
];

const MARKUP: readonly BrokenInput[] = [
  text('a script', '▸<script>alert(1)</script>', 'mdx-element'),
  text('a frame inside a line', 'See ▸<iframe src="https://x.example" /> here.', 'mdx-element'),
  text('a style', '▸<style>a</style>', 'mdx-element'),
  text('an attribute of an element', 'Press <kbd ▸style="color: red">K</kbd>.', 'mdx-prop'),
  text('a picture in Markdown', 'See ▸![a](./a.png).', 'mdx-element'),
  text('a link that runs', '▸[a](javascript:alert(1))', 'url-invalid'),
  text('a link that runs, defined elsewhere', '[a][b]\n\n▸[b]: javascript:alert(1)', 'url-invalid'),
  ...[
    'img',
    'a',
    'svg',
    'object',
    'form',
    'base',
    'link',
    'meta',
    'p',
    'my-element',
    'this.x',
    'props.a',
    'svg:a',
  ].map((name) => text(`the element ${name}`, `▸<${name} />`, 'mdx-element')),
  text('a style with an expression', '▸<style>▸{`a{}`}</style>', 'mdx-element', 'mdx-code'),
  text('a picture of another host in a list', '- ▸![a](https://x.example/a.png)', 'mdx-element'),
  text('a picture, defined elsewhere', '▸![a]\n\n[a]: https://x.example/a.png', 'mdx-element'),
  ...[
    'JavaScript:alert(1)',
    'javascript&colon;alert(1)',
    'java&Tab;script:alert(1)',
    '<java&NewLine;script:alert(1)>',
    '<  javascript:alert(1)>',
    'data:text/html,a',
    'vbscript:a',
    'file:///etc/passwd',
    'blob:a',
  ].map((address) => text(`a link to ${address}`, `▸[a](${address})`, 'url-invalid')),
  text(
    'a link that runs, in a footnote',
    'See[^1].\n\n[^1]: ▸[a](javascript:alert(1))',
    'url-invalid',
  ),
  text('a link that runs, in a heading', '## ▸[a](javascript:alert(1))', 'url-invalid'),
  text(
    'a link that runs, in a table',
    '| a |\n| --- |\n| ▸[a](javascript:alert(1)) |',
    'url-invalid',
  ),
];

const SYNTAX: readonly BrokenInput[] = [
  text('a tag that is not closed', '▸<Callout kind="note">\n\ntext', 'mdx-syntax'),
  text('a brace that is not closed', 'It is ▸{a.', 'mdx-syntax'),
  text('a comment of HTML', '▸<!-- a -->', 'mdx-syntax'),
  text('a comment in a comment', '▸{/* a /* b */ */}', 'mdx-syntax'),
  text('a comment among props', '▸<Timeline {/* a */} />', 'mdx-syntax'),
  text('a component as a prop', '▸<Callout kind=<Timeline />>\n\na\n\n</Callout>', 'mdx-syntax'),
  text('a type at a component', '▸<Timeline<string> />', 'mdx-syntax'),
  text('an address between angle brackets', '▸<javascript:alert(1)>', 'mdx-syntax'),
  text('an end without a start', 'See.\n\n▸</Timeline>', 'mdx-syntax'),
];

const FORBIDDEN: readonly BrokenInput[] = [
  edit(
    'MDX where the site forbids it',
    SITE,
    'mdx: true',
    'mdx: false',
    `mdx-forbidden@${RETROSPECTIVE}:1:1`,
  ),
  {
    name: 'an end of the front matter that only the site generator takes for one',
    change: (files) => {
      const marked = replaced(
        textOf(RETROSPECTIVE),
        'factors: [The code was old.]',
        'factors: ["The code\n+++ was old."]',
      );
      files.set(RETROSPECTIVE, marked);
    },
    expected: [`yaml-syntax@${where(RETROSPECTIVE, 'factors: [▸The')}`],
  },
];

export const MDX: readonly BrokenInput[] = [
  ...CODE,
  ...COMPONENTS,
  ...PROPS,
  ...MARKUP,
  ...SYNTAX,
  ...FORBIDDEN,
];
