import { describe, expect, test } from 'vitest';
import { contentSecurityPolicy } from '../../model/site/content-security-policy.ts';
import { aSite } from '../../model/testing/advisory.fixture.ts';
import { aSetting } from '../setting.fixture.ts';
import { headersOf, securityHeaders } from './security-headers.ts';

const NOTHING = {} as const;
const fileOf = (kind: 'any' | 'github-pages' | 'netlify' | 'cloudflare' | 'nginx') => {
  const site = { ...aSite(), hosting: { ...aSite().hosting, kind } };
  return headerDocuments(site);
};
function headerDocuments(site: ReturnType<typeof aSite>) {
  const content: Parameters<typeof securityHeaders>[0] = Object.create(NOTHING);
  return securityHeaders(content, aSetting({ site }));
}

describe('the content security policy', () => {
  test('allows nothing inline and no third-party sources', () => {
    const policy = contentSecurityPolicy(aSite(), 'page');
    expect(policy).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';/,
    );
    expect(policy).not.toMatch(/unsafe|\*|data:|frame-ancestors/);
    expect(contentSecurityPolicy(aSite(), 'header')).toContain("frame-ancestors 'none'");
  });

  test('includes the hosts of images', () => {
    expect(contentSecurityPolicy({ ...aSite(), images: ['img.example.org'] }, 'page')).toContain(
      "img-src 'self' https://img.example.org;",
    );
  });

  test('does not upgrade to https if the site is not served over https', () => {
    expect(
      contentSecurityPolicy({ ...aSite(), url: 'http://intranet.example/' }, 'page'),
    ).not.toContain('upgrade');
  });
});

describe('the header file', () => {
  test.each(['netlify', 'cloudflare'] as const)('of %s has every header for every path', (kind) => {
    const [document] = fileOf(kind);
    expect(document?.path).toBe('_headers');
    expect(String(document?.body).split('\n')[0]).toBe(`${aSite().base}*`);
    for (const [name, value] of headersOf(aSite()))
      expect(document?.body).toContain(`\n  ${name}: ${value}\n`);
  });

  test('of nginx has every header, quoted', () => {
    const [document] = fileOf('nginx');
    for (const [name, value] of headersOf(aSite())) {
      expect(value).not.toContain('"');
      expect(document?.body).toContain(`add_header ${name} "${value}" always;\n`);
    }
  });

  test('does not exist for a host that takes none', () => {
    expect(fileOf('any')).toEqual([]);
  });

  test('of GitHub Pages only makes it serve the files as they are', () => {
    expect(fileOf('github-pages').map(({ path, body }) => [path, body])).toEqual([
      ['.nojekyll', ''],
    ]);
  });

  test('keeps browsers on https, but only for a site that is served over https', () => {
    const names = (url: string) => headersOf(aSite({ url })).map(([name]) => name);
    expect(names('https://a.example/')).toContain('Strict-Transport-Security');
    expect(names('http://a.example/')).not.toContain('Strict-Transport-Security');
  });
});
