// Every advisory, public and embargoed, and how checks report what they find in one.
// An imported record and a draft owe less than what we publish: what is an error there is a warning on them where
// problem-codes.ts says so. What is merely advised of ours (own: true) is not asked of an imported record at all.

import type { Advisory, EmbargoedAdvisory } from '../../model/advisory/advisory.ts';
import type { Everything } from '../../model/content.ts';
import type { Instant } from '../../model/instant.ts';
import type { ProblemCode } from '../../model/problem/codes.ts';
import type { Place } from '../../model/problem/problem.ts';
import type { Project } from '../../model/project/project.ts';
import type { Site } from '../../model/site/site.ts';
import { type Check, checkFor, type Found } from '../check.ts';

export type AnyAdvisory = Advisory | EmbargoedAdvisory;

/** What the check of one advisory may know besides it. */
export interface Context {
  readonly site: Site;
  readonly now: Instant;
  /** By slug. */
  readonly projects: ReadonlyMap<string, Project>;
}

/** Every advisory: the public ones first. */
export function* advisoriesOf({ content, desk }: Pick<Everything, 'content' | 'desk'>): Generator<AnyAdvisory> {
  yield* content.advisories;
  yield* desk.advisories;
}

/** Every advisory by its id. */
export function advisoriesById(everything: Pick<Everything, 'content' | 'desk'>): ReadonlyMap<string, AnyAdvisory> {
  return new Map([...advisoriesOf(everything)].map((advisory) => [advisory.id, advisory]));
}

/** The projects by their slugs. */
export function projectsOf({ content }: Pick<Everything, 'content'>): ReadonlyMap<string, Project> {
  return new Map(content.projects.map((project) => [project.slug, project]));
}

/** Makes a check that looks at each advisory by itself; with `own`, only at those that are not imported. */
export function checkAdvisories<Code extends ProblemCode>(
  codes: readonly Code[],
  find: (advisory: AnyAdvisory, context: Context) => Iterable<Found<NoInfer<Code>>>,
  { own = false } = {},
): Check {
  return checkFor(codes, function* (everything) {
    const context = { site: everything.site, now: everything.now, projects: projectsOf(everything) };
    for (const advisory of advisoriesOf(everything))
      if (!own || advisory.imported === undefined) yield* find(advisory, context);
  });
}

/** The file that a finding is in, and what says whether it owes less: it is imported, or not finished. */
export interface Whereabouts {
  readonly file: string;
  readonly imported?: AnyAdvisory['imported'];
  readonly state?: string;
}

/** A finding, marked as lenient in an imported record and in a draft. */
export function found<Code extends ProblemCode>(
  { file, imported, state }: Whereabouts,
  code: Code,
  at: Place,
  message: string,
  remedy?: string,
): Found<Code> {
  const lenient = imported !== undefined || state === 'draft' ? { lenient: true } : {};
  return { code, file, at, message, ...(remedy === undefined ? {} : { remedy }), ...lenient };
}

/** Where a key stands, or the start of the file where its list is empty or its value absent. */
export function placeOf(advisory: AnyAdvisory, key: 'aliases' | 'severity' | 'affected' | 'timeline'): Place {
  return advisory[key].length === 0 ? 'start' : { path: [key] };
}
