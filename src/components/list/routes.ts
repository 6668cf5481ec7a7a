// The routes of lists, for pages that show all lists of one kind.

import type { Content } from '../../model/content.ts';
import {
  advisoryLists,
  type ListPage,
  type ListSubject,
  listPages,
} from '../../model/views/advisory-lists.ts';

/** A route and the props of its page. */
interface ListRoute {
  readonly params: { readonly path: string };
  readonly props: { readonly page: ListPage };
}

/**
 * Returns every page of every list of a kind. `path` is the address below the folder, without the
 * last "/".
 */
export function listRoutes(
  content: Content,
  kind: ListSubject['kind'],
  folder: string,
): ListRoute[] {
  return advisoryLists(content)
    .filter(({ subject }) => subject.kind === kind)
    .flatMap(listPages)
    .map((page) => ({ params: { path: page.path.slice(folder.length, -1) }, props: { page } }));
}
