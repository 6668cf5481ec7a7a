// The affected packages of a record that is not OSV: one entry for each package, with the ranges
// that the contract can hold. Of a statement that it cannot hold, the text is kept under a path that
// the lookup knows: nothing outside of the other ranges counts as unaffected.

import type { Package } from '../../model/package/package.ts';
import { packageKey, packageLabel, packageSchema } from '../../model/package/package-schema.ts';
import { compareBounds, FROM_START, type Range } from '../../model/package/range.ts';
import { type StatedOrder, withOrder } from '../../model/package/version-order.ts';
import { overlap } from '../osv/events.ts';
import { type KeyPath, keep, type Remainder } from './kept.ts';
import { isLine } from './value.ts';

/** What a record says about one package. Several can be about the same one. */
export interface ForeignEntry {
  /** The package as the contract writes it: a purl, {ecosystem, name}, {repo} or {product}. */
  readonly package: unknown;
  /** Another way to write it, if the first one is not valid. */
  readonly otherwise?: unknown;
  readonly order?: StatedOrder | undefined;
  readonly ranges: readonly Range[];
  readonly versions: readonly string[];
  /** Statements about versions that are neither a range nor a version. */
  readonly unread: readonly string[];
  readonly functions?: readonly string[];
  readonly platforms?: readonly string[];
  /** CVSS vectors of this package only. */
  readonly vectors?: readonly string[];
}

/** The entry of a package in the contract. */
export interface HeldEntry {
  readonly package: Package;
  readonly order: StatedOrder | undefined;
  readonly ranges: Range[];
  readonly versions: string[];
  readonly functions: readonly string[];
  readonly platforms: readonly string[];
  readonly vectors: readonly string[];
}

const MOST_ENTRIES = 1000;
const MOST_RANGES = 1000;
const MOST_VERSIONS = 20_000;

/** Returns the entries of the contract, one for each package and its platforms. */
export function holdEntries(entries: readonly ForeignEntry[], rest: Remainder): HeldEntry[] {
  const held = new Map<string, HeldEntry>();
  for (const entry of entries) {
    const of = packageOf(entry);
    const key = of && keyOf(of, entry);
    const known = key === undefined ? undefined : held.get(key);
    if (
      of === undefined ||
      key === undefined ||
      (known === undefined && held.size >= MOST_ENTRIES)
    ) {
      keepWhole(entry, held.size, rest);
      continue;
    }
    const one = known ?? emptyEntry(of, entry);
    held.set(key, one);
    const at: KeyPath = ['affected', [...held.keys()].indexOf(key)];
    for (const range of entry.ranges) addRange(one, range, at, rest);
    for (const version of entry.versions) addVersion(one, version, at, rest);
    for (const text of entry.unread)
      keepStatement(one, text, at, rest, 'it is neither a range nor a version');
  }
  return [...held.values()];
}

function packageOf({ package: written, otherwise }: ForeignEntry): Package | undefined {
  const [first, second] = [written, otherwise].map((one) => packageSchema.safeParse(one).data);
  return first ?? second;
}

const keyOf = (
  of: Package,
  { platforms = [], functions = [], vectors = [], order }: ForeignEntry,
): string => JSON.stringify([packageKey(of), platforms, functions, vectors, order]);

function emptyEntry(
  of: Package,
  { order, platforms = [], functions = [], vectors = [] }: ForeignEntry,
): HeldEntry {
  const short = (texts: readonly string[]): string[] => texts.filter((text) => isLine(text, 300));
  return {
    package: of,
    order,
    ranges: [],
    versions: [],
    functions: short(functions),
    platforms: short(platforms),
    vectors,
  };
}

/** A package that the contract cannot name. Its key in `kept` makes its versions "not known". */
function keepWhole(entry: ForeignEntry, position: number, rest: Remainder): void {
  const { package: of, ranges, versions, unread } = entry;
  const named = typeof of === 'string' ? { ecosystem: 'product', name: of } : of;
  const value = { package: named, ranges, versions: [...versions, ...unread] };
  keep(rest, ['affected', freePosition(rest, position)], value, 'its package has no usable name');
}

function freePosition({ kept }: Remainder, position: number): number {
  let free = position;
  while (Object.hasOwn(kept, `affected/${free}`)) free += 1;
  return free;
}

/** Why a range cannot be among the others; undefined if it can. */
function faultOf(range: Range, { package: of, order, ranges }: HeldEntry): string | undefined {
  const { introduced = FROM_START, fixed, last_affected: last } = range;
  if ([introduced, fixed, last].some((one) => one !== undefined && !isLine(one, 200)))
    return 'a bound is no version';
  if (ranges.length >= MOST_RANGES) return `an entry has at most ${MOST_RANGES} ranges`;
  const ordered = withOrder(of, order);
  if (ordered.kind === 'repository' || range.repo !== undefined) return undefined;
  const sign = compareBounds(ordered.ecosystem, introduced, fixed ?? last ?? '');
  if (sign === 1) return 'it ends before it starts';
  if (fixed !== undefined && (sign === 0 || fixed === introduced)) return 'it is empty';
  return ranges.some(
    (other) => other.repo === undefined && overlap(ordered.ecosystem, other, range),
  )
    ? 'it overlaps with another range'
    : undefined;
}

function addRange(entry: HeldEntry, range: Range, at: KeyPath, rest: Remainder): void {
  if (entry.ranges.some((other) => sameText(other) === sameText(range))) return;
  const fault = faultOf(range, entry);
  if (fault === undefined) entry.ranges.push(range);
  else keepStatement(entry, rangeText(range), at, rest, fault);
}

const sameText = ({ introduced, fixed, last_affected: last, limit, repo }: Range): string =>
  JSON.stringify([introduced, fixed, last, limit, repo]);

const rangeText = ({ introduced = FROM_START, fixed, last_affected: last }: Range): string =>
  [`>= ${introduced}`, fixed && `< ${fixed}`, last && `<= ${last}`]
    .filter((part) => part !== undefined)
    .join(', ');

function addVersion(entry: HeldEntry, version: string, at: KeyPath, rest: Remainder): void {
  if (entry.versions.includes(version)) return;
  if (isLine(version, 200) && entry.versions.length < MOST_VERSIONS) entry.versions.push(version);
  else keepStatement(entry, version, at, rest, 'it is not a version on one line');
}

/** Keeps a text at a position of `versions` that is free, where the lookup finds it. */
function keepStatement(
  { package: of }: HeldEntry,
  text: string,
  at: KeyPath,
  rest: Remainder,
  why: string,
): void {
  const [, position] = at;
  let index = 0;
  while (Object.hasOwn(rest.kept, `affected/${position}/versions/${index}`)) index += 1;
  const said = JSON.stringify(text.slice(0, 200));
  keep(
    rest,
    [...at, 'versions', index],
    text,
    `${packageLabel(of)} is affected in ${said}, but ${why}`,
  );
}
