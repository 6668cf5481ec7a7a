#!/usr/bin/env node
// Starts the command line: from its sources in a working copy, compiled in an installed package.
// This file is JavaScript, because a Node that is too old must be able to read it.

import { existsSync } from 'node:fs';
import module from 'node:module';

const SOURCE = new URL('./candor.ts', import.meta.url);
const COMPILED = new URL('../lib/candor.mjs', import.meta.url);

const fromSource = existsSync(SOURCE);
if (module.enableCompileCache === undefined || (fromSource && !process.features.typescript)) {
  const [wanted, hint] = fromSource
    ? ['22.18', ' Run it with npm, which uses the right version: npm run candor -- <command>']
    : ['22.12', ''];
  process.stderr.write(
    `Candor needs Node ${wanted} or newer; this is ${process.version}.${hint}\n`,
  );
  process.exit(2);
}

// "candor check | head" closes the pipe early. The command continues, so that nothing is half done.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
  });

// These commands run the code that they render, which can contain embargoed content: no cache must
// keep it.
const command = process.argv.slice(2).find((word) => !word.startsWith('-'));
if (command !== 'preview' && command !== 'dev') module.enableCompileCache();
const { main } = await import((fromSource ? SOURCE : COMPILED).href);
process.exitCode = await main(process.argv.slice(2));
