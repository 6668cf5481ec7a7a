// Changes of content by a command. Reads and checks the result first, and writes only changes that
// bring no new error, all or nothing.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFiles } from './disk/files.ts';
import type { Problem } from './model/problem/problem.ts';
import { type Edit, editFrontMatter, editYaml } from './model/source/edit/edit.ts';
import { EditError } from './model/source/edit/edit-error.ts';
import { type Reading, readContent } from './read/index.ts';
import type { ContentPlace } from './read/place.ts';

/** A change of one file: edits of its YAML or front matter, or the text of a new file. */
export type ContentChange =
  | { readonly path: string; readonly edits: readonly Edit[] }
  | { readonly path: string; readonly text: string };

/**
 * The written files and the new reading of the content; or the reason why nothing was written, in
 * words for authors.
 */
type Edited =
  | { readonly written: readonly string[]; readonly reading: Reading }
  | { readonly refused: string; readonly problems: readonly Problem[] };

/**
 * Changes content, all or nothing; paths are below the content folder. Refuses changes with new
 * errors, and edits that cannot be made. Throws WriteRefused if another process wrote meanwhile, or
 * the error of the file system.
 */
export async function writeChanges(
  place: ContentPlace,
  changes: readonly ContentChange[],
): Promise<Edited> {
  const files: { path: string; text: string; was?: string }[] = [];
  for (const change of changes) {
    try {
      files.push(fileOf(place.folder, change));
    } catch (error) {
      if (!(error instanceof EditError)) throw error;
      return {
        refused: `${change.path} cannot be edited: ${error.message} Nothing was written.`,
        problems: [],
      };
    }
  }
  const before = await readContent(place);
  const reading = await readContent(place, new Map(files.map(({ path, text }) => [path, text])));
  const problems = newErrors(before.problems, reading.problems);
  if (problems.length > 0)
    return {
      refused: 'This change would make the content invalid; nothing was written.',
      problems,
    };
  writeFiles(place.folder, files);
  return { written: files.map(({ path }) => path), reading };
}

function fileOf(
  folder: string,
  change: ContentChange,
): { path: string; text: string; was?: string } {
  if ('text' in change) return change;
  const { path, edits } = change;
  const was = readFileSync(join(folder, path), 'utf8');
  return {
    path,
    text: path.endsWith('.yaml') ? editYaml(was, edits) : editFrontMatter(was, edits),
    was,
  };
}

/** The errors that are new, wherever the lines of old ones have moved. */
function newErrors(before: readonly Problem[], after: readonly Problem[]): Problem[] {
  const known = new Map<string, number>();
  for (const problem of before) known.set(keyOf(problem), (known.get(keyOf(problem)) ?? 0) + 1);
  return after.filter((problem) => {
    const left = known.get(keyOf(problem)) ?? 0;
    known.set(keyOf(problem), left - 1);
    return problem.level === 'error' && left <= 0;
  });
}

const keyOf = ({ level, code, file, message }: Problem): string =>
  JSON.stringify([level, code, file, message]);
