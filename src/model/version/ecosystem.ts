// The names of ecosystems (OSV schema 1.7.5, `affected[].package.ecosystem`, file ecosystems.json).
// They are case-sensitive. The schema also allows `GIT`, for commits without a package; it is not
// an ecosystem with ordered versions.

/** Every ecosystem that OSV defines, sorted by code unit. */
export const ECOSYSTEMS = [
  'AlmaLinux',
  'Alpaquita',
  'Alpine',
  'Android',
  'Azure Linux',
  'BellSoft Hardened Containers',
  'Bioconductor',
  'Bitnami',
  'CRAN',
  'Chainguard',
  'CleanStart',
  'ConanCenter',
  'Debian',
  'Docker Hardened Images',
  'Echo',
  'FreeBSD',
  'GHC',
  'GitHub Actions',
  'Go',
  'Hackage',
  'Hex',
  'Julia',
  'Kubernetes',
  'Linux',
  'Mageia',
  'Maven',
  'MinimOS',
  'NuGet',
  'OSS-Fuzz',
  'Packagist',
  'Photon OS',
  'Pub',
  'PyPI',
  'Red Hat',
  'Rocky Linux',
  'Root',
  'RubyGems',
  'SUSE',
  'SwiftURL',
  'TuxCare',
  'Ubuntu',
  'VSCode',
  'Wolfi',
  'crates.io',
  'npm',
  'opam',
  'openEuler',
  'openSUSE',
] as const;

/** The name of an ecosystem, without a suffix. */
export type Ecosystem = (typeof ECOSYSTEMS)[number];

/**
 * Returns the ecosystem's name without a `:suffix` (`Debian:12` becomes `Debian`). undefined if OSV
 * does not define that name or the suffix is empty.
 */
export function ecosystemName(ecosystem: string): Ecosystem | undefined {
  const [, base] = /^([^:]+)(?::.+)?$/.exec(ecosystem) ?? [];
  return ECOSYSTEMS.find((name) => name === base);
}

/** True if `name` is an ecosystem of OSV, with or without a `:suffix`. */
export function isEcosystem(name: string): boolean {
  return ecosystemName(name) !== undefined;
}
