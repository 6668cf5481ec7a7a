// Maven versions: the "Version Order Specification" of the POM reference
// (maven.apache.org/pom.html), which osv.dev applies.
// Maven itself accepts almost any string. Its releases from 3.8.7 on place a few words after a dot
// differently (1.0.RC1 next to 1.0-RC1). Neither order is transitive for all versions: 2.9.0 <
// 2.9.0-1 < 2.9.0.RC1 < 2.9.0. It is transitive if no word follows a dot.
//
// This is our own code, because the library `mvncmp` 1.0.0 contradicts itself on versions of real
// projects. It puts 6.0.1.Beta1 before 6.0.1-redhat-1, and 6.0.1-redhat-1 before 6.0.1.Beta1, so no
// guard can choose the right result. It also puts 1.0-final-1 before 1.0-1, which are equal, and
// orders unknown words by the locale of the machine. defects.test.ts shows these results.

import type { Sign } from './order.ts';
import {
  compareLists,
  compareNumbers,
  compareRanks,
  compareText,
  isNumber,
  orderOf,
  type VersionOrder,
} from './order.ts';
import { developedFrom } from './pre-release.ts';

// Characters that file names of the repository and version ranges cannot contain.
const NOT_IN_A_VERSION = /[\s\p{Cc}\\/:"<>|?*[\](){},]/u;

// The words with a meaning, in order; the empty one is the release itself. Any other word comes
// after them.
const WORDS = ['alpha', 'beta', 'milestone', 'rc', 'snapshot', '', 'sp'];
const RELEASE = WORDS.indexOf('');
const ALIASES = new Map([
  ['cr', 'rc'],
  ['ga', ''],
  ['final', ''],
  ['release', ''],
]);
const SHORTHANDS = new Map([
  ['a', 'alpha'],
  ['b', 'beta'],
  ['m', 'milestone'],
]);

// JitPack uses commits as versions.
const COMMIT = /^(?=[0-9a-f]*[a-f])[0-9a-f]{7,40}$/i;

type Token = { readonly hyphen: boolean; readonly value: string };

function parse(version: string): Token[] | undefined {
  // A word comes before every number: v1.5 would come before 1.0.
  if (!/^[0-9]/.test(version) || NOT_IN_A_VERSION.test(version) || COMMIT.test(version))
    return undefined;
  const pieces = version.toLowerCase().split(/(?=[.-])/);
  return withoutNulls(pieces.flatMap((piece) => splitPiece(piece)));
}

// "Splitting and replacing": a piece begins with its separator (the first one has none); a
// transition between digits and letters within it counts as a hyphen.
function splitPiece(piece: string): Token[] {
  const hyphen = piece.startsWith('-');
  const values = piece.replace(/^[.-]/, '').match(/[0-9]+|[^0-9]+/g) ?? ['0'];
  return values.map((value, i) => ({
    hyphen: hyphen || i > 0,
    value: normalize(value, i + 1 < values.length),
  }));
}

function normalize(value: string, numberFollows: boolean): string {
  const word = (numberFollows ? SHORTHANDS.get(value) : undefined) ?? value;
  return ALIASES.get(word) ?? word;
}

// "Trimming": removes null values at the end of the version and before every hyphen that remains.
// Keeps the first token.
function withoutNulls(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  let trimming = true;
  for (const [i, token] of [...tokens.entries()].reverse()) {
    if (trimming && i > 0 && /^0*$/.test(token.value)) continue;
    kept.push(token);
    trimming = token.hyphen;
  }
  return kept.reverse();
}

function compare(a: readonly Token[], b: readonly Token[]): Sign {
  return compareLists(a, b, compareTokens);
}

function compareTokens(a: Token | undefined, b: Token | undefined): Sign {
  if (a === undefined) return b === undefined ? 0 : compareRanks(0, compareWithEnd(b));
  if (b === undefined) return compareWithEnd(a);
  if (a.hyphen !== b.hyphen) return compareRanks(weigh(a), weigh(b));
  if (isNumber(a.value)) return isNumber(b.value) ? compareNumbers(a.value, b.value) : 1;
  return isNumber(b.value) ? -1 : compareWords(a.value, b.value);
}

// Different separators: ".word" < "-word" < "-number" < ".number".
function weigh({ hyphen, value }: Token): number {
  if (isNumber(value)) return hyphen ? 2 : 3;
  return hyphen ? 1 : 0;
}

// The shorter version is padded: with 0 against a dot, with the release word against a hyphen.
function compareWithEnd({ hyphen, value }: Token): Sign {
  if (isNumber(value)) return hyphen ? 1 : compareNumbers(value, '0');
  return compareRanks(rankOf(value), RELEASE);
}

function compareWords(a: string, b: string): Sign {
  return compareRanks(rankOf(a), rankOf(b)) || compareText(a, b);
}

function rankOf(word: string): number {
  const rank = WORDS.indexOf(word);
  return rank === -1 ? WORDS.length : rank;
}

const ORDER = orderOf('Maven', 'ECOSYSTEM', parse, compare);

/** The POM reference's version order: Maven. */
export const maven: VersionOrder = {
  ...ORDER,
  // Words without a meaning come after the release: 31.0-jre, 1.5.0.redhat-1. Pre-releases are not
  // built from it, but a snapshot can be built from the release before.
  builtFrom: (version) => {
    const [, release] = /^([0-9]+(?:\.[0-9]+)*)[.-]./.exec(version) ?? [];
    return release === undefined || ORDER.compare(version, release) < 0
      ? developedFrom(version)
      : [release];
  },
};
