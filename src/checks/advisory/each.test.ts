import { describe, expect, test } from 'vitest';
import { levelOf } from '../../model/problem/problem.ts';
import { anAdvisory, anEmbargoedAdvisory } from '../../model/testing/advisory.fixture.ts';
import { everything, FILE, IMPORTED, reports, withAdvisory } from '../everything.fixture.ts';
import { check } from '../index.ts';

const start = (code: string) => [{ code, file: FILE, at: 'start' }];

describe('the requirements of every advisory', () => {
  test('include a summary', () => {
    expect(reports(withAdvisory({ summary: undefined }))).toEqual(start('summary-missing'));
  });

  test('include a severity', () => {
    expect(reports(withAdvisory({ severity: undefined }))).toEqual(start('severity-missing'));
    expect(
      reports(
        withAdvisory({ severity: [], rating: { level: 'high', reason: 'We use no vectors.' } }),
      ),
    ).toEqual([]);
  });

  test('include a CVE, or the reason for its absence', () => {
    expect(reports(withAdvisory({ aliases: [] }))).toEqual(start('cve-missing'));
    expect(reports(withAdvisory({ aliases: ['GHSA-2345-cfgh-jmpq'] }))).toEqual([
      { code: 'cve-missing', file: FILE, at: { path: ['aliases'] } },
    ]);
    expect(reports(withAdvisory({ aliases: [], cve: { status: 'pending' } }))).toEqual([]);
    expect(reports(withAdvisory({ cve: { status: 'pending' } }))).toEqual([
      { code: 'cve-contradicts', file: FILE, at: { path: ['cve'], part: 'key' } },
    ]);
  });

  test('include an existing weakness type', () => {
    expect(reports(withAdvisory({ cwe: [] }))).toEqual(start('cwe-missing'));
    expect(reports(withAdvisory({ cwe: ['CWE-122', 'CWE-99999'] }))).toEqual([
      { code: 'cwe-unknown', file: FILE, at: { path: ['cwe', 1] } },
    ]);
  });

  test('include at least one credit', () => {
    expect(reports(withAdvisory({ credits: [] }))).toEqual(start('credits-missing'));
  });

  test('include a link to the fix if there is one, and each link once', () => {
    expect(reports(withAdvisory({ references: [] }))).toEqual(start('references-missing'));
    const url = 'https://git.example/orbital/commit/1';
    expect(reports(withAdvisory({ references: [{ type: 'WEB', url }] }))).toEqual([
      { code: 'references-missing', file: FILE, at: { path: ['references'] } },
    ]);
    const fix = { type: 'FIX', url } as const;
    expect(reports(withAdvisory({ references: [fix, { type: 'WEB', url }, fix] }))).toEqual([
      { code: 'reference-repeated', file: FILE, at: { path: ['references', 2] } },
    ]);
  });
});

describe('the summary', () => {
  const end = 'Heap overflow'.length;
  test.each([
    ['Heap overflow.', { path: ['summary'], from: end, length: 1 }],
    ['HEAP OVERFLOW', { path: ['summary'] }],
  ])('%s is not a headline', (summary, at) => {
    expect(reports(withAdvisory({ summary }))).toEqual([{ code: 'summary-style', file: FILE, at }]);
  });

  test.each(['XSS', 'Overflow in ORB...', 'SSRF in API'])('%s may stand', (summary) => {
    expect(reports(withAdvisory({ summary }))).toEqual([]);
  });
});

describe('the severity', () => {
  const rating = (reason: string) => ({ level: 'low', reason }) as const;

  test('has one vector for each version', () => {
    const vector = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H';
    expect(reports(withAdvisory({ severity: [vector, vector] }))).toEqual([
      { code: 'cvss-version-repeated', file: FILE, at: { path: ['severity', 1] } },
    ]);
  });

  test('is that of the advisory or that of its packages, not both', () => {
    const vector = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H';
    const ranges = [{ introduced: '2.0.0', fixed: '2.1.3' }];
    const affected = [{ package: 'pkg:pypi/orbital', ranges, severity: [vector] }];
    const codes = (severity: string[]) =>
      reports(withAdvisory({ severity, affected })).map(({ code }) => code);
    expect(codes([])).not.toContain('severity-missing');
    expect(codes([])).not.toContain('severity-twice');
    expect(codes([vector])).toContain('severity-twice');
  });

  test('does not contradict its score without a reason', () => {
    expect(reports(withAdvisory({ rating: rating('Hardly anybody uses it.') }))).toEqual([
      { code: 'rating-contradicts', file: FILE, at: { path: ['rating', 'level'] } },
    ]);
    expect(reports(withAdvisory({ rating: rating('The score is of the worst case.') }))).toEqual(
      [],
    );
    expect(reports(withAdvisory({ rating: { level: 'high', reason: 'As it is.' } }))).toEqual([]);
  });
});

describe('the TLP', () => {
  test('of an advisory with a date of publication is CLEAR', () => {
    const amber = anEmbargoedAdvisory({
      tlp: 'AMBER',
      published: '2026-07-01T16:00:00Z',
      aliases: ['CVE-1900-99999'],
    });
    expect(reports(everything({ desk: { advisories: [amber] } }))).toEqual([
      { code: 'tlp-published', file: amber.file, at: { path: ['tlp'] } },
    ]);
    const draft = anEmbargoedAdvisory({ tlp: 'AMBER', aliases: ['CVE-1900-99999'] });
    expect(reports(everything({ desk: { advisories: [draft] } }))).toEqual([]);
  });
});

describe('an imported record', () => {
  test('has fewer requirements: errors become warnings, and recommendations are skipped', () => {
    const bare = {
      summary: undefined,
      severity: [],
      aliases: [],
      cwe: [],
      credits: [],
      references: [],
      timeline: [],
    };
    const findings = check(withAdvisory({ ...IMPORTED, ...bare, affected: [], body: 'Text.' }));
    expect(findings.map(({ code }) => code)).toEqual([
      'summary-missing',
      'cve-missing',
      'severity-missing',
      'affected-empty',
      'section-missing',
      'section-missing',
      'section-missing',
    ]);
    expect(new Set(findings.map(levelOf))).toEqual(new Set(['warning']));
    expect(findings.every(({ lenient }) => lenient === true)).toBe(true);
  });

  test('and a draft of our own have fewer requirements in the same way, until it has a date', () => {
    const levels = (published: string | undefined) => {
      const advisories = [
        anEmbargoedAdvisory({ summary: undefined, severity: [], aliases: [], published }),
      ];
      const findings = check(
        everything({ content: { advisories: [], releases: [] }, desk: { advisories } }),
      );
      return findings
        .filter(({ code }) => /^(summary|severity|cve)-missing$/.test(code))
        .map(levelOf);
    };
    expect(levels(undefined)).toEqual(['warning', 'warning', 'warning']);
    expect(levels('2026-06-02T16:00:00Z')).toEqual(['error', 'error', 'error']);
  });

  test('still needs an existing project', () => {
    const findings = check(withAdvisory({ ...IMPORTED, project: 'nowhere' }));
    expect(findings.map((finding) => [finding.code, levelOf(finding)])).toEqual([
      ['reference-unknown', 'error'],
    ]);
  });
});

describe('a withdrawn advisory', () => {
  const withdrawn = (replaced_by: string) => ({
    at: '2026-05-20T16:00:00Z',
    reason: 'Twice reported.',
    replaced_by,
  });
  const other = anAdvisory({ id: 'ORB-2026-0004', aliases: ['CVE-1900-20000'] });
  const fault = [
    { code: 'replacement-unknown', file: FILE, at: { path: ['withdrawn', 'replaced_by'] } },
  ];

  test('can be replaced by a public one', () => {
    const first = anAdvisory({ withdrawn: withdrawn('ORB-2026-0004') });
    expect(reports(everything({ content: { advisories: [first, other] } }))).toEqual([]);
  });

  test('cannot be replaced by a missing one or by itself', () => {
    expect(reports(withAdvisory({ withdrawn: withdrawn('ORB-2026-0009') }))).toEqual(fault);
    expect(reports(withAdvisory({ withdrawn: withdrawn('ORB-2026-0003') }))).toEqual(fault);
  });

  test('cannot be replaced by an embargoed one', () => {
    const draft = anEmbargoedAdvisory({ id: 'ORB-2026-0004', aliases: ['CVE-1900-20000'] });
    const first = withAdvisory(
      { withdrawn: withdrawn('ORB-2026-0004') },
      { desk: { advisories: [draft] } },
    );
    expect(reports(first)).toEqual(fault);
  });

  test('cannot be replaced in a cycle', () => {
    const first = anAdvisory({ withdrawn: withdrawn('ORB-2026-0004') });
    const second = anAdvisory({
      id: 'ORB-2026-0004',
      aliases: ['CVE-1900-20000'],
      withdrawn: withdrawn('ORB-2026-0003'),
    });
    expect(reports(everything({ content: { advisories: [first, second] } }))).toEqual([
      ...fault,
      {
        code: 'replacement-unknown',
        file: second.file,
        at: { path: ['withdrawn', 'replaced_by'] },
      },
    ]);
  });
});
