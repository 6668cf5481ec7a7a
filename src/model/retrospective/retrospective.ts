// A retrospective: what happened and the lessons learned (SPEC 11, notes).
// content/retrospectives/<slug>.mdx, or .md without components.

import { z } from 'zod';
import type { Instant } from '../instant.ts';
import { day, instant, line, list, object, text, webAddress } from '../source/fields.ts';

/** The front matter of content/retrospectives/<slug>.mdx. */
export const retrospectiveSchema = object({
  title: line(150),
  summary: line(300).optional().describe('One sentence for lists and feeds.'),
  advisories: z.array(line(100)).min(1).describe('The published advisories that it covers.'),
  published: instant().optional().describe('If absent, a draft.'),
  authors: list(line()),
  people: list(
    object({
      name: line(),
      role: line(),
      consent: z.boolean().default(false).describe('Whether the person agreed to be named.'),
    }),
  ),
  pull_requests: list(webAddress()),
  root_cause: text(2000).optional(),
  went_well: list(text(1000)),
  went_wrong: list(text(1000)),
  lucky: list(text(1000)).describe('Where we were lucky: what could have made it worse.'),
  factors: list(text(1000)).describe('Contributing factors.'),
  actions: list(
    object({
      text: line(500),
      owner: line().optional(),
      status: z.enum(['open', 'done', 'dropped']).default('open'),
      due: day().optional().describe('The due date.'),
      url: webAddress().optional(),
    }),
  ).describe('The actions that prevent a repetition.'),
});

type RetrospectiveMatter = z.output<typeof retrospectiveSchema>;

interface Written extends RetrospectiveMatter {
  readonly slug: string;
  readonly file: string;
  /** The whole file, because embargoed names must not be in a comment either. */
  readonly text: string;
  /** MDX, by trusted authors; Markdown if the file name ends in .md. */
  readonly body: string;
  /**
   * The components that the text uses (retrospective/mdx/components.ts), sorted. Empty for
   * Markdown.
   */
  readonly components: readonly string[];
}

export interface Retrospective extends Written {
  readonly state: 'published';
  readonly published: Instant;
}

/** A retrospective that is not public. */
export interface DraftRetrospective extends Written {
  readonly state: 'draft' | 'scheduled';
}
