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

/** The number of files that are written at once. */
const PARALLEL = 32;

/** Text around the content of many pages: it would match everywhere, and fill the excerpts. */
const REPEATED = ['.trail', '.jump', '.rail', '.pager', '.filter', 'thead', 'caption'];

/** A site with finished pages. */
interface IndexedSite {
  readonly site: string;
  /** BCP 47. */
  readonly language: string;
  /** The pages of the site as `pagesOfSite` returns them. Other files can be written meanwhile. */
  readonly pages: readonly string[];
}

/**
 * Writes the index of all pages of a site with a `data-pagefind-body` into its folder. Throws if
 * Pagefind reports a fault. Loads nothing from the network.
 */
export async function writeSearchIndex({ site, language, pages }: IndexedSite): Promise<void> {
  const pagefind = await import('pagefind');
  try {
    const [forceLanguage = 'en'] = language.toLowerCase().split('-');
    const { index, errors } = await pagefind.createIndex({
      forceLanguage,
      excludeSelectors: [...REPEATED],
    });
    if (index === undefined)
      throw new Error(`The search index could not be built: ${errors.join('; ')}`);
    for (const file of pages) {
      const content = await readFile(join(site, file), 'utf8');
      if (!content.includes('data-pagefind-body')) continue;
      refuse((await index.addHTMLFile({ sourcePath: file, content: spaced(content) })).errors);
    }
    const made = await index.getFiles();
    refuse(made.errors);
    const files = made.files.filter((one) => !UNUSED.test(one.path));
    for (const folder of new Set(files.map(({ path }) => dirname(join(site, SEARCH_FOLDER, path)))))
      await mkdir(folder, { recursive: true });
    for (let i = 0; i < files.length; i += PARALLEL)
      await Promise.all(
        files
          .slice(i, i + PARALLEL)
          .map(({ path, content }) => writeFile(join(site, SEARCH_FOLDER, path), content)),
      );
    await index.deleteIndex();
  } finally {
    // Pagefind runs in a separate process, which would keep this one alive.
    await pagefind.close();
  }
}

/** Pagefind joins the texts of adjacent names of rows and values: "Also known asCVE-2026-1". */
const spaced = (html: string): string =>
  html.replace(/<\/(?:dt|th|caption|summary|pre|svg)>/g, (end) => ` ${end} `);

/** Returns the pages of a site that the index can contain, in a fixed order. */
export async function pagesOfSite(site: string): Promise<string[]> {
  const entries = await readdir(site, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => relative(site, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => !LATER_PAGES.test(file))
    .sort(order);
}

function refuse(errors: readonly string[]): void {
  if (errors.length > 0)
    throw new Error(`The search index could not be built: ${errors.join('; ')}`);
}
