// What packages are called: in purls, in OSV, for people, and to compare them by. Browsers load it.

import type { Package } from './package.ts';

/** purl types and the OSV ecosystems that they name. */
const ECOSYSTEMS: Readonly<Record<string, string>> = {
  pypi: 'PyPI',
  npm: 'npm',
  cargo: 'crates.io',
  golang: 'Go',
  maven: 'Maven',
  gem: 'RubyGems',
  nuget: 'NuGet',
  composer: 'Packagist',
  pub: 'Pub',
  hex: 'Hex',
  hackage: 'Hackage',
  cran: 'CRAN',
  swift: 'SwiftURL',
  conan: 'ConanCenter',
  julia: 'Julia',
  opam: 'opam',
  bitnami: 'Bitnami',
  githubactions: 'GitHub Actions',
};
const TYPES = new Map(Object.entries(ECOSYSTEMS).map(([type, ecosystem]) => [ecosystem, type]));

/** The OSV ecosystem of a purl type. */
export const ecosystemOfType = (type: string): string | undefined =>
  Object.hasOwn(ECOSYSTEMS, type) ? ECOSYSTEMS[type] : undefined;

/** The purl type of an OSV ecosystem, whose suffix makes no difference. */
export const typeOfEcosystem = (ecosystem: string): string | undefined => TYPES.get(ecosystem.split(':')[0] ?? '');

/** The canonical name of a PyPI project (PEP 503). */
export function normalizedPypiName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/** The address of a repository in one form: without scheme, user, `.git` and final slash. */
export const repositoryName = (address: string): string =>
  address
    .trim()
    .replace(/^(?:git\+)?(?:https?|ssh|git):\/\/(?:[^@/]+@)?/i, '')
    .replace(/^[^@/:]+@([^:/]+):/, '$1/')
    .replace(/\/+$/, '')
    .replace(/\.git$/i, '');

/** A name for people: `orbital (PyPI)`, or the address of the repository. */
export function packageLabel(affected: Package): string {
  return affected.kind === 'package'
    ? `${affected.name} (${affected.ecosystem})`
    : affected.repo.replace(/^https?:\/\//, '');
}

/** One text per package, to compare packages by. */
export function packageKey(affected: Package): string {
  return affected.kind === 'package' ? `${affected.ecosystem}/${affected.name}` : `GIT/${affected.repo}`;
}
