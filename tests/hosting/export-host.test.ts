// candor export host: what it prints, and what it refuses.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { candorHere, copyExample, NOW, workFolder } from '../support/run-candor.ts';

const work = workFolder('export-host');
afterAll(work.remove);
const content = copyExample(work.folder);
writeFileSync(
  join(content, 'redirects.yaml'),
  'redirects:\n  - from: /old/a+b.json\n    to: /feed.json\n',
);
const exported = (words: readonly string[]) =>
  candorHere(['export', 'host', ...words, '--content', content, '--now', NOW]);

describe('candor export host', () => {
  it.each(['nginx', 'apache', 'caddy', 'netlify', 'cloudflare', 's3'])(
    '%s has the headers of the site',
    async (kind) => {
      const { code, out, err } = await exported([kind]);
      expect([code, err]).toEqual([0, '']);
      expect(out).toContain("default-src 'none'");
      expect(out).toContain('max-age=31536000, immutable');
      expect(out).toContain('application/rss+xml');
      for (const name of ['Strict-Transport-Security', 'Access-Control-Allow-Origin'])
        expect(out).toContain(name);
    },
  );

  it('uses https and the certificate of the host, unless --listen names a local address', async () => {
    expect((await exported(['nginx'])).out).toMatch(
      /listen 443 ssl;[\s\S]*ssl_protocols TLSv1\.2 TLSv1\.3;/,
    );
    expect((await exported(['apache'])).out).toContain('SSLProtocol -all +TLSv1.2 +TLSv1.3');
    expect((await exported(['caddy'])).out).toMatch(/^security\.orbital\.example \{$/m);
    expect((await exported(['nginx', '--listen', '127.0.0.1:8080'])).out).not.toContain('ssl');
  });

  it('matches redirects exactly', async () => {
    expect((await exported(['nginx'])).out).toContain(
      'location = "/old/a+b.json" { return 301 "/feed.json"; }',
    );
    expect((await exported(['apache'])).out).toContain('<LocationMatch "^/old/a\\+b\\.json$">');
    expect((await exported(['caddy'])).out).toContain('redir /old/a+b.json /feed.json 301');
  });

  it('sets each header of a path in one rule alone, because hosts join the values', async () => {
    const { out } = await exported(['cloudflare']);
    const rules = out
      .trimEnd()
      .split(/\n(?=\/)/)
      .map((rule) => rule.split('\n'));
    expect(rules.length).toBeLessThan(100);
    expect(new Set(rules.map(([path]) => path)).size).toBe(rules.length);
    const typed = rules
      .filter((lines) => lines.some((line) => line.includes('Content-Type:')))
      .map(([path = '']) => path);
    for (const path of typed) {
      const pattern = new RegExp(
        `^${path.replaceAll('.', '\\.').replace('*', '.*').replace(':name', '[^/]+')}$`,
      );
      expect(typed.filter((other) => pattern.test(other.replace('*', 'x')))).toEqual([path]);
    }
  });

  it('writes a file once, and again only over its own', async () => {
    const file = join(work.folder, 'site.conf');
    expect((await exported(['nginx', '--output', file])).code).toBe(0);
    expect((await exported(['nginx', '--root', '/srv/other', '--output', file])).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('root /srv/other;');
    writeFileSync(file, 'mine\n');
    expect((await exported(['nginx', '--output', file])).code).toBe(2);
    expect(readFileSync(file, 'utf8')).toBe('mine\n');
  });

  it.each(['nginx', 'apache', 'caddy', 's3'])(
    '%s: keeps its own file if someone has added something',
    async (kind) => {
      const file = join(work.folder, `${kind}-edited.conf`);
      expect((await exported([kind, '--output', file])).code).toBe(0);
      const edited = `other.example {\n}\n${readFileSync(file, 'utf8')}`;
      writeFileSync(file, edited);
      expect(await exported([kind, '--root', '/srv/other', '--output', file])).toMatchObject({
        code: 2,
        err: expect.stringContaining('--force'),
      });
      expect(readFileSync(file, 'utf8')).toBe(edited);
    },
  );

  it.each([
    [['ngnix'], 'nginx'],
    [['nginx', '--root', 'relative'], 'not an absolute path'],
    [['nginx', '--root', '/srv/a b;'], 'not an absolute path'],
    [['nginx', '--listen', 'example.org'], 'not an address with a port'],
  ])('%j is refused', async (words, message) => {
    const { code, out, err } = await exported(words);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
  });

  it('the script for S3 gives every file one type, its own', async () => {
    const file = join(work.folder, 'upload.sh');
    await exported(['s3', '--output', file]);
    const bin = join(work.folder, 'bin');
    mkdirSync(bin, { recursive: true });
    writeFileSync(join(bin, 'aws'), '#!/bin/sh\nprintf "%s|" "$@" >> "$LOG"; echo >> "$LOG"\n', {
      mode: 0o755,
    });
    const log = join(work.folder, 'aws.log');
    const env = { PATH: `${bin}:/usr/bin:/bin`, LOG: log };
    expect(spawnSync('sh', [file, 'dist', 's3://bucket'], { env }).status).toBe(0);
    expect(existsSync(log)).toBe(true);
    const lines = readFileSync(log, 'utf8').trimEnd().split('\n');
    expect(lines.at(-1)).toBe('s3|sync|dist/|s3://bucket/|--delete|--size-only|--no-progress|');
    expect(typeAfter(lines, 'feed.json')).toBe('application/feed+json');
    expect(typeAfter(lines, 'projects/orbital/feed.xml')).toBe(
      'application/rss+xml; charset=utf-8',
    );
    expect(typeAfter(lines, 'osv/all.json')).toBe('application/json');
    expect(typeAfter(lines, '.well-known/security.txt')).toBe('text/plain; charset=utf-8');
    expect(typeAfter(lines, '.well-known/openpgpkey/hu/abc')).toBe('application/octet-stream');
    expect(typeAfter(lines, '_astro/index.abc.css')).toBe('text/css; charset=utf-8');
  });
});

/** The type that a file has after the uploads: the last that includes it. Filters that come later win (AWS CLI). */
function typeAfter(lines: readonly string[], path: string): string | undefined {
  let type: string | undefined;
  for (const line of lines.filter((one) => one.startsWith('s3|cp|'))) {
    const words = line.split('|');
    let included = true;
    words.forEach((word, i) => {
      if (word !== '--include' && word !== '--exclude') return;
      const pattern = (words[i + 1] ?? '').replace(/[.+]/g, '\\$&').replaceAll('*', '.*');
      if (new RegExp(`^${pattern}$`).test(path)) included = word === '--include';
    });
    if (included) type = words[words.indexOf('--content-type') + 1];
  }
  return type;
}
