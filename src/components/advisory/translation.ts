// The pages of one advisory in its languages, and the markup of translated texts.

import { directionOf } from '../../language/index.ts';
import type { Speech } from '../../language/speech.ts';
import { ownName } from '../../language/tag.ts';
import type { Advisory } from '../../model/advisory/advisory.ts';
import type { Translation } from '../../model/advisory/translation.ts';
import { advisoryPath, type Site, translationPath } from '../../model/site/site.ts';

/** An advisory in one language. */
export interface LanguageVersion {
  /** BCP 47. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** The language's own name. */
  readonly name: string;
  /** Relative to the site root. */
  readonly path: string;
  readonly isOriginal: boolean;
}

/**
 * Returns the original first, then the translations in their order; empty if there is no
 * translation.
 */
export function languageVersions(
  { id }: Pick<Advisory, 'id'>,
  translations: readonly Pick<Translation, 'lang'>[],
  { language }: Pick<Site, 'language'>,
): LanguageVersion[] {
  if (translations.length === 0) return [];
  const version = (lang: string, path: string, isOriginal: boolean): LanguageVersion => ({
    lang,
    dir: directionOf(lang),
    name: ownName(lang),
    path,
    isOriginal,
  });
  return [
    version(language, advisoryPath(id), true),
    ...translations.map(({ lang }) => version(lang, translationPath(id, lang), false)),
  ];
}

/**
 * Returns the attributes of a text in the language of a translation: its direction, and its
 * language if the page has another one.
 */
export function translatedText(
  lang: string,
  page: Pick<Speech, 'lang'>,
): { readonly dir: 'ltr' | 'rtl'; readonly lang?: string } {
  const dir = directionOf(lang);
  return page.lang === lang ? { dir } : { dir, lang };
}
