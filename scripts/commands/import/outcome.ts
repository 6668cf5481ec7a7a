// What an import does with each record: a new file, changes of the file of an earlier import, or
// nothing.

import type { NewFile } from '../../../src/disk/files.ts';
import { textInside } from '../../../src/disk/inside.ts';
import { type FieldChange, mergeImport } from '../../../src/imports/record/merge.ts';
import { type Imported, type ImportResult, importAll } from '../../../src/imports/record/run.ts';
import { EditError } from '../../../src/model/source/edit/edit-error.ts';
import { order } from '../../../src/model/text/order.ts';
import { cleanText } from '../../../src/read/folder.ts';
import type { Reading } from '../../../src/read/index.ts';
import type { Loaded } from './files.ts';
import type { ImportFormat } from './formats.ts';
import { type Known, knownIn } from './known.ts';
import { replaceFault } from './replace-fault.ts';

/**
 * "conflict": the source and the file both changed. "unneeded": no advisory is missing without it.
 * "gone": an earlier import is not in the input.
 */
export type State = 'new' | 'changed' | 'same' | 'conflict' | 'unneeded' | 'refused' | 'gone';

export interface Outcome {
  /** The name of the input file, or the id of a record that is gone. */
  readonly name: string;
  readonly state: State;
  readonly id?: string;
  readonly file?: string;
  readonly notes: readonly string[];
  readonly changes?: readonly FieldChange[];
  readonly problem?: string;
}

interface ImportChoices {
  readonly replace: boolean;
  readonly keepEdits: boolean;
  readonly keepIds: boolean;
}

/** Decides what to do with every record, without writing anything. */
export function outcomesOf(
  format: ImportFormat,
  loaded: readonly Loaded[],
  reading: Reading,
  choices: ImportChoices,
): { outcomes: Outcome[]; files: NewFile[] } {
  const known = knownIn(reading, format.takes);
  const { site, content } = reading;
  const own = known.imports.filter((one) => format.takes.includes(one.format));
  const importedAs = new Map(own.map((one) => [one.foreignId, one]));
  const imported = importAll(
    format.read,
    loaded.flatMap(({ name, record, problem }) =>
      problem === undefined ? [{ name, record }] : [],
    ),
    {
      site,
      takenIds: known.ids,
      projects: content.projects,
      importedAs,
      described: known.names,
      keepIds: choices.keepIds,
    },
  );
  const outcomes: Outcome[] = loaded.flatMap(({ name, problem }) =>
    problem === undefined ? [] : [{ name, state: 'refused', notes: [], problem }],
  );
  const files = new Map<string, NewFile>();
  for (const { name, result } of imported)
    outcomes.push(outcomeOf(name, result, { reading, known, choices, files }));
  const results = imported.map(({ result }) => result);
  return { outcomes: [...outcomes, ...goneOf(loaded, results, own)], files: [...files.values()] };
}

interface Target {
  readonly reading: Reading;
  readonly known: Known;
  readonly choices: ImportChoices;
  /** Receives the files to write, by their paths. */
  readonly files: Map<string, NewFile>;
}

function outcomeOf(name: string, result: ImportResult, target: Target): Outcome {
  if ('problem' in result)
    return {
      name,
      state: result.isUnneeded ? 'unneeded' : 'refused',
      notes: [],
      problem: result.problem,
    };
  const { reading, known, files } = target;
  const { id, file, text, notes, project, foreignId } = result;
  const was = textInside(reading.place.folder, file);
  const isKnown = known.imports.some((one) => one.id === id && one.foreignId === foreignId);
  if (isKnown && was !== undefined) return again(name, result, was, target);
  if (isKnown || was !== undefined) {
    const problem =
      was === undefined
        ? `${id} is in another file. Rename it to ${file}.`
        : `${file} already exists.`;
    return { name, state: 'refused', id, file, notes, problem };
  }
  files.set(file, { path: file, text });
  if (project) files.set(project.file, { path: project.file, text: project.text });
  return { name, state: 'new', id, file, notes };
}

/** Returns what an import of a record that was imported before changes in its text. */
function again(
  name: string,
  result: Imported,
  was: string,
  { reading, choices, files }: Target,
): Outcome {
  const { id, file, text, notes, isPartial = false } = result;
  const put = (next: string): void => {
    if (next !== was) files.set(file, { path: file, text: next, was });
  };
  const refused = (problem: string): Outcome => ({
    name,
    state: 'refused',
    id,
    file,
    notes: [],
    problem,
  });
  if (choices.replace && !isPartial) {
    if (text === was) return { name, state: 'same', id, file, notes: [] };
    const isPrivate = reading.desk.advisories.some((one) => one.id === id);
    const problem = replaceFault({ file, old: was, text, isPrivate, now: reading.place.now });
    if (problem !== undefined) return refused(problem);
    put(text);
    return { name, state: 'changed', id, file, notes };
  }
  try {
    const { keepEdits } = choices;
    const merged = mergeImport(cleanText(was).text, text, { keepEdits, isPartial });
    put(merged.text);
    const { changes } = merged;
    const isKept = changes.some(({ kept }) => kept !== undefined);
    const state = isKept && !keepEdits ? 'conflict' : changes.length > 0 ? 'changed' : 'same';
    return { name, state, id, file, notes: changes.length === 0 ? [] : notes, changes };
  } catch (error) {
    if (!(error instanceof EditError)) throw error;
    return refused(`${file} cannot be changed: ${error.message}`);
  }
}

/**
 * Returns the imports that an input no longer contains: of the same source, as far as its ids show,
 * and only if everything could be read.
 */
function goneOf(
  loaded: readonly Loaded[],
  results: readonly ImportResult[],
  own: Known['imports'],
): Outcome[] {
  if (
    loaded.every(({ isSet }) => isSet !== true) ||
    loaded.some(({ problem }) => problem !== undefined)
  )
    return [];
  if (results.some((one) => 'problem' in one && !one.isUnneeded && one.foreignId === undefined))
    return [];
  const found = new Set(results.flatMap(({ foreignId }) => foreignId ?? []));
  const families = new Set(
    own.filter(({ foreignId }) => found.has(foreignId)).map(({ foreignId }) => family(foreignId)),
  );
  return own
    .filter(({ foreignId }) => !found.has(foreignId) && families.has(family(foreignId)))
    .sort((a, b) => order(a.id, b.id))
    .map(({ id, foreignId }) => ({ name: foreignId, state: 'gone', id, notes: [] }));
}

/** The letters before the first digit or dash: GHSA, PSF, RUSTSEC. */
const family = (id: string): string => /^[^\d-]*/.exec(id)?.[0] ?? '';
