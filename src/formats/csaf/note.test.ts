// Notes of a CSAF document.

import { describe, expect, it } from 'vitest';
import { anAdvisory, aSite } from '../../model/testing/advisory.fixture.ts';
import { documentNotes, vulnerabilityNotes } from './note.ts';

type Changes = Parameters<typeof anAdvisory>[0];

const notesWith = (changes: Changes = {}) =>
  vulnerabilityNotes(anAdvisory(changes)).map(
    ({ category, title, text }) => `${category}, ${title}: ${text}`,
  );
const bare = { severity: [], rating: { level: 'low' as const, reason: 'Because.' }, affected: [] };

describe('the notes on the vulnerability', () => {
  it('are the sections, without Upgrade and Mitigation', () => {
    const body =
      '## Impact\n\nA.\n\n## Am I affected?\n\nB.\n\n## Upgrade\n\nC.\n\n## Mitigation\n\nD.\n\n## Details\n\nE.\n\n## History\n\nF.\n\n## Empty\n';
    expect(notesWith({ ...bare, body })).toEqual([
      'description, Impact: A.',
      'details, Am I affected?: B.',
      'details, Details: E.',
      'other, History: F.',
      'other, Reason for the rating: Because.',
    ]);
  });

  it('are the whole text of an imported record without sections', () => {
    expect(notesWith({ ...bare, body: 'It **breaks**.' })[0]).toBe(
      'description, Description: It **breaks**.',
    );
  });

  it('contain at least the title as a description', () => {
    expect(notesWith({ ...bare, body: '<!-- to do -->' })[0]).toBe(
      'description, Description: Heap overflow when opening a crafted archive',
    );
    expect(notesWith({ ...bare, body: '', summary: undefined })[0]).toBe(
      'description, Description: ORB-2026-0003',
    );
  });

  it('contain CVSS 4.0, with the score of the base metrics', () => {
    const vector = 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N';
    expect(notesWith({ severity: [vector] })).toContain(
      `other, CVSS 4.0: ${vector}\nCVSS-B 9.3 (critical)`,
    );
    expect(notesWith({ severity: [`${vector}/E:U`] })).toContain(
      `other, CVSS 4.0: ${vector}/E:U\nCVSS-BT 8.1 (high), CVSS-B 9.3 (critical)`,
    );
  });

  it('contain the items that CSAF 2.0 has only one place for', () => {
    const notes = notesWith({
      cwe: ['CWE-122', 'CWE-79', 'CWE-99999'],
    });
    expect(notes).toContain(
      "other, Further weaknesses: CWE-79: Improper Neutralization of Input During Web Page Generation ('Cross-site Scripting')",
    );
  });

  it('contain functions, platforms, and other facts', () => {
    const affected = [
      {
        package: 'pkg:npm/x',
        ranges: [{ introduced: '0' }],
        functions: ['a', 'b'],
        platforms: ['linux'],
      },
    ];
    const cve = { status: 'not-eligible' as const, reason: 'It is no defect.' };
    const notes = notesWith({
      affected,
      cve,
      aliases: [],
      related: ['CVE-1900-10003'],
      upstream: ['CVE-1900-10004'],
    });
    expect(notes).toContain('other, Affected functions: x (npm): a, b');
    expect(notes).toContain('other, Affected platforms: x (npm): linux');
    expect(notes).toContain('other, Comes from: CVE-1900-10004');
    expect(notes).toContain('other, Related: CVE-1900-10003');
    expect(notes).toContain('other, CVE: No CVE is assigned: It is no defect.');
  });

  it('state that a CVE is requested', () => {
    expect(notesWith({ aliases: [], cve: { status: 'pending' } })).toContain(
      'other, CVE: A CVE has been requested.',
    );
  });
});

describe('the notes on the document', () => {
  it('are the summary and the terms of use', () => {
    expect(documentNotes(anAdvisory(), aSite({ licence: 'CC BY 4.0' }))).toEqual([
      {
        category: 'summary',
        title: 'Summary',
        text: 'Heap overflow when opening a crafted archive',
      },
      { category: 'legal_disclaimer', title: 'Terms of use', text: 'CC BY 4.0' },
    ]);
    expect(documentNotes(anAdvisory({ summary: undefined }), aSite())).toEqual([]);
  });

  it('state the reason and the time of a withdrawal, and the replacement', () => {
    const withdrawn = {
      at: '2026-05-20T08:00:00Z',
      reason: 'It is wrong',
      replaced_by: 'ORB-2026-0004',
    };
    expect(documentNotes(anAdvisory({ withdrawn }), aSite())[1]).toEqual({
      category: 'other',
      title: 'Withdrawn',
      text: 'Withdrawn on 2026-05-20: It is wrong. It is replaced by ORB-2026-0004.',
    });
  });
});
