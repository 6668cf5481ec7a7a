// Loads Candor without its bounds on the lengths of texts and lists, and on the marks of Markdown in a file: node --import
// tests/embargo/hostile/roomy.mjs. A field then has room for every payload at once. Within the bounds each few payloads would take a site.

import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';

/** By file: what is taken away, and its replacement. */
const BOUNDS = {
  '/src/model/source/fields.ts': ['.max(max)', ''],
  '/src/model/markdown/limits.ts': ['marks: 15_000', 'marks: 1_000_000'],
};

registerHooks({
  load(url, context, next) {
    const [file, bound] = Object.entries(BOUNDS).find(([end]) => url.endsWith(end)) ?? [];
    if (file === undefined) return next(url, context);
    const text = readFileSync(fileURLToPath(url), 'utf8');
    if (!text.includes(bound[0]))
      throw new Error(`${file} no longer holds ${bound[0]}: change the table.`);
    return {
      format: 'module',
      source: stripTypeScriptTypes(text.replaceAll(...bound)),
      shortCircuit: true,
    };
  },
});
