// The output folder of a site. A build replaces it completely, so it must not contain anything
// else.

import { basename, dirname, join, resolve } from 'node:path';
import { gitFolderOf } from '../disk/git-folder.ts';
import { isSame, isWithin, realPath } from '../disk/same-folder.ts';
import { visible } from '../model/text/visible.ts';
import { UsageError } from '../usage-error.ts';
import { type Foreign, inspectSite } from './built-site.ts';

/** The folders that a build reads or runs from. */
export interface Kept {
  readonly content: string;
  readonly publicFolder: string | undefined;
  /** Candor's own folder. */
  readonly root: string;
  /** The folders that the user or npm works in. */
  readonly working: readonly string[];
}

/** The entries of Candor's own folder that a build must not replace. */
const PROTECTED = [
  '.ci',
  '.github',
  'content',
  'docs',
  'hooks',
  'node_modules',
  'public',
  'scripts',
  'security',
  'src',
  'tests',
];

/**
 * Returns the real path of the folder to build into. Throws UsageError, with the reason and the
 * remedy, unless it is absent, empty or a site that Candor built, and its place is not protected. A
 * link to such a folder stays; its target is replaced.
 */
export function outFolder(named: string, kept: Kept): string {
  const full = resolve(named);
  const out = realPath(full);
  const place = placeFault(out, kept);
  if (place !== undefined) throw refusal(full, place);
  demandReplaceable(out, full);
  return out;
}

/**
 * Throws UsageError unless a path is absent, empty or a site that Candor built. `named` is its name
 * for the message.
 */
export function demandReplaceable(path: string, named = path): void {
  const found = inspectSite(path);
  if (found.kind === 'other') throw refusal(named, `is ${found.what}, not a folder`);
  if (found.kind === 'repository')
    throw refusal(named, `contains a git repository (${visible(found.path)})`);
  if (found.kind === 'foreign') throw new UsageError(foreignWords(named, found));
}

/** The reason why a site must not be written to a place, whatever it contains. */
function placeFault(
  out: string,
  { content, publicFolder, root, working }: Kept,
): string | undefined {
  for (const folder of working)
    if (isWithin(folder, out)) return holds(folder, out, 'the working directory');
  if (isWithin(root, out)) return holds(root, out, 'Candor itself');
  const served = [
    publicFolder,
    ...(basename(content) === 'content' ? [join(dirname(content), 'public')] : []),
  ];
  for (const [folder, what] of [
    [content, 'the content folder'] as const,
    ...served.map((one) => [one, 'the folder of static files'] as const),
    ...PROTECTED.map((name) => [join(root, name), `the folder ${name}/ of Candor`] as const),
  ]) {
    if (folder === undefined) continue;
    if (isWithin(folder, out)) return holds(folder, out, what);
    if (isWithin(out, folder)) return `is in ${what} (${folder})`;
  }
  const git = gitFolderOf(out);
  return git === undefined ? undefined : `is in a git folder (${git})`;
}

const holds = (folder: string, out: string, what: string): string =>
  isSame(folder, out) ? `is ${what}` : `contains ${what} (${folder})`;

const refusal = (named: string, why: string): UsageError =>
  new UsageError(
    `--out ${named} ${why}. A build replaces the whole folder, so nothing was built or changed. ${REMEDY}`,
  );

const REMEDY =
  'Choose a folder that does not exist, is empty, or contains only a site built by Candor: --out dist.';

function foreignWords(named: string, { files, more, ledger }: Foreign): string {
  const list = `${files.map(visible).join(', ')}${more ? ' and more' : ''}`;
  const head = ledger
    ? `--out ${named} contains files that Candor did not write, or that were changed since: ${list}.`
    : `--out ${named} contains files that Candor did not write: ${list}.`;
  const remedy = ledger
    ? 'Move them away (files in public/ are copied into each build), or remove the folder yourself; then build again.'
    : REMEDY;
  return `${head} A build replaces the whole folder, so nothing was built or changed. ${remedy}`;
}
