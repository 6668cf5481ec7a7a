// Pages checked by html-validate: faults that browsers silently repair, and faults that affect
// users of screen readers.

import { HtmlValidate, StaticConfigLoader } from 'html-validate';

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:recommended', 'html-validate:document'],
    rules: {
      // The title of an advisory is its summary, of up to 120 characters, and the name of the site.
      // A shorter title would lose information.
      'long-title': 'off',
      // Scripts and styles come from the site itself, as the policy of every page requires.
      'require-sri': ['error', { target: 'crossorigin' }],
    },
  }),
);

/** The faults in the HTML of a file: "line:column rule message". */
export async function htmlFaults(file: string, html: string): Promise<string[]> {
  const { results } = await validator.validateString(html, file);
  return results.flatMap(({ messages }) =>
    messages.map(
      ({ line, column, ruleId, message }) => `${file}:${line}:${column} ${ruleId} ${message}`,
    ),
  );
}
