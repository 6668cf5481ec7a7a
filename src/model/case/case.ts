// PRIVATE: the worksheet of the team for a report. content/cases/<ID>.yaml. The ID is the id of its
// (first) advisory, which is reserved when the case is opened. Code that publishes never receives a
// case.

import { z } from 'zod';
import { TLP } from '../advisory/advisory.ts';
import { severityOf, vectorSchema } from '../advisory/severity.ts';
import { RATINGS, type Rating } from '../cvss/rating.ts';
import { compareInstants } from '../instant.ts';
import {
  addProblem,
  instant,
  line,
  list,
  object,
  slug,
  text,
  webAddress,
} from '../source/fields.ts';

/** SPEC 11's steps, in order. */
export const CASE_STEPS = [
  'received',
  'acknowledged',
  'triaged',
  'fixing',
  'verified',
  'scheduled',
  'published',
  'learnt',
] as const;

export type CaseStep = (typeof CASE_STEPS)[number];

/** The outcomes of a report that does not lead to an advisory. */
export const CLOSED_AS = [
  'not-a-vulnerability',
  'duplicate',
  'out-of-scope',
  'not-ours',
  'not-reproducible',
  'no-evidence',
  'no-answer',
  'spam',
] as const;

const stepSchema = z.enum(CASE_STEPS);

const historySchema = object({
  at: instant(),
  step: stepSchema,
  by: line().optional().describe('Who changed the step.'),
  reason: text(2000)
    .optional()
    .describe('The reason, if the case went back, was closed or was reopened.'),
});

const triageSchema = object({
  replicated: text(2000).optional().describe('Can it be replicated? With which versions, and how?'),
  blast_radius: text(2000)
    .optional()
    .describe('What is the blast radius: who is exposed, and who depends on us?'),
  fix_owner: line().optional().describe('Who is responsible for the fix?'),
  coordination: text(2000)
    .optional()
    .describe('Is coordinated disclosure between projects needed? With whom?'),
  unaffected: list(
    object({
      project: slug().describe('projects/<slug>.'),
      reason: text(1000).describe('Why it is not affected.'),
    }),
  ).describe('The projects of this site that were looked at and are not affected.'),
});

/** content/cases/<ID>.yaml */
export const caseSchema = object({
  title: line(200).describe(
    'For the team only; it becomes the summary of the advisory if it is short enough.',
  ),
  advisories: list(line(100)).describe('The ids of its advisories: one for each project.'),
  received: object({
    at: instant(),
    channel: line(100).describe('The channel in channels/.'),
  }),
  reporter: object({
    name: line().optional(),
    contact: line(254).optional(),
    credit: line()
      .optional()
      .describe(
        'The name under which the reporter agreed to be credited. If absent, no consent was given and no credit is written.',
      ),
  }).prefault({}),
  step: stepSchema.default('received').describe('The last step of the history.'),
  history: list(historySchema).describe('Every step, in chronological order.'),
  closed: object({
    at: instant(),
    as: z.enum(CLOSED_AS),
    of: line(100)
      .optional()
      .describe(
        'For a duplicate: the id of the case or advisory. A letter names it only once it is public.',
      ),
    by: line().optional(),
    reason: text(2000).describe('Why the report leads to no advisory.'),
  })
    .optional()
    .describe('Only if the report leads to no advisory.'),
  projects: list(slug()).describe(
    'Which projects are affected? Those of this site, as in projects/<slug>.',
  ),
  triage: triageSchema.prefault({}),
  severity: object({
    level: z.enum(RATINGS).optional().describe('An estimated level, until a vector exists.'),
    vectors: list(vectorSchema, 4).describe('CVSS vectors, one for each version.'),
  })
    .prefault({})
    .describe('The estimated severity; it gives a target date before an advisory exists.'),
  exploited: object({
    aware_at: instant().describe('When we learned of it: the CRA deadlines count from here.'),
    reported: object({
      early_warning: instant().optional(),
      notification: instant().optional(),
      final_report: instant().optional(),
    })
      .prefault({})
      .describe('When the reports of the CRA, Article 14(2), were sent.'),
    no_report: text(1000).optional().describe('Why the CRA does not require a report.'),
  })
    .optional()
    .describe('Only if it is exploited in the wild.'),
  tlp: z.enum(TLP).default('AMBER+STRICT').describe('Who can be informed (TLP 2.0).'),
  fixing_team: list(
    object({
      name: line(),
      project: slug().optional().describe('The project in which the person has expertise.'),
      maintainer: z
        .boolean()
        .default(false)
        .describe('Whether the person maintains an affected project.'),
    }),
  ).describe('The people who write the fix. At least one is a maintainer.'),
  consulted: list(
    object({ name: line(), tlp: z.enum(TLP), at: instant(), about: line(500).optional() }),
  ).describe('Who else was informed, when, and under which TLP.'),
  private_forks: list(
    object({
      url: webAddress(),
      project: slug().optional(),
      created: instant(),
      deleted: instant()
        .optional()
        .describe('When it was deleted. Delete it once the fix is released.'),
    }),
  ).describe('Temporary private forks, so that CI can run in private.'),
  regression_tests: list(
    object({
      text: line(500),
      covers: z.enum(['vulnerability', 'variant']),
      project: slug().optional(),
      done: z.boolean().default(false),
      url: webAddress()
        .optional()
        .describe('The location of the test. It is private until the fix is released.'),
    }),
  ).describe('Tests for the vulnerability and for its variants.'),
  cve_requests: list(
    object({
      project: slug().optional(),
      at: instant().optional().describe('When it was requested.'),
      cna: line().optional().describe('The CNA that was asked.'),
      id: line(40).optional().describe('The CVE, once it is assigned.'),
    }),
  ),
  slot: instant()
    .optional()
    .describe('The disclosure time that the team and the fixers agreed on.'),
  slot_reason: text(2000).optional().describe('Why this slot was chosen, and why it was moved.'),
  release_plan: list(
    object({
      project: slug(),
      branch: line(60).describe('The name of the branch in the project.'),
      version: line(100).describe('The version that will contain the fix.'),
      owner: line().optional(),
    }),
  ).describe('One release for each supported branch that is affected.'),
  retrospective: object({
    planned: z.boolean().default(true),
    reason: text(1000).optional().describe('Why none is planned.'),
  }).prefault({}),
  reasons: object({
    no_variants: text(1000).optional().describe('Why no test covers a variant.'),
    no_fork: text(1000).optional().describe('Why the fix needs no private fork.'),
    no_cve: text(1000).optional().describe('Why no CVE is requested.'),
    no_release: text(1000).optional().describe('Why a supported branch gets no release.'),
  })
    .prefault({})
    .describe('Requirements of SPEC 11 that this case skips.'),
  notes: text(50_000).optional(),
}).superRefine((one, ctx) => {
  const problem = { problem: 'case-history' } as const;
  for (const [i, { at }] of one.history.entries()) {
    const before = one.history[i - 1];
    if (before === undefined || compareInstants(before.at, at) <= 0) continue;
    addProblem(ctx, problem, `${at} is listed after ${before.at}.`, ['history', i, 'at']);
  }
  const last = one.history.at(-1);
  if (last !== undefined && last.step !== one.step)
    addProblem(
      ctx,
      problem,
      `The step is "${one.step}", but the history ends with "${last.step}".`,
    );
  if (!one.retrospective.planned && one.retrospective.reason === undefined) {
    const params = { problem: 'key-missing', remedy: 'Add "reason:".' } as const;
    addProblem(ctx, params, '"planned: false" requires a reason.', ['retrospective', 'planned']);
  }
});

type CaseMatter = z.output<typeof caseSchema>;

/**
 * A case. `id` is the file name and the id of its (first) advisory; `file` is its path below the
 * content folder.
 */
export interface Case extends CaseMatter {
  readonly id: string;
  readonly file: string;
}

/**
 * Returns the severity of a case: that of its vectors, else the estimate; undefined if neither is
 * given.
 */
export function caseRating({ severity }: Pick<Case, 'severity'>): Rating | undefined {
  return severityOf(severity.vectors, undefined).rating ?? severity.level;
}

/** Returns the case of an advisory: the one that lists it, else the one with the same id. */
export function caseOf(id: string, cases: readonly Case[]): Case | undefined {
  return (
    cases.find(({ advisories }) => advisories.includes(id)) ?? cases.find((one) => one.id === id)
  );
}
