import { describe, expect, test } from 'vitest';
import { anAdvisory, aStatement, BODY } from '../../model/testing/advisory.fixture.ts';
import { advisoryFacts, advisoryText, statementFacts } from './digest.ts';

type Changes = NonNullable<Parameters<typeof anAdvisory>[0]>;
const EDITORIAL = { at: '2026-05-20T10:00:00Z', kind: 'editorial', note: 'A comma.' } as const;
const RANGE = { at: '2026-05-20T10:00:00Z', kind: 'range', note: 'More.' } as const;

describe('the facts that tools act on', () => {
  test.each<[string, Changes]>([
    ['an alias', { aliases: ['CVE-1900-12346'] }],
    ['a severity', { severity: ['CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:L'] }],
    [
      'a range',
      {
        affected: [
          { package: 'pkg:pypi/orbital', ranges: [{ introduced: '1.0.0', fixed: '1.4.8' }] },
        ],
      },
    ],
    [
      'a package',
      {
        affected: [
          { package: 'pkg:pypi/orbit', ranges: [{ introduced: '1.0.0', fixed: '1.4.7' }] },
        ],
      },
    ],
    ['a weakness', { cwe: ['CWE-121'] }],
    ['a reference', { references: [] }],
    ['an attack pattern', { capec: ['CAPEC-126'] }],
    ['a credit', { credits: [] }],
    ['exploitation', { exploited: { aware_at: '2026-05-13T10:00:00Z' } }],
    ['a revision', { revisions: [RANGE] }],
    ['the project', { project: 'other' }],
    ['what was assessed', { assessed: 'all' }],
    ['an empty list of what was assessed', { assessed: [] }],
  ])('has a different digest with a different %s, and its text has the same', (_name, changes) => {
    expect(advisoryFacts(anAdvisory(changes))).not.toBe(advisoryFacts(anAdvisory()));
    if (changes.revisions === undefined)
      expect(advisoryText(anAdvisory(changes))).toBe(advisoryText(anAdvisory()));
  });

  test('has a different digest with a different severity of a package', () => {
    const of = (vector: string) =>
      anAdvisory({
        severity: [],
        affected: [{ package: 'pkg:pypi/orbital', versions: ['1.0'], severity: [vector] }],
      });
    const digests = ['H', 'L'].map((impact) =>
      advisoryFacts(of(`CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:${impact}`)),
    );
    expect(new Set(digests).size).toBe(2);
  });

  test.each<[string, Changes]>([
    ['its summary', { summary: 'Another summary of the same thing' }],
    ['its body', { body: `${BODY}\nMore.\n` }],
  ])('has the same digest with a different %s, and its text a different one', (_name, changes) => {
    expect(advisoryFacts(anAdvisory(changes))).toBe(advisoryFacts(anAdvisory()));
    expect(advisoryText(anAdvisory(changes))).not.toBe(advisoryText(anAdvisory()));
  });

  test('is unchanged, like its text, by an editorial revision and by a different timeline', () => {
    const changed = anAdvisory({ revisions: [EDITORIAL], timeline: [] });
    expect(advisoryFacts(changed)).toBe(advisoryFacts(anAdvisory()));
    expect(advisoryText(changed)).toBe(advisoryText(anAdvisory()));
  });

  test('of a statement includes everything that it says', () => {
    expect(statementFacts(aStatement({ versions: ['1.0.0'] }))).not.toBe(
      statementFacts(aStatement()),
    );
    expect(statementFacts(aStatement({ note: 'How.' }))).not.toBe(statementFacts(aStatement()));
    expect(statementFacts(aStatement())).toMatch(/^[0-9a-f]{32}$/);
  });
});
