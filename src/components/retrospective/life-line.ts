// The branches of a project as lines, with the versions that introduce and fix a vulnerability: the
// rows of <AffectedVersions>.

import type { Catalogue } from '../../language/index.ts';
import { rangeInWords } from '../../language/sentences/range.ts';
import type { Advisory } from '../../model/advisory/advisory.ts';
import { assessedExtent } from '../../model/lookup/affects.ts';
import { type Projects, packageBranches } from '../../model/lookup/package-branches.ts';
import type { Package } from '../../model/package/package.ts';
import { packageLabel } from '../../model/package/package-schema.ts';
import { compareBounds, FROM_START, type Range } from '../../model/package/range.ts';
import { rangeMeets, startsBefore } from '../../model/project/branch-range.ts';
import type { Branch } from '../../model/project/branch-schema.ts';
import { inBranch, type Project } from '../../model/project/project.ts';
import { versionOrder } from '../../model/version/compare.ts';

type Words = Pick<Catalogue, 'label' | 'range'>;
type Subject = Pick<Advisory, 'affected' | 'assessed' | 'published'>;

export interface LifePoint {
  readonly version: string;
  readonly kind: 'introduced' | 'fixed' | 'last';
}

/** One branch from its first version to its newest. */
export interface LifeLine {
  readonly name: string;
  /** Its support status; empty for a range outside of branches, whose name repeats its points. */
  readonly status: string;
  /** In their order. */
  readonly points: readonly LifePoint[];
  /** True if its first version is affected, before the first point. */
  readonly fromStart: boolean;
  /** Whether its newest version is affected. */
  readonly toEnd: boolean;
  /** The status of the branch if it contains no range. */
  readonly otherwise: 'free' | 'unknown' | 'listed';
}

/** Packages that share their lines. */
export interface LifeGroup {
  readonly packages: readonly string[];
  readonly lines: readonly LifeLine[];
}

/** Returns the lines of each package. Packages with the same lines are grouped. */
export function lifeLinesOf(
  advisory: Subject,
  project: Project | undefined,
  words: Words,
  projects: Projects = [],
): LifeGroup[] {
  const groups = new Map<string, { packages: string[]; lines: LifeLine[] }>();
  for (const { package: one, ranges, versions: listed } of advisory.affected) {
    const branches = packageBranches(one, projects, project);
    const otherwise = otherwiseIn(one, listed, advisory, branches);
    const versions = ranges.filter(({ repo }) => repo === undefined);
    const lines =
      one.kind === 'package'
        ? linesOf(one, versions, branches, { words, otherwise })
        : versions.map((range) => lineOfRange(range, words));
    if (lines.length === 0) continue;
    const key = JSON.stringify(lines);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { packages: [packageLabel(one)], lines });
    else group.packages.push(packageLabel(one));
  }
  return [...groups.values()];
}

function otherwiseIn(
  of: Package,
  listed: readonly string[],
  advisory: Subject,
  branches: readonly Branch[],
): (branch: Branch) => LifeLine['otherwise'] {
  const { isUnderstood, isWhole, assessed } = assessedExtent(of, advisory, { branches });
  return (branch) => {
    if (
      of.kind === 'package' &&
      listed.some((version) => inBranch(of.ecosystem, branch, version) === true)
    )
      return 'listed';
    return isUnderstood && (isWhole || assessed.includes(branch)) ? 'free' : 'unknown';
  };
}

function linesOf(
  { ecosystem }: Extract<Package, { kind: 'package' }>,
  ranges: readonly Range[],
  branches: readonly Branch[],
  { words, otherwise }: { words: Words; otherwise: (branch: Branch) => LifeLine['otherwise'] },
): LifeLine[] {
  const placed = new Set<Range>();
  const lines = branches.map((branch): LifeLine => {
    const own = ranges.filter((range) => meets(ecosystem, range, branch));
    for (const range of own) placed.add(range);
    return { ...lineOf(ecosystem, branch, own, words), otherwise: otherwise(branch) };
  });
  // A range in no branch, or one that cannot be compared, is its own line.
  const rest = ranges
    .filter((range) => !placed.has(range))
    .map((range) => lineOfRange(range, words));
  return placed.size === 0 ? rest : [...lines, ...rest];
}

/** True if some version of a branch can be in a range. */
const meets = (ecosystem: string, range: Range, { range: window }: Branch): boolean =>
  rangeMeets(ecosystem, { ...range, introduced: range.introduced ?? FROM_START }, window) === true;

function lineOf(
  ecosystem: string,
  { name, status, range: { from = FROM_START, before } }: Branch,
  ranges: readonly Range[],
  { label }: Words,
): Omit<LifeLine, 'otherwise'> {
  const sorted = [...ranges].sort(
    (a, b) => compareBounds(ecosystem, a.introduced ?? FROM_START, b.introduced ?? FROM_START) ?? 0,
  );
  const points: LifePoint[] = [];
  let [fromStart, toEnd] = [false, false];
  for (const { introduced = FROM_START, fixed, last_affected: last } of sorted) {
    if (introduced === FROM_START || isBelow(ecosystem, introduced, from)) fromStart = true;
    else points.push({ version: introduced, kind: 'introduced' });
    const end = fixed ?? last;
    if (
      end === undefined ||
      (before !== undefined && startsBefore(versionOrder(ecosystem), end, before) !== true)
    )
      toEnd = true;
    else points.push({ version: end, kind: fixed === undefined ? 'last' : 'fixed' });
  }
  return { name, status: label.branches[status], points, fromStart, toEnd };
}

const lineOfRange = (range: Range, words: Words): LifeLine => {
  const { introduced = FROM_START, fixed, last_affected: last } = range;
  const start: LifePoint[] =
    introduced === FROM_START ? [] : [{ version: introduced, kind: 'introduced' }];
  const end: LifePoint[] =
    fixed !== undefined
      ? [{ version: fixed, kind: 'fixed' }]
      : last !== undefined
        ? [{ version: last, kind: 'last' }]
        : [];
  return {
    name: rangeInWords(range, words.range),
    status: '',
    points: [...start, ...end],
    fromStart: introduced === FROM_START,
    toEnd: end.length === 0,
    otherwise: 'unknown',
  };
};

const isBelow = (ecosystem: string, a: string, b: string): boolean => {
  const result = compareBounds(ecosystem, a, b);
  return result !== undefined && result < 0;
};

/** True if a line contains no range. */
export const isUntouched = ({ points, fromStart, toEnd }: Omit<LifeLine, 'otherwise'>): boolean =>
  points.length === 0 && !fromStart && !toEnd;

/**
 * Returns the affected intervals of a line, as positions between 0 (its first version) and `end`
 * (its newest). Its points are at 1, 2, ...
 */
export function affectedIntervals(
  { points, fromStart, toEnd }: LifeLine,
  end: number,
): { from: number; to: number }[] {
  const intervals: { from: number; to: number }[] = [];
  let start = fromStart ? 0 : undefined;
  for (const [i, { kind }] of points.entries()) {
    if (kind === 'introduced') start ??= i + 1;
    else {
      intervals.push({ from: start ?? 0, to: i + 1 });
      start = undefined;
    }
  }
  if (toEnd) intervals.push({ from: start ?? 0, to: end });
  return intervals;
}
