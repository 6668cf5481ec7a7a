import { describe, expect, it } from 'vitest';
import { english } from '../../language/english/index.ts';
import { aKey, at, NOW } from '../../model/testing/advisory.fixture.ts';
import { encryptionSteps, keyStateOf } from './key-use.ts';

describe('keyStateOf', () => {
  it('calls a key without an end usable', () => {
    expect(keyStateOf(aKey(), NOW)).toBe('usable');
  });

  it('calls a key expired from the exact second of its end', () => {
    const key = aKey({ expires: at('2026-06-01T12:00:00Z') });
    expect(keyStateOf(key, at('2026-06-01T11:59:59Z'))).toBe('usable');
    expect(keyStateOf(key, at('2026-06-01T12:00:00Z'))).toBe('expired');
  });

  it('reports a revocation before anything else', () => {
    expect(
      keyStateOf(
        aKey({ revoked: true, encrypts: false, expires: at('2020-01-01T00:00:00Z') }),
        NOW,
      ),
    ).toBe('revoked');
  });

  it('reports a key that cannot encrypt', () => {
    expect(keyStateOf(aKey({ encrypts: false }), NOW)).toBe('signs-only');
  });
});

describe('encryptionSteps', () => {
  const url = 'https://security.orbital.example/keys/0123456789ABCDEF0123456789ABCDEF01234567.asc';

  it('fetches, shows, imports and encrypts', () => {
    expect(
      encryptionSteps(aKey(), url, english.report.key.steps).map(({ command }) => command),
    ).toEqual([
      `curl --output security.asc ${url}`,
      'gpg --show-keys --with-fingerprint security.asc',
      'gpg --import security.asc',
      'gpg --encrypt --armor --recipient 0123456789ABCDEF0123456789ABCDEF01234567 report.txt',
    ]);
  });

  it.each(['-rf', 'a b', '$(x)', '../x'])('puts no file name %j into a command', (name) => {
    for (const { command } of encryptionSteps(aKey({ name }), url, english.report.key.steps))
      expect(command).not.toContain(name);
  });
});
