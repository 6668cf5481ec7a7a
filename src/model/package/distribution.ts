// Linux distributions in OSV and their releases. OSV puts the release after the name (`Debian:12`,
// `Alpine:v3.19`, `Ubuntu:22.04:LTS`). purls use the qualifier `distro` (`debian-12.1`, `bookworm`,
// `3.19`), whose form purl-spec leaves to each tool.

/**
 * The distributions whose suffix is a release, by the namespaces and `distro` names that purls use
 * for them.
 */
const NAMES: Readonly<Record<string, string>> = {
  debian: 'Debian',
  ubuntu: 'Ubuntu',
  alpine: 'Alpine',
  wolfi: 'Wolfi',
  chainguard: 'Chainguard',
  redhat: 'Red Hat',
  rhel: 'Red Hat',
  almalinux: 'AlmaLinux',
  alma: 'AlmaLinux',
  rocky: 'Rocky Linux',
  'rocky-linux': 'Rocky Linux',
  rockylinux: 'Rocky Linux',
  opensuse: 'openSUSE',
  'opensuse-leap': 'openSUSE',
  'opensuse.leap': 'openSUSE',
  'opensuse-tumbleweed': 'openSUSE',
  'opensuse.tumbleweed': 'openSUSE',
  suse: 'SUSE',
  sles: 'SUSE',
  sled: 'SUSE',
  openeuler: 'openEuler',
  mageia: 'Mageia',
  photon: 'Photon OS',
  azurelinux: 'Azure Linux',
  minimos: 'MinimOS',
};
const TYPES = ['deb', 'apk', 'rpm'];
const DISTRIBUTIONS = new Set(Object.values(NAMES));

const CODENAMES: Readonly<Record<string, string>> = {
  wheezy: '7',
  jessie: '8',
  stretch: '9',
  buster: '10',
  bullseye: '11',
  bookworm: '12',
  trixie: '13',
  forky: '14',
  trusty: '14.04',
  xenial: '16.04',
  bionic: '18.04',
  focal: '20.04',
  jammy: '22.04',
  noble: '24.04',
};

/** True if an OSV ecosystem is a distribution, with or without a release. */
export const isDistribution = (ecosystem: string): boolean =>
  DISTRIBUTIONS.has(ecosystem.split(':')[0] ?? '');

/**
 * Returns the OSV ecosystem of a distribution's purl, with the release if the purl names one;
 * undefined if OSV does not know it.
 */
export function distributionOf(
  type: string,
  namespace: string | undefined,
  distro: string | undefined,
) {
  if (!TYPES.includes(type)) return undefined;
  // A purl without a namespace falls back to `distro`.
  const [, named = ''] = /^(.*?)(?:-v?\d.*)?$/.exec(distro?.toLowerCase() ?? '') ?? [];
  const key = namespace?.toLowerCase() ?? named;
  const base = Object.hasOwn(NAMES, key) ? NAMES[key] : undefined;
  if (base === undefined) return undefined;
  const release = distro === undefined ? undefined : releaseIn(base, distro);
  return release === undefined
    ? base
    : `${base}:${base === 'Alpine' ? release.replace(/^(?=\d)/, 'v') : release}`;
}

/** How the release of a package relates to that of a component. */
type ReleaseMatch = 'same' | 'other' | 'unknown';

/**
 * Compares two ecosystems with the same name. A package without a release belongs to all releases.
 */
export function matchRelease(ofPackage: string, ofComponent: string): ReleaseMatch {
  const [base = '', ...suffix] = ofPackage.split(':');
  if (ofPackage === ofComponent || suffix.length === 0) return 'same';
  const [, ...asked] = ofComponent.split(':');
  if (!DISTRIBUTIONS.has(base)) return asked.length === 0 ? 'same' : 'other';
  if (asked.length === 0) return 'unknown';
  const [mine, theirs] = [releaseIn(base, suffix.join(':')), releaseIn(base, asked.join(':'))];
  if (mine === undefined || theirs === undefined) return 'unknown';
  if (mine !== theirs) return 'other';
  // The fixes of a paid extension have their own versions.
  return isExtended(suffix) === isExtended(asked) ? 'same' : 'unknown';
}

const isExtended = (suffix: readonly string[]): boolean =>
  suffix.some((part) => /^(?:pro|fips)/i.test(part));

/** Normalizes the name of a release; undefined if the text does not contain one. */
function releaseIn(base: string, text: string): string | undefined {
  const word = text.toLowerCase();
  // Suffixes of Red Hat are CPEs. Only those of the distribution itself contain its version.
  if (base === 'Red Hat' && word.includes(':')) return /^enterprise_linux:(\d+)/.exec(word)?.[1];
  for (const [name, number] of Object.entries(CODENAMES)) if (word.includes(name)) return number;
  const [, major, minor, pack] = /(\d+)(?:\.(\d+))?[\d.]*(?:.*?sp(\d+))?/.exec(word) ?? [];
  if (major === undefined) return word.replace(/^[a-z]+-(?=[a-z])/, '') || undefined;
  const isMajor = ['Debian', 'Red Hat', 'AlmaLinux', 'Rocky Linux', 'Mageia'].includes(base);
  return isMajor ? major : [major, minor, pack].filter((part) => part !== undefined).join('.');
}
