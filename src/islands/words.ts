// The texts of a script, as its page embeds them.

import type { ScriptWords } from '../language/script-words.ts';

/** Returns the texts of a script by its name. Throws if the page has none. */
export function wordsOf<Name extends keyof ScriptWords>(name: Name): ScriptWords[Name] {
  const text = document.getElementById(`words-${name}`)?.textContent;
  if (!text) throw new Error(`The page has no words for ${name}.`);
  return JSON.parse(text);
}

/** Returns the language of the page, for plurals. */
export const pageLanguage = (): string => document.documentElement.lang || 'en';
