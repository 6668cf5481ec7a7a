// An advisory: the front matter that authors write, and the record that Candor derives from it.
// docs/content.md documents the contract and is generated from these schemas.

import { z } from 'zod';
import { type Instant, latest } from '../instant.ts';
import { packageSchema } from '../package/package-schema.ts';
import { rangeSchema } from '../package/range.ts';
import { VERSION_ORDERS, withOrder } from '../package/version-order.ts';
import { meantCwe, writeIt } from '../problem/meant-value.ts';
import { publicationOf } from '../publication.ts';
import {
  addProblem,
  address,
  instant,
  line,
  list,
  object,
  slug,
  webAddress,
} from '../source/fields.ts';
import { foreignId } from './id.ts';
import { advisorySeverity } from './package-severity.ts';
import { type Section, splitSections } from './sections.ts';
import { ratingSchema, type Severity, vectorSchema } from './severity.ts';

export const REFERENCE_TYPES = [
  'ADVISORY',
  'ARTICLE',
  'DETECTION',
  'DISCUSSION',
  'REPORT',
  'FIX',
  'INTRODUCED',
  'PACKAGE',
  'EVIDENCE',
  'WEB',
] as const;
export const CREDIT_TYPES = [
  'FINDER',
  'REPORTER',
  'ANALYST',
  'COORDINATOR',
  'REMEDIATION_DEVELOPER',
  'REMEDIATION_REVIEWER',
  'REMEDIATION_VERIFIER',
  'TOOL',
  'SPONSOR',
  'OTHER',
] as const;
/** The Traffic Light Protocol 2.0. Only CLEAR is ever published. */
export const TLP = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'] as const;
export const TIMELINE_EVENTS = [
  'reported',
  'acknowledged',
  'triaged',
  'fix-assigned',
  'cve-requested',
  'cve-assigned',
  'fix-ready',
  'prenotified',
  'scheduled',
  'released',
  'published',
  'note',
] as const;
/** An editorial revision changes nothing that subscribers see. */
export const REVISION_KINDS = [
  'correction',
  'range',
  'severity',
  'fix',
  'information',
  'editorial',
] as const;

const affectedSchema = object({
  package: packageSchema.describe(
    'A purl without a version; {ecosystem, name}; {repo} for ranges of commits; or {product}, with vendor and cpe if you like.',
  ),
  version_order: z
    .enum(VERSION_ORDERS)
    .optional()
    .describe(
      'How versions are ordered, only if no ecosystem says so. With {repo}, ranges are then versions, by tag. "releases": as the list of the project, the oldest first.',
    ),
  ranges: list(rangeSchema).describe('One range for each branch.'),
  versions: list(line(200), 20_000).describe(
    'Each affected version, if the ecosystem does not order versions.',
  ),
  functions: list(line()).describe('Affected functions, as written in a call.'),
  platforms: list(line()).describe('Affected operating systems or architectures; empty means all.'),
  severity: list(vectorSchema, 4).describe(
    'CVSS vectors of this package, if packages differ. Only if the advisory itself has no "severity".',
  ),
});

const assessedSchema = z.union([z.literal('all'), z.array(line(60)).max(1000)], {
  error: '"all" or a list of branches',
});

const referenceSchema = object({
  type: z.enum(REFERENCE_TYPES).describe("OSV's types."),
  url: webAddress(),
  title: line(200).optional().describe('What readers find there: "Reject lengths below zero".'),
  branch: line(60)
    .optional()
    .describe('The branch of the project that it concerns, such as the branch of a fix.'),
});

const creditSchema = object({
  name: line(),
  type: z.enum(CREDIT_TYPES).optional().describe("OSV's types."),
  contact: list(address('https', 'http', 'mailto')).describe('URLs, including mailto:.'),
  thanks: z
    .boolean()
    .optional()
    .describe('false: credit the person in the advisory, but not on the thanks page.'),
});

const timelineSchema = object({
  at: instant(),
  event: z.enum(TIMELINE_EVENTS),
  note: line(500).optional(),
});

const revisionSchema = object({
  at: instant(),
  kind: z
    .enum(REVISION_KINDS)
    .describe('An editorial revision does not change what subscribers get.'),
  note: line(500).describe('What changed, for readers.'),
});

const withdrawnSchema = object({
  at: instant(),
  reason: line(1000).describe('Why, for readers.'),
  replaced_by: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .optional()
    .describe('The id of the advisory that replaces it.'),
});

/** The formats of imported records. */
export const IMPORT_FORMATS = ['osv', 'ghsa', 'csaf', 'cve', 'markdown'] as const;

const importedSchema = object({
  format: z.enum(IMPORT_FORMATS),
  id: line(200).describe('The id of the record at its source.'),
  source: webAddress().optional().describe('Where the record came from.'),
  kept: z
    .record(z.string(), z.json())
    .default({})
    .describe('Values of the original record that no other key can represent, unchanged.'),
  written: z
    .record(z.string(), line(100))
    .optional()
    .describe(
      'A hash of each value that the import wrote. It shows the next import what was edited since.',
    ),
});

/** The front matter of advisories/<year>/<ID>.md. */
export const advisorySchema = object({
  summary: line(120)
    .optional()
    .describe('Plain text, one line, at most 120 characters. Required for our own advisories.'),
  project: slug().describe('projects/<slug>.'),
  aliases: list(foreignId()).describe('The same vulnerability elsewhere.'),
  related: list(foreignId()).describe('Other vulnerabilities that readers should know about.'),
  upstream: list(foreignId()).describe('Vulnerabilities in dependencies that cause this one.'),
  cve: object({
    status: z.enum(['pending', 'not-eligible']),
    reason: line(1000).optional().describe('Required for "not-eligible".'),
  })
    .superRefine(({ status, reason }, ctx) => {
      if (status === 'not-eligible' && reason === undefined)
        addProblem(
          ctx,
          { problem: 'key-missing', remedy: 'Add "reason:".' },
          '"not-eligible" needs a reason.',
          ['status'],
        );
    })
    .optional()
    .describe('Why the aliases contain no CVE.'),
  severity: list(vectorSchema, 4).describe(
    'CVSS vectors, one for each version. Scores are computed, never typed.',
  ),
  rating: ratingSchema.optional().describe('A rating instead of a vector, or in addition to one.'),
  cwe: list(
    z.string().superRefine((id, ctx) => {
      if (!/^CWE-[1-9]\d{0,4}$/.test(id))
        addProblem(
          ctx,
          { problem: 'value-form', remedy: writeIt(meantCwe(id)) },
          `${JSON.stringify(id)} is not a CWE id such as CWE-122.`,
        );
    }),
    20,
  ).describe('Weaknesses, the most specific first.'),
  capec: list(
    z.string().superRefine((id, ctx) => {
      if (!/^CAPEC-[1-9]\d{0,4}$/.test(id))
        addProblem(
          ctx,
          { problem: 'value-form', remedy: 'Write it as CAPEC-126.' },
          `${JSON.stringify(id)} is not a CAPEC id such as CAPEC-126.`,
        );
    }),
    20,
  ).describe('Attack patterns of the Common Attack Pattern Enumeration and Classification.'),
  affected: list(affectedSchema).describe('One entry for each package.'),
  assessed: assessedSchema
    .optional()
    .describe(
      'What was assessed: "all", or the names of branches of the project. A version that is neither affected nor assessed is "not known" in every format. Default: the branches that were supported on the day of publication and those with a version named in the advisory; everything, if the project lists no branches.',
    ),
  exploited: object({
    aware_at: instant().describe('When we learned of it: the CRA deadlines count from here.'),
  })
    .optional()
    .describe('Only if it is exploited in the wild.'),
  references: list(referenceSchema),
  credits: list(creditSchema),
  timeline: list(timelineSchema).describe('What happened, in chronological order.'),
  tlp: z.enum(TLP).default('CLEAR').describe('Only CLEAR is ever published.'),
  published: instant().optional().describe('If absent, a draft. If in the future, scheduled.'),
  revisions: list(revisionSchema).describe(
    'Changes after publication; "modified" is computed from them.',
  ),
  withdrawn: withdrawnSchema.optional(),
  imported: importedSchema
    .optional()
    .describe(
      'Only for imported records: some errors of our own advisories are warnings for them.',
    ),
});

export type AdvisoryMatter = z.output<typeof advisorySchema>;
export type Affected = AdvisoryMatter['affected'][number];
export type Reference = AdvisoryMatter['references'][number];
export type Credit = AdvisoryMatter['credits'][number];
export type Revision = AdvisoryMatter['revisions'][number];
export type TimelineEvent = AdvisoryMatter['timeline'][number];

interface Written extends AdvisoryMatter {
  /** The file name. */
  readonly id: string;
  /** Path below the content folder. */
  readonly file: string;
  /** The Markdown as written. */
  readonly body: string;
  readonly sections: readonly Section[];
  readonly severities: Severity;
}

/** A public advisory: TLP CLEAR and published. Formats and pages only accept this type. */
export interface Advisory extends Written {
  readonly state: 'published' | 'withdrawn';
  readonly published: Instant;
  /** The latest of publication, every revision that is not editorial, and withdrawal. */
  readonly modified: Instant;
}

/** An advisory that is not public. Formats and pages do not accept it. */
export interface EmbargoedAdvisory extends Written {
  readonly state: 'draft' | 'scheduled' | 'restricted';
}

/** Returns an advisory from its front matter and text, public or embargoed as of `now`. */
export function advisoryOf(
  id: string,
  file: string,
  matter: AdvisoryMatter,
  body: string,
  now: Instant,
): Advisory | EmbargoedAdvisory {
  const written = {
    ...matter,
    affected: matter.affected.map((entry) => ({
      ...entry,
      package: withOrder(entry.package, entry.version_order),
    })),
    id,
    file,
    body,
    sections: splitSections(body),
    severities: advisorySeverity(matter),
  };
  if (matter.tlp !== 'CLEAR') return { ...written, state: 'restricted' };
  const publication = publicationOf(matter.published, now);
  if (publication.state !== 'published') return { ...written, ...publication };
  const { published } = publication;
  return {
    ...written,
    published,
    modified: modifiedOf(published, matter.revisions, matter.withdrawn?.at),
    state: matter.withdrawn === undefined ? 'published' : 'withdrawn',
  };
}

function modifiedOf(
  published: Instant,
  revisions: readonly Revision[],
  withdrawn: Instant | undefined,
): Instant {
  const changes = revisions.filter(({ kind }) => kind !== 'editorial').map(({ at }) => at);
  return latest(published, ...changes, ...(withdrawn === undefined ? [] : [withdrawn]));
}

/** True for an advisory that everyone can see. */
export function isPublic(advisory: Advisory | EmbargoedAdvisory): advisory is Advisory {
  return advisory.state === 'published' || advisory.state === 'withdrawn';
}

/** Returns the title for readers: the summary, or the id if an imported record has no summary. */
export function titleOf(advisory: Pick<Advisory, 'summary' | 'id'>): string {
  return advisory.summary ?? advisory.id;
}
