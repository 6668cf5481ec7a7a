// Finds the packages of this site that a component is, or can be.

import { isDistribution, matchRelease } from '../package/distribution.ts';
import { isPurlOnly, type Package, packageKey, plainKey } from '../package/package.ts';
import { matchIdentity } from '../package/purl-identity.ts';
import { ecosystemName, isEcosystem } from '../version/ecosystem.ts';
import { type Component, componentKey } from './component.ts';
import type { Coverage, CoveredPackage } from './coverage.ts';
import { keyOf, keysOf, keysOfPackage } from './keys.ts';
import { type Maybe, namesakesIn } from './maybe.ts';
import { isShort, REPACKAGING, repackagedNames, upstreamNames } from './repackaged.ts';

/** The packages of this site that a component matches. */
interface Found {
  readonly packages: readonly CoveredPackage[];
  /** Present if `packages` is empty, but some packages are possible matches. */
  readonly maybe: Maybe | undefined;
}

/** Returns a function that finds the packages of this site that a component is. */
export function packagesFor(
  coverage: Pick<Coverage, 'packages'>,
): (component: Component) => readonly CoveredPackage[] {
  const { packages } = finder(coverage);
  return (component) =>
    packages(component).filter(({ package: of }) => releaseOf(of, component) !== 'other');
}

/**
 * Looks up components: those with an address, and those that a file names without one. `hasSources`
 * is true if the file names the source of each distribution package that has another name.
 */
export function lookupIn(coverage: Coverage, hasSources: boolean) {
  const { packages: find, modules } = finder(coverage);
  const namesakes = namesakesIn(coverage);
  const fromRepository = ofRepositoryIn(coverage);
  const named = new Set([
    ...coverage.advisories.flatMap((one) => one.affected.map((entry) => packageKey(entry.package))),
    ...(coverage.statements ?? []).flatMap((one) => one.packages),
  ]);
  const isNamed = ({ package: of }: CoveredPackage): boolean => named.has(packageKey(of));
  // A project lists the package or the repository, and advisories only one variant or its tags: of
  // others, nothing is known.
  const isCovered = (of: Package, by: Package): boolean =>
    packageKey(by) !== packageKey(of) &&
    (plainKey(by) === plainKey(of) || keysOfPackage(by).includes(keyOf(of)));
  const widened = (packages: readonly CoveredPackage[]) =>
    packages.filter(
      (one) => isNamed(one) || !packages.some((other) => isCovered(one.package, other.package)),
    );
  const maybe = (
    component: Component,
    reason: Maybe['reason'],
    packages: readonly CoveredPackage[],
  ) => (packages.length === 0 ? undefined : { component, reason, packages });
  return {
    addressed: (component: Component): Found => {
      const all = find(component);
      const packages = widened(
        all.filter(({ package: of }) => releaseOf(of, component) !== 'other'),
      );
      // A project lists the package of every release, and advisories only that of another release.
      const others = all.filter(({ package: of }) => isOtherRelease(of, component));
      if (packages.length > 0 && others.length > 0 && !packages.some(isNamed))
        return { packages: [], maybe: otherRelease(component, others) };
      if (packages.length > 0) return { packages, maybe: undefined };
      if (all.length > 0) return { packages, maybe: otherRelease(component, all) };
      const home = maybe(component, 'project-repository', fromRepository(component));
      if (home !== undefined) return { packages, maybe: home };
      const short = maybe(
        component,
        'no-namespace',
        isShort(component) ? namesakes(component.name) : [],
      );
      if (component.ecosystem === 'Go')
        return { packages, maybe: maybe(component, 'other-module', modules(component)) ?? short };
      if (isDistribution(component.ecosystem)) {
        const named = maybe(component, 'distribution', distributed(component, namesakes));
        const isKnown = hasSources || component.namesSource === true;
        return {
          packages,
          maybe:
            named ?? maybe(component, 'no-source', isKnown ? [] : sourcesFor(component, coverage)),
        };
      }
      const copy = maybe(component, 'repackaged', [
        ...new Set(repackagedNames(component).flatMap(namesakes)),
      ]);
      if (copy !== undefined) return { packages, maybe: copy };
      if (component.ecosystem === 'Maven')
        return {
          packages,
          maybe: maybe(component, 'guessed-group', guessed(component, namesakes)),
        };
      if (isEcosystem(component.ecosystem)) return { packages, maybe: short };
      const own = namesakes(component.name);
      const found = REPACKAGING.has(component.ecosystem)
        ? distributed(bare(component), namesakes)
        : own;
      return {
        packages,
        maybe: maybe(component, 'other-ecosystem', [...new Set([...own, ...found])]),
      };
    },
    unaddressed: (component: Component): Maybe | undefined =>
      component.ecosystem === ''
        ? // A device or an operating system has a CPE name, and often no purl.
          maybe(component, 'no-address', [
            ...new Set([...namesakes(component.name), ...find(component)]),
          ])
        : maybe(component, 'own-part', find(component)),
  };
}

/** The same without the namespace: a distribution, a channel, a category, an author. */
const bare = (component: Component): Component => ({
  ...component,
  name: component.name.replace(/^.*\//, ''),
});

/**
 * A distribution repackages software of others, so its package of a covered name can be the covered
 * one.
 */
const distributed = (
  { name, also = [] }: Component,
  namesakes: (name: string) => readonly CoveredPackage[],
): readonly CoveredPackage[] => [
  ...new Set([name, ...also].flatMap(upstreamNames).flatMap(namesakes)),
];

/**
 * Returns a function that finds the packages of the projects whose repository a component is, or is
 * taken from: its code can be theirs.
 */
function ofRepositoryIn({
  packages,
  projects,
}: Coverage): (component: Component) => readonly CoveredPackage[] {
  const homes = Map.groupBy(
    projects,
    ({ repository }) => repository && componentKey('GIT', repository),
  );
  return (component) => {
    const slugs = new Set(
      keysOf(component)
        .flatMap((key) => homes.get(key) ?? [])
        .map(({ slug }) => slug),
    );
    const isTheirs = (slug: string | undefined): boolean => slug !== undefined && slugs.has(slug);
    return packages.filter(({ project, shared = [] }) => [project, ...shared].some(isTheirs));
  };
}

/**
 * Tools that find a JAR without its coordinates use its name as the group too, or the name of its
 * Java module: "org.comet.core:core" for "org.comet:core". A group of that name can also exist.
 */
function guessed(
  { name }: Component,
  namesakes: (name: string) => readonly CoveredPackage[],
): readonly CoveredPackage[] {
  const [group, artifact] = name.toLowerCase().split(':');
  if (group === undefined || artifact === undefined) return [];
  return namesakes(artifact).filter(({ package: of }) => {
    if (of.kind !== 'package' || ecosystemName(of.ecosystem) !== 'Maven') return false;
    const [known = '', own] = of.name.toLowerCase().split(':');
    const isNear = group.startsWith(`${known}.`) || known.startsWith(`${group}.`);
    return group === artifact || (own === artifact && isNear);
  });
}

/** Advisories of a distribution name source packages; a binary package can have any name. */
const sourcesFor = (component: Component, { packages }: Coverage): readonly CoveredPackage[] =>
  packages.filter(
    ({ package: of }) =>
      of.kind === 'package' &&
      ecosystemName(of.ecosystem) === ecosystemName(component.ecosystem) &&
      releaseOf(of, component) !== 'other',
  );

/**
 * Another registry has other packages. Another release of a distribution has the same ones, but
 * nothing is known about them.
 */
function otherRelease(
  component: Component,
  packages: readonly CoveredPackage[],
): Maybe | undefined {
  const isOther = packages.some(
    ({ package: of }) => of.kind === 'package' && !/:https?:/.test(of.ecosystem),
  );
  const reason = packages.some(({ package: of }) => !isOtherRelease(of, component))
    ? 'other-variant'
    : 'other-release';
  return isOther ? { component, reason, packages } : undefined;
}

const isOtherRelease = (of: Package, { ecosystem }: Component): boolean =>
  of.kind === 'package' && !isPurlOnly(of) && matchRelease(of.ecosystem, ecosystem) === 'other';

/** Why it is not known whether a component is a package: see `releaseOf`. */
export const doubtOfRelease = (
  of: Package,
  { ecosystem }: Component,
): 'no-release' | 'no-variant' =>
  of.kind === 'package' && !isPurlOnly(of) && matchRelease(of.ecosystem, ecosystem) === 'unknown'
    ? 'no-release'
    : 'no-variant';

/**
 * Compares the distribution release and the qualifiers that a component names with those of a
 * package of the same name.
 */
export function releaseOf(
  of: Package,
  { ecosystem, purl }: Component,
): 'same' | 'other' | 'unknown' {
  if (of.kind === 'repository') return 'same';
  const only = isPurlOnly(of);
  const matches = [
    only ? 'same' : matchRelease(of.ecosystem, ecosystem),
    matchIdentity(of.purl, purl, !only && isDistribution(of.ecosystem)),
  ] as const;
  return (
    matches.find((one) => one === 'other') ?? matches.find((one) => one === 'unknown') ?? 'same'
  );
}

function finder({ packages }: Pick<Coverage, 'packages'>) {
  const byKey = new Map<string, CoveredPackage[]>();
  for (const one of packages)
    for (const key of keysOfPackage(one.package)) byKey.set(key, [...(byKey.get(key) ?? []), one]);
  const byModule = Map.groupBy(packages, ({ package: of }) =>
    of.kind === 'package' ? componentKey(of.ecosystem, anyMajor(of.name)) : keyOf(of),
  );
  return {
    /** Packages of another major version of a Go module, and repositories that can contain it. */
    modules: ({ name }: Component): readonly CoveredPackage[] => {
      const repositories = pathsAbove(name).map((path) => componentKey('GIT', path));
      return [componentKey('Go', anyMajor(name)), ...repositories].flatMap(
        (key) => byModule.get(key) ?? [],
      );
    },
    packages: (component: Component): readonly CoveredPackage[] => {
      const found = keysOf(component).flatMap((key) => byKey.get(key) ?? []);
      // A product that names its repository is the code of the repository, too.
      const same = found.flatMap(({ package: of }) => (isPurlOnly(of) ? keysOfPackage(of) : []));
      return [...new Set([...found, ...same.flatMap((key) => byKey.get(key) ?? [])])];
    },
  };
}

/** Go, "Major version suffixes": "/v2", and ".v2" in gopkg.in. */
const anyMajor = (path: string): string => path.replace(/[/.]v\d+$/, '');

const MOST_FOLDERS = 10;

/** The parents of a path: "a.example" and "a.example/b" for "a.example/b/c". */
function pathsAbove(path: string): string[] {
  const parts = path.split('/').slice(0, MOST_FOLDERS);
  return parts.slice(1).map((_, i) => parts.slice(0, i + 1).join('/'));
}
