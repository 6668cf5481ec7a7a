import { describe, expect, test } from 'vitest';
import { isPublic } from '../../model/advisory/advisory.ts';
import { privateNames } from '../../model/advisory/private-names.ts';
import { aProject } from '../../model/testing/advisory.fixture.ts';
import { advisoryFrom, EMPTY, importedFile } from '../record/imported.fixture.ts';
import { importAll } from '../record/run.ts';
import { readGhsa } from './index.ts';

const ADVISORY = {
  ghsa_id: 'GHSA-2345-cfgh-jmpq',
  cve_id: 'CVE-1900-12345',
  html_url: 'https://github.com/example/widget/security/advisories/GHSA-2345-cfgh-jmpq',
  summary: 'Heap overflow in the reader',
  description:
    '### Impact\nCode runs.\n\n### Patches\nUpgrade.\n\n### Workarounds\nNone.\n\n### References\n* https://example.org/a',
  severity: 'high',
  state: 'published',
  created_at: '2024-01-01T00:00:00Z',
  updated_at: '2024-02-03T00:00:00Z',
  published_at: '2024-02-01T00:00:00Z',
  vulnerabilities: [
    {
      package: { ecosystem: 'pip', name: 'Widget_X' },
      vulnerable_version_range: '>= 1.0, < 1.4.7',
      patched_versions: '1.4.7',
      vulnerable_functions: ['widget.open'],
    },
  ],
  cwe_ids: ['CWE-122'],
};

const file = (changes: object = {}, options = EMPTY) =>
  importedFile(readGhsa, { ...ADVISORY, ...changes }, options);
const advisory = (changes: object = {}) => advisoryFrom(file(changes));
const problem = (value: unknown) =>
  importAll(readGhsa, [{ name: 'a', record: value }], EMPTY)[0]?.result;

describe('a published advisory', () => {
  test('becomes a public one with all its facts', () => {
    expect(advisory()).toMatchObject({
      id: 'ORB-2024-0001',
      state: 'published',
      summary: ADVISORY.summary,
      aliases: ['GHSA-2345-cfgh-jmpq', 'CVE-1900-12345'],
      published: '2024-02-01T00:00:00Z',
      modified: '2024-02-03T00:00:00Z',
      cwe: ['CWE-122'],
      rating: { level: 'high' },
      affected: [
        {
          package: { ecosystem: 'PyPI', name: 'widget-x' },
          ranges: [{ introduced: '1.0', fixed: '1.4.7' }],
          functions: ['widget.open'],
        },
      ],
      references: [{ type: 'WEB', url: 'https://example.org/a' }],
      body: '## Impact\n\nCode runs.\n\n## Upgrade\n\nUpgrade.\n\n## Mitigation\n\nNone.',
      imported: { format: 'ghsa', id: 'GHSA-2345-cfgh-jmpq', source: ADVISORY.html_url, kept: {} },
    });
  });

  test('has vectors instead of a rating, each version once', () => {
    const v3 = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H';
    const v4 = 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N';
    const both = { cvss_v3: { vector_string: v3 }, cvss_v4: { vector_string: v4 } };
    const made = advisory({ cvss_severities: both, cvss: { vector_string: v3 } });
    expect([made.severity.map(({ canonical }) => canonical), made.rating]).toEqual([
      [v4, v3],
      undefined,
    ]);
  });

  test('credits only those who accepted it', () => {
    const credits = ['accepted', 'declined', 'pending'].map((state) => ({
      user: { login: state },
      type: 'finder',
      state,
    }));
    const made = file({
      credits_detailed: credits,
      credits: [{ login: 'declined', type: 'finder' }],
    });
    expect(advisoryFrom(made).credits).toEqual([
      { name: 'accepted', type: 'FINDER', contact: ['https://github.com/accepted'] },
    ]);
    expect(made.notes.filter((note) => note.includes('left out'))).toHaveLength(2);
  });

  test('that is withdrawn or closed stays with the time of it', () => {
    expect(advisory({ withdrawn_at: '2024-03-01T00:00:00Z' })).toMatchObject({
      state: 'withdrawn',
      withdrawn: { at: '2024-03-01T00:00:00Z', reason: 'Withdrawn at the source.' },
    });
    expect(advisory({ state: 'closed', closed_at: '2024-03-01T00:00:00Z' })).toMatchObject({
      state: 'withdrawn',
      withdrawn: { at: '2024-03-01T00:00:00Z', reason: 'Closed at the source.' },
    });
  });

  test('of the database has a first patched version, in any form', () => {
    const [first] = ADVISORY.vulnerabilities;
    for (const patch of ['1.5', { identifier: '1.5' }]) {
      const vulnerabilities = [
        {
          ...first,
          vulnerable_version_range: '<= 1.4',
          patched_versions: undefined,
          first_patched_version: patch,
        },
      ];
      expect(advisory({ vulnerabilities }).affected[0]?.ranges).toEqual([
        { introduced: '0', fixed: '1.5' },
      ]);
    }
  });

  test('belongs to the project of its repository, or of its package', () => {
    const projects = [
      aProject({ slug: 'one', repository: 'https://github.com/example/widget' }),
      aProject({ slug: 'two', packages: ['pkg:pypi/widget-x'] }),
    ];
    expect(advisoryFrom(file({}, { ...EMPTY, projects })).project).toBe('two');
    expect(advisoryFrom(file({ vulnerabilities: [] }, { ...EMPTY, projects })).project).toBe('one');
    expect(file({}).project?.file).toBe('projects/widget-x.yaml');
  });

  test('keeps a range that it cannot read, so that no version outside of the others is unaffected', () => {
    const [first] = ADVISORY.vulnerabilities;
    const made = file({
      vulnerabilities: [first, { ...first, vulnerable_version_range: 'some of 2.x' }],
    });
    expect(advisoryFrom(made).affected).toHaveLength(1);
    expect(advisoryFrom(made).imported?.kept).toEqual({ 'affected/0/versions/0': 'some of 2.x' });
    expect(made.notes.join('\n')).toContain('widget-x (PyPI) is affected in "some of 2.x"');
  });

  test('keeps a long summary, and keys that GitHub adds later', () => {
    const long = `${'word '.repeat(40)}end`;
    const made = advisory({ summary: long, new_key: { a: 1 } });
    expect(made.summary).toMatch(/^(word )+word…$/);
    expect(made.imported?.kept).toEqual({ summary: long, 'ghsa/new_key': { a: 1 } });
  });
});

describe('an advisory that is private on GitHub', () => {
  test.each(['draft', 'triage'])('stays a draft: %s', (state) => {
    const made = advisory({ state, published_at: null, submission: { accepted: false } });
    expect(isPublic(made)).toBe(false);
    expect(made).toMatchObject({
      state: 'draft',
      timeline: [{ at: '2024-01-01T00:00:00Z', event: 'reported' }],
    });
    expect(made.published).toBeUndefined();
    expect(privateNames(made)).toEqual(['GHSA-2345-cfgh-jmpq', 'CVE-1900-12345']);
  });

  test('has a note if its project is new, because projects are public', () => {
    expect(file({ state: 'draft' }).notes.join('\n')).toContain('projects/widget-x.yaml is public');
    expect(file().notes.join('\n')).not.toContain('is public');
  });

  test('stays a draft even if it has a date of publication', () => {
    expect(advisory({ state: 'draft' }).published).toBeUndefined();
  });

  test('is not imported if it was closed without a publication', () => {
    expect(problem({ ...ADVISORY, state: 'closed', published_at: null })).toMatchObject({
      isUnneeded: true,
      foreignId: 'GHSA-2345-cfgh-jmpq',
    });
  });

  test('is refused if its state does not say that it is private, but it was never published', () => {
    expect(problem({ ...ADVISORY, published_at: null })).toMatchObject({
      problem: expect.stringContaining('no time of publication'),
    });
  });
});

describe('another value', () => {
  test('is imported as OSV if it is a record of OSV, as in the advisory database', () => {
    const record = {
      id: 'GHSA-2345-cfgh-jmpq',
      modified: '2024-01-01T00:00:00Z',
      schema_version: '1.4.0',
    };
    expect(advisoryFrom(importedFile(readGhsa, record)).imported?.format).toBe('osv');
  });

  test.each([null, [], 'x', {}, { ghsa_id: 'x' }, { ghsa_id: ADVISORY.ghsa_id, cwe_ids: 'x' }])(
    'is refused in a sentence: %j',
    (value) => {
      expect(problem(value)).toMatchObject({
        problem: expect.stringMatching(/^This is not an advisory of GitHub: .+\.$/),
      });
    },
  );
});
