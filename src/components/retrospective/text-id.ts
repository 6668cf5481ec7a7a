// Ids in the text of a retrospective in MDX, as plain Markdown has them: what an author writes must not take the name of something
// of the document ("body"), nor of something else on the page ("skip-target").

/** Those of footnotes are the compiler's own: it refers to them elsewhere. */
const OWN = /^(?:user-content-|footnote-label$)/;

/** The id of a heading, or of what a link within the text leads to; undefined where there is none. */
export function textId(id: string | null | undefined): string | undefined {
  return id === null || id === undefined || id === '' || OWN.test(id) ? (id ?? undefined) : `text-${id}`;
}
