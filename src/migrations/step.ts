// The shape of a migration.

import type { Edit } from '../model/source/edit/edit.ts';

/** A content file. A step must not use today's schemas: they change, and the step must not. */
export interface SourceFile {
  /** Path below the content folder, with `/`. */
  readonly path: string;
  readonly text: string;
  /** The plain values of a YAML file; undefined for other files. */
  readonly values: unknown;
}

export interface FileEdits {
  readonly path: string;
  readonly edits: readonly Edit[];
}

/** Returns the edits of one part of a step to the next format. */
export type Part = (files: readonly SourceFile[]) => readonly FileEdits[];

/** The parts of a step, in order: each gets the files as the part before left them. */
export type Step = readonly Part[];

/** The value of a key; undefined if the value is not a group of keys, or has no such key. */
export function valueAt(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.entries(value).find(([name]) => name === key)?.[1];
}

/** The edits of each file whose path matches, without the files that need none. */
export function editsOf(
  files: readonly SourceFile[],
  path: RegExp,
  edit: (values: unknown) => readonly Edit[],
): FileEdits[] {
  return files
    .filter((file) => path.test(file.path))
    .map((file) => ({ path: file.path, edits: edit(file.values) }))
    .filter(({ edits }) => edits.length > 0);
}
