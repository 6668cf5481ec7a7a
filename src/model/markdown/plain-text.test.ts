import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../property-runs.fixture.ts';
import { markdownToText } from './plain-text.ts';

const base = 'https://security.orbital.example/announcements/orbital-2.1.3/';
const text = (markdown: string): string => markdownToText(markdown, { base });
const long =
  'A sentence of a length that does not fit on a line of a mail, which has seventy-two characters. ';

describe('Markdown as plain text', () => {
  test('shows links with their addresses, absolute', () => {
    expect(text('See [the fix](https://git.example/1).')).toBe(
      'See the fix <https://git.example/1>.',
    );
    expect(text('[the policy](../../policy/ "title")')).toBe(
      'the policy <https://security.orbital.example/policy/>',
    );
    expect(text('[a][b] and [b]\n\n[b]: https://b.example/')).toBe(
      'a <https://b.example/> and b <https://b.example/>',
    );
    expect(text('![A diagram](/d.png)')).toBe('A diagram <https://security.orbital.example/d.png>');
  });

  test('shows an address once', () => {
    expect(
      text('<https://a.example/x?y=1&z=2>, https://b.example and security@orbital.example'),
    ).toBe('<https://a.example/x?y=1&z=2>, <https://b.example/> and\nsecurity@orbital.example');
    expect(text('[mail us](mailto:security@orbital.example)')).toBe(
      'mail us <mailto:security@orbital.example>',
    );
  });

  test('keeps only the text of links that cannot be published or that point to the same page', () => {
    expect(text('[x](javascript:alert(1)) [y](#impact) ![z](data:image/png;base64,x)')).toBe(
      'x y z',
    );
  });

  test('wraps at 72 characters and never breaks an address', () => {
    const address = `https://a.example/${'x'.repeat(100)}`;
    const lines = text(`${long}[a link](${address}) ${long}`).split('\n');
    expect(lines).toContain(`<${address}>`);
    expect(
      Math.max(...lines.filter((line) => !line.includes(address)).map((line) => line.length)),
    ).toBeLessThanOrEqual(72);
    expect(lines.length).toBe(5);
  });

  test('keeps a command on one line', () => {
    expect(text(`${'word '.repeat(13)}\`orbital --version --all\` end`)).toBe(
      `${'word '.repeat(13).trim()}\n\`orbital --version --all\` end`,
    );
    expect(text('``a `b` c``')).toBe('`` a `b` c ``');
  });

  test('indents code and keeps its lines unchanged', () => {
    const line = `python -m pip install ${'x'.repeat(80)}`;
    expect(text(`Run:\n\n\`\`\`sh\n${line}\n\n  then\n\`\`\``)).toBe(
      `Run:\n\n    ${line}\n\n      then`,
    );
  });

  test('shows nested lists, numbered lists and task lists', () => {
    expect(
      text(`- one\n- ${long}\n  - nested\n\n3. three\n4. four\n\n- [x] done\n- [ ] open`),
    ).toBe(
      [
        '* one',
        '* A sentence of a length that does not fit on a line of a mail, which',
        '  has seventy-two characters.',
        '  * nested',
        '',
        '3. three',
        '4. four',
        '',
        '* [x] done',
        '* [ ] open',
      ].join('\n'),
    );
    expect(text('- one\n\n  more\n\n- two')).toBe('* one\n\n  more\n\n* two');
  });

  test('shows quotations, headings, rules, hard breaks, strikethrough and emphasis', () => {
    expect(text('> quoted\n>\n> > twice')).toBe('> quoted\n>\n> > twice');
    expect(text('## Impact of *it*\n\ntext')).toBe('Impact of it\n------------\n\ntext');
    expect(text('a\n\n---\n\nb')).toBe(`a\n\n${'-'.repeat(20)}\n\nb`);
    expect(text('one  \ntwo\nthree')).toBe('one\ntwo three');
    expect(text('~~old~~ **new** _now_')).toBe('~~old~~ new now');
  });

  test('shows a table in columns, or row by row if it is too wide', () => {
    expect(text('| Version | Fixed |\n|---|---|\n| 1.x | `1.4.7` |\n| 2 | |')).toBe(
      'Version | Fixed\n--------+--------\n1.x     | `1.4.7`\n2       |',
    );
    expect(text(`| Name | Text |\n|---|---|\n| a | ${long} |\n| b | c |`)).toBe(
      [
        'Name: a',
        'Text: A sentence of a length that does not fit on a line of a mail,',
        '  which has seventy-two characters.',
        '',
        'Name: b',
        'Text: c',
      ].join('\n'),
    );
  });

  test('puts footnotes at the end', () => {
    expect(text('One[^a], two[^b], one[^a].\n\n[^a]: First[^b].\n\n[^b]: Second.')).toBe(
      'One[1], two[2], one[1].\n\n[1] First[2].\n\n[2] Second.',
    );
  });

  test('shows the source of raw HTML, without comments', () => {
    expect(text('<b>x</b>\n\n<!-- hidden -->\n\n<div>\ny\n</div>')).toBe(
      '<b>x</b>\n\n<div>\ny\n</div>',
    );
  });

  test('keeps the indent of code at the start', () => {
    expect(text('```\na b\n  c\n```\n\nThen text.')).toBe('    a b\n      c\n\nThen text.');
  });

  test('contains no control characters, no trailing spaces, and no long lines that could be broken', () => {
    const pieces = [
      'word ',
      ' word',
      '\n',
      '\n\n',
      '- ',
      '> ',
      '1. ',
      '**',
      '# ',
      '[x](https://a.example/)',
      '\u0000',
      '\u0007',
      '\u001b[31m',
      '😀',
      // Never two in a row: that would open a block of code, whose lines are not broken.
      '~~x~~ ',
      '<b>',
      'x'.repeat(80),
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (parts) => {
        const output = text(parts.join(''));
        expect(output).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f]/);
        for (const line of output.split('\n')) {
          expect(line).toBe(line.trimEnd());
          // A line can contain the marks of quotations and lists before the one word that is too
          // long.
          const words = line.replace(/^(?:> |\* |\d+\. |\[. ] | )+/, '');
          if ([...line].length > 72) expect(words).not.toContain(' ');
        }
      }),
      { numRuns: runs(500) },
    );
  });
});
