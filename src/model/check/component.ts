// A package that somebody has, as a lock file, an SBOM or a question names it, and the key by which packages are found that are
// written in different ways.

import { normalizedPypiName, repositoryName } from '../package-name.ts';
import { ecosystemName } from '../version/ecosystem.ts';
import { orderKind } from '../version/kind.ts';

/** A package that somebody has. */
export interface Component {
  /**
   * As OSV names it; `GIT` for a repository, whose name is its address; `pkg:<type>` for a purl type that OSV does not know;
   * empty if the source names none.
   */
  readonly ecosystem: string;
  readonly name: string;
  /** Other names that its address may mean: a Go module below a repository, a binary package beside its source. */
  readonly also?: readonly string[];
  /** Exactly one version; undefined where the source names none. */
  readonly version: string | undefined;
  readonly where: Where;
}

/** Where a component was named: in the question that somebody typed, or at a place of a file. Lines and packages count from 1. */
export type Where =
  | { readonly at: 'question' }
  | { readonly at: 'line'; readonly n: number }
  | { readonly at: 'package'; readonly n: number }
  /** `packages/node_modules/orbital`, as the file's format addresses its parts. */
  | { readonly at: 'path'; readonly path: string };

/**
 * One text for all spellings of a package. Where a registry takes two spellings for one (PEP 503, npm, NuGet, crates.io), or
 * purls write it in lower case, so does the key: that two packages share a key is less bad than that one is not found.
 */
export function componentKey(ecosystem: string, name: string): string {
  if (ecosystem === 'GIT') return `GIT/${lower(repositoryName(name))}`;
  const base = ecosystemName(ecosystem) ?? ecosystem;
  return `${base}/${FOLDS[base]?.(name) ?? name}`;
}

const lower = (name: string): string => name.toLowerCase();

const FOLDS: Readonly<Record<string, (name: string) => string>> = {
  PyPI: normalizedPypiName,
  npm: lower,
  NuGet: lower,
  Packagist: lower,
  Go: lower,
  Hex: lower,
  Pub: lower,
  SwiftURL: (name) => lower(repositoryName(name)),
  'GitHub Actions': lower,
  'crates.io': (name) => lower(name).replaceAll('_', '-'),
};

// Gem::Platform: what follows the version in the name of a gem that is built for a machine.
const GEM_PLATFORM =
  /-(?:(?:[a-z0-9_]+-)?(?:aix|cygwin|darwin|freebsd|linux|mingw|mswin|netbsd|openbsd|solaris|wasi)[a-z0-9._-]*|java|jruby|ruby|dalvik\d*)$/i;

/** A version as its ecosystem writes it: trimmed, without "v" in SemVer, and without the platform of a gem. */
export function writtenVersion(ecosystem: string, version: string): string {
  const text = version.trim();
  const kind = orderKind(ecosystem);
  if (kind === 'rubygems') return text.replace(GEM_PLATFORM, '');
  return kind === 'semver' || kind === 'julia' ? text.replace(/^v(?=\d)/, '') : text;
}
