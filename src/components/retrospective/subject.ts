// The subject of the components of a retrospective: the retrospective of the current page, by the
// name in its address. Authors only pass the id of an advisory.

import { loadContent } from '../../content.ts';
import type { Advisory } from '../../model/advisory/advisory.ts';
import type { Content } from '../../model/content.ts';
import type { Release } from '../../model/release/release.ts';
import type { Retrospective } from '../../model/retrospective/retrospective.ts';
import { type ContentIndex, indexOfContent } from '../frame/index-of-content.ts';

interface Subject {
  readonly content: Content;
  readonly index: ContentIndex;
  readonly retrospective: Retrospective;
  /**
   * The advisories of the retrospective, or the one that the author named, in the order of the
   * front matter.
   */
  readonly advisories: readonly Advisory[];
  /** The releases that name one of them, the newest first. */
  readonly releases: readonly Release[];
}

/**
 * Returns the subject of a page. Throws if a component is on another page: only retrospectives are
 * given these components.
 */
export async function subjectOf(slug: string | undefined, advisory?: string): Promise<Subject> {
  const content = await loadContent();
  const retrospective = content.retrospectives.find((one) => one.slug === slug);
  if (retrospective === undefined)
    throw new Error('This component belongs on the page of a retrospective.');
  const index = indexOfContent(content);
  const ids = advisory === undefined ? retrospective.advisories : [advisory];
  const releases = [...new Set(ids.flatMap((id) => index.releasesOfAdvisory.get(id) ?? []))];
  return {
    content,
    index,
    retrospective,
    advisories: ids.flatMap((id) => index.advisory.get(id) ?? []),
    releases,
  };
}
