// A result that is written to a file of the user's choice: complete or not at all. Replaces other
// files only with permission, and writes nothing private to a place that can be published.

import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { codeOf, createFile, DISK, linkNew } from '../src/disk/calls.ts';
import { gitFolderOf } from '../src/disk/git-folder.ts';
import { HIDDEN } from '../src/disk/lock.ts';
import { kindOf, readRegular } from '../src/disk/regular-file.ts';
import { isWithin, realPath } from '../src/disk/same-folder.ts';
import type { Reading } from '../src/read/index.ts';
import type { ContentPlace } from '../src/read/place.ts';
import { UsageError } from '../src/usage-error.ts';
import { say } from './command.ts';

/** Help for the option that allows replacing a file. */
export const FORCE = ['--force', 'replace the output file if it exists'] as const;

/** The rules for writing a result and replacing a file. */
export interface Replace {
  /** The content folder: only authors write there. */
  readonly content: string;
  /** True if the user allowed it. */
  readonly force?: boolean | undefined;
  /** True for the text of a file that this command wrote earlier. */
  readonly isOurs?: (text: string) => boolean;
}

/**
 * Throws UsageError if a result cannot be written to a path: its folder is missing, or belongs to
 * content or git; or the path is not a regular file, or has other content that must not be
 * replaced. Call it before the work.
 */
export function demandOutput(path: string, replace: Replace, text?: string): void {
  const { content, force = false, isOurs = () => false } = replace;
  const target = realPath(path);
  const folder = dirname(target);
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new UsageError(`There is no folder ${folder}.`);
  if (isWithin(target, content))
    throw new UsageError(
      `${path} is in the content folder, which is only for content. Choose another place.`,
    );
  const git = gitFolderOf(target);
  if (git !== undefined)
    throw new UsageError(
      `${path} is in the folder of a git repository (${git}). Choose another place.`,
    );
  const found = statSync(target, { throwIfNoEntry: false });
  if (found === undefined) return;
  if (!found.isFile())
    throw new UsageError(`${path} is ${kindOf(found)}, not a file. Choose another name.`);
  if (force) return;
  const there = readRegular(target).toString('utf8');
  if (there === text || there === '' || isOurs(there)) return;
  throw new UsageError(
    `${path} already exists; nothing was written. Choose another name, or replace it with --force.`,
  );
}

/** Writes a result and prints its path. Throws UsageError as demandOutput does. */
export function writeResult(path: string, text: string, replace: Replace): void {
  demandOutput(path, replace, text);
  const target = realPath(path);
  const temporary = join(dirname(target), `${HIDDEN}${process.pid}-${basename(target)}.tmp`);
  const before = statSync(target, { throwIfNoEntry: false });
  DISK.unlink(temporary);
  createFile(DISK, temporary, text, before === undefined ? undefined : before.mode & 0o777);
  try {
    if (before === undefined) linkNew(DISK, temporary, target, existsSync);
    else DISK.rename(temporary, target);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    throw new UsageError(
      `${path} was changed by another process; nothing was written. Run the command again.`,
    );
  } finally {
    DISK.unlink(temporary);
  }
  say(`Wrote ${path}`);
}

/**
 * Throws UsageError if a private file would be in a folder that is published, or that authors
 * commit.
 */
export function refusePublicPlace(path: string, { folder, publicFolder }: ContentPlace): void {
  const places = [folder, publicFolder, 'dist', join(dirname(resolve(folder)), 'dist')];
  for (const place of places)
    if (place !== undefined && isWithin(path, place))
      throw new UsageError(
        `${path} is in ${place}: private files must not be in a published folder. Choose another place.`,
      );
}

/**
 * True if a text for others contains nothing that is not public. If it does, prints what.
 * `what`: the text in words, at the start of a sentence. `name`: a file name for it.
 */
export async function isFreeOfLeaks(
  text: string,
  what: string,
  name: string,
  reading: Reading,
): Promise<boolean> {
  const { leaksOfText } = await import('../src/embargo/leaks-of-text.ts');
  const lines = leaksOfText(text, name, reading, process.stderr.isTTY === true);
  if (lines.length === 0) return true;
  say(
    [
      `${what} contains something that is not public; nothing was written:`,
      ...lines.map((line) => `  ${line}`),
      'Remove it from the content file, or publish the record that it belongs to.',
    ].join('\n'),
  );
  return false;
}
