// What subscribers see of a record, as digests: so that a later build can tell that it changed without `modified`. They are made
// of what authors write, not of the documents: a new Candor that words a document otherwise changes no record.

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Advisory, Affected } from '../../model/advisory/advisory.ts';
import { spelledPackage } from '../../model/package/package-schema.ts';
import type { Statement } from '../../model/statement.ts';
import { order } from '../../model/text/order.ts';

/** 128 bits are enough: nobody gains from two contents of his own with one digest. */
const DIGITS = 32;

/** What tools act on. The time and kind of a revision is a fact, what it says is text. */
export function advisoryFacts(advisory: Advisory): string {
  const { project, aliases, related, upstream, cwe, exploited, references, credits, withdrawn, imported } = advisory;
  return digest({
    project,
    aliases,
    related,
    upstream,
    severity: advisory.severity.map(({ canonical }) => canonical),
    rating: advisory.rating?.level,
    cwe,
    affected: advisory.affected.map(affectedFacts),
    assessed: advisory.assessed,
    exploited: exploited?.aware_at,
    references: references.map(({ type, url }) => [type, url]),
    credits: credits.map(({ name, type, contact }) => ({ name, type, contact })),
    revisions: told(advisory).map(({ at, kind }) => [at, kind]),
    replaced: withdrawn?.replaced_by,
    imported: imported && { id: imported.id, kept: imported.kept },
  });
}

/** What only people read: its wording may be mended by an editorial revision. */
export function advisoryText(advisory: Advisory): string {
  const { summary, body, rating, withdrawn } = advisory;
  const notes = told(advisory).map(({ note }) => note);
  return digest({ summary, body, rating: rating?.reason, withdrawn: withdrawn?.reason, notes });
}

/** Everything that a statement says. */
export function statementFacts(statement: Statement): string {
  const { vulnerability, aliases, summary, component, project, packages, versions, status } = statement;
  const { justification, impact_statement: impact, action_statement: action, note, revisions } = statement;
  const said = { vulnerability, aliases, summary, component, project, versions, status, justification, impact, action };
  return digest({ ...said, note, packages: packages.map(spelledPackage), revisions: revisions.map(({ at }) => at) });
}

const told = ({ revisions }: Advisory) => revisions.filter(({ kind }) => kind !== 'editorial');

// What is not stated has no key, so that a record without it keeps the digest that it had before Candor knew the key.
function affectedFacts({ package: named, ranges, versions, functions, platforms, severity }: Affected): object {
  const vectors = severity.length === 0 ? {} : { severity: severity.map(({ canonical }) => canonical) };
  return { package: spelledPackage(named), ranges, versions, functions, platforms, ...vectors };
}

const digest = (value: unknown): string =>
  bytesToHex(sha256(new TextEncoder().encode(JSON.stringify(sorted(value))))).slice(0, DIGITS);

/** The value with the keys of every object in one order, so that the order in which they are written does not count. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => order(a, b));
  return Object.fromEntries(entries.map(([key, child]) => [key, sorted(child)]));
}
