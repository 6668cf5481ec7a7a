// Compiles the command line into lib/, for the package: Node strips no types below node_modules.
// Run by npm before it packs. Packages that only the commands need are compiled in, so that a user
// does not install them.

import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

const ROOT = join(import.meta.dirname, '../..');
const LIB = join(ROOT, 'lib');

const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(
  readFileSync(join(ROOT, 'package.json'), 'utf8'),
);
/** A package that users install, or a file of it. */
const isInstalled = (id: string): boolean =>
  Object.keys(dependencies).some((name) => id === name || id.startsWith(`${name}/`));

rmSync(LIB, { recursive: true, force: true });
const bundle = await rolldown({
  input: {
    candor: join(ROOT, 'scripts/candor.ts'),
    // Runs in a thread, which needs a file of its own.
    'site-worker': join(ROOT, 'src/publish/site-worker.ts'),
  },
  platform: 'node',
  external: isInstalled,
});
await bundle.write({
  dir: LIB,
  format: 'esm',
  entryFileNames: '[name].mjs',
  chunkFileNames: '[name]-[hash].mjs',
  minify: { compress: true, mangle: false, codegen: { removeWhitespace: false } },
});
await bundle.close();
