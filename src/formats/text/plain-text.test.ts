import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anAdvisory, aSite } from '../../model/testing/advisory.fixture.ts';
import { plainImpact, plainMitigation, plainSection, sentence, shortened } from './plain-text.ts';

const SITE = aSite({ url: 'https://security.orbital.example/base/' });
const section = (body: string) => plainSection(anAdvisory({ body }), 'details', SITE);

describe('a section as plain text', () => {
  test('has each paragraph on one line of any length', () => {
    const words = 'word '.repeat(60).trim();
    expect(section(`## Details\n\n${words}\n${words}\n\nSecond.`)).toBe(
      `${words} ${words}\n\nSecond.`,
    );
  });

  test('has the addresses of links, resolved against the page of the advisory', () => {
    expect(
      section(
        '## Details\n\nSee [the **fix**](../fix.html) and [x][1].\n\n[1]: https://example.org/',
      ),
    ).toBe(
      'See the fix <https://security.orbital.example/base/advisories/fix.html> and x <https://example.org/>.',
    );
  });

  test('has links by reference that are defined in another section', () => {
    expect(section('## Details\n\nSee [x].\n\n## Impact\n\n[x]: https://example.org/')).toBe(
      'See x <https://example.org/>.',
    );
  });

  test('has no HTML comments', () => {
    expect(section('## Details\n\n<!-- secret -->\n\nText.')).toBe('Text.');
  });

  test('is empty if it is absent', () => {
    expect(section('## Impact\n\nText.')).toBe('');
  });
});

describe('the impact', () => {
  test('is the section of that name', () => {
    expect(plainImpact(anAdvisory({ body: 'Start.\n\n## Impact\n\nHarm.' }), SITE)).toBe('Harm.');
  });

  test('is the text before the first heading if there is no such section', () => {
    expect(plainImpact(anAdvisory({ body: 'All of *it*.\n\n## Other\n\nText.' }), SITE)).toBe(
      'All of it.',
    );
  });
});

test('a mitigation that says that none is known is empty', () => {
  expect(plainMitigation(anAdvisory({ body: '## Mitigation\n\nNone known.' }), SITE)).toBe('');
  expect(plainMitigation(anAdvisory({ body: '## Mitigation\n\nTurn it off.' }), SITE)).toBe(
    'Turn it off.',
  );
});

describe('a shortened text', () => {
  test('is unchanged if it fits', () => {
    expect(shortened('1234567890', 10)).toBe('1234567890');
  });

  test('ends after a word, with an ellipsis', () => {
    expect(shortened('one two three four', 15)).toBe('one two three…');
    expect(shortened('one two three\nfour', 15)).toBe('one two three…');
  });

  test('is cut within a word if it has no other place', () => {
    expect(shortened('x'.repeat(20), 10)).toBe(`${'x'.repeat(9)}…`);
    expect(shortened(`a ${'x'.repeat(20)}`, 10)).toBe(`a ${'x'.repeat(7)}…`);
  });

  test('is never longer than the limit and never ends in half a character', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', ' ', '😀', '\n', '\ud83d'),
      maxLength: 40,
    });
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 30 }), (whole, max) => {
        const short = shortened(whole, max);
        expect(short.length).toBeLessThanOrEqual(max);
        expect(short.isWellFormed()).toBe(true);
      }),
    );
  });
});

test('a sentence ends in a punctuation mark', () => {
  expect(['a', 'a.', 'a!', 'a?', 'a…'].map(sentence)).toEqual(['a.', 'a.', 'a!', 'a?', 'a…']);
});
