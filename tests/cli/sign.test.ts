// candor sign and candor keys, with a real GnuPG and a generated key.

import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  candorHere,
  copyExample,
  filesIn,
  hashesOf,
  NOW,
  workFolder,
} from '../support/run-candor.ts';

const HAS_GPG = spawnSync('gpg', ['--version']).status === 0;
if (!HAS_GPG)
  process.stderr.write('tests/cli/sign.test.ts: there is no gpg here; its tests are skipped.\n');

it('GnuPG is installed if no test must be skipped', () => {
  if (process.env['CANDOR_NO_SKIP'] !== undefined) expect(HAS_GPG).toBe(true);
});

describe.skipIf(!HAS_GPG)('candor sign', () => {
  const work = workFolder('sign');
  // The path of the agent's socket must be short.
  const home = mkdtempSync(join(tmpdir(), 'cg-'));
  const gpg = (...words: string[]) =>
    spawnSync('gpg', ['--homedir', home, '--batch', '--quiet', ...words], { encoding: 'utf8' });
  const MADE = ['--faked-system-time', '20260901T000000!', '--passphrase', ''];
  let content = '';
  let served = '';
  let fingerprint = '';

  beforeAll(() => {
    content = copyExample(work.folder);
    served = join(work.folder, 'public');
    gpg(
      ...MADE,
      '--quick-generate-key',
      'Orbital Security <security@orbital.example>',
      'ed25519',
      'sign',
      '2y',
    );
    fingerprint =
      /^fpr:+([0-9A-F]+)/m.exec(gpg('--with-colons', '--list-secret-keys').stdout)?.[1] ?? '';
    gpg(...MADE, '--quick-add-key', fingerprint, 'cv25519', 'encr', '2y');
    writeFileSync(
      join(content, 'keys/security.asc'),
      gpg('--armor', '--export', fingerprint).stdout,
    );
  });
  afterAll(() => {
    spawnSync('gpgconf', ['--homedir', home, '--kill', 'all']);
    rmSync(home, { recursive: true, force: true });
    work.remove();
  });

  const run = (name: string, ...words: string[]) =>
    candorHere([name, '--content', content, '--now', NOW, ...words], { GNUPGHOME: home });
  const signed = (out: string): string[] =>
    [...out.matchAll(/^signed +(\S+):/gm)].map(([, path]) => path ?? '');
  const warnings = async (): Promise<string[]> => {
    const problems = JSON.parse((await run('check', '--json')).out);
    return problems
      .map(({ code }: { code: string }) => code)
      .filter((code: string) => /signature|security-txt|public-/.test(code));
  };

  it('prints what it would sign, and writes nothing', async () => {
    const files = filesIn(served);
    const { code, out, err } = await run('sign', '--dry-run');
    expect({ code, files: filesIn(served) }).toEqual({ code: 0, files });
    expect(out.match(/^to sign /gm)).toHaveLength(12);
    expect(err).toContain('Nothing was written');
  });

  it('signs every public document and security.txt, and gpg and check accept the signatures', async () => {
    const { code, out, err } = await run('sign');
    expect({ code, err }).toMatchObject({ code: 0, err: expect.stringContaining('Signed with') });
    expect(signed(out)).toHaveLength(12);
    expect(filesIn(served).join('\n')).not.toContain('orb-2026-0006');
    expect(gpg('--verify', join(served, '.well-known/security.txt')).status).toBe(0);
    expect(readFileSync(join(served, 'security.txt'))).toEqual(
      readFileSync(join(served, '.well-known/security.txt')),
    );
    expect(await warnings()).toEqual([]);
  });

  it('does not sign again if the signatures are valid', async () => {
    const before = hashesOf(served);
    const { code, out, err } = await run('sign');
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toContain('nothing to do');
    expect(hashesOf(served)).toEqual(before);
  });

  it('signs only changed documents again; a check warns until then', async () => {
    appendFileSync(join(content, 'advisories/2026/ORB-2026-0004.md'), '\nOne more sentence.\n');
    expect(await warnings()).toEqual(['signature-stale']);
    expect(signed((await run('sign')).out)).toEqual([
      expect.stringMatching(/orb-2026-0004\.json\.asc$/),
    ]);
    expect(await warnings()).toEqual([]);
  });

  it('replaces a damaged signature, and removes one without a public document', async () => {
    const folder = join(served, 'csaf/white/2026');
    writeFileSync(join(folder, 'orb-2026-0001.json.asc'), 'damaged');
    writeFileSync(join(folder, 'orb-2026-0006.json.asc'), 'of an embargoed one');
    expect((await warnings()).sort()).toEqual(['signature-orphaned', 'signature-stale']);
    expect((await run('check')).code).toBe(1);
    const { out } = await run('sign');
    expect(signed(out)).toEqual([expect.stringMatching(/orb-2026-0001\.json\.asc$/)]);
    expect(out).toMatch(/^removed .*orb-2026-0006\.json\.asc/m);
    expect(existsSync(join(folder, 'orb-2026-0006.json.asc'))).toBe(false);
    expect(await warnings()).toEqual([]);
  });

  it('signs nothing that is public only ahead of the clock, and keeps signatures of content that is public by the clock', async () => {
    const folder = join(served, 'csaf/white/2026');
    const before = filesIn(served);
    const at = (clock: string, now: string) =>
      candorHere(['sign', '--content', content, '--now', now], { GNUPGHOME: home }, () =>
        Date.parse(clock),
      );
    const ahead = await at(NOW, '2027-06-01T00:00:00Z');
    expect([ahead.code, ahead.err]).toEqual([0, expect.stringContaining('ahead of the clock')]);
    expect(filesIn(served)).toEqual(before);
    const scheduled = join(folder, 'orb-2026-0005.json.asc');
    expect(existsSync(scheduled)).toBe(true);
    await at(NOW, '2026-11-10T12:00:00Z');
    expect(existsSync(scheduled)).toBe(true);
  });

  it('signs security.txt again if its fields change, or half of its lifetime has passed', async () => {
    const later = '2027-03-01T12:00:00Z';
    const { out } = await candorHere(['sign', '--content', content, '--now', later, '--dry-run'], {
      GNUPGHOME: home,
    });
    expect(out).toMatch(/^to sign .*security\.txt: (?:"Expires" must|it expired)/m);
    writeFileSync(
      join(content, 'channels/extra.yaml'),
      'name: Extra\nkind: form\naddress: https://extra.example/\nprivate: true\nmonitored_by: The SIRT\nverified_at: 2026-11-20\n',
    );
    expect(signed((await run('sign')).out)).toEqual([
      expect.stringMatching(/\.well-known\/security\.txt$/),
      expect.stringMatching(/security\.txt$/),
    ]);
  });

  it('does not replace a security.txt that was written by hand and has more fields than the generated one', async () => {
    const file = join(served, 'security.txt');
    const before = readFileSync(file, 'utf8');
    const mine = 'Contact: mailto:me@example.org\nExpires: 2027-01-01T00:00:00Z\n';
    writeFileSync(file, mine);
    const { code, err } = await run('sign');
    expect([code, err]).toEqual([2, expect.stringContaining('Contact: mailto:me@example.org')]);
    expect(readFileSync(file, 'utf8')).toBe(mine);
    writeFileSync(file, before);
  });

  /** A text with a clear signature by the key of the content. */
  const clear = (text: string): string =>
    spawnSync('gpg', ['--homedir', home, '--batch', '--clear-sign'], {
      input: text,
      encoding: 'utf8',
    }).stdout;

  it('keeps a security.txt that someone signed by hand, and prints the removed lines of another one', async () => {
    const file = join(served, '.well-known/security.txt');
    for (const line of ['Bug-Bounty: True', '# Please read the policy first.']) {
      const mine = clear(
        `Contact: mailto:me@example.org\nExpires: 2027-01-01T00:00:00Z\n${line}\n`,
      );
      writeFileSync(file, mine);
      const { code, err } = await run('sign');
      expect([code, err]).toEqual([
        0,
        expect.stringContaining(`Contact: mailto:me@example.org, ${line}`),
      ]);
      expect(readFileSync(file, 'utf8')).toBe(mine);
    }
    // Candor can have generated this one, from an earlier channel.
    writeFileSync(file, clear('Contact: mailto:me@example.org\nExpires: 2027-01-01T00:00:00Z\n'));
    expect((await run('sign')).out).toMatch(
      /^signed .*; removed: Contact: mailto:me@example\.org$/m,
    );
    expect(await warnings()).toEqual([]);
  });

  it('replaces signatures by keys that are not under keys/ only with --all', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'cg-'));
    const other = (...words: string[]) =>
      spawnSync('gpg', ['--homedir', elsewhere, '--batch', '--quiet', ...words]);
    other(
      ...MADE,
      '--quick-generate-key',
      'Colleague <c@orbital.example>',
      'ed25519',
      'sign',
      '2y',
    );
    const file = join(served, 'csaf/white/2026/orb-2026-0001.json.asc');
    const document = join(elsewhere, 'document.json');
    writeFileSync(document, '{}');
    rmSync(file);
    other('--armor', '--output', file, '--detach-sign', document);
    const mine = readFileSync(file);
    spawnSync('gpgconf', ['--homedir', elsewhere, '--kill', 'all']);
    rmSync(elsewhere, { recursive: true, force: true });
    const { code, err } = await run('sign');
    expect([code, err]).toEqual([2, expect.stringContaining('orb-2026-0001.json.asc')]);
    expect(readFileSync(file)).toEqual(mine);
    expect((await run('sign', '--all')).code).toBe(0);
    expect(readFileSync(file)).not.toEqual(mine);
    expect(await warnings()).toEqual([]);
  });

  it('keeps the signature of a document that an author added to public/', async () => {
    const document = join(served, 'csaf/white/2019/before.json');
    mkdirSync(join(served, 'csaf/white/2019'), { recursive: true });
    writeFileSync(document, '{}');
    writeFileSync(`${document}.asc`, 'of an author');
    expect(await warnings()).toEqual(['public-collision']);
    expect((await run('sign')).code).toBe(0);
    expect(existsSync(`${document}.asc`)).toBe(true);
    rmSync(document);
    expect(await warnings()).toEqual(['signature-orphaned']);
    rmSync(`${document}.asc`);
  });

  it('does not replace a file that was written while gpg was waiting', async () => {
    const file = join(served, 'csaf/white/2026/orb-2026-0001.json.asc');
    const program = join(work.folder, 'gpg-that-waits');
    const write = `case "$*" in *detach*) echo mine > '${file}';; esac`;
    writeFileSync(program, `#!/bin/sh\n${write}\nexec gpg "$@"\n`, { mode: 0o755 });
    const { code, err } = await run('sign', '--all', '--gpg', program);
    expect([code === 0, err]).toEqual([
      false,
      expect.stringContaining('was changed by another process'),
    ]);
    expect(readFileSync(file, 'utf8')).toBe('mine\n');
    expect((await run('sign')).code).toBe(0);
  });

  it('checks whether a built site matches the signed files', async () => {
    const dist = join(work.folder, 'dist');
    mkdirSync(dist);
    const { code, err } = await run('sign', '--dist', dist);
    expect(code).toBe(1);
    expect(err).toContain('orb-2026-0001.json.asc: it is missing');
  });

  it('refuses keys that readers or gpg do not have', async () => {
    expect(await run('sign', '--all', '--key', '0'.repeat(40))).toMatchObject({
      code: 2,
      err: expect.stringContaining('is not a valid key'),
    });
    const elsewhere = mkdtempSync(join(tmpdir(), 'cg-'));
    const { code, err } = await candorHere(['sign', '--all', '--content', content, '--now', NOW], {
      GNUPGHOME: elsewhere,
    });
    spawnSync('gpgconf', ['--homedir', elsewhere, '--kill', 'all']);
    rmSync(elsewhere, { recursive: true, force: true });
    expect({ code, err }).toMatchObject({
      code: 2,
      err: expect.stringContaining('no private key for any'),
    });
    expect(await run('sign', '--all', '--gpg', '/nowhere/gpg')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Install GnuPG'),
    });
  });

  it('writes nothing if gpg fails in the middle', async () => {
    const before = hashesOf(served);
    const program = join(work.folder, 'gpg-that-fails');
    writeFileSync(
      program,
      '#!/bin/sh\ncase "$*" in *list-secret*|*detach*) exec gpg "$@";; *) echo "no card" >&2; exit 2;; esac\n',
      { mode: 0o755 },
    );
    const { code, err } = await run('sign', '--all', '--gpg', program);
    expect({ code, err }).toMatchObject({
      code: 1,
      err: expect.stringMatching(/nothing was written[\s\S]*no card/),
    });
    expect(hashesOf(served)).toEqual(before);
  });

  it('candor keys prints the properties and the users of a key', async () => {
    const { code, out } = await run('keys');
    expect(code).toBe(0);
    expect(out).toContain(fingerprint.replace(/(.{4})(?=.)/g, '$1 '));
    expect(out).toMatch(/can +encrypt, sign\n/);
    expect(out).toContain('channel mail (Security mail)');
    expect(out).toContain(
      'security@orbital.example: /.well-known/openpgpkey/hu/t5s8ztdbon8yzntexy6oz5y48etqsnbb',
    );
    const [key] = JSON.parse((await run('keys', '--json')).out).keys;
    expect(key).toMatchObject({
      fingerprint,
      signs: true,
      encrypts: true,
      revoked: false,
      faults: [],
      expires_in_days: 647,
    });
  });

  it('candor keys has exit code 1 for an expired or unreadable key', async () => {
    const late = await candorHere(['keys', '--content', content, '--now', '2029-01-01T00:00:00Z']);
    expect(late).toMatchObject({ code: 1, out: expect.stringContaining('It expired on 2028-08-') });
    writeFileSync(join(content, 'keys/broken.asc'), '-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nx\n');
    expect(await run('keys')).toMatchObject({
      code: 1,
      err: expect.stringContaining('key-unreadable'),
    });
  });
});
