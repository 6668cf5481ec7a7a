// For tests only: random texts as hostile as content can be. They have no control characters, and
// none that change the text direction: content with those is refused.

import fc from 'fast-check';

const WORDS = [
  'overflow',
  'archive',
  'Orbital',
  'a',
  'crafted',
  '2.1.3',
  'all',
  'versions',
  'before',
  'README',
  'null',
];

/**
 * Texts that break unquoted output: HTML, XML, JSON, CSV, Markdown, mail, URLs, right-to-left
 * scripts, emoji.
 */
const HOSTILE = [
  '<script>alert(1)</script>',
  '</title><h1>',
  '&amp; & &lt;',
  '"quoted"',
  "'single'",
  ']]>',
  '<![CDATA[',
  '<!-- aside -->',
  '-->',
  '😀👩‍👩‍👧',
  'שלום עולם',
  'مرحبا',
  '\u200fabc\u200e',
  'Zeḭ̌le',
  '[text](javascript:alert(1))',
  '`code`',
  '*_~|^',
  '\\n\\u0000',
  '%00%zz',
  '$HOME $(id)',
  '{{7*7}}',
  '=1+1',
  'a,b;c',
  '__proto__',
  'https://evil.example/?a=1&b=2',
  '–“”…',
  '𝒳\u00a0ﬁ',
];

/** Returns one line of text of at most `max` UTF-16 units, trimmed and not empty. */
export function arbitraryLine(max = 100): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...WORDS) },
    { weight: 2, arbitrary: fc.constantFrom(...HOSTILE) },
  );
  return fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => {
    const fitting = pieces.filter((_, i) => pieces.slice(0, i + 1).join(' ').length <= max);
    return fitting.length === 0 ? 'text' : fitting.join(' ');
  });
}

/** Returns Markdown of some blocks: paragraphs, lists, code, tables. Without headings. */
export function arbitraryMarkdown(): fc.Arbitrary<string> {
  const line = arbitraryLine();
  const block = fc.oneof(
    { weight: 4, arbitrary: line.map((text) => `The ${text}`) },
    {
      weight: 1,
      arbitrary: fc
        .array(line, { minLength: 1, maxLength: 3 })
        .map((items) => items.map((item) => `- ${item}`).join('\n')),
    },
    { weight: 1, arbitrary: line.map((text) => `\`\`\`sh\n## ${text}\n\`\`\``) },
    {
      weight: 1,
      arbitrary: line.map(
        (text) => `| a | b |\n| --- | --- |\n| ${text.replaceAll('|', '')} | x |`,
      ),
    },
    {
      weight: 1,
      arbitrary: fc.constant(
        'See [the fix](https://git.example/orbital/commit/1) and [page][1].\n\n[1]: https://orbital.example/',
      ),
    },
  );
  return fc.array(block, { minLength: 1, maxLength: 3 }).map((blocks) => blocks.join('\n\n'));
}
