// The version order of CVE records (CVE Record Format 5.x, `affected[].versions[].versionType`;
// cve-schema, schema/docs/versions.md).

import { ecosystemLabel, type Package } from '../../model/package/package.ts';
import { type StatedOrder, statedOrder } from '../../model/package/version-order.ts';
import { versionOrder } from '../../model/version/compare.ts';
import { type Ecosystem, ecosystemName } from '../../model/version/ecosystem.ts';

/** Version types that differ from the ecosystem's name. */
const VERSION_TYPES: { readonly [Name in Ecosystem]?: string } = {
  AlmaLinux: 'rpm',
  Alpaquita: 'apk',
  Alpine: 'apk',
  'Azure Linux': 'rpm',
  Chainguard: 'apk',
  Debian: 'deb',
  Mageia: 'rpm',
  MinimOS: 'apk',
  Packagist: 'composer',
  'Photon OS': 'rpm',
  PyPI: 'python',
  'Red Hat': 'rpm',
  'Rocky Linux': 'rpm',
  RubyGems: 'gem',
  SUSE: 'rpm',
  Ubuntu: 'deb',
  Wolfi: 'apk',
  openEuler: 'rpm',
  openSUSE: 'rpm',
};

/** The types of the orders that authors state. Releases have none: their list is the order. */
const STATED_TYPES: Readonly<Record<StatedOrder, string | undefined>> = {
  semver: 'semver',
  pep440: 'python',
  debian: 'deb',
  rpm: 'rpm',
  alpine: 'apk',
  maven: 'maven',
  calendar: 'calver',
  releases: undefined,
};

/**
 * Returns the type that orders the versions of a package: `semver`, `python`, `maven`. Never
 * `custom`, which says nothing.
 */
export function versionTypeOf(of: Package): string {
  if (of.kind === 'repository') return 'git';
  const order = versionOrder(of.ecosystem);
  // Julia orders build metadata, which SemVer does not.
  if (order?.rangeType === 'SEMVER' && order.unlabelled === undefined) return 'semver';
  const stated = statedOrder(of);
  const statedType = stated && STATED_TYPES[stated];
  if (statedType !== undefined) return statedType;
  const name = ecosystemName(of.ecosystem);
  const known = name === undefined ? undefined : VERSION_TYPES[name];
  return known ?? (name ?? ecosystemLabel(of.ecosystem)).toLowerCase().replace(/[^a-z0-9.]+/g, '-');
}
