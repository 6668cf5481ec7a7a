// The types of purls: the data of package-url/purl-spec, types/<type>-definition.json. Only what
// differs from the defaults is written: no rule for the case of letters, no required qualifiers.
//
// If the library packageurl-js contradicts a definition, the definition counts. Version 2.0.1
// requires a version for "cran" and "swift", and qualifiers for a "conan" namespace; keeps capital
// letters in "golang", dots in "pypi" names and "+" in versions; lowercases versions of "luarocks";
// and accepts "julia" without the required "uuid" and namespaces where a definition prohibits them.

interface PurlType {
  readonly namespace: 'required' | 'optional' | 'prohibited';
  /** The components that are not case-sensitive, and are written in lower case. */
  readonly lower?: readonly ('namespace' | 'name' | 'version')[];
  /** The purl is written in lower case, but the name of the package is not. */
  readonly lowerText?: true;
  /** The namespace is written in upper case. */
  readonly upper?: true;
  /** The names that the type permits. */
  readonly names?: RegExp;
  /** Qualifiers without which a purl does not identify a package. */
  readonly requires?: readonly string[];
  /** Values that a qualifier has if it is absent. */
  readonly defaults?: Readonly<Record<string, string>>;
  /** The repository of a purl without the qualifier `repository_url`. */
  readonly repository?: string;
  /** The OSV ecosystem of the packages in the default repository. */
  readonly ecosystem?: string;
}

const BOTH = ['namespace', 'name'] as const;
const NONE = { namespace: 'prohibited' } as const;

/** Types that purl-spec defines. */
const DEFINED: Readonly<Record<string, PurlType>> = {
  alpm: { namespace: 'required', lower: BOTH },
  apk: { namespace: 'required', lower: BOTH },
  bazel: { ...NONE, repository: 'https://bcr.bazel.build' },
  bitbucket: { namespace: 'required', lower: BOTH, repository: 'https://bitbucket.org' },
  bitnami: {
    ...NONE,
    lower: ['name'],
    defaults: { arch: 'amd64' },
    repository: 'https://downloads.bitnami.com/files/stacksmith',
    ecosystem: 'Bitnami',
  },
  cargo: { ...NONE, repository: 'https://crates.io', ecosystem: 'crates.io' },
  'chrome-extension': {
    ...NONE,
    lower: ['name'],
    names: /^[a-p]{32}$/,
    repository: 'https://chromewebstore.google.com',
  },
  cocoapods: { ...NONE, names: /^[^.\s+][^\s+]*$/, repository: 'https://cdn.cocoapods.org' },
  composer: {
    namespace: 'required',
    lower: BOTH,
    repository: 'https://packagist.org',
    ecosystem: 'Packagist',
  },
  conan: { namespace: 'optional', repository: 'https://center.conan.io', ecosystem: 'ConanCenter' },
  conda: { ...NONE, repository: 'https://repo.anaconda.com' },
  cpan: {
    namespace: 'required',
    upper: true,
    names: /^(?!.*::)/s,
    defaults: { ext: 'tar.gz' },
    repository: 'https://www.cpan.org',
  },
  cran: { ...NONE, repository: 'https://cran.r-project.org', ecosystem: 'CRAN' },
  deb: { namespace: 'required', lower: BOTH },
  docker: { namespace: 'optional', repository: 'https://hub.docker.com' },
  gem: {
    ...NONE,
    defaults: { platform: 'ruby' },
    repository: 'https://rubygems.org',
    ecosystem: 'RubyGems',
  },
  generic: { namespace: 'optional' },
  github: { namespace: 'required', lower: BOTH, repository: 'https://github.com' },
  // The definition requires a namespace, but the standard library has none: OSV and scanners call it
  // pkg:golang/stdlib. Only the written purl is in lower case: names of Go modules are case-sensitive.
  golang: { namespace: 'optional', lowerText: true, ecosystem: 'Go' },
  hackage: { ...NONE, repository: 'https://hackage.haskell.org', ecosystem: 'Hackage' },
  hex: { namespace: 'optional', lower: BOTH, repository: 'https://repo.hex.pm', ecosystem: 'Hex' },
  // The definition requires a namespace "if present", and one of its examples has none.
  huggingface: {
    namespace: 'optional',
    defaults: { type: 'model' },
    repository: 'https://huggingface.co',
  },
  julia: {
    ...NONE,
    requires: ['uuid'],
    repository: 'https://github.com/JuliaRegistries/General',
    ecosystem: 'Julia',
  },
  luarocks: { namespace: 'optional', lower: BOTH, repository: 'https://luarocks.org' },
  maven: {
    namespace: 'required',
    defaults: { type: 'jar' },
    repository: 'https://repo.maven.apache.org/maven2',
    ecosystem: 'Maven',
  },
  mlflow: NONE,
  npm: {
    namespace: 'optional',
    lower: BOTH,
    repository: 'https://registry.npmjs.org',
    ecosystem: 'npm',
  },
  nuget: { ...NONE, repository: 'https://www.nuget.org', ecosystem: 'NuGet' },
  oci: { ...NONE, lower: ['name', 'version'] },
  opam: { ...NONE, repository: 'https://opam.ocaml.org', ecosystem: 'opam' },
  otp: { ...NONE, lower: ['name'] },
  pub: {
    ...NONE,
    lower: ['name'],
    names: /^[a-z0-9_]+$/,
    repository: 'https://pub.dartlang.org',
    ecosystem: 'Pub',
  },
  pypi: { ...NONE, lower: ['name', 'version'], repository: 'https://pypi.org', ecosystem: 'PyPI' },
  qpkg: { namespace: 'required', lower: ['namespace'] },
  // The definition requires a namespace, but one of its examples has none.
  rpm: { namespace: 'optional', lower: ['namespace'] },
  swid: {
    namespace: 'optional',
    requires: ['tag_id'],
    defaults: { tag_version: '0', patch: 'false' },
  },
  swift: { namespace: 'required', ecosystem: 'SwiftURL' },
  vcpkg: {
    ...NONE,
    defaults: { port_version: '0' },
    repository: 'https://github.com/microsoft/vcpkg',
  },
  'vscode-extension': {
    namespace: 'required',
    lower: ['namespace', 'name', 'version'],
    defaults: { platform: 'universal' },
    repository: 'https://marketplace.visualstudio.com/vscode',
  },
  yocto: { namespace: 'optional', lower: ['namespace'] },
};

/** Candidates of purl-spec that tools write, without a definition yet. */
const CANDIDATES: Readonly<Record<string, PurlType>> = {
  ...Object.fromEntries(
    [
      'android',
      'ansible',
      'atom',
      'bower',
      'brew',
      'buildroot',
      'carthage',
      'chocolatey',
      'clojars',
      'crystal',
    ]
      .concat([
        'drupal',
        'ebuild',
        'eclipse',
        'elm',
        'gitea',
        'guix',
        'helm',
        'jenkins',
        'nim',
        'nix',
        'platformio',
      ])
      .concat(['puppet', 'sourceforge', 'terraform', 'wordpress'])
      .map((type) => [type, { namespace: 'optional' } as const]),
  ),
  gitlab: { namespace: 'required', lower: BOTH, repository: 'https://gitlab.com' },
  githubactions: { namespace: 'required', ecosystem: 'GitHub Actions' },
};

/** Every type that Candor accepts, by its name. */
export const PURL_TYPES: ReadonlyMap<string, PurlType> = new Map([
  ...Object.entries(DEFINED),
  ...Object.entries(CANDIDATES),
]);

/** The types whose packages are the source code of a repository, by the address of its host. */
export const FORGES: ReadonlyMap<string, string> = new Map([
  ['github', 'https://github.com/'],
  ['gitlab', 'https://gitlab.com/'],
  ['bitbucket', 'https://bitbucket.org/'],
]);

/**
 * Qualifiers that say where a package can be fetched, or which build of a version it is. They do
 * not identify a package.
 */
export const LOCATING: ReadonlySet<string> = new Set([
  ...[
    'build',
    'checksum',
    'download_url',
    'epoch',
    'file_name',
    'filename',
    'prev',
    'rrev',
    'tag',
    'upstream',
  ],
  ...['vcs_url', 'vers'],
]);
