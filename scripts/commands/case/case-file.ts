// The file of a case: found by its id, and changed without losing comments, order and quotes.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type NewFile, writeFiles } from '../../../src/disk/files.ts';
import { type Case, caseSchema } from '../../../src/model/case/case.ts';
import { type Edit, editYaml } from '../../../src/model/source/edit/edit.ts';
import { EditError } from '../../../src/model/source/edit/edit-error.ts';
import type { Reading } from '../../../src/read/index.ts';
import { UsageError } from '../../../src/usage-error.ts';
import { nameHint } from '../../names.ts';
import { fitting } from '../new/draft-file.ts';

/** A hint for content without any case. */
export const NO_CASE = 'Run "candor new case" to open one.';

/** Finds a case by its id. Throws UsageError if no readable case has it. */
export function caseNamed(id: string, { desk, problems }: Reading): Case {
  const one = desk.cases.find((candidate) => candidate.id === id);
  if (one !== undefined) return one;
  const fault = problems.find(
    ({ file, level }) => level === 'error' && file === `cases/${id}.yaml`,
  );
  if (fault !== undefined)
    throw new UsageError(
      `${fault.file} cannot be read: ${fault.message} Run "candor check" to see where.`,
    );
  const ids = desk.cases.map((candidate) => candidate.id);
  throw new UsageError(`There is no case ${id}. ${nameHint(id, ids, NO_CASE)}`);
}

/**
 * Applies edits to the text of a case; returns the new file and the resulting case. Throws
 * UsageError if the result is invalid.
 */
export function changedCase(
  folder: string,
  one: Case,
  edits: readonly Edit[],
): { file: NewFile; after: Case } {
  const before = readFileSync(join(folder, one.file), 'utf8');
  try {
    const file = { path: one.file, text: editYaml(before, edits), was: before };
    return { file, after: { ...fitting(caseSchema, file), id: one.id, file: one.file } };
  } catch (error) {
    if (error instanceof EditError)
      throw new UsageError(`${one.file}: ${error.message} Nothing was written.`);
    throw error;
  }
}

/** Writes a changed case, replacing the old one. */
export function writeCase(folder: string, file: NewFile): void {
  writeFiles(folder, [file]);
}
