// The main navigation: the pages that have content.

import type { Catalogue } from '../language/index.ts';
import type { Content } from '../model/content.ts';

type PageName = keyof Catalogue['frame']['pages'];

/** A page in the navigation, by its folder. */
interface NavigationEntry {
  readonly path: `${PageName}/`;
  readonly name: string;
}

type Read = Pick<Content, 'advisories' | 'projects' | 'policies' | 'releases' | 'retrospectives'>;

/** Returns the pages in their order. An empty page keeps its address, but no page links it. */
export function navigationOf(content: Read, names: Catalogue['frame']['pages']): NavigationEntry[] {
  const pages: readonly (readonly [PageName, boolean])[] = [
    ['advisories', true],
    ['projects', content.projects.length > 0],
    ['check', content.projects.length > 0],
    ['policy', content.policies.length > 0],
    ['announcements', content.releases.length > 0],
    ['retrospectives', content.retrospectives.length > 0],
    ['metrics', content.advisories.length > 0],
    ['subscribe', true],
    ['search', true],
    ['report', true],
  ];
  return pages.flatMap(([page, shown]) => (shown ? [{ path: `${page}/` as const, name: names[page] }] : []));
}
