// Creates the front matter of an advisory from an OSV record, and finds its project.

import { packageLabel } from '../../model/package/package-schema.ts';
import type { Batch } from '../record/batch.ts';
import type { ImportedMatter } from '../record/file.ts';
import { keep, keepUnknown, note, type Remainder } from '../record/kept.ts';
import { type Placing, projectFor, UNASSIGNED, written } from '../record/projects.ts';
import { isLine, isWebAddress } from '../record/value.ts';
import { type HeldAffected, holdAffected } from './affected.ts';
import type { HeldDates } from './dates.ts';
import {
  holdAssessed,
  holdCredits,
  holdNames,
  holdReferences,
  holdSeverity,
  holdWeaknesses,
} from './lists.ts';
import type { ForeignRecord } from './shape.ts';

/** The keys of a record that have a place in the contract. */
const KNOWN = [
  ...[
    'schema_version',
    'id',
    'modified',
    'published',
    'withdrawn',
    'aliases',
    'related',
    'upstream',
  ],
  ...['summary', 'details', 'severity', 'affected', 'references', 'credits'],
];

/** Returns the front matter in the key order of the contract, and the project of the advisory. */
export function matterOf(
  record: ForeignRecord,
  id: string,
  dates: HeldDates,
  batch: Batch,
  rest: Remainder,
): { matter: ImportedMatter; placing: Placing; aliases: readonly string[] } {
  const isForeign = id !== record.id.replace(/^x_/, '');
  const { aliases, related, upstream } = holdNames(
    record,
    id,
    isForeign ? record.id : undefined,
    rest,
  );
  noteClaims(aliases, batch, rest);
  const summary = holdSummary(record, rest);
  const severity = holdSeverity(record, rest);
  const cwe = holdWeaknesses(record, rest);
  const affected = holdAffected(record.affected ?? [], rest, (record.severity ?? []).length > 0);
  const placing = placingOf(record, affected, isForeign, batch, rest);
  const assessed = isForeign ? undefined : holdAssessed(record);
  const references = holdReferences(record, rest);
  const credits = holdCredits(record, rest);
  keepUnknown(rest, [], record, KNOWN);
  const { source } = batch.options;
  const imported = {
    format: 'osv',
    id: record.id,
    source: source !== undefined && isWebAddress(source) ? source : undefined,
    kept: Object.keys(rest.kept).length === 0 ? undefined : rest.kept,
  };
  const matter = { summary, project: placing.slug, aliases, related, upstream, severity, cwe };
  const lists = { affected: affected.map(writtenAffected), assessed, references, credits };
  return {
    matter: { ...dropEmpty({ ...matter, ...lists, ...dates }), imported: dropEmpty(imported) },
    placing,
    aliases,
  };
}

/**
 * Notes aliases that two records of one import claim. This is an error of their source, so it is
 * not fixed here.
 */
function noteClaims(aliases: readonly string[], batch: Batch, rest: Remainder): void {
  for (const alias of aliases) {
    const other = batch.aliases.get(alias);
    if (other !== undefined)
      note(
        rest,
        `${alias} is also an alias of ${other}; one of the two records is wrong, or both describe the same vulnerability.`,
      );
  }
}

function placingOf(
  record: ForeignRecord,
  affected: readonly HeldAffected[],
  isForeign: boolean,
  batch: Batch,
  rest: Remainder,
): Placing {
  const before = batch.options.importedAs?.get(record.id);
  if (before !== undefined) return { slug: before.project, packages: [] };
  const [only, ...others] = batch.projects.slugs;
  // A withdrawn record of our own can lack its packages; if only one project exists, it belongs to
  // that.
  if (
    affected.length === 0 &&
    !isForeign &&
    only !== undefined &&
    others.length === 0 &&
    !record.affected?.length
  ) {
    note(rest, `The record names no package; it is assigned to the only project, ${only}.`);
    return { slug: only, packages: [] };
  }
  const placing = projectFor(
    affected.map((one) => one.package),
    batch.projects,
  );
  if (placing.slug === UNASSIGNED)
    note(rest, 'The record names no supported package; add "project" to the advisory.');
  if (placing.created === undefined)
    for (const one of placing.packages)
      note(rest, `projects/${placing.slug}.yaml does not list ${packageLabel(one)}; add it there.`);
  return placing;
}

function writtenAffected({ package: subject, ranges, versions, severity }: HeldAffected): object {
  return dropEmpty({ package: written(subject), ranges, versions, severity });
}

// An empty list of assessed items is a statement that nothing was assessed, so it is kept.
const dropEmpty = (values: object): object =>
  Object.fromEntries(
    Object.entries(values).filter(
      ([key, value]) =>
        value !== undefined &&
        (key === 'assessed' || !(Array.isArray(value) && value.length === 0)),
    ),
  );

function holdSummary({ summary }: ForeignRecord, rest: Remainder): string | undefined {
  if (typeof summary !== 'string' || summary === '') return undefined;
  if (isLine(summary, 120)) return summary;
  const trimmed = summary.trim();
  const fits = isLine(trimmed, 120);
  keep(
    rest,
    ['summary'],
    summary,
    fits ? 'it starts or ends with white space' : 'a summary is one line of at most 120 characters',
  );
  return fits ? trimmed : undefined;
}
