// candor import ghsa OWNER/REPO against a server on this machine: pages, rate limits, tags, and a token
// that goes nowhere else.

import { rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { candorHere, copyExample, filesIn, NOW, workFolder } from '../../support/run-candor.ts';

const work = workFolder('import-github');
let server: Server;
let origin = '';
let content = '';
let requests: { url: string; token: string | undefined; tag: string | undefined }[] = [];
let answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;

beforeAll(async () => {
  server = createServer((request, response) => {
    const { url = '', headers } = request;
    requests.push({ url, token: headers.authorization, tag: headers['if-none-match'] });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
});
afterAll(() => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  server.close();
  work.remove();
});
beforeEach(() => {
  for (const name of ['content', 'public', 'cache'])
    rmSync(join(work.folder, name), { recursive: true, force: true });
  content = copyExample(work.folder);
  requests = [];
  vi.stubEnv('GITHUB_API_URL', `${origin}/`);
  vi.stubEnv('GITHUB_TOKEN', 'secret-token');
  vi.stubEnv('GH_TOKEN', '');
  vi.stubEnv('XDG_CACHE_HOME', join(work.folder, 'cache'));
});

const LETTERS = '23456789cfghjmpqrvwx';
const advisory = (n: number, changes: object = {}) => ({
  ghsa_id: `GHSA-2345-cfgh-jmp${LETTERS[n]}`,
  summary: `Summary ${n}`,
  description: 'Text',
  severity: 'low',
  state: 'published',
  created_at: '2019-01-01T00:00:00Z',
  published_at: `2019-01-0${n + 1}T00:00:00Z`,
  vulnerabilities: [
    { package: { ecosystem: 'npm', name: 'widget' }, vulnerable_version_range: '< 1.0.0' },
  ],
  ...changes,
});

/** Two pages, with tags. */
function twoPages({ url = '', headers }: IncomingMessage, response: ServerResponse): void {
  const isSecond = url.includes('after=two');
  const tag = `"${isSecond ? 'b' : 'a'}"`;
  if (headers['if-none-match'] === tag) return void response.writeHead(304).end();
  const link = isSecond
    ? {}
    : { link: `<${origin}${url}&after=two>; rel="next", <${origin}/x>; rel="first"` };
  response.writeHead(200, { etag: tag, ...link }).end(JSON.stringify([advisory(isSecond ? 1 : 0)]));
}

const run = (...words: readonly string[]) =>
  candorHere(['import', 'ghsa', 'example/widget', ...words, '--content', content, '--now', NOW]);

describe('an import from a repository', () => {
  it('reads all pages with the token', async () => {
    answer = twoPages;
    const { code, err } = await run();
    expect([code, err]).toEqual([0, expect.stringContaining('2 new, 0 same')]);
    expect(requests.map(({ url }) => url)).toEqual([
      '/repos/example/widget/security-advisories?per_page=100',
      '/repos/example/widget/security-advisories?per_page=100&after=two',
    ]);
    expect(new Set(requests.map(({ token }) => token))).toEqual(new Set(['Bearer secret-token']));
    expect(filesIn(join(content, 'advisories/2019'))).toHaveLength(2);
  });

  it('asks only whether something has changed, unless a file was edited', async () => {
    answer = twoPages;
    await run();
    requests = [];
    const { code, err } = await run();
    expect([code, err]).toEqual([
      0,
      expect.stringContaining('has not changed since the last import'),
    ]);
    expect(requests.map(({ tag }) => tag)).toEqual(['"a"', '"b"']);
    rmSync(join(content, 'advisories/2019/ORB-2019-0001.md'));
    expect((await run()).err).toContain('1 new, 1 same');
  });

  it('fetches everything if one page has changed', async () => {
    answer = twoPages;
    await run();
    answer = (_, response) =>
      response.writeHead(200, { etag: '"c"' }).end(JSON.stringify([advisory(0), advisory(2)]));
    const { err, out } = await run();
    expect(err).toContain('1 new, 1 same, 1 gone');
    expect(out).toContain('GHSA-2345-cfgh-jmp3 is no longer in the input');
  });

  it('waits as the server asks', async () => {
    let count = 0;
    answer = (request, response) => {
      count += 1;
      if (count === 1) response.writeHead(429, { 'retry-after': '0' }).end();
      else if (count === 2) response.writeHead(403, { 'retry-after': '1' }).end();
      else twoPages(request, response);
    };
    const { code, err } = await run('--dry-run');
    expect([code, err]).toEqual([0, expect.stringContaining('GitHub asks to wait 1 seconds.')]);
    expect(count).toBe(4);
  });

  it('follows the redirect of a renamed repository', async () => {
    answer = (request, response) =>
      request.url?.startsWith('/repos/')
        ? response.writeHead(301, { location: '/repositories/1/security-advisories' }).end()
        : response.writeHead(200).end('[]');
    expect((await run()).code).toBe(0);
  });
});

describe('an import from a repository is refused, and writes nothing,', () => {
  const soon = (): string => String(Math.floor(Date.now() / 1000) + 3600);
  it.each<[string, (response: ServerResponse) => void, string]>([
    [
      'if the wait is too long',
      (response) =>
        response.writeHead(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': soon() }),
      'rate limit of GitHub is used up',
    ],
    [
      'if the repository is unknown',
      (response) => response.writeHead(404),
      'shows no advisories of example/widget',
    ],
    [
      'if the token is not valid',
      (response) => response.writeHead(401),
      'does not accept the token',
    ],
    ['if the server fails', (response) => response.writeHead(500), 'status 500'],
    [
      'if the next page is on another host',
      (response) => response.writeHead(200, { link: '<https://evil.example/x>; rel="next"' }),
      'another host',
    ],
    [
      'if it redirects to another host',
      (response) => response.writeHead(302, { location: 'https://evil.example/' }),
      'not followed',
    ],
  ])('%s', async (_, head, message) => {
    answer = (_request, response) => {
      head(response);
      response.end('[]');
    };
    const { code, err } = await run();
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
    expect(err).not.toContain('secret-token');
  });

  it('if the answer is too large', async () => {
    answer = (_, response) => response.writeHead(200).end(`[${' '.repeat(17 * 1024 * 1024)}]`);
    expect((await run()).err).toContain('more than 16 MiB');
  });

  it('if a token would travel without encryption', async () => {
    vi.stubEnv('GITHUB_API_URL', 'http://github.example');
    expect((await run()).err).toContain('Use https');
    vi.stubEnv('GITHUB_API_URL', 'file:///etc/passwd');
    expect((await run()).err).toContain('not a web address');
  });
});
