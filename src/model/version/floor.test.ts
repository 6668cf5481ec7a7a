import { expect, test } from 'vitest';
import { versionOrder } from './compare.ts';
import { floorOf } from './floor.ts';

test.each([
  ['npm', '2.0.0', '2.0.0-0', ['2.0.0-alpha', '2.0.0-0.1', '2.0.0-1']],
  ['PyPI', '5.2', '5.2.dev0', ['5.2a1', '5.2.dev1', '5.2a1.dev2', '5.2rc1']],
  ['PyPI', '1!2.0', '1!2.0.dev0', ['1!2.0rc1']],
  [
    'Maven',
    '2.0',
    '2.0-alpha-alpha',
    ['2.0-alpha', '2.0-alpha-1', '2.0-alpha-SNAPSHOT', '2.0-SNAPSHOT', '2.0-M1'],
  ],
  ['NuGet', '2.0.0', '2.0.0-0', ['2.0.0-Alpha', '2.0.0-1']],
  ['RubyGems', '2.0', '2.0.A', ['2.0.a', '2.0.0.pre', '2.0.rc1']],
  ['Packagist', '2.0.0', '2.0.0-dev', ['2.0.0-alpha1', '2.0.0-RC1']],
  ['Debian:12', '1:2.0-1', '1:2.0~~', ['1:2.0~rc1-1', '1:2.0~~git1-1', '1:2.0~']],
  ['Red Hat', '1:2.0-1.el9', '1:2.0~~', ['1:2.0~rc1-1.el9', '1:2.0~~git1-1', '1:2.0~']],
  [
    'Alpine:v3.19',
    '2.0-r0',
    '2.0_alpha_alpha',
    ['2.0_alpha-r0', '2.0_alpha1', '2.0_pre1', '2.0_rc1-r1'],
  ],
  ['opam', '2.0', '2.0~~', ['2.0~beta1', '2.0~', '2.0~~a']],
  ['ConanCenter', '2.0.0', '2.0.0-0', ['2.0.0-alpha', '2.0.0-1']],
  ['GitHub Actions', 'v2.0.0', 'v2.0.0-0', ['v2.0.0-alpha', '2.0.0-1']],
  ['pkg:generic:calendar', '2026.4', '2026.4-alpha', ['2026.4-alpha1', '2026.4rc1']],
  ['Pub', '2.0.0', '2.0.0-0', ['2.0.0-dev.1', '2.0.0-1']],
])(
  'the floor of %s %s is %s, before each pre-release',
  (ecosystem, release, floor, preReleases) => {
    const order = versionOrder(ecosystem);
    expect(floorOf(ecosystem, order, release)).toBe(floor);
    for (const one of preReleases) {
      expect(order?.compare(one, release), one).toBe(-1);
      expect(order?.compare(floor, one), one).toBe(-1);
    }
    expect(floorOf(ecosystem, order, preReleases[0] ?? '')).toBe(preReleases[0]);
  },
);

test('is undefined if no order is known', () => {
  expect(floorOf('Linux', undefined, '2.0')).toBeUndefined();
  expect(floorOf('npm', versionOrder('npm'), 'next')).toBeUndefined();
});
