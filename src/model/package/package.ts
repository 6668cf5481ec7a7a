// Package names: in purls, in OSV, for people, and for comparison. Browsers load this module.

import { isDistribution } from './distribution.ts';
import { normalizedPypiName } from './purl.ts';
import { identityOf } from './purl-identity.ts';
import { PURL_TYPES } from './purl-types.ts';

export { normalizedPypiName } from './purl.ts';

const TYPES = new Map(
  [...PURL_TYPES].flatMap(([type, { ecosystem }]) =>
    ecosystem === undefined ? [] : [[ecosystem, type] as const],
  ),
);

/** Returns the OSV ecosystem of a purl type. */
export const ecosystemOfType = (type: string): string | undefined =>
  PURL_TYPES.get(type)?.ecosystem;

/** Returns the purl type of an OSV ecosystem, regardless of its suffix. */
export const typeOfEcosystem = (ecosystem: string): string | undefined =>
  TYPES.get(ecosystem.split(':')[0] ?? '');

/** Normalizes the address of a repository: without scheme, user, `.git` and final slash. */
export const repositoryName = (address: string): string =>
  address
    .trim()
    .replace(/^(?:git\+)?(?:https?|ssh|git):\/\/(?:[^@/]+@)?/i, '')
    .replace(/^[^@/:]+@([^:/]+):/, '$1/')
    .replace(/\/+$/, '')
    .replace(/\.git$/i, '');

/** The ecosystem of a product that has neither a registry nor a purl. */
export const PRODUCT = 'product';

/**
 * The ecosystem of a package that no OSV ecosystem contains: `pkg:` and its purl type, such as
 * `pkg:docker`, or `product`. It is not the name of an ecosystem in OSV, and no OSV record contains
 * it.
 */
const OUTSIDE = /^(?:pkg:([^:]+)|product(?=:|$))/;

/** Returns an ecosystem without a suffix: `Debian` for `Debian:12`, `pkg:docker` for `pkg:docker`. */
export const baseEcosystem = (ecosystem: string): string =>
  OUTSIDE.exec(ecosystem)?.[0] ?? ecosystem.split(':')[0] ?? '';

/** Returns an ecosystem without the order of versions that an author stated (version-order.ts). */
export const plainEcosystem = (ecosystem: string): string =>
  OUTSIDE.exec(ecosystem)?.[0] ?? ecosystem;

/** True if OSV cannot name a package: only its purl, its CPE name or its own name identifies it. */
export const isPurlOnly = (of: Package): boolean =>
  of.kind === 'package' && OUTSIDE.test(of.ecosystem);

/** Returns the name of an ecosystem for people: `PyPI`, or the purl type if OSV has none. */
export const ecosystemLabel = (ecosystem: string): string => {
  const [whole, type] = OUTSIDE.exec(ecosystem) ?? [ecosystem];
  return type ?? whole;
};

/**
 * Returns a name for people: `orbital (PyPI)`, `orbital (Maven, classifier=linux)`, `Appliance` or
 * `Appliance (Example Inc.)`, or the address of the repository.
 */
export function packageLabel(affected: Package): string {
  if (affected.kind === 'repository') return affected.repo.replace(/^https?:\/\//, '');
  const { name, vendor } = affected;
  if (baseEcosystem(affected.ecosystem) === PRODUCT)
    return vendor === undefined ? name : `${name} (${vendor})`;
  const identity = variantOf(affected).map(([key, value]) =>
    key === '#' ? `#${value}` : `${key}=${value}`,
  );
  return `${affected.name} (${[ecosystemLabel(affected.ecosystem), ...identity].join(', ')})`;
}

/**
 * Returns a package as its file spells it. Ids in documents use it, because they must not change.
 * To compare packages, use packageKey.
 */
export const spelledPackage = (affected: Package): string =>
  affected.kind === 'package'
    ? `${plainEcosystem(affected.ecosystem)}/${affected.name}${variantText(affected)}`
    : `GIT/${affected.repo}`;

type Named = Extract<Package, { kind: 'package' }>;

/**
 * Returns the qualifiers and the subpath, or the vendor, that identify a package besides its name. The
 * ecosystem of a distribution names the release already, and its names are those of source packages.
 */
function variantOf({ ecosystem, purl, vendor }: Named): [key: string, value: string][] {
  if (vendor !== undefined) return [['vendor', vendor]];
  const isNamed = isDistribution(ecosystem);
  const isImplied = (key: string, value: string) =>
    key === 'distro' || (key === 'arch' && ['source', 'src'].includes(value));
  return [...identityOf(purl)].filter(([key, value]) => !isNamed || !isImplied(key, value));
}

/** Returns the qualifiers that identify a package as a text, `?classifier=linux`; empty if there are none. */
export function variantText(of: Named): string {
  const pairs = variantOf(of).map(([key, value]) => `${key}=${value}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/** Returns one key for all spellings of a package, for comparison. */
export function packageKey(affected: Package): string {
  if (affected.kind === 'repository') return foldedName('GIT', affected.repo);
  const { name } = affected;
  const ecosystem = plainEcosystem(affected.ecosystem);
  const [base = ''] = ecosystem.split(':');
  return `${ecosystem}${foldedName(base, name).slice(base.length)}${variantText(affected).toLowerCase()}`;
}

/** Returns the key of a package regardless of its qualifiers, such as the architecture. */
export const plainKey = (affected: Package): string =>
  packageKey(
    affected.kind === 'package' ? { ...affected, purl: undefined, vendor: undefined } : affected,
  );

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

/**
 * A package of a registry (OSV names), a product that only a purl identifies (`pkg:` and its type as
 * the ecosystem), a product with a name alone (`product`), or a Git repository if no registry has it.
 */
export type Package =
  | {
      readonly kind: 'package';
      readonly ecosystem: string;
      readonly name: string;
      readonly purl?: string | undefined;
      /** Of a product: its vendor, if it is not the publisher. */
      readonly vendor?: string | undefined;
      /** Of a product: its CPE 2.3 name, of any version. */
      readonly cpe?: string | undefined;
    }
  | { readonly kind: 'repository'; readonly repo: string };
