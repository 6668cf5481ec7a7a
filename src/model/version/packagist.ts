// Packagist versions: the form is Composer's (class Composer\Semver\VersionParser), the order is
// PHP's version_compare (php.net), which osv.dev uses too. So 1.0 < 1.0.0, build metadata counts,
// and BETA is not the word beta, although Composer treats each of these pairs as equal. Not valid:
// branches ("dev-main", "1.x-dev"), which have no single place between releases, and "-stable", which
// Composer drops and PHP sorts before every pre-release.

import type { Sign, VersionOrder } from './order.ts';
import { compareLists, compareNumbers, compareRanks, isNumber, orderOf } from './order.ts';

const VERSION = new RegExp(
  [
    '^v?[0-9]+(?:[.-][0-9]+)*',
    '(?:[._-]?(?:alpha|a|beta|b|rc|patch|pl|p)(?:[.-]?[0-9]+(?:[.-][0-9]+)*)?)?',
    '(?:[._-]?dev)?',
    '(?:\\+[0-9a-z._+-]+)?$',
  ].join(''),
  'i',
);

// Words by their prefixes; any other word comes before all of these. Numbers and the end of a
// version have the rank NUMBER.
const WORDS: readonly (readonly [beginning: string, rank: number])[] = [
  ['dev', 0],
  ['a', 1],
  ['b', 2],
  ['rc', 3],
  ['RC', 3],
  ['p', 5],
];
const OTHER_WORD = -1;
const NUMBER = 4;

function parse(version: string): string[] | undefined {
  if (!VERSION.test(version)) return undefined;
  return version.replace(/^v/i, '').match(/[0-9]+|[A-Za-z]+/g) ?? [];
}

function compare(a: readonly string[], b: readonly string[]): Sign {
  return compareLists(a, b, compareParts);
}

function compareParts(a: string | undefined, b: string | undefined): Sign {
  const aIsNumber = a !== undefined && isNumber(a);
  const bIsNumber = b !== undefined && isNumber(b);
  if (aIsNumber && bIsNumber) return compareNumbers(a, b);
  if (aIsNumber && b === undefined) return 1;
  if (a === undefined && bIsNumber) return -1;
  return compareRanks(weigh(a), weigh(b));
}

function weigh(part: string | undefined): number {
  if (part === undefined || isNumber(part)) return NUMBER;
  return WORDS.find(([beginning]) => part.startsWith(beginning))?.[1] ?? OTHER_WORD;
}

/**
 * Returns Composer's normal form: four numbers, words in lower case and in full, no build metadata.
 */
function installed(version: string): string {
  const [, numbers = '', rest = ''] =
    /^v?([0-9]+(?:[.-][0-9]+)*)(.*)$/.exec(version.toLowerCase().replace(/\+.*$/, '')) ?? [];
  const parts = numbers.split(/[.-]/).map((one) => one.replace(/^0+(?=\d)/, ''));
  while (parts.length < 4) parts.push('0');
  const words = (rest.match(/[0-9]+|[a-z]+/g) ?? []).map((word) => WORDS_IN_FULL.get(word) ?? word);
  return [...parts, ...words].join('.');
}

const WORDS_IN_FULL = new Map([
  ['a', 'alpha'],
  ['b', 'beta'],
  ['p', 'patch'],
  ['pl', 'patch'],
]);

// Composer (VersionParser, normalizeBranch) reads 1.x-dev as 1.9999999.9999999.9999999-dev. An older
// head of the branch has the same name.
function branchOf(text: string): [string, string] | undefined {
  const [, numbers] = /^v?([0-9]+(?:\.[0-9]+){0,2})(?:\.x)+-dev$/i.exec(text) ?? [];
  return numbers === undefined
    ? undefined
    : [`${numbers}-dev`, `${numbers}.9999999.9999999.9999999-dev`];
}

/** PHP's version_compare: Packagist. */
export const packagist: VersionOrder = {
  ...orderOf('Packagist', 'ECOSYSTEM', parse, compare),
  installed,
  branchOf,
};
