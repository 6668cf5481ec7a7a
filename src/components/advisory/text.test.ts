import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSections } from '../../model/advisory/sections.ts';
import { anAdvisory } from '../../model/testing/advisory.fixture.ts';
import { shiftToThird, textOf } from './text.ts';

const of = (body: string) => textOf(anAdvisory({ body }));

describe('textOf', () => {
  it('splits the known sections', () => {
    const text = of(
      '## Impact\nA\n## Am I affected?\nB\n## Upgrade\nC\n## Mitigation\nD\n## Details\nE\n',
    );
    expect(text).toEqual({
      lead: '',
      impact: 'A',
      affected: 'B',
      upgrade: 'C',
      mitigation: 'D',
      rest: [{ id: 'details', markdown: '## Details\n\nE' }],
      whole: '',
    });
  });

  it('keeps unknown sections around the details in their order', () => {
    expect(of('## Impact\nA\n## Before\nB\n## Details\nC\n## After\nD\n').rest).toEqual([
      { id: 'part-1', markdown: '## Before\n\nB' },
      { id: 'details', markdown: '## Details\n\nC' },
      { id: 'part-3', markdown: '## After\n\nD' },
    ]);
  });

  it('keeps a second section of the same name', () => {
    const text = of('## Impact\nA\n## Impact\nB\n');
    expect(text.impact).toBe('A');
    expect(text.rest).toEqual([{ id: 'part-1', markdown: '## Impact\n\nB' }]);
  });

  it('omits a known section without text', () => {
    expect(of('## Impact\nA\n## Upgrade\n\n## Details\n').rest).toEqual([]);
  });

  it('puts the text before the first heading first', () => {
    const text = of('Hello.\n\n## Impact\nA\n');
    expect(text.lead).toBe('Hello.');
    expect(text.rest).toEqual([]);
  });

  it('keeps a body without any known section unchanged', () => {
    const body = 'Hello.\n\n## Description\n\nText.\n';
    expect(of(body)).toMatchObject({ whole: body.trim(), lead: '', rest: [] });
  });

  it('loses no word', () => {
    const headings = ['', '## Impact\n', '## Details\n', '## Upgrade\n', '## Other\n', '##\n'];
    const pieces = fc.array(
      fc.tuple(fc.constantFrom(...headings), fc.stringMatching(/^[a-z]{1,8}$/)),
      {
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const body = parts.map(([heading, word]) => `${heading}${word}\n\n`).join('');
        const { rest, ...others } = textOf({ body, sections: splitSections(body) });
        const shown = [...Object.values(others), ...rest.map(({ markdown }) => markdown)].join(
          '\n',
        );
        for (const [, word] of parts) expect(shown).toContain(word);
      }),
    );
  });
});

describe('shiftToThird', () => {
  it.each([
    ['# One\n\n## Two\n', 2],
    ['## Two\n', 1],
    ['### Three\n\n#### Four\n', 0],
    ['#### Four\n', -1],
    ['One\n===\n', 2],
    ['Two\n---\n', 1],
    ['```\n# a comment\n```\n\n### Three\n', 0],
    ['#no heading\n\n### Three\n', 0],
  ])('moves %j by %i', (markdown, shift) => {
    expect(shiftToThird(markdown)).toBe(shift);
  });
});
