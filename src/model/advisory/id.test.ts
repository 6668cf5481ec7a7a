import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from '../problem/from-schema.ts';
import { object } from '../source/fields.ts';
import { compareIds, foreignId, isCve, nextId, osvId, parseId } from './id.ts';

const prefix = fc.constantFrom('ORB', 'ORB-SA', 'PSF', 'x', 'A1');
const id = fc
  .tuple(prefix, fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: 0, max: 999_999_999 }))
  .map(([name, year, number]) => `${name}-${year}-${number}`);

describe('an id of an advisory', () => {
  test('has a prefix, a year and a number', () => {
    expect(parseId('ORB-2026-0003')).toEqual({ prefix: 'ORB', year: '2026', number: '0003' });
    expect(parseId('ORB-SA-2026-12')).toEqual({ prefix: 'ORB-SA', year: '2026', number: '12' });
  });

  test.each([
    '',
    'ORB',
    'ORB-2026',
    'ORB-26-1',
    'ORB-2026-',
    'ORB-2026-0003a',
    'ORB-2026-1234567890',
    '1ORB-2026-1',
    'ORB--2026-1',
    'ORB-2026-1 ',
    'ORB_2026_1',
    'ÖRB-2026-1',
  ])('%j is not valid', (text) => {
    expect(parseId(text)).toBeUndefined();
  });

  test('is formatted from its parsed parts', () => {
    fc.assert(
      fc.property(id, (text) => {
        const parts = parseId(text);
        expect(`${parts?.prefix}-${parts?.year}-${parts?.number}`).toBe(text);
      }),
    );
  });
});

describe('the next id', () => {
  test('is one more than the highest of its prefix and year', () => {
    expect(nextId('ORB', '2026', [])).toBe('ORB-2026-0001');
    expect(
      nextId('ORB', '2026', [
        'ORB-2026-0003',
        'ORB-2026-0001',
        'ORB-2025-0009',
        'PSF-2026-7',
        'none',
      ]),
    ).toBe('ORB-2026-0004');
    expect(nextId('ORB', '2026', ['ORB-2026-9999'])).toBe('ORB-2026-10000');
  });

  test('is never taken', () => {
    fc.assert(
      fc.property(fc.array(id), prefix, (taken, name) => {
        const parts = new Set(
          taken.map((one) =>
            JSON.stringify([
              parseId(one)?.prefix,
              parseId(one)?.year,
              Number(parseId(one)?.number),
            ]),
          ),
        );
        const next = parseId(nextId(name, '2026', taken));
        expect(parts.has(JSON.stringify([next?.prefix, next?.year, Number(next?.number)]))).toBe(
          false,
        );
      }),
    );
  });
});

describe('the order of ids', () => {
  test('is by prefix, year and number', () => {
    const sorted = ['ORB-2025-10', 'ORB-2026-2', 'ORB-2026-0010', 'ORB-2026-10', 'PSF-2008-2'];
    expect(sorted.toReversed().toSorted(compareIds)).toEqual(sorted);
    expect(['b', 'a', 'ORB-2026-1'].toSorted(compareIds)).toEqual(['ORB-2026-1', 'a', 'b']);
  });

  test('is strict and antisymmetric for every two ids', () => {
    fc.assert(
      fc.property(id, id, (a, b) => {
        expect(Math.sign(compareIds(a, b))).toBe(-Math.sign(compareIds(b, a)) + 0);
        expect(compareIds(a, b) === 0).toBe(a === b);
      }),
    );
  });
});

describe('identifiers of other publishers', () => {
  const read = (value: string): unknown => {
    const result = parse(object({ field: foreignId() }), { field: value }, 'a.yaml');
    return 'value' in result ? result.value.field : result.findings.map(({ code }) => code);
  };

  test.each([
    'CVE-2026-12345',
    'CVE-1999-0001',
    'GHSA-2345-cfgh-jmpq',
    'PYSEC-2026-3',
    'RUSTSEC-2026-0001',
    'GO-2026-0001',
    'OSV-2026-1',
    'DSA-5000-1',
    'RHSA-2026:1234',
    'SNYK-PYTHON-ORBITAL-1234567',
    'ALPINE-CVE-2026-12345',
    'x_ORB-2026-0003',
  ])('%s is valid', (text) => {
    expect(read(text)).toBe(text);
  });

  test.each([
    '',
    'CVE',
    'CVE-2026-123',
    'cve-2026-12345',
    'CVE-2026-12345 ',
    'GHSA-2345-cfgh',
    'GHSA-1111-aaaa-bbbb',
    'ghsa-2345-cfgh-jmpq',
    'https://a.example/CVE-2026-12345',
    'A B-1',
    '<b>-1',
    'a-',
    '-a',
    `${'A'.repeat(99)}-1`,
  ])('%j is not valid', (text) => {
    expect(read(text)).toEqual(text === 'CVE-2026-12345 ' ? 'CVE-2026-12345' : ['alias-form']);
  });

  test('of the CVE program are recognized by their prefix', () => {
    expect(isCve('CVE-2026-12345')).toBe(true);
    expect(isCve('GHSA-2345-cfgh-jmpq')).toBe(false);
  });

  test('keep our prefix in OSV only if it is registered', () => {
    expect(osvId('ORB-2026-0003', true)).toBe('ORB-2026-0003');
    expect(osvId('ORB-2026-0003', false)).toBe('x_ORB-2026-0003');
  });
});
