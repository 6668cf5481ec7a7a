// Explains why a folder is not a content folder, and suggests the one that was most likely meant.

import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { nearest } from '../src/model/text/nearest.ts';

const SITE = 'site.yaml';
const SKIPPED = new Set(['node_modules', 'dist', 'coverage']);
/** The most folders that are searched. */
const MOST = 500;

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

/**
 * Returns the reason why a folder cannot be the content folder, with a suggestion. Undefined if it
 * can be.
 */
export function contentFolderFault(folder: string): string | undefined {
  if (!isFolder(folder)) {
    const parent = dirname(folder);
    const names = isFolder(parent) ? foldersIn(parent).map((path) => basename(path)) : [];
    const near = nearest(basename(folder), names);
    const meant = [
      ...(near === undefined ? [] : [join(parent, near)]),
      ...contentFoldersBelow(isFolder(parent) ? parent : process.cwd()),
    ].find((one) => existsSync(join(one, SITE)));
    return `There is no folder ${folder}. ${didYouMean(meant)}Run "candor init" to create one.`;
  }
  if (existsSync(join(folder, SITE))) return undefined;
  const [inside] = contentFoldersBelow(folder);
  const above = [dirname(folder), dirname(dirname(folder))].find((one) =>
    existsSync(join(one, SITE)),
  );
  const meant = inside ?? above;
  return meant === undefined
    ? undefined
    : `${shown(folder)} has no ${SITE}, but ${shown(meant)} has one. ${didYouMean(meant).trim()}`;
}

const shown = (folder: string): string => relative(process.cwd(), folder) || '.';
const didYouMean = (meant: string | undefined): string =>
  meant === undefined ? '' : `Did you mean --content ${shown(meant)}? `;

/** The nearest folders below one that have a site.yaml, at most two levels down. */
function contentFoldersBelow(folder: string): string[] {
  const first = foldersIn(folder);
  const second = first.flatMap(foldersIn);
  return [...first, ...second].slice(0, MOST).filter((path) => existsSync(join(path, SITE)));
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(
        (entry) => entry.isDirectory() && !entry.name.startsWith('.') && !SKIPPED.has(entry.name),
      )
      .map(({ name }) => join(folder, name))
      .sort();
  } catch {
    return [];
  }
}
