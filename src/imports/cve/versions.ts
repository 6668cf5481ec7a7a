// `affected[].versions` of a CVE record (CVE Record Format 5.x, schema/docs/versions.md) as ranges.
// "unknown" is a state of its own: a version that is unknown must not count as unaffected.

import type { Range } from '../../model/package/range.ts';
import { compareBounds, FROM_START } from '../../model/package/range.ts';
import { readRange } from '../ghsa/range-text.ts';
import type { CveProduct, CveVersion } from './shape.ts';

interface ReadVersions {
  readonly ranges: Range[];
  readonly versions: string[];
  readonly unread: string[];
}

/** Texts that CNAs write for "from the first version on". */
const START = new Set(['', '0', '*', 'unspecified', '-']);
/** Texts that state no version at all. */
const NO_VERSION = /^(?:n\/?a|not applicable|unspecified|unknown|-)?$/i;

/** Reads the versions of a product. `ecosystem` orders them; undefined for commits. */
export function readVersions(
  { versions, defaultStatus }: CveProduct,
  ecosystem: string | undefined,
): ReadVersions {
  const read: ReadVersions = { ranges: [], versions: [], unread: [] };
  if (defaultStatus === 'affected') {
    const ranges = complement(versions ?? [], ecosystem);
    if (ranges === undefined) read.unread.push(`all versions, except ${JSON.stringify(versions)}`);
    else read.ranges.push(...ranges);
    return read;
  }
  for (const one of versions ?? []) {
    if (one.status === 'affected') readAffected(one, ecosystem, read);
    else if (one.status !== 'unaffected' && !NO_VERSION.test(one.version ?? ''))
      read.unread.push(statement(one));
    else if (one.changes?.some(({ status }) => status !== 'unaffected'))
      read.unread.push(statement(one));
  }
  return read;
}

function readAffected(one: CveVersion, ecosystem: string | undefined, read: ReadVersions): void {
  const { lessThan, lessThanOrEqual, changes } = one;
  const text = (one.version ?? '').trim();
  if (lessThan == null && lessThanOrEqual == null && !changes?.length) {
    readSingle(text, ecosystem, read);
    return;
  }
  const ranges = rangesOf(one, ecosystem);
  if (ranges === undefined) read.unread.push(statement(one));
  else read.ranges.push(...ranges);
}

function readSingle(text: string, ecosystem: string | undefined, read: ReadVersions): void {
  if (NO_VERSION.test(text)) return;
  if (text === '*' || /^all(?: versions)?$/i.test(text))
    read.ranges.push({ introduced: FROM_START });
  else if (ecosystem !== undefined && /^[<>=]/.test(text)) {
    // GitHub and others write the comparison into the version.
    const { ranges, versions, unread } = readRange(text, undefined, ecosystem);
    read.ranges.push(...ranges);
    read.versions.push(...versions);
    read.unread.push(...unread);
  } else if (/[\s<>,*]|^\^|^before|^prior/i.test(text)) read.unread.push(text);
  else read.versions.push(text);
}

const isCommit = (text: string): boolean =>
  text === FROM_START || /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);

/** Returns the affected ranges of an item, with its changes of status; undefined if they are no ranges. */
function rangesOf(one: CveVersion, ecosystem: string | undefined): Range[] | undefined {
  const text = (one.version ?? '').trim();
  const start = START.has(text.toLowerCase()) ? FROM_START : text;
  const { lessThan, lessThanOrEqual } = one;
  if (lessThan != null && lessThanOrEqual != null) return undefined;
  const end = lessThan ?? lessThanOrEqual ?? '*';
  const bounds = [start, ...(end === '*' ? [] : [end]), ...(one.changes ?? []).map(({ at }) => at)];
  const isBound = (bound: string): boolean =>
    ecosystem === undefined ? isCommit(bound) : bound !== '' && !/[\s<>,*]/.test(bound);
  if (!bounds.every(isBound)) return undefined;
  const ranges: Range[] = [];
  let open: string | undefined = start;
  for (const { at, status } of one.changes ?? []) {
    if (status !== 'affected' && status !== 'unaffected') return undefined;
    if (status === 'unaffected' && open !== undefined) {
      ranges.push({ introduced: open, fixed: at });
      open = undefined;
    } else if (status === 'affected') open ??= at;
  }
  if (open === undefined) return ranges;
  if (end === '*') return [...ranges, { introduced: open }];
  return [
    ...ranges,
    lessThan == null ? { introduced: open, last_affected: end } : { introduced: open, fixed: end },
  ];
}

/**
 * Returns all versions but the listed ones; undefined if that is no list of ranges. A version that
 * is listed as affected too is in it.
 */
function complement(
  versions: readonly CveVersion[],
  ecosystem: string | undefined,
): Range[] | undefined {
  if (ecosystem === undefined || versions.some((one) => one.status === 'unknown')) return undefined;
  const holes: { from: string; to: string }[] = [];
  for (const one of versions.filter(({ status }) => status === 'unaffected')) {
    const text = (one.version ?? '').trim();
    if (one.lessThan == null || one.changes?.length || /[\s<>,]/.test(text)) return undefined;
    holes.push({ from: START.has(text.toLowerCase()) ? FROM_START : text, to: one.lessThan });
  }
  if (
    holes.some((a, i) =>
      holes.slice(i + 1).some((b) => compareBounds(ecosystem, a.from, b.from) === undefined),
    )
  )
    return undefined;
  holes.sort((a, b) => compareBounds(ecosystem, a.from, b.from) ?? 0);
  const ranges: Range[] = [];
  let open: string | undefined = FROM_START;
  for (const { from, to } of holes) {
    if (open === undefined) return undefined;
    if (from !== open) ranges.push({ introduced: open, fixed: from });
    open = to === '*' ? undefined : to;
  }
  return open === undefined ? ranges : [...ranges, { introduced: open }];
}

function statement({ version, status, lessThan, lessThanOrEqual, changes }: CveVersion): string {
  const parts = [
    version ?? '',
    lessThan && `< ${lessThan}`,
    lessThanOrEqual && `<= ${lessThanOrEqual}`,
  ];
  const later = (changes ?? []).map(({ at, status: next }) => `${next} from ${at}`);
  return `${status}: ${[...parts, ...later].filter(Boolean).join(', ')}`;
}
