// PRIVATE. The sources of a letter: one case, its own advisories, the site, and the additions of the
// author.

import type { Case } from '../../model/case/case.ts';
import type { LetterName } from '../../model/case/letter.ts';
import type { Everything } from '../../model/content.ts';

/**
 * A text on one line, a text in Markdown, or the step that must be done first. Empty if the fact
 * does not exist.
 */
export type Fact =
  | { readonly text: string }
  | { readonly markdown: string }
  | { readonly missing: string };

/** The author's additions. Texts in Markdown. */
export interface Addition {
  readonly note?: string | undefined;
  readonly by?: string | undefined;
}

/** The sources of a letter, for one case. */
export interface Matter {
  readonly kind: LetterName;
  readonly about: Case;
  readonly everything: Everything;
  readonly addition: Addition;
}

/** Returns the advisories of the case itself, public or not. */
export function advisoriesOf({
  about,
  everything: { content, desk },
}: Pick<Matter, 'about' | 'everything'>) {
  const ids = new Set(about.advisories.length > 0 ? about.advisories : [about.id]);
  return [...desk.advisories, ...content.advisories].filter(({ id }) => ids.has(id));
}
