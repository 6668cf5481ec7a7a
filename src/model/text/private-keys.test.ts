import fc from 'fast-check';
import { generateKey, readKey, readPrivateKey } from 'openpgp';
import { describe, expect, test } from 'vitest';
import { findPrivateKey, findPrivateKeyIn } from './private-keys.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const wide = (text: string): Uint8Array =>
  Uint8Array.from([...text].flatMap((letter) => [letter.charCodeAt(0), 0]));

// Assembled here, so that no scanner reports this file as a leak.
const BEGIN = '-----BEGIN';
const KEY = 'PRIVATE KEY';

const MARKS = [
  `${BEGIN} PGP ${KEY} BLOCK-----`,
  `${BEGIN} PGP SECRET KEY BLOCK-----`,
  `${BEGIN} ${KEY}-----`,
  `${BEGIN} RSA ${KEY}-----`,
  `${BEGIN} EC ${KEY}-----`,
  `${BEGIN} DSA ${KEY}-----`,
  `${BEGIN} OPENSSH ${KEY}-----`,
  `${BEGIN} ENCRYPTED ${KEY}-----`,
  '---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----',
  'PuTTY-User-Key-File-3: ssh-ed25519',
  `AGE-SECRET-KEY-1${'Q'.repeat(58)}`,
  'untrusted comment: minisign encrypted secret key',
  'untrusted comment: signify secret key',
];

describe('a private key by its marker', () => {
  test.each(MARKS)('%s', (mark) => {
    expect(findPrivateKeyIn(`text\n${mark}\nabcd\n`)).toEqual({
      offset: 5,
      length: expect.any(Number),
    });
    expect(findPrivateKeyIn(`key: "${mark}\\nabcd"`)?.offset).toBe(6);
  });

  test.each(MARKS)('%s, in bytes: anywhere, as UTF-16, and after binary data', (mark) => {
    expect(findPrivateKey(bytesOf(`${'x'.repeat(20_000)}\n${mark}\n`))).toMatchObject({
      offset: 20_001,
    });
    expect(findPrivateKey(wide(`x\n${mark}`))).toMatchObject({ offset: 2 });
    expect(findPrivateKey(Uint8Array.from([0xff, 0xfe, 0x80, ...bytesOf(mark)]))).toMatchObject({
      offset: 3,
    });
  });

  test('is found at any place of any text', () => {
    fc.assert(
      fc.property(fc.constantFrom(...MARKS), fc.string(), fc.string(), (mark, before, after) => {
        expect(findPrivateKeyIn(`${before}\n${mark}\n${after}`)).toBeDefined();
      }),
    );
  });
});

describe('an OpenPGP key of the common kinds', () => {
  const kinds = [
    { type: 'ecc', curve: 'curve25519Legacy' },
    { type: 'ecc', curve: 'nistP256' },
    { type: 'rsa', rsaBits: 2048 },
    { type: 'ecc', curve: 'curve25519Legacy', passphrase: 'secret' },
    { type: 'ecc', curve: 'nistP384' },
    { type: 'curve25519' },
  ] as const;

  test.each(kinds)(
    '%j: the private one is found in every form, the public one in none',
    async (kind) => {
      const userIDs = [{ name: 'Example', email: 'a@example.org' }];
      const made = await generateKey({ ...kind, userIDs, format: 'armored' });
      const body = (armor: string): string =>
        armor.split(/\r?\n\r?\n/)[1]?.replace(/\r?\n=[\s\S]*$/, '') ?? '';
      expect(findPrivateKeyIn(made.privateKey)).toBeDefined();
      // The header lines are cut off, as by a mail program or by accident.
      expect(
        findPrivateKeyIn(`notes\n\n${body(made.privateKey)}\n`),
        body(made.privateKey).slice(0, 60),
      ).toBeDefined();
      expect(
        findPrivateKey((await readPrivateKey({ armoredKey: made.privateKey })).write()),
      ).toEqual({
        offset: 0,
        length: 1,
      });
      const secret = (await readPrivateKey({ armoredKey: made.privateKey })).write();
      const open = (await readKey({ armoredKey: made.publicKey })).write();
      expect(
        findPrivateKey(Uint8Array.from([...open, ...secret])),
        'behind a public key',
      ).toBeDefined();
      expect(findPrivateKeyIn(`key: ${Buffer.from(secret).toString('base64')}`)).toBeDefined();
      expect(findPrivateKeyIn(`key: ${Buffer.from(open).toString('base64')}`)).toBeUndefined();
      expect(findPrivateKeyIn(made.publicKey)).toBeUndefined();
      expect(findPrivateKeyIn(body(made.publicKey))).toBeUndefined();
      expect(
        findPrivateKey((await readKey({ armoredKey: made.publicKey })).write()),
      ).toBeUndefined();
    },
  );
});

describe('no private key', () => {
  test.each([
    [
      'a public PGP key',
      `${BEGIN} PGP PUBLIC KEY BLOCK-----\n\nabcd\n-----END PGP PUBLIC KEY BLOCK-----`,
    ],
    ['a public key', `${BEGIN} PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n`],
    ['a certificate', `${BEGIN} CERTIFICATE-----\nMIIB\n`],
    ['a signature', `${BEGIN} PGP SIGNATURE-----\n\nabcd\n`],
    [
      'a public SSH key',
      'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIabcdefghijklmnopqrstuvwxyz0123456789ABCDE a@example.org',
    ],
    ['a recipient of age', 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p'],
    ['a public key of minisign', 'untrusted comment: minisign public key ABCDEF\nRWQ'],
    [
      'words about private keys',
      'Never send us your private key. A line "BEGIN PRIVATE KEY" starts one.',
    ],
    ['nothing', ''],
  ])('is found in %s', (_, text) => {
    expect(findPrivateKeyIn(text)).toBeUndefined();
    expect(findPrivateKey(bytesOf(text))).toBeUndefined();
  });

  test('is found in a long block of base64, even if a line starts like a key', () => {
    const line = 'xVgEaVW5'.padEnd(64, 'A');
    expect(findPrivateKeyIn(`${'A'.repeat(64)}\n${line}\n`)).toBeUndefined();
    expect(findPrivateKeyIn(`${'A'.repeat(64)}\r\n${line}\r\n`)).toBeUndefined();
    expect(findPrivateKeyIn(`\n${line}\n`)).toBeDefined();
  });

  test('is found in base64 of any bytes, in lines as mail programs write them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 200, maxLength: 3000 }), (bytes) => {
        const text = Buffer.from([0, ...bytes])
          .toString('base64')
          .replace(/(.{64})/g, '$1\n');
        expect(findPrivateKeyIn(text)).toBeUndefined();
      }),
    );
  });

  test.each([
    ['PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
    ['JPEG', [0xff, 0xd8, 0xff, 0xe0, 0, 0x10]],
    ['ZIP', [0x50, 0x4b, 3, 4, 0x14, 0]],
    ['gzip', [0x1f, 0x8b, 8, 0, 0, 0]],
    ['PDF', [0x25, 0x50, 0x44, 0x46, 0x2d, 0x31]],
    ['WOFF2', [0x77, 0x4f, 0x46, 0x32, 0, 1]],
    ['a binary public key', [0xc6, 0x33, 4, 0, 0, 0]],
    ['a text that starts with Š', [0xc5, 0xa0, 0x61, 0x62]],
    ['a byte', [0xc5]],
    ['nothing', []],
  ])('is found at the start of %s', (_, bytes) => {
    expect(findPrivateKey(Uint8Array.from(bytes))).toBeUndefined();
  });

  test('is found for a secret key packet that does not start the file', () => {
    const packet = Uint8Array.from([0xc5, 0x58, 4, 0x60, 0, 0, 0, 22]);
    expect(findPrivateKey(packet)).toEqual({ offset: 0, length: 1 });
    expect(findPrivateKey(packet, false)).toBeUndefined();
  });
});
