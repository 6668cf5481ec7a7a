import { expect, test } from 'vitest';
import { mediaTypeOf } from './media-type.ts';

test.each([
  ['index.html', 'text/html; charset=utf-8'],
  ['feed.xml', 'application/rss+xml; charset=utf-8'],
  ['projects/orbital/feed.json', 'application/feed+json'],
  ['feed-archive/3.xml', 'application/rss+xml; charset=utf-8'],
  ['metrics/feed-archive/12.json', 'application/feed+json'],
  ['feed.atom', 'application/atom+xml; charset=utf-8'],
  ['sitemap.xml', 'application/xml; charset=utf-8'],
  ['osv/all.json', 'application/json'],
  ['.well-known/security.txt', 'text/plain; charset=utf-8'],
  ['.well-known/openpgpkey/hu/t5s8ztdbon8yzntexy6oz5y48etqsnbb', 'application/octet-stream'],
  ['csaf/white/2026/orb-2026-0001.json.sha256', 'text/plain; charset=utf-8'],
])('%s is %s', (path, type) => {
  expect(mediaTypeOf(path)?.type).toBe(type);
});

test.each(['constructor', 'x.constructor', 'x.pf_index', '__proto__'])(
  '%s has no type of its own',
  (path) => {
    expect(mediaTypeOf(path)).toBeUndefined();
  },
);
