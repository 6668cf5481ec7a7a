// What is affected and what fixes it, as the rows of a table and as commands.

import type { Affected } from '../model/advisory.ts';
import { type Package, packageKey, packageLabel } from '../model/package.ts';
import { type Project, upgradeCommand } from '../model/project.ts';
import { type Range, rangeInWords } from '../model/range.ts';

/** One range of versions or commits. */
export interface AffectedRow {
  /** "from 1.0.0, before 1.4.7" */
  readonly affected: string;
  /** What to upgrade to; undefined where the range has no fix. */
  readonly fixed: string | undefined;
  /** The repository whose commits are meant, where it is not the package itself. */
  readonly repo: string | undefined;
}

/** The rows of an entry of "affected". */
export function rowsOf({ ranges }: Affected): AffectedRow[] {
  return ranges.map((range) => ({ affected: rangeInWords(range), fixed: range.fixed, repo: range.repo }));
}

/** How to get the fix of one package. */
export interface Upgrade {
  readonly label: string;
  /** "repository" where the fixed versions are commits. */
  readonly kind: Package['kind'];
  /** In the order of the ranges, each once. */
  readonly fixed: readonly string[];
  /** Commands, with the version that each leads to; without one where the command fits all. */
  readonly commands: readonly { readonly version: string | undefined; readonly command: string }[];
}

/** How to upgrade each package that has a fix, in the order of "affected", each package once. */
export function upgradesOf(affected: readonly Affected[], project: Project | undefined): Upgrade[] {
  const packages = new Map<string, { readonly package: Package; readonly ranges: Range[] }>();
  for (const { package: one, ranges } of affected) {
    const key = packageKey(one);
    const entry = packages.get(key) ?? { package: one, ranges: [] };
    entry.ranges.push(...ranges);
    packages.set(key, entry);
  }
  return [...packages.values()].flatMap(({ package: one, ranges }) => {
    const fixed = [...new Set(ranges.flatMap((range) => (range.repo === undefined ? (range.fixed ?? []) : [])))];
    if (fixed.length === 0) return [];
    return [{ label: packageLabel(one), kind: one.kind, fixed, commands: commandsOf(one, fixed, project) }];
  });
}

function commandsOf(one: Package, fixed: readonly string[], project: Project | undefined): Upgrade['commands'] {
  const commands = fixed.flatMap((version) => {
    const command = upgradeCommand(project, one, version);
    return command === undefined ? [] : [{ version, command }];
  });
  const [first] = commands;
  if (first === undefined || commands.some(({ command }) => command !== first.command)) return commands;
  return [{ version: undefined, command: first.command }];
}
