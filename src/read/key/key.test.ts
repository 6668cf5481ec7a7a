import {
  generateKey,
  readKey,
  readKeys,
  readPrivateKey,
  revokeKey,
  SecretKeyPacket,
  type Subkey,
} from 'openpgp';
import { describe, expect, test } from 'vitest';
import type { PublicKey } from '../../model/reporting/key.ts';
import { at } from '../../model/testing/advisory.fixture.ts';
import { inspectKey } from './key.ts';

const NOW = at('2026-06-01T12:00:00Z');
const CREATED = new Date('2026-01-01T00:00:00Z');

async function made(options: Partial<Parameters<typeof generateKey>[0]> = {}) {
  return generateKey({
    type: 'ecc',
    curve: 'curve25519Legacy',
    userIDs: [{ name: 'Orbital Security', email: 'security@orbital.example' }],
    date: CREATED,
    ...options,
    format: 'armored',
  });
}

const inspect = (armored: string) => inspectKey('security', 'keys/security.asc', armored, NOW);

async function factsOf(armored: string): Promise<PublicKey> {
  const result = await inspect(armored);
  if ('finding' in result) throw new Error(`${result.finding.code} ${result.finding.message}`);
  return result.key;
}

async function codeOf(armored: string): Promise<string> {
  const result = await inspect(armored);
  return 'finding' in result ? result.finding.code : 'a key';
}

describe('a public key', () => {
  test('is read into facts', async () => {
    const { publicKey } = await made();
    const fingerprint = (await readKey({ armoredKey: publicKey })).getFingerprint().toUpperCase();
    const key = await factsOf(publicKey);
    expect(key).toMatchObject({
      name: 'security',
      file: 'keys/security.asc',
      armored: publicKey,
      fingerprint,
      userIds: ['Orbital Security <security@orbital.example>'],
      addresses: ['security@orbital.example'],
      algorithm: 'Ed25519',
      created: '2026-01-01T00:00:00Z',
      revoked: false,
      encrypts: true,
      gnupg: true,
    });
    expect(key.expires).toBeUndefined();
  });

  test('of type RSA is named with its size', async () => {
    expect((await factsOf((await made({ type: 'rsa', rsaBits: 2048 })).publicKey)).algorithm).toBe(
      'RSA 2048',
    );
  });

  test('of a kind that GnuPG 2.2 does not know is marked as such', async () => {
    const { publicKey } = await made({ type: 'curve25519', config: { v6Keys: true } });
    expect(await factsOf(publicKey)).toMatchObject({
      gnupg: false,
      algorithm: 'Ed25519 (RFC 9580)',
    });
  });

  test('can have several addresses, and user ids without one', async () => {
    const userIDs = [
      { name: 'A', email: 'a@orbital.example' },
      { name: 'Only a name' },
      { email: 'b@orbital.example' },
    ];
    expect((await factsOf((await made({ userIDs })).publicKey)).addresses).toEqual([
      'a@orbital.example',
      'b@orbital.example',
    ]);
  });

  test('that has expired keeps its end, and cannot encrypt', async () => {
    const { publicKey } = await made({ keyExpirationTime: 30 * 24 * 3600 });
    expect(await factsOf(publicKey)).toMatchObject({
      expires: '2026-01-31T00:00:00Z',
      encrypts: false,
      revoked: false,
    });
  });

  test('ends when its encryption subkey ends, if that is earlier', async () => {
    const { publicKey } = await made({
      keyExpirationTime: 365 * 24 * 3600,
      subkeys: [{ keyExpirationTime: 200 * 24 * 3600 }],
    });
    expect(await factsOf(publicKey)).toMatchObject({
      expires: '2026-07-20T00:00:00Z',
      encrypts: true,
    });
  });

  test('that is revoked is marked as such', async () => {
    const { privateKey } = await made();
    const { publicKey } = await revokeKey({
      key: await readPrivateKey({ armoredKey: privateKey }),
      date: new Date('2026-02-01T00:00:00Z'),
      format: 'armored',
    });
    expect(await factsOf(publicKey)).toMatchObject({ revoked: true });
  });

  test('without an encryption subkey cannot encrypt', async () => {
    const { publicKey } = await made({ subkeys: [{ sign: true }] });
    expect(await factsOf(publicKey)).toMatchObject({ encrypts: false, revoked: false });
  });

  test('that is created tomorrow cannot encrypt today', async () => {
    expect(
      await factsOf((await made({ date: new Date('2026-06-02T00:00:00Z') })).publicKey),
    ).toMatchObject({
      encrypts: false,
    });
  });
});

describe('an invalid public key file', () => {
  test.each([
    ['nothing', '', 'key-unreadable'],
    ['a text', 'security@orbital.example\n', 'key-unreadable'],
    [
      'a signature',
      '-----BEGIN PGP SIGNATURE-----\n\nabcd\n-----END PGP SIGNATURE-----\n',
      'key-unreadable',
    ],
    [
      'an armor of nothing',
      '-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n-----END PGP PUBLIC KEY BLOCK-----\n',
      'key-unreadable',
    ],
    [
      'an armor without an end',
      '-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nxjMEaVW5\n',
      'key-unreadable',
    ],
  ])('is %s', async (_, text, code) => {
    expect(await codeOf(text)).toBe(code);
  });

  test('that could encrypt after a change or a cut at any line is refused', async () => {
    const lines = (await made()).publicKey.split(/\r?\n/);
    for (let i = 2; i < lines.length - 4; i++)
      for (const rest of [lines.slice(i + 1), lines.slice(-3)]) {
        const result = await inspect([...lines.slice(0, i), ...rest].join('\n'));
        // The library skips what it cannot read; the rest is not signed.
        if ('key' in result) expect(result.key.encrypts, `line ${i}`).toBe(false);
        else expect(result.finding.code).toBe('key-unreadable');
      }
  });

  test('is two keys, in two armors or in one', async () => {
    const [one, other] = [(await made()).publicKey, (await made()).publicKey];
    expect(await codeOf(one + other)).toBe('key-several');
    const both = await readKeys({ armoredKeys: one });
    const packets = [...both, ...(await readKeys({ armoredKeys: other }))].map((key) =>
      key.write(),
    );
    const { armor, enums } = await import('openpgp');
    expect(await codeOf(armor(enums.armor.publicKey, Buffer.concat(packets)))).toBe('key-several');
  });

  test('is a private key, also under the name of a public one', async () => {
    const { privateKey } = await made();
    expect(await codeOf(privateKey)).toBe('key-unreadable');
    const { armor, enums } = await import('openpgp');
    const packets = (await readPrivateKey({ armoredKey: privateKey })).write();
    expect(await codeOf(armor(enums.armor.publicKey, packets))).toBe('key-private');
  });
});

test('a revoked subkey does not encrypt', async () => {
  const { privateKey } = await made();
  const key = await readPrivateKey({ armoredKey: privateKey });
  const [subkey]: Subkey[] = key.subkeys;
  if (subkey === undefined) throw new Error('The key has no subkey.');
  const primary = key.keyPacket;
  if (!(primary instanceof SecretKeyPacket)) throw new Error('The key is not private.');
  key.subkeys[0] = await subkey.revoke(primary, {}, new Date('2026-02-01T00:00:00Z'));
  expect(await factsOf(key.toPublic().armor())).toMatchObject({ encrypts: false, revoked: false });
});
