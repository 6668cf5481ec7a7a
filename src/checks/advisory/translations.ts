// Translations of advisories: each has an original, is in a different language, and matches the
// original.

import { tagFault } from '../../language/tag.ts';
import { isPublic } from '../../model/advisory/advisory.ts';
import { SECTIONS, type SectionName, sectionText } from '../../model/advisory/sections.ts';
import { isStale, type Translation } from '../../model/advisory/translation.ts';
import type { Everything } from '../../model/content.ts';
import { isAfter } from '../../model/instant.ts';
import type { Place } from '../../model/problem/problem.ts';
import type { Site } from '../../model/site/site.ts';
import { checkFor, type Found } from '../check.ts';
import { htmlTags, topHeading } from './body.ts';
import { type AnyAdvisory, advisoriesById } from './each.ts';

type Code =
  | 'translation-original'
  | 'translation-language'
  | 'translation-own-language'
  | 'translation-stale'
  | 'translation-ahead'
  | 'translation-section'
  | 'body-title'
  | 'body-html';

/** Sections that a translation must have if the original has them. */
const REQUIRED = ['impact', 'affected', 'upgrade', 'mitigation'] as const satisfies SectionName[];

/** Checks each translation, public or not. */
export const translations = checkFor<Code>(
  [
    'translation-original',
    'translation-language',
    'translation-own-language',
    'translation-stale',
    'translation-ahead',
    'translation-section',
    'body-title',
    'body-html',
  ],
  function* (everything: Everything) {
    const { site, content, desk } = everything;
    const all = [...content.translations, ...desk.translations];
    if (all.length === 0) return;
    const originals = advisoriesById(everything);
    for (const translation of all) {
      yield* inName(translation, site);
      const original = originals.get(translation.id);
      if (original === undefined) {
        const message = `This is a translation of ${translation.id}, but that advisory does not exist.`;
        yield { code: 'translation-original', file: translation.file, at: 'start', message };
      } else yield* compareWithOriginal(translation, original);
      yield* inBody(translation);
    }
  },
);

function* inName(
  { lang, file }: Translation,
  { language }: Site,
): Generator<Found<'translation-language' | 'translation-own-language'>> {
  const fault = tagFault(lang);
  if (fault !== undefined) {
    const remedy =
      fault.meant === undefined ? {} : { remedy: `Rename it to end in ".${fault.meant}.md".` };
    yield { code: 'translation-language', file, at: 'start', message: fault.message, ...remedy };
  } else if (lang.toLowerCase() === language.toLowerCase())
    yield {
      code: 'translation-own-language',
      file,
      at: 'start',
      message: `"${lang}" is the language of the site, which is also the language of the original.`,
    };
}

function* compareWithOriginal(
  translation: Translation,
  original: AnyAdvisory,
): Generator<Found<'translation-stale' | 'translation-ahead' | 'translation-section'>> {
  const { file, of } = translation;
  // An unpublished advisory has no time of its last change.
  if (isPublic(original) && isStale(translation, original)) {
    const message = `The original was changed at ${original.modified}, after the translated version (${of}).`;
    yield { code: 'translation-stale', file, at: { path: ['of'] }, message };
  } else if (isPublic(original) && isAfter(of, original.modified)) {
    const message = `"of" is ${of}, but the original was last changed at ${original.modified}.`;
    yield { code: 'translation-ahead', file, at: { path: ['of'] }, message };
  }
  for (const name of REQUIRED) {
    if (
      sectionText(original.sections, name) === '' ||
      sectionText(translation.sections, name) !== ''
    )
      continue;
    const given = translation.sections.find((one) => one.name === name);
    const at: Place =
      given === undefined ? 'start' : { bodyOffset: given.offset, length: given.length };
    const message = `The section "## ${SECTIONS[name]}" of the original is not translated.`;
    yield { code: 'translation-section', file, at, message };
  }
}

function* inBody({ file, body }: Translation): Generator<Found<'body-title' | 'body-html'>> {
  const title = topHeading(body);
  if (title !== undefined)
    yield {
      code: 'body-title',
      file,
      at: title,
      message: `The text has the level 1 heading "${title.text}".`,
    };
  for (const tag of htmlTags(body)) {
    const message = `The text contains the raw HTML ${tag.text}, which is never published.`;
    yield { code: 'body-html', file, at: tag, message };
  }
}
