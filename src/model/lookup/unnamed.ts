// Advisories of a project that name none of its packages. Records of databases that know only
// commits, and advisories about the tags of a repository, name the repository, alone or beside
// packages of distributions and of other projects; imported ones can name nothing. The code of the
// packages comes from there, so nothing is known about their versions.

import { isDistribution } from '../package/distribution.ts';
import { isPurlOnly, type Package, packageKey } from '../package/package.ts';
import { repositoryOf } from '../package/purl-identity.ts';
import type { Project } from '../project/project.ts';
import type { Assessable } from './claims.ts';
import { keptPackages } from './kept-entries.ts';

type Claims = Pick<Assessable, 'affected' | 'assessed' | 'withdrawn' | 'imported'> & {
  readonly project: string;
};
type Origin = Pick<Project, 'slug' | 'repository' | 'packages'>;

/**
 * Returns the advisories that leave open which versions of the packages of a project they affect, by
 * the slug of the project: those with the repository that they name, and their own if it can be a
 * mirror of its repository.
 */
export function unnamedBy<One extends Claims>(
  advisories: readonly One[],
  projects: readonly Origin[],
): ReadonlyMap<string, readonly One[]> {
  const own = new Map(projects.map((one) => [one.slug, one]));
  const homes = Map.groupBy(projects, ({ repository }) =>
    repository === undefined ? undefined : keyOf(repository),
  );
  const listed = new Set(
    projects
      .flatMap(({ packages }) => packages)
      .filter(isOfRegistry)
      .map(packageKey),
  );
  const isListed = (of: Package): boolean => listed.has(packageKey(of));
  const open = new Map<string, One[]>();
  for (const advisory of advisories.filter((one) => namesSource(one, isListed))) {
    const { project } = advisory;
    const repositories = new Set(repositoriesOf(advisory, isListed));
    const slugs = new Set(
      [...repositories].flatMap((one) => homes.get(one) ?? []).map(({ slug }) => slug),
    );
    if (
      repositories.size === 0 ||
      [...repositories].some((one) => canBeMirror(one, own.get(project)))
    )
      slugs.add(project);
    for (const slug of slugs) {
      if (namesPackageOf(own.get(slug), advisory)) continue;
      const list = open.get(slug);
      if (list === undefined) open.set(slug, [advisory]);
      else list.push(advisory);
    }
  }
  return open;
}

/**
 * True if a project can come from a repository that it does not list: it names none, or one of the
 * same name elsewhere.
 */
function canBeMirror(key: string, project: Origin | undefined): boolean {
  const listed = (project?.packages ?? []).flatMap((one) => repositoryKey(one) ?? []);
  if (listed.includes(key)) return false;
  const known = [
    ...listed,
    ...(project?.repository === undefined ? [] : [keyOf(project.repository)]),
  ];
  return known.length === 0 || known.some((one) => lastPart(one) === lastPart(key));
}

const lastPart = (key: string): string => key.slice(key.lastIndexOf('/') + 1);

const keyOf = (repo: string): string => packageKey({ kind: 'repository', repo });

/**
 * The key of a repository, or of the product of its tags: a purl that names a repository. undefined
 * for anything else.
 */
function repositoryKey(of: Package): string | undefined {
  if (of.kind === 'repository') return packageKey(of);
  const repository = isPurlOnly(of) ? repositoryOf(of.purl) : undefined;
  return repository === undefined ? undefined : keyOf(repository);
}

/** True if an advisory names a repository, or nothing. */
function namesSource(advisory: Claims, isListed: (of: Package) => boolean): boolean {
  const { affected, assessed, withdrawn } = advisory;
  const isOfSource = affected.length === 0 || repositoriesOf(advisory, isListed).length > 0;
  return withdrawn === undefined && assessed !== 'all' && isOfSource;
}

/**
 * The keys of the repositories that an advisory names, also in entries that an import keeps. Records
 * of OSS-Fuzz and of distributions can name the repository only in ranges. The ranges of a listed
 * package say the same as its versions.
 */
const repositoriesOf = (advisory: Claims, isListed: (of: Package) => boolean): string[] => [
  ...[...advisory.affected.map((one) => one.package), ...keptPackages(advisory)].flatMap(
    (of) => repositoryKey(of) ?? [],
  ),
  ...advisory.affected
    .filter((entry) => !isListed(entry.package))
    .flatMap(({ ranges }) => ranges.flatMap(({ repo }) => (repo === undefined ? [] : keyOf(repo)))),
];

/**
 * True if an advisory names a package of a project: one that the project lists or, if it lists none,
 * any. An image beside the repository is built from it, as the packages are; a distribution's package
 * says nothing about those of the project.
 */
function namesPackageOf(project: Origin | undefined, { affected }: Claims): boolean {
  const named = affected.map((one) => one.package).filter(isOfRegistry);
  const listed = new Set((project?.packages ?? []).filter(isOfRegistry).map(packageKey));
  return named.some((of) => listed.size === 0 || listed.has(packageKey(of)));
}

/** OSS-Fuzz is no registry: its names are those of projects whose repository it tests. */
const isOfRegistry = (of: Package): boolean =>
  of.kind === 'package' &&
  !isPurlOnly(of) &&
  !isDistribution(of.ecosystem) &&
  of.ecosystem !== 'OSS-Fuzz';

/** True if an advisory names a package, in any spelling. */
export const namesPackage = ({ affected }: Pick<Assessable, 'affected'>, of: Package): boolean =>
  affected.some(
    (one) => one.package.kind === of.kind && packageKey(one.package) === packageKey(of),
  );
