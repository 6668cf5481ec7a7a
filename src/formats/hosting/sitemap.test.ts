import { describe, expect, test } from 'vitest';
import {
  anAdvisory,
  aPolicy,
  aProject,
  aRelease,
  aRetrospective,
  aSite,
  aStatement,
  at,
  someContent,
} from '../../model/testing/advisory.fixture.ts';
import { pagesOf, type SitePage } from '../../model/views/pages.ts';
import { child, childrenOf, readXml } from '../feed/feed.fixture.ts';
import { aSetting } from '../setting.fixture.ts';
import { robots } from './robots.ts';
import { sitemap, sitemapDocuments } from './sitemap.ts';

const setting = aSetting();

/** Returns `address changed` for each item of a file. */
function itemsOf(xml: string | Uint8Array | undefined): string[] {
  const root = readXml(String(xml));
  return root.children.map((item) => {
    const [changed] = childrenOf(item, 'lastmod');
    return `${child(item, 'loc').text}${changed === undefined ? '' : ` ${changed.text}`}`;
  });
}

describe('sitemap.xml', () => {
  test('has the absolute address of every page, and its last change if the content states it', () => {
    const content = someContent({
      advisories: [
        anAdvisory({
          revisions: [{ at: '2026-05-20T10:00:00.5Z', kind: 'range', note: 'More versions.' }],
        }),
      ],
      retrospectives: [aRetrospective()],
      statements: [aStatement()],
      projects: [aProject(), aProject({ slug: 'relic' })],
      policies: [aPolicy(), aPolicy({ slug: 'safe-harbour' })],
    });
    const [document, ...others] = sitemap(content, setting);
    expect(others).toEqual([]);
    expect(document).toMatchObject({ path: 'sitemap.xml', type: 'application/xml' });
    const base = 'https://security.orbital.example/';
    expect(itemsOf(document?.body)).toEqual([
      `${base} 2026-05-20T16:00:00Z`,
      `${base}advisories/ 2026-05-20T10:00:00.5Z`,
      ...[
        'critical/',
        'high/ 2026-05-20T10:00:00.5Z',
        'medium/ 2026-05-20T10:00:00.5Z',
        'low/ 2026-05-20T10:00:00.5Z',
      ].map((level) => `${base}severity/${level}`),
      `${base}years/2026/ 2026-05-20T10:00:00.5Z`,
      `${base}packages/PyPI/orbital/ 2026-05-20T10:00:00.5Z`,
      `${base}cwe/CWE-122/ 2026-05-20T10:00:00.5Z`,
      `${base}packages/ 2026-05-20T10:00:00.5Z`,
      `${base}cwe/ 2026-05-20T10:00:00.5Z`,
      `${base}advisories/ORB-2026-0003/ 2026-05-20T10:00:00.5Z`,
      `${base}projects/ 2026-05-20T10:00:00.5Z`,
      `${base}projects/orbital/ 2026-05-20T10:00:00.5Z`,
      `${base}projects/relic/`,
      ...['orbital', 'relic'].flatMap((slug) => [
        `${base}projects/${slug}/matrix/${slug === 'orbital' ? ' 2026-05-20T10:00:00.5Z' : ''}`,
        `${base}projects/${slug}/2.1.3/`,
        `${base}projects/${slug}/2.0.0/ 2026-05-20T10:00:00.5Z`,
        `${base}projects/${slug}/1.4.7/`,
        `${base}projects/${slug}/1.0.0/ 2026-05-20T10:00:00.5Z`,
      ]),
      `${base}announcements/ 2026-05-20T10:00:00.5Z`,
      `${base}announcements/orbital-2.1.3/ 2026-05-20T10:00:00.5Z`,
      `${base}retrospectives/ 2026-05-20T16:00:00Z`,
      `${base}retrospectives/actions/ 2026-05-20T16:00:00Z`,
      `${base}retrospectives/archive-overflow/ 2026-05-20T16:00:00Z`,
      `${base}metrics/ 2026-05-20T16:00:00Z`,
      `${base}metrics/2026/ 2026-05-20T16:00:00Z`,
      `${base}statements/ 2026-05-18T16:00:00Z`,
      `${base}policy/`,
      `${base}policy/safe-harbour/`,
      `${base}check/ 2026-05-20T10:00:00.5Z`,
      `${base}report/`,
      `${base}thanks/ 2026-05-20T10:00:00.5Z`,
      `${base}keys/`,
      `${base}subscribe/`,
      `${base}search/`,
    ]);
  });

  test('includes the base path, and does not depend on the time', () => {
    const site = aSite({ url: 'https://orbital.example/a/b-c/' });
    const [document] = sitemap(someContent(), aSetting({ site }));
    expect(itemsOf(document?.body)[1]).toMatch(
      /^https:\/\/orbital\.example\/a\/b-c\/advisories\/ /,
    );
    expect(sitemap(someContent(), aSetting({ now: at('2027-01-01T00:00:00Z') }))).toEqual(
      sitemap(someContent(), setting),
    );
  });

  test('changes only with a release', () => {
    const [home] = pagesOf(
      someContent({ releases: [aRelease({ published: '2026-05-30T16:00:00Z' })] }),
    );
    expect(home).toEqual({ path: '', changed: '2026-05-30T16:00:00Z' });
  });
});

describe('a sitemap of too many pages', () => {
  const page = (path: string, changed?: string): SitePage => ({
    path,
    changed: changed === undefined ? undefined : at(changed),
  });
  const pages = [
    page('a/', '2026-01-01T00:00:00Z'),
    page('b/', '2026-01-02T00:00:00Z'),
    page('c/'),
  ];

  test('is an index of files', () => {
    const site = aSite();
    const documents = sitemapDocuments(pages, site, 2);
    expect(documents.map(({ path }) => path)).toEqual([
      'sitemap.xml',
      'sitemap-1.xml',
      'sitemap-2.xml',
    ]);
    expect(documents.map(({ body }) => itemsOf(body))).toEqual([
      [`${site.url}sitemap-1.xml 2026-01-02T00:00:00Z`, `${site.url}sitemap-2.xml`],
      [`${site.url}a/ 2026-01-01T00:00:00Z`, `${site.url}b/ 2026-01-02T00:00:00Z`],
      [`${site.url}c/`],
    ]);
    expect(documents.map(({ body }) => readXml(String(body)).name)).toEqual([
      'sitemapindex',
      'urlset',
      'urlset',
    ]);
  });

  test('is one file up to the limit', () => {
    expect(sitemapDocuments(pages, aSite(), 3)).toHaveLength(1);
  });
});

test('robots.txt hides nothing and names the sitemap', () => {
  expect(robots(someContent(), setting)).toEqual([
    {
      path: 'robots.txt',
      title: 'robots.txt',
      type: 'text/plain; charset=utf-8',
      body: 'User-agent: *\nDisallow:\n\nSitemap: https://security.orbital.example/sitemap.xml\n',
    },
  ]);
});
