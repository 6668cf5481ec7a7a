import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathName, versionName } from './path-segment.ts';

describe('a name in a path', () => {
  it.each([
    ['1.2.3', '1.2.3'],
    ['1:2.0+b1', '1_3A2.0_2Bb1'],
    ['@orbital/archive', '_40orbital_2Farchive'],
    ['ü', '_C3_BC'],
  ])('is encoded: %s becomes %s', (text, name) => expect(pathName(text)).toBe(name));

  it('is a name that file systems accept and keep distinct', () => {
    for (const text of ['', '.', '..', 'x'.repeat(201)]) expect(pathName(text)).toBeUndefined();
  });

  it('is one segment of URL-safe characters, unique for each text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        const [left, right] = [pathName(a), pathName(b)];
        if (left === undefined || right === undefined) return;
        expect(left).toMatch(/^[A-Za-z0-9.~!_-]+$/);
        expect(left === right).toBe(
          a.isWellFormed() && b.isWellFormed() ? a === b : left === right,
        );
      }),
    );
  });

  it('is undefined for a version without a digit', () => {
    expect(versionName('matrix')).toBeUndefined();
    expect(versionName('v2')).toBe('v2');
  });
});
