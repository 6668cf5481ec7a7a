// Renders the site of a reading into a folder, and writes nothing elsewhere. The files of Astro and
// Vite go there too, so that parallel renderings do not mix, and none uses the files of another.

import { join } from 'node:path';
import { astroEnvironment } from '../environment.ts';
import type { Reading } from '../read/index.ts';
import { astroConfig } from './astro-config.ts';
import { stopBackground } from './background.ts';
import { adopt } from './current-reading.ts';
import { copySources } from './source-copy.ts';

/**
 * Renders into `site` below an empty folder and returns its path. Throws the errors of Astro. One
 * rendering at a time in a process.
 */
export async function renderSite(reading: Reading, work: string): Promise<string> {
  const site = join(work, 'site');
  const folder = process.cwd();
  try {
    copySources(work);
    // Astro stores intermediate files below the working directory. In a shared one, two renderings
    // would mix.
    process.chdir(work);
    Object.assign(process.env, astroEnvironment(reading.place));
    adopt(reading);
    const { build } = await import('astro');
    const config = astroConfig(reading.place.publicFolder);
    await build({
      ...config,
      configFile: false,
      // Astro stores ".astro" below its root.
      root: work,
      outDir: site,
      cacheDir: join(work, 'cache'),
      vite: { ...config.vite, cacheDir: join(work, 'vite') },
      logLevel: 'error',
    });
    return site;
  } finally {
    // After a failure, threads may still write into the folder, which the caller deletes.
    await stopBackground();
    process.chdir(folder);
  }
}
