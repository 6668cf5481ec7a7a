// The policy: SECURITY.md and further pages. content/SECURITY.md, content/policies/<slug>.md.

import type { z } from 'zod';
import { headingText } from '../advisory/sections.ts';
import type { Site } from '../site/site.ts';
import { day, integer, line, object } from '../source/fields.ts';
import { withFacts } from './facts.ts';

/** The front matter of a policy page; SECURITY.md may have none, as code hosts show the file as it is. */
export const policySchema = object({
  title: line(100).optional().describe('The title of the page; the first "# " heading where absent.'),
  order: integer(1, 999).default(100).describe('The place among the policy pages.'),
  reviewed_at: day().optional().describe('The day on which the team last read it over.'),
});

type PolicyMatter = z.output<typeof policySchema>;

export interface Policy extends PolicyMatter {
  /** "security" for SECURITY.md, else the file name. */
  readonly slug: string;
  readonly file: string;
  readonly title: string;
  /** Markdown without the top heading that became the title, with the facts of model/policy-fact.ts filled in. */
  readonly body: string;
  /** The same as its author wrote it: {{acknowledge_hours}}. */
  readonly written: string;
}

const TITLE = /^#(?=[ \t])([^\n]*)(?:\n|$)/;

/** Makes a policy page of its front matter and text; its facts are filled in by policyFor. */
export function policyOf(slug: string, file: string, matter: PolicyMatter, body: string): Policy {
  const start = body.trimStart();
  const heading = TITLE.exec(start);
  const title =
    matter.title ?? (headingText(heading?.[1] ?? '') || undefined) ?? (slug === 'security' ? 'Security policy' : slug);
  const written = heading ? start.slice(heading[0].length).trimStart() : body;
  return { ...matter, slug, file, title, body: written, written };
}

/** A policy page with the facts of the site in its text and its title. */
export function policyFor(site: Site, policy: Policy): Policy {
  return { ...policy, title: withFacts(policy.title, site), body: withFacts(policy.written, site) };
}
