// The languages of the interface. To add one, add a folder next to german/ with every part, and a
// line in the table.

import { type Catalogue, english } from './english/index.ts';
import { german } from './german/index.ts';

export type { Catalogue } from './english/index.ts';

/** A language of the interface. */
interface Language {
  /** BCP 47. */
  readonly tag: string;
  readonly words: Catalogue;
}

const LANGUAGES: readonly Language[] = [
  { tag: 'en', words: english },
  { tag: 'de', words: german },
];

/** The tags of all languages of the interface. */
export const LANGUAGE_TAGS: readonly string[] = LANGUAGES.map(({ tag }) => tag);

/**
 * Returns the language of the interface for a tag: `de` for `de-AT`; undefined if no catalogue
 * matches.
 */
export function languageOf(tag: string): Language | undefined {
  const primary = tag.toLowerCase().split('-')[0];
  return LANGUAGES.find((one) => one.tag === primary);
}

/** English, which has every string. */
const ENGLISH: Language = { tag: 'en', words: english };

/** Returns the language of the interface for a tag, or else English. */
export const interfaceFor = (tag: string): Language => languageOf(tag) ?? ENGLISH;

// ISO 15924: the scripts that are written from right to left.
const RIGHT_TO_LEFT = new Set([
  'Adlm',
  'Arab',
  'Aran',
  'Hebr',
  'Mand',
  'Nkoo',
  'Rohg',
  'Samr',
  'Syrc',
  'Thaa',
  'Yezi',
]);

/**
 * Returns the direction of a language, by its script or its usual script. An invalid BCP 47 tag is
 * left to right.
 */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  try {
    return RIGHT_TO_LEFT.has(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr';
  } catch {
    return 'ltr';
  }
}
