// Broken translations of advisories: names, days and texts that do not match the original.

import { ADVISORY, DRAFT, TRANSLATION } from './base.ts';
import { type BrokenInput, edit, remove, rename, saying, textOf, write } from './broken-input.ts';

/** A translation of the public advisory, which last changed at 2026-05-20T10:00:00Z. */
const text = (
  of = '2026-05-20T10:00:00Z',
  summary = 'Heap-Überlauf beim Öffnen eines Archivs',
): string =>
  textOf(TRANSLATION)
    .replace(/^summary: .*$/m, `summary: ${summary}`)
    .replace(/^of: .*$/m, `of: ${of}`);
const named = (tag: string): string => ADVISORY.replace(/\.md$/, `.${tag}.md`);
const FILE = named('de');

const misnamed = (tag: string, code: string, says: RegExp): BrokenInput =>
  saying(
    write(`a translation into "${tag}"`, named(tag), text(), `${code}@${named(tag)}:1:1`),
    says,
  );

const NAMES: readonly BrokenInput[] = [
  remove('a translation without its original', DRAFT, `translation-original@${TRANSLATION}:1:1`),
  saying(
    rename(
      'a translation of another id',
      TRANSLATION,
      'advisories/2026/ORB-2026-0444.de.md',
      'translation-original@advisories/2026/ORB-2026-0444.de.md:1:1',
    ),
    /translation of ORB-2026-0444, but that advisory does not exist/,
  ),
  saying(
    rename(
      'a translation in the folder of another year',
      TRANSLATION,
      'advisories/2025/ORB-2026-0004.de.md',
      'id-year@advisories/2025/ORB-2026-0004.de.md:1:1',
    ),
    /belongs in advisories\/2026\//,
  ),
  write(
    'two translations into one language',
    'advisories/2025/ORB-2026-0004.de.md',
    textOf(TRANSLATION),
    'id-year@advisories/2025/ORB-2026-0004.de.md:1:1',
    `id-duplicate@${TRANSLATION}:1:1`,
  ),
  misnamed('old', 'translation-language', /"old" is not a known language/),
  misnamed('german', 'translation-language', /"german"/),
  misnamed('de_AT', 'translation-language', /"de_AT" is not a language tag/),
  misnamed('de.bak', 'translation-language', /"de\.bak" is not a language tag/),
  misnamed('pt-br', 'translation-language', /"pt-br" is written "pt-BR"/),
  misnamed('iw', 'translation-language', /"iw" is written "he"/),
  misnamed('en', 'translation-own-language', /"en" is the language of the site/),
];

const DAYS: readonly BrokenInput[] = [
  saying(
    write(
      'a translation of what was changed since',
      FILE,
      text('▸2026-05-12T16:00:00Z'),
      'translation-stale',
    ),
    /changed at 2026-05-20T10:00:00Z, after the translated version \(2026-05-12T16:00:00Z\)/,
  ),
  write(
    'a translation of what is not there yet',
    FILE,
    text('▸2026-05-21T10:00:00Z'),
    'translation-ahead',
  ),
  write('a translation of a day', FILE, text('▸2026-05-20'), 'date-zone'),
];

const TEXTS: readonly BrokenInput[] = [
  ...['Impact', 'Am I affected?', 'Upgrade', 'Mitigation'].map((heading) =>
    saying(
      write(
        `a translation without ${heading}`,
        FILE,
        text().replace(`## ${heading}\n`, '### Anderes\n'),
        `translation-section@${FILE}:1:1`,
      ),
      new RegExp(`section "## ${heading.replace('?', '\\?')}"`),
    ),
  ),
  edit(
    'a translation of nothing',
    TRANSLATION,
    'None known.',
    '',
    `translation-section@${TRANSLATION}:18:1`,
  ),
  write('a translation with a top heading', FILE, `${text()}\n▸# Titel\n`, 'body-title'),
  write('a translation with HTML', FILE, `${text()}\nEin ▸<b>Wort</b>.\n`, 'body-html'),
  write('a translation that is not finished', FILE, `${text()}\n▸TODO: Rest.\n`, 'text-leftover'),
  write('a translation with an unfinished title', FILE, text(undefined, '▸TODO'), 'text-leftover'),
  write(
    'a translation that mentions a person',
    FILE,
    `${text()}\nDank an ▸@jemand und andere.\n`,
    'text-mention',
  ),
  write(
    'a translation with what nobody sees',
    FILE,
    `${text()}\nEin▸\u200bWort.\n`,
    'text-invisible',
  ),
];

export const TRANSLATIONS: readonly BrokenInput[] = [...NAMES, ...DAYS, ...TEXTS];
