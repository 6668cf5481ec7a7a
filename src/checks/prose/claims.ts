// Phrases that call a version affected or not affected.

/** What a text says about a version. */
export interface Claim {
  readonly version: string;
  /** The offset of the version in the text. */
  readonly offset: number;
  /** "fixed" if a reader of the text takes the version for safe. */
  readonly says: 'fixed' | 'affected';
  /** The words up to the version, for messages. */
  readonly phrase: string;
}

// Each text matches in one way only and every repetition of parts is limited, so that the time
// grows with the length of the text.
const VERSION = String.raw`v?\d{1,20}(?:\.\d{1,20}){1,8}(?:\.?[A-Za-z][0-9A-Za-z]{0,40})?(?:[-+_][0-9A-Za-z.+-]{0,60}[0-9A-Za-z])?`;
const LIST = `(?:${VERSION})(?:(?:\\s*,\\s*(?:or\\s+|and\\s+)?|\\s+or\\s+|\\s+and\\s+)(?:${VERSION})){0,30}`;
const UNSURE =
  /\b(?:not|never|cannot|incomplete(?:ly)?|part(?:ly|ially)|first fix|instead of|unless|except|only)\b|n't/i;

/** Yields the claims of a text without markup. `names` are those of the project and its packages. */
export function* claimsIn(text: string, names: readonly string[]): Generator<Claim> {
  const name = names.map((one) => one.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')).join('|');
  const things = `(?:(?:the\\s+)?(?:versions?|releases?|${name})\\s+){0,2}`;
  const patterns = patternsFor(things, name);
  for (const { offset, sentence } of sentencesOf(text))
    for (const { says, pattern, isPlain } of patterns) {
      if (isPlain && UNSURE.test(sentence)) continue;
      for (const match of sentence.matchAll(pattern)) {
        const list = match.groups?.['list'] ?? '';
        const start = match.index + match[0].lastIndexOf(list);
        for (const one of list.matchAll(new RegExp(VERSION, 'g'))) {
          const version = one[0].replace(/^v/, '');
          // 2.1.x is a branch.
          if (/(?:^|\.)[xX*](?:$|\.)/.test(version)) continue;
          const at = offset + start + one.index + one[0].length - version.length;
          yield { version, offset: at, says, phrase: match[0].trim().replace(/\s+/g, ' ') };
        }
      }
    }
}

interface Pattern {
  readonly says: Claim['says'];
  readonly pattern: RegExp;
  /** True if a word such as "not" or "only" in the sentence can turn its meaning around. */
  readonly isPlain: boolean;
}

function patternsFor(things: string, name: string): Pattern[] {
  const list = `(?<list>${LIST})(?![\\w*-]|\\.[\\dx*])`;
  const harm = '(?:affected|vulnerable)';
  const make = (says: Claim['says'], source: string, isPlain = true): Pattern => ({
    says,
    pattern: new RegExp(source, 'gi'),
    isPlain,
  });
  return [
    make(
      'fixed',
      `\\b(?:upgrade|update|upgrading|updating)(?:\\s+(?:${name}))?\\s+(?:at\\s+least\\s+)?to\\s+${things}${list}`,
    ),
    make('fixed', `\\b(?:is|was|are)\\s+fixed\\s+(?:in|since|by|with)\\s+${things}${list}`),
    make(
      'fixed',
      `${things}(?<![\\w.])${list}\\s+(?:has|have|contains?|includes?)\\s+the\\s+fix\\b`,
    ),
    make('fixed', `${things}(?<![\\w.])${list}\\s+(?:is|are)\\s+not\\s+${harm}\\b`, false),
    // "Versions before 2.1.3 are affected": 2.1.3 itself is not.
    make(
      'fixed',
      `\\b(?:before|older\\s+than|earlier\\s+than|lower\\s+than|below|prior\\s+to)\\s+${things}${list}\\s+(?:is|are)\\s+(?:still\\s+|also\\s+)?${harm}\\b`,
    ),
    make(
      'fixed',
      `\\b${harm}\\b[^.,;]{0,40}\\b(?:before|older\\s+than|earlier\\s+than|lower\\s+than|below|prior\\s+to)\\s+${things}${list}(?!\\s*\\d)`,
    ),
    make(
      'affected',
      `(?<!\\b(?:before|than|below|to|after|since|from)\\s+)${things}(?<![\\w.])${list}\\s+(?:is|are)\\s+(?:still\\s+|also\\s+)?${harm}\\b`,
    ),
    make(
      'affected',
      `\\b(?:up\\s+to(?:\\s+and\\s+including)?|through)\\s+${things}${list}\\s+(?:is|are)\\s+(?:still\\s+|also\\s+)?${harm}\\b`,
    ),
  ];
}

function* sentencesOf(text: string): Generator<{ offset: number; sentence: string }> {
  let start = 0;
  for (const { index, 0: mark } of text.matchAll(
    /[.!?:;](?=\s|$)|\n\s*\n|\n(?=\s*(?:[-|>#]|\d+\.\s))|\|/g,
  )) {
    yield { offset: start, sentence: text.slice(start, index) };
    start = index + mark.length;
  }
  yield { offset: start, sentence: text.slice(start) };
}
