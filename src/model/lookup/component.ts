// A package that a reader uses, as a lock file, an SBOM or a question names it. Also the key that
// matches packages in different spellings.

import { baseEcosystem, foldedName } from '../package/package.ts';
import { ecosystemName } from '../version/ecosystem.ts';
import { orderKind } from '../version/kind.ts';

/** A package that a reader uses. */
export interface Component {
  /**
   * The ecosystem as OSV names it; `GIT` for a repository, whose name is its address; `pkg:<type>`
   * for a purl type that OSV does not know; empty if the source names none.
   */
  readonly ecosystem: string;
  readonly name: string;
  /**
   * Other names that its address can mean: a Go module below a repository, a binary package beside
   * its source.
   */
  readonly also?: readonly string[];
  /** Its purl without a version, in the canonical form, if the source has one. */
  readonly purl?: string | undefined;
  /** Its CPE names, of version 2.2 or 2.3. */
  readonly cpes?: readonly string[];
  /**
   * The address of the repository or archive of its code, if it is not the release of a registry.
   */
  readonly source?: string;
  /** True if the source package of a distribution's package is known: `name`, or one of `also`. */
  readonly namesSource?: true;
  /** Exactly one version; undefined if the source names none. */
  readonly version: string | undefined;
  readonly where: Where;
}

/**
 * Where a component was named: in the question that the reader typed, or at a place in a file.
 * Lines and packages count from 1.
 */
export type Where =
  | { readonly at: 'question' }
  | { readonly at: 'line'; readonly n: number }
  | { readonly at: 'package'; readonly n: number }
  /** `packages/node_modules/orbital`, as the file's format addresses its parts. */
  | { readonly at: 'path'; readonly path: string };

/** Returns one key for all spellings of a package, for every release of its distribution. */
export function componentKey(ecosystem: string, name: string): string {
  return foldedName(ecosystemName(ecosystem) ?? baseEcosystem(ecosystem), name);
}

// Gem::Platform: the suffix after the version in the name of a gem that is built for a platform.
const GEM_PLATFORM =
  /-(?:(?:[a-z0-9_]+-)?(?:aix|cygwin|darwin|freebsd|linux|mingw|mswin|netbsd|openbsd|solaris|wasi)[a-z0-9._-]*|java|jruby|ruby|dalvik\d*)$/i;

/** Returns the platform that a version of a gem names: `java` for 1.0.0-java. */
export const gemPlatform = (version: string | undefined): string | undefined =>
  GEM_PLATFORM.exec(version?.trim() ?? '')?.[0].slice(1);

// Maven (class DefaultArtifact): a deployed snapshot has the time and the number of its build. It
// comes before its release, but the order would place it after.
const DEPLOYED_SNAPSHOT = /-[0-9]{8}\.[0-9]{6}-[0-9]+$/;

// Releases of Go, which are also the versions of its standard library (golang.org/x/vuln,
// GoTagToSemver). From Go 1.21 on, go1.21 is a version of the language, not a release (go.dev/doc/toolchain).
const GO_RELEASE = /^go(\d+)\.(\d+)(?:\.(\d+))?(?:(alpha|beta|rc)(\d+))?$/;

/** Returns the SemVer form that OSV uses for a release of Go: 1.20.0-rc.1 for go1.20rc1. */
function goRelease(text: string): string {
  const [matched, major = '', minor = '', patch, word, number] = GO_RELEASE.exec(text) ?? [];
  const isLanguage =
    patch === undefined && word === undefined && (major !== '1' || Number(minor) >= 21);
  if (matched === undefined || isLanguage) return text;
  return `${major}.${minor}.${patch ?? '0'}${word === undefined ? '' : `-${word}.${number}`}`;
}

/**
 * Returns a version as its ecosystem writes it: trimmed, without "v" in SemVer, without the platform
 * of a gem, and without the build of a Maven snapshot. Releases of Go get the form of SemVer.
 */
export function writtenVersion(ecosystem: string, version: string): string {
  const text = version.trim();
  const kind = orderKind(ecosystem);
  if (kind === 'rubygems') return text.replace(GEM_PLATFORM, '');
  if (kind === 'maven') return text.replace(DEPLOYED_SNAPSHOT, '-SNAPSHOT');
  if (ecosystemName(ecosystem) === 'Go' && text.startsWith('go')) return goRelease(text);
  return kind === 'semver' || kind === 'julia' ? text.replace(/^v(?=\d)/, '') : text;
}
