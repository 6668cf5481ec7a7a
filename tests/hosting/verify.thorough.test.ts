// Every way in which a host, a cache or a deployment breaks a site: candor verify finds it, names it, and blames nothing else.

import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VerifyReport } from '../../src/verify/index.ts';
import { builtSite } from '../support/built-site.ts';
import { candorHere, NOW, ROOT, userEnvironment, workFolder } from '../support/run-candor.ts';
import {
  type Asked,
  type Break,
  type Reply,
  staticHost,
  withHeader,
  without,
  withText,
} from '../support/static-host.ts';

const work = workFolder('verify-broken');
afterAll(work.remove);

const SECURITY_TXT = /^(?:\.well-known\/)?security\.txt$/;
const WKD_KEY = /openpgpkey\/.*hu\//;
const RECORD = /^osv\/x_ORB.*\.json$/;
const ROLIE = 'csaf/white/csaf-feed-tlp-white.json';
const FEED = /(?:^|\/)feed\.(?:xml|atom|json)$/;

/** Breaks the answers for some paths. */
const on =
  (paths: RegExp | string, change: (reply: Reply, asked: Asked) => Reply): Break =>
  (reply, asked) =>
    (typeof paths === 'string' ? asked.path === paths : paths.test(asked.path)) &&
    reply.status < 400
      ? change(reply, asked)
      : reply;

const typed = (type: string) => (reply: Reply) => withHeader(reply, 'Content-Type', type);
const text = (change: (text: string) => string) => (reply: Reply) => withText(reply, change);
const redirected = (to: string) => (): Reply => ({
  status: 302,
  headers: { Location: to },
  body: new Uint8Array(),
});
const failed = (status: number) => (reply: Reply) => ({ ...reply, status });
const json = <Value>(change: (value: Value) => unknown) =>
  text((one) => JSON.stringify(change(JSON.parse(one)), null, 2));

interface Feed {
  feed: { entry: { link: object[]; content: { src: string } }[] };
}

const BREAKS: readonly (readonly [
  what: string,
  change: Break,
  broken: readonly string[],
  named: RegExp,
])[] = [
  [
    'a wrong type',
    on('osv/all.json', typed('application/octet-stream')),
    ['types'],
    /all\.json: its type is "application\/octet/,
  ],
  [
    'no type',
    on('releases.ics', (reply) => without(reply, 'Content-Type')),
    ['types'],
    /releases\.ics: it has no Content-Type/,
  ],
  [
    'text without a charset',
    on(/\.csv$/, typed('text/csv')),
    ['types'],
    /\.csv: its type "text\/csv" has no charset/,
  ],
  [
    'a wrong charset',
    on('releases.ics', typed('text/calendar; charset=latin1')),
    ['types'],
    /its charset is "latin1"/,
  ],
  [
    'security.txt without a charset',
    on(SECURITY_TXT, typed('text/plain')),
    ['types', 'security-txt'],
    /security\.txt: its type/,
  ],
  [
    'no CORS',
    (reply) => without(reply, 'Access-Control-Allow-Origin'),
    ['cors', 'wkd-direct', 'wkd-advanced'],
    /osv\/all\.json: it has no "Access-Control-Allow-Origin/,
  ],
  [
    'security.txt on another host',
    on('.well-known/security.txt', redirected('https://elsewhere.example/security.txt')),
    ['documents', 'redirects', 'security-txt'],
    /it redirects to another host: https:\/\/elsewhere\.example/,
  ],
  [
    'an expired security.txt',
    on(
      SECURITY_TXT,
      text((one) => one.replace(/^Expires: .*$/m, 'Expires: 2026-11-01T00:00:00Z')),
    ),
    ['hashes', 'security-txt-expiry'],
    /it expired at 2026-11-01/,
  ],
  [
    'two different files security.txt',
    on(
      'security.txt',
      text((one) => `${one}# old\n`),
    ),
    ['hashes', 'security-txt'],
    /it differs from the file at/,
  ],
  [
    'a security.txt of another address',
    on(
      SECURITY_TXT,
      text((one) => one.replaceAll('https://security.orbital.example/', 'https://old.example/')),
    ),
    ['hashes', 'security-txt-canonical', 'encryption-keys'],
    /Canonical does not name/,
  ],
  [
    'a security.txt with an http address',
    on(
      SECURITY_TXT,
      text((one) => one.replace('Policy: https:', 'Policy: http:')),
    ),
    ['hashes', 'security-txt-fields'],
    /policy is http:.* must use https/,
  ],
  [
    'a page that a CDN changed',
    on(
      'index.html',
      text((one) => `${one}<!-- CDN -->`),
    ),
    ['hashes'],
    /the bytes are not those/,
  ],
  [
    'a missing record',
    on('osv/x_ORB-2026-0003.json', failed(404)),
    ['documents', 'osv-records', 'osv-rest'],
    /status is 404/,
  ],
  [
    'a signature that is gone',
    on(
      ROLIE,
      json(({ feed }: Feed) => {
        for (const { link, content } of feed.entry)
          link.push({ rel: 'signature', href: `${content.src}.asc` });
        return { feed };
      }),
    ),
    ['hashes', 'csaf-signatures'],
    /\.json\.asc: the status is 404/,
  ],
  [
    'feeds as pages',
    on(FEED, typed('text/html')),
    ['types', 'feeds-rss', 'feeds-atom', 'feeds-json'],
    /feed\.atom: its type is "text\/html"/,
  ],
  [
    'the home page for unknown pages',
    (reply) => (reply.status === 404 ? { ...reply, status: 200 } : reply),
    ['unknown-pages'],
    /the status is 200, expected is 404/,
  ],
  [
    'no Web Key Directory',
    on(WKD_KEY, failed(404)),
    ['documents', 'wkd-direct', 'wkd-advanced'],
    /hu\/.*: the status is 404/,
  ],
  [
    'no policy of the directory',
    on(/openpgpkey\/policy$/, failed(404)),
    ['documents', 'wkd-direct'],
    /policy: the status is 404/,
  ],
  [
    'an armored key in the directory',
    on(
      WKD_KEY,
      text(() => '-----BEGIN PGP PUBLIC KEY BLOCK-----\n'),
    ),
    ['hashes', 'wkd-direct', 'wkd-advanced'],
    /the key is armored/,
  ],
  [
    'no hidden folders',
    on(/^\.well-known\//, failed(404)),
    ['documents', 'security-txt', 'csaf-provider', 'wkd-direct', 'wkd-advanced'],
    /provider-metadata\.json: the status is 404/,
  ],
  [
    'no HEAD',
    (reply, { method }) => (method === 'HEAD' ? { ...reply, status: 405 } : reply),
    ['osv-rest'],
    /HEAD is refused with 405/,
  ],
  [
    'no Last-Modified',
    (reply) => without(reply, 'Last-Modified'),
    ['osv-rest'],
    /it has no Last-Modified/,
  ],
  [
    'neither Last-Modified nor ETag',
    (reply) => without(without(reply, 'Last-Modified'), 'ETag'),
    ['revalidation', 'osv-rest'],
    /neither ETag nor Last-Modified/,
  ],
  [
    'a server that ignores ETag',
    (reply) => (reply.status === 304 ? { ...reply, status: 200 } : reply),
    ['revalidation'],
    /expected is 304/,
  ],
  [
    'provider metadata that needs a login',
    on(/provider-metadata\.json$/, failed(401)),
    ['documents', 'csaf-provider'],
    /provider-metadata\.json: the status is 401/,
  ],
  [
    'a stale ROLIE feed',
    on(
      ROLIE,
      json(({ feed }: Feed) => ({ feed: { ...feed, entry: feed.entry.slice(1) } })),
    ),
    ['hashes', 'csaf-rolie'],
    /it is stale: it lacks https/,
  ],
  [
    'a stale changes.csv',
    on(
      'csaf/white/changes.csv',
      text((one) => one.replace(/T\d\d:/, 'T00:')),
    ),
    ['hashes', 'csaf-lists'],
    /changes\.csv: it is stale/,
  ],
  [
    'a hash file of another document',
    on(
      /orb-2026-0003\.json\.sha512$/,
      text((one) => one.replace(/^./, (first) => (first === '0' ? '1' : '0'))),
    ),
    ['hashes', 'csaf-hashes'],
    /sha512: it is not the hash of the document/,
  ],
  [
    'a CSAF document in another folder',
    on(
      ROLIE,
      text((one) => one.replaceAll('/2023/', '/2022/')),
    ),
    ['hashes', 'csaf-rolie', 'csaf-documents'],
    /\/2022\/.*: the status is 404/,
  ],
  [
    'a feed that is cut short',
    on(
      'feed.xml',
      text((one) => one.slice(0, 500)),
    ),
    ['hashes', 'feeds-rss'],
    /feed\.xml: it is not well-formed XML/,
  ],
  [
    'a feed with the address of another',
    on(
      'feed.json',
      text((one) => one.replace('orbital.example/feed.json', 'orbital.example/old.json')),
    ),
    ['hashes', 'feeds-json'],
    /its own address in it is .*old\.json/,
  ],
  [
    'a record that is older than the list',
    on(
      RECORD,
      text((one) => one.replace(/("modified":\s*")\d{4}/, '$12001')),
    ),
    ['hashes', 'osv-records'],
    /it was modified at 2001/,
  ],
  [
    'documents that are kept forever',
    on(FEED, (reply) => withHeader(reply, 'Cache-Control', 'max-age=31536000, immutable')),
    ['freshness'],
    /caches can keep it forever/,
  ],
  [
    'old files beside the originals',
    on('feed.xml', (reply, { headers }) =>
      /gzip/.test(String(headers['accept-encoding']))
        ? { ...withHeader(reply, 'Content-Encoding', 'gzip'), body: gzipSync('<rss/>') }
        : reply,
    ),
    ['compression'],
    /compressed with gzip, it contains other bytes/,
  ],
  [
    'bytes that are not compressed, but said to be',
    on('feed.xml', (reply, { headers }) =>
      /gzip/.test(String(headers['accept-encoding']))
        ? withHeader(reply, 'Content-Encoding', 'gzip')
        : reply,
    ),
    ['compression'],
    /its bytes are not valid gzip/,
  ],
  [
    'an archive that is packed twice',
    on('osv/all.zip', (reply, { headers }) =>
      /gzip/.test(String(headers['accept-encoding']))
        ? { ...reply, body: gzipSync(reply.body) }
        : reply,
    ),
    ['compression'],
    /all\.zip: it is no ZIP archive/,
  ],
  [
    'files outside of the site',
    (reply, { raw }) =>
      raw.includes('passwd')
        ? { ...reply, status: 200, body: Buffer.from('root:x:0:0:root:/root:/bin/sh\n') }
        : reply,
    ['traversal'],
    /a path with "\.\." leads out/,
  ],
  [
    'the repository',
    (reply, { path }) =>
      path === '.git/HEAD'
        ? { ...reply, status: 200, body: Buffer.from('ref: refs/heads/main\n') }
        : reply,
    ['traversal'],
    /the folder \.git is served/,
  ],
  [
    'redirects of pages to other spellings',
    (reply, { raw }) =>
      raw === '/policy/'
        ? { status: 308, headers: { Location: '/policy' }, body: new Uint8Array() }
        : raw === '/policy'
          ? { ...reply, status: 200, body: readFileSync(join(builtSite(), 'policy/index.html')) }
          : reply,
    ['redirects'],
    /it redirects with 308/,
  ],
  [
    'a key that is gone',
    on(/^keys\/.*\.asc$/, failed(410)),
    ['documents', 'encryption-keys'],
    /keys\/.*: the status is 410/,
  ],
  [
    'headers that the build set for the host',
    on(
      'ledger.json',
      json((ledger: { files: object[] }) => ({
        ...ledger,
        files: [...ledger.files, { path: '_headers', sha256: '00' }],
      })),
    ),
    ['csp'],
    /Content-Security-Policy is not sent/,
  ],
];

describe('a broken site', () => {
  it.each(BREAKS)('%s', async (_what, change, broken, named) => {
    const host = await staticHost(builtSite(), change);
    try {
      const { code, out } = await candorHere(['verify', host.url, '--now', NOW, '--json']);
      const { verdicts }: VerifyReport = JSON.parse(out);
      const found = verdicts.filter(({ state }) => state === 'broken');
      expect(found.map(({ promise }) => promise)).toEqual(broken);
      const words = found.flatMap(({ faults }) =>
        faults.map(({ where, reason }) => `${where}: ${reason}`),
      );
      expect(words.join('\n')).toMatch(named);
      for (const { fix } of found) expect(fix).toMatch(/\.$/);
      expect(code).toBe(1);
    } finally {
      await host.close();
    }
  });

  it('one document that never comes is named, and the others are looked at', async () => {
    const host = await staticHost(builtSite(), (reply, { path }) =>
      path === 'releases.ics' ? undefined : reply,
    );
    const { code, out } = await candorHere(['verify', host.url, '--now', NOW, '--timeout', '2']);
    await host.close();
    expect(out).toContain(`${host.url}releases.ics: no answer within 2 seconds`);
    expect(out.match(/^broken/gm)).toHaveLength(1);
    expect(code).toBe(1);
  });

  it('that is busy for a moment is asked again', async () => {
    const seen = new Set<string>();
    const host = await staticHost(builtSite(), (reply, { raw }) => {
      if (!raw.endsWith('.atom') || seen.has(raw)) return reply;
      seen.add(raw);
      return { status: 429, headers: { 'Retry-After': '1' }, body: new Uint8Array() };
    });
    const { code } = await candorHere(['verify', host.url, '--now', NOW]);
    await host.close();
    expect([code, seen.size > 0]).toEqual([0, true]);
  });
});

describe('a site over https', () => {
  const [key, certificate] = [join(work.folder, 'key.pem'), join(work.folder, 'certificate.pem')];
  beforeAll(() => {
    const words = [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-days',
      '30',
    ];
    const names = [
      '-subj',
      '/CN=localhost',
      '-addext',
      'subjectAltName=DNS:localhost,IP:127.0.0.1',
    ];
    const { status, stderr } = spawnSync('openssl', [
      ...words,
      ...names,
      '-keyout',
      key,
      '-out',
      certificate,
    ]);
    if (status !== 0) throw new Error(String(stderr));
  });

  it('shows its TLS version and the end of its certificate; an unknown certificate ends with 2', async () => {
    const options = { key: readFileSync(key), cert: readFileSync(certificate) };
    const server = createServer(options, (_request, response) => {
      response.setHeader('Strict-Transport-Security', 'max-age=60');
      response.end('<!doctype html>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const url = `https://localhost:${typeof address === 'object' && address !== null ? address.port : 0}/`;
    // Half a day into the 30 days: the number of whole days left does not depend on how fast the test runs.
    const noon = Date.now() + 43_200_000;
    const soon = new Date(noon).toISOString();
    const trusting = await run(['verify', url, '--json', '--now', soon], {
      NODE_EXTRA_CA_CERTS: certificate,
    });
    const { verdicts }: VerifyReport = JSON.parse(trusting.out);
    const of = (name: string) => verdicts.find(({ promise }) => promise === name);
    expect(of('tls')).toMatchObject({
      state: 'kept',
      reason: expect.stringMatching(/^TLSv1\.3; .* 29 more days/),
    });
    expect(of('hsts')).toMatchObject({
      state: 'not offered',
      reason: expect.stringContaining('for 60 seconds only'),
    });
    const late = new Date(noon + 26 * 86_400_000).toISOString();
    const later = await run(['verify', url, '--now', late], { NODE_EXTRA_CA_CERTS: certificate });
    expect(later.out).toMatch(/^broken +tls: The certificate expires in 3 days/m);
    const strict = await run(['verify', url]);
    expect([strict.code, strict.err]).toEqual([
      2,
      expect.stringContaining('its TLS certificate is self-signed'),
    ]);
    server.closeAllConnections();
    server.close();
  });
});

/** Runs candor in a process, while this one answers its requests. */
function run(
  words: readonly string[],
  env: Record<string, string> = {},
): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, 'scripts/start.mjs'), ...words], {
      cwd: ROOT,
      env: { ...userEnvironment(), ...env },
    });
    const said = { out: '', err: '' };
    child.stdout.on('data', (part) => (said.out += part));
    child.stderr.on('data', (part) => (said.err += part));
    child.on('close', (code) => resolve({ code, ...said }));
  });
}
