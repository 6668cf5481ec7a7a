// Compares the text of an advisory with the published one word by word, and detects whether its
// meaning may have changed.

import { differences, type Piece } from '../text/differences.ts';

/** A section with a changed text. */
export interface Wording {
  /** Its heading; empty for the text before the first heading. */
  readonly section: string;
  readonly pieces: readonly Piece[];
  /**
   * True if most of it was replaced, or if a number or a word that can reverse a statement was
   * added or removed.
   */
  readonly canChangeMeaning: boolean;
}

/**
 * Returns every section of a Markdown text that differs: in the order of the new text, then removed
 * ones.
 */
export function wordingChanges(before: string, after: string): Wording[] {
  const [old, own] = [sectionsOf(before), sectionsOf(after)];
  return [...new Set([...own.keys(), ...old.keys()])].flatMap((section) => {
    const pieces = differences(wordsOf(old.get(section) ?? ''), wordsOf(own.get(section) ?? ''));
    return pieces.every(({ kind }) => kind === 'same')
      ? []
      : [{ section, pieces, canChangeMeaning: canChangeMeaning(pieces) }];
  });
}

function sectionsOf(markdown: string): Map<string, string> {
  const sections = new Map<string, string>();
  let heading = '';
  for (const line of markdown.split('\n')) {
    const named = /^#{1,6}[ \t]+(.*?)[ \t#]*$/.exec(line)?.[1];
    if (named !== undefined) heading = named;
    else sections.set(heading, `${sections.get(heading) ?? ''}${line}\n`);
  }
  return sections;
}

const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** Words that negate a statement, in the languages of the interface. */
const NEGATION =
  /^(?:no|not|none|never|cannot|without|neither|nor|unless|un\w*affected|\w+n['’]t|nicht|kein\w*|nie|niemals|ohne|weder|noch)$/;

/** Words that can replace their opposite. */
const OPPOSITE =
  /^(?:before|after|older|newer|earlier|later|above|below|only|all|any|every|enabled?|disabled?|safe|vulnerable|affected|vor|nach|älter\w*|neuer\w*|nur|alle[nrs]?|jede[nrs]?|sicher|verwundbar|betroffen|aktiviert|deaktiviert)$/;

function canChangeMeaning(pieces: readonly Piece[]): boolean {
  const wordsIn = (kind: Piece['kind']): string[] =>
    pieces
      .flatMap((one) => (one.kind === kind ? one.parts : []))
      .map(plain)
      .filter((word) => word !== '');
  const [same, out, added] = [wordsIn('same'), wordsIn('out'), wordsIn('in')];
  const significant = (words: readonly string[]): string =>
    words
      .filter((word) => NEGATION.test(word) || OPPOSITE.test(word) || /\d/.test(word))
      .sort()
      .join(' ');
  return out.length > same.length || significant(out) !== significant(added);
}

const plain = (word: string): string =>
  word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');

/** The number of words that are shown around a change. */
const AROUND = 6;

/** Returns a change in one line: removed text as [-words-], added text as {+words+}. */
export function wordingText({ pieces }: Wording): string {
  return pieces
    .map(({ kind, parts: words }, i) => {
      if (kind === 'out') return `[-${words.join(' ')}-]`;
      if (kind === 'in') return `{+${words.join(' ')}+}`;
      const [first, last] = [i === 0, i === pieces.length - 1];
      if (words.length <= AROUND * (first || last ? 1 : 2)) return words.join(' ');
      const head = first ? [] : words.slice(0, AROUND);
      const tail = last ? [] : words.slice(-AROUND);
      return [...head, '…', ...tail].join(' ');
    })
    .join(' ');
}
