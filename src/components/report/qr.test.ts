import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { aKey } from '../../model/testing/advisory.fixture.ts';
import { keyAddress, qrCode } from './qr.ts';

test('the path draws exactly the dark modules, within a margin of four', () => {
  const text = keyAddress(aKey());
  const { size, path } = qrCode(text);
  const drawn = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    drawn[Number(y)]?.fill(true, Number(x), Number(x) + Number(length));
  expect(drawn).toEqual(encode(text, { ecc: 'M', border: 4 }).data);
  expect(drawn.slice(0, 4).flat()).not.toContain(true);
  // The finder pattern in a corner.
  expect(drawn[4]?.slice(4, 12)).toEqual([true, true, true, true, true, true, true, false]);
});

test('a key is identified by its fingerprint', () => {
  expect(keyAddress({ fingerprint: 'AB12' })).toBe('OPENPGP4FPR:AB12');
});
