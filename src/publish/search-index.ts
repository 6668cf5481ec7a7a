// The search index, by Pagefind: built from the finished pages in the folder of the site, so that
// it contains exactly their content. Pages are added one by one in a fixed order, so that the same
// pages give the same bytes.

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { SEARCH_FOLDER } from '../model/site/search.ts';
import { order } from '../model/text/order.ts';

/**
 * Unused files: Pagefind's own pages and styles, and the highlighting of words on the target page.
 */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./;
/** The further pages of a list contain only text that the listed pages have too. */
const LATER_PAGES = /(?:^|\/)page\/\d+\/index\.html$/;

/** Text around the content of many pages: it would match everywhere, and fill the excerpts. */
const REPEATED = ['.trail', '.jump', '.rail', '.pager', '.filter', 'thead', 'caption'];

/**
 * Writes the index of all pages of a site with a `data-pagefind-body` into its folder. `language`:
 * BCP 47. Throws if Pagefind reports a fault. Loads nothing from the network.
 */
export async function writeSearchIndex(site: string, language: string): Promise<void> {
  const pagefind = await import('pagefind');
  try {
    const [forceLanguage = 'en'] = language.toLowerCase().split('-');
    const { index, errors } = await pagefind.createIndex({ forceLanguage, excludeSelectors: [...REPEATED] });
    if (index === undefined) throw new Error(`The search index could not be built: ${errors.join('; ')}`);
    for (const file of await pagesIn(site)) {
      const content = await readFile(join(site, file), 'utf8');
      if (!content.includes('data-pagefind-body')) continue;
      refuse((await index.addHTMLFile({ sourcePath: file, content: spaced(content) })).errors);
    }
    const made = await index.getFiles();
    refuse(made.errors);
    for (const { path, content } of made.files.filter((one) => !UNUSED.test(one.path))) {
      const file = join(site, SEARCH_FOLDER, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
    await index.deleteIndex();
  } finally {
    // Pagefind runs in a separate process, which would keep this one alive.
    await pagefind.close();
  }
}

/** Pagefind joins the texts of adjacent names of rows and values: "Also known asCVE-2026-1". */
const spaced = (html: string): string => html.replace(/<\/(?:dt|th|caption|summary|pre|svg)>/g, (end) => ` ${end} `);

async function pagesIn(site: string): Promise<string[]> {
  const entries = await readdir(site, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => relative(site, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => !LATER_PAGES.test(file))
    .sort(order);
}

function refuse(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`The search index could not be built: ${errors.join('; ')}`);
}
