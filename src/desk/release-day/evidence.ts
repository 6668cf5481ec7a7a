// PRIVATE. The evidence for a step of a release day, in words.

/** The result of a check; `holds` is undefined if it cannot be verified. */
export interface Evidence {
  readonly holds: boolean | undefined;
  readonly words: string;
}

const MOST_NAMES = 4;

/** The first few of some names, and the number of the others. */
export function some(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return `${names.slice(0, MOST_NAMES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

export const yes = (words: string): Evidence => ({ holds: true, words });
export const no = (words: string): Evidence => ({ holds: false, words });
export const unknown = (words: string): Evidence => ({ holds: undefined, words });
