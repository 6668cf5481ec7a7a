import { describe, expect, test } from 'vitest';
import { english } from './english/index.ts';
import { german } from './german/index.ts';
import { directionOf, languageOf } from './index.ts';
import { scriptWords } from './script-words.ts';
import { speechOf } from './speech.ts';
import { fill, plural } from './template.ts';

describe('the language of a page', () => {
  test('is that of the site, even with a more specific tag than the catalogue', () => {
    expect(speechOf('de', 'de')).toEqual({
      lang: 'de',
      dir: 'ltr',
      words: german,
      authored: { dir: 'auto' },
    });
    expect(speechOf('de-AT', 'de-AT')).toMatchObject({
      lang: 'de-AT',
      words: german,
      authored: { dir: 'auto' },
    });
    expect(languageOf('EN-gb')?.words).toBe(english);
  });

  test('is English without a catalogue, and then texts are marked with their own language', () => {
    expect(speechOf('ar', 'ar')).toEqual({
      lang: 'en',
      dir: 'ltr',
      words: english,
      authored: { dir: 'auto', lang: 'ar' },
    });
  });

  test.each([
    ['ar', 'rtl'],
    ['he-IL', 'rtl'],
    ['az-Arab', 'rtl'],
    ['az', 'ltr'],
    ['de', 'ltr'],
    ['no tag', 'ltr'],
  ])('has the direction of its script: %s from the side %s', (tag, direction) => {
    expect(directionOf(tag)).toBe(direction);
  });
});

describe('a text with placeholders', () => {
  test('is filled, and a value is not mistaken for another placeholder', () => {
    expect(fill('{a} and {b}', { a: '{b}', b: 1 })).toBe('{b} and 1');
    expect(fill('{a} {missing}', { a: 'x' })).toBe('x {missing}');
  });

  test('has the plural form of its language', () => {
    const forms = { one: 'eins', few: '{n} einige', other: '{n} viele' };
    expect([0, 1, 2].map((n) => plural(forms, n, 'de'))).toEqual(['0 viele', 'eins', '2 viele']);
    expect([1, 3, 5].map((n) => plural(forms, n, 'pl'))).toEqual(['eins', '3 einige', '5 viele']);
  });
});

/** Returns every text of some data by its path. */
function textsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => textsOf(one, `${path}.${name}`));
}

const placesIn = (text: string): string[] =>
  [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();

describe.each(['copy', 'filter', 'search', 'check', 'report'] as const)(
  'the words of the script %s',
  (name) => {
    test('are plain data that JSON preserves', () => {
      const words = scriptWords(name, { words: german });
      expect(JSON.parse(JSON.stringify(words))).toEqual(words);
    });

    test('have the same placeholders in every language', () => {
      const others = new Map(textsOf(scriptWords(name, { words: german })));
      for (const [path, text] of textsOf(scriptWords(name, { words: english }))) {
        const other = others.get(path);
        // A language can use a word for "one".
        const isOne = path.endsWith('.one');
        if (!isOne) expect(placesIn(other ?? ''), path).toEqual(placesIn(text));
        else
          expect(placesIn(text), path).toEqual(
            expect.arrayContaining(placesIn(other ?? '').filter((one) => one !== '{n}')),
          );
      }
    });
  },
);

describe('German', () => {
  test('formats days and durations', () => {
    expect(german.time.moment('2026-05-12T16:00:00Z')).toBe('12. Mai 2026, 16:00 UTC');
    expect(german.time.span('2026-11-24T16:00:00Z', '2026-11-24T20:00:00Z')).toBe(
      '24. November 2026, 16:00 bis 20:00 UTC',
    );
    expect([1, 25, 142.7].map(german.time.hours)).toEqual([
      '1 Stunde',
      '1 Tag 1 Stunde',
      '5 Tage 22 Stunden',
    ]);
    expect(german.retrospective.happening.after(german.time.hours(142.7))).toBe(
      'nach 5 Tagen 22 Stunden',
    );
  });

  test('formats ranges of versions', () => {
    expect(german.range.affected({ from: '1.0.0', before: '1.4.7' })).toBe('ab 1.0.0, vor 1.4.7');
    expect(german.range.affected({ last: '2.0' })).toBe('alle bis einschließlich 2.0');
    expect(german.range.and(['1.4.7', '2.1.3'])).toBe('1.4.7 und 2.1.3');
  });
});
