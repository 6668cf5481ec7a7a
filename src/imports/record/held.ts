// A record of a format other than OSV in the terms of the contract, and its front matter. Values
// that the contract refuses are kept under the paths that they would have in an OSV record.

import type {
  CREDIT_TYPES,
  IMPORT_FORMATS,
  REFERENCE_TYPES,
  REVISION_KINDS,
  TIMELINE_EVENTS,
  TLP,
} from '../../model/advisory/advisory.ts';
import type { Rating } from '../../model/cvss/rating.ts';
import { type Instant, isAfter, latest } from '../../model/instant.ts';
import type { Package } from '../../model/package/package.ts';
import { packageKey, packageLabel } from '../../model/package/package-schema.ts';
import {
  holdCredits,
  holdNames,
  holdReferences,
  holdSeverity,
  holdWeaknesses,
} from '../osv/lists.ts';
import type { Batch } from './batch.ts';
import { type ForeignEntry, type HeldEntry, holdEntries } from './entries.ts';
import { cleanText, type ImportedMatter } from './file.ts';
import { keep, note, type Remainder } from './kept.ts';
import { type Placing, projectFor, UNASSIGNED, written } from './projects.ts';
import { isLine, isName, isWebAddress } from './value.ts';

export interface Held {
  readonly format: Exclude<(typeof IMPORT_FORMATS)[number], 'osv'>;
  readonly id: string;
  readonly aliases: readonly string[];
  readonly related?: readonly string[];
  readonly upstream?: readonly string[];
  readonly summary: string | undefined;
  /** CVSS vectors of any version. */
  readonly vectors: readonly string[];
  readonly rating?: { readonly level: Rating; readonly reason: string } | undefined;
  readonly cve?:
    | { readonly status: 'pending' | 'not-eligible'; readonly reason?: string }
    | undefined;
  readonly cwe: readonly string[];
  readonly capec?: readonly string[];
  readonly affected: readonly ForeignEntry[];
  readonly references: readonly HeldReference[];
  readonly credits: readonly HeldCredit[];
  /** The branches that were assessed; absent if the default is right. */
  readonly assessed?: 'all' | readonly string[] | undefined;
  readonly exploited?: { readonly aware_at: Instant } | undefined;
  readonly timeline?: readonly HeldEvent[];
  readonly tlp?: (typeof TLP)[number];
  /** Absent if the record is private at its source. */
  readonly published: Instant | undefined;
  readonly revisions?: readonly HeldRevision[];
  readonly withdrawn?:
    | { readonly at: Instant; readonly reason: string; readonly replaced_by?: string }
    | undefined;
  readonly body: string;
  /** The address of the record. */
  readonly source?: string | undefined;
  /** The repository of the project, if the record is of one. */
  readonly home?: string | undefined;
  /** The name of the project, if the record has it beside the names of its packages. */
  readonly projectName?: string | undefined;
  /** Values without a place in the contract, by their paths in the record. */
  readonly rest?: ReadonlyMap<string, unknown>;
  /** Sentences about what the reading of the record changed. */
  readonly notes?: readonly string[];
}

export interface HeldReference {
  readonly type: (typeof REFERENCE_TYPES)[number];
  readonly url: string;
  readonly title?: string | undefined;
  readonly branch?: string | undefined;
}

export interface HeldCredit {
  readonly name: string;
  readonly type?: (typeof CREDIT_TYPES)[number] | undefined;
  readonly contact?: readonly string[];
}

export interface HeldEvent {
  readonly at: Instant;
  readonly event: (typeof TIMELINE_EVENTS)[number];
  readonly note?: string | undefined;
}

export interface HeldRevision {
  readonly at: Instant;
  readonly kind: (typeof REVISION_KINDS)[number];
  readonly note: string;
}

/** Makes the advisory of a record. */
export function heldAdvisory(
  held: Held,
  id: string,
  batch: Batch,
  rest: Remainder,
): { matter: ImportedMatter; body: string; placing: Placing; aliases: readonly string[] } {
  for (const sentence of held.notes ?? []) note(rest, sentence);
  const names = namesOf(held, id, rest);
  const entries = holdEntries(held.affected, rest);
  const placing = placingOf(held, entries, batch, rest);
  const matter = dropEmpty({
    summary: summaryOf(held, rest),
    project: placing.slug,
    ...names,
    cve: names.aliases.some((name) => name.startsWith('CVE-')) ? undefined : held.cve,
    severity: vectorsOf(held.vectors, rest, []),
    rating: held.rating,
    cwe: holdWeaknesses({ id: held.id, database_specific: { cwe_ids: held.cwe } }, rest),
    capec: [...new Set(held.capec ?? [])]
      .filter((one) => /^CAPEC-[1-9]\d{0,4}$/.test(one))
      .slice(0, 20),
    affected: entries.map((entry, i) =>
      writtenEntry(entry, vectorsOf(entry.vectors, rest, ['affected', i])),
    ),
    assessed: held.assessed,
    exploited: held.exploited,
    references: referencesOf(held, rest),
    credits: holdCredits({ id: held.id, credits: held.credits.map(mutable) }, rest),
    timeline: eventsOf(held),
    ...datesOf(held, rest),
  });
  const body = cleanText(held.body, 'the text', rest);
  for (const [path, value] of held.rest ?? [])
    keep(rest, [held.format, path], value, 'Candor has no key for it');
  const { format, source } = held;
  const kept = Object.keys(rest.kept).length === 0 ? undefined : rest.kept;
  const origin = source !== undefined && isWebAddress(source) ? source : undefined;
  const imported = dropEmpty({ format, id: held.id, source: origin, kept });
  return { matter: { ...matter, imported }, body, placing, aliases: names.aliases };
}

const mutable = ({ name, type, contact = [] }: HeldCredit) => ({
  name,
  type,
  contact: [...contact],
});

function namesOf(held: Held, id: string, rest: Remainder) {
  const own = held.id.replace(/^x_/, '') === id || !isName(held.id) ? undefined : held.id;
  const [aliases, related, upstream] = [held.aliases, held.related ?? [], held.upstream ?? []].map(
    (list) => [...list],
  );
  return holdNames({ id: held.id, aliases, related, upstream }, id, own, rest);
}

const LONGEST_SUMMARY = 120;

/** Returns the summary on one line. A longer one is kept, and ends with an ellipsis. */
function summaryOf({ summary }: Held, rest: Remainder): string | undefined {
  const text = oneLine(summary ?? '', Number.POSITIVE_INFINITY);
  if (summary === undefined || text === '') return undefined;
  if (text.length <= LONGEST_SUMMARY) return text;
  keep(
    rest,
    ['summary'],
    summary,
    `a summary has at most ${LONGEST_SUMMARY} characters; it is shortened`,
  );
  const head = text.slice(0, LONGEST_SUMMARY - 1);
  const end = head.lastIndexOf(' ');
  return `${head
    .slice(0, end > LONGEST_SUMMARY / 2 ? end : head.length)
    .toWellFormed()
    .trim()}…`;
}

const vectorsOf = (
  vectors: readonly string[],
  rest: Remainder,
  at: readonly (string | number)[],
): string[] =>
  holdSeverity(
    {
      severity: vectors.map((score) => ({
        type: `CVSS_V${/^CVSS:(\d)/.exec(score)?.[1] ?? '2'}`,
        score,
      })),
    },
    rest,
    at,
  );

function referencesOf({ id, references }: Held, rest: Remainder) {
  const given = new Map(references.map((one) => [`${one.type} ${one.url}`, one]));
  return holdReferences(
    { id, references: references.map(({ type, url }) => ({ type, url })) },
    rest,
  ).map((one) => {
    const { title, branch } = given.get(`${one.type} ${one.url}`) ?? {};
    const fits = (text: string | undefined, max: number) =>
      text !== undefined && isLine(text, max) ? text : undefined;
    return dropEmpty({ ...one, title: fits(title?.trim(), 200), branch: fits(branch?.trim(), 60) });
  });
}

const eventsOf = ({ timeline = [] }: Held): object[] =>
  timeline.map(({ at, event, note: words }) =>
    dropEmpty({
      at,
      event,
      note: words !== undefined && isLine(words.trim(), 500) ? words.trim() : undefined,
    }),
  );

/**
 * Returns the dates of the publication. A record that is not for everyone has none: they are kept,
 * so that nothing publishes it.
 */
function datesOf(
  { tlp = 'CLEAR', published, revisions = [], withdrawn }: Held,
  rest: Remainder,
): object {
  if (tlp !== 'CLEAR' || published === undefined) {
    if (published !== undefined)
      keep(rest, ['published'], published, `its TLP is ${tlp}, so it must not be published here`);
    return { tlp: tlp === 'CLEAR' ? undefined : tlp };
  }
  return {
    published,
    revisions: revisions
      .filter(({ at }) => isAfter(at, published))
      .map(({ at, kind, note: words }) => ({ at, kind, note: oneLine(words, 500) }))
      .filter(({ note: words }) => words !== ''),
    withdrawn: withdrawn && {
      at: latest(withdrawn.at, published),
      reason: oneLine(withdrawn.reason, 1000) || 'Withdrawn at the source.',
      ...(withdrawn.replaced_by === undefined ? {} : { replaced_by: withdrawn.replaced_by }),
    },
  };
}

/** Returns a text as a line: only a text that is none is changed. */
const oneLine = (text: string, max: number): string =>
  isLine(text, max)
    ? text
    : text
        .toWellFormed()
        .replace(/[\u0000-\u0020\u007f-\u009f\u2028\u2029\ufffe\uffff]+/g, ' ')
        .trim()
        .slice(0, max)
        .toWellFormed()
        .trim();

const writtenEntry = (
  { package: of, order, ranges, versions, functions, platforms }: HeldEntry,
  severity: string[],
) =>
  dropEmpty({
    package: written(of),
    version_order: order,
    ranges,
    versions,
    functions,
    platforms,
    severity,
  });

function placingOf(
  { id, home, projectName, published, tlp = 'CLEAR' }: Held,
  entries: readonly HeldEntry[],
  batch: Batch,
  rest: Remainder,
): Placing {
  const before = batch.options.importedAs?.get(id);
  if (before !== undefined) return { slug: before.project, packages: [] };
  const { projects } = batch;
  const packages = entries.map((entry) => entry.package);
  const repository: Package | undefined =
    home !== undefined && isWebAddress(home) ? { kind: 'repository', repo: home } : undefined;
  const keys = new Set(packages.map(packageKey));
  const isListed = packages.some((one) => projects.byPackage.has(packageKey(one)));
  // Two projects can list one package; then the record names the right one.
  const named = batch.options.projects.find(({ name }) => name === projectName);
  const listed: Package[] = [
    ...(named?.packages ?? []),
    ...(named?.repository === undefined
      ? []
      : [{ kind: 'repository', repo: named.repository } as const]),
  ];
  if (named !== undefined && listed.some((one) => keys.has(packageKey(one))))
    return { slug: named.slug, packages: [] };
  const own = (repository && projects.byPackage.get(packageKey(repository))) ?? named?.slug;
  if (!isListed && own !== undefined) return { slug: own, packages: [] };
  const placing = projectFor(
    packages.length === 0 && repository ? [repository] : packages,
    projects,
  );
  if (placing.created !== undefined && (published === undefined || tlp !== 'CLEAR'))
    note(
      rest,
      `The record is private, but ${placing.created.file} is public. Check that it says nothing about the record.`,
    );
  if (placing.slug === UNASSIGNED)
    note(rest, 'The record names no supported package; add "project" to the advisory.');
  if (placing.created === undefined)
    for (const one of placing.packages)
      note(rest, `projects/${placing.slug}.yaml does not list ${packageLabel(one)}; add it there.`);
  return placing;
}

const dropEmpty = (values: object): object =>
  Object.fromEntries(
    Object.entries(values).filter(
      ([key, value]) =>
        // An empty list of assessed items says that nothing was assessed.
        value !== undefined &&
        (key === 'assessed' || !(Array.isArray(value) && value.length === 0)),
    ),
  );
