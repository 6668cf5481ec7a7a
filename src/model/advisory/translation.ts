// A translation of an advisory: advisories/<year>/<ID>.<lang>.md. It contains only text: versions,
// scores and dates come from the original, which is the only source of feeds and machine formats,
// except for the texts of formats that want English. It is as private as the original.

import type { z } from 'zod';
import { type Instant, isAfter } from '../instant.ts';
import { instant, line, object } from '../source/fields.ts';
import { type Section, splitSections } from './sections.ts';

/** The front matter of advisories/<year>/<ID>.<lang>.md. */
export const translationSchema = object({
  summary: line(120).describe(
    "The original's summary in this language: plain text, one line, at most 120 characters.",
  ),
  of: instant().describe(
    'The "modified" of the original that was translated: its publication, or its latest revision that is not editorial. If the original changes again, pages say that the translation is out of date.',
  ),
});

type TranslationMatter = z.output<typeof translationSchema>;

/** A translation. Pages only receive translations of public advisories. */
export interface Translation extends TranslationMatter {
  /** The id of the original. */
  readonly id: string;
  /** BCP 47, from the file name. */
  readonly lang: string;
  /** Path below the content folder. */
  readonly file: string;
  /** The Markdown as written. */
  readonly body: string;
  readonly sections: readonly Section[];
}

/** Returns a translation from its front matter and text. */
export function translationOf(
  { id, lang, file }: Pick<Translation, 'id' | 'lang' | 'file'>,
  matter: TranslationMatter,
  body: string,
): Translation {
  return { ...matter, id, lang, file, body, sections: splitSections(body) };
}

/** True if the original was changed after it was translated. */
export function isStale(
  { of }: Pick<Translation, 'of'>,
  { modified }: { readonly modified: Instant },
): boolean {
  return isAfter(modified, of);
}
