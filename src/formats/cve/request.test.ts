import { describe, expect, test } from 'vitest';
import {
  anAdvisory,
  anEmbargoedAdvisory,
  aProject,
  aSite,
} from '../../model/testing/advisory.fixture.ts';
import { allDocuments } from '../index.ts';
import { cveRequest, cveRequestText } from './request.ts';
import { attackTypes, impacts, vulnerabilityTypes } from './request-choices.ts';

const SITE = aSite();
const request = (advisory = anAdvisory({ aliases: [] })) => cveRequest(advisory, SITE, aProject());
const field = (name: string, advisory?: ReturnType<typeof anAdvisory>) =>
  request(advisory).fields.find((one) => one.name.startsWith(name))?.value;

describe('the worksheet for a CVE request', () => {
  test('has the fields of the form, filled in from the advisory', () => {
    expect(request().fields.map(({ name }) => name)).toEqual([
      'Vulnerability type',
      'Vendor of the product(s)',
      'Affected product(s)',
      'Version(s)',
      'Has the vendor confirmed or acknowledged the vulnerability?',
      'Attack type',
      'Impact',
      'Affected component(s)',
      'Attack vector(s)',
      'Suggested description of the vulnerability for use in the CVE',
      'Discoverer(s) or credits',
      'Reference(s)',
      'Additional information',
    ]);
    expect(field('Vulnerability type')).toBe('Buffer Overflow');
    expect(field('Vendor')).toBe('The Orbital Project');
    expect(field('Affected product')).toBe('Orbital');
    expect(field('Version')).toContain(
      'from 1.0.0, before 1.4.7; from 2.0.0, before 2.1.3\nUpgrade orbital (PyPI) to 1.4.7',
    );
    expect(field('Has the vendor')).toBe('Yes: we are the vendor.');
    expect(field('Affected component')).toBe('orbital.archive.open');
    expect(field('Attack vector')).toMatch(/^Only programs that call/);
    expect(field('Suggested')).toMatch(
      /^Heap overflow when opening a crafted archive\.\n\nA crafted archive/,
    );
    expect(field('Discoverer')).toBe('Example Researcher (finder)');
    expect(field('Reference')).toBe(
      'https://security.orbital.example/advisories/ORB-2026-0003/\nhttps://git.example/orbital/commit/1',
    );
    expect(field('Additional')).toContain(
      'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H (8.8, high)',
    );
  });

  test('of an advisory that is not public says so, and that its page does not exist', () => {
    const draft = anEmbargoedAdvisory({
      aliases: [],
      tlp: 'AMBER',
      published: '2026-07-01T16:00:00Z',
    });
    const { notes, fields } = cveRequest(draft, SITE, undefined);
    expect(notes[0]).toMatch(
      /^It is not public \(restricted, TLP:AMBER\)\. It is planned for 2026-07-01T16:00:00Z\./,
    );
    expect(notes.join(' ')).toContain('only after the advisory');
    expect(fields.find(({ name }) => name === 'Reference(s)')?.value).toMatch(
      /^https.* \(not available before publication\)\n/,
    );
    expect(fields.find(({ name }) => name === 'Affected product(s)')?.value).toBe('orbital');
  });

  test('warns if a CVE exists already', () => {
    expect(request(anAdvisory()).notes[0]).toMatch(/^It already has CVE-1900-12345/);
    expect(request().notes).toHaveLength(1);
  });

  test('leaves fields empty that the advisory does not determine', () => {
    const bare = anAdvisory({ severity: [], cwe: [], credits: [], affected: [], body: '' });
    const empty = request(bare)
      .fields.filter(({ value }) => value === '')
      .map(({ name }) => name);
    expect(empty).toEqual([
      'Vulnerability type',
      'Version(s)',
      'Attack type',
      'Impact',
      'Affected component(s)',
      'Attack vector(s)',
      'Discoverer(s) or credits',
    ]);
    expect(cveRequestText(request(bare))).toContain(
      '1. Vulnerability type\n\n(fill this in)\n\n2. Vendor',
    );
  });

  test('as text has a title, the notes and the numbered fields', () => {
    const text = cveRequestText(request());
    expect(text).toMatch(/^CVE request for ORB-2026-0003\n=+\n\n\* If a CNA covers/);
    expect(text).toContain('\n\n13. Additional information\n\nOur identifier: ORB-2026-0003\n');
    expect(text.endsWith('\n')).toBe(true);
  });

  test('is confirmed by the vendor only if the publisher is a vendor', () => {
    const site = aSite({
      publisher: { name: 'X', namespace: 'https://x.example/', category: 'coordinator' },
    });
    expect(cveRequest(anAdvisory(), site, undefined).fields[4]?.value).toBe('');
  });
});

describe('the choices from a list', () => {
  const vectors = (...severity: string[]) => anAdvisory({ severity }).severity;

  test.each([
    [[], []],
    [['CWE-79'], ['Cross Site Scripting (XSS)']],
    [['CWE-99999', 'CWE-89'], ['SQL Injection']],
    [['CWE-1333', 'CWE-400'], ['Other or Unknown: CWE-1333, CWE-400']],
  ])('the type for %j is %j', (cwe, types) => {
    expect(vulnerabilityTypes(cwe)).toEqual(types);
  });

  test.each([
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N', ['Remote']],
    [
      'CVSS:3.1/AV:L/AC:L/PR:N/UI:R/S:U/C:H/I:N/A:N',
      ['Local', 'Context-dependent (a user must take part)'],
    ],
    ['CVSS:4.0/AV:P/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:H/SC:N/SI:N/SA:N', ['Physical']],
    ['AV:N/AC:L/Au:N/C:P/I:P/A:P', ['Remote']],
  ])('the attack of %s is %j', (vector, types) => {
    expect(attackTypes(vectors(vector))).toEqual(types);
  });

  test('the impact is what the vector says', () => {
    expect(
      impacts(vectors('CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:L/SC:H/SI:N/SA:N')),
    ).toEqual(['Denial of Service']);
    expect(impacts(vectors('CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:H/A:N'))[0]).toBe(
      'Information Disclosure',
    );
    expect(impacts([])).toEqual([]);
    expect(attackTypes([])).toEqual([]);
  });
});

test('no document of a build comes from here', () => {
  expect(allDocuments.toString()).not.toContain('cveRequest');
});
