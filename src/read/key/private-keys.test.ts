// Ways to put a secret into public/, each detected; and harmless files, which are not reported.

import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  brotliCompressSync,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib';
import { zipSync } from 'fflate';
import { afterEach, describe, expect, test } from 'vitest';
import { scanPublic } from './private-keys.ts';

// Built from parts, so that no scanner reports this file as a leak.
const TOKEN = `gh${'p_'}aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1eF3hI5`;
const TEXT = `The build uses ${TOKEN} to publish. ${'Nothing else is said here. '.repeat(3)}`;
const { privateKey: rsa } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const { privateKey: ec, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const { privateKey: ed } = generateKeyPairSync('ed25519');
const PEM = ed.export({ type: 'pkcs8', format: 'pem' });
const html = (text: string): string => `<!doctype html><title>x</title><p>${text}</p>`;
const entities = [...TOKEN].map((letter) => `&#x${letter.charCodeAt(0).toString(16)};`).join('');
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const folded = (text: string, width: number): string =>
  text.replace(new RegExp(`(.{${width}})`, 'g'), '$1\n');
const body = (pem: string | Buffer): string => pem.toString().replace(/-----[^-]+-----|\n/g, '');

let work = '';
afterEach(() => rmSync(work, { recursive: true, force: true }));

function scan(path: string, content: string | Uint8Array) {
  work = mkdtempSync(join(tmpdir(), 'candor-public-'));
  const file = join(work, 'public', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return scanPublic(join(work, 'public'), join(work, 'content'));
}
const codes = (path: string, content: string | Uint8Array): string[] => {
  const { findings } = scan(path, content);
  for (const { file, message } of findings) {
    expect(file).toBe(`../public/${path}`);
    expect(message ?? '').not.toContain(TOKEN);
  }
  return findings.map(({ code }) => code);
};

describe('a token in public/ is found', () => {
  test.each<readonly [string, string, string | Uint8Array]>([
    ['in a text', 'a.txt', TEXT],
    ['in UTF-16', 'a.txt', utf16(TEXT)],
    ['in UTF-16, the other way round', 'a.txt', utf16(TEXT).swap16()],
    ['in UTF-32', 'a.txt', Buffer.from(Uint32Array.from(Buffer.from(TEXT)).buffer)],
    [
      'in UTF-16 inside of other bytes',
      'a.bin',
      Buffer.concat([Buffer.from([1, 255, 0, 7]), utf16(TEXT)]),
    ],
    ['in gzip', 'a.bin', gzipSync(TEXT)],
    [
      'in gzip behind a header',
      'a.bin',
      Buffer.concat([Buffer.from('\xffv1', 'latin1'), gzipSync(TEXT)]),
    ],
    ['in Base64', 'a.json', JSON.stringify({ data: Buffer.from(TEXT).toString('base64') })],
    ['in Base64 of the token alone', 'a.yaml', `token: ${Buffer.from(TOKEN).toString('base64')}`],
    [
      'in Base64 in short lines',
      'a.eml',
      `x\n\n${folded(Buffer.from(TEXT).toString('base64'), 40)}\n`,
    ],
    ['in Base64 of gzip', 'a.js', `const x = "${gzipSync(TEXT).toString('base64')}"`],
    [
      'in Base64 of Base64',
      'a.txt',
      Buffer.from(Buffer.from(TEXT).toString('base64')).toString('base64'),
    ],
    [
      'in Base64 in an address',
      'a.html',
      html(`<a href="data:text/plain;base64,${Buffer.from(TEXT).toString('base64')}">x</a>`),
    ],
    [
      'in Base64 of UTF-16, as PowerShell takes it',
      'a.ps1',
      `powershell -enc ${utf16(TEXT).toString('base64')}`,
    ],
    ['in hexadecimal digits', 'a.txt', Buffer.from(TEXT).toString('hex')],
    ['in ZIP', 'a.zip', zipSync({ 'b.txt': Buffer.from(TEXT) })],
    ['in ZIP in ZIP', 'a.zip', zipSync({ 'b.zip': zipSync({ 'c.txt': Buffer.from(TEXT) }) })],
    ['in an Office document', 'a.docx', zipSync({ 'word/document.xml': Buffer.from(html(TEXT)) })],
    ['in the name of an entry of ZIP', 'a.zip', zipSync({ [`${TOKEN}.txt`]: Buffer.from('x') })],
    [
      'in the comment of gzip',
      'a.gz',
      Buffer.concat([
        Buffer.from([0x1f, 0x8b, 8, 16, 0, 0, 0, 0, 0, 3]),
        Buffer.from(`${TOKEN}\0`),
        deflateRawSync('x'),
      ]),
    ],
    ['in zlib', 'a.bin', deflateSync(TEXT)],
    ['in deflate without a header', 'a.bin', deflateRawSync(TEXT)],
    ['in Zstandard', 'a.bin', zstdCompressSync(TEXT)],
    ['in Brotli', 'a.bin', brotliCompressSync(TEXT)],
    [
      'in a stream of PDF',
      'a.pdf',
      Buffer.concat([
        Buffer.from('%PDF-1.7\nstream\n'),
        deflateSync(`(${TOKEN}) Tj`),
        Buffer.from('\nendstream'),
      ]),
    ],
    [
      'in a stream of PDF, letter by letter',
      'a.pdf',
      Buffer.concat([
        Buffer.from('%PDF-1.7\nstream\n'),
        deflateSync(`[${[...TOKEN].map((one) => `(${one})`).join(' -3 ')}] TJ`),
        Buffer.from('\nendstream'),
      ]),
    ],
    [
      'in a stream of PDF in hexadecimal digits',
      'a.pdf',
      Buffer.concat([
        Buffer.from('%PDF-1.7\nstream\n'),
        deflateSync(`<${Buffer.from(TOKEN).toString('hex')}> Tj`),
        Buffer.from('\nendstream'),
      ]),
    ],
    ['in entities', 'a.html', html(entities)],
    ['in entities of a comment', 'a.svg', `<svg><!-- ${entities} --></svg>`],
    ['under tags', 'a.html', html(TOKEN.replace('_', '_<b></b>'))],
    ['under escapes of JSON', 'a.json', `{"a":"${TOKEN.replace('_', '\\u005f')}"}`],
    ['under escapes of addresses', 'a.txt', `https://x.example/?t=${TOKEN.replace('_', '%5F')}`],
    ['in quoted-printable', 'a.eml', TOKEN.replace('_', '=5F').replace('K9', 'K=\r\n9')],
    ['in parts that source code joins', 'a.js', `"${TOKEN.slice(0, 9)}" + "${TOKEN.slice(9)}"`],
    ['with a character that nobody sees', 'a.txt', `${TOKEN.slice(0, 9)}\u200b${TOKEN.slice(9)}`],
    ['in full width', 'a.txt', TOKEN.replace('gh', '\uff47\uff48')],
  ])('%s', (_, path, content) => {
    expect(codes(path, content)).toContain('secret-token');
    expect(scan(path, content).files).toEqual([]);
  });
});

const jwk = JSON.stringify({ keys: [ec.export({ format: 'jwk' })] }, null, 2);

describe('a private key in public/ is found', () => {
  test.each<readonly [string, string, string | Uint8Array]>([
    ['in PEM', 'a.txt', PEM],
    ['in PEM in one line of JSON', 'a.json', JSON.stringify({ private_key: PEM })],
    ['in PEM in ZIP', 'a.zip', zipSync({ 'x/key': Buffer.from(PEM) })],
    ['as a JSON Web Key', 'keys.json', jwk],
    [
      'as a JSON Web Key with its parts in another order',
      'keys.json',
      `{"d":"${'aB3-'.repeat(11)}","crv":"P-256","kty":"EC"}`,
    ],
    ['as a JSON Web Key in YAML', 'keys.yaml', `kty: OKP\ncrv: Ed25519\nd: ${'aB3-'.repeat(11)}\n`],
    ['as a symmetric JSON Web Key', 'keys.json', `{"kty":"oct","k":"${'aB3-'.repeat(11)}"}`],
    ['as a JSON Web Key in Base64', 'a.env.txt', Buffer.from(jwk).toString('base64')],
    ['as PKCS #8', 'a.bin', rsa.export({ type: 'pkcs8', format: 'der' })],
    ['as PKCS #8 of Ed25519', 'a.bin', ed.export({ type: 'pkcs8', format: 'der' })],
    [
      'as PKCS #8 in Base64 without its lines',
      'a.txt',
      `key=${body(rsa.export({ type: 'pkcs8', format: 'pem' }))}`,
    ],
    [
      'as encrypted PKCS #8',
      'a.bin',
      rsa.export({ type: 'pkcs8', format: 'der', cipher: 'aes-256-cbc', passphrase: 'x' }),
    ],
    ['as PKCS #1', 'a.bin', rsa.export({ type: 'pkcs1', format: 'der' })],
    ['as SEC 1', 'a.bin', ec.export({ type: 'sec1', format: 'der' })],
    [
      'as PKCS #12',
      'a.bin',
      Buffer.from('308209b10201033082097706092a864886f70d010701a0820968', 'hex'),
    ],
    ['in a key store of Java', 'a.bin', Buffer.from('feedfeed000000020000000100000001', 'hex')],
    ['in a database of KeePass', 'a.bin', Buffer.from('03d9a29a67fb4bb501000400', 'hex')],
    ['of PuTTY', 'a.txt', 'PuTTY-User-Key-File-3: ssh-ed25519\n'],
    [
      'of OpenSSH without its lines',
      'a.txt',
      'b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAAB',
    ],
    ['of age', 'a.txt', `AGE-SECRET-KEY-1${'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L'.repeat(2)}`],
    [
      'of WireGuard',
      'a.txt',
      `[Interface]\nPrivateKey = ${Buffer.alloc(32, 7).toString('base64')}\n`,
    ],
  ])('%s', (_, path, content) => {
    expect(codes(path, content)).toContain('key-private');
  });
});

describe('a repository in public/ is found', () => {
  test.each<readonly [string, string, string | Uint8Array]>([
    ['a working copy', '.git/HEAD', 'ref: refs/heads/main\n'],
    ['in capitals', 'a/.GIT/HEAD', 'ref: refs/heads/main\n'],
    ['with a character that nobody sees', '.g\u200cit/HEAD', 'ref: refs/heads/main\n'],
    ['a file that leads to one', 'a/.git', 'gitdir: ../x\n'],
    ['a bare one', `x/objects/${'ab'.repeat(1)}/${'0'.repeat(38)}`, deflateSync('blob 1\0x')],
    [
      'a bundle',
      'x.dat',
      '# v2 git bundle\n0123456789012345678901234567890123456789 refs/heads/main\n\nPACK',
    ],
    ['a bundle in gzip', 'x.dat', gzipSync('# v3 git bundle\n@object-format=sha1\n')],
    ['a loose object', 'x.dat', deflateSync('commit 5\0tree ')],
    ['the HEAD of a bare repository', 'x/HEAD', 'ref: refs/heads/main\n'],
    ['its references', 'x/packed-refs', '# pack-refs with: peeled fully-peeled sorted \n'],
    ['its settings', 'x/config', '[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n'],
    [
      'its log',
      'x/logs/HEAD',
      `${'0'.repeat(40)} ${'1a'.repeat(20)} A <a@b.example> 1767225600 +0000\tcommit (initial): x\n`,
    ],
    ['a pack', 'x.dat', Buffer.from('PACK\0\0\0\x02\0\0\0\0', 'latin1')],
    ['in ZIP', 'x.zip', zipSync({ 'site/.git/config': Buffer.from('[core]\n') })],
  ])('%s', (_, path, content) => {
    expect(codes(path, content)).toContain('public-repository');
  });
});

describe('a file that cannot be searched is reported', () => {
  test.each<readonly [string, string, string | Uint8Array]>([
    ['7z', 'a.7z', Buffer.from("7z\xbc\xaf'\x1c\0\x04", 'latin1')],
    ['RAR', 'a.rar', Buffer.from('Rar!\x1a\x07\x01\0', 'latin1')],
    ['xz', 'a.xz', Buffer.from('\xfd7zXZ\0\0\x04', 'latin1')],
    ['bzip2', 'a.bz2', Buffer.from('BZh91AY&SY\x01\x02', 'latin1')],
    ['xz in ZIP', 'a.zip', zipSync({ 'b.xz': Buffer.from('\xfd7zXZ\0\0\x04', 'latin1') })],
    ['7z behind a program', 'a.exe', Buffer.from("MZ\x90\0\xff7z\xbc\xaf'\x1c\0\x04", 'latin1')],
    [
      '7z in Base64',
      'a.txt',
      Buffer.from(`7z\xbc\xaf'\x1c\0\x04${'\0'.repeat(99)}`, 'latin1').toString('base64'),
    ],
    ['ZIP with a password', 'a.zip', encryptedZip()],
    ['PDF with a password', 'a.pdf', '%PDF-1.7\ntrailer <</Encrypt 7 0 R>>'],
    ['a message to another person', 'a.txt', 'age-encryption.org/v1\n-> X25519 x\n'],
  ])('%s', (_, path, content) => {
    expect(codes(path, content)).toContain('public-opaque');
  });

  function encryptedZip(): Uint8Array {
    const bytes = zipSync({ 'a.txt': Buffer.from('x') });
    bytes[6] = 1;
    return bytes;
  }
});

test.each<readonly [string, string | Uint8Array]>([
  [
    'pictures/shape.svg',
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>',
  ],
  [
    'notes.txt',
    `sha256 ${'0123456789abcdef'.repeat(4)} and sha512-${Buffer.alloc(64, 9).toString('base64')}`,
  ],
  ['keys.json', JSON.stringify({ keys: [publicKey.export({ format: 'jwk' })] })],
  ['public.pem', publicKey.export({ type: 'spki', format: 'pem' })],
  ['slides.html', html('<a href="https://other.example/">More</a><img src="picture.png" alt="">')],
  ['archive.tar.gz', gzipSync('just a text '.repeat(99))],
  ['source.zip', zipSync({ 'a/.gitignore': Buffer.from('dist\n'), 'a/x~': Buffer.from('x') })],
  ['.well-known/security.txt', 'Contact: mailto:security@orbital.example\n'],
  ['CNAME', 'security.orbital.example\n'],
  ['.nojekyll', ''],
])('no finding for %s', (path, content) => {
  expect(scan(path, content)).toEqual({ files: [path], findings: [] });
});

test.each(['.env', 'home/.ssh/id_rsa'])(
  '%s in an archive is found by its name, even if its content is not read',
  (name) => {
    const archive = zipSync({ [name]: Buffer.from('A=b') });
    expect(codes('a.zip', archive)).toContain('public-secret-file');
    new DataView(archive.buffer, archive.byteOffset).setUint16(6, 1, true);
    expect(codes('a.zip', archive)).toEqual(
      expect.arrayContaining(['public-secret-file', 'public-opaque']),
    );
  },
);
