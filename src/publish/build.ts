// Builds a site in place of the one that is there: all or nothing.

import { replaceFolder } from '../disk/swap-folder.ts';
import { refuseLeaks } from '../embargo/refuse-leaks.ts';
import type { Reading } from '../read/index.ts';
import { demandReplaceable } from './out-folder.ts';
import { renderSite } from './render-site.ts';

/** How a site is built. */
export interface BuildOptions {
  /** Whether messages can name files of content. */
  readonly open?: boolean;
  /** Looks at the finished site before it is put in place. An error that it throws refuses the site. */
  readonly inspect?: ((folder: string, reading: Reading) => Promise<void>) | undefined;
}

/**
 * Builds a reading into a folder. Until the last moment, and after a failure, the folder is what it was. Throws Leaked if the site
 * contains anything that is not public. Returns warnings, in lines.
 */
export async function buildInto(
  out: string,
  reading: Reading,
  { open = false, inspect }: BuildOptions = {},
): Promise<string[]> {
  const warnings: string[] = [];
  await replaceFolder(
    out,
    (folder) => demandReplaceable(folder, out),
    async (work) => {
      const site = await renderSite(reading, work);
      warnings.push(...refuseLeaks(site, reading, open));
      await inspect?.(site, reading);
      return site;
    },
  );
  return warnings;
}
