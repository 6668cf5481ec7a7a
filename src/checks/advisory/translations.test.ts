import { describe, expect, test } from 'vitest';
import type { Translation } from '../../model/advisory/translation.ts';
import { anEmbargoedAdvisory, aTranslation } from '../../model/testing/advisory.fixture.ts';
import { everything } from '../everything.fixture.ts';
import { translations } from './translations.ts';

const codesOf = (...all: Translation[]): string[] => [
  ...new Set(
    [...translations.find(everything({ content: { translations: all } }))].map(({ code }) => code),
  ),
];

describe('a translation', () => {
  test('is valid if it matches the original, as of its last change', () => {
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

  test('of an unpublished original has no day of its last change', () => {
    const id = 'ORB-2026-0099';
    const desk = {
      advisories: [anEmbargoedAdvisory({ id })],
      translations: [aTranslation({ id, of: '2001-01-01T00:00:00Z' })],
    };
    expect([...translations.find(everything({ desk }))]).toEqual([]);
  });
});
