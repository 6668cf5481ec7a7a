import { describe, expect, test } from 'vitest';
import { ECOSYSTEMS, ecosystemName, isEcosystem } from './ecosystem.ts';

describe('ecosystems', () => {
  test('are the 48 of the OSV schema, each once, sorted by code unit', () => {
    expect(new Set(ECOSYSTEMS).size).toBe(48);
    expect(ECOSYSTEMS).toEqual(ECOSYSTEMS.toSorted((a, b) => (a < b ? -1 : 1)));
  });

  test.each([
    'PyPI',
    'Debian:12',
    'Red Hat:enterprise_linux:9::baseos',
    'Ubuntu:Pro:18.04:LTS',
    'crates.io',
  ])('include %j', (name) => {
    expect(isEcosystem(name)).toBe(true);
  });

  test.each([
    'pypi',
    'GIT',
    'conda',
    'PyPI ',
    '',
    ':',
    'Debian:',
    ':12',
    'constructor',
    'Debian:1\n2',
  ])('do not include %j', (name) => {
    expect(isEcosystem(name)).toBe(false);
  });

  test('have a name without the suffix', () => {
    expect(ecosystemName('Debian:12')).toBe('Debian');
    expect(ecosystemName('Red Hat:enterprise_linux:9::baseos')).toBe('Red Hat');
    expect(ecosystemName('Nothing:12')).toBeUndefined();
  });
});
