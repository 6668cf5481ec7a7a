// The common parts of all commands: the options for the content folder and the time, and the exit
// code.

import { existsSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Command } from '@commander-js/extra-typings';
import { finishWrites } from '../src/disk/files.ts';
import { isWithin } from '../src/disk/same-folder.ts';
import { contentPlace, type EdgeOptions, userFolder, userPath } from '../src/environment.ts';
import { formatProblem } from '../src/model/problem/format.ts';
import type { Problem } from '../src/model/problem/problem.ts';
import { CONTENT_FORMAT, writtenFormat } from '../src/model/site/content-format.ts';
import { readYaml } from '../src/model/source/parse.ts';
import { readText } from '../src/read/folder.ts';
import type { Reading } from '../src/read/index.ts';
import type { ContentPlace } from '../src/read/place.ts';
import { overviewOf } from '../src/read/problem-overview.ts';
import { UsageError } from '../src/usage-error.ts';
import { contentFolderFault } from './content-folder.ts';
import { writeError, writeOut } from './terminal.ts';

/** Receives the exit code: 0 for success, 1 if problems were found. */
export type Finish = (code: 0 | 1) => void;

/** Creates a command with the common options. */
export function command(name: string) {
  return commandOf(name).option(
    '--public <folder>',
    'the folder of static files (default: public/ next to a folder "content")',
  );
}

/** Creates a command with the common options except --public, which "check" uses in two ways. */
export function commandOf(name: string) {
  return new Command(name)
    .option('--content <folder>', 'the content folder (default: $CANDOR_CONTENT or "content")')
    .option(
      '--now <time>',
      'use this time instead of $SOURCE_DATE_EPOCH or the clock, such as 2026-05-12T16:00:00Z',
    )
    .option('--json', 'print JSON');
}

/** The value of an option that names a file or folder, relative to the user's folder. */
export const pathOption = (path: string): string => userPath(path);

/**
 * Returns the place that the options name. Throws UsageError if a folder does not exist, or if the
 * static files and the content overlap.
 */
export function placeOf(options: EdgeOptions): ContentPlace {
  const place = contentPlace(options);
  const fault = contentFolderFault(place.folder);
  if (fault !== undefined) throw new UsageError(fault);
  if (place.publicFolder !== undefined && !isFolder(place.publicFolder))
    throw new UsageError(`There is no folder ${place.publicFolder}.`);
  refuseOverlap(place);
  const left = finishWrites(place.folder);
  if (left !== undefined && left.placed.length > 0)
    say(
      `An earlier command was interrupted while it wrote. These files are now complete: ${left.placed.join(', ')}.`,
    );
  if (left !== undefined && left.kept.length > 0)
    say(
      `An earlier command was interrupted while it wrote. These files have changed since and were kept: ${left.kept.join(', ')}. Run that command again.`,
    );
  return place;
}

/** A build copies static files unchanged, and so would publish every draft of the content. */
function refuseOverlap({ folder, publicFolder }: ContentPlace): void {
  if (publicFolder === undefined) return;
  if (!isWithin(folder, publicFolder) && !isWithin(publicFolder, folder)) return;
  throw new UsageError(
    `The folder of static files, ${publicFolder}, must not contain the content folder, ${folder}, or be in it: static files are published unchanged. Choose another folder with --public.`,
  );
}

/**
 * Returns the place that the options name, for a command that writes records. Throws UsageError as
 * placeOf does, and if the content has a newer format: a record in the older one would damage it.
 */
export function writablePlaceOf(options: EdgeOptions): ContentPlace {
  const place = placeOf(options);
  const file = join(place.folder, 'site.yaml');
  const { text, usable } = existsSync(file) ? readText(file) : { text: '', usable: false };
  const format = usable ? writtenFormat(readYaml('site.yaml', text).values) : undefined;
  if (format === undefined || format <= CONTENT_FORMAT) return place;
  throw new UsageError(
    `A newer Candor wrote this content: it has format ${format}, and this Candor writes format ${CONTENT_FORMAT}. Nothing was written. Update Candor.`,
  );
}

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

/** Formats problems as text, with file names relative to the working directory. */
export function problemsText(problems: readonly Problem[], place: ContentPlace): string {
  return problems.map((problem) => `${formatProblem(problem, prefixOf(place))}\n\n`).join('');
}

/**
 * Formats the problems of a reading as text, with repeated ones counted; with `all`, each in full.
 */
export function problemsOverview(reading: Reading, all = false): string {
  return overviewOf(reading, prefixOf(reading.place), all)
    .map((text) => `${text}\n\n`)
    .join('');
}

/** Precedes the file names of content in messages, so that a terminal can open the file. */
export const prefixOf = ({ folder }: ContentPlace): string => {
  const path = relative(userFolder(), folder);
  return path === '' ? '' : `${path}/`;
};

/** "2 errors, 1 warning". */
export function countProblems(problems: readonly Problem[]): string {
  const errors = problems.filter(({ level }) => level === 'error').length;
  const warnings = problems.length - errors;
  return `${plural(errors, 'error')}, ${plural(warnings, 'warning')}`;
}

/** "1 page", "3 pages". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Prints a message for people to stderr, so that results can be piped. */
export function say(message: string): void {
  writeError(`${message}\n`);
}

/** Prints a result to stdout. */
export function print(result: string): void {
  writeOut(result.endsWith('\n') ? result : `${result}\n`);
}
