import { describe, expect, test } from 'vitest';
import { aChannel, aKey } from '../model/testing/advisory.fixture.ts';
import { everything, reports } from './everything.fixture.ts';
import { check } from './index.ts';

const FILE = 'channels/mail.yaml';
const SECOND = { slug: 'second', preference: '2' };
/** Returns the example channel and a second one. */
const beside = (changes: Parameters<typeof aChannel>[0]) =>
  everything({
    content: { channels: [aChannel(), aChannel({ ...SECOND, key: undefined, ...changes })] },
  });
const only = (changes: Parameters<typeof aChannel>[0]) =>
  everything({ content: { channels: [aChannel(changes)] } });

describe('the inventory of channels', () => {
  test('has an active private channel', () => {
    const none = [{ code: 'channel-none', file: 'site.yaml', at: 'start' }];
    expect(reports(only({ private: false }))).toEqual(none);
    expect(reports(only({ status: 'retired' }))).toEqual(none);
    expect(reports(everything({ content: { channels: [] } }))).toEqual(none);
  });

  test('has an active channel that accepts encrypted reports', () => {
    expect(reports(only({ key: undefined }))).toEqual([
      { code: 'channel-unencrypted', file: 'site.yaml', at: 'start' },
    ]);
    expect(reports(beside({}))).toEqual([]);
  });
});

describe('a channel', () => {
  test.each([
    ['email', 'https://orbital.example/report'],
    ['phone', 'https://orbital.example/report'],
    ['form', 'mailto:security@orbital.example'],
    ['github', 'tel:+1-555-0100'],
    ['chat', 'mailto:security@orbital.example'],
  ] as const)('of kind %s has not the address %s', (kind, address) => {
    expect(reports(beside({ kind, address }))).toEqual([
      { code: 'channel-address', file: 'channels/second.yaml', at: { path: ['address'] } },
    ]);
  });

  test.each([
    ['email', 'MAILTO:second@orbital.example'],
    ['phone', 'tel:+1-555-0100'],
    ['bounty', 'https://orbital.example/bounty'],
  ] as const)('of kind %s may have the address %s', (kind, address) => {
    expect(reports(beside({ kind, address }))).toEqual([]);
  });

  test('names a key with its mailbox, in any letter case', () => {
    const addressed = (address: string) => reports(only({ address }));
    expect(addressed('mailto:reports@orbital.example')).toEqual([
      { code: 'key-address', file: FILE, at: { path: ['key'] } },
    ]);
    expect(addressed('mailto:Security@Orbital.example?subject=Report')).toEqual([]);
    expect(addressed('mailto:security%40orbital.example')).toEqual([]);
    const keys = [aKey({ addresses: ['SECURITY@orbital.example'] })];
    expect(reports(everything({ content: { keys } }))).toEqual([]);
  });

  test('cannot name a key of another mailbox if it is not a mail address', () => {
    expect(
      reports(beside({ kind: 'form', address: 'https://orbital.example/report', key: 'security' })),
    ).toEqual([]);
  });

  test('was verified within a year', () => {
    expect(reports(only({ verified_at: undefined }))).toEqual([
      { code: 'channel-unverified', file: FILE, at: 'start' },
    ]);
    expect(reports(only({ verified_at: '2025-05-31' }))).toEqual([
      { code: 'channel-unverified', file: FILE, at: { path: ['verified_at'] } },
    ]);
    expect(check(only({ verified_at: '2025-05-31' }))[0]?.message).toContain('on 2025-05-31');
    expect(reports(only({ verified_at: '2025-06-01' }))).toEqual([]);
    expect(reports(beside({ status: 'retired', verified_at: undefined }))).toEqual([]);
  });

  test('was not verified in the future', () => {
    expect(reports(only({ verified_at: '2026-06-02' }))).toEqual([
      { code: 'date-future', file: FILE, at: { path: ['verified_at'] } },
    ]);
    expect(reports(only({ verified_at: '2026-06-01' }))).toEqual([]);
  });
});
