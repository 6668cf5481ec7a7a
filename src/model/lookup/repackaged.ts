// The names that software has in its own registry, for a package that repackages it elsewhere, and
// for an address that is not complete.

import type { Component } from './component.ts';

// Prefixes of distributions and of Conda for packages from the registries of programming languages,
// also of one version of the language: python3.12-comet, py311-comet, ruby3.2-rubygem-comet,
// r-cran-comet, R-comet.
const OF_LANGUAGE = new RegExp(
  `^(?:${[
    ...['python[0-9.]*', 'pypy3?', 'py[0-9]+(?:[.][0-9]+)?', 'node', 'nodejs[0-9]*', 'libjs'],
    ...[
      '(?:ruby[0-9.]*-)?rubygem',
      'ruby[0-9.]*',
      'php[0-9.]*',
      'r(?:-cran|-bioc)?',
      'bioconductor',
      'golang',
    ],
    ...['rust', 'ghc', 'haskell', 'erlang', 'elixir', 'lua[0-9.]*', 'ocaml', 'perl', 'dotnet'],
  ].join('|')})-(?=.)`,
  'i',
);

// Libraries of C, and parts of a package: libcomet1, comet-devel, librust-comet-0.9-dev,
// libcomet-perl. Debian policy 8.1: the number is that of the ABI.
const OF_LIBRARY =
  /^(?:lib)?(?:(?:rust|ghc)-)?(.+?)(?:-?[0-9][0-9.]*)?(?:-(?:dev|devel|libs|dbg|prof|perl|java|ruby|php|ocaml|cil|bin|common|data|utils|tools))*$/;

const OF_GO = /^golang-/;
const OF_NODE = /^(?:node|nodejs[0-9]*|libjs)-/;
const OF_PHP = /^php[0-9.]*-/;

/** The names that the software in a package of a distribution can have in its own registry. */
export function upstreamNames(name: string): string[] {
  const names = [name, name.replace(OF_LANGUAGE, '')];
  const short = names.flatMap((one) => OF_LIBRARY.exec(one)?.[1] ?? []);
  const parts = short.at(-1)?.split('-') ?? [];
  // Go: golang-github-comet-core-dev is github.com/comet/core.
  const modules = OF_GO.test(name) ? parts.map((_, i) => parts.slice(i).join('-')) : [];
  // npm: node-comet-tail can be @comet/tail.
  // Packagist: php-comet-core is comet/core.
  const scopes = OF_NODE.test(name) ? ['@'] : OF_PHP.test(name) ? [''] : [];
  const scoped = scopes.flatMap((scope) =>
    parts.slice(1).map((_, i) => scope + scopedName(parts, i + 1)),
  );
  return [...new Set([...names, ...short, ...modules, ...scoped])];
}

const scopedName = (parts: readonly string[], at: number): string =>
  `${parts.slice(0, at).join('-')}/${parts.slice(at).join('-')}`;

/**
 * Packages of registries that repackage the software of another one: WebJars in Maven
 * (webjars.org), Asset Packagist in Composer, Rails Assets in RubyGems, binaries of C in Julia
 * (BinaryBuilder), and JSR in npm. Each writes the scope of npm in its own way.
 */
const REPACKAGED: Readonly<Record<string, RegExp>> = {
  Bitnami: /^(.+)$/,
  ConanCenter: /^(?:.*\/)?(.+)$/,
  Julia: /^(.+)_jll$/i,
  Maven: /^org\.webjars(?:\.[^:]+)?:(.+)$/,
  Packagist: /^(?:npm|bower)-asset\/(.+)$/i,
  RubyGems: /^rails-assets-(.+)$/,
  npm: /^@jsr\/(.+)$/,
};

/** The names of the software in a package of a registry, if its name shows that it is repackaged. */
export function repackagedNames({ ecosystem, name }: Component): string[] {
  const pattern = Object.hasOwn(REPACKAGED, ecosystem) ? REPACKAGED[ecosystem] : undefined;
  const [, own] = pattern?.exec(name) ?? [];
  if (own === undefined) return [];
  const [, scope, rest] = /^(.+?)(?:__|--)(.+)$/.exec(own) ?? [];
  return scope === undefined ? [own] : [own, `@${scope}/${rest}`];
}

/**
 * purl types of distributions and of other collections that package software of others. Many, such
 * as Fedora, are not an ecosystem of OSV. A distribution of CPAN can have another author.
 */
export const REPACKAGING: ReadonlySet<string> = new Set(
  [
    'alpm',
    'apk',
    'brew',
    'buildroot',
    'chocolatey',
    'conda',
    'cpan',
    'deb',
    'ebuild',
    'guix',
    'nix',
  ]
    .concat(['rpm', 'vcpkg', 'yocto'])
    .map((type) => `pkg:${type}`),
);

/**
 * True if an address lacks the host, the vendor or the owner that its registry requires. Names of
 * Go modules and Swift packages begin with a host.
 */
export function isShort({ ecosystem, name }: Component): boolean {
  const [first = '', ...rest] = name.split('/');
  if (ecosystem === 'Go' || ecosystem === 'SwiftURL')
    return rest.length === 0 || !first.includes('.');
  return (ecosystem === 'Packagist' || ecosystem === 'GitHub Actions') && rest.length === 0;
}
