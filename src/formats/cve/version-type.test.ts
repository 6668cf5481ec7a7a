import { describe, expect, test } from 'vitest';
import type { Package } from '../../model/package/package.ts';
import { ECOSYSTEMS } from '../../model/version/ecosystem.ts';
import { versionTypeOf } from './version-type.ts';

const of = (ecosystem: string): Package => ({ kind: 'package', ecosystem, name: 'orbital' });
const REPOSITORY: Package = { kind: 'repository', repo: 'https://git.example/orbital' };

describe('the type of versions', () => {
  test.each([
    ['PyPI', 'python'],
    ['npm', 'semver'],
    ['crates.io', 'semver'],
    ['Go', 'semver'],
    ['Maven', 'maven'],
    ['RubyGems', 'gem'],
    ['Packagist', 'composer'],
    ['Debian:12', 'deb'],
    ['Alpine:v3.20', 'apk'],
    ['Red Hat:enterprise_linux:9', 'rpm'],
    ['CRAN', 'cran'],
    ['GitHub Actions', 'github-actions'],
    ['pkg:generic:pep440', 'python'],
    ['pkg:docker:calendar', 'calver'],
    ['product:rpm', 'rpm'],
    ['product', 'product'],
  ])('of %s is %s', (ecosystem, type) => {
    expect(versionTypeOf(of(ecosystem))).toBe(type);
  });

  test('of a repository is git', () => {
    expect(versionTypeOf(REPOSITORY)).toBe('git');
  });

  test('is a short word for every ecosystem, and never custom', () => {
    for (const ecosystem of ECOSYSTEMS)
      expect(versionTypeOf(of(ecosystem))).toMatch(/^(?!custom$)[a-z0-9][a-z0-9.-]{1,60}$/);
  });
});
