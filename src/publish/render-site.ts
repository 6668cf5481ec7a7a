// Renders the site of a reading into a folder, and writes nothing elsewhere. The files of Astro and
// Vite go there too, so that parallel renderings do not mix, and none uses the files of another.

import { copyFileSync, cpSync, existsSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { placeEnvironment } from '../environment.ts';
import type { Reading } from '../read/index.ts';
import { adopt } from './current-reading.ts';

/** Candor's own folder: the source of the site. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Files that the sources need beside them. */
const BESIDE = ['package.json', 'tsconfig.json'];

/**
 * Copies the sources: Astro compiles only files below its root, and its relative paths are then the
 * same for every root.
 */
function layOut(work: string): void {
  cpSync(join(ROOT, 'src'), join(work, 'src'), { recursive: true, filter: (path) => !path.endsWith('.test.ts') });
  for (const file of BESIDE) if (existsSync(join(ROOT, file))) copyFileSync(join(ROOT, file), join(work, file));
  symlinkSync(join(ROOT, 'node_modules'), join(work, 'node_modules'), 'junction');
}

/**
 * Renders into `site` below an empty folder and returns its path. Throws the errors of Astro. One
 * rendering at a time in a process.
 */
export async function renderSite(reading: Reading, work: string): Promise<string> {
  const site = join(work, 'site');
  const folder = process.cwd();
  try {
    layOut(work);
    // Astro stores intermediate files below the working directory. In a shared one, two renderings
    // would mix.
    process.chdir(work);
    Object.assign(process.env, placeEnvironment(reading.place), { ASTRO_TELEMETRY_DISABLED: '1' });
    adopt(reading);
    const { build } = await import('astro');
    await build({
      // Astro stores ".astro" below its root.
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
