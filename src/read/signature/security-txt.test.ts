import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCleartextMessage, generateKey, type PrivateKey, sign } from 'openpgp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { securityTxt } from '../../formats/contact/security-txt.ts';
import { aSetting } from '../../formats/setting.fixture.ts';
import type { Content } from '../../model/content.ts';
import type { Instant } from '../../model/instant.ts';
import type { PublicKey } from '../../model/reporting/key.ts';
import { aSite, at, NOW, someContent } from '../../model/testing/advisory.fixture.ts';
import { readContent } from '../index.ts';
import { inspectKey } from '../key/key.ts';
import { checkSecurityTxt } from './security-txt.ts';

const GPG = ['/usr/bin/gpg', '/usr/local/bin/gpg', '/opt/homebrew/bin/gpg'].find((path) =>
  existsSync(path),
);
const FILE = '../public/.well-known/security.txt';
const MADE = new Date('2026-01-01T00:00:00Z');

const root = mkdtempSync(join(tmpdir(), 'candor-security-txt-'));
const publicFolder = join(root, 'public');
let ours: PrivateKey;
let theirs: PrivateKey;
let keys: PublicKey[];
let content: Content;
let body: string;

const make = async (): Promise<PrivateKey> => {
  const { privateKey } = await generateKey({
    type: 'ecc',
    curve: 'ed25519Legacy',
    userIDs: [{ name: 'Orbital', email: 'security@orbital.example' }],
    date: MADE,
    format: 'object',
  });
  return privateKey;
};

async function factsOf(key: PrivateKey): Promise<PublicKey> {
  const result = await inspectKey('security', 'keys/security.asc', key.toPublic().armor(), NOW);
  if (!('key' in result)) throw new Error(result.finding.message);
  return result.key;
}

async function signedBy(
  key: PrivateKey,
  text: string,
  date = new Date('2026-05-01T00:00:00Z'),
): Promise<string> {
  return sign({ message: await createCleartextMessage({ text }), signingKeys: key, date });
}

/** The findings for a text in place of security.txt: code, file, the text at the place, message. */
async function found(
  text: string,
  changes: Partial<Content> = {},
  now: Instant = NOW,
  path = '.well-known/security.txt',
) {
  mkdirSync(join(publicFolder, '.well-known'), { recursive: true });
  writeFileSync(join(publicFolder, path), text);
  const { findings, texts } = await checkSecurityTxt({
    folder: join(root, 'content'),
    publicFolder,
    now,
    site: aSite(),
    content: { ...content, publicFiles: [path], ...changes },
  });
  return findings.map(({ code, file, at: place, message }) => {
    const span = typeof place === 'object' && 'offset' in place ? place : undefined;
    const where = span && texts.get(file)?.slice(span.offset, span.offset + span.length);
    return { code, file, at: where ?? place, ...(message === undefined ? {} : { message }) };
  });
}

beforeAll(async () => {
  [ours, theirs] = await Promise.all([make(), make()]);
  keys = [await factsOf(ours)];
  content = someContent({ keys });
  body = String(securityTxt(content, aSetting({}))[0]?.body);
});
beforeEach(() => rmSync(publicFolder, { recursive: true, force: true }));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('a security.txt in public/', () => {
  test('that is signed by a listed key and agrees with the content is accepted, at both places', async () => {
    expect(await found(await signedBy(ours, body))).toEqual([]);
    expect(await found(await signedBy(ours, body), {}, NOW, 'security.txt')).toEqual([]);
  });

  test('can have lines that end with CRLF and an earlier expiry than a generated one', async () => {
    const text = body.replace(/^Expires: .*$/m, 'Expires: 2026-06-02T00:00:00Z');
    expect(await found((await signedBy(ours, text)).replace(/\r?\n/g, '\r\n'))).toEqual([]);
  });

  test('that is not signed is a warning', async () => {
    expect(await found(body)).toEqual([{ code: 'security-txt-unsigned', file: FILE, at: 'start' }]);
  });

  test('that was changed after it was signed is an error', async () => {
    const text = (await signedBy(ours, `${body}# Welcome\n`)).replace('# Welcome', '# Beware');
    expect(await found(text)).toEqual([
      {
        code: 'security-txt-signature',
        file: FILE,
        at: 'start',
        message: expect.stringContaining('is invalid'),
      },
    ]);
  });

  test('that is signed by an unknown key, by a revoked key or without any listed key is an error', async () => {
    const id = theirs.getKeyID().toHex().toUpperCase();
    expect(await found(await signedBy(theirs, body))).toEqual([
      {
        code: 'security-txt-signature',
        file: FILE,
        at: 'start',
        message: `The file is signed with the key ${id}, which is not a valid key under keys/.`,
      },
    ]);
    const signed = await signedBy(ours, body);
    const revoked = keys.map((key) => ({ ...key, revoked: true }));
    expect((await found(signed, { keys: revoked })).map(({ code }) => code)).toContain(
      'security-txt-signature',
    );
    expect((await found(signed, { keys: [] })).map(({ code }) => code)).toContain(
      'security-txt-signature',
    );
  });

  test('that is signed in the future is an error', async () => {
    const text = await signedBy(ours, body, new Date('2026-06-02T00:00:00Z'));
    expect((await found(text)).map(({ code, message }) => [code, message])).toEqual([
      ['security-txt-signature', expect.stringContaining('is dated in the future')],
    ]);
  });

  test('whose signature is cut short is an error', async () => {
    const text = (await signedBy(ours, body)).split('\n').slice(0, -5).join('\n');
    expect((await found(text)).map(({ code }) => code)).toEqual(['security-txt-signature']);
  });

  test('with a line that the signature does not cover is an error at that line', async () => {
    const text = `${await signedBy(ours, body)}Contact: mailto:me@evil.example\n`;
    expect(await found(text)).toMatchObject([
      { code: 'security-txt-signature', at: 'Contact: mailto:me@evil.example' },
    ]);
  });

  test.each([
    [
      'that has expired',
      'Expires: 2026-06-01T12:00:00Z',
      'The file expired at 2026-06-01T12:00:00Z.',
    ],
    ['that expires at no time', 'Expires: soon', '"soon" is not a time with a zone (RFC 3339).'],
  ])('%s is an error at its line', async (_, line, message) => {
    const text = await signedBy(ours, body.replace(/^Expires: .*$/m, line));
    expect(await found(text)).toEqual([
      { code: 'security-txt-expired', file: FILE, at: line, message },
    ]);
  });

  test('that has no expiry, or has two, is an error', async () => {
    const none = await signedBy(ours, body.replace(/^Expires: .*\n/m, ''));
    expect(await found(none)).toMatchObject([{ code: 'security-txt-expired', at: 'start' }]);
    const twice = await signedBy(ours, `${body}expires: 2026-07-01T00:00:00Z\n`);
    expect(await found(twice)).toMatchObject([
      { code: 'security-txt-expired', at: 'expires: 2026-07-01T00:00:00Z' },
    ]);
  });

  test('that differs from the content is a warning that names the fields', async () => {
    const text = body
      .replace(/^Policy: .*$/m, 'Policy: https://old.example/')
      .replace(/^CSAF: .*\n/m, '');
    expect(await found(await signedBy(ours, text))).toEqual([
      {
        code: 'security-txt-fields',
        file: FILE,
        at: 'Policy: https://old.example/',
        message: 'These fields differ from the content: CSAF, Policy.',
      },
    ]);
  });

  test('that is not text is an error', async () => {
    expect((await found('')).map(({ code }) => code)).toEqual(['file-empty']);
  });
});

test('a content folder is read with the security.txt beside it, by line and column', async () => {
  mkdirSync(publicFolder);
  writeFileSync(join(publicFolder, 'security.txt'), '# Old\nExpires: 2026-01-01T00:00:00Z\n');
  const folder = join(import.meta.dirname, '../../../content');
  const { problems } = await readContent({ folder, publicFolder, now: at('2026-11-22T12:00:00Z') });
  const ours = problems.filter(({ file }) => file.endsWith('security.txt'));
  expect(ours.map(({ code, level, line, column }) => [code, level, line, column])).toEqual([
    ['security-txt-fields', 'warning', 1, 1],
    ['security-txt-unsigned', 'warning', 1, 1],
    ['security-txt-expired', 'error', 2, 1],
  ]);
});

describe.skipIf(GPG === undefined)('a security.txt that GnuPG signed', () => {
  const home = mkdtempSync(join(tmpdir(), 'candor-gpg-'));
  const gpg = (words: string[], input?: string): string => {
    const { status, stdout, stderr } = spawnSync(
      GPG ?? 'gpg',
      [
        '--homedir',
        home,
        '--batch',
        '--quiet',
        '--faked-system-time',
        '20260501T000000!',
        ...words,
      ],
      { input, encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(stderr);
    return stdout;
  };
  afterAll(() => {
    spawnSync('gpgconf', ['--homedir', home, '--kill', 'all']);
    rmSync(home, { recursive: true, force: true });
  });

  test('is accepted', async () => {
    gpg([
      '--passphrase',
      '',
      '--quick-generate-key',
      'security@orbital.example',
      'ed25519',
      'sign',
      'never',
    ]);
    const armored = gpg(['--armor', '--export']);
    const result = await inspectKey('gnupg', 'keys/gnupg.asc', armored, at('2026-06-01T00:00:00Z'));
    if (!('key' in result)) throw new Error(result.finding.message);
    const signed = gpg(['--clearsign'], body);
    expect(await found(signed, { keys: [...keys, result.key] })).toEqual([]);
    expect((await found(signed)).map(({ code }) => code)).toEqual(['security-txt-signature']);
  });
});
