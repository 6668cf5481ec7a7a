// Versions of Alpine packages: `number{.number}{letter}{_suffix{number}}{-r number}` (apk-package(5),
// "Package info metadata"; apk-tools 3, src/version.c). Not valid: the hash of a commit (`~1a2b3c4`),
// which has no place between releases, although apk compares it as a text.

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

const SUFFIXES = ['alpha', 'beta', 'pre', 'rc', 'cvs', 'svn', 'git', 'hg', 'p'];
const FIRST_POST_RELEASE = SUFFIXES.indexOf('cvs');
const VERSION = new RegExp(
  `^([0-9]+)((?:\\.[0-9]+)*)([a-z]?)((?:_(?:${SUFFIXES.join('|')})[0-9]*)*)(?:-r([0-9]+))?$`,
);

/** A part of a version. Parts of different kinds compare by `kind`. */
type Part = { readonly kind: number; readonly value: string; readonly isText?: boolean };

// In the order of apk: what is missing comes after the suffix of a pre-release, before all else.
const PRE_RELEASE = 0;
const END = 1;
const REVISION = 2;
const SUFFIX_NUMBER = 3;
const POST_RELEASE = 4;
const LETTER = 5;
const NUMBER = 6;

function parse(version: string): Part[] | undefined {
  const [matched, first = '', numbers = '', letter = '', suffixes = '', revision] =
    VERSION.exec(version) ?? [];
  if (matched === undefined) return undefined;
  return [
    { kind: NUMBER, value: first },
    // A number with a leading zero is a fraction: 1.02 comes before 1.1.
    ...(numbers.match(/[0-9]+/g) ?? []).map((value) => ({
      kind: NUMBER,
      value,
      isText: value.startsWith('0'),
    })),
    ...(letter === '' ? [] : [{ kind: LETTER, value: letter }]),
    ...(suffixes.match(/[a-z]+|[0-9]+/g) ?? []).map(suffixPart),
    ...(revision === undefined ? [] : [{ kind: REVISION, value: revision }]),
  ];
}

function suffixPart(value: string): Part {
  if (isNumber(value)) return { kind: SUFFIX_NUMBER, value };
  const rank = SUFFIXES.indexOf(value);
  return { kind: rank < FIRST_POST_RELEASE ? PRE_RELEASE : POST_RELEASE, value: String(rank) };
}

const compare = (a: readonly Part[], b: readonly Part[]): Sign => compareLists(a, b, compareParts);

function compareParts(a: Part | undefined, b: Part | undefined): Sign {
  const ranks = compareRanks(a?.kind ?? END, b?.kind ?? END);
  if (ranks !== 0 || a === undefined || b === undefined) return ranks;
  const isText = a.kind === LETTER || a.isText === true || b.isText === true;
  return isText ? compareText(a.value, b.value) : compareNumbers(a.value, b.value);
}

/** The version without the revision of the package, and without the suffix of what follows it. */
function builtFrom(version: string): string[] {
  const upstream = version.replace(/-r[0-9]+$/, '');
  const release = upstream.replace(/(?:_(?:cvs|svn|git|hg|p)[0-9]*)+$/, '');
  return [...new Set([upstream, release])].filter((one) => one !== version);
}

/** apk: Alpine, Wolfi, Chainguard, MinimOS, Alpaquita. */
export const alpine: VersionOrder = { ...orderOf('apk', 'ECOSYSTEM', parse, compare), builtFrom };
