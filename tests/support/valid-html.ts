// Pages as html-validate judges them: what browsers mend in silence, and what readers of screens would stumble over.

import { HtmlValidate, StaticConfigLoader } from 'html-validate';

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:recommended', 'html-validate:document'],
    rules: {
      // The title of an advisory is its summary, of up to 120 characters, and the name of the site: cut, it would say less.
      'long-title': 'off',
      // Scripts and styles come from the site itself, which the policy of every page holds.
      'require-sri': ['error', { target: 'crossorigin' }],
    },
  }),
);

/** What is wrong with the HTML of a file: "line:column rule message". */
export async function htmlFaults(file: string, html: string): Promise<string[]> {
  const { results } = await validator.validateString(html, file);
  return results.flatMap(({ messages }) =>
    messages.map(({ line, column, ruleId, message }) => `${file}:${line}:${column} ${ruleId} ${message}`),
  );
}
