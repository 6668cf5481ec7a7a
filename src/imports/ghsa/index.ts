// Imports security advisories of GitHub: the JSON of its REST API, and the OSV records of its
// advisory database, which are OSV. A draft stays a draft.

import { type Instant, isAfter, parseInstant } from '../../model/instant.ts';
import { absolute } from '../../model/site/site.ts';
import { readOsv } from '../osv/index.ts';
import { asRecord } from '../osv/shape.ts';
import { type Held, heldAdvisory } from '../record/held.ts';
import type { ReadRecord } from '../record/run.ts';
import { inSections } from '../record/sections.ts';
import { SOURCE_REVISION } from '../record/source-revision.ts';
import { creditsOf } from './credits.ts';
import { entriesOf } from './entries.ts';
import { referencesIn } from './references.ts';
import { asGhsa, type GhsaAdvisory } from './shape.ts';

/** Reads an advisory of GitHub. */
export const readGhsa: ReadRecord = (value, options, name) => {
  if ('record' in asRecord(value)) return readOsv(value, options, name);
  const shaped = asGhsa(value);
  if ('problem' in shaped) return shaped;
  const { advisory } = shaped;
  const { ghsa_id: id } = advisory;
  const dates = datesOf(advisory);
  if ('problem' in dates) return { foreignId: id, ...dates };
  const held = heldOf(advisory, dates, absolute(options.site, ''));
  const { aliases } = held;
  return [
    { id, aliases, at: dates.at, make: (own, batch, rest) => heldAdvisory(held, own, batch, rest) },
  ];
};

interface Dates extends Pick<Held, 'published' | 'revisions' | 'withdrawn'> {
  readonly at: Instant;
}

/**
 * Returns the dates of an advisory. Only a published one has them: GitHub publishes the states
 * "published", and "closed" if it was published before.
 */
function datesOf(
  advisory: GhsaAdvisory,
): Dates | { readonly problem: string; readonly isUnneeded?: true } {
  const { ghsa_id: id, state } = advisory;
  const [created, updated, published, closed, withdrawn] = [
    advisory.created_at,
    advisory.updated_at,
    advisory.published_at,
    advisory.closed_at,
    advisory.withdrawn_at,
  ].map(timeOf);
  const at = published ?? created ?? updated;
  if (at === undefined)
    return { problem: `${id} has neither a time of creation nor of publication.` };
  if (state === 'draft' || state === 'triage') return { at, published: undefined };
  if (state === 'closed' && published === undefined)
    return {
      problem: `${id} was closed without a publication, so no advisory is needed.`,
      isUnneeded: true,
    };
  if (published === undefined)
    return { problem: `${id} has no time of publication, but it is not a draft.` };
  const end =
    withdrawn ??
    (state === 'closed' || state === 'withdrawn' ? (closed ?? updated ?? published) : undefined);
  const isRevised = updated !== undefined && isAfter(updated, published);
  return {
    at,
    published,
    revisions: isRevised ? [{ at: updated, kind: 'information', note: SOURCE_REVISION }] : [],
    withdrawn: end && {
      at: end,
      reason: state === 'closed' ? 'Closed at the source.' : 'Withdrawn at the source.',
    },
  };
}

function timeOf(text: string | null | undefined): Instant | undefined {
  const result = parseInstant(text ?? '');
  return 'instant' in result ? result.instant : undefined;
}

function heldOf(advisory: GhsaAdvisory, dates: Dates, own: string): Held {
  const { ghsa_id: id, cve_id: cve, description, html_url: page } = advisory;
  const { body, references } = inSections(description ?? '');
  const { entries, notes } = entriesOf(advisory.vulnerabilities ?? []);
  const vectors = vectorsOf(advisory);
  const credits = creditsOf(advisory);
  const created = timeOf(advisory.created_at);
  const listed = referencesIn(references, advisory.references ?? [], own);
  return {
    format: 'ghsa',
    id,
    aliases: [
      ...new Set([
        ...(cve ? [cve] : []),
        ...(advisory.identifiers ?? []).map(({ value }) => value),
      ]),
    ].filter((name) => name !== id),
    summary: advisory.summary ?? undefined,
    vectors,
    rating: vectors.length > 0 ? undefined : ratingOf(advisory.severity),
    cwe: advisory.cwe_ids ?? (advisory.cwes ?? []).map((one) => one.cwe_id),
    affected: entries,
    references: listed.references,
    credits: credits.credits,
    // GitHub creates a report of another person when it arrives. A draft of the team is no report.
    timeline: advisory.submission && created ? [{ at: created, event: 'reported' }] : [],
    published: dates.published,
    revisions: dates.revisions ?? [],
    withdrawn: dates.withdrawn,
    body: [body, listed.rest].filter((part) => part !== '').join('\n\n'),
    source: page ?? undefined,
    home: homeOf(advisory),
    rest: new Map(Object.entries(advisory).filter(([key, one]) => !KNOWN.has(key) && one !== null)),
    notes: [...notes, ...credits.notes],
  };
}

/** The keys that an advisory holds, and those about its state and its addresses on GitHub. */
const KNOWN = new Set([
  ...[
    'ghsa_id',
    'cve_id',
    'identifiers',
    'summary',
    'description',
    'severity',
    'state',
    'vulnerabilities',
  ],
  ...[
    'created_at',
    'updated_at',
    'published_at',
    'closed_at',
    'withdrawn_at',
    'github_reviewed_at',
    'nvd_published_at',
  ],
  ...[
    'cvss',
    'cvss_severities',
    'cwes',
    'cwe_ids',
    'references',
    'credits',
    'credits_detailed',
    'epss',
    'type',
  ],
  ...[
    'url',
    'html_url',
    'repository_advisory_url',
    'source_code_location',
    'author',
    'publisher',
    'submission',
  ],
  ...['collaborating_users', 'collaborating_teams', 'private_fork'],
]);

/** Returns the vectors, the newest version first. Some responses have only `cvss`. */
function vectorsOf({ cvss, cvss_severities: all }: GhsaAdvisory): string[] {
  const vectors = [all?.cvss_v4?.vector_string, all?.cvss_v3?.vector_string, cvss?.vector_string];
  return [...new Set(vectors.flatMap((vector) => (vector ? [vector.replace(/\/$/, '')] : [])))];
}

const RATINGS = ['low', 'medium', 'high', 'critical'] as const;

function ratingOf(severity: string | null | undefined): Held['rating'] {
  const level = RATINGS.find((one) => one === severity);
  return level && { level, reason: 'The source states this severity, without a CVSS vector.' };
}

/** Returns the address of the repository, from that of the advisory in it. */
function homeOf({ html_url: page, source_code_location: code }: GhsaAdvisory): string | undefined {
  const [, repository] =
    /^(https:\/\/[^/]+\/[^/]+\/[^/]+)\/security\/advisories\/[^/]+$/.exec(page ?? '') ?? [];
  return repository ?? (code || undefined);
}
