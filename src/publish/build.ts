// Builds a site and replaces the old one: all or nothing.

import { replaceFolder } from '../disk/swap-folder.ts';
import { refuseLeaks } from '../embargo/refuse-leaks.ts';
import { visible } from '../model/text/visible.ts';
import type { Reading } from '../read/index.ts';
import { demandReplaceable } from './out-folder.ts';
import { renderSite } from './render-site.ts';

/** Options of a build. */
interface BuildOptions {
  /** True if messages can name content files. */
  readonly open?: boolean;
  /** Checks the finished site before it is put in place. If it throws, the site is refused. */
  readonly inspect?: ((folder: string, reading: Reading) => Promise<void>) | undefined;
}

/**
 * Builds a reading into a folder. The folder stays unchanged until the swap, and after a failure.
 * Throws Leaked if the site contains private content. Returns warnings, in lines.
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
      warnings.push(...withheldLines(reading.withheld, open));
      warnings.push(...refuseLeaks(site, reading, open));
      await inspect?.(site, reading);
      return site;
    },
  );
  return warnings;
}

/** Says which files are left out. Their names can reveal what is not public. */
function withheldLines(paths: readonly string[], open: boolean): string[] {
  if (paths.length === 0) return [];
  const one = paths.length === 1;
  const shown = open ? `: ${paths.map(visible).join(', ')}` : '';
  const files = one ? '1 file' : `${paths.length} files`;
  return [
    `Left out ${files} of public/ that only records that are not public use${shown}. ${one ? 'It is' : 'They are'} published with the first of them.`,
  ];
}
