// Imports many records of one format: each gets an id and a project, and becomes a file. Values
// that do not fit the contract are kept in `imported.kept` and reported in notes, and nothing is
// added to an incomplete record.

import { compareIds } from '../../model/advisory/id.ts';
import { compareInstants, type Instant } from '../../model/instant.ts';
import { order } from '../../model/text/order.ts';
import { type Batch, batchOf, type ImportOptions, idFor, take } from './batch.ts';
import { advisoryFile, type ImportedMatter } from './file.ts';
import { emptyRemainder, type Remainder } from './kept.ts';
import { addProject, type NewFile, type Placing } from './projects.ts';

/** The advisory for a record, or why none is written. */
export type ImportResult = Imported | NotImported;

interface NotImported {
  /** The reason in one sentence. */
  readonly problem: string;
  /** True if nothing is missing without it: the record is no public vulnerability, or is known. */
  readonly isUnneeded?: true;
  /** The id of the record, if it is known. */
  readonly foreignId?: string;
}

export interface Imported extends NewFile {
  readonly id: string;
  /** The id of the record at its source. */
  readonly foreignId: string;
  /** The file of the project, if the packages need a new one. */
  readonly project?: NewFile;
  /** True if the record says only some facts, such as its withdrawal: all others stay. */
  readonly isPartial?: true;
  /** One sentence for each change, and for each value without a place in the contract. */
  readonly notes: readonly string[];
}

/** A record, with the name of its file for messages. */
export interface NamedRecord {
  readonly name: string;
  readonly record: unknown;
}

/** An advisory that a record describes. */
export interface Candidate {
  /** The id at the source. */
  readonly id: string;
  /** The other names of the vulnerability. */
  readonly aliases: readonly string[];
  /** The time that orders new ids: of the publication, or else of the creation. */
  readonly at: Instant;
  readonly isPartial?: true;
  /** Makes the front matter and the text for an id of this site. */
  readonly make: (id: string, batch: Batch, rest: Remainder) => Made;
}

interface Made {
  readonly matter: ImportedMatter;
  readonly body: string;
  readonly placing: Placing;
  readonly aliases: readonly string[];
}

/** Reads a JSON value as the advisories that it describes. Never throws. */
export type ReadRecord = (
  value: unknown,
  options: ImportOptions,
  /** The name of the file: some records have their id only there. */
  name: string,
) => readonly Candidate[] | NotImported;

/**
 * Converts many records, which share ids and projects. Processes and returns them by date, then by
 * id: the same records give the same files, whatever their order in the input. Never throws.
 */
export function importAll(
  read: ReadRecord,
  records: readonly NamedRecord[],
  options: ImportOptions,
): { name: string; result: ImportResult }[] {
  const batch = batchOf(options);
  const found = records.flatMap(({ name, record }): Read[] => {
    const result = read(record, options, name);
    return !('problem' in result)
      ? result.map((candidate) => ({ name, candidate }))
      : [{ name, result }];
  });
  return found.sort(byDate).map((one) => ({
    name: one.name,
    result: 'result' in one ? one.result : importOne(one.candidate, batch),
  }));
}

type Read =
  | { readonly name: string; readonly candidate: Candidate }
  | { readonly name: string; readonly result: NotImported };

function byDate(a: Read, b: Read): number {
  if (!('candidate' in a) || !('candidate' in b))
    return Number('candidate' in a) - Number('candidate' in b) || order(a.name, b.name);
  return (
    compareInstants(a.candidate.at, b.candidate.at) ||
    compareIds(a.candidate.id, b.candidate.id) ||
    order(a.name, b.name)
  );
}

/** Imports one record. Marks its ids and projects as taken only on success. */
function importOne(candidate: Candidate, batch: Batch): ImportResult {
  const { id: foreignId, make } = candidate;
  const { importedAs, described } = batch.options;
  if (batch.imported.has(foreignId))
    return { problem: `${foreignId} appears twice; the first record was imported.` };
  const other = importedAs?.has(foreignId) ? undefined : described?.get(foreignId);
  if (other !== undefined)
    return { foreignId, problem: `${other} already describes ${foreignId}.`, isUnneeded: true };
  const rest = emptyRemainder();
  const id = idFor(candidate, batch, rest);
  if (id === undefined)
    return {
      problem: `An advisory with the id ${foreignId} already exists and was not imported from this record.`,
    };
  const { matter, body, placing, aliases } = make(id, batch, rest);
  const written = advisoryFile(id, matter, body, placing);
  if ('fault' in written)
    return { problem: `${foreignId} cannot be written as an advisory: ${written.fault}` };

  batch.imported.add(foreignId);
  take(batch, id);
  for (const alias of aliases) if (!batch.aliases.has(alias)) batch.aliases.set(alias, id);
  if (placing.created !== undefined) addProject(batch.projects, placing.slug, placing.packages);
  const project = placing.created === undefined ? {} : { project: placing.created };
  const partial = candidate.isPartial ? { isPartial: candidate.isPartial } : {};
  return { ...written, id, foreignId, ...project, ...partial, notes: rest.notes };
}
