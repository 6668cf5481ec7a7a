// Starts the command line, from its bundle if possible, otherwise from its sources. This file and
// bundle.mjs are JavaScript: Node then caches their compiled form, and does not load its TypeScript
// parser, which takes longer than reading a hundred advisories.

import module from 'node:module';
import { freshBundle, keepBundle } from './bundle.mjs';

// Without npm, the Node on PATH is used, which can be too old to run TypeScript.
if (module.enableCompileCache === undefined || !process.features.typescript) {
  process.stderr.write(
    `Candor needs Node 22.18 or newer; this is ${process.version}. Call it through npm, which brings its own: npm run candor -- <command>\n`,
  );
  process.exit(2);
}

// Astro loads sources of Candor itself, and must load the same modules as the command.
const FROM_SOURCE = new Set(['build', 'dev', 'preview']);

const command = process.argv.slice(2).find((word) => !word.startsWith('-'));
// A preview runs the code that it renders, which can contain embargoed content: no cache must keep
// it.
if (command !== 'preview') module.enableCompileCache();
const fromSource = FROM_SOURCE.has(command ?? '') || process.env['CANDOR_DEBUG'];
const bundle = fromSource ? undefined : freshBundle();
const { main } = await load();
process.exitCode = await main(process.argv.slice(2));
if (!fromSource && bundle === undefined) await keepBundle();

// Another user can have created the bundle with permissions that exclude this one.
async function load() {
  if (bundle === undefined) return import('./candor.ts');
  try {
    return await import(bundle);
  } catch {
    return import('./candor.ts');
  }
}
