// Digests of the parts of a record that subscribers see, so that a later build detects a change
// without a new `modified`. Made of the authors' content, not of the documents: a new Candor
// version that words a document differently changes no record.

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Advisory, Affected, Reference } from '../../model/advisory/advisory.ts';
import { spelledPackage } from '../../model/package/package-schema.ts';
import type { Statement } from '../../model/statement.ts';
import { order } from '../../model/text/order.ts';

/** 128 bits are enough: an author gains nothing from two contents with the same digest. */
const DIGITS = 32;

/**
 * Returns the facts that tools act on. The time and kind of a revision are facts, its description
 * is text.
 */
export function advisoryFacts(advisory: Advisory): string {
  const {
    project,
    aliases,
    related,
    upstream,
    cwe,
    capec,
    exploited,
    references,
    credits,
    withdrawn,
    imported,
  } = advisory;
  return digest({
    project,
    aliases,
    related,
    upstream,
    severity: advisory.severity.map(({ canonical }) => canonical),
    rating: advisory.rating?.level,
    cwe,
    ...(capec.length === 0 ? {} : { capec }),
    affected: advisory.affected.map(affectedFacts),
    assessed: advisory.assessed,
    exploited: exploited?.aware_at,
    references: references.map(referenceFacts),
    credits: credits.map(({ name, type, contact }) => ({ name, type, contact })),
    revisions: nonEditorial(advisory).map(({ at, kind }) => [at, kind]),
    replaced: withdrawn?.replaced_by,
    imported: imported && { id: imported.id, kept: imported.kept },
  });
}

/** Returns the text for people. An editorial revision can change its wording. */
export function advisoryText(advisory: Advisory): string {
  const { summary, body, rating, withdrawn } = advisory;
  const notes = nonEditorial(advisory).map(({ note }) => note);
  return digest({ summary, body, rating: rating?.reason, withdrawn: withdrawn?.reason, notes });
}

/** Returns everything that a statement says. */
export function statementFacts(statement: Statement): string {
  const { vulnerability, aliases, summary, component, project, packages, versions, status } =
    statement;
  const {
    justification,
    impact_statement: impact,
    action_statement: action,
    note,
    revisions,
  } = statement;
  const facts = {
    vulnerability,
    aliases,
    summary,
    component,
    project,
    versions,
    status,
    justification,
    impact,
    action,
  };
  return digest({
    ...facts,
    note,
    packages: packages.map(spelledPackage),
    revisions: revisions.map(({ at }) => at),
  });
}

const nonEditorial = ({ revisions }: Advisory) =>
  revisions.filter(({ kind }) => kind !== 'editorial');

const referenceFacts = ({ type, url, title, branch }: Reference) => [
  type,
  url,
  ...(title === undefined && branch === undefined ? [] : [{ title, branch }]),
];

// Omits keys without a value, so that a record without a new key keeps the digest that an earlier
// Candor computed.
function affectedFacts({
  package: named,
  ranges,
  versions,
  functions,
  platforms,
  severity,
}: Affected): object {
  const vectors =
    severity.length === 0 ? {} : { severity: severity.map(({ canonical }) => canonical) };
  return { package: spelledPackage(named), ranges, versions, functions, platforms, ...vectors };
}

const digest = (value: unknown): string =>
  bytesToHex(sha256(new TextEncoder().encode(JSON.stringify(sorted(value))))).slice(0, DIGITS);

/**
 * Returns the value with sorted keys in every object, so that their order in the source does not
 * matter.
 */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => order(a, b));
  return Object.fromEntries(entries.map(([key, child]) => [key, sorted(child)]));
}
