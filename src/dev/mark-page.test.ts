import { describe, expect, it } from 'vitest';
import { markPage } from './mark-page.ts';

const BASE = '/security/';
const MARKS = new Map([
  ['advisories/ORB-2026-0099/', 'Draft: not public'],
  ['statements/#statement-<x>', 'Scheduled: not public'],
]);
const mark = (html: string, path = 'advisories/'): string => markPage(html, path, BASE, MARKS);
const MARKED = ' <strong class="candor-dev-mark">Draft: not public</strong></a>';

describe('the marks of a page', () => {
  it('are in every link to a private record', () => {
    for (const link of [
      '<a href="/security/advisories/ORB-2026-0099/">',
      '<a class="x" href="/security/advisories/ORB-2026-0099/?a&amp;b#impact" dir="auto">',
      '<a href="ORB-2026-0099/">',
    ])
      expect(mark(`<p>${link}<b>Title</b></a></p>`)).toBe(`<p>${link}<b>Title</b>${MARKED}</p>`);
  });

  it('are in no other link, and in no script and no drawing', () => {
    for (const html of [
      '<a href="/security/advisories/ORB-2026-0001/">Title</a>',
      '<a href="/advisories/ORB-2026-0099/">Title</a>',
      '<a href="https://other.example/security/advisories/ORB-2026-0099/">Title</a>',
      '<a href="//[">Title</a>',
      '<script>"<a href=\'/\'><a href=\\"/security/advisories/ORB-2026-0099/\\">x</a>"</script>',
      '<svg><a href="/security/advisories/ORB-2026-0099/"><text>x</text></a></svg>',
    ])
      expect(mark(html)).toBe(html);
  });

  it('are at the top of the page of a private record', () => {
    const page = '<html><body class="a"><main>x</main></body></html>';
    expect(mark(page, 'advisories/ORB-2026-0099/')).toBe(
      '<html><body class="a"><div class="candor-dev-note" role="note">Draft: not public</div><main>x</main></body></html>',
    );
    expect(mark(page, 'advisories/ORB-2026-0001/')).toBe(page);
    expect(mark('x', 'advisories/ORB-2026-0099/')).toMatch(
      /^<div class="candor-dev-note".*<\/div>x$/,
    );
  });

  it('are at the start of the part of a page about a private record', () => {
    const part = '<section id="statement-&lt;x&gt;" class="statement"><h2>A</h2></section>';
    expect(mark(part, 'statements/')).toContain(
      'class="statement"><div class="candor-dev-note" role="note">Scheduled:',
    );
    expect(mark('<a href="/security/statements/#statement-%3Cx%3E">A</a>')).not.toContain(
      'candor-dev-mark',
    );
  });
});
