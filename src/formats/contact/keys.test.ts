import { expect, test } from 'vitest';
import { aKey, aSite, NOW, someContent } from '../../model/testing/advisory.fixture.ts';
import { settingOf } from '../format.ts';
import { keys } from './keys.ts';

const setting = settingOf(aSite(), NOW, { projects: [] });

test('publishes every key under its fingerprint, unchanged', () => {
  const other = aKey({
    name: 'old',
    fingerprint: 'F'.repeat(40),
    armored: 'no line break',
    revoked: true,
  });
  expect(keys(someContent({ keys: [aKey(), other] }), setting)).toEqual([
    {
      path: 'keys/0123456789ABCDEF0123456789ABCDEF01234567.asc',
      title: 'OpenPGP key security',
      type: 'application/pgp-keys',
      body: aKey().armored,
    },
    {
      path: `keys/${'F'.repeat(40)}.asc`,
      title: 'OpenPGP key old',
      type: 'application/pgp-keys',
      body: 'no line break\n',
    },
  ]);
});

test('publishes a key with two names once', () => {
  expect(keys(someContent({ keys: [aKey(), aKey({ name: 'copy' })] }), setting)).toHaveLength(1);
});
