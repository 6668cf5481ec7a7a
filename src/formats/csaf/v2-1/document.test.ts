import { describe, expect, it } from 'vitest';
import { runs } from '../../../model/property-runs.fixture.ts';
import { GENERATED_PROJECTS, sampleAdvisories } from '../../../model/testing/advisory.arbitrary.ts';
import { anAdvisory, aProject, someContent } from '../../../model/testing/advisory.fixture.ts';
import { aSetting } from '../../setting.fixture.ts';
import { csafProvider } from '../files.ts';
import { csaf21, csafDocument21 } from './document.ts';
import type { Branch21 } from './product-tree.ts';

const documentOf = (changes: Parameters<typeof anAdvisory>[0] = {}) =>
  csafDocument21(anAdvisory(changes), aProject(), aSetting());

describe('a CSAF 2.1 document', () => {
  it('states its format and its distribution', () => {
    expect(documentOf()).toMatchObject({
      $schema: 'https://docs.oasis-open.org/csaf/csaf/v2.1/schema/csaf.json',
      document: {
        category: 'csaf_security_advisory',
        csaf_version: '2.1',
        distribution: { tlp: { label: 'CLEAR' } },
        references: expect.arrayContaining([
          {
            category: 'self',
            summary: 'This document',
            url: 'https://security.orbital.example/csaf-2.1/clear/2026/orb-2026-0003.json',
          },
        ]),
      },
    });
  });

  it('has its own path, which no file of the CSAF 2.0 provider names', () => {
    const advisory = anAdvisory();
    const path = csaf21(advisory, aSetting())?.path;
    expect(path).toBe('csaf-2.1/clear/2026/orb-2026-0003.json');
    const files = csafProvider(someContent({ advisories: [advisory] }), aSetting());
    expect(files.filter(({ body }) => String(body).includes('csaf-2.1'))).toEqual([]);
    expect(files.length).toBeGreaterThan(5);
  });

  it('has every weakness with the version of the list, and CVSS 4.0 by its base metrics', () => {
    const { vulnerabilities: [one] = [] } = documentOf({
      cwe: ['CWE-122', 'CWE-787'],
      severity: ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:U'],
    });
    expect(one?.cwes).toEqual([
      { id: 'CWE-122', name: 'Heap-based Buffer Overflow', version: '4.17' },
      { id: 'CWE-787', name: 'Out-of-bounds Write', version: '4.17' },
    ]);
    const [metric] = one?.metrics ?? [];
    expect(metric?.content.cvss_v4).toEqual({
      version: '4.0',
      vectorString: 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N',
      baseScore: 8.7,
      baseSeverity: 'HIGH',
    });
    expect(one?.notes.map(({ title }) => title)).not.toContain('CVSS 4.0');
    expect(one?.notes.map(({ title }) => title)).not.toContain('Further weaknesses');
    expect(one).not.toHaveProperty('scores');
    expect(one).not.toHaveProperty('cwe');
  });

  it('identifies products by lists of purls', () => {
    const { product_tree: tree } = documentOf();
    const [leaf] = tree?.branches?.[0]?.branches?.[0]?.branches ?? [];
    expect(leaf?.product?.product_identification_helper).toEqual({
      purls: ['pkg:pypi/orbital?vers=vers:pypi%2F%3E%3D1.0.0%7C%3C1.4.7'],
    });
  });

  it('has no range without an end among its branches, nor a single version as a range', () => {
    const names = (branches: readonly Branch21[]): string[] =>
      branches.flatMap(({ category, name, branches: inner = [] }) => [
        ...(category === 'product_version_range' ? [name] : []),
        ...names(inner),
      ]);
    const project = GENERATED_PROJECTS[0];
    const ranges = sampleAdvisories(runs(200), 33).flatMap((advisory) =>
      names(csafDocument21(advisory, project, aSetting()).product_tree?.branches ?? []),
    );
    expect(ranges.filter((range) => !/^vers:[a-z]+\/(>=[^|]+\|)?<=?[^|]+$/.test(range))).toEqual(
      [],
    );
    expect(ranges.length).toBeGreaterThan(runs(50));
    const open = documentOf({
      affected: [{ package: 'pkg:npm/x', ranges: [{ introduced: '1.0.0' }] }],
    });
    expect(open.product_tree?.full_product_names?.map(({ name }) => name)).toEqual([
      'x (npm), versions: from 1.0.0 on',
    ]);
  });

  it('states only the withdrawal if an advisory was withdrawn', () => {
    const withdrawn = { at: '2026-05-20T10:00:00Z', reason: 'It was no vulnerability.' };
    const document = documentOf({ withdrawn });
    expect(document.document.category).toBe('csaf_withdrawn');
    expect(document.document.notes?.filter(({ category }) => category === 'description')).toEqual([
      {
        category: 'description',
        title: 'Reasoning for Withdrawal',
        text: 'Heap overflow when opening a crafted archive\n\nWithdrawn on 2026-05-20: It was no vulnerability.',
      },
    ]);
    expect(document).not.toHaveProperty('product_tree');
    expect(document).not.toHaveProperty('vulnerabilities');
  });

  it('keeps the names of a withdrawn advisory as names of the document', () => {
    const withdrawn = { at: '2026-05-20T10:00:00Z', reason: 'It was no vulnerability.' };
    expect(documentOf({ withdrawn }).document.tracking.aliases).toEqual(['CVE-1900-12345']);
    expect(documentOf({}).document.tracking).not.toHaveProperty('aliases');
  });

  it('has one vulnerability for each CVE of an imported record', () => {
    const aliases = ['CVE-1900-12345', 'CVE-1900-12346'];
    const { vulnerabilities } = documentOf({
      aliases,
      imported: { format: 'osv', id: 'PYSEC-2026-1' },
    });
    expect(vulnerabilities?.map(({ cve, ids }) => [cve, ids])).toEqual(
      aliases.map((cve) => [cve, undefined]),
    );
  });

  it('names the advisory that supersedes it', () => {
    const withdrawn = {
      at: '2026-05-20T10:00:00Z',
      reason: 'It was split.',
      replaced_by: 'ORB-2026-0004',
    };
    const { document } = documentOf({ withdrawn });
    expect(document.category).toBe('csaf_superseded');
    expect(document.notes?.map(({ title }) => title)).toContain('Reasoning for Supersession');
    expect(
      document.references.filter(({ summary }) => summary.startsWith('Superseding Document')),
    ).toEqual([
      {
        category: 'external',
        summary: 'Superseding Document: ORB-2026-0004, which replaces this advisory',
        url: 'https://security.orbital.example/advisories/ORB-2026-0004/',
      },
    ]);
  });

  it('has a profile of CSAF 2.0 if no product is affected, or no second revision states the withdrawal', () => {
    const imported = { imported: { format: 'osv', id: 'PYSEC-2026-1' } } as const;
    const withdrawn = { at: '2026-05-12T16:00:00Z', reason: 'A mistake.' };
    expect(documentOf({ ...imported, affected: [] }).document.category).toBe(
      'csaf_deprecated_security_advisory',
    );
    expect(documentOf({ withdrawn }).document).toMatchObject({
      category: 'csaf_base',
      title: 'WITHDRAWN: Heap overflow when opening a crafted archive',
    });
  });
});
