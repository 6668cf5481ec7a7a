// Imports OSV records as advisories (OSV schema 1.7.5, ossf/osv-schema, docs/schema.md; older
// versions have the same keys). The export of an imported advisory has the same meaning as the
// record. Values that do not fit the contract are kept in `imported.kept` and reported in notes,
// and nothing is added to an incomplete record.

import { advisorySchema } from '../../model/advisory/advisory.ts';
import { compareIds, parseId } from '../../model/advisory/id.ts';
import { parse } from '../../model/problem/from-schema.ts';
import type { Finding } from '../../model/problem/problem.ts';
import { projectSchema } from '../../model/project/project.ts';
import { readMarkdown, readYaml } from '../../model/source/parse.ts';
import { order } from '../../model/text/order.ts';
import { findPrivateKeyIn } from '../../model/text/private-keys.ts';
import { type Batch, batchOf, type ImportOptions, idFor, take } from './batch.ts';
import { holdDates } from './dates.ts';
import { matterOf } from './front-matter.ts';
import { emptyRemainder, note, type Remainder } from './kept.ts';
import { addProject, type NewFile, type Placing } from './projects.ts';
import { asRecord, type ForeignRecord } from './shape.ts';
import { yamlText } from './yaml-text.ts';

export type { ImportOptions } from './batch.ts';

/** The advisory for a record, or the reason of its refusal in one sentence. */
export type ImportResult = Imported | { readonly problem: string };

export interface Imported extends NewFile {
  readonly id: string;
  /** The file of the project, if the packages need a new one. */
  readonly project?: NewFile;
  /** One sentence for each change, and for each value without a place in the contract. */
  readonly notes: readonly string[];
}

/** A record, with the name of its file for messages. */
interface NamedRecord {
  readonly name: string;
  readonly record: unknown;
}

/**
 * Converts many records, which share ids and projects. Processes and returns them in the order of
 * the records' ids: the same records give the same files, whatever their order in the input. Never
 * throws.
 */
export function importOsvAll(
  records: readonly NamedRecord[],
  options: ImportOptions,
): { name: string; result: ImportResult }[] {
  const batch = batchOf(options);
  return records
    .map(({ name, record }) => ({ name, record, id: foreignIdOf(record) }))
    .sort((a, b) => compareIds(a.id, b.id) || order(a.name, b.name))
    .map(({ name, record }) => ({ name, result: importRecord(record, batch) }));
}

const foreignIdOf = (record: unknown): string => {
  const result = asRecord(record);
  return 'record' in result ? result.record.id : '';
};

/** Imports one record. Marks its ids and projects as taken only on success. */
function importRecord(value: unknown, batch: Batch): ImportResult {
  const shaped = asRecord(value);
  if ('problem' in shaped) return shaped;
  const { record } = shaped;
  if (batch.imported.has(record.id)) return { problem: `${record.id} appears twice; the first record was imported.` };
  const rest = emptyRemainder();
  const dates = holdDates(record, rest);
  if (dates === undefined) return { problem: `${record.id} has neither a publication time nor a modification time.` };
  const id = idFor(record.id, dates.published, batch, rest);
  if (id === undefined)
    return { problem: `An advisory with the id ${record.id} already exists and was not imported from this record.` };
  const { matter, placing, aliases } = matterOf(record, id, dates, batch, rest);
  const file = `advisories/${parseId(id)?.year}/${id}.md`;
  const text = `---\n${yamlText(matter)}---\n${bodyOf(record, rest)}`;
  const fault = faultOf(file, text, placing);
  if (fault !== undefined) return { problem: `${record.id} cannot be written as an advisory: ${fault}` };

  batch.imported.add(record.id);
  take(batch, id);
  for (const alias of aliases) if (!batch.aliases.has(alias)) batch.aliases.set(alias, id);
  if (placing.created !== undefined) addProject(batch.projects, placing.slug, placing.packages);
  const project = placing.created === undefined ? {} : { project: placing.created };
  return { file, id, text, ...project, notes: rest.notes };
}

/**
 * Returns the text after the front matter. source/parse.ts removes one line break at either end,
 * and nothing else.
 */
function bodyOf({ details }: ForeignRecord, rest: Remainder): string {
  if (typeof details !== 'string' || details === '') return '';
  const unix = details.replace(/\r\n?/g, '\n');
  if (unix !== details) note(rest, 'The line endings of details are converted to LF.');
  const clean = unix.replace(/[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/g, '').toWellFormed();
  if (clean !== unix) note(rest, 'Characters that content files must not contain are removed from details.');
  return `\n${clean}\n`;
}

const MOST_BYTES = 1024 * 1024;

/** Returns why a created file could not be parsed back; undefined if it can. */
function faultOf(file: string, text: string, { created }: Placing): string | undefined {
  if (new TextEncoder().encode(text).length > MOST_BYTES) return 'it would be larger than 1 MiB.';
  if (findPrivateKeyIn(text)) return 'it contains what looks like a private key.';
  const source = readMarkdown(file, text);
  const project = created === undefined ? undefined : readYaml(created.file, created.text);
  const findings = [
    ...(source.findings.length > 0 ? source.findings : findingsOf(parse(advisorySchema, source.values, file))),
    ...(project === undefined || created === undefined
      ? []
      : findingsOf(parse(projectSchema, project.values, created.file))),
  ];
  return findings[0] && `${findings[0].code}: ${findings[0].message ?? 'it cannot be read back.'}`;
}

const findingsOf = (result: { value: unknown } | { findings: readonly Finding[] }): readonly Finding[] =>
  'findings' in result ? result.findings : [];
