// The search: its paths, and how identifiers are found in a reader's input.

/** The search page, relative to the top of the site. */
export const SEARCH_PATH = 'search/';

/** The folder of Pagefind's files, relative to the top of the site. */
export const SEARCH_FOLDER = 'pagefind/';

/** Something with names: its own id, and those that others assigned. */
export interface Named {
  readonly id: string;
  readonly aliases: readonly string[];
}

const folded = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/**
 * True if a text looks like an identifier: letters and digits, joined by hyphens, with at least one
 * digit.
 */
export function looksLikeId(text: string): boolean {
  return /^[a-z][a-z0-9_]*(?:-[a-z0-9]+)+$/.test(folded(text)) && /\d/.test(text);
}

/** Returns the entries with exactly this name, case-insensitively. */
export function named<One extends Named>(typed: string, all: readonly One[]): One[] {
  const name = folded(typed);
  return name === ''
    ? []
    : all.filter(({ id, aliases }) => [id, ...aliases].some((own) => folded(own) === name));
}

/**
 * Returns the entries with a name that starts with the input of at least three characters. Exact
 * names come first.
 */
export function beginning<One extends Named>(typed: string, all: readonly One[]): One[] {
  const start = folded(typed);
  if (start.length < 3) return [];
  const exact = named(typed, all);
  const others = all.filter(({ id, aliases }) =>
    [id, ...aliases].some((own) => folded(own).startsWith(start)),
  );
  return [...new Set([...exact, ...others])];
}
