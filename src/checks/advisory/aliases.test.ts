import { describe, expect, test } from 'vitest';
import { anAdvisory, anEmbargoedAdvisory, aSite } from '../../model/testing/advisory.fixture.ts';
import { everything, FILE, reports, withAdvisory } from '../everything.fixture.ts';
import { check } from '../index.ts';

const CVE = 'CVE-1900-12345';

describe('the identifiers of an advisory', () => {
  test.each(['aliases', 'related', 'upstream'] as const)(
    'do not hold its own id under %s',
    (list) => {
      const given = { aliases: [CVE], related: [], upstream: [] };
      expect(
        reports(withAdvisory({ ...given, [list]: [...given[list], 'ORB-2026-0003'] })),
      ).toEqual([
        { code: 'alias-self', file: FILE, at: { path: [list, list === 'aliases' ? 1 : 0] } },
      ]);
    },
  );

  test('do not contain its own id in OSV', () => {
    const site = aSite({ id: { prefix: 'ORB', registered: true } });
    const named = { related: ['x_ORB-2026-0003'] };
    expect(reports(withAdvisory(named))).toEqual([
      { code: 'alias-self', file: FILE, at: { path: ['related', 0] } },
    ]);
    expect(reports(withAdvisory(named, { site }))).toEqual([]);
  });

  test('are listed once, across all three lists', () => {
    expect(reports(withAdvisory({ aliases: [CVE, 'GHSA-2345-cfgh-jmpq', CVE] }))).toEqual([
      { code: 'alias-repeated', file: FILE, at: { path: ['aliases', 2] } },
    ]);
    expect(
      reports(withAdvisory({ related: ['PYSEC-2026-3'], upstream: [CVE, 'PYSEC-2026-3'] })),
    ).toEqual([
      { code: 'alias-repeated', file: FILE, at: { path: ['upstream', 0] } },
      { code: 'alias-repeated', file: FILE, at: { path: ['upstream', 1] } },
    ]);
  });
});

describe('the CVEs of an advisory', () => {
  const aliases = [CVE, 'GHSA-2345-cfgh-jmpq', 'CVE-1900-12346'];

  test('are one: each CVE is a vulnerability', () => {
    const all = withAdvisory({ aliases });
    expect(reports(all)).toEqual([
      { code: 'alias-several-cves', file: FILE, at: { path: ['aliases', 2] } },
    ]);
    expect(check(all)[0]).not.toHaveProperty('lenient');
    expect(check(all)[0]?.message).toBe(
      'CVE-1900-12345, CVE-1900-12346 are different vulnerabilities, but only one can be described here.',
    );
  });

  test('can be several in an imported record, whose author decides: a warning', () => {
    const content = {
      advisories: [anAdvisory({ aliases, imported: { format: 'osv', id: 'ORB-2026-0003' } })],
    };
    expect(
      check(everything({ content })).filter(({ code }) => code === 'alias-several-cves'),
    ).toMatchObject([{ lenient: true }]);
    const named = {
      advisories: [
        anAdvisory({ aliases: [CVE], imported: { format: 'osv', id: 'CVE-1900-12346' } }),
      ],
    };
    expect(reports(everything({ content: named })).map(({ code }) => code)).toContain(
      'alias-several-cves',
    );
  });

  test('remain in a withdrawn advisory', () => {
    expect(
      reports(
        withAdvisory({ aliases, withdrawn: { at: '2026-05-20T16:00:00Z', reason: 'Split.' } }),
      ),
    ).toEqual([]);
  });
});

describe('an alias', () => {
  const second = { id: 'ORB-2026-0004', aliases: ['PYSEC-2026-3', CVE] };

  test('belongs to one advisory: both places are reported', () => {
    const all = everything({ content: { advisories: [anAdvisory(), anAdvisory(second)] } });
    expect(reports(all)).toEqual([
      { code: 'alias-duplicate', file: FILE, at: { path: ['aliases', 0] } },
      {
        code: 'alias-duplicate',
        file: 'advisories/2026/ORB-2026-0004.md',
        at: { path: ['aliases', 1] },
      },
    ]);
    expect(check(all).map(({ message }) => message)).toEqual([
      'CVE-1900-12345 is also an alias of ORB-2026-0004.',
      'CVE-1900-12345 is also an alias of ORB-2026-0003.',
    ]);
  });

  test('of a draft is compared with the public ones', () => {
    const draft = anEmbargoedAdvisory(second);
    expect(reports(everything({ desk: { advisories: [draft] } })).map(({ file }) => file)).toEqual([
      FILE,
      draft.file,
    ]);
  });

  test('of a withdrawn advisory can be used again', () => {
    const withdrawn = {
      at: '2026-05-20T16:00:00Z',
      reason: 'Twice reported.',
      replaced_by: 'ORB-2026-0003',
    };
    const advisories = [anAdvisory(), anAdvisory({ ...second, withdrawn })];
    expect(reports(everything({ content: { advisories } }))).toEqual([]);
  });
});
