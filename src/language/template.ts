// Sentences with placeholders as plain data, for scripts in the browser.

/** A text for each plural category of its language (CLDR); "other" is always present. */
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & {
  readonly other: string;
};

type Values = Readonly<Record<string, string | number>>;

/**
 * Replaces the placeholders in a text: "{n} results" with 3. A placeholder without a value stays.
 */
export function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/**
 * Returns the text for a number in a language; {n} becomes the number, and other placeholders their
 * values.
 */
export function plural(forms: Plural, n: number, lang: string, values: Values = {}): string {
  const form = new Intl.PluralRules(lang).select(n);
  return fill(forms[form] ?? forms.other, { n, ...values });
}
