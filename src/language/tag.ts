// Tags of languages as names of files have them: BCP 47 in its canonical form, of a language that is known.

const NAMES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none', languageDisplay: 'standard' });

/**
 * Judges a tag: undefined where it is right; else why not, and what is meant where that is plain. A tag that is not in canonical form
 * ("pt-br") would give one language two addresses.
 */
export function tagFault(tag: string): { readonly message: string; readonly meant?: string } | undefined {
  const canonical = canonicalOf(tag);
  if (canonical === undefined) return { message: `"${tag}" is no language tag such as de, ar or pt-BR.` };
  const known = NAMES.of(new Intl.Locale(canonical).language) !== undefined;
  if (!known) return { message: `"${tag}" names no known language; a tag such as de, ar or pt-BR is wanted.` };
  if (canonical !== tag) return { message: `The language tag "${tag}" is written "${canonical}".`, meant: canonical };
  return undefined;
}

function canonicalOf(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/** What a language calls itself: "Deutsch"; the tag where that is not known. */
export function ownName(tag: string): string {
  return new Intl.DisplayNames([tag, 'en'], { type: 'language', languageDisplay: 'standard' }).of(tag) ?? tag;
}
