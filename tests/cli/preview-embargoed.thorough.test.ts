// The preview of private content: only for this machine, marked everywhere, and deleted completely.

import { type ChildProcess, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  candor,
  copyExample,
  filesIn,
  NOW,
  ROOT,
  userEnvironment,
  workFolder,
} from '../support/run-candor.ts';

const work = workFolder('preview-embargoed');
const content = copyExample(work.folder);
const temporary = join(work.folder, 'tmp');
const CANARY = 'zanzibarqualm';
const MARK = 'EMBARGOED PREVIEW';
let server: ChildProcess | undefined;
let origin = '';

beforeAll(async () => {
  mkdirSync(temporary);
  const published = readFileSync(join(content, 'advisories/2025/ORB-2025-0002.md'), 'utf8');
  mkdirSync(join(content, 'advisories/2026'), { recursive: true });
  const draft = published
    .replace(/^summary: .*$/m, `summary: Overflow of ${CANARY}`)
    .replace(/^aliases: .*$/m, 'cve: {status: pending}');
  writeFileSync(
    join(content, 'advisories/2026/ORB-2026-0500.md'),
    `${draft.replace(/^published: .*$/m, 'tlp: AMBER').replace(/^revisions:\n(?:[ ]+.*\n)*/m, '')}\n\n${CANARY}\n`,
  );
  writeFileSync(
    join(content, 'advisories/2026/ORB-2026-0500.de.md'),
    `---\nsummary: Überlauf von ${CANARY}\nof: 2026-05-01T00:00:00Z\n---\n${draft.slice(draft.indexOf('\n## ') + 1)}\n\nDer ${CANARY} davon.\n`,
  );
  writeFileSync(
    join(content, `retrospectives/${CANARY}.mdx`),
    `---\ntitle: What ${CANARY} was\nadvisories: [ORB-2025-0002]\n---\n## What happened\n\nThe ${CANARY} of it.\n`,
  );
  [server, origin] = await serve();
});
afterAll(() => {
  server?.kill('SIGKILL');
  work.remove();
});

const environment = () => ({ ...userEnvironment(), TMPDIR: temporary });

/** Starts a preview and returns its address. */
async function serve(): Promise<[ChildProcess, string]> {
  const words = ['preview', '--embargoed', '--content', content, '--now', NOW, '--port', '0'];
  const child = spawn(process.execPath, [join(ROOT, 'scripts/start.mjs'), ...words], {
    cwd: ROOT,
    env: environment(),
  });
  let printed = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8');
      const found = /^http:\/\/\S+$/m.exec(printed)?.[0];
      if (found !== undefined) resolve(found);
    });
    child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString('utf8')));
    child.once('close', () => reject(new Error(`It ended: ${printed}`)));
  });
  return [child, url];
}

const folders = (): string[] => readdirSync(temporary).filter((name) => name.startsWith('candor-'));

/** Sends a request with headers that fetch does not allow. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const { hostname, port } = new URL(origin);
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>(
    (resolve, reject) => {
      request({ hostname, port, path, method, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts).toString('utf8'),
          }),
        );
      })
        .on('error', reject)
        .end();
    },
  );
}

describe('the preview of private content', () => {
  it('is available only on 127.0.0.1', async () => {
    expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const page = await ask('/advisories/ORB-2026-0500/');
    expect(page.status).toBe(200);
    expect(page.body).toContain(CANARY);
    const translated = (await ask('/advisories/ORB-2026-0500/de/')).body;
    expect(translated).toContain(`Der ${CANARY} davon.`);
    expect(translated).toContain(MARK);
    expect((await ask(`/retrospectives/${CANARY}/`)).body).toContain(`The ${CANARY} of it.`);
  });

  it('leaves nothing outside its folder while it runs', () => {
    const caches = ['.astro', 'node_modules/.astro', 'node_modules/.vite'].map((folder) =>
      join(ROOT, folder),
    );
    for (const folder of caches.filter((one) => existsSync(one)))
      for (const file of filesIn(folder))
        expect(`${file} ${readFileSync(join(folder, file), 'latin1')}`.includes(CANARY), file).toBe(
          false,
        );
  });

  it('has its mark in every file: as text at the top and the bottom of every page, and in its title', async () => {
    const [folder = ''] = folders();
    const site = join(temporary, folder, 'site');
    const files = filesIn(site);
    expect(files.length).toBeGreaterThan(100);
    const own = new Set(filesIn(join(work.folder, 'public')));
    for (const file of files) {
      const text = readFileSync(join(site, file), 'latin1');
      if (file.endsWith('.html')) {
        expect(
          text.match(/<p class="embargoed-preview" role="note">EMBARGOED PREVIEW[^<]*TLP:[A-Z+]+/g),
          file,
        ).toHaveLength(2);
        expect(text, file).toMatch(/<title>EMBARGOED /);
        expect(text, file).toContain('<meta name="robots" content="noindex, nofollow, noarchive">');
      } else if (!file.startsWith('_astro/') && !own.has(file))
        expect(text, file).toContain(file.endsWith('.zip') ? 'EMBARGOED-PREVIEW' : MARK);
    }
    expect(statSync(join(temporary, folder)).mode & 0o077).toBe(0);
    expect(readdirSync(join(temporary, folder))).toEqual(['.candor-temporary', 'site']);
  });

  it('cannot be cached, or read by other sites', async () => {
    const { headers } = await ask('/');
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow, noarchive',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers['access-control-allow-origin']).toBeUndefined();
    for (const host of [
      'evil.example',
      '127.0.0.1',
      '127.0.0.1:1',
      `localhost.evil.example:${new URL(origin).port}`,
    ]) {
      const { status, body } = await ask('/', { host });
      expect(status, host).toBe(403);
      expect(body).not.toContain('Orbital');
    }
    expect((await ask('/', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await ask('/', {}, 'POST')).status).toBe(405);
    for (const path of [
      '/../src',
      '/..%2f..%2fsrc',
      '/%2e%2e/',
      '/%00',
      '//etc/passwd',
      '/nothing',
      '/%',
    ])
      expect((await ask(path)).status, path).toBe(404);
  });

  it('refuses to listen for other machines, and to use a permanent folder', () => {
    expect(candor(['preview', '--embargoed', '--host', '0.0.0.0'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('this machine only'),
    });
    const words = ['preview', '--embargoed', '--content', content, '--now', NOW, '--port', '0'];
    expect(candor(words, { env: { TMPDIR: join(ROOT, 'src') } }).code).toBe(2);
    expect(
      candor(words, { env: { TMPDIR: temporary, NODE_COMPILE_CACHE: join(temporary, 'cache') } })
        .code,
    ).toBe(2);
  });

  it('is deleted when it must end, and by the next preview if it was killed', async () => {
    server?.kill('SIGKILL');
    await new Promise((resolve) => server?.once('close', resolve));
    expect(folders()).toHaveLength(1);
    const settings = join(content, 'site.yaml');
    writeFileSync(
      settings,
      readFileSync(settings, 'utf8').replace(/^url: .*$/m, 'url: https://orbital.example/sec/'),
    );
    const [next, url] = await serve();
    expect(folders()).toHaveLength(1);
    // Below a path, with its styles.
    expect(url).toMatch(/\/sec\/$/);
    const [, style = ''] = /href="([^"]+\.css)"/.exec(await (await fetch(url)).text()) ?? [];
    expect(style).toMatch(/^\/sec\//);
    expect((await fetch(new URL(style, url))).status).toBe(200);
    next.kill('SIGTERM');
    await new Promise((resolve) => next.once('close', resolve));
    expect(folders()).toEqual([]);
    const out = join(work.folder, 'dist');
    rmSync(join(content, `retrospectives/${CANARY}.mdx`));
    expect(
      candor(['build', '--content', content, '--now', NOW, '--out', out], {
        env: { TMPDIR: temporary },
      }).code,
    ).toBe(0);
    for (const folder of [
      out,
      temporary,
      join(ROOT, '.astro'),
      join(ROOT, 'node_modules/.astro'),
      join(ROOT, 'node_modules/.vite'),
    ])
      for (const file of existsSync(folder) ? filesIn(folder) : [])
        expect(
          `${file} ${readFileSync(join(folder, file), 'latin1')}`.includes(CANARY),
          `${folder} ${file}`,
        ).toBe(false);
  });
});
