// Compares each order with the documentation of its ecosystem.

import { describe, expect, test } from 'vitest';
import { compareVersions, versionOrder } from './compare.ts';
import { ECOSYSTEMS } from './ecosystem.ts';
import { describeOrders, type OrderCase } from './orders.fixture.ts';

const CASES: OrderCase[] = [
  {
    ecosystem: 'npm',
    rangeType: 'SEMVER',
    ascending: [
      // SemVer 2.0, section 11
      ['1.0.0', '2.0.0', '2.1.0', '2.1.1'],
      [
        '1.0.0-alpha',
        '1.0.0-alpha.1',
        '1.0.0-alpha.beta',
        '1.0.0-beta',
        '1.0.0-beta.2',
        '1.0.0-beta.11',
        '1.0.0-rc.1',
        '1.0.0',
      ],
      ['1.9.0', '1.10.0', '1.11.0'],
      ['1.0.0-0', '1.0.0-10', '1.0.0--', '1.0.0-0a', '1.0.0-A', '1.0.0-a'],
      ['1.0.0-9007199254740990', '1.0.0-9007199254740991', '1.0.0-a'],
      ['0.0.9007199254740990', '0.0.9007199254740991', '0.9007199254740991.0', '9007199254740991.0.0'],
      ['1.0.0-a.9007199254740992a', '1.0.0-a.9007199254740993a', '1.0.0-a9007199254740992'],
    ],
    equal: [['1.0.0', '1.0.0+20130313144700', '1.0.0+exp.sha.5114f85', '1.0.0+001', '1.0.0+9007199254740993']],
    invalid: [
      'v1.0.0',
      '=1.0.0',
      '1',
      '1.0',
      '1.0.0.0',
      '01.0.0',
      '1.00.0',
      '1.0.0-01',
      '1.0.0-',
      '1.0.0+',
      '1.0.0-a..b',
      '1.0.0-ä',
      '1.0.0-a.9007199254740992',
      '1.0.9007199254740992',
      `1.0.0-${'a'.repeat(251)}`,
    ],
  },
  {
    ecosystem: 'Pub',
    rangeType: 'ECOSYSTEM',
    ascending: [
      ['1.0.0-alpha', '1.0.0-alpha+1', '1.0.0-alpha.1', '1.0.0-beta.2', '1.0.0-beta.11', '1.0.0', '1.0.0+1', '1.0.1'],
      ['1.0.0+01.1', '1.0.0+1.2', '1.0.0+001.3'],
      ['1.0.0', '1.0.0+0', '1.0.0+1', '1.0.0+1.1', '1.0.0+2', '1.0.0+10', '1.0.0+a', '1.0.0+a.0'],
    ],
    equal: [['1.2.3-1.dev+pre.2', '01.02.03-01.dev+pre.02', '1.2.3-1.dev+pre.0002']],
    invalid: [
      'v1.0.0',
      '1.0',
      '1.0.0.0',
      '1.0.0-',
      '1.0.0+',
      '1.0.0+a+b',
      '1.0.0alpha',
      '9007199254740992.0.0',
      '1.0.0-9007199254740992',
      '1.0.0+9007199254740992',
    ],
  },
  {
    ecosystem: 'PyPI',
    rangeType: 'ECOSYSTEM',
    ascending: [
      // PEP 440, "Summary of permitted suffixes and relative ordering"
      [
        '1.dev0',
        '1.0.dev456',
        '1.0a1',
        '1.0a2.dev456',
        '1.0a12.dev456',
        '1.0a12',
        '1.0b1.dev456',
        '1.0b2',
        '1.0b2.post345.dev456',
        '1.0b2.post345',
        '1.0rc1.dev456',
        '1.0rc1',
        '1.0',
        '1.0+abc.5',
        '1.0+abc.7',
        '1.0+5',
        '1.0.post456.dev34',
        '1.0.post456',
        '1.0.15',
        '1.1.dev1',
      ],
      ['2013.10', '2014.4', '1!1.0', '1!1.1', '1!2.0', '2!0', '10!0'],
      ['1.0+1e5', '1.0+1f', '1.0+a', '1.0+a.b', '1.0+a.0', '1.0+b', '1.0+3', '1.0+10'],
      ['1.0+0x10', '1.0+1E400', '1.0+b', '1.0+Infinity', '1.0+3'],
      ['1.0.dev9007199254740990', '1.0.dev9007199254740991'],
    ],
    equal: [
      ['1', '1.0', '1.0.0', 'v1.0', 'V1', '01.00', '0!1'],
      ['1.1rc1', '1.1RC1', '1.1.rc1', '1.1-rc-1', '1.1_c_1', '1.1pre1', '1.1-PREVIEW.01'],
      ['1.1a0', '1.1a', '1.1.alpha', '1.1-ALPHA-0'],
      ['1.1b2', '1.1beta2', '1.1_beta_2'],
      ['1.2.post2', '1.2-2', '1.2r2', '1.2.rev.2', '1.2-post02', '1.2POST2'],
      ['1.2.post0', '1.2.post', '1.2r'],
      ['1.2.dev0', '1.2.dev', '1.2-DEV', '1.2dev00'],
      ['1.0+ubuntu.1', '1.0+ubuntu-1', '1.0+Ubuntu_01'],
    ],
    invalid: [
      '0.1-bulbasaur',
      '1.0-',
      '1.0.',
      '.1',
      '1..0',
      '1.0+',
      '1.0+a..b',
      '1.0+-a',
      '1.0+\u212a',
      '1.0a1b1',
      '1!',
      '1.0 a1',
      '1.0po\u017ft1',
      '1.0.dev9007199254740992',
      '9007199254740992!1.0',
    ],
  },
  {
    ecosystem: 'RubyGems',
    rangeType: 'ECOSYSTEM',
    ascending: [
      // Gem::Version: "Versions sort in this order", pre-releases
      ['0.9', '1.0.a.2', '1.0.b1', '1.0', '1.0.1', '1.1.a', '1.1.rc.1', '1.1', '1.10'],
      ['1.0.a9', '1.0.a10', '1.0.b'],
      ['1.0.B', '1.0.a.b', '1.0.a', '1.0.a.1', '1.0'],
      ['1.0-rc', '1.0-1', '1.0-2', '1.0'],
      ['1.0.RC1', '1.0.beta1', '1.0.rc1', '1.0'],
      ['1.9007199254740990', '1.9007199254740991'],
    ],
    equal: [
      ['1', '1.0', '1.0.0', '01.00'],
      ['1.0.a', '1.a', '1.0.0.a', '1.0.a.0'],
      ['1.0.a2', '1.0.a.2'],
      ['1.0-rc1', '1.0.pre.rc1', '1.pre.rc.1'],
      ['0', '0.0', '00'],
    ],
    invalid: ['1beta', 'v1.0', '1.', '.1', '1..0', '1.0-', '1.0_1', '1.0+1', 'a', '1.9007199254740992'],
  },
  {
    ecosystem: 'Maven',
    rangeType: 'ECOSYSTEM',
    ascending: [
      // POM reference, "Version Order Specification"
      ['1', '1.1', '1.2', '1.10'],
      ['1-snapshot', '1', '1-sp'],
      ['1-foo2', '1-foo10'],
      ['1.foo', '1-foo', '1-1', '1.1'],
      [
        '1-alpha',
        '1-beta',
        '1-milestone',
        '1-rc',
        '1-snapshot',
        '1',
        '1-sp',
        '1-a',
        '1-jre',
        '1-xyz',
        '1-1',
        '1-2',
        '1.0.1',
      ],
      ['1-alpha-1', '1-alpha-2', '1-alpha-10', '1-beta-1'],
      ['0', '0-1', '0.1'],
      ['1-rc1-SNAPSHOT', '1-rc1', '1-SNAPSHOT', '1'],
      ['5.0.0.Beta9', '5.0.0.Beta10', '5.0.0.Final'],
      ['1.9007199254740992', '1.9007199254740993'],
      ['1.0.constructor', '1.0.toString'],
    ],
    equal: [
      ['1', '1.0', '1.0.0', '1.', '1-', '1.ga', '1-final', '1.0.0-RELEASE', '01', '1.0.0-0.0.0'],
      ['1-foo', '1.0.0-foo.0.0', '1foo', '1.0foo', '1-FOO'],
      ['1-1', '1-ga-1', '1.0-1'],
      ['1-1.foo-bar1baz-.1', '1-1.foo-bar-1-baz-0.1'],
      ['1-a1', '1-alpha-1', '1a1', '1.0-Alpha-1'],
      ['1-b2', '1-beta-2'],
      ['1-m3', '1-milestone-3'],
      ['1-cr', '1-rc', '1cr'],
    ],
    invalid: ['[1.0,2.0)', '1.0,2.0', '$(revision)', '1/0', '1\\0', '1:0', '1\u0000'],
  },
  {
    ecosystem: 'NuGet',
    rangeType: 'ECOSYSTEM',
    ascending: [
      // NuGet "Package versioning", pre-release versions
      ['1.0.1-alpha', '1.0.1-beta', '1.0.1-open', '1.0.1-rc', '1.0.1-zzz', '1.0.1'],
      ['1.0.1-ALPHA.2', '1.0.1-alpha.10', '1.0.1-Alpha10', '1.0.1-alpha2', '1.0.1-BETA'],
      ['1.0.1', '1.0.1.1-alpha', '1.0.1.1', '1.0.1.2', '1.0.1.10', '1.0.2', '1.0.10'],
      ['1.9007199254740992', '1.9007199254740993'],
    ],
    equal: [
      ['1', '1.0', '1.0.0', '1.0.0.0', '1.00', '01.0', '1.0.0+7d7fdbe'],
      ['1.0.0-Beta.1', '1.0.0-beta.1', '1.0.0-BETA.01', '1.0-beta.1+x'],
    ],
    invalid: ['v1.0.0', '1.0.0.0.0', '1.', '.1', '1.0-', '1.0+', '1.0-a..b', '[1.0,2.0)', '1.0-ä'],
  },
  {
    ecosystem: 'Packagist',
    rangeType: 'ECOSYSTEM',
    ascending: [
      // PHP manual, version_compare: "any string not found in this list < dev < alpha = a < beta =
      // b < RC = rc < # < pl = p"
      ['1.0-dev', '1.0a1', '1.0b1', '1.0rc1', '1.0', '1.0.0', '1.0.1', '1.0pl1', '1.1-dev'],
      ['5.2', '5.10', '5.10.0', 'v5.10.1'],
      ['4.3-2beta1', '4.3-2beta5', '4.3-2RC1', '4.3-2RC2', '4.3-2'],
      ['1.0.0-alpha.1', '1.0.0-alpha.2', '1.0.0-beta.1', '1.0.0-RC1', '1.0.0-RC2', '1.0.0', '1.0.0-patch1'],
      ['1.0-BETA1', '1.0-BETA2', '1.0-dev', '1.0-alpha1', '1.0-beta1'],
      ['1.0+other', '1.0+beta', '1.0', '1.0+1', '1.0+2'],
      ['1.9007199254740992', '1.9007199254740993'],
    ],
    equal: [
      ['1.0', 'v1.0', 'V1.0', '01.00'],
      ['1.0.0-beta2.1', '1.0.0b2.1', '1.0.0_b-2.1', '1.0.0.beta2.1'],
      ['1.0rc2', '1.0RC2', '1.0-rc.2'],
      ['1.0pl1', '1.0-p1', '1.0-patch1'],
    ],
    invalid: [
      'dev-main',
      'dev-1.0',
      'main',
      '1.x-dev',
      '1.0-stable',
      '1.0-foo',
      '1.0.#',
      '1.0.post1',
      '1.0-dev5',
      '1.',
      'vv1.0',
    ],
  },
  {
    ecosystem: 'Debian:12',
    rangeType: 'ECOSYSTEM',
    ascending: [
      // deb-version(7): "~~", "~~a", "~", the empty part, "a"
      ['1.0~~', '1.0~~a', '1.0~', '1.0', '1.0a'],
      ['1.0~beta1~svn1245', '1.0~beta1', '1.0'],
      ['0.9', '0.10', '1.0', '1.0-1', '1.0-1+deb12u1', '1.0-1.1', '1.0-2', '1.0-10', '1.0a', '1.0+b', '1.0.1'],
      ['1.0Z', '1.0a', '1.0+', '1.0.'],
      ['1.2.3-1~deb7u1', '1.2.3-1', '1.2.3-1ubuntu1', '1.2.3-1+b1'],
      ['9', '1:0', '1:1:1', '2:0', '10:0'],
      ['1-1-1', '1-1-2', '1-2-1'],
      ['3.3.3-~bpo1', '3.3.3', '3.3.3-1', '3.3.3-squeeze1', '3.3.3-+b1'],
      ['1.9007199254740990', '1.9007199254740991'],
    ],
    equal: [
      ['1.0', '0:1.0', '00:1.0', '1.0-0', '0:1.0-00', '01.00'],
      ['1:1.0', '01:1.0-0'],
      ['1.0a', '1.0a0', '1.0a-00'],
      ['0:1:1', '00:1:01-0'],
    ],
    invalid: [
      '1.0-',
      '-1',
      ':1',
      '1:',
      'a:1',
      '-1:1',
      'v1.0',
      'a',
      '1_0',
      '1.0-1_1',
      '1-1:1',
      '0:1-1:1',
      '1.0-ä',
      '1.9007199254740992',
      '9007199254740992:1',
      '1+Infinity',
    ],
  },
];

describeOrders(CASES);

describe('versionOrder', () => {
  test.each([
    ['Bitnami', ['Bitnami']],
    ['Cabal', ['GHC', 'Hackage']],
    ['Conan', ['ConanCenter']],
    ['R', ['Bioconductor', 'CRAN']],
    [
      'RPM',
      ['AlmaLinux', 'Azure Linux', 'Mageia', 'Photon OS', 'Red Hat', 'Rocky Linux', 'SUSE', 'openEuler', 'openSUSE'],
    ],
    ['apk', ['Alpaquita', 'Alpine', 'BellSoft Hardened Containers', 'Chainguard', 'MinimOS', 'Wolfi']],
    ['opam', ['opam']],
    ['SemVer 2.0 tags', ['GitHub Actions']],
    ['SemVer 2.0', ['Go', 'Hex', 'SwiftURL', 'crates.io', 'npm']],
    ['Julia', ['Julia']],
    ['Pub', ['Pub']],
    ['PEP 440', ['PyPI']],
    ['RubyGems', ['RubyGems']],
    ['Maven', ['Maven']],
    ['NuGet', ['NuGet']],
    ['Packagist', ['Packagist']],
    ['dpkg', ['Debian', 'Ubuntu']],
  ])('is %s for %j', (name, ecosystems) => {
    const found = ECOSYSTEMS.filter((ecosystem) => versionOrder(ecosystem)?.name === name);
    expect(found.toSorted()).toEqual(ecosystems);
  });

  test('ignores a suffix', () => {
    expect(versionOrder('Ubuntu:22.04:LTS')).toBe(versionOrder('Ubuntu'));
    expect(versionOrder('Maven:https://repo.example.org/maven')).toBe(versionOrder('Maven'));
  });

  test.each([
    'Linux',
    'Android',
    'FreeBSD:14',
    'Root:Alpine:3.18',
    'OSS-Fuzz',
    'GIT',
    'pypi',
    'NPM',
    'constructor',
    '',
    ':12',
    'Debian:',
    'Debian ',
  ])('is unknown for %j', (ecosystem) => {
    expect(versionOrder(ecosystem)).toBeUndefined();
    expect(compareVersions(ecosystem, '1.0.0', '1.0.0')).toBeUndefined();
  });
});
