import { describe, expect, test } from 'vitest';
import type { Receiver } from '../../model/site/notification.ts';
import { aSite, at } from '../../model/testing/advisory.fixture.ts';
import { hubPing, type Message, messageOf, secretName } from './message.ts';
import type { Notice } from './notice.ts';

const HOSTILE =
  '<!channel> @everyone @admin@chat.example <@U1> **b** [x](https://evil.example/) <b onclick="a()">&';
const NOTICE: Notice = {
  key: 'ORB-2026-0003 published',
  event: 'published',
  kind: 'advisory',
  id: 'ORB-2026-0003',
  at: at('2026-05-12T16:00:00Z'),
  text: HOSTILE,
  url: 'https://security.example/a_b/?x=1&y=2',
  records: ['ORB-2026-0003'],
  files: ['advisories/ORB-2026-0003/index.html'],
  covers: [],
};
const site = aSite();
const messageFor = (
  kind: Receiver['kind'],
  changes: Partial<Notice> = {},
  name = 'chat',
): Message =>
  messageOf(
    { ...NOTICE, ...changes },
    { name, kind, ...(kind === 'matrix' ? { room: '!a/b:x' } : {}) },
    site,
  );
const bodyOf = (kind: Receiver['kind'], changes: Partial<Notice> = {}) =>
  JSON.parse(messageFor(kind, changes).body);

describe('text of authors mentions nobody and is no markup', () => {
  test('in Slack', () => {
    const { text, mrkdwn } = bodyOf('slack');
    expect(text).not.toMatch(/[<>]/);
    expect(text).toContain('&lt;!channel&gt;');
    expect(text).toMatch(/&amp;\nhttps:\/\/security\.example\/a_b\/\?x=1&amp;y=2$/);
    expect(mrkdwn).toBe(false);
  });

  test('in Discord', () => {
    const { content, allowed_mentions: mentions } = bodyOf('discord');
    expect(content).toContain('\\<!channel\\>');
    expect(content).toContain('\\@everyone');
    expect(content).toContain('\\*\\*b\\*\\*');
    expect(content).toContain('\\[x\\](https');
    expect(content.endsWith(`\n${NOTICE.url}`)).toBe(true);
    expect(mentions).toEqual({ parse: [] });
  });

  test('in Matrix', () => {
    const { formatted_body: html, body, 'm.mentions': mentions } = bodyOf('matrix');
    expect(html.replace(/<br><a href="[^"<>]*">[^<>]*<\/a>$/, '')).not.toMatch(/[<>"]/);
    expect(body).toBe(`${HOSTILE}\n${NOTICE.url}`);
    expect(mentions).toEqual({});
    expect(messageFor('matrix').path).toContain('/rooms/!a%2Fb%3Ax/send/');
  });

  test('in Mastodon, within its limit', () => {
    expect(bodyOf('mastodon').status).not.toMatch(/@[a-z]/);
    const { status } = bodyOf('mastodon', { text: '@a '.repeat(146) });
    const [text = ''] = status.split('\n');
    expect(text.length + 1 + 23).toBeLessThanOrEqual(500);
    expect(status.endsWith(NOTICE.url)).toBe(true);
  });
});

describe('the id of a message', () => {
  const idOf = (...of: Parameters<typeof messageFor>): string | undefined =>
    messageFor(...of).headers['idempotency-key'];

  test('is the same in each run, and different for each notice and receiver', () => {
    expect(idOf('mastodon')).toMatch(/^[0-9a-f]{32}$/);
    expect(idOf('mastodon')).toBe(idOf('mastodon', { text: 'Other words' }));
    expect(idOf('mastodon')).not.toBe(idOf('mastodon', { key: 'ORB-2026-0004 published' }));
    expect(idOf('mastodon')).not.toBe(idOf('mastodon', {}, 'other'));
    expect(messageFor('matrix').path).toContain(`/${idOf('mastodon')}`);
    expect(bodyOf('json').id).toBe(idOf('mastodon'));
  });
});

test('the variables of a receiver follow from its name', () => {
  expect(secretName({ name: 'team-chat' }, 'URL')).toBe('CANDOR_NOTIFY_TEAM_CHAT_URL');
});

test('a ping names the feed as each hub expects it', () => {
  expect(hubPing('https://a.example/feed.xml?a=1&b')).toBe(
    'hub.mode=publish&hub.url=https%3A%2F%2Fa.example%2Ffeed.xml%3Fa%3D1%26b&hub.topic=https%3A%2F%2Fa.example%2Ffeed.xml%3Fa%3D1%26b',
  );
});
