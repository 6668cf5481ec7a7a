import { describe, expect, test } from 'vitest';
import type { PublicKey } from '../model/reporting/key.ts';
import { aKey, at } from '../model/testing/advisory.fixture.ts';
import { everything, reports } from './everything.fixture.ts';
import { check } from './index.ts';

const withKey = (changes: Partial<PublicKey>) => everything({ content: { keys: [aKey(changes)] } });
const one = (code: string) => [{ code, file: 'keys/security.asc', at: 'start' }];

describe('a key', () => {
  test.each([
    ['key-revoked', { revoked: true }],
    ['key-revoked', { revoked: true, encrypts: false, expires: at('2026-01-01T00:00:00Z') }],
    ['key-expired', { expires: at('2026-06-01T12:00:00Z') }],
    ['key-expired', { expires: at('2026-01-01T00:00:00Z'), encrypts: false }],
    ['key-expiring', { expires: at('2026-06-01T12:00:01Z') }],
    ['key-expiring', { expires: at('2026-07-31T12:00:00Z') }],
    ['key-encrypt', { encrypts: false }],
    ['key-interop', { gnupg: false, algorithm: 'Ed25519 (RFC 9580)' }],
  ])('is reported only as %s: %o', (code, changes) => {
    expect(reports(withKey(changes))).toEqual(one(code));
  });

  test('that is valid for longer than 60 days has no finding', () => {
    expect(reports(withKey({ expires: at('2026-07-31T12:00:01Z') }))).toEqual([]);
  });

  test('that expires soon is reported with the number of days', () => {
    const [finding] = check(withKey({ expires: at('2026-06-11T12:00:00Z') }));
    expect(finding?.message).toBe('The key expires at 2026-06-11T12:00:00Z, in 10 days.');
  });
});
