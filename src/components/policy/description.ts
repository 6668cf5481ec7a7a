// The description of a policy page for search engines and link previews.

import type { Catalogue } from '../../language/index.ts';
import type { Policy } from '../../model/policy/policy.ts';

/**
 * Returns the description: SECURITY.md is the security policy, every other page is a part of it.
 */
export function policyDescription(
  { slug, title }: Pick<Policy, 'slug' | 'title'>,
  publisher: string,
  words: Catalogue['page']['policy'],
): string {
  return slug === 'security'
    ? words.description(publisher)
    : words.partDescription(title, publisher);
}
