// What packages are called: in purls, in OSV, for people, and to compare them by. Browsers load it.

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

/** A package as its file spells it, for ids in documents, which must stay what they are. To compare packages, use packageKey. */
export const spelledPackage = (affected: Package): string =>
  affected.kind === 'package' ? `${affected.ecosystem}/${affected.name}` : `GIT/${affected.repo}`;

/** One text for all spellings of a package, to compare packages by. */
export function packageKey(affected: Package): string {
  if (affected.kind === 'repository') return foldedName('GIT', affected.repo);
  const [base = ''] = affected.ecosystem.split(':');
  return `${affected.ecosystem}${foldedName(base, affected.name).slice(base.length)}`;
}

/**
 * One text for all spellings of a name in an ecosystem, or of the address of a repository in `GIT`. Where a registry takes two
 * spellings for one (PEP 503, npm, NuGet, crates.io), or purls write it in lower case, so does this: that two packages share a
 * text is less bad than that one is not found.
 */
export const foldedName = (base: string, name: string): string =>
  `${base}/${(Object.hasOwn(FOLDS, base) ? (FOLDS[base]?.(name) ?? name) : name).normalize('NFC')}`;

const lower = (name: string): string => name.toLowerCase();
const lowerRepository = (address: string): string => lower(repositoryName(address));

const FOLDS: Readonly<Record<string, (name: string) => string>> = {
  GIT: lowerRepository,
  PyPI: normalizedPypiName,
  npm: lower,
  NuGet: lower,
  Packagist: lower,
  Go: lower,
  Hex: lower,
  Pub: lower,
  SwiftURL: lowerRepository,
  'GitHub Actions': lower,
  'crates.io': (name) => lower(name).replaceAll('_', '-'),
};

/** A package of a registry (OSV names), or a Git repository where there is no registry. */
export type Package =
  | { readonly kind: 'package'; readonly ecosystem: string; readonly name: string; readonly purl?: string }
  | { readonly kind: 'repository'; readonly repo: string };
