// The ids in the text of a retrospective in MDX, as in plain Markdown. An author's id must not
// shadow a property of the document ("body"), or equal another id of the page ("skip-target").

/** Ids of footnotes belong to the compiler, which refers to them in other places. */
const OWN = /^(?:user-content-|footnote-label$)/;

/**
 * Returns the id of a heading, or of the target of a link within the text; undefined if there is
 * none.
 */
export function textId(id: string | null | undefined): string | undefined {
  return id === null || id === undefined || id === '' || OWN.test(id)
    ? (id ?? undefined)
    : `text-${id}`;
}
