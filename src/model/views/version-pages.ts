// The pages of versions: the versions of a project that have one, and their upgrades.

import type { Content } from '../content.ts';
import { type Assessment, type Hit, isRecommendable } from '../lookup/affects.ts';
import type { Package } from '../package/package.ts';
import { packageKey } from '../package/package-schema.ts';
import type { Branch } from '../project/branch-schema.ts';
import type { Project } from '../project/project.ts';
import { projectPath } from '../site/site.ts';
import { versionName } from '../text/path-segment.ts';
import { versionOrder } from '../version/compare.ts';
import { compareText } from '../version/order.ts';
import { type VersionReport, versionReports } from './released-versions.ts';

/**
 * The maximum number of versions of one project with their own pages, and of advisories on them:
 * pages cost far more than machine-readable documents. The ranges of the advisories cover other
 * versions.
 */
const MOST_PAGES = 500;
const MOST_HITS = 20_000;

/** The data of a version that has a page. */
export interface VersionPage extends VersionReport {
  /** Relative to the top of the site, ending in "/". */
  readonly path: string;
}

type Known = Pick<Content, 'advisories' | 'releases' | 'projects'> &
  Partial<Pick<Content, 'statements'>>;

const made = new WeakMap<object, ReadonlyMap<string, readonly VersionPage[]>>();

/**
 * Returns the versions with pages by the slug of their project, the newest first. Cached for each
 * content.
 */
export function versionPages(content: Known): ReadonlyMap<string, readonly VersionPage[]> {
  const known = made.get(content);
  if (known !== undefined) return known;
  const pages = makePages(content);
  made.set(content, pages);
  return pages;
}

function makePages(content: Known): Map<string, VersionPage[]> {
  const pages = new Map<string, VersionPage[]>();
  for (const report of versionReports(content, MOST_HITS)) {
    const path = versionPagePath(report.project.slug, report.version);
    const list = pages.get(report.project.slug) ?? [];
    pages.set(report.project.slug, list);
    if (path !== undefined && list.length < MOST_PAGES) list.push({ ...report, path });
  }
  for (const list of pages.values())
    if (list[0] !== undefined) list.sort(newestFirst(list[0].project));
  return pages;
}

/** Returns the path of the page of a version; undefined if its name cannot be a folder name. */
export function versionPagePath(slug: string, version: string): string | undefined {
  const name = versionName(version);
  return name === undefined ? undefined : `${projectPath(slug)}${name}/`;
}

/** Returns the path of the table of versions and advisories. */
export const matrixPath = (slug: string): string => `${projectPath(slug)}matrix/`;

/** True if a project has such a table: an advisory affects one of its versions. */
export const hasMatrix = (versions: readonly VersionReport[]): boolean =>
  versions.some(({ assessments }) =>
    assessments.some(({ assessment }) => assessment.hits.length > 0),
  );

// Versions that the order of the project's first package does not know come last.
function newestFirst({ packages }: Project): (a: VersionReport, b: VersionReport) => number {
  const [first] = packages;
  const known = first?.kind === 'package' ? versionOrder(first.ecosystem) : undefined;
  return ({ version: a }, { version: b }) => {
    const [left, right] = [known?.isValid(a) === true, known?.isValid(b) === true];
    if (left !== right) return left ? -1 : 1;
    return (left && known !== undefined ? known.compare(b, a) : 0) || compareText(b, a);
  };
}

/** The upgrades of a version that no known advisory affects. */
export interface CleanVersions {
  /** The nearest on its own branch. */
  readonly onBranch: string | undefined;
  /** The nearest on any branch. */
  readonly anywhere: string | undefined;
}

/**
 * Returns the nearest later versions that no advisory affects. If none is known, returns the last
 * fix of the version's advisories, unless one names no fix or another advisory affects that fix.
 * `versions` are those of the project, the newest first.
 */
export function cleanVersions(
  report: VersionReport,
  of: Package,
  versions: readonly VersionReport[],
): CleanVersions {
  const found = assessmentOf(report, of);
  const compare = of.kind === 'package' ? versionOrder(of.ecosystem)?.compare : undefined;
  if (found === undefined || found.hits.length === 0 || compare === undefined) return NOTHING;
  let anywhere: string | undefined;
  for (const { version, branch } of laterThan(report, of, versions, compare)) {
    anywhere ??= version;
    if (found.branch !== undefined && branch === found.branch)
      return { onBranch: version, anywhere };
  }
  const unlessAffected = (fix: string | undefined): string | undefined => {
    const one =
      fix === undefined ? undefined : versions.find(({ version }) => compare(version, fix) === 0);
    return one !== undefined && assessmentOf(one, of)?.status === 'affected' ? undefined : fix;
  };
  return {
    onBranch: unlessAffected(lastFix(found.hits, compare, (hit) => hit.fixedOnBranch)),
    anywhere: anywhere ?? unlessAffected(lastFix(found.hits, compare, (hit) => hit.fixed)),
  };
}

const NOTHING: CleanVersions = { onBranch: undefined, anywhere: undefined };

const assessmentOf = ({ assessments }: VersionReport, of: Package): Assessment | undefined =>
  assessments.find((one) => packageKey(one.package) === packageKey(of))?.assessment;

type Compare = (a: string, b: string) => number;

/** Yields the later versions of a package that nothing affects, the nearest first. */
function* laterThan(
  { version: from }: VersionReport,
  of: Package,
  versions: readonly VersionReport[],
  compare: Compare,
): Generator<{ readonly version: string; readonly branch: Branch | undefined }> {
  for (let i = versions.findIndex(({ version }) => version === from) - 1; i >= 0; i--) {
    const one = versions[i];
    const found = one && assessmentOf(one, of);
    if (
      one !== undefined &&
      found !== undefined &&
      isRecommendable(found) &&
      compare(one.version, from) > 0
    )
      yield { version: one.version, branch: found.branch };
  }
}

function lastFix(
  hits: readonly Hit[],
  compare: Compare,
  fixOf: (hit: Hit) => string | undefined,
): string | undefined {
  const fixes = hits.map(fixOf).filter((fix) => fix !== undefined);
  const [first, ...others] = fixes;
  if (first === undefined || fixes.length < hits.length) return undefined;
  return others.reduce((a, b) => (compare(a, b) < 0 ? b : a), first);
}
