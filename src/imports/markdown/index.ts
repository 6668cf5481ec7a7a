// Imports Markdown advisories of the databases of Rust, Haskell, Julia and OCaml.

import { CREDIT_TYPES, REFERENCE_TYPES } from '../../model/advisory/advisory.ts';
import { type Instant, isAfter } from '../../model/instant.ts';
import { fieldOf, isFields, listOf, textOf } from '../inventory/value.ts';
import type { ForeignEntry } from '../record/entries.ts';
import { type Held, type HeldCredit, type HeldReference, heldAdvisory } from '../record/held.ts';
import type { ReadRecord } from '../record/run.ts';
import { inSections } from '../record/sections.ts';
import { SOURCE_REVISION } from '../record/source-revision.ts';
import { timeOf } from '../record/time.ts';
import { isName } from '../record/value.ts';
import { entriesOf } from './databases.ts';
import { type MarkdownAdvisory, splitAdvisory } from './front.ts';

/** Reads the text of a Markdown advisory. */
export const readMarkdownAdvisory: ReadRecord = (value) => {
  const split = splitAdvisory(typeof value === 'string' ? value : '');
  if ('problem' in split) return split;
  const { data } = split;
  const facts = isFields(data['advisory']) ? data['advisory'] : data;
  const id = textOf(facts, 'id');
  const affected = entriesOf(data);
  if (id === undefined || !isName(id) || affected === undefined)
    return {
      problem:
        'This is not a Markdown advisory of a known database: it has no id, or names no affected package.',
    };
  const informational = textOf(facts, 'informational');
  if (informational === 'unmaintained' || informational === 'notice')
    return {
      foreignId: id,
      problem: `${id} is a notice (${informational}), not a vulnerability.`,
      isUnneeded: true,
    };
  const published = timeIn(facts, 'published') ?? timeIn(facts, 'date');
  if (published === undefined) return { foreignId: id, problem: `${id} has no date.` };
  const held = heldOf(split, facts, id, affected, published);
  const { aliases } = held;
  return [
    {
      id,
      aliases,
      at: published,
      make: (own, batch, rest) => heldAdvisory(held, own, batch, rest),
    },
  ];
};

/** A time or a day, as TOML, YAML and opam write them. A day begins at midnight in UTC. */
function timeIn(facts: unknown, key: string): Instant | undefined {
  const value = fieldOf(facts, key);
  const text = value instanceof Date ? value.toISOString() : typeof value === 'string' ? value : '';
  return timeOf(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text);
}

const texts = (value: unknown): string[] => {
  const list = Array.isArray(value) ? value : [value];
  return list.filter((one) => typeof one === 'string');
};

function heldOf(
  { title, body, data }: MarkdownAdvisory,
  facts: Readonly<Record<string, unknown>>,
  id: string,
  affected: readonly ForeignEntry[],
  published: Instant,
): Held {
  const sections = inSections(body);
  const withdrawn = timeIn(facts, 'withdrawn');
  const modified = timeIn(facts, 'modified');
  const isRevised = modified !== undefined && isAfter(modified, published);
  const perPackage = vectorsOfPackages(affected);
  const vectors = [
    ...texts(facts['cvss']),
    ...listOf(facts, 'severity').flatMap(vectorIn),
    ...texts(facts['severity']),
  ];
  return {
    format: 'markdown',
    id,
    aliases: texts(facts['aliases']).filter((name) => name !== id),
    related: texts(facts['related']),
    upstream: texts(facts['upstream']),
    summary: title ?? textOf(facts, 'summary') ?? textOf(facts, 'title'),
    vectors: perPackage ?? vectors.filter((vector) => vector.startsWith('CVSS:')),
    cwe: listOf(facts, 'cwe').map((one) => `CWE-${String(one).replace(/^CWE-/, '')}`),
    affected:
      perPackage === undefined ? affected : affected.map((entry) => ({ ...entry, vectors: [] })),
    references: referencesOf(facts, data),
    credits: listOf(facts, 'credits').flatMap(creditOf),
    published,
    revisions: isRevised ? [{ at: modified, kind: 'information', note: SOURCE_REVISION }] : [],
    withdrawn: withdrawn && { at: withdrawn, reason: 'Withdrawn at the source.' },
    body: [
      sections.body,
      sections.references === '' ? '' : `### References\n\n${sections.references}`,
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
    rest: restOf(facts),
    notes:
      timeIn(facts, 'published') === undefined
        ? ['The date has no time; the start of the day in UTC is used.']
        : [],
  };
}

/** If all packages have the same vector, the advisory has it. */
function vectorsOfPackages(affected: readonly ForeignEntry[]): readonly string[] | undefined {
  const all = new Set(affected.map(({ vectors = [] }) => JSON.stringify(vectors)));
  const [first] = affected;
  return all.size === 1 && first?.vectors !== undefined && first.vectors.length > 0
    ? first.vectors
    : undefined;
}

const vectorIn = (one: unknown): string[] =>
  texts(fieldOf(one, 'score') ?? fieldOf(one, 'vector') ?? []);

/** A reference is an address, a table with a type, or a pair such as `[fix "https://..."]`. */
function referencesOf(facts: unknown, data: unknown): HeldReference[] {
  const own = [
    ...listOf(facts, 'references'),
    ...(facts === data ? [] : listOf(data, 'references')),
  ];
  const [page] = texts(fieldOf(facts, 'url'));
  return [...(page === undefined ? [] : [page]), ...own].flatMap((one): HeldReference[] => {
    const pair = Array.isArray(one) ? one : [fieldOf(one, 'type'), fieldOf(one, 'url')];
    const [type, url] = typeof one === 'string' ? ['WEB', one] : pair;
    if (typeof url !== 'string') return [];
    const known = REFERENCE_TYPES.find((name) => name === String(type).toUpperCase());
    return [{ type: known ?? 'WEB', url: url.trim() }];
  });
}

/** "A. Person <a@example.org>", a table, or a pair such as `[reporter "A. Person"]`. */
function creditOf(one: unknown): HeldCredit[] {
  const [type, written] = Array.isArray(one)
    ? one
    : [fieldOf(one, 'type'), typeof one === 'string' ? one : fieldOf(one, 'name')];
  if (typeof written !== 'string') return [];
  const [, name = written, mail] = /^(.+?)\s*<([^<>\s]+@[^<>\s]+)>$/.exec(written) ?? [];
  const contact = [
    ...(mail === undefined ? [] : [`mailto:${mail}`]),
    ...texts(fieldOf(one, 'contact') ?? []),
  ];
  return [
    { name, type: CREDIT_TYPES.find((known) => known === String(type).toUpperCase()), contact },
  ];
}

const KNOWN = new Set([
  ...[
    'id',
    'package',
    'date',
    'url',
    'aliases',
    'related',
    'upstream',
    'cvss',
    'cwe',
    'references',
    'credits',
    'severity',
  ],
  ...[
    'published',
    'modified',
    'withdrawn',
    'summary',
    'title',
    'affected',
    'schema_version',
    'severity_score',
    'versions',
  ],
]);

/** Values as JSON: TOML has dates of its own. */
function restOf(facts: Readonly<Record<string, unknown>>): Map<string, unknown> {
  const others = Object.entries(facts).filter(([key]) => !KNOWN.has(key));
  return new Map(others.map(([key, value]) => [key, JSON.parse(JSON.stringify(value))]));
}
