// The affected and fixed versions, as table rows and as commands.

import type { Catalogue } from '../../language/index.ts';
import { rangeInWords } from '../../language/sentences/range.ts';
import type { Affected } from '../../model/advisory/advisory.ts';
import { type Projects, packageBranches } from '../../model/lookup/package-branches.ts';
import { lastingFix } from '../../model/package/lasting-fix.ts';
import type { Package } from '../../model/package/package.ts';
import { packageKey, packageLabel } from '../../model/package/package-schema.ts';
import { FROM_START, type Range } from '../../model/package/range.ts';
import type { Branch } from '../../model/project/branch-schema.ts';
import { branchOf, type Project } from '../../model/project/project.ts';
import { upgradeCommand } from '../../model/project/upgrade-command.ts';

/** A project, as far as its branches matter. */
type Branched = Pick<Project, 'branches'>;

/** One range of versions or commits. */
interface AffectedRow {
  /** "from 1.0.0, before 1.4.7" */
  readonly affected: string;
  /** The version to upgrade to; undefined if the range has no fix. */
  readonly fixed: string | undefined;
  /** The repository of the commits, if it is not the package itself. */
  readonly repo: string | undefined;
  /**
   * The branch of the project in which the range ends; undefined if none is stated, or if the range
   * spans several.
   */
  readonly branch: Branch | undefined;
}

/** Returns the rows of an entry of "affected". `project` has the branches of its package. */
export function rowsOf(
  { package: of, ranges, versions }: Affected,
  project: Branched | undefined,
  words: Catalogue['range'],
): AffectedRow[] {
  const own = { package: of, ranges: ranges.filter(({ repo }) => repo === undefined), versions };
  return ranges.map((range) => ({
    affected: rangeInWords(range, words),
    fixed: range.repo === undefined ? lastingFix(range, own) : range.fixed,
    repo: range.repo,
    branch: branchOfRange(of, range, project),
  }));
}

// A range that spans branches belongs to none of them. Its words state what it covers.
function branchOfRange(
  of: Package,
  range: Range,
  project: Branched | undefined,
): Branch | undefined {
  const { introduced, fixed, last_affected: last, repo } = range;
  if (repo !== undefined || introduced === undefined || introduced === FROM_START) return undefined;
  const end = fixed ?? last;
  const branch = branchOf(of, introduced, project);
  return end === undefined || branchOf(of, end, project) === branch ? branch : undefined;
}

/** True if a table of these rows needs a column for branches. */
export const hasBranches = (rows: readonly AffectedRow[]): boolean =>
  rows.some(({ branch }) => branch !== undefined);

/** How to get the fix of one package. */
interface Upgrade {
  readonly label: string;
  /** "repository" if the fixed versions are commits. */
  readonly kind: Package['kind'];
  /** In the order of the ranges, each once. */
  readonly fixed: readonly string[];
  /**
   * Commands, each with its target version and branch. Without these if the command applies to all.
   */
  readonly commands: readonly UpgradeCommand[];
}

interface UpgradeCommand {
  readonly version: string | undefined;
  readonly branch: string | undefined;
  readonly command: string;
}

/**
 * Returns how to upgrade each package that has a fix, in the order of "affected", each package
 * once.
 */
export function upgradesOf(
  affected: readonly Affected[],
  project: Project | undefined,
  projects: Projects = [],
): Upgrade[] {
  const packages = Map.groupBy(affected, (entry) => packageKey(entry.package));
  return [...packages.values()].flatMap((entries) => {
    const [first] = entries;
    if (first === undefined) return [];
    const { package: one } = first;
    const ranges = entries.flatMap((entry) =>
      entry.ranges.filter(({ repo }) => repo === undefined),
    );
    const own = { package: one, ranges, versions: entries.flatMap((entry) => entry.versions) };
    const fixed = [...new Set(ranges.flatMap((range) => lastingFix(range, own) ?? []))];
    if (fixed.length === 0) return [];
    return [
      {
        label: packageLabel(one),
        kind: one.kind,
        fixed,
        commands: commandsOf(one, fixed, project, projects),
      },
    ];
  });
}

function commandsOf(
  one: Package,
  fixed: readonly string[],
  project: Project | undefined,
  projects: Projects,
): Upgrade['commands'] {
  const branches = [...packageBranches(one, projects, project)];
  const commands = fixed.flatMap((version) => {
    const command = upgradeCommand(project, one, version);
    return command === undefined
      ? []
      : [{ version, branch: branchOf(one, version, { branches })?.name, command }];
  });
  const [first] = commands;
  if (first === undefined || commands.some(({ command }) => command !== first.command))
    return commands;
  return [{ version: undefined, branch: undefined, command: first.command }];
}
