// Conditions on versions in Markdown advisories: ">= 1.1 && < 1.2" (Haskell), `>= "2" & < "2.1"` (opam)
// and lists of Cargo requirements, of which an advisory names those that are not affected.

import type { Range } from '../../model/package/range.ts';
import { compareBounds, FROM_START } from '../../model/package/range.ts';
import { readRange } from '../ghsa/range-text.ts';
import { versionAfter } from '../record/after-version.ts';

interface ReadVersions {
  readonly ranges: readonly Range[];
  readonly versions: readonly string[];
  readonly unread: readonly string[];
}

/** Reads a condition with `&&`, `&`, `||` and `|` as a range of GitHub. */
export function readCondition(text: string, ecosystem: string): ReadVersions {
  // An alternative within a condition would need to be multiplied out.
  if (/\([^()]*[(|]/.test(text)) return { ranges: [], versions: [], unread: [text] };
  const flat = text.replace(/"/g, '').replace(/\(([^()]*)\)/g, '$1');
  const { ranges, versions, unread } = readRange(
    flat.replace(/\s*&&?\s*/g, ', ').replace(/\s*\|\|?\s*/g, ' || '),
    undefined,
    ecosystem,
  );
  // A condition on one version is written "== 1.0", and none at all means all versions.
  if (flat.trim() === '') return { ranges: [{ introduced: FROM_START }], versions: [], unread: [] };
  return { ranges, versions, unread: unread.length === 0 ? [] : [text] };
}

/** From a version (inclusive) to another (exclusive; undefined: without end). */
interface Span {
  readonly from: string;
  readonly to: string | undefined;
}

/**
 * Returns all versions except those of some Cargo requirements (doc.rust-lang.org/cargo, "Specifying
 * dependencies"): the affected ones of a RustSec advisory.
 */
export function exceptRequirements(requirements: readonly string[]): ReadVersions {
  const spans = requirements.map(spanOf);
  const known = spans.filter((span) => span !== undefined);
  if (known.length < spans.length) {
    const all = requirements.map((one) => JSON.stringify(one)).join(', ');
    return { ranges: [], versions: [], unread: [`all versions, except ${all}`] };
  }
  const compare = (a: string, b: string): number => compareBounds('crates.io', a, b) ?? 0;
  const ranges: Range[] = [];
  let open: string | undefined = FROM_START;
  for (const { from, to } of known.sort((a, b) => compare(a.from, b.from))) {
    if (open === undefined) break;
    if (compare(open, from) < 0) ranges.push({ introduced: open, fixed: from });
    if (to === undefined) open = undefined;
    else if (compare(open, to) < 0) open = to;
  }
  return {
    ranges: open === undefined ? ranges : [...ranges, { introduced: open }],
    versions: [],
    unread: [],
  };
}

function spanOf(requirement: string): Span | undefined {
  let span: Span = { from: FROM_START, to: undefined };
  for (const part of requirement.split(',')) {
    const [, sign = '^', version] =
      /^(>=|<=|>|<|=|\^|~)?\s*(\d+(?:\.\d+){0,2}(?:[-+][0-9A-Za-z.+-]+)?)$/.exec(part.trim()) ?? [];
    const next = version === undefined ? undefined : partSpan(sign, version);
    if (next === undefined) return undefined;
    span = {
      from: (compareBounds('crates.io', span.from, next.from) ?? 0) < 0 ? next.from : span.from,
      to: earlier(span.to, next.to),
    };
  }
  return span;
}

const earlier = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined || (b !== undefined && compareBounds('crates.io', b, a) === -1) ? b : a;

function partSpan(sign: string, version: string): Span | undefined {
  const [numbers = '', label = ''] = /^([\d.]+)(.*)$/.exec(version)?.slice(1) ?? [];
  const [major = 0, minor, patch] = numbers.split('.').map(Number);
  const whole = `${major}.${minor ?? 0}.${patch ?? 0}${label}`;
  const after = versionAfter('crates.io', whole);
  if (sign === '>=') return { from: whole, to: undefined };
  if (sign === '<') return { from: FROM_START, to: whole };
  // A shorter version means all versions that start with it.
  const upper =
    minor === undefined
      ? `${major + 1}.0.0-0`
      : patch === undefined
        ? `${major}.${minor + 1}.0-0`
        : after;
  if (sign === '>') return upper === undefined ? undefined : { from: upper, to: undefined };
  if (sign === '<=') return upper === undefined ? undefined : { from: FROM_START, to: upper };
  if (sign === '=') return { from: whole, to: upper };
  if (sign === '~')
    return {
      from: whole,
      to: minor === undefined ? `${major + 1}.0.0-0` : `${major}.${minor + 1}.0-0`,
    };
  if (major > 0 || minor === undefined) return { from: whole, to: `${major + 1}.0.0-0` };
  if (minor > 0 || patch === undefined) return { from: whole, to: `0.${minor + 1}.0-0` };
  return { from: whole, to: `0.0.${patch + 1}-0` };
}
