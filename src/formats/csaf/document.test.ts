// The CSAF document as a whole. validity.test.ts validates it against the standard.

import { describe, expect, it } from 'vitest';
import { aChannel, anAdvisory, aProject, aSite, at } from '../../model/testing/advisory.fixture.ts';
import { aSetting } from '../setting.fixture.ts';
import { csaf, csafDocument } from './document.ts';

type Changes = Parameters<typeof anAdvisory>[0];

const documentOf = (changes: Changes = {}, site = aSite()) =>
  csafDocument(anAdvisory(changes), aProject(), { site });
const WITHDRAWN = {
  at: '2026-05-20T08:00:00Z',
  reason: 'It is wrong.',
  replaced_by: 'ORB-2026-0004',
};

describe('the CSAF format', () => {
  it('is a document in the folder of the publication year, with sorted keys', () => {
    const document = csaf(anAdvisory(), aSetting());
    expect(document).toMatchObject({
      path: 'csaf/white/2026/orb-2026-0003.json',
      title: 'CSAF 2.0',
      type: 'application/json',
    });
    const body = String(document?.body);
    expect(body.endsWith('}\n')).toBe(true);
    JSON.parse(body, (_key, value: unknown) => {
      if (typeof value === 'object' && value !== null && !Array.isArray(value))
        expect(Object.keys(value)).toEqual(Object.keys(value).toSorted());
      return value;
    });
  });

  it('creates the text once for the same advisory, site and project', () => {
    let made = 0;
    const site = {
      ...aSite(),
      get language() {
        made += 1;
        return 'en';
      },
    };
    const advisory = anAdvisory();
    const setting = aSetting({ site });
    const document = csaf(advisory, setting);
    expect(made).toBe(0);
    expect(document?.body).toBe(
      csaf(advisory, { ...setting, now: at('2030-01-01T00:00:00Z') })?.body,
    );
    expect(made).toBe(1);
    expect(String(csaf(advisory, aSetting({ site: aSite({ language: 'de' }) }))?.body)).toContain(
      '"lang": "de"',
    );
    expect(String(csaf(advisory, setting)?.body)).toContain('"lang": "en"');
    expect(made).toBe(2);
  });

  it('does not depend on the clock', () => {
    const later = aSetting({ now: at('2030-01-01T00:00:00Z') });
    expect(csaf(anAdvisory(), later)?.body).toBe(csaf(anAdvisory(), aSetting())?.body);
    expect(documentOf().document.tracking.generator).toEqual({ engine: { name: 'Candor' } });
  });

  it('uses the project that the advisory names', () => {
    const project = aProject({
      upgrade: [{ package: 'pkg:pypi/orbital', command: 'orbital self-update' }],
    });
    expect(String(csaf(anAdvisory(), aSetting({ projects: [project] }))?.body)).toContain(
      'orbital self-update',
    );
    expect(
      String(csaf(anAdvisory({ project: 'other' }), aSetting({ projects: [project] }))?.body),
    ).not.toContain('orbital self-update');
  });
});

describe('a CSAF document', () => {
  it('names the publisher, with the preferred channel for reports, and no team member', () => {
    const site = aSite({ team: [{ name: 'A', contact: 'a@orbital.example' }] });
    const channels = [
      aChannel({ slug: 'old', address: 'mailto:old@orbital.example', status: 'retired' }),
      aChannel({ slug: 'phone', address: 'tel:+1-201-555-0123', preference: 60 }),
      aChannel({ slug: 'mail', address: 'mailto:security@orbital.example' }),
      aChannel({ slug: 'forum', address: 'https://forum.example/', private: false }),
    ];
    const publisher = (some: typeof channels) =>
      csafDocument(anAdvisory(), aProject(), { site, channels: some }).document.publisher;
    expect(publisher(channels.slice(3)).contact_details).toBe('https://forum.example/');
    expect(publisher(channels)).toEqual({
      category: 'vendor',
      contact_details: 'security@orbital.example',
      name: 'The Orbital Project',
      namespace: 'https://orbital.example/',
    });
    expect(publisher([])).not.toHaveProperty('contact_details');
  });

  it('refers to itself first, then to its page, then to the other references, each address once', () => {
    const fix = 'https://git.example/orbital/commit/1';
    const references = [
      { type: 'FIX' as const, url: fix },
      { type: 'WEB' as const, url: fix },
      { type: 'REPORT' as const, url: 'https://git.example/ä', branch: '2.x', title: 'A crash' },
    ];
    expect(
      documentOf({ references }).document.references.map(
        ({ category, summary, url }) => `${category} ${summary} ${url}`,
      ),
    ).toEqual([
      'self This document https://security.orbital.example/csaf/white/2026/orb-2026-0003.json',
      'self ORB-2026-0003 as a page https://security.orbital.example/advisories/ORB-2026-0003/',
      `external Fix ${fix}`,
      'external Report for 2.x: A crash https://git.example/%C3%A4',
    ]);
  });

  it('includes the base path of the site', () => {
    const [self] = documentOf({}, aSite({ url: 'https://host.example/security' })).document
      .references;
    expect(self?.url).toBe('https://host.example/security/csaf/white/2026/orb-2026-0003.json');
  });

  it('credits people without their mail addresses', () => {
    const credits = [
      {
        name: 'A <b>',
        type: 'REMEDIATION_DEVELOPER' as const,
        contact: ['mailto:a@b.example', 'https://a.example/'],
      },
      { name: 'C' },
    ];
    expect(documentOf({ credits }).document.acknowledgments).toEqual([
      { names: ['A <b>'], summary: 'Remediation developer', urls: ['https://a.example/'] },
      { names: ['C'] },
    ]);
    expect(documentOf({ credits: [] }).document).not.toHaveProperty('acknowledgments');
  });

  it('states a withdrawal in its title, a note, the history and a reference, and stays final', () => {
    const { document, vulnerabilities } = documentOf({ withdrawn: WITHDRAWN });
    expect(document.title).toBe('WITHDRAWN: Heap overflow when opening a crafted archive');
    expect(document.notes?.map(({ title }) => title)).toEqual(['Summary', 'Withdrawn']);
    expect(document.tracking).toMatchObject({
      status: 'final',
      version: '2',
      current_release_date: WITHDRAWN.at,
    });
    expect(document.tracking.revision_history[1]?.summary).toBe('Withdrawn: It is wrong.');
    expect(document.references[2]).toEqual({
      category: 'external',
      summary: 'ORB-2026-0004, which replaces this advisory',
      url: 'https://security.orbital.example/advisories/ORB-2026-0004/',
    });
    expect(vulnerabilities.map(({ cve }) => cve)).toEqual(['CVE-1900-12345']);
  });

  it('makes no statement about products, severity and fixes if it is withdrawn: only texts and names remain', () => {
    const { document, vulnerabilities, ...rest } = documentOf({ withdrawn: WITHDRAWN });
    expect(document.category).toBe('csaf_base');
    expect(document).not.toHaveProperty('aggregate_severity');
    expect(rest).toEqual({});
    expect(vulnerabilities.map(Object.keys)).toEqual([['cve', 'ids', 'notes', 'title']]);
    expect(vulnerabilities[0]?.notes.map(({ title }) => title)).toEqual([
      'Impact',
      'Am I affected?',
      'Details',
    ]);
  });

  it('creates no address for a replacement that is not an id', () => {
    expect(
      documentOf({ withdrawn: { ...WITHDRAWN, replaced_by: '../x y' } }).document.references,
    ).toHaveLength(3);
  });

  it('names the vulnerability by its CVE and all its other ids', () => {
    const aliases = ['GHSA-2345-cfgh-jmpq', 'CVE-1900-12345', 'ACME-7'];
    const [vulnerability] = documentOf({
      aliases,
      imported: { format: 'osv', id: 'PYSEC-2026-1' },
    }).vulnerabilities;
    expect(vulnerability?.cve).toBe('CVE-1900-12345');
    expect(vulnerability?.ids).toEqual([
      { system_name: 'The Orbital Project', text: 'ORB-2026-0003' },
      { system_name: 'PyPI Advisory Database', text: 'PYSEC-2026-1' },
      { system_name: 'GitHub Security Advisory', text: 'GHSA-2345-cfgh-jmpq' },
      { system_name: 'ACME', text: 'ACME-7' },
    ]);
  });

  it('has one vulnerability for each CVE of an imported record, and no name that they share', () => {
    const aliases = ['GHSA-2345-cfgh-jmpq', 'CVE-1900-12345', 'CVE-1900-12346'];
    const { document, vulnerabilities } = documentOf({
      aliases,
      imported: { format: 'osv', id: 'PYSEC-2026-1' },
    });
    expect(vulnerabilities.map(({ cve }) => cve)).toEqual(['CVE-1900-12345', 'CVE-1900-12346']);
    for (const one of vulnerabilities) {
      expect(one).not.toHaveProperty('ids');
      expect(JSON.stringify(one.notes)).not.toContain('CVE-');
      expect(one.product_status).toEqual(vulnerabilities[0]?.product_status);
    }
    expect(document.tracking.aliases).toEqual(['PYSEC-2026-1', 'GHSA-2345-cfgh-jmpq']);
    expect(documentOf({}).document.tracking).not.toHaveProperty('aliases');
  });

  it('does not repeat the id of a record that kept its id', () => {
    const [vulnerability] = documentOf({
      imported: { format: 'osv', id: 'x_ORB-2026-0003' },
    }).vulnerabilities;
    expect(vulnerability?.ids.map(({ text }) => text)).toEqual(['ORB-2026-0003']);
  });

  it('has the first known weakness, with its exact name', () => {
    const [vulnerability] = documentOf({ cwe: ['CWE-99999', 'CWE-122'] }).vulnerabilities;
    expect(vulnerability?.cwe).toEqual({ id: 'CWE-122', name: 'Heap-based Buffer Overflow' });
    expect(documentOf({ cwe: [] }).vulnerabilities[0]).not.toHaveProperty('cwe');
  });

  it('states the rating and the exploitation as threats to affected products', () => {
    const { document, vulnerabilities } = documentOf({
      exploited: { aware_at: '2026-05-01T08:00:00Z' },
    });
    const affected = vulnerabilities[0]?.product_status?.known_affected;
    expect(document.aggregate_severity).toEqual({ text: 'High' });
    expect(vulnerabilities[0]?.threats).toEqual([
      {
        category: 'exploit_status',
        date: '2026-05-01T08:00:00Z',
        details: 'Exploited in the wild.',
        product_ids: affected,
      },
      { category: 'impact', details: 'High', product_ids: affected },
    ]);
  });

  it('has neither if nothing is rated', () => {
    const { document, vulnerabilities } = documentOf({
      severity: [],
      imported: { format: 'osv', id: 'PYSEC-2026-1' },
    });
    expect(document).not.toHaveProperty('aggregate_severity');
    expect(vulnerabilities[0]).not.toHaveProperty('threats');
    expect(vulnerabilities[0]).not.toHaveProperty('scores');
  });

  it('gives each product one status', () => {
    const ranges = [
      { introduced: '1.0.0', fixed: '1.4.7' },
      { introduced: '2.0.0', last_affected: '2.1.0' },
    ];
    const { product_status } =
      documentOf({ affected: [{ package: 'pkg:pypi/orbital', ranges }] }).vulnerabilities[0] ?? {};
    expect(product_status).toEqual({
      known_affected: [
        'PyPI/orbital@vers:pypi/>=1.0.0|<1.4.7',
        'PyPI/orbital@vers:pypi/>=2.0.0|<=2.1.0',
      ],
      last_affected: ['PyPI/orbital@2.1.0'],
      fixed: ['PyPI/orbital@1.4.7'],
    });
  });
});
