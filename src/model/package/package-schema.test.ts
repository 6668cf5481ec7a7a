import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from '../problem/from-schema.ts';
import { runs } from '../property-runs.fixture.ts';
import { object } from '../source/fields.ts';
import {
  normalizedPypiName,
  packageKey,
  packageLabel,
  packageSchema,
  purlOf,
  spelledPackage,
} from './package-schema.ts';

function read(value: unknown): unknown {
  const result = parse(object({ field: packageSchema }), { field: value }, 'a.yaml');
  return 'value' in result ? result.value.field : result.findings.map(({ code }) => code);
}

const finding = (value: unknown) => {
  const result = parse(object({ field: packageSchema }), { field: value }, 'a.yaml');
  return 'findings' in result ? result.findings[0] : undefined;
};

describe('a package', () => {
  test.each([
    ['pkg:pypi/orbital', 'PyPI', 'orbital', 'pkg:pypi/orbital'],
    ['pkg:pypi/Orbital_Lib', 'PyPI', 'orbital-lib', 'pkg:pypi/orbital-lib'],
    ['pkg:npm/orbital', 'npm', 'orbital', 'pkg:npm/orbital'],
    ['pkg:npm/%40scope/orbital', 'npm', '@scope/orbital', 'pkg:npm/%40scope/orbital'],
    ['pkg:npm/@scope/orbital', 'npm', '@scope/orbital', 'pkg:npm/%40scope/orbital'],
    ['pkg:cargo/orbital', 'crates.io', 'orbital', 'pkg:cargo/orbital'],
    [
      'pkg:golang/git.example/orbital/v2',
      'Go',
      'git.example/orbital/v2',
      'pkg:golang/git.example/orbital/v2',
    ],
    [
      'pkg:maven/org.example/orbital',
      'Maven',
      'org.example:orbital',
      'pkg:maven/org.example/orbital',
    ],
    ['pkg:gem/orbital', 'RubyGems', 'orbital', 'pkg:gem/orbital'],
    ['pkg:nuget/Orbital.Core', 'NuGet', 'Orbital.Core', 'pkg:nuget/Orbital.Core'],
    [
      'pkg:composer/example/orbital',
      'Packagist',
      'example/orbital',
      'pkg:composer/example/orbital',
    ],
    ['pkg:hex/orbital', 'Hex', 'orbital', 'pkg:hex/orbital'],
    ['pkg:pub/orbital', 'Pub', 'orbital', 'pkg:pub/orbital'],
    [
      'pkg:githubactions/example/orbital',
      'GitHub Actions',
      'example/orbital',
      'pkg:githubactions/example/orbital',
    ],
    ['pkg:pypi/Orbital.Lib', 'PyPI', 'orbital-lib', 'pkg:pypi/orbital-lib'],
    [
      'pkg:golang/git.example/Orbital',
      'Go',
      'git.example/Orbital',
      'pkg:golang/git.example/orbital',
    ],
    [
      'pkg:swift/git.example/comet/Core',
      'SwiftURL',
      'git.example/comet/Core',
      'pkg:swift/git.example/comet/Core',
    ],
    ['pkg:cran/orbitalR', 'CRAN', 'orbitalR', 'pkg:cran/orbitalR'],
    ['pkg:julia/Orbital?uuid=1-2', 'Julia', 'Orbital', 'pkg:julia/Orbital?uuid=1-2'],
    ['pkg:bitnami/Orbital', 'Bitnami', 'orbital', 'pkg:bitnami/orbital'],
    ['pkg:maven/a.b/c?classifier=linux', 'Maven', 'a.b:c', 'pkg:maven/a.b/c?classifier=linux'],
    ['pkg:docker/example/orbital', 'pkg:docker', 'example/orbital', 'pkg:docker/example/orbital'],
    ['pkg:generic/liborbital', 'pkg:generic', 'liborbital', 'pkg:generic/liborbital'],
    ['pkg:conda/orbital', 'pkg:conda', 'orbital', 'pkg:conda/orbital'],
    ['pkg:github/Example/Orbital', 'pkg:github', 'example/orbital', 'pkg:github/example/orbital'],
    [
      'pkg:deb/debian/x?arch=source&distro=bookworm',
      'Debian:12',
      'x',
      'pkg:deb/debian/x?arch=source&distro=bookworm',
    ],
    ['pkg:deb/ubuntu/x?distro=jammy', 'Ubuntu:22.04:LTS', 'x', 'pkg:deb/ubuntu/x?distro=jammy'],
    ['pkg:apk/alpine/x?distro=3.20', 'Alpine:v3.20', 'x', 'pkg:apk/alpine/x?distro=3.20'],
    // A release, a source package, or an OSV name of the distribution is missing.
    ['pkg:apk/alpine/x', 'pkg:apk', 'alpine/x', 'pkg:apk/alpine/x'],
    ['pkg:deb/debian/x?arch=amd64', 'pkg:deb', 'debian/x', 'pkg:deb/debian/x?arch=amd64'],
    ['pkg:rpm/redhat/x?distro=rhel-9', 'pkg:rpm', 'redhat/x', 'pkg:rpm/redhat/x?distro=rhel-9'],
    // Another package can have the same name in another repository.
    [
      'pkg:npm/x?repository_url=https://a.example',
      'pkg:npm',
      'x',
      'pkg:npm/x?repository_url=https:%2F%2Fa.example',
    ],
    ['pkg:hex/acme/x', 'pkg:hex', 'acme/x', 'pkg:hex/acme/x'],
    ['pkg:conan/x?channel=a&user=b', 'pkg:conan', 'x', 'pkg:conan/x?channel=a&user=b'],
  ])('%s has the ecosystem %s and the name %s', (written, ecosystem, name, purl) => {
    expect(read(written)).toEqual({ kind: 'package', ecosystem, name, purl });
    expect(read({ purl: written })).toEqual({ kind: 'package', ecosystem, name, purl });
  });

  test('is an ecosystem and a name, with a purl if one exists', () => {
    expect(read({ ecosystem: 'PyPI', name: 'orbital' })).toEqual({
      kind: 'package',
      ecosystem: 'PyPI',
      name: 'orbital',
      purl: 'pkg:pypi/orbital',
    });
    expect(read({ ecosystem: 'Debian:12', name: 'orbital' })).toEqual({
      kind: 'package',
      ecosystem: 'Debian:12',
      name: 'orbital',
    });
    expect(read({ ecosystem: 'npm', name: '@scope/orbital' })).toMatchObject({
      purl: 'pkg:npm/%40scope/orbital',
    });
  });

  test('is a repository', () => {
    expect(read({ repo: 'https://git.example/orbital' })).toEqual({
      kind: 'repository',
      repo: 'https://git.example/orbital',
    });
  });

  const CPE = 'cpe:2.3:h:orbital:appliance:*:*:*:*:*:*:*:*';

  test('is a product without an address, with its vendor and its CPE name', () => {
    const product = 'Orbital Appliance';
    expect(read({ product })).toEqual({ kind: 'package', ecosystem: 'product', name: product });
    const full = {
      kind: 'package',
      ecosystem: 'product',
      name: product,
      vendor: 'Example Inc.',
      cpe: CPE,
    } as const;
    expect(read({ product, vendor: 'Example Inc.', cpe: CPE })).toEqual(full);
    expect(packageLabel(full)).toBe('Orbital Appliance (Example Inc.)');
    expect(packageLabel({ ...full, vendor: undefined })).toBe('Orbital Appliance');
    expect(packageKey({ ...full, name: 'ORBITAL appliance', ecosystem: 'product:semver' })).toBe(
      packageKey(full),
    );
    expect(packageKey({ ...full, vendor: 'Other Inc.' })).not.toBe(packageKey(full));
  });

  test('with a CPE name of one version is rejected with the correction', () => {
    expect(
      finding({ product: 'Appliance', cpe: CPE.replace('*', '1.0').replace('*', 'rc1') }),
    ).toMatchObject({
      at: { path: ['field', 'cpe'] },
      message: expect.stringContaining('1.0:rc1'),
      remedy: `Write ${CPE}.`,
    });
  });

  test.each<[unknown, string]>([
    ['orbital', 'package-form'],
    [{ product: 'Appliance', purl: 'pkg:generic/appliance' }, 'package-form'],
    [{ vendor: 'Example Inc.' }, 'package-form'],
    [{ purl: 'pkg:pypi/orbital', cpe: CPE }, 'package-form'],
    [{ product: 'Appliance', cpe: 'cpe:/h:orbital:appliance' }, 'cpe-form'],
    [{ product: '' }, 'value-empty'],
    ['', 'value-empty'],
    ['pkg:', 'package-form'],
    ['pkg:pypi', 'package-form'],
    ['pkg:pypi/', 'package-form'],
    ['pkg:maven/orbital', 'purl-rule'],
    ['pkg:swift/Alamofire', 'purl-rule'],
    ['pkg:julia/Dates', 'purl-rule'],
    ['pkg:pypi/django/orbital', 'purl-rule'],
    ['pkg:pub/orbital!', 'purl-rule'],
    ['pkg:pipy/orbital', 'purl-rule'],
    ['pkg:pypi/orb%zz', 'package-form'],
    ['pkg:pypi/orbital@1', 'purl-version'],
    ['pkg:pypi/orbital@', 'purl-version'],
    ['pkg:npm/@scope/orbital@1.0', 'purl-version'],
    ['pkg:npm/%40scope/orbital@1.0', 'purl-version'],
    ['pkg:pypi/orbital@1?a=b', 'purl-version'],
    ['pkg:pypi/orbital?a b=c', 'package-form'],
    ['pkg:pypi/orbital?arch=a&arch=b', 'package-form'],
    [{}, 'package-form'],
    [{ name: 'orbital' }, 'package-form'],
    [{ ecosystem: 'PyPI' }, 'package-form'],
    [{ repo: 'https://git.example/orbital', purl: 'pkg:pypi/orbital' }, 'package-form'],
    [{ ecosystem: 'pypi', name: 'orbital' }, 'ecosystem-unknown'],
    [{ ecosystem: 'PyPI:3', name: 'orbital', purl: 'pkg:pypi/orbital@1' }, 'purl-version'],
    [{ repo: 'git.example/orbital' }, 'url-invalid'],
    [true, 'value-type'],
    [['pkg:pypi/orbital'], 'value-type'],
    [null, 'value-empty'],
  ])('%j is rejected', (value, code) => {
    expect(read(value)).toEqual([code]);
  });

  test('with a version is rejected with the superfluous part and the correction', () => {
    expect(finding('pkg:pypi/orbital@1.4.7')).toMatchObject({
      at: { path: ['field'], from: 16, length: 6 },
      message: expect.stringContaining('1.4.7'),
      remedy: 'Write pkg:pypi/orbital.',
    });
    expect(finding('pkg:npm/@scope/orbital@1')).toMatchObject({
      at: { from: 22, length: 2 },
      remedy: 'Write pkg:npm/@scope/orbital.',
    });
  });

  test('never throws, whatever the input', () => {
    const piece = fc.constantFrom(
      'pkg:',
      'pypi',
      'npm',
      'maven',
      '/',
      '@',
      '%40',
      '%',
      '?',
      '#',
      ':',
      'a',
      '.',
      ' ',
      'é',
      '\ud800',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        read(pieces.join(''));
        read({ ecosystem: 'Maven', name: pieces.join('') });
      }),
      { numRuns: runs(500) },
    );
  });
});

describe('the purl of a package', () => {
  test('is read back as the same package', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,4})?$/);
    const cases = fc.oneof(
      fc.tuple(fc.constantFrom('PyPI', 'npm', 'crates.io', 'RubyGems', 'NuGet', 'Hex'), name),
      // Names of Pub packages have no hyphens.
      fc.tuple(
        fc.constant('Pub'),
        name.map((own) => own.replace('-', '_')),
      ),
      fc.tuple(
        fc.constant('npm'),
        fc.tuple(name, name).map(([scope, own]) => `@${scope}/${own}`),
      ),
      fc.tuple(
        fc.constant('Maven'),
        fc.tuple(name, name).map(([group, own]) => `org.${group}:${own}`),
      ),
      fc.tuple(
        fc.constantFrom('Go', 'Packagist'),
        fc.tuple(name, name).map(([group, own]) => `${group}/${own}`),
      ),
    );
    fc.assert(
      fc.property(cases, ([ecosystem, own]) => {
        expect(read(purlOf(ecosystem, own))).toMatchObject({ ecosystem, name: own });
      }),
    );
  });

  test('is undefined if the ecosystem has no unambiguous purl type', () => {
    expect(purlOf('Debian:12', 'orbital')).toBeUndefined();
    expect(purlOf('nothing', 'orbital')).toBeUndefined();
    expect(purlOf('Maven', 'orbital')).toBeUndefined();
    expect(purlOf('PyPI', 'Orbital')).toBe('pkg:pypi/orbital');
  });
});

describe('names of packages', () => {
  test('of PyPI are normalized according to PEP 503', () => {
    expect(normalizedPypiName('Friendly-._.-Bard')).toBe('friendly-bard');
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9._-]{1,20}$/), (name) => {
        expect(normalizedPypiName(normalizedPypiName(name))).toBe(normalizedPypiName(name));
      }),
    );
  });

  test('have a label for people and a key for comparison', () => {
    const one = { kind: 'package', ecosystem: 'PyPI', name: 'orbital' } as const;
    const repository = { kind: 'repository', repo: 'https://git.example/orbital' } as const;
    expect([packageLabel(one), packageLabel(repository)]).toEqual([
      'orbital (PyPI)',
      'git.example/orbital',
    ]);
    expect(packageKey(one)).not.toBe(packageKey({ ...one, ecosystem: 'npm' }));
    expect(packageKey(repository)).toBe('GIT/git.example/orbital');
    expect(spelledPackage(repository)).toBe('GIT/https://git.example/orbital');
  });

  test.each([
    ['PyPI', ['comet-last', 'Comet_Last', 'comet.last']],
    ['NuGet', ['Comet.Core', 'comet.core']],
    ['Packagist', ['Comet/Core', 'comet/core']],
    ['crates.io', ['comet_core', 'comet-core']],
    ['Maven', ['org.comet:Core', 'org.Comet:core']],
    ['RubyGems', ['Comet', 'comet']],
    [
      'SwiftURL',
      [
        'github.com/comet/core',
        'https://github.com/Comet/core.git',
        'git@github.com:comet/core.git',
      ],
    ],
  ] as const)('of %s have one key for all spellings', (ecosystem, names) => {
    const keys = names.map((name) => packageKey({ kind: 'package', ecosystem, name }));
    expect(new Set(keys).size).toBe(1);
    const written = names.map((name) => spelledPackage({ kind: 'package', ecosystem, name }));
    expect(new Set(written).size).toBe(names.length);
  });

  test.each([
    ['pkg:maven/a.b/c', 'pkg:maven/a.b/c?type=jar'],
    ['pkg:npm/x', 'pkg:npm/x?repository_url=https://registry.npmjs.org/'],
    ['pkg:gem/x', 'pkg:gem/x?platform=ruby'],
    ['pkg:docker/x', 'pkg:docker/x?repository_url=hub.docker.com'],
    ['pkg:generic/x', 'pkg:generic/x?download_url=https://a.example/x.tar.gz'],
    ['pkg:deb/debian/x?distro=debian-12', 'pkg:deb/debian/x?arch=source&distro=bookworm'],
  ])('are one for %s and %s, which its type implies', (...texts) => {
    const [one, other] = texts.map((text) => packageSchema.parse(text));
    expect(one && other && packageKey(one) === packageKey(other)).toBe(true);
  });

  test.each([
    ['pkg:maven/a.b/c', 'pkg:maven/a.b/c?classifier=linux'],
    ['pkg:oci/x?repository_url=a.example/x', 'pkg:oci/x?repository_url=b.example/x'],
    ['pkg:julia/X?uuid=1', 'pkg:julia/X?uuid=2'],
    ['pkg:npm/x', 'pkg:npm/x?repository_url=https://a.example'],
    ['pkg:golang/a.b/c', 'pkg:golang/a.b/c#d'],
  ])('are two for %s and %s, with two labels', (...texts) => {
    const packages = texts.map((text) => packageSchema.parse(text));
    for (const textOf of [packageKey, packageLabel, spelledPackage])
      expect(new Set(packages.map(textOf)).size).toBe(2);
  });

  test('of a distribution differ by release', () => {
    const key = (ecosystem: string, name: string) =>
      packageKey({ kind: 'package', ecosystem, name });
    expect(key('Debian:11', 'comet')).not.toBe(key('Debian:12', 'comet'));
  });

  test('of repositories have one key for all addresses of a repository', () => {
    const repos = [
      'https://git.example/Comet',
      'http://git.example/comet.git',
      'ssh://git@git.example/comet/',
    ];
    expect(new Set(repos.map((repo) => packageKey({ kind: 'repository', repo }))).size).toBe(1);
  });
});
