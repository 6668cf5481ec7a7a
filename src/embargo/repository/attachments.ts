// The pictures and other files of public/ that only private records use. A build leaves them out,
// but in a repository that is public, everyone can read the file itself.

import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Version } from '../../external/git/commits.ts';
import { asked } from '../../external/git/run.ts';
import type { Desk } from '../../model/content.ts';
import type { Reading } from '../../read/index.ts';
import type { ContentPlace } from '../../read/place.ts';
import { publicTexts, withheldAmong } from '../../read/withheld-files.ts';
import { folded } from './guarded-place.ts';

/**
 * Returns a predicate for the pushed files that only private records use: those of public/ that a
 * record of `desk` links, and copies of such a file at any path. Throws UsageError if git cannot
 * answer.
 */
export async function attachmentFinder(
  top: string,
  pushed: readonly Version[],
  desk: Desk,
  reading: Reading,
): Promise<(version: Version) => boolean> {
  const below = belowPublic(top, reading.place);
  const { site, content, withheld } = reading;
  const inPublic = pushed.flatMap((one) =>
    one.blob === undefined || one.isOther ? [] : (below(one.path) ?? []),
  );
  const files =
    inPublic.length === 0 ? [] : [...new Set([...inPublic, ...content.publicFiles, ...withheld])];
  const open = (): ReturnType<typeof publicTexts> => publicTexts(reading.desk, reading.texts);
  const attached = new Set(withheldAmong(files, { site, planned: plannedTexts(desk), open }));
  const copies = await blobsOf(top, reading);
  return ({ path, blob, isOther }) =>
    blob !== undefined && !isOther && (copies.has(blob) || attached.has(below(path) ?? ''));
}

/** Converts a path of the repository into one below public/; undefined if it is outside of it. */
function belowPublic(
  top: string,
  { folder, publicFolder }: ContentPlace,
): (path: string) => string | undefined {
  // The branch that is pushed can have a public/ that is not on the disk.
  const beside =
    basename(resolve(folder)) === 'content' ? join(dirname(resolve(folder)), 'public') : undefined;
  const named = publicFolder ?? beside;
  if (named === undefined) return () => undefined;
  const own = relative(top, realPath(resolve(named))).split(sep);
  if (own[0] === '..' || own[0] === '' || /^[A-Za-z]:/.test(own[0] ?? '')) return () => undefined;
  const start = folded(own.join('/'));
  return (path) => {
    const names = path.split('/');
    const isBelow =
      names.length > own.length && folded(names.slice(0, own.length).join('/')) === start;
    return isBelow ? names.slice(own.length).join('/') : undefined;
  };
}

/** Resolves the links of a path whose last part can be missing. */
const realPath = (path: string): string =>
  existsSync(path) || dirname(path) === path
    ? realpathSync(path)
    : join(realPath(dirname(path)), basename(path));

/**
 * The texts of the records that will be published, and of files that could not be read as records.
 * Cases are never published, and keep their links afterwards.
 */
function plannedTexts(desk: Desk): { file: string; text: string }[] {
  const { advisories, translations, releases, retrospectives, statements, reservations } = desk;
  return [advisories, translations, releases, retrospectives, statements, reservations]
    .flat()
    .map((record) => ({ file: record.file, text: stringsIn(record).join('\n') }));
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** The hashes of the withheld files on the disk, as git stores them. */
async function blobsOf(
  top: string,
  { place: { publicFolder }, withheld }: Reading,
): Promise<ReadonlySet<string>> {
  if (publicFolder === undefined) return new Set();
  const real = realpathSync(publicFolder);
  // git would end a name at a line break. Empty files are all the same.
  const files = withheld
    .map((path) => join(real, path))
    .filter((file) => !file.includes('\n') && statSync(file).size > 0);
  if (files.length === 0) return new Set();
  const input = files.map((file) => `${file}\n`).join('');
  const hashes = await asked(top, ['hash-object', '--no-filters', '--stdin-paths'], input);
  return new Set(hashes.split('\n').filter((hash) => hash !== ''));
}
