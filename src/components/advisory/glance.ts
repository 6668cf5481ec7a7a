// The affected versions and the upgrades of an advisory, in a few short lines.

import type { Catalogue } from '../../language/index.ts';
import { rangeInWords } from '../../language/sentences/range.ts';
import type { Affected } from '../../model/advisory/advisory.ts';
import type { Projects } from '../../model/lookup/package-branches.ts';
import { packageLabel } from '../../model/package/package-schema.ts';
import type { Project } from '../../model/project/project.ts';
import { upgradesOf } from './affected-rows.ts';

/** The maximum numbers of lines, and of ranges, versions or packages in a line. */
const MOST_LINES = 3;
const MOST_IN_LINE = 4;

/** Packages with the same affected versions. */
interface AffectedLine {
  readonly label: string;
  readonly ranges: string;
}

/** Returns the affected versions. `isWhole` is false if something is left out. */
export function affectedAtGlance(
  affected: readonly Affected[],
  range: Catalogue['range'],
  words: Catalogue['advisory']['glance'],
): { readonly lines: readonly AffectedLine[]; readonly isWhole: boolean } {
  let isWhole = true;
  const few = (all: readonly string[]): readonly string[] => {
    if (all.length > MOST_IN_LINE) isWhole = false;
    return all.slice(0, MOST_IN_LINE);
  };
  const described = affected.flatMap((entry) => {
    const { package: of, ranges, versions, platforms } = entry;
    const own = ranges.filter(({ repo }) => repo === undefined);
    // Commits are too long for a line.
    if (of.kind === 'repository' || own.length < ranges.length) isWhole = false;
    if (of.kind === 'repository' || own.length + versions.length === 0) return [];
    const listed = versions.length === 0 ? [] : [few(versions).join(', ')];
    const text = few([...own.map((one) => rangeInWords(one, range)), ...listed]).join('; ');
    return [
      {
        label: packageLabel(of),
        text: platforms.length === 0 ? text : words.only(text, platforms),
      },
    ];
  });
  const lines = [...Map.groupBy(described, ({ text }) => text)].map(([text, group]) => ({
    label: few([...new Set(group.map(({ label }) => label))]).join(', '),
    ranges: text,
  }));
  return { lines: lines.slice(0, MOST_LINES), isWhole: isWhole && lines.length <= MOST_LINES };
}

/** Packages with the same fixed versions. */
interface UpgradeLine {
  /** Absent if it is the only line. */
  readonly label: string | undefined;
  readonly fixed: readonly string[];
}

/** Returns the fixed versions of packages. `isShort` is false if they are too many for a few lines. */
export function upgradesAtGlance(
  affected: readonly Affected[],
  project: Project | undefined,
  projects: Projects,
): { readonly upgrades: readonly UpgradeLine[]; readonly isShort: boolean } {
  const all = upgradesOf(affected, project, projects);
  const groups = [
    ...Map.groupBy(
      all.filter(({ kind }) => kind === 'package'),
      ({ fixed }) => fixed.join(' '),
    ).values(),
  ];
  const upgrades = groups.flatMap((group) => {
    const [first] = group;
    const label = groups.length === 1 ? undefined : group.map((one) => one.label).join(', ');
    return first === undefined ? [] : [{ label, fixed: first.fixed }];
  });
  const isShort =
    upgrades.length <= MOST_LINES && upgrades.every(({ fixed }) => fixed.length <= MOST_IN_LINE);
  return { upgrades, isShort: isShort && (upgrades.length > 0 || all.length === 0) };
}
