// Purls (ECMA-427) of components: the type names the ecosystem, and for distributions the namespace does.

import { PackageURL } from 'packageurl-js';
import type { Component, Where } from '../../model/check/component.ts';
import { ecosystemOfType, normalizedPypiName } from '../../model/package-name.ts';

/** Distributions that OSV knows, by type and namespace. */
const DISTRIBUTIONS: Readonly<Record<string, string>> = {
  'deb/debian': 'Debian',
  'deb/ubuntu': 'Ubuntu',
  'apk/alpine': 'Alpine',
  'apk/wolfi': 'Wolfi',
  'rpm/redhat': 'Red Hat',
  'rpm/almalinux': 'AlmaLinux',
  'rpm/rocky-linux': 'Rocky Linux',
  'rpm/opensuse': 'openSUSE',
  'rpm/suse': 'SUSE',
};

const FORGES: Readonly<Record<string, string>> = {
  github: 'https://github.com/',
  gitlab: 'https://gitlab.com/',
  bitbucket: 'https://bitbucket.org/',
};

const LONGEST = 2000;

/** The component that a purl names; undefined where it is none. `version` counts where the purl has none. */
export function componentOfPurl(text: string, where: Where, version?: string): Component | undefined {
  if (text.length > LONGEST) return undefined;
  let purl: PackageURL;
  try {
    purl = PackageURL.fromString(text.trim());
  } catch {
    return undefined;
  }
  const { type, namespace, name } = purl;
  if (typeof type !== 'string' || typeof name !== 'string') return undefined;
  const own = purl.version ?? version;
  return { ...namesOf(type, namespace ?? undefined, name), version: withEpoch(own, purl.qualifiers?.['epoch']), where };
}

// Purls of rpm keep the epoch apart; it is the first part of the version that is compared.
const withEpoch = (version: string | undefined, epoch: string | undefined): string | undefined =>
  version === undefined || epoch === undefined || version.includes(':') ? version : `${epoch}:${version}`;

function namesOf(type: string, namespace: string | undefined, name: string): Pick<Component, 'ecosystem' | 'name'> {
  const whole = namespace === undefined ? name : `${namespace}/${name}`;
  const forge = FORGES[type];
  if (forge !== undefined) return { ecosystem: 'GIT', name: `${forge}${whole}` };
  const distribution = DISTRIBUTIONS[`${type}/${namespace?.toLowerCase()}`];
  if (distribution !== undefined) return { ecosystem: distribution, name };
  const ecosystem = ecosystemOfType(type);
  if (ecosystem === undefined) return { ecosystem: `pkg:${type}`, name: whole };
  if (type === 'pypi') return { ecosystem, name: normalizedPypiName(name) };
  if (type === 'maven' && namespace !== undefined) return { ecosystem, name: `${namespace}:${name}` };
  return { ecosystem, name: whole };
}
