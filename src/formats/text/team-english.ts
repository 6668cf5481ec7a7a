// The text of the team in English, for formats that want English (OSV, `summary` and `details`; CVE,
// `descriptions`): its own translation of an advisory in another language.

import type { Advisory } from '../../model/advisory/advisory.ts';
import { isStale, type Translation } from '../../model/advisory/translation.ts';
import type { Site } from '../../model/site/site.ts';

/** The English translations of a site by the ids of their originals. */
export type EnglishTexts = ReadonlyMap<string, Translation>;

/** True for every variant of English (BCP 47). */
const isEnglish = (language: string): boolean => /^en(?:-|$)/i.test(language);

/** Returns the English translations. Of several variants, the first. */
export const englishTexts = (translations: readonly Translation[]): EnglishTexts =>
  new Map(
    translations
      .filter(({ lang }) => isEnglish(lang))
      .map((one) => [one.id, one] as const)
      .reverse(),
  );

const made = new WeakMap<Translation, { of: Advisory; english: Advisory }>();

/**
 * Returns an advisory with the summary and the sections of its English translation; undefined if the
 * site is in English, the record is imported, or no translation is up to date.
 */
export function englishOf(
  advisory: Advisory,
  { site, english }: { readonly site: Pick<Site, 'language'>; readonly english: EnglishTexts },
): Advisory | undefined {
  const translation = english.get(advisory.id);
  if (isEnglish(site.language) || advisory.imported !== undefined || translation === undefined)
    return undefined;
  if (isStale(translation, advisory)) return undefined;
  const known = made.get(translation);
  if (known?.of === advisory) return known.english;
  const { summary, body, sections } = translation;
  const translated = { ...advisory, summary, body, sections };
  made.set(translation, { of: advisory, english: translated });
  return translated;
}
