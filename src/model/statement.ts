// A statement about a vulnerability in a dependency: whether it affects our project, and why.
// content/statements/<slug>.yaml. The statuses, the justifications and the required keys of each
// status are those of OpenVEX 0.2.0 ("Statement Fields", "Status Labels").

import { z } from 'zod';
import { foreignId } from './advisory/id.ts';
import { type Instant, latest } from './instant.ts';
import type { Package } from './package/package.ts';
import { packageSchema } from './package/package-schema.ts';
import { parsePurl, purlText } from './package/purl.ts';
import { purlFault } from './package/purl-fault.ts';
import type { Project } from './project/project.ts';
import { publicationOf } from './publication.ts';
import { addProblem, instant, line, list, object, slug, text } from './source/fields.ts';

export const STATEMENT_STATUSES = [
  'not_affected',
  'under_investigation',
  'affected',
  'fixed',
] as const;

/** Why a product is not affected: the labels of OpenVEX ("Status Justifications"). */
export const JUSTIFICATIONS = [
  'component_not_present',
  'vulnerable_code_not_present',
  'vulnerable_code_not_in_execute_path',
  'vulnerable_code_cannot_be_controlled_by_adversary',
  'inline_mitigations_already_exist',
] as const;

export type StatementStatus = (typeof STATEMENT_STATUSES)[number];
export type Justification = (typeof JUSTIFICATIONS)[number];

const componentSchema = z
  .string()
  .trim()
  .max(500)
  .transform((written, ctx) => {
    const purl = parsePurl(written);
    const fault = purl && purlFault(purl);
    if (purl !== undefined && fault === undefined) return purlText(purl);
    const message = `${JSON.stringify(written)} is not a purl such as pkg:npm/example@1.2.3.`;
    addProblem(
      ctx,
      fault ? { problem: 'purl-rule', remedy: fault.remedy } : { problem: 'value-form' },
      fault?.message ?? message,
    );
    return z.NEVER;
  });

const revisionSchema = object({
  at: instant(),
  note: line(500).describe('What changed, for readers.'),
});

/** content/statements/<slug>.yaml */
export const statementSchema = object({
  vulnerability: foreignId().describe('The vulnerability of the dependency: CVE-2026-12345.'),
  aliases: list(foreignId()).describe('The same vulnerability elsewhere.'),
  summary: line(200).optional().describe('A one-line description of the vulnerability.'),
  component: componentSchema.describe(
    'The vulnerable dependency, as a purl, with or without a version.',
  ),
  project: slug().describe('projects/<slug>.'),
  packages: list(packageSchema).describe(
    'The packages of the project that this is about. If absent, all of them.',
  ),
  versions: list(line(200), 2000).describe(
    'The versions of these packages. If absent, every version.',
  ),
  status: z.enum(STATEMENT_STATUSES).describe("OpenVEX's statuses."),
  justification: z
    .enum(JUSTIFICATIONS)
    .optional()
    .describe("For not_affected: OpenVEX's label for the reason."),
  impact_statement: text(5000)
    .optional()
    .describe('For not_affected: the reason in words, in plain text.'),
  action_statement: text(5000)
    .optional()
    .describe('For affected: what users can do, in plain text. Required for this status.'),
  note: text(5000).optional().describe('How we determined the status, in plain text.'),
  published: instant().optional().describe('If absent, a draft. If in the future, scheduled.'),
  revisions: list(revisionSchema).describe('What changed after publication.'),
}).superRefine((statement, ctx) => {
  const { status, justification, impact_statement: impact, action_statement: action } = statement;
  if (status === 'not_affected' && justification === undefined && impact === undefined) {
    const params = {
      problem: 'key-missing',
      remedy: 'Add "justification:", or describe the reason under "impact_statement:".',
    } as const;
    addProblem(ctx, params, '"not_affected" requires a justification or an impact statement.', [
      'status',
    ]);
  }
  if (status === 'affected' && action === undefined) {
    const params = {
      problem: 'key-missing',
      remedy: 'Add "action_statement:", which says what users can do.',
    } as const;
    addProblem(ctx, params, '"affected" requires an action statement.', ['status']);
  }
  for (const { key, only } of KEYS_OF_ONE_STATUS) {
    if (statement[key] === undefined || status === only) continue;
    addProblem(
      ctx,
      { problem: 'statement-key', part: 'key' },
      `"${key}" belongs to "${only}", but the status is "${status}".`,
      [key],
    );
  }
});

const KEYS_OF_ONE_STATUS = [
  { key: 'justification', only: 'not_affected' },
  { key: 'impact_statement', only: 'not_affected' },
  { key: 'action_statement', only: 'affected' },
] as const;

type StatementMatter = z.output<typeof statementSchema>;

interface Written extends StatementMatter {
  /** The file name. */
  readonly slug: string;
  readonly file: string;
}

/** A statement that everyone can see. */
export interface Statement extends Written {
  readonly state: 'published';
  readonly published: Instant;
  /** The latest of publication and every revision. */
  readonly modified: Instant;
}

/** A statement that is not public. Formats and pages do not accept it. */
export interface DraftStatement extends Written {
  readonly state: 'draft' | 'scheduled';
}

/**
 * Returns the packages that a statement names, else those of its project, that a purl
 * or a CPE name identifies.
 */
export function statementPackages(
  { packages }: Pick<StatementMatter, 'packages'>,
  project: Project | undefined,
): Package[] {
  const named = packages.length > 0 ? packages : (project?.packages ?? []);
  return named.filter((one) => one.kind === 'package' && (one.purl ?? one.cpe) !== undefined);
}

/** Returns a statement from its values, public or not at `now`. */
export function statementOf(
  name: string,
  file: string,
  matter: StatementMatter,
  now: Instant,
): Statement | DraftStatement {
  const written = { ...matter, slug: name, file };
  const publication = publicationOf(matter.published, now);
  if (publication.state !== 'published') return { ...written, ...publication };
  const { published } = publication;
  return {
    ...written,
    published,
    modified: latest(published, ...matter.revisions.map(({ at }) => at)),
    state: 'published',
  };
}
