// Renders the site of a reading into a folder, and leaves nothing anywhere else: Astro's and Vite's own files go there too, so that
// two renderings at once do not mix, and nothing of one is found by another.

import { copyFileSync, cpSync, existsSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { placeEnvironment } from '../environment.ts';
import type { Reading } from '../read/index.ts';
import { adopt } from './current-reading.ts';

/** The folder of Candor itself: the site's source. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Files that the sources are read by. */
const BESIDE = ['package.json', 'tsconfig.json'];

/** A copy of the sources: Astro compiles only what lies below its root, and what it names by paths is the same for every root. */
function layOut(work: string): void {
  cpSync(join(ROOT, 'src'), join(work, 'src'), { recursive: true, filter: (path) => !path.endsWith('.test.ts') });
  for (const file of BESIDE) if (existsSync(join(ROOT, file))) copyFileSync(join(ROOT, file), join(work, file));
  symlinkSync(join(ROOT, 'node_modules'), join(work, 'node_modules'), 'junction');
}

/** Renders into `site` below an empty folder; answers its path. Throws what Astro throws. One at a time in a process. */
export async function renderSite(reading: Reading, work: string): Promise<string> {
  const site = join(work, 'site');
  const folder = process.cwd();
  try {
    layOut(work);
    // Astro keeps what it makes on the way below the folder that it runs in: in any other, two renderings would mix.
    process.chdir(work);
    Object.assign(process.env, placeEnvironment(reading.place), { ASTRO_TELEMETRY_DISABLED: '1' });
    adopt(reading);
    const { build } = await import('astro');
    await build({
      // Astro keeps ".astro" below its root.
      root: work,
      configFile: relative(work, join(ROOT, 'astro.config.mjs')),
      outDir: site,
      cacheDir: join(work, 'cache'),
      vite: { cacheDir: join(work, 'vite') },
      logLevel: 'error',
    });
    return site;
  } finally {
    process.chdir(folder);
  }
}
