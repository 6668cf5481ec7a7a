// Real servers with the configurations that Candor writes keep every promise of the site, at the top of a host and below a path.

import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VerifyReport } from '../../src/verify/index.ts';
import { builtSite } from '../support/built-site.ts';
import { EditedFolder } from '../support/edited-folder.ts';
import { candorHere, copyExample, NOW, workFolder } from '../support/run-candor.ts';
import { freePort, hasServer, startServer, WEB_SERVERS } from '../support/web-server.ts';

const work = workFolder('hosts');
afterAll(work.remove);

const REDIRECTS =
  'redirects:\n  - from: /old/file.json\n    to: /feed.json\n  - from: /moved/\n    to: https://example.org/?a=1&b=2\n';

/** A site and the content that it was built from. */
interface Deployed {
  readonly content: string;
  readonly base: string;
  /** The folder at the top of the host. */
  readonly root: string;
}

function deployed(name: string, url: string): Deployed {
  const content = copyExample(join(work.folder, name));
  writeFileSync(join(content, 'redirects.yaml'), REDIRECTS);
  const edited = new EditedFolder(content);
  edited.edit('site.yaml', /^url: .*$/m, `url: ${url}`);
  edited.edit('site.yaml', '  kind: any', '  kind: nginx');
  const base = new URL(url).pathname;
  const root = join(work.folder, name, 'www');
  mkdirSync(join(root, base), { recursive: true });
  cpSync(builtSite(content), join(root, base), { recursive: true });
  mkdirSync(join(root, base, '.git'));
  writeFileSync(join(root, base, '.git/HEAD'), 'ref: refs/heads/main\n');
  return { content, base, root };
}

const sites = new Map<string, Deployed>();
beforeAll(() => {
  chmodSync(work.folder, 0o755);
  sites.set('at the top of its host', deployed('top', 'https://advisories.orbital.example/'));
  sites.set('below a path', deployed('below', 'https://orbital.example/security/'));
});

for (const server of WEB_SERVERS)
  describe.skipIf(!hasServer(server))(
    `${server} with the configuration of "candor export host ${server}"`,
    () => {
      it.each(['at the top of its host', 'below a path'])(
        'serves a site %s as promised',
        async (where) => {
          const { content, base, root } = sites.get(where) ?? { content: '', base: '', root: '' };
          const port = await freePort();
          const words = [
            'export',
            'host',
            server,
            '--content',
            content,
            '--root',
            root,
            '--listen',
            `127.0.0.1:${port}`,
          ];
          const { code, out: configuration, err } = await candorHere([...words, '--now', NOW]);
          expect([code, err]).toEqual([0, '']);
          const origin = `http://127.0.0.1:${port}`;
          const { stop } = await startServer(
            server,
            configuration,
            port,
            join(work.folder, `${server}-${port}`),
          );
          try {
            const { out } = await candorHere([
              'verify',
              `${origin}${base}`,
              '--now',
              NOW,
              '--json',
            ]);
            const { verdicts, redirects }: VerifyReport = JSON.parse(out);
            const of = (state: string) => verdicts.filter((one) => one.state === state);
            expect(
              of('broken').map(({ promise, faults }) => [promise, faults.slice(0, 5)]),
            ).toEqual([]);
            expect(of('not offered').map(({ promise }) => promise)).toEqual([
              ...['address', 'tls', 'hsts', 'security-txt-signature'],
              ...(base === '/' ? [] : ['csaf-well-known']),
              ...['csaf-signatures', 'wkd-lookup'],
            ]);
            expect(redirects.map(({ from }) => from)).toEqual([`${origin}${base}old/file.json`]);
            expect(verdicts.find(({ promise }) => promise === 'compression')?.reason).toBe(
              'It uses gzip.',
            );
            await expectRest(origin, base, root);
          } finally {
            await stop();
          }
        },
      );
    },
  );

/** What verify cannot know: redirects, error pages, folders without their slash, and what belongs to the host. */
async function expectRest(origin: string, base: string, root: string): Promise<void> {
  const ask = (path: string) => fetch(`${origin}${base}${path}`, { redirect: 'manual' });
  const moved = await ask('old/file.json');
  expect([moved.status, moved.headers.get('location')?.replace(origin, '')]).toEqual([
    301,
    `${base}feed.json`,
  ]);
  const away = await ask('moved/');
  expect([away.status, away.headers.get('location')]).toEqual([
    301,
    'https://example.org/?a=1&b=2',
  ]);
  const absent = await ask('absent.txt');
  expect([absent.status, absent.headers.get('content-type')?.toLowerCase()]).toEqual([
    404,
    'text/html; charset=utf-8',
  ]);
  expect(await absent.text()).toBe(readFileSync(join(root, base, '404.html'), 'utf8'));
  expect(absent.headers.get('x-content-type-options')).toBe('nosniff');
  const slash = await ask('policy');
  expect([301, 302, 308]).toContain(slash.status);
  expect(new URL(slash.headers.get('location') ?? '', `${origin}${base}`).pathname).toBe(
    `${base}policy/`,
  );
  const page = await ask('policy/');
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(page.headers.get('strict-transport-security')).toBe('max-age=31536000');
  for (const path of ['.git/HEAD', 'nginx-headers.conf', 'nginx-redirects.conf'])
    expect((await ask(path)).status, path).toBe(404);
  const posted = await fetch(`${origin}${base}feed.json`, { method: 'POST', body: 'x' });
  expect([200, 405]).toContain(posted.status);
}
