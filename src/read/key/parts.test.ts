import { generateKey } from 'openpgp';
import { describe, expect, it } from 'vitest';
import { at } from '../../model/testing/advisory.fixture.ts';
import { partsOfKey } from './parts.ts';

const NOW = at('2026-06-01T12:00:00Z');
const date = new Date('2026-01-01T00:00:00Z');
const userIDs = [{ email: 'security@orbital.example' }];

describe('the parts of a key', () => {
  it('are its primary key and its subkeys, with the use of each', async () => {
    const { publicKey } = await generateKey({
      userIDs,
      date,
      keyExpirationTime: 86_400 * 365,
      format: 'armored',
    });
    const { parts, signs, weak } = await partsOfKey(publicKey, NOW);
    expect(parts).toMatchObject([
      {
        kind: 'primary',
        uses: ['certify', 'sign'],
        created: '2026-01-01T00:00:00Z',
        expires: '2027-01-01T00:00:00Z',
        revoked: false,
      },
      { kind: 'subkey', uses: ['encrypt'], revoked: false },
    ]);
    expect(parts.map(({ algorithm }) => algorithm)).toEqual([
      expect.stringContaining('25519'),
      expect.stringContaining('25519'),
    ]);
    expect({ signs, weak }).toEqual({ signs: true, weak: [] });
  });

  it('are weak if RSA is short', async () => {
    const config = { minRSABits: 1024 };
    const { publicKey } = await generateKey({
      type: 'rsa',
      rsaBits: 1024,
      userIDs,
      date,
      format: 'armored',
      config,
    });
    const { weak, signs } = await partsOfKey(publicKey, NOW);
    expect(weak).toHaveLength(2);
    expect(weak[0]).toContain('RSA with 1024 bits');
    expect(signs).toBe(false);
  });

  it('are weak if the key binds itself by SHA-1', async () => {
    const config = {
      nonDeterministicSignaturesViaNotation: false,
      preferredHashAlgorithm: 2,
      rejectHashAlgorithms: new Set<number>(),
    };
    const { publicKey } = await generateKey({
      type: 'rsa',
      rsaBits: 2048,
      userIDs,
      date,
      format: 'armored',
      config,
    });
    expect((await partsOfKey(publicKey, NOW)).weak).toEqual([expect.stringContaining('SHA-1')]);
  });

  it('can sign nothing after the key has expired', async () => {
    const { publicKey } = await generateKey({
      userIDs,
      date,
      keyExpirationTime: 86_400,
      format: 'armored',
    });
    expect((await partsOfKey(publicKey, NOW)).signs).toBe(false);
  });
});
