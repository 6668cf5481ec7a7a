// Files with dependencies of a project that are not supported. Their names decide, because the
// content of several looks like a supported format.

/** In lower case: lock files first, then the manifests that people mistake for them. */
const NAMES = new Set([
  'yarn.lock',
  'pnpm-lock.yaml',
  'bun.lock',
  'bun.lockb',
  'deno.lock',
  'pipfile.lock',
  'pdm.lock',
  'pylock.toml',
  'conda-lock.yml',
  'pixi.lock',
  'composer.lock',
  'gemfile.lock',
  'gems.locked',
  'mix.lock',
  'rebar.lock',
  'pubspec.lock',
  'packages.lock.json',
  'packages.config',
  'project.assets.json',
  'paket.lock',
  'package.resolved',
  'podfile.lock',
  'cartfile.resolved',
  'manifest.toml',
  'juliamanifest.toml',
  'gradle.lockfile',
  'buildscript-gradle.lockfile',
  'verification-metadata.xml',
  'renv.lock',
  'packrat.lock',
  'cabal.project.freeze',
  'stack.yaml.lock',
  'conan.lock',
  'flake.lock',
  'shard.lock',
  'cpanfile.snapshot',
  'chart.lock',
  '.terraform.lock.hcl',
  'gopkg.lock',
  'glide.lock',
  'go.work',
  'go.work.sum',
  'package.json',
  'pyproject.toml',
  'setup.py',
  'setup.cfg',
  'pipfile',
  'environment.yml',
  'environment.yaml',
  'cargo.toml',
  'composer.json',
  'gemfile',
  'mix.exs',
  'pubspec.yaml',
  'pom.xml',
  'build.gradle',
  'build.gradle.kts',
  'package.swift',
  'project.toml',
  'conanfile.txt',
  'conanfile.py',
  'vcpkg.json',
]);

/** Names with a variable part: pylock.dev.toml, Manifest-v1.11.toml, app.opam.locked. */
const PATTERNS =
  /^(?:pylock\.[^.]+\.toml|(?:julia)?manifest-v[\d.]+\.toml|.+\.opam\.locked|.+\.csproj|.+\.cabal)$/;

/** True if a file with this name is known but not supported. */
export function isOtherLockFile(file: string): boolean {
  const name = file.toLowerCase();
  return NAMES.has(name) || PATTERNS.test(name);
}
