import { expect, test } from 'vitest';
import type { Receiver } from '../model/site/notification.ts';
import { targetOf } from './target.ts';

const SLACK: Receiver = { name: 'chat', kind: 'slack' };
const MASTODON: Receiver = { name: 'chat', kind: 'mastodon' };
const targetFor = (receiver: Receiver, url?: string, token?: string) =>
  targetOf(receiver, (name) => (name === 'CANDOR_NOTIFY_CHAT_URL' ? url : token));

test.each([
  'https://hooks.example/a/b',
  ' https://hooks.example/a\n',
  'https://10.0.0.1/hook',
  'http://127.0.0.1:8080/a',
  'http://[::1]/a',
  'http://localhost/a',
])('%j is an address', (url) => {
  expect(targetFor(SLACK, url)).toMatchObject({ address: new URL(url), token: undefined });
});

test.each([
  [undefined, 'is not set'],
  ['hooks.example', 'is not an address'],
  ['http://hooks.example/a', 'does not start with https://'],
  ['http://127.0.0.1.evil.example/a', 'does not start with https://'],
  ['file:///etc/passwd', 'does not start with https://'],
  ['https://me:pass@hooks.example/', 'contains a user'],
])('%j is refused without its words', (url, fault) => {
  const target = targetFor(SLACK, url);
  expect(target).toEqual({
    fault: expect.stringMatching(new RegExp(`^CANDOR_NOTIFY_CHAT_URL ${fault}`)),
  });
  expect(JSON.stringify(target)).not.toMatch(/hooks|evil|passwd|pass@/);
});

test('a token is required by services that have accounts, and sent to no other', () => {
  expect(targetFor(MASTODON, 'https://a.example/')).toEqual({
    fault: 'CANDOR_NOTIFY_CHAT_TOKEN is not set',
  });
  expect(targetFor(MASTODON, 'https://a.example/', 'x\r\ny')).toEqual({
    fault: 'CANDOR_NOTIFY_CHAT_TOKEN is not a token',
  });
  expect(targetFor(MASTODON, 'https://a.example/', 'abc')).toMatchObject({ token: 'abc' });
  expect(targetFor(SLACK, 'https://a.example/', 'abc')).toMatchObject({ token: undefined });
});
