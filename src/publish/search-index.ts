// The index of the search, by Pagefind: made of the finished pages in the folder of the site, so that it holds what they hold and
// nothing else. Pages are given to it one by one in a fixed order: then the same pages give the same bytes.

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { SEARCH_FOLDER } from '../model/site/search.ts';
import { order } from '../model/text/order.ts';

/** Pagefind's own pages and styles, which the site has no use for, and marking words on the page that is led to. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./;
/** The further pages of lists hold nothing that the pages that they list do not say. */
const LISTED_ANEW = /(?:^|\/)page\/\d+\/index\.html$/;

/** What stands around the text of many pages alike: it would be found everywhere, and fill the excerpts. */
const AROUND = ['.trail', '.jump', '.rail', '.pager', '.filter', 'thead', 'caption'];

/**
 * Writes the index of all pages of a site that have a `data-pagefind-body` into its folder. `language`: BCP 47. Throws where
 * Pagefind reports a fault. Loads nothing from anywhere.
 */
export async function writeSearchIndex(site: string, language: string): Promise<void> {
  const pagefind = await import('pagefind');
  try {
    const [forceLanguage = 'en'] = language.toLowerCase().split('-');
    const { index, errors } = await pagefind.createIndex({ forceLanguage, excludeSelectors: [...AROUND] });
    if (index === undefined) throw new Error(`The search has no index: ${errors.join('; ')}`);
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
    // It is a process of its own, which this one would wait for.
    await pagefind.close();
  }
}

/** Pagefind takes the texts of neighbours for one word where these are names of rows and values: "Also known asCVE-2026-1". */
const spaced = (html: string): string => html.replace(/<\/(?:dt|th|caption|summary|pre|svg)>/g, (end) => ` ${end} `);

async function pagesIn(site: string): Promise<string[]> {
  const entries = await readdir(site, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => relative(site, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => !LISTED_ANEW.test(file))
    .sort(order);
}

function refuse(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`The search has no index: ${errors.join('; ')}`);
}
