// The preview of a built site: at its own base path, whatever the content says now.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { candor, ROOT, userEnvironment, workFolder } from '../support/run-candor.ts';

const work = workFolder('preview');
let server: ChildProcess | undefined;
afterEach(() => server?.kill('SIGKILL'));
afterAll(() => work.remove());

/** A small folder with the structure of a built site. */
function built(name: string, site: string, version = 2): string {
  const folder = join(work.folder, name);
  mkdirSync(join(folder, 'advisories'), { recursive: true });
  writeFileSync(join(folder, 'ledger.json'), JSON.stringify({ version, site }));
  writeFileSync(join(folder, 'index.html'), '<h1>Home</h1>');
  writeFileSync(join(folder, 'advisories/index.html'), '<h1>Advisories</h1>');
  writeFileSync(join(folder, '404.html'), '<h1>Page not found</h1>');
  writeFileSync(join(folder, 'theme.css'), ':root {}');
  return folder;
}

/** Starts a preview in a folder without content, and returns its address. */
function preview(...words: string[]): Promise<string> {
  const child = spawn(
    process.execPath,
    [join(ROOT, 'scripts/start.mjs'), 'preview', '--port', '0', ...words],
    {
      cwd: work.folder,
      env: userEnvironment(),
    },
  );
  server = child;
  let printed = '';
  return new Promise((resolve, reject) => {
    child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString('utf8')));
    child.stdout.on('data', (chunk: Buffer) => {
      const url = /^http:\/\/\S+$/m.exec(chunk.toString('utf8'))?.[0];
      if (url !== undefined) resolve(url);
    });
    child.once('close', () => reject(new Error(`It ended: ${printed}`)));
  });
}

const get = (url: string, path: string) => fetch(new URL(path, url), { redirect: 'manual' });

describe('the preview', () => {
  it.each([
    ['https://orbital.example/', '/', 2],
    ['https://orbital.example/security/site/', '/security/site/', 2],
    // From an older Candor, which stores the base in the same place.
    ['https://orbital.example/security/', '/security/', 1],
  ])('of a site built for %s is served at %s', async (site, base, version) => {
    const url = await preview(
      '--out',
      built(`site-${version}${base.replaceAll('/', '-')}`, site, version),
    );
    expect(new URL(url).pathname).toBe(base);
    for (const [path, type, text] of [
      ['', 'text/html', 'Home'],
      ['advisories/', 'text/html', 'Advisories'],
      ['advisories', 'text/html', 'Advisories'],
      ['theme.css', 'text/css', ':root'],
    ] as const) {
      const response = await get(url, `${base}${path}`);
      expect(response.status, path).toBe(200);
      expect(response.headers.get('content-type'), path).toContain(type);
      expect(await response.text(), path).toContain(text);
    }
    const missing = await get(url, `${base}nothing/`);
    expect([missing.status, await missing.text()]).toEqual([
      404,
      expect.stringContaining('Page not found'),
    ]);
    if (base === '/') return;
    expect(await (await get(url, '/theme.css')).text()).toContain(`The site is at ${base}`);
    const bare = await get(url, base.slice(0, -1));
    expect([bare.status, bare.headers.get('location')]).toEqual([302, base]);
  });

  it('uses dist/ in the current folder', async () => {
    built('dist', 'https://orbital.example/');
    expect((await fetch(await preview())).status).toBe(200);
  });

  it('refuses a folder that is not a site, and reports it', () => {
    mkdirSync(join(work.folder, 'docs'));
    writeFileSync(join(work.folder, 'docs/ledger.json'), '[]');
    for (const [folder, words] of [
      ['docs', /docs is not a site built by Candor: it has no ledger\.json/],
      ['none', /There is no folder \S+none\. Run "candor build --out \S+none" first\./],
    ] as const) {
      const { code, err } = candor(['preview', '--out', join(work.folder, folder)]);
      expect([code, err]).toEqual([2, expect.stringMatching(words)]);
    }
  });

  it('suggests another port if the port is in use or invalid', async () => {
    const folder = built('busy', 'https://orbital.example/');
    const { port } = new URL(await preview('--out', folder));
    const taken = candor(['preview', '--out', folder, '--port', port]);
    expect(taken).toMatchObject({
      code: 2,
      err: expect.stringContaining(`Port ${port} is in use. Choose another one`),
    });
    for (const command of ['preview', 'dev'])
      expect(candor([command, '--port', 'x'])).toMatchObject({
        code: 2,
        err: expect.stringContaining('"x" is not a port'),
      });
  });
});
