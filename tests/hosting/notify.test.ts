// candor notify against a site and services on this machine: what is new is sent once, and nothing
// that the site does not serve.

import { spawn } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Delivery } from '../../src/notify/index.ts';
import {
  deploy,
  type Received,
  type Services,
  services,
  setSite,
} from '../support/deployed-content.ts';
import {
  candorHere,
  copyExample,
  ROOT,
  userEnvironment,
  workFolder,
} from '../support/run-candor.ts';
import { type Break, type StaticHost, staticHost } from '../support/static-host.ts';

/** The release of 3.1.2 and its two advisories become public at 16:00. */
const BEFORE = '2026-11-12T15:00:00Z';
const NOW = '2026-11-12T16:20:00Z';
/** A revision of ORB-2026-0004 is an hour old. */
const REVISED = '2026-11-16T11:30:00Z';
/** ORB-2026-0006 is public by the clock; no site was built since. */
const PUBLIC_LATER = '2027-01-13T00:00:00Z';
const RELEASE = 'release/orbital-3.1.2 published';

const work = workFolder('notify');
const [old, built, site, state] = ['old', 'built', 'site', 'notify.json'].map((name) =>
  join(work.folder, name),
) as [string, string, string, string];
let content: string;
let host: StaticHost;
let change: Break = (reply) => reply;
let service: Services;
/** The state file after the deployment of BEFORE. */
let started: string;

beforeAll(async () => {
  service = await services();
  host = await staticHost(site, (reply, asked) => change(reply, asked));
  content = copyExample(work.folder);
  setSite(content, host.url, HUB());
  await deploy(content, BEFORE, old);
  await deploy(content, NOW, built);
  show(old);
  setReceivers(SLACK);
  expect((await run(BEFORE, '--start')).code).toBe(0);
  started = readFileSync(state, 'utf8');
  expect(service.received).toEqual([]);
});
afterAll(async () => {
  await Promise.all([host.close(), service.close()]);
  work.remove();
});
beforeEach(async () => {
  setReceivers(SLACK);
  writeFileSync(state, started);
  change = (reply) => reply;
  service.answer = () => [200];
  show(built);
  service.received.length = 0;
});

const HUB = (): string => `feeds:\n  entries: 50\n  websub: ${service.url}/hub\n`;
const SLACK = '  - {name: team-chat, kind: slack}\n';
const ALL = [
  SLACK,
  '  - {name: discord, kind: discord}\n',
  "  - {name: room, kind: matrix, room: '!abc:matrix.example'}\n",
  '  - {name: fediverse, kind: mastodon}\n',
  '  - {name: own, kind: json}\n',
].join('');

function setReceivers(lines: string): void {
  const file = join(content, 'site.yaml');
  const text = readFileSync(file, 'utf8').replace(/^notifications:\n(?: .*\n)*/m, '');
  writeFileSync(file, `${text.trimEnd()}\nnotifications:\n${lines}`);
}

function show(folder: string): void {
  rmSync(site, { recursive: true, force: true });
  cpSync(folder, site, { recursive: true });
}

function secrets(): Record<string, string> {
  const names = ['TEAM_CHAT', 'DISCORD', 'ROOM', 'FEDIVERSE', 'OWN'];
  return Object.fromEntries(
    names.flatMap((name) => [
      [`CANDOR_NOTIFY_${name}_URL`, `${service.url}/${name.toLowerCase()}/s3cret`],
      [`CANDOR_NOTIFY_${name}_TOKEN`, `t0ken-${name}`],
    ]),
  );
}

async function run(now: string, ...words: string[]) {
  const all = [
    'notify',
    '--content',
    content,
    '--now',
    now,
    '--state',
    state,
    '--json',
    '--wait',
    '0',
    '--timeout',
    '1',
  ];
  const { code, out, err } = await candorHere([...all, ...words], secrets());
  const deliveries: Delivery[] = out === '' ? [] : JSON.parse(out);
  return { code, out, err, posts: deliveries.filter(({ to }) => to !== 'hub'), deliveries };
}

const postsTo = (name: string): Received[] =>
  service.received.filter(({ path }) => path.startsWith(`/${name}`));
const bodyOf = (post: Received | undefined): Record<string, unknown> =>
  JSON.parse(post?.body ?? '{}');

describe('a release that was deployed', () => {
  it('is sent to every kind of receiver, in its shape, and only once', async () => {
    setReceivers(ALL);
    const { code, posts } = await run(NOW);
    expect(posts.map(({ to, what, state: is }) => [to, what, is])).toEqual(
      ['team-chat', 'discord', 'room', 'fediverse', 'own'].map((to) => [to, RELEASE, 'sent']),
    );
    expect(code).toBe(0);
    const page = `${host.url}announcements/orbital-3.1.2/`;
    const [slack, discord, matrix, mastodon, own] = [
      'team_chat',
      'discord',
      'room',
      'fediverse',
      'own',
    ].map((name) => postsTo(name)[0]);
    expect(bodyOf(slack)).toEqual({
      text: expect.stringContaining(`\n${page}`),
      mrkdwn: false,
      link_names: false,
    });
    expect(slack?.headers['authorization']).toBeUndefined();
    expect(discord?.path).toBe('/discord/s3cret?wait=true');
    expect(bodyOf(discord)).toMatchObject({
      content: expect.stringContaining(page),
      allowed_mentions: { parse: [] },
    });
    expect([matrix?.method, matrix?.path]).toEqual([
      'PUT',
      expect.stringMatching(
        /^\/room\/s3cret\/_matrix\/client\/v3\/rooms\/!abc%3Amatrix\.example\/send\/m\.room\.message\/[0-9a-f]{32}$/,
      ),
    ]);
    expect(bodyOf(matrix)).toMatchObject({ msgtype: 'm.text', 'm.mentions': {} });
    expect(mastodon?.path).toBe('/fediverse/s3cret/api/v1/statuses');
    expect(mastodon?.headers).toMatchObject({
      authorization: 'Bearer t0ken-FEDIVERSE',
      'idempotency-key': expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(bodyOf(own)).toMatchObject({
      version: 1,
      key: RELEASE,
      event: 'published',
      record: 'orbital-3.1.2',
      url: page,
    });
    for (const one of [slack, discord, matrix, mastodon, own]) {
      expect(one?.body).toContain('Orbital 2.4.5 and 3.1.2 fix 2 vulnerabilities');
      expect(one?.body).not.toContain('ORB-2026-0006');
    }
    service.received.length = 0;
    expect(await run(NOW)).toMatchObject({ code: 0, deliveries: [] });
    expect(service.received).toEqual([]);
  });

  it('has its changed feeds reported to the hub, once', async () => {
    await run(NOW);
    const pings = postsTo('hub').map(({ body }) => new URLSearchParams(body));
    expect(pings.every((ping) => ping.get('hub.mode') === 'publish')).toBe(true);
    const topics = pings.map((ping) => ping.get('hub.url'));
    expect(topics).toEqual(
      expect.arrayContaining(['xml', 'atom', 'json'].map((end) => `${host.url}feed.${end}`)),
    );
    expect(topics).not.toContain(`${host.url}retrospectives/feed.xml`);
    expect(new Set(topics).size).toBe(topics.length);
  });

  it('is sent without a state file too, by comparison with the ledger of the site before it', async () => {
    rmSync(state);
    const words = ['--content', content, '--now', NOW, '--wait', '0', '--json', '--before'];
    const { out, code } = await candorHere(['notify', ...words, old, '--built', built], secrets());
    expect([code, JSON.parse(out)[0]]).toEqual([
      0,
      expect.objectContaining({ what: RELEASE, state: 'sent' }),
    ]);
    expect(await candorHere(['notify', ...words, built], secrets())).toMatchObject({
      code: 0,
      out: '[]\n',
    });
    expect(postsTo('team_chat')).toHaveLength(1);
  });

  it('is shown by --dry-run, which sends and writes nothing', async () => {
    const before = readFileSync(state, 'utf8');
    const { posts, code } = await run(NOW, '--dry-run');
    expect(posts).toEqual([
      expect.objectContaining({ state: 'would send', text: expect.stringContaining('Orbital') }),
    ]);
    expect([code, service.received, readFileSync(state, 'utf8')]).toEqual([0, [], before]);
  });
});

describe('a change of a public advisory', () => {
  it('is sent with its own text', async () => {
    await run(NOW);
    service.received.length = 0;
    await deploy(content, REVISED, site);
    const revised = await run(REVISED);
    expect(revised.posts.map(({ what }) => what)).toEqual([
      'ORB-2026-0004 revised 2026-11-16T10:30:00Z',
    ]);
    expect(bodyOf(postsTo('team_chat')[0])['text']).toMatch(
      /^Updated: .* in Orbital: How to find archives .* was added\./,
    );
  });
});

describe('nothing is sent about', () => {
  it('what is embargoed or scheduled, even if the given time is ahead of the clock', async () => {
    const words = [
      'notify',
      '--content',
      content,
      '--now',
      '2027-02-01T00:00:00Z',
      '--state',
      state,
      '--wait',
      '0',
    ];
    const { code, err } = await candorHere(words, secrets(), () => Date.parse(NOW));
    expect([code, err]).toEqual([0, expect.stringContaining('ahead of the clock')]);
    expect(postsTo('team_chat')).toHaveLength(1);
    expect(JSON.stringify(service.received)).not.toMatch(/ORB-2026-000[67]/);
  });

  it('what became public by the clock since the last build', async () => {
    const { code, posts } = await run(PUBLIC_LATER, '--days', '30');
    expect([code, posts]).toEqual([
      1,
      [
        expect.objectContaining({
          what: 'ORB-2026-0006 published',
          reason: 'ORB-2026-0006 is not on the site yet',
        }),
      ],
    ]);
    expect(service.received.filter(({ path }) => path !== '/hub')).toEqual([]);
  });

  it('what the site does not serve yet', async () => {
    show(old);
    const { code, posts } = await run(NOW);
    const reason = 'release/orbital-3.1.2 is not on the site yet';
    expect([code, posts]).toEqual([
      1,
      [expect.objectContaining({ what: RELEASE, state: 'not sent', reason })],
    ]);
    const other = await run(NOW, '--built', built);
    expect(other.posts[0]?.reason).toContain(
      'announcements/orbital-3.1.2/ cannot be read: the status is 404',
    );
    expect(postsTo('team_chat')).toEqual([]);
    show(built);
    expect((await run(NOW)).code).toBe(0);
    expect(postsTo('team_chat')).toHaveLength(1);
  });

  it('a page that is not the built one', async () => {
    change = (reply, { path }) =>
      path === 'advisories/ORB-2026-0005/index.html'
        ? { ...reply, body: Buffer.from('old') }
        : reply;
    const { code, posts } = await run(NOW);
    expect([code, posts[0]?.reason]).toEqual([
      1,
      expect.stringContaining('ORB-2026-0005/ is not the page that was built'),
    ]);
    expect(service.received.filter(({ path }) => path !== '/hub')).toEqual([]);
  });

  it('content that differs from the content of the site', async () => {
    const file = join(content, 'advisories/2026/ORB-2026-0005.md');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(/^summary: .*$/m, 'summary: Words that no site serves'));
    const { code, posts } = await run(NOW);
    writeFileSync(file, text);
    expect([code, posts[0]?.reason]).toEqual([
      1,
      'the site has another announcement of orbital-3.1.2',
    ]);
    expect(JSON.stringify(service.received)).not.toContain('Words that no site serves');
  });

  it('a record whose text names a draft, even if the site serves it', async () => {
    const file = join(content, 'advisories/2026/ORB-2026-0005.md');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(/^summary: .*$/m, 'summary: The same as ORB-2026-0006'));
    await deploy(content, NOW, site);
    const { code, posts } = await run(NOW);
    writeFileSync(file, text);
    expect([code, posts[0]?.reason]).toEqual([1, 'its text names something that is not public']);
    expect(postsTo('team_chat')).toEqual([]);
  });

  it('anything, as soon as the site serves it: it waits', async () => {
    show(old);
    change = (reply, { path }) => {
      if (path === 'ledger.json') show(built);
      return reply;
    };
    const { code, err } = await run(NOW, '--wait', '30');
    expect([code, postsTo('team_chat').length]).toEqual([0, 1]);
    expect(err).toContain('The site does not serve everything yet. Waiting.');
  });
});

describe('a receiver that does not accept a message', () => {
  it('is asked again after the time that it names', async () => {
    let tries = 0;
    service.answer = ({ path }) =>
      path.startsWith('/team_chat') && tries++ < 2 ? [429, { 'Retry-After': '0' }] : [200];
    expect(await run(NOW, '--wait', '5')).toMatchObject({ code: 0, posts: [{ state: 'sent' }] });
    expect(postsTo('team_chat')).toHaveLength(3);
  });

  it('is not awaited longer than --wait, and gets the message with the next run', async () => {
    service.answer = ({ path }) =>
      path.startsWith('/team_chat') ? [503, { 'Retry-After': '3600' }] : [200];
    setReceivers(ALL);
    const first = await run(NOW, '--wait', '2');
    expect(first.code).toBe(1);
    expect(first.posts.filter(({ state: is }) => is !== 'sent')).toEqual([
      expect.objectContaining({
        to: 'team-chat',
        what: RELEASE,
        state: 'not sent',
        reason: 'the status is 503',
      }),
    ]);
    service.answer = () => [200];
    service.received.length = 0;
    expect(await run(NOW)).toMatchObject({ code: 0, posts: [{ to: 'team-chat', state: 'sent' }] });
    expect(service.received.map(({ path }) => path)).toEqual(['/team_chat/s3cret']);
  });

  it.each<[string, ReturnType<Services['answer']>]>([
    ['answers 500', [500]],
    ['does not answer', undefined],
  ])('may have it if it %s: only services that recognize it get it again', async (_, answer) => {
    setReceivers(
      "  - {name: team-chat, kind: slack}\n  - {name: room, kind: matrix, room: '!a:b'}\n",
    );
    let broken = true;
    service.answer = ({ path }) => (broken && path !== '/hub' ? answer : [200]);
    const first = await run(NOW, '--wait', '4');
    expect([first.code, first.posts.map(({ state: is }) => is)]).toEqual([
      1,
      ['unknown', 'unknown'],
    ]);
    expect(postsTo('team_chat')).toHaveLength(1);
    expect(postsTo('room').length).toBeGreaterThan(1);
    broken = false;
    const second = await run(NOW);
    expect([second.code, second.posts.map(({ to, state: is }) => [to, is])]).toEqual([
      1,
      [
        ['team-chat', 'unknown'],
        ['room', 'sent'],
      ],
    ]);
    expect(postsTo('team_chat')).toHaveLength(1);
    expect(new Set(postsTo('room').map(({ path }) => path)).size).toBe(1);
    expect((await run(NOW, '--interrupted', 'send')).code).toBe(0);
    expect(postsTo('team_chat')).toHaveLength(2);
    expect(await run(NOW)).toMatchObject({ code: 0, posts: [] });
  });

  it('is named with the reason, and no message shows its secrets', async () => {
    setReceivers(ALL);
    service.answer = ({ path }) => [
      path.startsWith('/room') ? 401 : path.startsWith('/own') ? 307 : 404,
      { Location: '/x' },
    ];
    const text = await candorHere(
      ['notify', '--content', content, '--now', NOW, '--state', state, '--wait', '0'],
      {
        ...secrets(),
        CANDOR_NOTIFY_FEDIVERSE_TOKEN: '',
        CANDOR_NOTIFY_DISCORD_URL: 'http://chat.example/s3cret',
      },
    );
    expect(text.code).toBe(1);
    for (const words of [
      'team-chat: release/orbital-3.1.2 published: the status is 404',
      'discord: release/orbital-3.1.2 published: CANDOR_NOTIFY_DISCORD_URL does not start with https://',
      'room: release/orbital-3.1.2 published: the status is 401: the token is not accepted',
      'fediverse: release/orbital-3.1.2 published: CANDOR_NOTIFY_FEDIVERSE_TOKEN is not set',
      'own: release/orbital-3.1.2 published: the status is 307: redirects are not followed',
    ])
      expect(text.out).toContain(words);
    expect(`${text.out}${text.err}${readFileSync(state, 'utf8')}`).not.toMatch(/s3cret|t0ken/);
    expect(service.received.map(({ path }) => path)).not.toContain('/x');
  });
});

describe('a run that is killed while it sends', () => {
  it('leaves a mark, so that the message is not sent twice', async () => {
    const words = ['notify', '--content', content, '--now', NOW, '--state', state, '--wait', '0'];
    const arrived = new Promise<void>((resolve) => {
      service.answer = ({ path }) => {
        if (path === '/hub') return [200];
        resolve();
        return undefined;
      };
    });
    const child = spawn(
      process.execPath,
      [join(ROOT, 'tests/support/start-at.mjs'), NOW, ...words],
      {
        cwd: ROOT,
        env: { ...userEnvironment(), ...secrets() },
        stdio: 'ignore',
      },
    );
    await arrived;
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGKILL');
    await ended;
    service.answer = () => [200];
    const { code, posts, err } = await run(NOW);
    expect([code, posts]).toEqual([
      1,
      [expect.objectContaining({ to: 'team-chat', what: RELEASE, state: 'unknown' })],
    ]);
    expect(err).toContain('--interrupted skip');
    expect((await run(NOW, '--interrupted', 'skip')).posts).toEqual([]);
    expect(await run(NOW)).toMatchObject({ code: 0, posts: [] });
    expect(postsTo('team_chat')).toHaveLength(1);
  });
});

describe('the state file', () => {
  it('is required, so that a lost one repeats nothing', async () => {
    rmSync(state);
    const { code, err } = await run(NOW);
    expect([code, service.received]).toEqual([2, []]);
    expect(err).toContain('does not exist. To create it, add --start, or --before');
  });

  it('gives a new receiver nothing that others got', async () => {
    await run(NOW);
    setReceivers(ALL);
    service.received.length = 0;
    expect(await run(NOW)).toMatchObject({ code: 0, posts: [] });
  });

  it('must be a state file of the same site', async () => {
    const text = readFileSync(state, 'utf8');
    writeFileSync(state, text.replace(host.url, 'https://other.example/'));
    expect((await run(NOW)).err).toContain('belongs to https://other.example/');
    writeFileSync(state, 'mine');
    expect(await run(NOW)).toMatchObject({
      code: 2,
      err: expect.stringContaining('already exists'),
    });
    expect(existsSync(state)).toBe(true);
    expect(service.received).toEqual([]);
  });

  it('is not written over by a second run at the same time', async () => {
    service.answer = ({ path }) => {
      if (path.startsWith('/team_chat'))
        writeFileSync(state, `${readFileSync(state, 'utf8').trimEnd()}\n\n`);
      return [200];
    };
    expect(await run(NOW)).toMatchObject({
      code: 1,
      err: expect.stringContaining('was changed by another process'),
    });
  });
});

describe('many messages', () => {
  it('are refused as a whole, unless they are confirmed', async () => {
    const file = join(content, 'releases/orbital-3.1.2.md');
    const text = readFileSync(file, 'utf8');
    rmSync(file);
    const { code, err } = await run(NOW, '--most', '1');
    expect([code, service.received]).toEqual([2, []]);
    expect(err).toContain(
      'team-chat would get 2 messages; nothing was sent. If that is right, add --most 2.',
    );
    const confirmed = await run(NOW, '--most', '2');
    writeFileSync(file, text);
    expect(confirmed.posts.map(({ what, state: is }) => [what, is])).toEqual([
      ['ORB-2026-0004 published', 'sent'],
      ['ORB-2026-0005 published', 'sent'],
    ]);
    expect(bodyOf(postsTo('team_chat')[1])['text']).toMatch(
      /^Security advisory of Orbital: ORB-2026-0005 \(CVSS score/,
    );
  });
});
