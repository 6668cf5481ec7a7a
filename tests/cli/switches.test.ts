// A build of the example with disabled formats: no page links to missing documents.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { candor, copyExample, filesIn, NOW, workFolder } from '../support/run-candor.ts';

const work = workFolder('switches');
const dist = join(work.folder, 'dist');
const OFF = ['csaf', 'cve', 'vex', 'calendar', 'feeds', 'keys', 'wkd', 'search', 'cards'];

beforeAll(() => {
  const content = copyExample(join(work.folder, 'content'));
  const site = join(content, 'site.yaml');
  const switches = OFF.map((name) => `  ${name}: false\n`).join('');
  writeFileSync(site, `${readFileSync(site, 'utf8').trimEnd()}\nformats:\n${switches}`);
  const { code, out, err } = candor(['build', '--content', content, '--now', NOW, '--out', dist]);
  expect(err, out).toContain('Built');
  expect(code).toBe(0);
});
afterAll(work.remove);

describe('a site with disabled formats', () => {
  it('has no files of these formats', () => {
    const files = filesIn(dist);
    const gone =
      /^(\.well-known\/(csaf|openpgpkey)|csaf|cve|vex)\/|\.ics$|openvex\.json$|(^|\/)feed[^/]*$|\.asc$|^pagefind\/|(^|\/)card\.png$/;
    expect(files.filter((file) => gone.test(file))).toEqual([]);
    expect(files).toContain('osv/ecosystems.txt');
  });

  it('has no links to missing files, in any page or in security.txt', () => {
    const files = new Set(filesIn(dist));
    const origin = /^url: (https:\/\/[^/\s]+)/m.exec(
      readFileSync(join(work.folder, 'content/content/site.yaml'), 'utf8'),
    )?.[1];
    expect(origin).toBeDefined();
    const broken: string[] = [];
    let links = 0;
    for (const file of files) {
      if (!file.endsWith('.html') && !file.endsWith('security.txt')) continue;
      const text = readFileSync(join(dist, file), 'utf8');
      const addresses = file.endsWith('.html')
        ? [...text.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address = '']) => address)
        : [...text.matchAll(/^[\w-]+: (https:\S+)$/gm)].map(([, address = '']) => address);
      for (const address of addresses) {
        const url = new URL(address.replaceAll('&amp;', '&'), `${origin}/${file}`);
        if (url.origin !== origin) continue;
        links++;
        const path = decodeURIComponent(url.pathname.slice(1));
        if (!files.has(path) && !files.has(`${path}index.html`)) broken.push(`${file}: ${address}`);
      }
    }
    expect(broken).toEqual([]);
    expect(links).toBeGreaterThan(100);
  });

  it('does not tell readers to fetch them', () => {
    const page = (path: string): string => readFileSync(join(dist, path), 'utf8');
    expect(page('index.html')).not.toMatch(/rel="alternate"|RSS/);
    expect(page('subscribe/index.html')).not.toMatch(/CSAF|Calendar|OpenVEX|RSS/);
    expect(page('keys/index.html')).not.toMatch(/curl|locate-keys/);
    expect(page('search/index.html')).not.toMatch(/<form|pagefind|wasm/);
    expect(page('search/index.html')).toContain('ORB-2026-0003');
    expect(page('index.html')).not.toMatch(/og:image|data-pagefind/);
    expect(page('.well-known/security.txt')).not.toMatch(/^(CSAF|Encryption):/m);
  });
});
