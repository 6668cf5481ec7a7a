// The search: where it lies, and how identifiers are found in what a reader types.

/** The page of the search, from the top of the site. */
export const SEARCH_PATH = 'search/';

/** The folder of Pagefind's files, from the top of the site. */
export const SEARCH_FOLDER = 'pagefind/';

/** Something that has names: its own id, and those that others gave it. */
export interface Named {
  readonly id: string;
  readonly aliases: readonly string[];
}

const folded = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** Whether a text has the form of an identifier: parts of letters and digits, joined by hyphens, with a digit somewhere. */
export function looksLikeId(text: string): boolean {
  return /^[a-z][a-z0-9_]*(?:-[a-z0-9]+)+$/.test(folded(text)) && /\d/.test(text);
}

/** What is called exactly what was typed, in any case of its letters. */
export function named<One extends Named>(typed: string, all: readonly One[]): One[] {
  const name = folded(typed);
  return name === '' ? [] : all.filter(({ id, aliases }) => [id, ...aliases].some((own) => folded(own) === name));
}

/** What has a name that begins as what was typed: at least three characters. Exact names come first. */
export function beginning<One extends Named>(typed: string, all: readonly One[]): One[] {
  const start = folded(typed);
  if (start.length < 3) return [];
  const exact = named(typed, all);
  const others = all.filter(({ id, aliases }) => [id, ...aliases].some((own) => folded(own).startsWith(start)));
  return [...new Set([...exact, ...others])];
}
