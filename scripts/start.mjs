// Starts the command line, from one file that holds all it needs where there is one, else from its sources. This file and
// bundle.mjs are JavaScript: Node then keeps their compiled form, and need not load its TypeScript parser, which takes longer
// than reading a hundred advisories.

import module from 'node:module';
import { freshBundle, keepBundle } from './bundle.mjs';

// Without npm, the Node of the machine is taken, which may be too old to run TypeScript.
if (module.enableCompileCache === undefined || !process.features.typescript) {
  process.stderr.write(
    `Candor needs Node 22.18 or newer; this is ${process.version}. Call it through npm, which brings its own: npm run candor -- <command>\n`,
  );
  process.exit(2);
}

// Astro loads sources of ours for itself, and what it loads must be what the command has.
const FROM_SOURCE = new Set(['build', 'dev', 'preview']);

const command = process.argv.slice(2).find((word) => !word.startsWith('-'));
// A preview runs what it renders, and that may hold what is not public: no cache may keep it.
if (command !== 'preview') module.enableCompileCache();
const fromSource = FROM_SOURCE.has(command ?? '') || process.env['CANDOR_DEBUG'];
const bundle = fromSource ? undefined : freshBundle();
const { main } = await load();
process.exitCode = await main(process.argv.slice(2));
if (!fromSource && bundle === undefined) await keepBundle();

// Somebody else may have made the bundle, and may have it to himself.
async function load() {
  if (bundle === undefined) return import('./candor.ts');
  try {
    return await import(bundle);
  } catch {
    return import('./candor.ts');
  }
}
