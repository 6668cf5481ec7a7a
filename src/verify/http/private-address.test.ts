import { expect, test } from 'vitest';
import { isPrivateAddress } from './private-address.ts';

test.each([
  ...[
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
  ],
  ...[
    '::1',
    '[::1]',
    'fd00::1',
    'fe80::1',
    '::ffff:10.0.0.1',
    '[::ffff:7f00:1]',
    '64:ff9b::7f00:1',
  ],
])('%s is private', (address) => {
  expect(isPrivateAddress(address)).toBe(true);
});

test.each(['192.0.2.1', '8.8.8.8', '172.32.0.1', '[2001:db8::1]', '::ffff:8.8.8.8', 'localhost'])(
  '%s is not a private address',
  (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  },
);
