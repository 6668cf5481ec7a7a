// Loads Candor with one guard taken away: whatever is imported by an address with "?without=<number>", and all that this imports in
// turn, is loaded again for that number, the text of the guard replaced. One process does it for all guards.

import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GUARDS } from './guards.ts';

const ROOT = join(import.meta.dirname, '../../..');
const WITHOUT = /\?without=(\d+|none)$/;

registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context);
    const [query] = WITHOUT.exec(context.parentURL ?? '') ?? [];
    const own =
      resolved.url.startsWith('file:') &&
      resolved.url.endsWith('.ts') &&
      !resolved.url.includes('/node_modules/');
    return query !== undefined && own ? { ...resolved, url: resolved.url + query } : resolved;
  },
  load(url, context, next) {
    const [query, number] = WITHOUT.exec(url) ?? [];
    if (query === undefined) return next(url, context);
    const file = fileURLToPath(url.slice(0, -query.length));
    return { format: 'module', source: changed(file, GUARDS[Number(number)]), shortCircuit: true };
  },
});

const scripts = new Map();

function changed(file, guard) {
  if (guard === undefined || file !== join(ROOT, guard.file)) {
    if (!scripts.has(file)) scripts.set(file, stripTypeScriptTypes(readFileSync(file, 'utf8')));
    return scripts.get(file);
  }
  const text = readFileSync(file, 'utf8');
  if (!text.includes(guard.from))
    throw new Error(`${guard.file} no longer holds ${guard.name}: change the table.`);
  return stripTypeScriptTypes(text.replace(guard.from, () => guard.to));
}

/** Whether a probe is held without a guard: true, false, or what it throws. */
async function held(probe, query) {
  try {
    const { PROBES } = await import(`./probes.ts?without=${query}`);
    return await PROBES[probe](JSON.parse(process.argv[2]));
  } catch (error) {
    return String(error.stack);
  }
}

const only = new Set(process.argv.slice(3));
const results = [];
const whole = new Map();
for (const [i, { name, probe }] of GUARDS.entries()) {
  if (only.size > 0 && !only.has(probe)) continue;
  if (!whole.has(probe)) whole.set(probe, await held(probe, 'none'));
  results.push({ name, probe, whole: whole.get(probe), without: await held(probe, i) });
}
process.stdout.write(JSON.stringify(results));
process.exit(0);
