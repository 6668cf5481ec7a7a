// CSAF 2.0 section 3.1.3.3, product_identification_helper: how a tool finds a product. A purl
// (ECMA-427), a CPE name, or nothing. It identifies exactly the product, because tools can rely on it without
// the product tree (CSAF 2.1, section 3.1.4.3): a range needs its versions in the purl.

import { cpeWithVersion } from '../../model/package/cpe.ts';
import { type Package, spelledPackage } from '../../model/package/package.ts';
import { parsePurl, purlOfParts, purlText } from '../../model/package/purl.ts';
import { order } from '../../model/text/order.ts';
import { ALL_VERSIONS } from './vers.ts';

export type Identification = { readonly purl: string } | { readonly cpe: string };

/** Returns the purl or the CPE name of a product. */
export const identifierOf = (one: Identification): string => ('purl' in one ? one.purl : one.cpe);

/**
 * Returns the purl or the CPE name of a package, with a version if given; undefined if the ecosystem
 * has no purl type, or if CPE has no rule for the version.
 */
export function identify(affected: Package, version?: string): Identification | undefined {
  if (affected.kind === 'repository') return undefined;
  if (affected.cpe !== undefined) return fromCpe(affected.cpe, version);
  return fromPurl(affected.purl, version?.toWellFormed());
}

/**
 * Returns the purl of a range of a package's versions: `?vers=` (purl-spec, known qualifiers),
 * unless it contains every version.
 */
export function identifyRange(affected: Package, vers: string): Identification | undefined {
  if (affected.kind === 'repository') return undefined;
  // A CPE name has no ranges.
  if (affected.cpe !== undefined) return vers === ALL_VERSIONS ? { cpe: affected.cpe } : undefined;
  return fromPurl(affected.purl, undefined, vers === ALL_VERSIONS ? undefined : vers);
}

/**
 * Returns the purl of a Git repository (type generic, qualifier vcs_url), with a commit if given.
 */
export function identifyRepository(repo: string, commit?: string): Identification | undefined {
  const url = URL.parse(repo.toWellFormed());
  if (url === null) return undefined;
  const segments = url.pathname.split('/').filter((segment) => segment !== '');
  const name = (segments.at(-1) ?? url.hostname).replace(/(?<=.)\.git$/, '');
  const vcs = `git+${url.href}${commit === undefined ? '' : `@${commit.toWellFormed()}`}`;
  return { purl: purlText(purlOfParts('generic', '', name, { vcs_url: vcs })) };
}

function fromCpe(cpe: string, version: string | undefined): Identification | undefined {
  const named = version === undefined ? cpe : cpeWithVersion(cpe, version);
  return named === undefined ? undefined : { cpe: named };
}

function fromPurl(
  text: string | undefined,
  version: string | undefined,
  vers?: string,
): Identification | undefined {
  const purl = text === undefined ? undefined : parsePurl(text);
  if (purl === undefined) return undefined;
  // OSV omits the "v" prefix of Go module versions.
  const released = purl.type === 'golang' ? version?.replace(/^(?=\d)/, 'v') : version;
  const more = vers === undefined ? [] : [['vers', vers] as const];
  const qualifiers = new Map([...purl.qualifiers, ...more].sort(([a], [b]) => order(a, b)));
  return { purl: purlText({ ...purl, version: released, qualifiers }) };
}

/**
 * Returns the id of a package's product: `PyPI/orbital@1.4.7`. Nothing after the last "@" contains
 * another, so ids are unique.
 */
export function productId(of: Package, name: string): string {
  return `${spelledPackage(of)}@${name.toWellFormed().replace(/[%@]/g, encodeURIComponent)}`;
}
