// The branches of a project: each contains versions, no version belongs to two, and dates and
// status agree.

import { dayOf } from '../model/instant.ts';
import { compareBounds } from '../model/package/range.ts';
import { isContradictory } from '../model/project/branch.ts';
import type { VersionWindow } from '../model/project/branch-schema.ts';
import type { Project } from '../model/project/project.ts';
import { versionOrder } from '../model/version/compare.ts';
import { checkFor, type Found } from './check.ts';

/** Checks the ranges of branches in the order of the project's first package that has one. */
export const branches = checkFor(['branch-empty', 'branch-overlap'], function* ({ content }) {
  for (const project of content.projects) {
    const ecosystem = project.packages
      .map((one) => (one.kind === 'package' ? one.ecosystem : 'GIT'))
      .find((name) => versionOrder(name) !== undefined);
    if (ecosystem !== undefined) yield* inProject(project, ecosystem);
  }
});

/** Checks the dates of branches: support ends after it began, and not after the end of life. */
export const branchDates = checkFor(['branch-dates'], function* ({ content, now }) {
  const today = dayOf(now);
  for (const { file, branches: some } of content.projects) {
    for (const [index, branch] of some.entries()) {
      if (!isContradictory(branch, today)) continue;
      const { name, status, since, until } = branch;
      const words = [
        status,
        since && `first released on ${since}`,
        until && `supported until ${until}`,
      ];
      const message = `The branch ${name} is ${words.filter((one) => one !== undefined).join(', ')}.`;
      yield { code: 'branch-dates', file, at: { path: ['branches', index] }, message };
    }
  }
});

/** Formats a range as authors write it: ">=2.0.0 <3.0.0". */
export function windowInWords({ from, before }: VersionWindow): string {
  return [from === undefined ? [] : `>=${from}`, before === undefined ? [] : `<${before}`]
    .flat()
    .join(' ');
}

function* inProject(
  project: Project,
  ecosystem: string,
): Generator<Found<'branch-empty' | 'branch-overlap'>> {
  const { file, branches } = project;
  const held = branches.map(({ name, range }, index) => ({ name, range, index }));
  for (const { index, name, range } of held.filter((one) => isEmpty(ecosystem, one.range))) {
    const at = { path: ['branches', index, 'range'] };
    yield {
      code: 'branch-empty',
      file,
      at,
      message: `The branch ${name} (${windowInWords(range)}) contains no version.`,
    };
  }
  const sorted = held
    .filter(({ range }) => !isEmpty(ecosystem, range))
    .sort((a, b) => compareStarts(ecosystem, a.range, b.range) || a.index - b.index);
  let furthest: (typeof sorted)[number] | undefined;
  for (const one of sorted) {
    if (furthest !== undefined && reachesInto(ecosystem, furthest.range, one.range)) {
      const [earlier, later] = furthest.index < one.index ? [furthest, one] : [one, furthest];
      const message = `The branch ${later.name} (${windowInWords(later.range)}) overlaps ${earlier.name} (${windowInWords(earlier.range)}).`;
      yield {
        code: 'branch-overlap',
        file,
        at: { path: ['branches', later.index, 'range'] },
        message,
      };
    }
    if (furthest === undefined || endsLater(ecosystem, one.range, furthest.range)) furthest = one;
  }
}

function isEmpty(ecosystem: string, { from, before }: VersionWindow): boolean {
  if (from === undefined || before === undefined) return false;
  const sign = compareBounds(ecosystem, from, before);
  return sign !== undefined && sign >= 0;
}

function compareStarts(ecosystem: string, a: VersionWindow, b: VersionWindow): number {
  if (a.from === undefined || b.from === undefined)
    return Number(a.from !== undefined) - Number(b.from !== undefined);
  return compareBounds(ecosystem, a.from, b.from) ?? 0;
}

function reachesInto(ecosystem: string, { before }: VersionWindow, later: VersionWindow): boolean {
  if (before === undefined || later.from === undefined) return true;
  return compareBounds(ecosystem, later.from, before) === -1;
}

function endsLater(ecosystem: string, a: VersionWindow, b: VersionWindow): boolean {
  if (a.before === undefined || b.before === undefined) return b.before !== undefined;
  return compareBounds(ecosystem, a.before, b.before) === 1;
}
