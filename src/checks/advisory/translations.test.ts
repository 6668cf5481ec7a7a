import { describe, expect, test } from 'vitest';
import type { Translation } from '../../model/advisory/translation.ts';
import { anEmbargoedAdvisory, aTranslation } from '../../model/testing/advisory.fixture.ts';
import { everything } from '../everything.fixture.ts';
import { translations } from './translations.ts';

const codesOf = (...all: Translation[]): string[] => [
  ...new Set([...translations.find(everything({ content: { translations: all } }))].map(({ code }) => code)),
];

describe('a translation', () => {
  test('owes nothing where it says what the original says, as of its last change', () => {
    expect(codesOf(aTranslation())).toEqual([]);
  });

  test.each([
    ['translation-original', aTranslation({ id: 'ORB-2026-0404' })],
    ['translation-language', aTranslation({ lang: 'xx' })],
    ['translation-own-language', aTranslation({ lang: 'en' })],
    ['translation-stale', aTranslation({ of: '2026-05-11T16:00:00Z' })],
    ['translation-ahead', aTranslation({ of: '2027-05-12T16:00:00Z' })],
    ['translation-section', aTranslation({ body: '## Impact\n\nCode wird ausgeführt.\n' })],
  ])('%s', (code, translation) => {
    expect(codesOf(translation)).toEqual([code]);
  });

  test('of what is not public yet is not asked for the day of its last change, which there is not', () => {
    const id = 'ORB-2026-0099';
    const desk = {
      advisories: [anEmbargoedAdvisory({ id })],
      translations: [aTranslation({ id, of: '2001-01-01T00:00:00Z' })],
    };
    expect([...translations.find(everything({ desk }))]).toEqual([]);
  });
});
