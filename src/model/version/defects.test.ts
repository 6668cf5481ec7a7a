// Shows the wrong results of the libraries without our guards, and why Maven's order is our own
// code. If a test fails after an update of a library, that defect is fixed, and the guard or our
// own code can be removed.

import { compare as comparePython } from '@renovatebot/pep440';
import { Version } from '@renovatebot/ruby-semver/dist/ruby/version.js';
import compareDebian from 'deb-version-compare';
import mvncmp from 'mvncmp';
import compareBuild from 'semver/functions/compare-build.js';
import parse from 'semver/functions/parse.js';
import { describe, expect, test } from 'vitest';
import { compareVersions } from './compare.ts';

const compareRuby = (a: string, b: string): number => new Version(a).compare(new Version(b));

describe('the library is wrong, we are right', () => {
  test.each([
    ['Pub', '1.0.0+01.1', '1.0.0+1.2', 0, -1, (a: string, b: string) => compareBuild(a, b, true)],
    ['PyPI', '1.0+1e5', '1.0+b', 1, -1, comparePython],
    ['PyPI', '1.0+0x10', '1.0+9', 1, -1, comparePython],
    ['RubyGems', '1.0.RC1', '1.0.beta1', 1, -1, compareRuby],
    ['RubyGems', '1.a', '1.B', -1, 1, compareRuby],
    ['Maven', '1.0-final-1', '1.0-1', -1, 0, mvncmp.compare],
    ['Debian', '3.3.3', '3.3.3-squeeze1', 0, -1, compareDebian],
    ['Debian', '0.0.44-1', '0.0.44-nobin', 1, -1, compareDebian],
    ['Debian', '1.0a', '1.0a0', -1, 0, compareDebian],
    ['Debian', '1.01', '1.1', -1, 0, compareDebian],
  ])('%s: %s and %s', (ecosystem, a, b, wrong, right, compare) => {
    expect(Math.sign(compare(a, b))).toBe(wrong);
    expect(compareVersions(ecosystem, a, b)).toBe(right);
  });
});

describe('the library cannot decide, we do not guess', () => {
  test.each([
    ['PyPI', '1.0.dev9007199254740992', '1.0.dev9007199254740993', comparePython],
    ['RubyGems', '1.9007199254740992', '1.9007199254740993', compareRuby],
    ['Debian', '1.9007199254740993', '1.9007199254740992', compareDebian],
    ['Debian', '1Infinity', '1+Infinity', compareDebian],
  ])('%s: %s and %s', (ecosystem, a, b, compare) => {
    expect(compare(a, b) > 0).toBe(false);
    expect(compare(b, a) > 0).toBe(false);
    expect(compareVersions(ecosystem, a, b)).toBeUndefined();
  });

  test.each(['1.0.9007199254740992', `1.0.0-${'a'.repeat(251)}`])('npm: %s', (version) => {
    expect(parse(version)).toBeNull();
    expect(compareVersions('npm', version, '1.0.0')).toBeUndefined();
  });
});

describe('why the order of Maven is our own code', () => {
  test.each([
    ['6.0.1.Beta1', '6.0.1-redhat-1'],
    ['6.0.1.Beta1', '6.0.1-SNAPSHOT'],
    ['1.0.1.RC1', '1.0.1-1'],
  ])('the library puts %s before %s and after it', (a, b) => {
    expect(mvncmp.compare(a, b)).toBeLessThan(0);
    expect(mvncmp.compare(b, a)).toBeLessThan(0);
    expect(compareVersions('Maven', a, b)).toBe(-1);
    expect(compareVersions('Maven', b, a)).toBe(1);
  });
});
