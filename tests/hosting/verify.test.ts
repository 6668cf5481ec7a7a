// candor verify on a site that is served as it should be, on other sites, and on none.

import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VerifyReport } from '../../src/verify/index.ts';
import { builtSite } from '../support/built-site.ts';
import { candorHere, NOW, workFolder } from '../support/run-candor.ts';
import { type StaticHost, staticHost } from '../support/static-host.ts';

const work = workFolder('verify');
const open: StaticHost[] = [];
afterAll(async () => {
  await Promise.all(open.map(({ close }) => close()));
  work.remove();
});

async function served(...of: Parameters<typeof staticHost>): Promise<string> {
  const host = await staticHost(...of);
  open.push(host);
  return host.url;
}

async function reportOn(url: string): Promise<{ code: number | null; report: VerifyReport }> {
  const { code, out } = await candorHere(['verify', url, '--now', NOW, '--json']);
  return { code, report: JSON.parse(out) };
}

describe('a site that Candor built', () => {
  let url: string;
  beforeAll(async () => {
    url = await served(builtSite());
  });

  it('keeps every promise that it makes, if its host is right', async () => {
    const { code, report } = await reportOn(url);
    expect(report.verdicts.filter(({ state }) => state === 'broken')).toEqual([]);
    expect(
      report.verdicts.flatMap(({ state, promise }) => (state === 'not offered' ? promise : [])),
    ).toEqual([
      'address',
      'moved',
      'tls',
      'hsts',
      'security-txt-signature',
      'csaf-signatures',
      'wkd-lookup',
    ]);
    expect(report).toMatchObject({ hasLedger: true, redirects: [] });
    expect(code).toBe(0);
  });

  it('has one line for each promise, and the counts', async () => {
    const { out, err } = await candorHere(['verify', url, '--now', NOW]);
    const lines = out.trimEnd().split('\n');
    for (const line of lines) expect(line).toMatch(/^(?:kept|not offered) +[a-z-]+: .+\.$/);
    expect(err).toMatch(/^\d+ promises kept, 0 broken, 7 not offered\. \d+ requests\.$/m);
  });
});

describe('a site that Candor did not build', () => {
  it('breaks no promise that it does not make', async () => {
    const folder = join(work.folder, 'plain');
    mkdirSync(folder);
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Plain</title>');
    writeFileSync(join(folder, '404.html'), '<!doctype html><title>None</title>');
    // It answers everything with its only page, as single-page applications do.
    const url = await served(folder, (reply) => ({
      ...reply,
      status: 200,
      headers: { 'Content-Type': 'text/html' },
    }));
    const { code, report } = await reportOn(url);
    expect(report.verdicts.filter(({ state }) => state === 'broken')).toEqual([]);
    expect(report.hasLedger).toBe(false);
    expect(code).toBe(0);
  });

  it('is judged by what it names: security.txt, feeds and CSAF', async () => {
    const folder = join(work.folder, 'other');
    mkdirSync(join(folder, '.well-known/csaf'), { recursive: true });
    writeFileSync(
      join(folder, 'index.html'),
      '<!doctype html><link rel="alternate" type="application/rss+xml" href="news.xml"><title>Other</title>',
    );
    writeFileSync(join(folder, '404.html'), '<!doctype html>');
    writeFileSync(join(folder, 'news.xml'), '<rss version="2.0"><channel><item></channel></rss>');
    writeFileSync(
      join(folder, '.well-known/security.txt'),
      'Contact: security@example.org\nExpires: 2020-01-01T00:00:00Z\n',
    );
    writeFileSync(
      join(folder, '.well-known/csaf/provider-metadata.json'),
      '{"canonical_url": "https://example.org/x"}',
    );
    const { code, report } = await reportOn(await served(folder));
    const broken = report.verdicts.filter(({ state }) => state === 'broken');
    expect(broken.map(({ promise, reason }) => [promise, reason])).toEqual([
      ['security-txt-fields', expect.stringContaining('no address such as mailto:')],
      ['security-txt-expiry', 'It expired at 2020-01-01T00:00:00Z'],
      ['csaf-provider', expect.stringContaining('canonical_url is https://example.org/x')],
      ['feeds-rss', 'It is not well-formed XML'],
    ]);
    for (const { faults, fix } of broken)
      expect([faults.length > 0, fix]).toEqual([true, expect.any(String)]);
    expect(code).toBe(1);
  });
});

describe('no site', () => {
  it.each([
    [['verify', 'security.example.org'], 'is not the address of a site'],
    [['verify', 'ftp://example.org/'], 'is not the address of a site'],
    [['verify', 'https://me:secret@example.org/'], 'contains a user or a password'],
    [['verify', 'https://example.org/?page=2'], 'is a part of a page'],
    [['verify', 'https://example.org/', '--timeout', '0'], 'from 1 to 600'],
    [['verify', 'https://no-such-host.invalid/'], 'cannot be looked at: the '],
    [['verify'], 'url'],
  ])('%j is a usage error', async (words, message) => {
    const { code, out, err } = await candorHere(words);
    expect(err).toContain(message);
    expect([code, out]).toEqual([2, '']);
  });

  it('that refuses the connection, or does not answer, ends with 2', async () => {
    const silent = createServer((socket) => socket.resume());
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const late = await candorHere(['verify', `http://127.0.0.1:${port}/`, '--timeout', '1']);
    expect([late.code, late.err]).toEqual([
      2,
      expect.stringContaining('no answer within 1 second'),
    ]);
    await new Promise((resolve) => silent.close(resolve));
    const refused = await candorHere(['verify', `http://127.0.0.1:${port}/`]);
    expect([refused.code, refused.err]).toEqual([
      2,
      expect.stringContaining('refuses the connection'),
    ]);
  });

  it('that redirects to another host is not followed', async () => {
    const url = await served(builtSite(), (reply) => ({
      ...reply,
      status: 301,
      headers: { Location: 'https://www.example.org/' },
    }));
    const { code, err } = await candorHere(['verify', url]);
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('candor verify https://www.example.org/'),
    ]);
  });
});
