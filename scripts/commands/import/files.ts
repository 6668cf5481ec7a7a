// The input files of an import: the given files, every .json file of the given folders, and those of
// ZIP archives. Skipped files of a folder are reported too, because they can contain a record.

import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readNamed, Unreadable } from '../../../src/disk/regular-file.ts';
import { userPath } from '../../../src/environment.ts';
import { jsonRecords } from '../../../src/imports/record/json-records.ts';
import { type Entry, listFiles } from '../../../src/read/folder.ts';
import { NoZip, zipFiles } from '../../../src/unpack/zip-files.ts';
import { UsageError } from '../../../src/usage-error.ts';
import type { ImportFormat } from './formats.ts';

/** A record, or the reason why it could not be read. */
export interface Loaded {
  readonly name: string;
  readonly record?: unknown;
  readonly problem?: string;
  /** True if the input has the whole set of a source, so that absent records are gone. */
  readonly isSet?: true;
}

/** Larger than any real record. */
const MAX_BYTES = 16 * 1024 * 1024;
/** Larger than the archives of public databases. */
const MAX_ARCHIVE = 256 * 1024 * 1024;
const MAX_UNPACKED = 1024 * 1024 * 1024;
/** More than any public database has. */
const MAX_RECORDS = 1_000_000;

/**
 * Loads the records at a path. A file can be a pipe, as created by `<(command)`. Throws UsageError
 * if it contains nothing to read.
 */
export function loadAt(named: string, { ending }: Pick<ImportFormat, 'ending'>): Loaded[] {
  const path = userPath(named);
  if (!existsSync(path)) throw new UsageError(`There is no file or folder ${named}.`);
  if (!statSync(path).isDirectory()) return load(path, basename(path), ending);
  const entries = listFiles(path, true, MAX_RECORDS);
  const loaded = [...filesIn(path, entries, ending), ...leftOut(entries)];
  if (loaded.length === 0) throw new UsageError(`${named} contains no ${ending} file.`);
  return loaded.map((one) => ({ ...one, isSet: true }));
}

function filesIn(
  folder: string,
  entries: readonly Entry[],
  ending: ImportFormat['ending'],
): Loaded[] {
  const seen = new Set<string>();
  return entries.flatMap(({ path, fault }) => {
    if (fault !== undefined || !path.endsWith(ending)) return [];
    const file = join(folder, path);
    // A link to another file of the folder is another name for it, not a second record.
    const target = realpathSync(file);
    if (seen.has(target)) return [];
    seen.add(target);
    return load(file, basename(path), ending);
  });
}

const leftOut = (entries: readonly Entry[]): Loaded[] =>
  entries.flatMap(({ path, fault, message }) =>
    fault === undefined ? [] : [{ name: path, problem: message ?? WHY[fault] }],
  );

const WHY: Readonly<Record<NonNullable<Entry['fault']>, string>> = {
  'file-symlink':
    'It is a symbolic link that is broken, or leads to a folder or out of this folder. Give its target as an argument.',
  'file-unreadable':
    'It cannot be read, or is more than eight folders deep. To import it, give it as an argument.',
  'file-too-many': `There are more than ${MAX_RECORDS} files; this one and the following ones were not read.`,
};

function load(path: string, name: string, ending: ImportFormat['ending']): Loaded[] {
  try {
    if (/\.zip$/i.test(name)) return filesInArchive(readNamed(path, MAX_ARCHIVE), ending);
    const text = readNamed(path, MAX_BYTES).toString('utf8');
    return ending === '.md' ? [{ name, record: text }] : recordsIn(text, name);
  } catch (error) {
    if (error instanceof Unreadable) return [{ name, problem: `The file ${error.message}.` }];
    if (error instanceof NoZip) return [{ name, problem: error.message }];
    return [
      {
        name,
        problem: `It cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      },
    ];
  }
}

/** Returns the records of an archive, such as the all.zip of OSV. */
function filesInArchive(bytes: Buffer, ending: ImportFormat['ending']): Loaded[] {
  const limits = { file: MAX_BYTES, all: MAX_UNPACKED, count: MAX_RECORDS };
  return [...zipFiles(bytes, limits, (name) => name.endsWith(ending))].flatMap(
    ({ name, bytes: content, problem }): Loaded[] => {
      if (content === undefined) return [{ name, problem: problem ?? 'It cannot be read.' }];
      const text = Buffer.from(content).toString('utf8');
      const loaded = ending === '.md' ? [{ name, record: text }] : parsed(text, basename(name));
      return loaded.map((one) => ({ ...one, isSet: true as const }));
    },
  );
}

/** One damaged file of an archive does not hide the others. */
function parsed(text: string, name: string): Loaded[] {
  try {
    return recordsIn(text, name);
  } catch (error) {
    return [
      {
        name,
        problem: `It cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      },
    ];
  }
}

/** Returns the records of a JSON text; several have their positions in their names. */
function recordsIn(text: string, name: string): Loaded[] {
  const records = jsonRecords(text.replace(/^\ufeff/, ''));
  if (!('list' in records)) return [{ name, record: records.record }];
  if (records.list.length > 0 && records.list.every(isIndexEntry))
    return [
      {
        name,
        problem: 'It is an index: it lists only ids and dates. Import the records that it names.',
      },
    ];
  return records.list.map((record, i) => ({ name: `${name}[${i}]`, record, isSet: true }));
}

/** An index of OSV records has the id and the date of each. */
const isIndexEntry = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length > 0 &&
  Object.keys(value).every((key) => ['id', 'modified', 'link'].includes(key));
