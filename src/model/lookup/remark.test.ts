import { describe, expect, test } from 'vitest';
import { english } from '../../language/english/index.ts';
import { german } from '../../language/german/index.ts';
import { remarkInWords, uncheckedInWords } from '../../language/sentences/lookup-remarks.ts';
import { type Remark, uncheckedIn } from './remark.ts';

const ENGLISH = { lang: 'en', words: english.check.script };
const GERMAN = { lang: 'de', words: german.check.script };

describe('a remark on a file', () => {
  test.each<[Remark, string, string]>([
    [{ code: 'empty' }, 'The file is empty.', 'Die Datei ist leer.'],
    [
      { code: 'not-toml-at', line: 3, column: 5 },
      'It is not valid TOML: line 3, column 5 cannot be read.',
      'Sie ist kein gültiges TOML: Zeile 3, Spalte 5 ist nicht lesbar.',
    ],
    [
      { code: 'no-version', count: 1, examples: ['orbital>=1'] },
      '1 entry: no exact version (orbital>=1).',
      '1 Eintrag: keine genaue Version (orbital>=1).',
    ],
    [
      { code: 'other-file', count: 7, examples: ['{n}', 'b.txt'] },
      '7 entries: names another file, which was not read ({n}, b.txt, …).',
      '7 Einträge: verweist auf eine andere Datei, die nicht gelesen wurde ({n}, b.txt, …).',
    ],
  ])(
    'is worded in the language, and does not treat text of the file as a placeholder: %j',
    (remark, inEnglish, inGerman) => {
      expect([remarkInWords(remark, ENGLISH), remarkInWords(remark, GERMAN)]).toEqual([
        inEnglish,
        inGerman,
      ]);
    },
  );

  test('has a value for every placeholder in every language', () => {
    const values = {
      most: 1,
      file: 'f',
      formats: 'f',
      line: 1,
      column: 1,
      version: 'v',
      known: 'k',
      reason: 'r',
      key: 'k',
    };
    for (const { words } of [ENGLISH, GERMAN])
      for (const text of Object.values(words.remarks))
        for (const [, place = ''] of text.matchAll(/\{(\w+)\}/g))
          expect(Object.keys(values), text).toContain(place);
  });
});

describe('the components that were not checked', () => {
  const remarks: Remark[] = [
    { code: 'no-purl', count: 2, examples: ['a', 'b'] },
    { code: 'not-a-purl', count: 1, examples: ['pkg:'] },
    { code: 'no-version', count: 5, examples: ['c'] },
    { code: 'go-sum-is-wide' },
  ];

  test('are those without a package address, with their count', () => {
    expect(uncheckedIn(remarks)).toBe(3);
    expect(uncheckedInWords(remarks, ENGLISH)).toBe(
      'Not checked: 3 components without a package address.',
    );
    expect(uncheckedInWords(remarks.slice(1), GERMAN)).toBe(
      'Nicht geprüft: 1 Komponente ohne Paketadresse.',
    );
    expect(uncheckedInWords(remarks.slice(2), ENGLISH)).toBe('');
  });
});
