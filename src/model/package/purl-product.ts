// The package that a purl names: its OSV ecosystem and name, or `pkg:<type>` if no OSV ecosystem
// contains it. An ecosystem is only derived if it is certain, because another package can have the
// same name there.

import { distributionOf } from './distribution.ts';
import { ecosystemOfType } from './package.ts';
import type { Purl } from './purl.ts';
import { isElsewhere } from './purl-identity.ts';

/** Returns the ecosystem of a purl, and the name of its package there. */
export function productOf(purl: Purl): { readonly ecosystem: string; readonly name: string } {
  const ecosystem = distributionFor(purl) ?? registryFor(purl);
  const { type, namespace, name } = purl;
  if (ecosystem === undefined)
    return { ecosystem: `pkg:${type}`, name: namespace === '' ? name : `${namespace}/${name}` };
  return { ecosystem, name: DISTRIBUTED.includes(type) ? name : nameIn(purl) };
}

/** The name of a package in the registries of its type. */
const nameIn = ({ type, namespace, name }: Purl): string =>
  namespace === '' ? name : `${namespace}${type === 'maven' ? ':' : '/'}${name}`;

/**
 * Returns the package that a lock file names if a package of any repository is meant, such as a
 * private one: its ecosystem and name. undefined if OSV knows no registry of its type.
 */
export function inAnyRepository(
  purl: Purl,
): { readonly ecosystem: string; readonly name: string } | undefined {
  const ecosystem = ecosystemOfType(purl.type);
  return ecosystem === undefined ? undefined : { ecosystem, name: nameIn(purl) };
}

/** Other packages can have the same name in a private repository, or in that of an organization. */
function registryFor(purl: Purl): string | undefined {
  const { type, namespace, qualifiers } = purl;
  const isPrivate = isElsewhere(purl) || (type === 'hex' && namespace !== '');
  const isOfUser = type === 'conan' && (qualifiers.has('user') || qualifiers.has('channel'));
  return isPrivate || isOfUser ? undefined : ecosystemOfType(type);
}

const DISTRIBUTED: readonly string[] = ['apk', 'deb', 'rpm'];

/** Distributions whose name in OSV follows from the release, and those of them that need one. */
const NAMED = [
  'AlmaLinux',
  'Alpine',
  'Chainguard',
  'Debian',
  'Mageia',
  'MinimOS',
  'Rocky Linux',
  'Ubuntu',
  'Wolfi',
];
const WITH_RELEASE = ['Alpine', 'Mageia', 'Ubuntu'];

function distributionFor({ type, namespace, qualifiers }: Purl): string | undefined {
  if (qualifiers.has('repository_url')) return undefined;
  // OSV names the source packages of these distributions.
  const arch = qualifiers.get('arch');
  if (type !== 'rpm' && arch !== undefined && arch !== 'source') return undefined;
  const found = distributionOf(type, namespace || undefined, qualifiers.get('distro'));
  const [base = '', release] = found?.split(':') ?? [];
  if (!NAMED.includes(base) || (release === undefined && WITH_RELEASE.includes(base)))
    return undefined;
  // OSV: "Ubuntu:22.04:LTS".
  const isLongTerm = base === 'Ubuntu' && /^\d[02468]\.04$/.test(release ?? '');
  return isLongTerm ? `${found}:LTS` : found;
}
