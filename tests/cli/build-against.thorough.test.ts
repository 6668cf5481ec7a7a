// Builds that are compared with the published site: a breaking one is refused, and a good one
// reports its changes.

import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshFolder, LATER } from '../support/edited-folder.ts';
import { candor, hashesOf, NOW, ROOT, workFolder } from '../support/run-candor.ts';

const work = workFolder('histories');
afterAll(work.remove);
const ONE = 'advisories/2026/ORB-2026-0001.md';

describe('a whole build', () => {
  const folder = freshFolder(work.folder);
  const out = join(work.folder, 'dist');
  const report = join(work.folder, 'deploy.md');
  const build = (now: string, ...words: string[]) =>
    candor(['build', '--content', folder.path, '--now', now, '--out', out, ...words]);
  let before: Record<string, string>;

  beforeAll(() => {
    folder.edit('site.yaml', 'kind: any', 'kind: netlify');
    folder.redirect(
      ['/old/', '/advisories/ORB-2026-0001/'],
      ['/old.pdf', 'https://orbital.example/old.pdf'],
    );
    expect(build(NOW)).toMatchObject({ code: 0 });
    before = hashesOf(out);
  });

  it('serves redirects as pages and as rules of the host, and lists them in the ledger but not in the sitemap', () => {
    const page = readFileSync(join(out, 'old/index.html'), 'utf8');
    expect(page).toContain('url=https://security.orbital.example/advisories/ORB-2026-0001/');
    expect(readFileSync(join(out, '_redirects'), 'utf8')).toBe(
      '/old.pdf https://orbital.example/old.pdf 301\n/old/ /advisories/ORB-2026-0001/ 301\n',
    );
    expect(readFileSync(join(out, 'sitemap.xml'), 'utf8')).not.toContain('/old');
    const { redirects } = JSON.parse(readFileSync(join(out, 'ledger.json'), 'utf8'));
    expect(redirects).toEqual([
      { from: '/old.pdf', to: 'https://orbital.example/old.pdf' },
      { from: '/old/', to: '/advisories/ORB-2026-0001/' },
    ]);
  });

  it('that breaks the published site is refused with all reasons at once, and the old site stays unchanged', () => {
    const kept = folder.read(ONE);
    folder.edit(ONE, /fixed: 2\.4\.2/g, 'fixed: 2.4.5');
    folder.move('policies/safe-harbour.md', 'policies/research.md');
    const run = build(LATER, '--against', out, '--report', report, '--json');
    expect(run.code).toBe(1);
    expect(JSON.parse(run.out).map(({ code }: { code: string }) => code)).toEqual([
      'ledger-modified-unchanged',
      'ledger-path-gone',
    ]);
    expect(run.err).toContain('The site was not written: 2 errors, 0 warnings.');
    expect(hashesOf(out)).toEqual(before);
    expect(readFileSync(report, 'utf8')).toContain('## Refused');
    folder.write(ONE, kept);
    folder.move('policies/research.md', 'policies/safe-harbour.md');
  });

  it('that is good replaces the site and reports its changes, but no embargoed content', () => {
    folder.edit(ONE, 'introduced: 2.1.0', 'introduced: 2.0.0');
    folder.revise(ONE, 'range');
    const run = build(LATER, '--against', join(out, 'ledger.json'), '--report', report);
    expect(run).toMatchObject({ code: 0 });
    expect(run.err).toContain('Since the last deployment: 1 corrected advisory.');
    const text = readFileSync(report, 'utf8');
    expect(text).toContain('## Corrected advisories\n\n- ORB-2026-0001: ');
    expect(text).toContain('range: What changed is said here.');
    expect(text).toContain('  - `/osv/x_ORB-2026-0001.json`');
    expect(text).not.toContain('ORB-2026-0006');
    expect(hashesOf(out)).not.toEqual(before);
  });

  it('reports no reason of an exception that names embargoed content', () => {
    folder.move('policies/safe-harbour.md', 'policies/research.md');
    const exception = 'code: ledger-path-gone, path: "policy/*", reason: ';
    folder.except(`${exception}The text is in ORB-2026-0006 now.`);
    const old = join(work.folder, 'old.json');
    copyFileSync(join(out, 'ledger.json'), old);
    const hidden = build(LATER, '--against', old, '--report', report, '--json');
    const said = readFileSync(report, 'utf8');
    folder.except(`${exception}The page was a copy of ORB-2026-0001.`);
    expect(build(LATER, '--against', old, '--report', report)).toMatchObject({ code: 0 });
    folder.remove('ledger-exceptions.yaml');
    folder.move('policies/research.md', 'policies/safe-harbour.md');
    for (const text of [hidden.out, said]) {
      expect(text).toContain('Not shown, because it names something that is not public');
      expect(text).not.toContain('ORB-2026-0006');
    }
    expect(readFileSync(report, 'utf8')).toContain('The page was a copy of ORB-2026-0001.');
  });

  it.each([
    [['--report', 'x.md'], '--against'],
    [['--against', 'nowhere'], '/nowhere'],
    [['--against', join(ROOT, 'README.md')], 'It is not JSON'],
    [['--against', '.', '--report', join(work.folder, 'dist/x.md')], 'Choose another place'],
  ])('with %j reports the usage error and builds nothing', (words, message) => {
    const run = build(LATER, ...words);
    expect(run.code).toBe(2);
    expect(run.err).toContain(message);
  });
});
