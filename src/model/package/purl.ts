// purls (ECMA-427; package-url/purl-spec, "How to parse a PURL", "How to build a PURL"): parsed, and
// written in the one canonical form. This is our own code, because packageurl-js contradicts the
// definitions of several types: see purl-types.ts. Browsers load this module.

import { PURL_TYPES } from './purl-types.ts';

/** The parts of a purl, decoded and normalized. */
export interface Purl {
  readonly type: string;
  /** Segments joined by "/"; empty if there is none. */
  readonly namespace: string;
  readonly name: string;
  /** As written; see `purlText`. */
  readonly version: string | undefined;
  /** Sorted by key, without empty values. */
  readonly qualifiers: ReadonlyMap<string, string>;
  readonly subpath: string;
}

/** Parses a purl; undefined if the text is not one. Does not check the rules of its type. */
export function parsePurl(text: string): Purl | undefined {
  const [, scheme, rest = '', query = '', fragment = ''] =
    /^(pkg:)\/*([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/is.exec(text) ?? [];
  const [, type = '', path = ''] = /^([^/]+)\/+(.*)$/s.exec(rest) ?? [];
  const at = versionStart(path);
  // A version without a name before it: "pkg:pypi/@1.0".
  if (scheme === undefined || !/^[a-z][a-z0-9.-]*$/i.test(type) || path[at - 1] === '/')
    return undefined;
  const segments = segmentsOf(at < 0 ? path : path.slice(0, at));
  const version = at < 0 ? '' : decoded(path.slice(at + 1));
  const qualifiers = qualifiersIn(query);
  const subpath = segmentsOf(fragment)?.filter((one) => one !== '.' && one !== '..');
  const name = segments?.pop();
  if (!name || segments === undefined || version === undefined || qualifiers === undefined)
    return undefined;
  if (subpath === undefined || subpath.some((one) => one.includes('/'))) return undefined;
  const parts = { type: type.toLowerCase(), namespace: segments.join('/'), name, qualifiers };
  return {
    ...normalized(parts),
    version: version === '' ? undefined : version,
    subpath: subpath.join('/'),
  };
}

/** The offset of the "@" before the version, in a path. The "@" of an npm scope is not one. */
export function versionStart(path: string): number {
  const at = path.lastIndexOf('@');
  const isScope = (at === 0 || path[at - 1] === '/') && path.indexOf('/', at) > at + 1;
  return isScope ? -1 : at;
}

/** Writes a purl in its canonical form. */
export function purlText({ type, namespace, name, version, qualifiers, subpath }: Purl): string {
  const inCase = (text: string) => (PURL_TYPES.get(type)?.lowerText ? text.toLowerCase() : text);
  const path = [...namespace.split('/').filter(Boolean), name]
    .map((one) => encoded(inCase(one)))
    .join('/');
  const pairs = [...qualifiers].map(([key, value]) => `${key}=${encoded(value)}`).join('&');
  return [
    `pkg:${type}/${path}`,
    version === undefined ? '' : `@${encoded(normalizedVersion(type, version))}`,
    pairs === '' ? '' : `?${pairs}`,
    subpath === '' ? '' : `#${subpath.split('/').map(encoded).join('/')}`,
  ].join('');
}

/** Returns a purl from its parts, normalized. */
export const purlOfParts = (
  type: string,
  namespace: string,
  name: string,
  qualifiers: Readonly<Record<string, string>> = {},
): Purl => ({
  ...normalized({ type, namespace, name, qualifiers: sorted(Object.entries(qualifiers)) }),
  version: undefined,
  subpath: '',
});

/** Returns the canonical name of a PyPI project (PEP 503). */
export function normalizedPypiName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

type Parts = Omit<Purl, 'version' | 'subpath'>;

function normalized(parts: Parts): Parts {
  const { type, namespace, name, qualifiers } = parts;
  const { lower = [], upper } = PURL_TYPES.get(type) ?? {};
  const inCase = (part: 'namespace' | 'name', text: string) =>
    lower.includes(part) ? text.toLowerCase() : text;
  return {
    type,
    namespace: upper ? namespace.toUpperCase() : inCase('namespace', namespace),
    name: nameIn(parts, inCase('name', name)),
    qualifiers: type === 'swid' ? withTag(qualifiers) : qualifiers,
  };
}

function nameIn({ type, qualifiers }: Parts, name: string): string {
  if (type === 'pypi') return normalizedPypiName(name);
  if (type === 'pub') return name.replaceAll('-', '_');
  // Models of Databricks are not case-sensitive; those of Azure ML are.
  if (type === 'mlflow' && qualifiers.get('repository_url')?.includes('databricks'))
    return name.toLowerCase();
  return name;
}

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

// A tag that is a GUID is written in lower case.
const withTag = (qualifiers: Parts['qualifiers']): Parts['qualifiers'] =>
  new Map(
    [...qualifiers].map(([key, value]) => [
      key,
      key === 'tag_id' && GUID.test(value) ? value.toLowerCase() : value,
    ]),
  );

function normalizedVersion(type: string, version: string): string {
  // The commits of Hugging Face are written in lower case; its tags are not.
  const isCommit = type === 'huggingface' && /^[0-9a-f]{40}$/i.test(version);
  return isCommit || PURL_TYPES.get(type)?.lower?.includes('version')
    ? version.toLowerCase()
    : version;
}

function qualifiersIn(query: string): ReadonlyMap<string, string> | undefined {
  const pairs: [string, string][] = [];
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    const [, key = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(pair) ?? [];
    const text = decoded(value);
    if (text === undefined || !/^[a-z][a-z0-9._-]*$/i.test(key)) return undefined;
    if (text !== '') pairs.push([key.toLowerCase(), text]);
  }
  return new Set(pairs.map(([key]) => key)).size === pairs.length ? sorted(pairs) : undefined;
}

const sorted = (pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, string> =>
  new Map([...pairs].sort(([a], [b]) => (a < b ? -1 : 1)));

/** The segments of a path without empty ones; undefined if the encoding is not valid. */
function segmentsOf(path: string): string[] | undefined {
  const segments = path
    .split('/')
    .filter((one) => one !== '')
    .map(decoded);
  return segments.every((one) => one !== undefined) ? segments : undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

// Only letters, digits, ".", "-", "_", "~" and ":" are not encoded.
const encoded = (text: string): string =>
  encodeURIComponent(text.toWellFormed())
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%3A', ':');
