// Ways to write text that readers do not see, or a secret that reviewers do not see: in values of
// YAML, and in Markdown after front matter.

// Concatenated, so that secret scanners do not report this file.
const [HEAD, BODY] = [`gh${'p'}`, 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1eF3hI5'] as const;
const TOKEN = `${HEAD}_${BODY}`;
const KEY = `BEGIN ${'PRIVATE'} KEY-----`;
const BIDI = '\u202e';

type Code = 'text-control' | 'text-bidi' | 'text-invisible' | 'secret-token' | 'key-private';

/**
 * A way to write something in a value, as YAML. `indent` is the indentation of lines below the key.
 */
export interface ValueWay {
  readonly name: string;
  readonly code: Code | 'yaml-alias' | 'yaml-tag';
  readonly yaml: (indent: string) => string;
}

const value = (name: string, code: ValueWay['code'], yaml: string): ValueWay => ({
  name,
  code,
  yaml: () => yaml,
});
const block = (name: string, code: ValueWay['code'], mark: string, text: string): ValueWay => ({
  name,
  code,
  yaml: (indent) => `${mark}\n${indent}${text}`,
});

export const VALUE_WAYS: readonly ValueWay[] = [
  value('as it is, plain', 'text-bidi', `Ab ${BIDI}cd`),
  value('as it is, in single quotes', 'text-bidi', `'Ab ${BIDI}cd'`),
  value('as it is, in double quotes', 'text-bidi', `"Ab ${BIDI}cd"`),
  value('an isolate', 'text-bidi', 'Ab \u2066cd'),
  value('an override at the end', 'text-bidi', '"Ab cd\\u202d"'),
  value('\\u', 'text-bidi', '"Ab \\u202e cd"'),
  value('\\u in capitals', 'text-bidi', '"Ab \\u202E cd"'),
  value('\\U', 'text-bidi', '"Ab \\U0000202e cd"'),
  value('\\x', 'text-control', '"Ab \\x07 cd"'),
  value('\\x of a C1 control', 'text-control', '"Ab \\x9b31m cd"'),
  value('\\x of DEL', 'text-control', '"Ab \\x7f cd"'),
  value('\\a', 'text-control', '"Ab \\a cd"'),
  value('\\b', 'text-control', '"Ab \\bcd"'),
  value('\\e', 'text-control', '"Ab \\e[31m cd"'),
  value('\\0', 'text-control', '"Ab \\0 cd"'),
  value('\\v', 'text-control', '"Ab \\v cd"'),
  value('\\f', 'text-control', '"Ab \\f cd"'),
  value('\\N', 'text-control', '"Ab \\N cd"'),
  value('\\L', 'text-invisible', '"Ab \\L cd"'),
  value('\\P', 'text-invisible', '"Ab \\P cd"'),
  value('half of a character', 'text-control', '"Ab \\ud800 cd"'),
  value('the other half', 'text-control', '"Ab \\udc00 cd"'),
  value('no character', 'text-control', '"Ab \\uFFFE cd"'),
  value('a byte order mark inside', 'text-invisible', '"Ab \\uFEFF cd"'),
  value('a zero width space', 'text-invisible', '"Ab\\u200bcd"'),
  value('a tag character', 'text-invisible', '"Ab \\U000E0041 cd"'),
  value('a variation selector of nothing', 'text-invisible', '"Ab \\uFE0F cd"'),
  value('a filler', 'text-invisible', '"Ab \\u3164 cd"'),
  value('a soft hyphen between digits', 'text-invisible', '"Ab 1\\u00ad2 cd"'),
  value('a hexadecimal reference', 'text-bidi', 'Ab &#x202e; cd'),
  value('a decimal reference', 'text-bidi', 'Ab &#8238; cd'),
  value('a reference with zeros', 'text-bidi', 'Ab &#x0000202e; cd'),
  value('a reference without its semicolon', 'text-bidi', 'Ab &#x202e cd'),
  value('a reference to a control character', 'text-control', 'Ab &#27;[31m cd'),
  value('a named reference', 'text-invisible', 'Ab &ZeroWidthSpace; cd'),
  value('a joiner by its name', 'text-invisible', 'Ab &zwj; cd'),
  value('an escape that makes a reference', 'text-bidi', '"Ab \\x26#x202e; cd"'),
  block('a literal block', 'text-bidi', '|-', `Ab ${BIDI}cd`),
  block('a folded block', 'text-bidi', '>-', 'Ab &#x202e; cd'),
  block('a block with a mark of its indentation', 'text-bidi', '>2-', 'Ab &#x202e; cd'),
  { name: 'a folded text', code: 'text-bidi', yaml: (indent) => `"Ab\n${indent}\\u202e cd"` },
  {
    name: 'an escaped line break',
    code: 'text-bidi',
    yaml: (indent) => `"Ab\\\n${indent}\\u202e cd"`,
  },
  value('an anchor', 'yaml-alias', '&a "Ab \\u202e cd"'),
  value('an alias', 'yaml-alias', '*a'),
  value('a tag', 'yaml-tag', '!!str "Ab \\u202e cd"'),
  value('a merge key', 'yaml-alias', '{<<: *a}'),
  value('in backquotes', 'text-bidi', `'\`Ab${BIDI}cd\`'`),
  value('the title of a link', 'text-bidi', '\'[Ab](/cd "&#x202e;")\''),
  value('the target of a link', 'text-bidi', "'[Ab](/c%E2%80%AEd)'"),
  value('in an address', 'text-bidi', 'https://ab.example/c%E2%80%AEd'),
  value('in an address behind a reference', 'text-bidi', 'https://ab.example/c&percnt;E2%80%AEd'),
  value('a token', 'secret-token', TOKEN),
  value('a token with an escape', 'secret-token', `"${HEAD}\\x5f${BODY}"`),
  value('a token with a long escape', 'secret-token', `"${HEAD}\\U0000005f${BODY}"`),
  value('a token with a reference', 'secret-token', `${HEAD}&#95;${BODY}`),
  value('a token with a named reference', 'secret-token', `${HEAD}&lowbar;${BODY}`),
  value('a token percent-encoded', 'secret-token', `${HEAD}%5F${BODY}`),
  value('a token with a backslash', 'secret-token', `${HEAD}\\_${BODY}`),
  value('a token with emphasis', 'secret-token', `${HEAD}_**${BODY}**`),
  value('a token with a comment', 'secret-token', `${HEAD}_<!-- -->${BODY}`),
  {
    name: 'a token folded',
    code: 'secret-token',
    yaml: (indent) => `"${HEAD}_\\\n${indent}${BODY}"`,
  },
  block('a token in a block', 'secret-token', '|-', `${HEAD}&#x5f;${BODY}`),
  value('a private key', 'key-private', `'-----${KEY}'`),
  value('a private key with a reference', 'key-private', `'&#45;----${KEY}'`),
  value('a private key with escapes', 'key-private', `"\\x2d----${KEY}"`),
  block('a private key in a block', 'key-private', '|-', `-\\----${KEY}`),
];

/** A way to write something in Markdown. `▸` marks the place of the problem. */
interface BodyWay {
  readonly name: string;
  readonly code: Code;
  readonly text: string;
  /** Not in MDX, in which it is not Markdown. */
  readonly plain?: true;
}

export const BODY_WAYS: readonly BodyWay[] = (
  [
    ['as it is', 'text-bidi', `Ab ▸${BIDI}cd`],
    ['a hexadecimal reference', 'text-bidi', 'Ab ▸&#x202e;cd'],
    ['a decimal reference', 'text-bidi', 'Ab ▸&#8238;cd'],
    ['a named reference', 'text-invisible', 'Ab▸&ZeroWidthSpace;cd'],
    ['a joiner', 'text-invisible', 'Ab▸&zwj;cd'],
    ['a reference to a control character', 'text-control', 'Ab ▸&#x1b;[31m cd'],
    ['a tag character', 'text-invisible', 'Ab▸&#xe0041;cd'],
    ['in a heading', 'text-bidi', '### Ab ▸&#x202e;cd'],
    ['in an underlined heading', 'text-bidi', 'Ab ▸&#x202e;cd\n-----'],
    ['in a list', 'text-bidi', '- Ab\n  - cd ▸&#x202e;ef'],
    ['in a paragraph of a list', 'text-bidi', '- Ab\n\n  cd ▸&#x202e;ef'],
    ['in a numbered list', 'text-bidi', '1. Ab ▸&#x202e;cd'],
    ['in a task', 'text-bidi', '- [ ] Ab ▸&#x202e;cd'],
    ['in a quotation', 'text-bidi', '> Ab\n> cd ▸&#x202e;ef'],
    ['in a quotation of a list', 'text-bidi', '> - Ab ▸&#x202e;cd'],
    ['in emphasis', 'text-bidi', 'Ab *c▸&#x202e;d*'],
    ['in strong emphasis', 'text-bidi', 'Ab **c▸&#x202e;d**'],
    ['struck through', 'text-bidi', 'Ab ~~c▸&#x202e;d~~'],
    ['in a cell of a table', 'text-bidi', '| a | b |\n| - | - |\n| c▸&#x202e; | d |'],
    ['in the head of a table', 'text-bidi', '| a▸&#x202e; | b |\n| - | - |\n| c | d |'],
    ['in the text of a link', 'text-bidi', '[Ab ▸&#x202e;cd](https://ab.example/)'],
    ['in the title of a link', 'text-bidi', '[Ab](https://ab.example/ "c▸&#x202e;d")'],
    ['in the target of a link', 'text-bidi', '[Ab](https://ab.example/c▸%E2%80%AEd)'],
    ['in a relative target', 'text-bidi', '[Ab](/c▸%e2%80%aed)'],
    ['in a target by a reference', 'text-bidi', '[Ab](https://ab.example/c▸&#x202e;d)'],
    [
      'in the title of a definition',
      'text-bidi',
      '[Ab][r]\n\n[r]: https://ab.example/ "c▸&#x202e;d"',
    ],
    ['in the target of a definition', 'text-bidi', '[Ab][r]\n\n[r]: /c▸%E2%80%AEd'],
    ['in an address', 'text-bidi', 'See https://ab.example/c▸%E2%80%AEd'],
    ['in a note', 'text-bidi', 'Ab[^1]\n\n[^1]: c▸&#x202e;d'],
    ['after a break', 'text-bidi', 'Ab\\\nc▸&#x202e;d'],
    ['as it is in code', 'text-bidi', `Ab \`c▸${BIDI}d\``],
    ['as it is in a block of code', 'text-bidi', `\`\`\`c\na▸${BIDI}b\n\`\`\``],
    ['a token', 'secret-token', `Ab ▸${TOKEN} cd`],
    ['a token with a reference', 'secret-token', `Ab ▸${HEAD}&#95;${BODY} cd`],
    ['a token with a named reference', 'secret-token', `Ab ▸${HEAD}&UnderBar;${BODY} cd`],
    ['a token with a backslash', 'secret-token', `Ab ▸${HEAD}\\_${BODY} cd`],
    ['a token with emphasis', 'secret-token', `Ab ▸${HEAD}_**${BODY}** cd`],
    ['a token half in code', 'secret-token', `Ab ▸${HEAD}\\_\`${BODY}\` cd`],
    ['a token half in a link', 'secret-token', `Ab ▸${HEAD}_[${BODY}](https://ab.example/) cd`],
    ['a token in a target', 'secret-token', `[Ab](https://ab.example/▸${HEAD}%5F${BODY})`],
    ['a token in a block of code', 'secret-token', `\`\`\`c\n▸${HEAD}&#95;${BODY}\n\`\`\``],
    ['a private key', 'key-private', `▸&#45;----${KEY}`],
    ['a private key in a quotation', 'key-private', `> ▸\\-\\----${KEY}`],
    ['a private key in a list', 'key-private', `- Ab ▸\\-\\----${KEY}`],
  ] as const
)
  .map(([name, code, text]): BodyWay => ({ name, code, text }))
  .concat([
    { name: 'in a comment', code: 'text-bidi', text: `<!-- ▸${BIDI} -->`, plain: true },
    {
      name: 'in a comment, a reference',
      code: 'text-bidi',
      text: '<!-- ▸&#x202e; -->',
      plain: true,
    },
    {
      name: 'in the text of a picture',
      code: 'text-bidi',
      text: '![Ab ▸&#x202e;](https://ab.example/c.png)',
      plain: true,
    },
    {
      name: 'in the target of a picture',
      code: 'text-bidi',
      text: '![Ab](/c▸%E2%80%AE.png)',
      plain: true,
    },
    {
      name: 'in brackets',
      code: 'text-bidi',
      text: '<https://ab.example/c▸%E2%80%AEd>',
      plain: true,
    },
    {
      name: 'in an attribute',
      code: 'text-bidi',
      text: '<b title="▸&#x202e;">ab</b>',
      plain: true,
    },
    { name: 'in an element', code: 'text-bidi', text: '<b>a▸&#x202e;b</b>', plain: true },
    {
      name: 'a token with a comment',
      code: 'secret-token',
      text: `Ab ▸${HEAD}_<!-- x -->${BODY}`,
      plain: true,
    },
    {
      name: 'a token with an element',
      code: 'secret-token',
      text: `Ab ▸${HEAD}_<b></b>${BODY}`,
      plain: true,
    },
    {
      name: 'in a paragraph below a code fence in a list',
      code: 'text-bidi',
      text: '- ```\n  ab\n  ```\n\n  c▸&#x202e;d',
      plain: true,
    },
  ]);

/** Text that is shown as written, and therefore is not a problem. */
export const SEEN: readonly string[] = [
  'Ab U+202E, \\u202e, \\x1b and \\e[31m.',
  '`&#x202e;` and `&ZeroWidthSpace;`',
  '```html\n<b>&#x202e;</b>\n```',
  'Ab\n\n    &#x202e;',
  '`GET /a%00b HTTP/1.1`',
  'A request to /a%00.png or /b%1b, and 100%E2%80%AE of it.',
  '`https://ab.example/%E2%80%AE`',
  '&amp;#x202e; &lt;b&gt; &copy; &nbsp; &Auml; &notanentity;',
  'https://fa.wikipedia.example/%D9%85%DB%8C%E2%80%8C%D8%B4%D9%88%D8%AF',
  'AT&T, R&D; a&b; &c',
];
