// Version range specifiers.

import { describe, expect, it } from 'vitest';
import type { Package } from '../../model/package/package.ts';
import { versOfRange, versOfVersion } from './vers.ts';

const PYPI: Package = {
  kind: 'package',
  ecosystem: 'PyPI',
  name: 'orbital',
  purl: 'pkg:pypi/orbital',
};
const of = (ecosystem: string, purl?: string): Package => ({
  kind: 'package',
  ecosystem,
  name: 'x',
  ...(purl === undefined ? {} : { purl }),
});

describe('versOfRange', () => {
  it.each([
    [{ introduced: '1.0.0', fixed: '1.4.7' }, 'vers:pypi/>=1.0.0|<1.4.7'],
    [{ introduced: '0', fixed: '1.4.7' }, 'vers:pypi/<1.4.7'],
    [{ introduced: '1.0.0', last_affected: '1.4.6' }, 'vers:pypi/>=1.0.0|<=1.4.6'],
    [{ introduced: '0', last_affected: '1.4.6' }, 'vers:pypi/<=1.4.6'],
    [{ introduced: '1.0.0' }, 'vers:pypi/>=1.0.0'],
    [{ introduced: '0' }, 'vers:all/*'],
    [{ fixed: '2.0' }, 'vers:pypi/<2.0'],
  ])('of %j is %s', (range, expected) => {
    expect(versOfRange(PYPI, range)).toBe(expected);
  });

  it.each([
    ['npm', 'pkg:npm/x', 'npm'],
    ['crates.io', 'pkg:cargo/x', 'cargo'],
    ['Go', 'pkg:golang/x', 'golang'],
    ['RubyGems', 'pkg:gem/x', 'gem'],
    ['Debian:12', undefined, 'deb'],
    ['Alpine:v3.20', undefined, 'alpine'],
    ['Red Hat', undefined, 'rpm'],
    ['OSS-Fuzz', undefined, 'generic'],
  ])('names the scheme of %s', (ecosystem, purl, scheme) => {
    expect(versOfRange(of(ecosystem, purl), { introduced: '1' })).toBe(`vers:${scheme}/>=1`);
  });

  it('quotes separators, comparators, and characters that are not printable ASCII', () => {
    const version = '1:2.3~rc1+b <x>|y=!*,%20 ä\ud800';
    expect(versOfVersion(PYPI, version)).toBe(
      'vers:pypi/1:2.3~rc1+b%20%3Cx%3E%7Cy%3D%21%2A%2C%2520%20%C3%A4%EF%BF%BD',
    );
  });
});
