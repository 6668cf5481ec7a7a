// Rewrites older content. To change the format: raise CONTENT_FORMAT, and add a folder with the
// step to it and a row here. A released step never changes.

import { FORMAT_KEY, writtenFormat } from '../model/site/content-format.ts';
import { type Edit, editFrontMatter, editYaml } from '../model/source/edit/edit.ts';
import { EditError } from '../model/source/edit/edit-error.ts';
import { readYaml } from '../model/source/parse.ts';
import { FORMAT_1 } from './format-1/index.ts';
import type { FileEdits, Part, SourceFile, Step } from './step.ts';

/** The steps in order: the first one leads from format 0 to format 1. */
export const STEPS: readonly Step[] = [FORMAT_1];

interface Migration {
  readonly from: number;
  readonly to: number;
  /** The changes of each file. Empty if the content has the current format. */
  readonly changes: readonly FileChange[];
}

/** All edits of a file, in order, with its texts before and after them. */
interface FileChange extends FileEdits {
  readonly before: string;
  readonly after: string;
}

/**
 * Returns the edits that bring content to the current format; undefined if site.yaml has none that
 * can be migrated: it is missing, cannot be parsed, or has a newer format. Throws EditError if a
 * file is written in a form that cannot be edited.
 */
export function migrate(texts: ReadonlyMap<string, string>): Migration | undefined {
  const site = texts.get('site.yaml');
  const from = site === undefined ? undefined : writtenFormat(readYaml('site.yaml', site).values);
  const to = STEPS.length;
  if (from === undefined || from > to) return undefined;
  if (from === to) return { from, to, changes: [] };
  const all = new Map<string, Edit[]>();
  const now = new Map(texts);
  const parts = [...STEPS.slice(from).flat(), formatPart(to)];
  for (const part of parts)
    for (const { path, edits } of part(filesOf(now))) {
      now.set(path, edited(path, now.get(path) ?? '', edits));
      all.set(path, [...(all.get(path) ?? []), ...edits]);
    }
  const textIn = (files: ReadonlyMap<string, string>, path: string): string =>
    files.get(path) ?? '';
  const changes = Array.from(all, ([path, edits]) => ({
    path,
    edits,
    before: textIn(texts, path),
    after: textIn(now, path),
  }));
  return { from, to, changes };
}

const formatPart =
  (to: number): Part =>
  () => [{ path: 'site.yaml', edits: [{ path: [FORMAT_KEY], set: to }] }];

const isYaml = (path: string): boolean => path.endsWith('.yaml');

const filesOf = (texts: ReadonlyMap<string, string>): SourceFile[] =>
  Array.from(texts, ([path, text]) => ({
    path,
    text,
    values: isYaml(path) ? readYaml(path, text).values : undefined,
  }));

function edited(path: string, text: string, edits: readonly Edit[]): string {
  try {
    return isYaml(path) ? editYaml(text, edits) : editFrontMatter(text, edits);
  } catch (error) {
    if (!(error instanceof EditError)) throw error;
    throw new EditError(error.fault, `${path} cannot be edited: ${error.message}`);
  }
}
