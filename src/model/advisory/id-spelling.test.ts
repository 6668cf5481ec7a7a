import { describe, expect, it } from 'vitest';
import { looseIdFinder, spellingFinder } from './id-spelling.ts';

const find = spellingFinder(['ORB-2026-0077', 'CVE-2026-77001', 'GHSA-2345-cfgh-jmpq']);

describe('ids in another spelling', () => {
  it.each([
    'orb-2026-0077',
    'ORB20260077',
    'fix/orb_2026_0077',
    'fix.orb.2026.77',
    'orb/2026/77-backport',
    'orb%2D2026%2d0077',
    'orb%252D2026%252D0077',
    'orb%E2%80%902026%E2%80%900077',
    'orb\u20102026\u20110077',
    'orb\u22122026\u20130077',
    'o-r-b-2-0-2-6-0-0-7-7',
    'ｏｒｂ－２０２６－００７７',
    'orb-٢٠٢٦-٠٠٧٧',
    'o\u200brb-2026-0\u00ad077',
    'òrb-2026-0077',
    'cve202677001',
    'cve-2026-77001-fix',
    'ghsa2345cfghjmpq',
    'ghsa_2345_CFGH_jmpq',
  ])('finds %s', (text) => expect(find(text)).toBe(true));

  it.each([
    'main',
    'release/2026-0077',
    'orb-2026-00771',
    'orb-2026-0078',
    'orb-2025-0077',
    'cve-2026-770010',
    'orbital-2026',
    'v2026.0.77',
    'ghsa-2345-cfgh-jmpp',
    'orb 2026 something 0077',
  ])('does not find %s', (text) => expect(find(text)).toBe(false));

  it('finds nothing if no ids are given', () => expect(spellingFinder([])('orb')).toBe(false));
});

describe('an id in a longer text', () => {
  const has = looseIdFinder(['ORB-2026-0077', 'GHSA-abcd-efgh-ijkl']);

  it.each([
    'See ORB-2026-0077.',
    'orb2026-77',
    'ORB 2026 0077',
    '(ORB_2026_77)',
    'ORB\n2026-77',
    'x/orb/2026/77/y',
  ])('is found: %s', (text) => expect(has(text)).toBe(true));

  it.each([
    'absorb-2026-77',
    'ORB-2026-770',
    'ORB-2026-7',
    '2026-77',
    'ORB-20260-77',
    'ORB in 2026: 77',
    '',
  ])('is not found in a different id: %s', (text) => expect(has(text)).toBe(false));

  it('is not found if no ids are given', () =>
    expect(looseIdFinder([])('ORB-2026-0077')).toBe(false));
});
