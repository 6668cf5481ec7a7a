// `vulnerable_version_range` and `patched_versions` of GitHub's security advisories (REST API,
// "Security advisories"): ">= 1.0.0, < 1.4.7", "= 1.0.0", "<= 2.0.0", "> 1.0".

import type { Range } from '../../model/package/range.ts';
import { compareBounds, FROM_START } from '../../model/package/range.ts';
import { versionAfter } from '../record/after-version.ts';

/** The versions that a text names. `unread` are parts that are neither a range nor a version. */
interface ReadVersions {
  readonly ranges: readonly Range[];
  readonly versions: readonly string[];
  readonly unread: readonly string[];
  /** Sentences about versions that contradict each other. */
  readonly notes: readonly string[];
}

interface Bounds {
  start?: string;
  isAfter?: boolean;
  before?: string;
  last?: string;
}

/** A version after "=" can be any text; after others, comparison signs would be a mistake. */
const PART = /^(?:(>=|<=|>|<)\s*([0-9A-Za-z][^\s,<>=|]*)|(=)=?\s*([^\s,]+))$/;

/**
 * Reads a range of GitHub, with the first patched version, if it is stated. Alternatives are split
 * at "||".
 */
export function readRange(
  text: string,
  patched: string | undefined,
  ecosystem: string,
): ReadVersions {
  const read = text
    .split(/\s\|\|\s/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => readOne(one, patched, ecosystem));
  return {
    ranges: read.flatMap(({ ranges }) => ranges),
    versions: read.flatMap(({ versions }) => versions),
    unread: read.flatMap(({ unread }) => unread),
    notes: read.flatMap(({ notes }) => notes),
  };
}

const nothing = { ranges: [], versions: [], unread: [], notes: [] } as const;

function readOne(text: string, patched: string | undefined, ecosystem: string): ReadVersions {
  const parts = text.split(',').map((part) => PART.exec(part.trim()));
  const bounds: Bounds = {};
  for (const part of parts) {
    const [, compared, bound, equal, single] = part ?? [];
    const [sign, version] = [compared ?? equal, bound ?? single];
    if (version === undefined || !addBound(bounds, sign, version, parts.length))
      return { ...nothing, unread: [text] };
  }
  const { start, isAfter, before, last } = bounds;
  if (parts.length === 1 && start === undefined && before === undefined && last === undefined)
    return { ...nothing, versions: [parts[0]?.[4] ?? ''] };
  const introduced =
    start === undefined ? FROM_START : isAfter ? versionAfter(ecosystem, start) : start;
  if (introduced === undefined) return { ...nothing, unread: [text] };
  return ended(introduced, { ...bounds, text }, patched, ecosystem);
}

/** Adds a comparison; false if it contradicts the others. */
function addBound(
  bounds: Bounds,
  sign: string | undefined,
  version: string,
  count: number,
): boolean {
  const hasStart = bounds.start !== undefined;
  const hasEnd = bounds.before !== undefined || bounds.last !== undefined;
  if (sign === '>=' || sign === '>') {
    bounds.start = version;
    bounds.isAfter = sign === '>';
    return !hasStart;
  }
  if (sign === '<') bounds.before = version;
  else if (sign === '<=') bounds.last = version;
  else return count === 1;
  return !hasEnd;
}

/**
 * Prefers the patched version as the end: "<= 1.4.6" with the patch 1.4.7 ends before 1.4.7. Between
 * the two, GitHub says neither that a version is affected nor that it is not.
 */
function ended(
  introduced: string,
  { before, last, text }: Bounds & { readonly text: string },
  patched: string | undefined,
  ecosystem: string,
): ReadVersions {
  const isLater = (than: string | undefined): boolean =>
    patched !== undefined && (than === undefined || compareBounds(ecosystem, than, patched) === -1);
  if (before !== undefined) {
    const isOther =
      patched !== undefined &&
      patched !== before &&
      compareBounds(ecosystem, before, patched) !== 0;
    const notes = isOther
      ? [
          `The range ${JSON.stringify(text)} ends before ${before}, but ${patched} is stated as the patch.`,
        ]
      : [];
    return { ...nothing, ranges: [{ introduced, fixed: before }], notes };
  }
  if (patched !== undefined && isLater(last) && isLater(introduced))
    return { ...nothing, ranges: [{ introduced, fixed: patched }] };
  const notes =
    patched === undefined
      ? []
      : [`The patch ${patched} does not follow the range ${JSON.stringify(text)}; it is left out.`];
  return {
    ...nothing,
    ranges: [{ introduced, ...(last === undefined ? {} : { last_affected: last }) }],
    notes,
  };
}

/** Returns the one version that a text about patches names; undefined if it names several or none. */
export function patchedVersion(text: string | undefined): string | undefined {
  const [, version] =
    /^(?:>=|=|v(?=\d))?\s*([0-9A-Za-z][^\s,<>=|]*)$/.exec(text?.trim() ?? '') ?? [];
  return version !== undefined && /\d/.test(version) ? version : undefined;
}
