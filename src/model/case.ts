// PRIVATE: the worksheet of a report that the team works on. content/cases/<ID>.yaml. Nothing that publishes is ever given one.

import { z } from 'zod';
import { TLP } from './advisory.ts';
import { instant, line, list, object, text } from './field.ts';

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

/** content/cases/<ID>.yaml */
export const caseSchema = object({
  advisory: line(100).optional().describe('The id of the advisory that it became.'),
  title: line(200),
  received: object({
    at: instant(),
    channel: line(100).describe('The channel in channels/.'),
  }),
  reporter: object({
    name: line().optional(),
    contact: line(254).optional(),
    credit: line().optional().describe('How the reporter wants to be credited.'),
  }).prefault({}),
  step: z.enum(CASE_STEPS).default('received'),
  history: list(object({ at: instant(), step: z.enum(CASE_STEPS), by: line().optional() })),
  triage: object({
    replicated: text(2000).optional().describe('Can it be replicated?'),
    projects: list(line(100)).describe('Which projects are affected?'),
    blast_radius: text(2000).optional().describe('What is the blast radius?'),
    fix_owner: line().optional().describe('Who is responsible for the fix?'),
    coordination: text(2000).optional().describe('Is coordinated disclosure between projects needed?'),
  }).prefault({}),
  tlp: z.enum(TLP).default('AMBER+STRICT'),
  fixing_team: list(line()),
  consulted: list(object({ name: line(), tlp: z.enum(TLP), at: instant() })),
  private_fork: object({ url: line(500), created: instant(), deleted: instant().optional() }).optional(),
  regression_tests: list(
    object({ text: line(500), covers: z.enum(['vulnerability', 'variant']), done: z.boolean().default(false) }),
  ),
  cve_request: object({ at: instant().optional(), cna: line().optional(), id: line(40).optional() }).prefault({}),
  release_plan: list(object({ project: line(100), branch: line(60), version: line(100), owner: line().optional() })),
  notes: text(50_000).optional(),
});

type CaseMatter = z.output<typeof caseSchema>;

export interface Case extends CaseMatter {
  readonly id: string;
  readonly file: string;
}
