import fc from 'fast-check';
import type { Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { runs } from '../property-runs.fixture.ts';
import {
  isNoneKnown,
  linesOutsideFences,
  SECTION_NAMES,
  SECTIONS,
  sectionText,
  splitSections,
} from './sections.ts';

const headings = (body: string): string[] =>
  splitSections(body)
    .filter(({ length }) => length > 0)
    .map(({ heading }) => heading);

describe('the sections of a text', () => {
  test('are split at second-level headings, with the text before the first', () => {
    expect(
      splitSections('First.\n\n## Impact\n\nBad.\n\n### More\n\nText.\n\n## Upgrade ##\n'),
    ).toEqual([
      { name: undefined, heading: '', text: 'First.', offset: 0, length: 0 },
      {
        name: 'impact',
        heading: 'Impact',
        text: 'Bad.\n\n### More\n\nText.',
        offset: 8,
        length: 9,
      },
      { name: 'upgrade', heading: 'Upgrade', text: '', offset: 42, length: 13 },
    ]);
    expect(splitSections('')).toEqual([]);
    expect(splitSections(' \n\n')).toEqual([]);
  });

  test('are recognized by name in any case and with any punctuation', () => {
    for (const name of SECTION_NAMES)
      for (const heading of [
        SECTIONS[name],
        SECTIONS[name].toUpperCase(),
        SECTIONS[name].toLowerCase(),
        `${SECTIONS[name]}!`,
      ])
        expect(splitSections(`## ${heading}\n`)[0]?.name, heading).toBe(name);
    expect(splitSections('## Impacts\n')[0]?.name).toBeUndefined();
    expect(splitSections('##\n')[0]).toMatchObject({ name: undefined, heading: '', length: 2 });
  });

  test.each([
    ['a space is missing', '##Impact'],
    ['it has another level', '# Impact\n\n### Impact'],
    ['it is indented like code', '    ## Impact'],
    ['it is in a quotation', '> ## Impact'],
    ['it is in a fence', '```\n## Impact\n```'],
    ['it is in a fence with an info string', '``` text\n## Impact\n```'],
    ['it is in a fence of tildes', '~~~\n## Impact\n~~~'],
    ['it is in a longer fence', '````\n```\n## Impact\n````'],
    ['the fence is of the other kind', '```\n~~~\n## Impact\n```'],
    ['the end of the fence has an info string', '```\n``` text\n## Impact\n```'],
    ['the end of the fence has other marks', '```\n```~~\n## Impact\n```'],
    ['the end of the fence is indented like code', '```\n    ```\n## Impact\n```'],
    ['the fence has no end', '```\n## Impact'],
    ['it is escaped', '\\## Impact'],
  ])('is not a heading: %s', (_, body) => {
    expect(headings(body)).toEqual([]);
  });

  test.each([
    ['it is indented a little', '   ## Impact', ['Impact']],
    ['a tab separates it', '##\tImpact', ['Impact']],
    ['it has closing marks', '## Impact ####  ', ['Impact']],
    ['a closing mark belongs to a word', '## C#', ['C#']],
    ['a fence ends before it', '```\ncode\n```\n## Impact', ['Impact']],
    ['a fence ends with more marks', '```\n`````  \n## Impact', ['Impact']],
    ['an apparent fence has a backquote in its info string', '``` a`b\n## Impact', ['Impact']],
    ['an apparent fence has only two marks', '``\n## Impact\n``', ['Impact']],
    ['it directly follows a paragraph', 'Text\n## Impact', ['Impact']],
    ['two follow each other', '## Impact\n## Impact', ['Impact', 'Impact']],
  ])('is a heading: %s', (_, body, expected) => {
    expect(headings(body)).toEqual(expected);
  });

  test('cover the text from the first heading to the end, in order', () => {
    fc.assert(
      fc.property(fc.array(line(), { maxLength: 30 }), (lines) => {
        const body = lines.join('\n');
        const sections = splitSections(body);
        expect(sections.map(({ offset }) => offset)).toEqual(
          sections.map(({ offset }) => offset).toSorted((a, b) => a - b),
        );
        for (const { offset, length, text } of sections) {
          expect(body.slice(offset, offset + length)).not.toContain('\n');
          expect(body.slice(offset + length)).toContain(text);
        }
      }),
    );
  });
});

/** Lines that look like headings or fences, and some that look like neither. */
function line(): fc.Arbitrary<string> {
  const indent = fc.constantFrom('', '', '', ' ', '   ', '    ', '\t');
  const mark = fc.constantFrom(
    '##',
    '## ',
    '##\t',
    '#',
    '# ',
    '###',
    '### ',
    '```',
    '````',
    '~~~',
    '~~~~',
    '``',
    '~~',
    '',
    '',
    '## a ',
    '``` a',
    '~~~ a',
    '```~',
    '~~~`',
    '``` `',
  );
  const end = fc.constantFrom(
    '',
    '',
    'Impact',
    'a#',
    '#',
    ' ##',
    ' `',
    ' ',
    '  \t',
    'a ~ b',
    '*a*',
    '\\',
  );
  return fc.tuple(indent, mark, end).map((parts) => parts.join(''));
}

describe('headings, as a Markdown parser sees them', () => {
  const parser = unified().use(remarkParse);
  const parsed = (body: string): number[] => {
    const root: Root = parser.parse(body);
    return root.children.flatMap((node) => {
      const start = node.position?.start.offset ?? 0;
      // Ignores an underlined heading of the second level: sections start with "##".
      const marked = /^ {0,3}##(?!#)/.test(body.slice(body.lastIndexOf('\n', start - 1) + 1));
      return node.type === 'heading' && node.depth === 2 && marked
        ? [body.slice(0, start).split('\n').length]
        : [];
    });
  };
  const ours = (body: string): number[] =>
    splitSections(body)
      .filter(({ length }) => length > 0)
      .map(({ offset }) => body.slice(0, offset).split('\n').length);

  test('are the same for any text of headings and fences', () => {
    fc.assert(
      fc.property(fc.array(line(), { maxLength: 20 }), (lines) => {
        const body = lines.join('\n');
        expect(ours(body)).toEqual(parsed(body));
      }),
      { numRuns: runs(2000) },
    );
  });
});

describe('the lines outside fences', () => {
  test('have their offsets', () => {
    const body = 'a\n```\nb\n```\n\nc';
    expect([...linesOutsideFences(body)]).toEqual([
      { offset: 0, line: 'a' },
      { offset: 12, line: '' },
      { offset: 13, line: 'c' },
    ]);
  });

  test('end with a fence that is never closed', () => {
    expect([...linesOutsideFences('~~~\na\n\nb')]).toEqual([]);
  });
});

describe('a section', () => {
  test('is the first of its name, or empty', () => {
    const sections = splitSections('## Mitigation\n\nOne.\n\n## Mitigation\n\nTwo.');
    expect(sectionText(sections, 'mitigation')).toBe('One.');
    expect(sectionText(sections, 'impact')).toBe('');
  });

  test('can say that no mitigation is known', () => {
    for (const yes of ['None known.', 'none known', 'None.', ' none '])
      expect(isNoneKnown(yes), yes).toBe(true);
    for (const no of ['', 'None known yet.', 'None known. Upgrade.', 'Nonesuch'])
      expect(isNoneKnown(no), no).toBe(false);
  });
});
