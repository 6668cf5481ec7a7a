// How the installed version of a package is asked for, where the project itself has no command that tells it.

import type { Package } from '../package/package.ts';

const ASK: Readonly<Record<string, (name: string) => string>> = {
  PyPI: (name) => `python -m pip show ${name}`,
  npm: (name) => `npm ls ${name}`,
  'crates.io': (name) => `cargo tree --invert ${name}`,
  Go: (name) => `go list -m ${name}`,
  RubyGems: (name) => `gem list --exact ${name}`,
  NuGet: () => 'dotnet list package --include-transitive',
  Packagist: (name) => `composer show ${name}`,
};

/** The usual command of a package's registry; undefined where there is none that everybody has. */
export function versionCommand(one: Package): string | undefined {
  return one.kind === 'package' ? ASK[one.ecosystem]?.(one.name) : undefined;
}
