// Package names: in purls, in OSV, for people, and for comparison. Browsers load this module.

/** purl types and their OSV ecosystems. */
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

/** Returns the OSV ecosystem of a purl type. */
export const ecosystemOfType = (type: string): string | undefined =>
  Object.hasOwn(ECOSYSTEMS, type) ? ECOSYSTEMS[type] : undefined;

/** Returns the purl type of an OSV ecosystem, regardless of its suffix. */
export const typeOfEcosystem = (ecosystem: string): string | undefined => TYPES.get(ecosystem.split(':')[0] ?? '');

/** Returns the canonical name of a PyPI project (PEP 503). */
export function normalizedPypiName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/** Normalizes the address of a repository: without scheme, user, `.git` and final slash. */
export const repositoryName = (address: string): string =>
  address
    .trim()
    .replace(/^(?:git\+)?(?:https?|ssh|git):\/\/(?:[^@/]+@)?/i, '')
    .replace(/^[^@/:]+@([^:/]+):/, '$1/')
    .replace(/\/+$/, '')
    .replace(/\.git$/i, '');

/** Returns a name for people: `orbital (PyPI)`, or the address of the repository. */
export function packageLabel(affected: Package): string {
  return affected.kind === 'package'
    ? `${affected.name} (${affected.ecosystem})`
    : affected.repo.replace(/^https?:\/\//, '');
}

/**
 * Returns a package as its file spells it. Ids in documents use it, because they must not change.
 * To compare packages, use packageKey.
 */
export const spelledPackage = (affected: Package): string =>
  affected.kind === 'package' ? `${affected.ecosystem}/${affected.name}` : `GIT/${affected.repo}`;

/** Returns one key for all spellings of a package, for comparison. */
export function packageKey(affected: Package): string {
  if (affected.kind === 'repository') return foldedName('GIT', affected.repo);
  const [base = ''] = affected.ecosystem.split(':');
  return `${affected.ecosystem}${foldedName(base, affected.name).slice(base.length)}`;
}

/**
 * Returns one key for all spellings of a name in an ecosystem, or of a repository address in `GIT`.
 * It folds case and the spellings that a registry treats as equal (PEP 503, crates.io). Two packages
 * with the same key are less harmful than a package that is not found.
 */
export const foldedName = (base: string, name: string): string =>
  `${base}/${(Object.hasOwn(FOLDS, base) ? (FOLDS[base]?.(name) ?? name) : lower(name)).normalize('NFC')}`;

const lower = (name: string): string => name.toLowerCase();
const lowerRepository = (address: string): string => lower(repositoryName(address));

const FOLDS: Readonly<Record<string, (name: string) => string>> = {
  GIT: lowerRepository,
  PyPI: normalizedPypiName,
  SwiftURL: lowerRepository,
  'crates.io': (name) => lower(name).replaceAll('_', '-'),
};

/** A package of a registry (OSV names), or a Git repository if no registry has it. */
export type Package =
  | { readonly kind: 'package'; readonly ecosystem: string; readonly name: string; readonly purl?: string }
  | { readonly kind: 'repository'; readonly repo: string };
