// Reads purls (ECMA-427) of components. The type determines the ecosystem; for distributions, the
// namespace does. Qualifiers (purl-spec, "purl types"): `distro` is the release, `upstream` the
// source package, `vcs_url` the repository.

import { type Component, gemPlatform, type Where } from '../../model/lookup/component.ts';
import { hasEpoch } from '../../model/lookup/spelling.ts';
import { distributionOf, isDistribution } from '../../model/package/distribution.ts';
import { ecosystemOfType } from '../../model/package/package.ts';
import { type Purl, parsePurl, purlText } from '../../model/package/purl.ts';
import { FORGES, PURL_TYPES } from '../../model/package/purl-types.ts';

const LONGEST = 2000;
const DEEPEST = 10;

/**
 * Returns the component of a purl, twice if `version` contradicts the version in the purl: either
 * could be right. Empty if the text is not a purl.
 */
export function componentsOfPurl(
  text: string,
  where: Where,
  version: string | undefined,
): readonly Component[] {
  const component = componentOfPurl(text, where, version);
  if (component === undefined) return [];
  const own = componentOfPurl(text, where)?.version;
  const isOther =
    own !== undefined &&
    version !== undefined &&
    (plainVersion(own) !== plainVersion(version) || (hasEpoch(version.trim()) && !hasEpoch(own)));
  return isOther ? [component, { ...component, version }] : [component];
}

/** Removes differences that tools introduce: a leading "v" or epoch, and trailing zeros. */
const plainVersion = (version: string): string =>
  version
    .trim()
    .toLowerCase()
    .replace(/^(?:v(?=\d)|\d+:)/, '')
    .replace(/(?:\.0+)+$/, '');

/**
 * Returns the component of a purl; undefined if the text is not a purl. `version` applies if the
 * purl has none.
 */
export function componentOfPurl(
  text: string,
  where: Where,
  version?: string,
): Component | undefined {
  if (text.length > LONGEST) return undefined;
  const purl = parsePurl(text.trim());
  if (purl === undefined || !hasNames(purl)) return undefined;
  const asked = purl.version ?? version;
  const { version: own = asked, ...found } = namesOf(purl);
  const names = { ...found, purl: purlText(withPlatform({ ...purl, version: undefined }, asked)) };
  const source = sourceOf(purl);
  // The code of a repository need not be that of the release whose version it names.
  if (source !== undefined) return { ...names, source, version: undefined, where };
  return { ...names, version: withEpoch(own, purl.qualifiers.get('epoch')), where };
}

/** Bundler writes the platform of a gem after its version, where purls have a qualifier. */
function withPlatform(purl: Purl, version: string | undefined): Purl {
  const platform =
    purl.type === 'gem' && !purl.qualifiers.has('platform') ? gemPlatform(version) : undefined;
  return platform === undefined
    ? purl
    : { ...purl, qualifiers: new Map([...purl.qualifiers, ['platform', platform]]) };
}

/**
 * The characters of package names: registries allow few others. NuGet allows letters of any script.
 */
const LETTERS = /^[\w.~+$/:-]+$/;
/** Characters that no type allows in names: remains of an encoding, and invisible ones. */
const NO_LETTERS = /%[\da-f]{2}|\p{C}/iu;

/**
 * True if the registry of the type could have a package with this name. Otherwise, a typing mistake
 * in the purl would hide the package.
 */
function hasNames({ type, namespace, name }: Purl): boolean {
  const scope = type === 'npm' ? /^@/ : /^$/;
  const parts = [namespace, name]
    .map((part) => part.replace(scope, ''))
    .filter((part) => part !== '');
  if (parts.some((part) => NO_LETTERS.test(part))) return false;
  const isKnown = ecosystemOfType(type) !== undefined && type !== 'nuget';
  if (type === 'maven' && (namespace === '' || namespace.includes('/'))) return false;
  return !isKnown || parts.every((part) => LETTERS.test(part));
}

/** Types with a registry of uploaded packages. Code from anywhere else is not a release. */
const UPLOADED = [
  'cargo',
  'conan',
  'cran',
  'gem',
  'hackage',
  'hex',
  'maven',
  'npm',
  'nuget',
  'opam',
  'pub',
  'pypi',
];

const UPLOADED_TO = new Set(UPLOADED.map(ecosystemOfType));

/** An address that is not that of a registry or a file on the web: a repository, or its archive. */
const ELSEWHERE =
  /^(?:file|git\+\w+|git|ssh):|^https?:\/\/(?:codeload\.github\.com\/|(?:api\.)?(?:github\.com|bitbucket\.org)\/.+\/(?:archive|get|tarball|zipball)\/|[^/]+\/.+\/-\/archive\/)/i;

/** The repository, or the folder, that a package was taken from in place of its registry. */
function sourceOf({ type, qualifiers }: Purl): string | undefined {
  if (!UPLOADED.includes(type)) return undefined;
  const download = qualifiers.get('download_url');
  return (
    qualifiers.get('vcs_url') ||
    (ELSEWHERE.test(download ?? '') ? download : undefined) ||
    undefined
  );
}

/** The most CPE names of one component. Tools guess some. */
const MOST_CPES = 100;

/** Returns the component with its CPE names, if it has any. */
export const withCpes = (one: Component, cpes: readonly string[]): Component =>
  cpes.length === 0 ? one : { ...one, cpes: cpes.slice(0, MOST_CPES) };

/**
 * Returns the component as taken from an address: without its version if that is a repository or a
 * folder in place of its registry.
 */
export function takenFrom(component: Component, address: string): Component {
  if (!UPLOADED_TO.has(component.ecosystem) || !ELSEWHERE.test(address)) return component;
  return { ...component, source: address, version: undefined };
}

/**
 * Returns a package of a distribution with the source package that it is built from, if its purl
 * names none.
 */
export function builtFrom(
  component: Component,
  source: string,
  version: string | undefined,
): Component {
  const { ecosystem, name, namesSource } = component;
  if (namesSource === true || !isDistribution(ecosystem)) return component;
  return {
    ...component,
    name: source,
    also: [name],
    namesSource: true,
    version: version ?? component.version,
  };
}

// rpm purls have the epoch in a qualifier; versions are compared with it.
const withEpoch = (version: string | undefined, epoch: string | undefined): string | undefined =>
  version === undefined || epoch === undefined || version.includes(':')
    ? version
    : `${epoch}:${version}`;

/** `version` is defined if a qualifier states another version than the purl. */
type Names = Pick<Component, 'ecosystem' | 'name' | 'also' | 'namesSource'> & {
  readonly version?: string;
};

function namesOf({ type, namespace, name, subpath, qualifiers }: Purl): Names {
  const whole = namespace ? `${namespace}/${name}` : name;
  const forge = FORGES.get(type);
  if (forge !== undefined) return { ecosystem: 'GIT', name: `${forge}${whole}` };
  const distribution = distributionOf(type, namespace || undefined, qualifiers.get('distro'));
  if (distribution !== undefined) return fromDistribution(distribution, name, qualifiers);
  const ecosystem = ecosystemOfType(type);
  if (ecosystem === undefined)
    return (
      ofRepository(qualifiers.get('vcs_url')) ?? {
        ecosystem: `pkg:${type}`,
        name: whole,
        ...podOf(type, whole),
      }
    );
  // The namespace of npm is a scope, and starts with "@".
  if (type === 'npm' && namespace) return { ecosystem, name: `@${whole.replace(/^@/, '')}` };
  if (type === 'maven' && namespace) return { ecosystem, name: `${namespace}:${name}` };
  if (type === 'swift' && namespace) return { ecosystem, ...swiftNames(namespace, whole) };
  if (type === 'golang' && subpath) return { ecosystem, name: whole, also: below(whole, subpath) };
  // An action can be in a folder of its repository, which has the versions.
  if (type === 'githubactions')
    return { ecosystem, name: whole, also: [whole.split('/').slice(0, 2).join('/')] };
  // Names of these registries have no namespace, whatever a tool writes there.
  if (namespace && PURL_TYPES.get(type)?.namespace === 'prohibited')
    return { ecosystem, name: whole, also: [name] };
  return { ecosystem, name: whole };
}

/** Podfile.lock, and tools that read it, call a part of a pod "Comet/Core". */
const podOf = (type: string, name: string): Pick<Component, 'also'> =>
  type === 'cocoapods' && name.includes('/') ? { also: [name.replace(/\/.*$/, '')] } : {};

/**
 * Some tools write the repository of a Swift package as the namespace, and repeat its name:
 * "github.com/comet/core.git/core".
 */
function swiftNames(namespace: string, whole: string): Pick<Component, 'name' | 'also'> {
  if (namespace.endsWith('.git')) return { name: namespace, also: [whole] };
  return { name: whole, ...(namespace.split('/').length > 2 ? { also: [namespace] } : {}) };
}

/**
 * Distributions publish advisories for source packages. `upstream` names the source package, with
 * its version if it differs.
 */
function fromDistribution(ecosystem: string, name: string, qualifiers: Purl['qualifiers']): Names {
  const [upstream, arch] = [qualifiers.get('upstream'), qualifiers.get('arch')];
  if (arch === 'source' || arch === 'src') return { ecosystem, name, namesSource: true };
  if (upstream === undefined || upstream === '') return { ecosystem, name };
  const [, rpm] = /^(.+)-[^-]+-[^-]+\.(?:no)?src\.rpm$/.exec(upstream) ?? [];
  if (rpm !== undefined) return { ecosystem, name, also: [rpm], namesSource: true };
  const [source = '', version] = upstream.split('@');
  if (source === '') return { ecosystem, name };
  return {
    ecosystem,
    name: source,
    also: [name],
    namesSource: true,
    ...(version ? { version } : {}),
  };
}

/**
 * Returns every module that a subpath can mean: some tools put "/v2" there, others the package
 * within a module.
 */
function below(module: string, subpath: string): string[] {
  const parts = subpath.split('/').slice(0, DEEPEST);
  return parts.map((_, i) => [module, ...parts.slice(0, i + 1)].join('/'));
}

function ofRepository(address: string | undefined): Names | undefined {
  const [url] =
    /^(?:(?:git\+)?(?:https?|ssh|git):\/\/(?:[^@/\s]+@)?|[^@/:\s]+@[^/:\s]+:)[^@#?\s]+/i.exec(
      address ?? '',
    ) ?? [];
  return url === undefined ? undefined : { ecosystem: 'GIT', name: url };
}
