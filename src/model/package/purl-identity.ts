// The qualifiers that make two purls of the same name two packages: the architecture, the classifier,
// another repository. Values that a type implies are left out, so that both ways to write a package
// are one.

import { distributionOf } from './distribution.ts';
import { type Purl, parsePurl } from './purl.ts';
import { FORGES, LOCATING, PURL_TYPES } from './purl-types.ts';

const NOTHING: ReadonlyMap<string, string> = new Map();

/**
 * Returns the qualifiers that identify a package, without the values that its type implies. The
 * subpath has the key "#".
 */
export function identityOf(text: string | undefined): ReadonlyMap<string, string> {
  if (text === undefined || !/[?#]/.test(text)) return NOTHING;
  const purl = parsePurl(text);
  return purl === undefined ? NOTHING : identityIn(purl);
}

/** The same for a parsed purl. */
function identityIn({ type, qualifiers, subpath }: Purl): ReadonlyMap<string, string> {
  const { defaults = {}, repository } = PURL_TYPES.get(type) ?? {};
  const own = [...qualifiers].filter(([key, value]) => {
    if (LOCATING.has(key)) return false;
    if (key === 'repository_url')
      return repository === undefined || address(value) !== address(repository);
    return defaults[key] !== value;
  });
  return new Map(subpath === '' ? own : [...own, ['#', subpath]]);
}

/** True if a purl names a repository other than the default one of its type. */
export const isElsewhere = (purl: Purl): boolean =>
  PURL_TYPES.get(purl.type)?.repository !== undefined && identityIn(purl).has('repository_url');

/** How the purl of a package relates to the purl of a component with the same name. */
type PurlMatch = 'same' | 'other' | 'unknown';

/**
 * Compares the qualifiers of a package with those of a component. A package without a qualifier is
 * about every value of it. `isReleaseKnown`: true if the ecosystem names the distribution release.
 */
export function matchIdentity(
  ofPackage: string | undefined,
  ofComponent: string | undefined,
  isReleaseKnown: boolean,
): PurlMatch {
  const wanted = identityOf(ofPackage);
  if (wanted.size === 0) return 'same';
  const asked = ofComponent === undefined ? undefined : parsePurl(ofComponent);
  const matches = [...wanted].map(([key, value]) => {
    // A binary package is built from the source package.
    if (
      (isReleaseKnown && key === 'distro') ||
      (key === 'arch' && ['source', 'src'].includes(value))
    )
      return 'same';
    return asked === undefined ? 'unknown' : matchOne(key, value, asked);
  });
  return matches.includes('other') ? 'other' : matches.includes('unknown') ? 'unknown' : 'same';
}

function matchOne(key: string, value: string, asked: Purl): PurlMatch {
  const { type, namespace, qualifiers, subpath } = asked;
  // Tools leave out other qualifiers even if their values are not the defaults: the platform of a gem.
  const home = key === 'repository_url' ? PURL_TYPES.get(type)?.repository : undefined;
  const given = key === '#' ? subpath : (qualifiers.get(key) ?? home);
  if (!given) return 'unknown';
  if (key === 'repository_url') return address(given) === address(value) ? 'same' : 'other';
  const [mine, theirs] = [value, given].map(
    (one) =>
      (key === 'distro' && distributionOf(type, namespace || undefined, one)) || one.toLowerCase(),
  );
  return mine === theirs ? 'same' : 'other';
}

const address = (url: string): string =>
  url
    .toLowerCase()
    .replace(/^[a-z+]+:\/\//, '')
    .replace(/\/+$/, '');

/** Returns the address of the repository that a purl names by the host that is its type, or by `vcs_url`. */
export function repositoryOf(text: string | undefined): string | undefined {
  const purl = text === undefined ? undefined : parsePurl(text);
  if (purl?.type === 'generic') return purl.qualifiers.get('vcs_url');
  const host = purl === undefined || isElsewhere(purl) ? undefined : FORGES.get(purl.type);
  return purl && host && `${host}${purl.namespace}/${purl.name}`;
}
