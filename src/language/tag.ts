// Language tags in file names: BCP 47 in its canonical form, of a known language.

const NAMES = new Intl.DisplayNames(['en'], {
  type: 'language',
  fallback: 'none',
  languageDisplay: 'standard',
});

/**
 * Checks a tag: undefined if it is valid; else the fault, with the intended tag if it is obvious. A
 * tag that is not canonical ("pt-br") would give a language two addresses.
 */
export function tagFault(
  tag: string,
): { readonly message: string; readonly meant?: string } | undefined {
  const canonical = canonicalOf(tag);
  if (canonical === undefined)
    return { message: `"${tag}" is not a language tag such as de, ar or pt-BR.` };
  const known = NAMES.of(new Intl.Locale(canonical).language) !== undefined;
  if (!known)
    return { message: `"${tag}" is not a known language; expected a tag such as de, ar or pt-BR.` };
  if (canonical !== tag)
    return { message: `The language tag "${tag}" is written "${canonical}".`, meant: canonical };
  return undefined;
}

function canonicalOf(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/** Returns the name of a language in that language: "Deutsch"; the tag if unknown. */
export function ownName(tag: string): string {
  return (
    new Intl.DisplayNames([tag, 'en'], { type: 'language', languageDisplay: 'standard' }).of(tag) ??
    tag
  );
}
