import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKey } from 'openpgp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Content } from '../../model/content.ts';
import {
  aChannel,
  aKey,
  aSite,
  at,
  NOW,
  someContent,
} from '../../model/testing/advisory.fixture.ts';
import { inspectKey } from '../../read/key/key.ts';
import { aSetting } from '../setting.fixture.ts';
import { wkd, wkdEntries, wkdHash } from './wkd.ts';

const ROOT = '.well-known/openpgpkey/';
const SECURITY = 't5s8ztdbon8yzntexy6oz5y48etqsnbb';
const bodies = (changes: Partial<Content>, site = aSite()): Record<string, string> =>
  Object.fromEntries(
    wkd(someContent(changes), aSetting({ site })).map(({ path, body }) => [
      path,
      Buffer.from(body).toString(),
    ]),
  );
const served = (changes: Partial<Content>, site = aSite()): string[] =>
  wkdEntries(someContent(changes), aSetting({ site })).map(({ address }) => address);

describe('the hash of a local part', () => {
  test.each([
    ['Joe.Doe', 'iy9q119eutrkn8s1mk4r39qejnbu3n5q'],
    ['security', SECURITY],
    ['psirt', '4tz7q7ge5mwz5sjx4yatrzhqs37873ts'],
  ])('of %s is the one that clients request', (local, hash) => {
    expect(wkdHash(local)).toBe(hash);
  });

  test('ignores the case of ASCII letters, but not of others', () => {
    expect(wkdHash('SeCurity')).toBe(SECURITY);
    expect(wkdHash('Ö')).not.toBe(wkdHash('ö'));
  });
});

describe('the directory', () => {
  test('contains the key of a channel in both layouts, each with its policy file', () => {
    expect(bodies({})).toEqual({
      [`${ROOT}policy`]: '',
      [`${ROOT}hu/${SECURITY}`]: 'example security',
      [`${ROOT}orbital.example/policy`]: '',
      [`${ROOT}orbital.example/hu/${SECURITY}`]: 'example security',
    });
    for (const { path, type } of wkd(someContent(), aSetting()))
      expect(type).toBe(
        path.endsWith('policy') ? 'text/plain; charset=utf-8' : 'application/octet-stream',
      );
  });

  test('does not exist if it is empty', () => {
    expect(wkd(someContent({ keys: [] }), aSetting())).toEqual([]);
    expect(
      wkd(someContent({ keys: [aKey({ addresses: ['security@elsewhere.example'] })] }), aSetting()),
    ).toEqual([]);
  });

  test('returns two keys of one address together, the newer one first, each once', () => {
    const older = aKey({
      name: 'older',
      fingerprint: 'A'.repeat(40),
      created: at('2025-01-01T00:00:00Z'),
    });
    const twice = aKey({ addresses: ['security@orbital.example', 'Security@Orbital.Example'] });
    const files = bodies({ keys: [older, twice] });
    expect(files[`${ROOT}orbital.example/hu/${SECURITY}`]).toBe('example securityexample older');
    expect(files[`${ROOT}hu/${SECURITY}`]).toBe('example securityexample older');
  });

  test('separates addresses that differ only in their domain, except in the direct layout, which cannot', () => {
    const other = aKey({
      name: 'other',
      fingerprint: 'B'.repeat(40),
      addresses: ['security@security.orbital.example'],
    });
    const files = bodies({ keys: [aKey(), other] });
    expect(files[`${ROOT}orbital.example/hu/${SECURITY}`]).toBe('example security');
    expect(files[`${ROOT}security.orbital.example/hu/${SECURITY}`]).toBe('example other');
    expect(files[`${ROOT}hu/${SECURITY}`]).toContain('example security');
    expect(files[`${ROOT}hu/${SECURITY}`]).toContain('example other');
  });

  test('omits keys that are unusable', () => {
    const keys = [aKey({ revoked: true }), aKey({ encrypts: false }), aKey({ expires: NOW })];
    for (const key of keys) expect(served({ keys: [key] })).toEqual([]);
    expect(served({ keys: [aKey({ expires: at('2026-06-01T12:00:01Z') })] })).toEqual([
      'security@orbital.example',
    ]);
  });
});

describe('an address is served', () => {
  const key = (...addresses: string[]): Partial<Content> => ({ keys: [aKey({ addresses })] });

  test('at the host of the site and at that of the namespace, without a channel there', () => {
    const found = served(
      { ...key('a@security.orbital.example', 'b@orbital.example'), channels: [] },
      aSite({ team: [] }),
    );
    expect(found).toEqual(['a@security.orbital.example', 'b@orbital.example']);
  });

  test('above or below these hosts if an active channel or the team has an address there', () => {
    const mail = aChannel({
      address:
        'mailto:security@mail.orbital.example,x@lists.orbital.example?subject=a@b.orbital.example',
    });
    const addresses = [
      'a@mail.orbital.example',
      'a@lists.orbital.example',
      'a@b.orbital.example',
      'a@team.orbital.example',
    ];
    const site = aSite({ team: [{ name: 'Ada', contact: 'ada@team.orbital.example' }] });
    expect(served({ ...key(...addresses), channels: [mail] }, site)).toEqual([
      'a@lists.orbital.example',
      'a@mail.orbital.example',
      'a@team.orbital.example',
    ]);
    expect(
      served(
        {
          ...key(...addresses),
          channels: [aChannel({ address: mail.address, status: 'retired' })],
        },
        aSite(),
      ),
    ).toEqual([]);
  });

  test('above the host of the site, if the namespace is on another host', () => {
    const site = aSite({ publisher: { name: 'O', namespace: 'https://forge.example/orbital' } });
    expect(served(key('security@orbital.example'), site)).toEqual(['security@orbital.example']);
    expect(
      served({ ...key('security@orbital.example'), channels: [] }, { ...site, team: [] }),
    ).toEqual([]);
  });

  test('not at a mail provider, a sibling of the host, or an invalid host name', () => {
    const site = aSite({
      url: 'https://orbital.pages.example/',
      publisher: { name: 'O', namespace: 'https://orbital.pages.example/' },
    });
    const channels = [
      aChannel({ address: 'mailto:orbital@provider.example' }),
      aChannel({ address: 'mailto:a@xorbital.pages.example' }),
    ];
    const addresses = [
      'orbital@provider.example',
      'a@pages.example',
      'a@xorbital.pages.example',
      '@orbital.pages.example',
      'a@../x',
      'a',
    ];
    expect(served({ ...key(...addresses), channels }, site)).toEqual([]);
  });
});

const gpg = spawnSync('gpg', ['--version']).status === 0;

test('GnuPG is installed if no test can be skipped', () => {
  if (process.env['CANDOR_NO_SKIP']) expect(gpg).toBe(true);
});

describe.skipIf(!gpg)('with GnuPG', () => {
  const home = mkdtempSync(join(tmpdir(), 'candor-wkd-'));
  const run = (...words: string[]) =>
    spawnSync('gpg', ['--homedir', home, '--batch', '--quiet', ...words], { encoding: 'utf8' });
  let content: Content;

  beforeAll(async () => {
    const userIDs = [
      { name: 'Security', email: 'Security.Team+1@orbital.example' },
      { email: 'psirt@security.orbital.example' },
    ];
    const { publicKey } = await generateKey({
      userIDs,
      format: 'armored',
      date: new Date('2026-01-01T00:00:00Z'),
    });
    const result = await inspectKey('security', 'keys/security.asc', publicKey, NOW);
    if ('finding' in result) throw new Error(result.finding.message);
    content = someContent({ keys: [result.key] });
  });
  afterAll(() => {
    spawnSync('gpgconf', ['--homedir', home, '--kill', 'all']);
    rmSync(home, { recursive: true, force: true });
  });

  test('imports every file as a key, under the hash that it computes for the address', () => {
    const files = wkd(content, aSetting()).filter(({ path }) => path.includes('/hu/'));
    expect(files).toHaveLength(4);
    for (const { path, body } of files) {
      const file = join(home, 'key');
      writeFileSync(file, body);
      expect(run('--import', file).status).toBe(0);
      expect(run('--with-wkd-hash', '--list-keys').stdout).toContain(
        path.slice(path.lastIndexOf('/') + 1),
      );
    }
    expect(run('--with-colons', '--list-keys').stdout).toContain(content.keys[0]?.fingerprint);
  });

  test('produces the same binary form from the armor', () => {
    const [key] = content.keys;
    const { stdout } = spawnSync('gpg', ['--homedir', home, '--batch', '--dearmor'], {
      input: key?.armored ?? '',
    });
    expect(stdout.length).toBeGreaterThan(100);
    expect(stdout.equals(key?.binary ?? new Uint8Array())).toBe(true);
  });
});
