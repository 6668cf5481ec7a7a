// The words of a script, as its page hands them over.

import type { ScriptWords } from '../language/script-words.ts';

/** The words of a script by its name; throws where the page has none. */
export function wordsOf<Name extends keyof ScriptWords>(name: Name): ScriptWords[Name] {
  const text = document.getElementById(`words-${name}`)?.textContent;
  if (!text) throw new Error(`The page has no words for ${name}.`);
  return JSON.parse(text);
}

/** The language of the page, for plurals. */
export const pageLanguage = (): string => document.documentElement.lang || 'en';
