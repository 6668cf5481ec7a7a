// Commands that upgrade a package. Browsers load this module.

import type { Package } from '../package/package.ts';
import { packageKey } from '../package/package.ts';
import type { Project } from './project.ts';

const INSTALL: Readonly<Record<string, (name: string, version?: string) => string>> = {
  PyPI: (name, version) =>
    version
      ? `python -m pip install --upgrade "${name}==${version}"`
      : `python -m pip install --upgrade ${name}`,
  npm: (name, version) => `npm install ${name}@${version ?? 'latest'}`,
  'crates.io': (name, version) =>
    version ? `cargo update -p ${name} --precise ${version}` : `cargo update -p ${name}`,
  Go: (name, version) => `go get ${name}@${version ? `v${version.replace(/^v/, '')}` : 'latest'}`,
  RubyGems: (name, version) =>
    version ? `gem install ${name} -v ${version}` : `bundle update ${name}`,
  NuGet: (name, version) => `dotnet add package ${name}${version ? ` --version ${version}` : ''}`,
  Packagist: (name, version) => `composer require ${name}${version ? `:${version}` : ''}`,
  Pub: (name) => `dart pub upgrade ${name}`,
  Hex: (name) => `mix deps.update ${name}`,
};

/**
 * Returns the command that upgrades a package: the project's own, else the usual one of its
 * registry, else undefined.
 */
export function upgradeCommand(
  project: Pick<Project, 'upgrade'> | undefined,
  affected: Package,
  version?: string,
): string | undefined {
  const own = project?.upgrade.find((one) => packageKey(one.package) === packageKey(affected));
  if (own) return own.command;
  return affected.kind === 'package'
    ? INSTALL[affected.ecosystem]?.(affected.name, version)
    : undefined;
}
