// The data that answers a reader's question: the versions that advisories name, and of everything
// else only the values that an answer shows. Built from the public content, and written as
// check/advisories.json.

import type { Advisory } from '../advisory/advisory.ts';
import { titleOf } from '../advisory/advisory.ts';
import type { Severity } from '../advisory/severity.ts';
import type { Content } from '../content.ts';
import type { Rating } from '../cvss/rating.ts';
import type { Instant } from '../instant.ts';
import type { Package } from '../package/package.ts';
import { packageKey } from '../package/package-schema.ts';
import type { Branch } from '../project/branch-schema.ts';
import type { Project } from '../project/project.ts';
import { orderKind } from '../version/kind.ts';
import { type Assessable, entriesFor } from './claims.ts';
import { keptPackages } from './kept-entries.ts';
import { type CoveredStatement, coveredStatements, leavesOpen } from './stated.ts';
import { namesPackage, unnamedBy } from './unnamed.ts';

/** The part of an advisory that an answer needs. */
export interface CoveredAdvisory extends Assessable {
  readonly id: string;
  readonly title: string;
  /** Example: "HIGH 8.7". */
  readonly severity: string;
  readonly rating: Rating | null;
  readonly published: Instant;
}

/** The part of a project that an answer needs. */
export interface CoveredProject extends Pick<Project, 'slug' | 'name' | 'upgrade'> {
  /** The address of its repository, whose code is that of its packages. */
  readonly repository?: string;
  readonly branches: Branch[];
  /** Released versions that it or a release names, which a reader can upgrade to. */
  readonly versions: readonly string[];
}

/** A package that this site covers. */
export interface CoveredPackage {
  readonly package: Package;
  /**
   * The slug of the project that lists it, else of the one whose advisories name it; undefined if
   * not exactly one.
   */
  readonly project: string | undefined;
  /** The slugs of all its projects, if several: its versions can be on the branches of each. */
  readonly shared?: readonly string[];
}

/** All data that answers are computed from. */
export interface Coverage {
  readonly projects: readonly CoveredProject[];
  readonly packages: readonly CoveredPackage[];
  /** In the order of the content, including withdrawn ones. */
  readonly advisories: readonly CoveredAdvisory[];
  /** Absent if there are none. */
  readonly statements?: readonly CoveredStatement[];
}

/** The public content that answers come from. */
type Answerable = Pick<Content, 'advisories' | 'projects' | 'releases'> &
  Partial<Pick<Content, 'statements'>>;

/**
 * Returns the coverage of the public content. `label` formats a severity: "HIGH 8.7". Takes time in
 * proportion to the content.
 */
export function coverageOf(
  { advisories, projects, releases, statements = [] }: Answerable,
  label: (severity: Severity) => string,
): Coverage {
  const packages = new Map<string, { package: Package; listed: Set<string>; named: Set<string> }>();
  const add = (of: Package, project: string, as: 'listed' | 'named'): void => {
    const known = packages.get(packageKey(of)) ?? {
      package: of,
      listed: new Set(),
      named: new Set(),
    };
    known[as].add(project);
    // Only entries of advisories state the order of versions.
    const isOrdered =
      known.package.kind === 'package' && orderKind(known.package.ecosystem) !== undefined;
    packages.set(packageKey(of), isOrdered || as === 'listed' ? known : { ...known, package: of });
  };
  for (const { slug, packages: own } of projects) for (const one of own) add(one, slug, 'listed');
  for (const one of advisories)
    for (const of of [...one.affected.map((entry) => entry.package), ...keptPackages(one)])
      add(of, one.project, 'named');
  for (const one of statements.filter(leavesOpen))
    for (const of of one.packages) add(of, one.project, 'named');
  const released = Map.groupBy(releases, ({ project }) => project);
  const covering = [...packages.values()].map(({ package: of, listed, named }): CoveredPackage => {
    const [project, ...others] = listed.size > 0 ? listed : named;
    if (project === undefined || others.length === 0) return { package: of, project };
    return { package: of, project: undefined, shared: [project, ...others] };
  });
  const open = new Map<Advisory, Package[]>();
  for (const [slug, ones] of unnamedBy(advisories, projects)) {
    const own = covering.filter(
      ({ project, shared = [] }) => project === slug || shared.includes(slug),
    );
    const named = own.map((one) => one.package).filter(({ kind }) => kind === 'package');
    for (const one of ones) {
      const others = named.filter((of) => !namesPackage(one, of));
      open.set(one, [...new Set([...(open.get(one) ?? []), ...others])]);
    }
  }
  const stated = coveredStatements(statements, projects);
  return {
    projects: projects.map((project) => ({
      slug: project.slug,
      name: project.name,
      ...(project.repository === undefined ? {} : { repository: project.repository }),
      branches: project.branches,
      upgrade: project.upgrade,
      versions: [
        ...new Set([
          ...project.releases.map(({ version }) => version),
          ...(released.get(project.slug) ?? []).flatMap(({ versions }) => versions),
        ]),
      ],
    })),
    packages: covering,
    advisories: advisories.map((one) => covered(one, open.get(one) ?? [], label)),
    ...(stated.length === 0 ? {} : { statements: stated }),
  };
}

const uniquePackages = (affected: Advisory['affected']): Package[] => [
  ...new Map(affected.map(({ package: of }) => [packageKey(of), of])).values(),
];

function covered(
  advisory: Advisory,
  open: readonly Package[],
  label: (severity: Severity) => string,
): CoveredAdvisory {
  const { id, severities, published, withdrawn, affected, assessed } = advisory;
  return {
    id,
    title: titleOf(advisory),
    severity: label(severities),
    rating: severities.rating ?? null,
    published,
    affected: [
      ...uniquePackages(affected).flatMap((of) =>
        entriesFor(advisory, of).map(({ ranges, versions }) => ({ package: of, ranges, versions })),
      ),
      ...[...open, ...keptPackages(advisory).filter((of) => !namesPackage(advisory, of))].map(
        (of) => ({
          package: of,
          ranges: [],
          versions: [],
        }),
      ),
    ],
    ...(assessed === undefined ? {} : { assessed }),
    ...(withdrawn === undefined ? {} : { withdrawn: {} }),
  };
}
