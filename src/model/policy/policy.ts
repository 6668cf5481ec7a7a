// The policy: SECURITY.md and further pages. content/SECURITY.md, content/policies/<slug>.md.

import type { z } from 'zod';
import { headingText } from '../advisory/sections.ts';
import type { Site } from '../site/site.ts';
import { day, integer, line, object } from '../source/fields.ts';
import { withFacts } from './facts.ts';

/**
 * The front matter of a policy page. SECURITY.md can omit it, because code hosts show the file
 * unprocessed.
 */
export const policySchema = object({
  title: line(100).optional().describe('The title of the page. If absent, the first "# " heading.'),
  order: integer(1, 999).default(100).describe('The position among the policy pages.'),
  reviewed_at: day().optional().describe('The day on which the team last reviewed it.'),
});

type PolicyMatter = z.output<typeof policySchema>;

export interface Policy extends PolicyMatter {
  /** "security" for SECURITY.md, else the file name. */
  readonly slug: string;
  readonly file: string;
  readonly title: string;
  /**
   * Markdown without the top heading that became the title, with the facts of policy/facts.ts
   * filled in.
   */
  readonly body: string;
  /** The body as its author wrote it: {{acknowledge_hours}}. */
  readonly written: string;
}

const TITLE = /^#(?=[ \t])([^\n]*)(?:\n|$)/;

/** Creates a policy page from its front matter and text; policyFor fills in the facts. */
export function policyOf(slug: string, file: string, matter: PolicyMatter, body: string): Policy {
  const start = body.trimStart();
  const heading = TITLE.exec(start);
  const title =
    matter.title ??
    (headingText(heading?.[1] ?? '') || undefined) ??
    (slug === 'security' ? 'Security policy' : slug);
  const written = heading ? start.slice(heading[0].length).trimStart() : body;
  return { ...matter, slug, file, title, body: written, written };
}

/** Fills the facts of the site into the text and title of a policy page. */
export function policyFor(site: Site, policy: Policy): Policy {
  return { ...policy, title: withFacts(policy.title, site), body: withFacts(policy.written, site) };
}
