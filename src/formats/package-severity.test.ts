// Severity that differs by package, in every format with severities: a reader must not mistake the
// highest for that of each package, or miss the highest.

import { describe, expect, test } from 'vitest';
import { advisoryData } from '../components/advisory/json-ld.ts';
import type { Advisory } from '../model/advisory/advisory.ts';
import {
  anAdvisory,
  aProject,
  aRelease,
  aSite,
  NOW,
  someContent,
} from '../model/testing/advisory.fixture.ts';
import { announcementText } from './announcement/mail.ts';
import { announcementOf } from './announcement/make.ts';
import { csafDocument } from './csaf/document.ts';
import { csafDocument21 } from './csaf/v2-1/document.ts';
import { cveRequest } from './cve/request.ts';
import { metrics } from './data/metrics.ts';
import { ghsaDraft } from './export/ghsa.ts';
import { advisoryEntry } from './feed/advisory-entry.ts';
import { settingOf } from './format.ts';
import { osvRecord } from './osv/osv.ts';

const HIGH = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H';
const HIGH_4 = 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N';
const LOW = 'CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N';

const entry = (purl: string, severity: readonly string[]) => ({
  package: purl,
  ranges: [{ introduced: '1.0.0', fixed: '2.1.3' }],
  severity: [...severity],
});
const differing = anAdvisory({
  severity: [],
  affected: [
    entry('pkg:pypi/orbital', [LOW]),
    entry('pkg:npm/orbital', [HIGH_4, HIGH]),
    entry('pkg:cargo/orbital', []),
  ],
});
const agreeing = anAdvisory({
  severity: [],
  affected: [entry('pkg:pypi/orbital', [HIGH]), entry('pkg:npm/orbital', [HIGH])],
});

const site = aSite();
const contentOf = (advisory: Advisory) =>
  someContent({ advisories: [advisory], releases: [aRelease({ advisories: [advisory.id] })] });
const settingFor = (advisory: Advisory) => settingOf(site, NOW, contentOf(advisory));

function mailOf(advisory: Advisory, options: Parameters<typeof announcementOf>[3] = {}): string {
  const [release = aRelease()] = contentOf(advisory).releases;
  const mail = announcementText(
    announcementOf(release, contentOf(advisory), settingFor(advisory), options),
  );
  return mail.replace(/\s+/g, ' ');
}

describe('severity that differs by package', () => {
  test('is that of each package in a feed', () => {
    const { summary, html, tags } = advisoryEntry(
      differing,
      contentOf(differing),
      settingFor(differing),
    );
    for (const text of [summary, html]) {
      expect(text).toMatch(/orbital \(npm\): Severity: high \(CVSS 4\.0 score 8\.\d\)/);
      expect(text).toMatch(/orbital \(PyPI\): Severity: low \(CVSS 3\.1 score 1\.\d\)/);
    }
    expect(tags).toContain('high');
  });

  test('is listed beside the highest in an announcement, and in full on request', () => {
    expect(mailOf(differing)).toMatch(/\(CVSS score 8\.\d; differs by package\)/);
    expect(mailOf(agreeing)).toContain('(CVSS score 8.8)');
    const full = mailOf(differing, { full: true }).replaceAll(' ', '');
    for (const vector of [HIGH, HIGH_4, LOW]) expect(full).toContain(vector);
    expect(full).toContain('orbital(PyPI):CVSS:3.1/AV:P');
  });

  test('is that of each product in CSAF 2.0 and 2.1', () => {
    const {
      scores = [],
      threats = [],
      notes,
    } = csafDocument(differing, aProject(), settingFor(differing)).vulnerabilities[0] ?? {};
    const of = (products: readonly string[]) => [
      ...new Set(products.map((id) => id.split('@')[0])),
    ];
    expect(
      scores.map(({ cvss_v3, products }) => [cvss_v3?.['vectorString'], of(products)]),
    ).toEqual([
      [HIGH, ['npm/orbital']],
      [LOW, ['PyPI/orbital']],
    ]);
    expect(threats.map(({ details, product_ids: ids }) => [details, of(ids)])).toEqual([
      ['High', ['npm/orbital']],
      ['Low', ['PyPI/orbital']],
    ]);
    expect(notes?.find(({ title }) => title === 'CVSS 4.0')?.text).toMatch(
      /^orbital \(npm\):\nCVSS:4\.0/,
    );
    const { metrics: all = [] } =
      csafDocument21(differing, aProject(), settingFor(differing)).vulnerabilities?.[0] ?? {};
    expect(
      all.map(({ content: { cvss_v4, cvss_v3 }, products }) => [
        (cvss_v4 ?? cvss_v3)?.['vectorString'],
        of(products),
      ]),
    ).toEqual([
      [HIGH_4, ['npm/orbital']],
      [HIGH, ['npm/orbital']],
      [LOW, ['PyPI/orbital']],
    ]);
  });

  test('is that of each package in OSV, and the record itself has none', () => {
    const { severity, affected = [] } = osvRecord(differing, site);
    expect(severity).toBeUndefined();
    expect(affected.map((one) => one.severity?.map(({ score }) => score))).toEqual([
      [LOW],
      [HIGH_4, HIGH],
      undefined,
    ]);
  });

  test("is that of each package in the page's data, and the vulnerability has the highest", () => {
    const { about } = JSON.parse(
      advisoryData(differing, { site, advisories: new Map(), documents: [] }),
    );
    expect(about.severity[0]).toMatchObject({ name: 'Rating', ratingValue: 'high' });
    const ratings = about.affected.map(
      ({ severity = [] }: { severity?: { ratingValue: unknown }[] }) => severity[0],
    );
    expect(ratings).toMatchObject([{ ratingValue: 'low' }, { ratingValue: 'high' }, undefined]);
  });

  test('is listed for each package in a CVE request, whose choices use all vectors', () => {
    const fields = new Map(
      cveRequest(differing, site, aProject()).fields.map(({ name, value }) => [name, value]),
    );
    expect(fields.get('Attack type')).toContain('Remote');
    expect(fields.get('Impact')).toContain('Denial of Service');
    expect(fields.get('Additional information')).toContain(`orbital (PyPI): ${LOW}`);
    expect(fields.get('Additional information')).toContain(`orbital (npm): ${HIGH}`);
  });

  test('is reported as lost in a request to GitHub, which has the highest', () => {
    const { payload, lost } = ghsaDraft(differing, site, aProject());
    expect(payload.cvss_vector_string).toBe(HIGH_4);
    expect(lost.join('\n')).toContain('GitHub accepts one severity');
  });

  test.each([
    [differing, 'high', true],
    [agreeing, 'high', false],
  ])('is marked in the metrics', (advisory, severity, differs) => {
    const [csv, json] = metrics(contentOf(advisory), settingFor(advisory));
    expect(String(csv?.body).split('\r\n')[0]).toContain(',severity,severity_differs,');
    expect(String(csv?.body)).toContain(`,${severity},${differs},`);
    expect(JSON.parse(String(json?.body)).advisories[0]).toMatchObject({
      severity,
      severity_differs: differs,
    });
  });
});
