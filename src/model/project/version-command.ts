// Commands that print the installed version of a package, for projects that do not name one.

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

/**
 * Returns the usual command of a package's registry; undefined if no command is available
 * everywhere.
 */
export function versionCommand(one: Package): string | undefined {
  return one.kind === 'package' ? ASK[one.ecosystem]?.(one.name) : undefined;
}
