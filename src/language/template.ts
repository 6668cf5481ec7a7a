// Sentences that are plain data, with places to fill: what reaches scripts in the browser.

/** A text for each plural category of its language (CLDR); "other" is always there. */
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

type Values = Readonly<Record<string, string | number>>;

/** Puts values into the places of a text: "{n} results" with 3. A place without a value stays as it is. */
export function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/** The text for a number in a language, with the number in the place {n} and values in the others. */
export function plural(forms: Plural, n: number, lang: string, values: Values = {}): string {
  const form = new Intl.PluralRules(lang).select(n);
  return fill(forms[form] ?? forms.other, { n, ...values });
}
