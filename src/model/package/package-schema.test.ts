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
    ['pkg:golang/git.example/orbital/v2', 'Go', 'git.example/orbital/v2', 'pkg:golang/git.example/orbital/v2'],
    ['pkg:maven/org.example/orbital', 'Maven', 'org.example:orbital', 'pkg:maven/org.example/orbital'],
    ['pkg:gem/orbital', 'RubyGems', 'orbital', 'pkg:gem/orbital'],
    ['pkg:nuget/Orbital.Core', 'NuGet', 'Orbital.Core', 'pkg:nuget/Orbital.Core'],
    ['pkg:composer/example/orbital', 'Packagist', 'example/orbital', 'pkg:composer/example/orbital'],
    ['pkg:hex/orbital', 'Hex', 'orbital', 'pkg:hex/orbital'],
    ['pkg:pub/orbital', 'Pub', 'orbital', 'pkg:pub/orbital'],
    ['pkg:githubactions/example/orbital', 'GitHub Actions', 'example/orbital', 'pkg:githubactions/example/orbital'],
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
    expect(read({ ecosystem: 'npm', name: '@scope/orbital' })).toMatchObject({ purl: 'pkg:npm/%40scope/orbital' });
  });

  test('is a repository', () => {
    expect(read({ repo: 'https://git.example/orbital' })).toEqual({
      kind: 'repository',
      repo: 'https://git.example/orbital',
    });
  });

  test.each<[unknown, string]>([
    ['orbital', 'package-form'],
    ['', 'value-empty'],
    ['pkg:', 'package-form'],
    ['pkg:pypi', 'package-form'],
    ['pkg:pypi/', 'package-form'],
    ['pkg:maven/orbital', 'package-form'],
    ['pkg:pypi/orb%zz', 'package-form'],
    ['pkg:docker/orbital', 'ecosystem-unknown'],
    ['pkg:pypi/orbital@1', 'purl-version'],
    ['pkg:pypi/orbital@', 'purl-version'],
    ['pkg:npm/@scope/orbital@1.0', 'purl-version'],
    ['pkg:npm/%40scope/orbital@1.0', 'purl-version'],
    ['pkg:pypi/orbital@1?a=b', 'purl-version'],
    ['pkg:pypi/orbital?a=b', 'purl-qualifiers'],
    ['pkg:pypi/orbital#src', 'purl-qualifiers'],
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
    expect([packageLabel(one), packageLabel(repository)]).toEqual(['orbital (PyPI)', 'git.example/orbital']);
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
    ['SwiftURL', ['github.com/comet/core', 'https://github.com/Comet/core.git', 'git@github.com:comet/core.git']],
  ] as const)('of %s have one key for all spellings', (ecosystem, names) => {
    const keys = names.map((name) => packageKey({ kind: 'package', ecosystem, name }));
    expect(new Set(keys).size).toBe(1);
    const written = names.map((name) => spelledPackage({ kind: 'package', ecosystem, name }));
    expect(new Set(written).size).toBe(names.length);
  });

  test('of a distribution differ by release', () => {
    const key = (ecosystem: string, name: string) => packageKey({ kind: 'package', ecosystem, name });
    expect(key('Debian:11', 'comet')).not.toBe(key('Debian:12', 'comet'));
  });

  test('of repositories have one key for all addresses of a repository', () => {
    const repos = ['https://git.example/Comet', 'http://git.example/comet.git', 'ssh://git@git.example/comet/'];
    expect(new Set(repos.map((repo) => packageKey({ kind: 'repository', repo }))).size).toBe(1);
  });
});
