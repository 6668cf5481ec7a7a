import { describe, expect, test } from 'vitest';
import { aSite, NOW, someContent } from '../../model/testing/advisory.fixture.ts';
import { settingOf } from '../format.ts';
import { redirects } from './redirects.ts';

type Kind = 'any' | 'github-pages' | 'gitlab-pages' | 'apache' | 'netlify' | 'cloudflare' | 'nginx';
const PAIRS = [
  { from: '/old.json', to: '/feed.xml' },
  { from: '/older/', to: 'https://example.org/?a=1&b=2' },
  { from: '/b/', to: '/policy/#scope', reason: 'For us alone' },
];
const made = (kind: Kind, all = PAIRS) => {
  const site = aSite({ url: 'https://orbital.example/security/', hosting: { kind } });
  const content = someContent({ redirects: all });
  return new Map(
    redirects(content, settingOf(site, NOW, content)).map(({ path, body }) => [path, String(body)]),
  );
};

describe('redirects', () => {
  test.each<[Kind, string[]]>([
    ['any', ['b/index.html', 'older/index.html']],
    ['github-pages', ['b/index.html', 'older/index.html']],
    ['gitlab-pages', ['b/index.html', 'older/index.html', '_redirects']],
    ['apache', ['b/index.html', 'older/index.html']],
    ['netlify', ['b/index.html', 'older/index.html', '_redirects']],
    ['cloudflare', ['b/index.html', 'older/index.html', '_redirects']],
    ['nginx', ['b/index.html', 'older/index.html', 'nginx-redirects.conf']],
  ])('for %s are pages, and the rules of the host', (kind, paths) => {
    expect([...made(kind).keys()]).toEqual(paths);
  });

  test('are empty if nothing was moved', () => {
    expect([...made('netlify', []).keys()]).toEqual([]);
  });

  test('contain full paths from the root of the host', () => {
    expect(made('netlify').get('_redirects')).toBe(
      '/security/b/ /security/policy/#scope 301\n/security/old.json /security/feed.xml 301\n/security/older/ https://example.org/?a=1&b=2 301\n',
    );
    expect(made('nginx').get('nginx-redirects.conf')).toContain(
      'location = "/security/b/" { return 301 "/security/policy/#scope"; }\n',
    );
  });

  test('as pages work without a script, are not indexed, and disclose nothing private', () => {
    const page = made('any').get('older/index.html') ?? '';
    expect(page).toContain(
      '<meta http-equiv="refresh" content="0; url=https://example.org/?a=1&amp;b=2">',
    );
    expect(page).toContain('<link rel="canonical" href="https://example.org/?a=1&amp;b=2">');
    expect(page).toContain('content="noindex"');
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<script|<style|style=|\son\w+=/);
    expect([...made('nginx').values()].join('')).not.toContain('For us alone');
    expect(made('any').get('b/index.html')).toContain(
      'href="https://orbital.example/security/policy/#scope"',
    );
  });
});
