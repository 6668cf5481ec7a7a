// Iteration over every advisory, public and embargoed, and the findings of checks. An imported
// record and a draft have fewer requirements than published advisories: problem/codes.ts lists the
// errors that are warnings for them. Recommendations for our own advisories (own: true) do not
// apply to imported records.

import type { Advisory, EmbargoedAdvisory } from '../../model/advisory/advisory.ts';
import type { Everything } from '../../model/content.ts';
import type { Instant } from '../../model/instant.ts';
import type { ProblemCode } from '../../model/problem/codes.ts';
import type { Place } from '../../model/problem/problem.ts';
import type { Project } from '../../model/project/project.ts';
import type { Site } from '../../model/site/site.ts';
import { type Check, checkFor, type Found } from '../check.ts';

export type AnyAdvisory = Advisory | EmbargoedAdvisory;

/** The context of the check of one advisory. */
export interface Context {
  readonly site: Site;
  readonly now: Instant;
  /** By slug. */
  readonly projects: ReadonlyMap<string, Project>;
}

/** Returns every advisory, the public ones first. */
export function* advisoriesOf({
  content,
  desk,
}: Pick<Everything, 'content' | 'desk'>): Generator<AnyAdvisory> {
  yield* content.advisories;
  yield* desk.advisories;
}

/** Returns every advisory by its id. */
export function advisoriesById(
  everything: Pick<Everything, 'content' | 'desk'>,
): ReadonlyMap<string, AnyAdvisory> {
  return new Map([...advisoriesOf(everything)].map((advisory) => [advisory.id, advisory]));
}

/** Returns the projects by their slugs. */
export function projectsOf({ content }: Pick<Everything, 'content'>): ReadonlyMap<string, Project> {
  return new Map(content.projects.map((project) => [project.slug, project]));
}

/** Makes a check of single advisories. With `own`, it skips imported ones. */
export function checkAdvisories<Code extends ProblemCode>(
  codes: readonly Code[],
  find: (advisory: AnyAdvisory, context: Context) => Iterable<Found<NoInfer<Code>>>,
  { own = false } = {},
): Check {
  return checkFor(codes, function* (everything) {
    const context = {
      site: everything.site,
      now: everything.now,
      projects: projectsOf(everything),
    };
    for (const advisory of advisoriesOf(everything))
      if (!own || advisory.imported === undefined) yield* find(advisory, context);
  });
}

/** The file of a finding, and the properties that make it lenient: imported, or not finished. */
export interface CheckedFile {
  readonly file: string;
  readonly imported?: AnyAdvisory['imported'];
  readonly state?: string;
}

/** Makes a finding, marked as lenient for an imported record or a draft. */
export function found<Code extends ProblemCode>(
  { file, imported, state }: CheckedFile,
  code: Code,
  at: Place,
  message: string,
  remedy?: string,
): Found<Code> {
  const lenient = imported !== undefined || state === 'draft' ? { lenient: true } : {};
  return { code, file, at, message, ...(remedy === undefined ? {} : { remedy }), ...lenient };
}

/**
 * Returns the location of a key, or the start of the file if its list is empty or its value absent.
 */
export function placeOf(
  advisory: AnyAdvisory,
  key: 'aliases' | 'severity' | 'affected' | 'timeline',
): Place {
  return advisory[key].length === 0 ? 'start' : { path: [key] };
}
