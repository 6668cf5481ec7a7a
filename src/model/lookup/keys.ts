// The keys by which components find packages: one for each name that an address can mean.

import { cpeProduct } from '../package/cpe.ts';
import { isPurlOnly, type Package, repositoryName } from '../package/package.ts';
import { parsePurl } from '../package/purl.ts';
import { repositoryOf } from '../package/purl-identity.ts';
import { inAnyRepository } from '../package/purl-product.ts';
import { type Component, componentKey } from './component.ts';

/**
 * A purl of a host of source code names a repository, too. A lock file names a package of a private
 * repository as it does one of the public registry.
 */
export function keysOfPackage(of: Package): string[] {
  if (of.kind === 'repository') return [keyOf(of)];
  const repository = repositoryOf(of.purl);
  const purl = isPurlOnly(of) && of.purl !== undefined ? parsePurl(of.purl) : undefined;
  const any = purl && inAnyRepository(purl);
  return [
    keyOf(of),
    ...(repository === undefined ? [] : [componentKey('GIT', repository)]),
    ...(any === undefined ? [] : [componentKey(any.ecosystem, any.name)]),
    ...(of.cpe === undefined ? [] : keysOfCpe(of.cpe)),
  ];
}

/** Returns the own key of a package, for every release and variant of it. */
export const keyOf = (of: Package): string =>
  of.kind === 'package' ? componentKey(of.ecosystem, of.name) : componentKey('GIT', of.repo);

/**
 * Returns every key of a component. A repository is also a Swift package, and one on GitHub is also
 * an action.
 */
export function keysOf({
  ecosystem,
  name,
  also = [],
  source,
  purl,
  version,
  cpes = [],
}: Component): string[] {
  const keys = [name, ...also].map((one) => componentKey(ecosystem, one));
  if (ecosystem === 'Go')
    keys.push(...majorsOf(name, version).map((one) => componentKey('Go', one)));
  if (purl !== undefined) keys.push(...keysOfPurl(purl));
  const repository = repositoryOf(purl);
  if (repository !== undefined) keys.push(...keysOfRepository(repository));
  keys.push(...cpes.flatMap(keysOfCpe));
  if (source !== undefined) keys.push(...keysOfRepository(source));
  // A Go module has the address of its repository, or of a folder in it.
  if (ecosystem === 'SwiftURL')
    keys.push(...[name, ...also].map((one) => componentKey('GIT', one)));
  if (ecosystem === 'Go') keys.push(componentKey('GIT', name));
  // Go, "Major version suffixes": "/v2" is not a folder.
  if (ecosystem === 'Go') keys.push(componentKey('GIT', name.replace(/\/v\d+$/, '')));
  if (ecosystem === 'GitHub Actions')
    keys.push(componentKey('GIT', `github.com/${[name, ...also].at(-1)}`));
  return ecosystem === 'GIT' ? [...keys, ...keysOfRepository(name)] : keys;
}

/**
 * The path of the module that has a version, if it is written without its major version. Go, "Major
 * version suffixes": from 2.0.0 on, only versions of repositories without a go.mod have none. People
 * and SBOMs often leave it out, and "+incompatible", which marks the others, as well.
 */
function majorsOf(path: string, version: string | undefined): string[] {
  const [, major = ''] = /^v?([0-9]+)\./.exec(version ?? '') ?? [];
  if (!/^(?:[2-9]|[1-9][0-9]+)$/.test(major) || /[/.]v[0-9]+$/.test(path)) return [];
  return /\+incompatible$/.test(version ?? '') ? [] : [`${path}/v${major}`];
}

/** The key of the product that a CPE name names. */
function keysOfCpe(cpe: string): string[] {
  const product = cpeProduct(cpe);
  return product === undefined ? [] : [`cpe/${product}`];
}

/** The keys of products without an OSV ecosystem: their purl type and name. */
function keysOfPurl(text: string): string[] {
  const purl = parsePurl(text);
  if (purl === undefined) return [];
  const { type, namespace, name, qualifiers } = purl;
  const names = [namespace === '' ? name : `${namespace}/${name}`];
  // "upstream" of a distribution's package names the source package, with its version.
  const source = qualifiers.get('upstream')?.replace(/@.*$/s, '');
  if (source) names.push(namespace === '' ? source : `${namespace}/${source}`);
  return names.map((one) => componentKey(`pkg:${type}`, one));
}

/**
 * Returns the keys of a repository address. A commit, a branch or a fragment can follow the path:
 * "git+https://git.example/a.git@v1#egg=a".
 */
function keysOfRepository(address: string): string[] {
  const repo =
    archivedRepository(address) ??
    address.replace(/[?#].*$/, '').replace(/(?<=\/[^/]*)@[^/]*$/, '');
  const [, action] = /^github\.com\/(.+)$/i.exec(repositoryName(repo)) ?? [];
  const keys = [componentKey('GIT', repo), componentKey('SwiftURL', repo)];
  return action === undefined ? keys : [...keys, componentKey('GitHub Actions', action)];
}

// The archives of forges: github.com/comet/tail/archive/v1.zip, codeload.github.com/comet/tail/zip/v1,
// gitlab.com/comet/group/tail/-/archive/v1/tail-v1.zip, and files of a release.
const ARCHIVES = [
  /^(?:git\+)?https?:\/\/(?:(?:www|codeload)\.)?(github\.com\/[^/]+\/[^/?#]+?)(?:\.git)?\/(?:archive|tarball|zipball|releases\/download|(?:legacy\.)?(?:tar\.gz|zip))\//i,
  /^https?:\/\/api\.github\.com\/repos(\/[^/]+\/[^/]+)\/(?:tarball|zipball)(?:\/|$)/i,
  /^(?:git\+)?https?:\/\/([^/]+\/.+?)\/-\/archive\//i,
  /^https?:\/\/(bitbucket\.org\/[^/]+\/[^/]+)\/get\//i,
  /^https?:\/\/([^/]+\/[^/]+\/[^/]+)\/archive\//i,
];

/** The repository that an archive of a forge is taken from; undefined for any other address. */
function archivedRepository(address: string): string | undefined {
  const [path] = ARCHIVES.flatMap((pattern) => pattern.exec(address)?.[1] ?? []);
  return path && `https://${path.startsWith('/') ? `github.com${path}` : path}`;
}
