import { describe, expect, test } from 'vitest';
import { beginning, looksLikeId, named } from './search.ts';

const A = { id: 'ORB-2026-0001', aliases: ['CVE-1900-1234', 'GHSA-2345-cfgh-jmpr'] };
const B = { id: 'ORB-2026-0002', aliases: ['CVE-1900-12345'] };
const ALL = [B, A];

test.each([
  ['CVE-1900-1234', true],
  ['ghsa-2345-cfgh-jmpr', true],
  [' ORB-2026-0001 ', true],
  ['x_ORB-2026-0001', true],
  ['heap-overflow', false],
  ['CVE', false],
  ['3.0.2', false],
  ['CVE-2026 heap', false],
  ['', false],
])('%j looks like an id: %s', (text, is) => {
  expect(looksLikeId(text)).toBe(is);
});

describe('a search', () => {
  test.each(['CVE-1900-1234', 'cve-1900-1234', ' ghsa-2345-CFGH-jmpr', 'ＯRB-2026-0001'])(
    'for %j finds one entry',
    (typed) => {
      expect(named(typed, ALL)).toEqual([A]);
    },
  );

  test('for an unknown name finds nothing', () => {
    expect(named('CVE-1900-9', ALL)).toEqual([]);
    expect(named(' ', ALL)).toEqual([]);
  });

  test('for the start of a name finds all matches, the exact one first', () => {
    expect(beginning('CVE-1900-1234', ALL)).toEqual([A, B]);
    expect(beginning('cve-1900-12345', ALL)).toEqual([B]);
    expect(beginning('or', ALL)).toEqual([]);
  });
});
