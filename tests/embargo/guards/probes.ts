// Attacks that take a few milliseconds each, and whether Candor resists them. Modules are imported
// on demand, so that removing a guard reloads only the modules that depend on it.

import { request } from 'node:http';
import { join } from 'node:path';
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { RootContent, Text } from 'hast';

/** The folders and files that the probes need. */
export interface Ground {
  /** The base of tests/content/broken-inputs. */
  readonly base: string;
  /** A content folder with private canaries, and its time. */
  readonly canaries: string;
  readonly now: string;
  /** A folder for files. */
  readonly work: string;
  /**
   * A repository that reveals something in every place, and its second-to-last commit, which can be
   * public.
   */
  readonly repository: string;
  readonly from: string;
}

type Probe = (ground: Ground) => boolean | Promise<boolean>;

const encoder = new TextEncoder();

// ---- Public content is checked again against private content.

async function reading({ canaries, now }: Ground) {
  const { currentInstant } = await import('../../../src/environment.ts');
  const { readContent } = await import('../../../src/read/index.ts');
  return readContent({ folder: canaries, now: currentInstant(now) });
}

const holdsNoCanary: Probe = async (ground) => {
  const { documentsOfReading } = await import('../../../src/publish/integration.ts');
  const text = documentsOfReading(await reading(ground))
    .map(({ path, body }) => `${path} ${typeof body === 'string' ? body : ''}`)
    .join('\n');
  return !/zqcanary|orb-2026-7\d{3}/i.test(text);
};

/** The scan decides itself what is public: a mistake in the other check does not affect it. */
const scanDecidesAgain: Probe = async (ground) => {
  const { recheckPublicity } = await import('../../../src/embargo/second-opinion.ts');
  const { content, desk, place } = await reading(ground);
  const all = {
    ...content,
    advisories: [
      ...content.advisories,
      ...desk.advisories.map((one) => ({
        ...one,
        state: 'published',
        published: one.published ?? '2099-01-01T00:00:00Z',
        modified: '2099-01-01T00:00:00Z',
      })),
    ],
  };
  const rechecked = recheckPublicity(
    Object.assign(content, all),
    { ...desk, advisories: [] },
    place.now,
  );
  return !rechecked.content.advisories.some(({ id }) => /^ORB-2026-7/.test(id));
};

// ---- The leak scan: kinds of secrets and encodings.

const RECORD = {
  summary: 'Heap overflow when opening a crafted zeppelin archive',
  aliases: ['CVE-1905-54321'],
  references: [
    {
      type: 'FIX',
      url: `https://git.zz.example/zz/commit/${'1f1f8c6bba22fde9d77f72e4d1afe5718eedf2cd'}`,
    },
  ],
  credits: [{ name: 'Xantippe Zobel', contact: [] }],
} as const;
const BODY =
  '## Impact\n\nWhoever sends a forged zeppelin archive runs commands of their own choice.\n';

async function findSecrets() {
  const { everything } = await import('../../../src/checks/everything.fixture.ts');
  const { aSite, NOW, someContent } = await import(
    '../../../src/model/testing/advisory.fixture.ts'
  );
  const { advisoryOf, advisorySchema, isPublic } = await import(
    '../../../src/model/advisory/advisory.ts'
  );
  const { draftRelease } = {
    draftRelease: { slug: 'zeppelin-crash-fix', file: 'releases/zeppelin-crash-fix.md' },
  };
  const { secretFinder } = await import('../../../src/embargo/search/find-secrets.ts');
  const { secretsOf } = await import('../../../src/embargo/search/secrets.ts');
  const advisory = advisoryOf(
    'ORB-2026-0777',
    'a.md',
    advisorySchema.parse({ project: 'orbital', ...RECORD }),
    BODY,
    NOW,
  );
  if (isPublic(advisory)) throw new Error('It is public.');
  const { desk } = everything({ desk: { advisories: [advisory] } });
  const releases = [Object.assign({ advisories: [] }, draftRelease)];
  const cases = ['xmpp:xantippe.zobel/home', 'xmpp:abc~~~def.zobel/home'].map((contact) => ({
    id: 'CASE-2026-0001',
    file: 'cases/a.yaml',
    advisories: [],
    cve_requests: [],
    contact,
  }));
  return secretFinder(
    secretsOf({
      desk: Object.assign(desk, { releases, cases }),
      content: someContent(),
      site: aSite(),
    }),
  );
}

const finds =
  (kind: string, text: string | Uint8Array): Probe =>
  async () =>
    (await findSecrets())(typeof text === 'string' ? encoder.encode(text) : text).some(
      (one) => one.kind === kind,
    );

const ID = 'ORB-2026-0777';

const unpacks =
  (name: string, bytes: Uint8Array): Probe =>
  async () => {
    const { unpacked } = await import('../../../src/unpack/index.ts');
    return [...unpacked(bytes, name)].some(
      (part) => !part.packed && Buffer.from(part.bytes).includes(ID),
    );
  };

const chunk = (type: string, data: Uint8Array): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    length,
    Buffer.from(type),
    data,
    Buffer.alloc(4),
  ]);
};
/** An archive with one entry. */
function zip(name: string, text: string): Buffer {
  const packed = deflateRawSync(text);
  const local = Buffer.alloc(30);
  local.write('PK\x03\x04', 'latin1');
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(text.length, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.write('PK\x01\x02', 'latin1');
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(text.length, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end]);
}

const scansPaths: Probe = async ({ work }) => {
  const { scanFolder } = await import('../../../src/embargo/scan-folder.ts');
  return scanFolder(join(work, 'named'), (bytes) =>
    Buffer.from(bytes).includes('canary') ? ['it'] : [],
  ).some(({ inPath }) => inPath);
};

const refusesBuild: Probe = async (ground) => {
  const { refuseLeaks } = await import('../../../src/embargo/refuse-leaks.ts');
  try {
    refuseLeaks(join(ground.work, 'leaking'), await reading(ground), false);
    return false;
  } catch (error) {
    return (
      error instanceof Error &&
      error.message.includes('not public') &&
      !/zqcanary|ORB-2026-7/i.test(error.message)
    );
  }
};

// ---- The guard of a public repository.

const exposes =
  (where: string): Probe =>
  async (ground) => {
    const { guard } = await import('../../../scripts/commands/check/public.ts');
    const { currentInstant } = await import('../../../src/environment.ts');
    const { readContent } = await import('../../../src/read/index.ts');
    const place = { folder: join(ground.repository, 'content'), now: currentInstant(ground.now) };
    const lines =
      'refs/heads/fix-ORB-2026-7001 HEAD refs/heads/fix-ORB-2026-7001 0000000000000000000000000000000000000000\n';
    const head = await import('node:child_process').then(({ execFileSync }) =>
      execFileSync('git', ['-C', ground.repository, 'rev-parse', 'HEAD', 'refs/tags/v1'], {
        encoding: 'utf8',
      })
        .trim()
        .split('\n'),
    );
    const { exposures } = await guard(await readContent(place), {
      lines: `${lines.replace(' HEAD ', ` ${head[0]} `).replace(/0{40}/, ground.from)}refs/tags/v1 ${head[1]} refs/tags/v1 ${'0'.repeat(40)}\n`,
      remote: 'origin',
    });
    return exposures.some((one) => one.where === where);
  };

// ---- The preview of private content.

async function served<T>(work: string, ask: (port: number) => Promise<T>): Promise<T> {
  const { servePrivately } = await import('../../../src/embargo/preview/server.ts');
  const server = await servePrivately(join(work, 'served/site'), '/', 0);
  try {
    return await ask(Number(new URL(server.url).port));
  } finally {
    await server.close();
  }
}

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: NodeJS.Dict<string | string[]>;
}

const get = (
  port: number,
  path: string,
  headers: Record<string, string> = {},
  host = '127.0.0.1',
  method = 'GET',
) =>
  new Promise<Answer>((resolve, reject) => {
    const one = request(
      { host, port, path, method, headers: { host: `127.0.0.1:${port}`, ...headers } },
      (response) => {
        let text = '';
        response.on('data', (part) => (text += String(part)));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text, headers: response.headers }),
        );
      },
    );
    one.on('error', reject).end();
  });

const refusesRequest =
  (path: string, headers: Record<string, string>, method = 'GET'): Probe =>
  ({ work }) =>
    served(work, async (port) => {
      const own = await get(port, '/');
      const other = await get(port, path, headers, '127.0.0.1', method);
      return (
        own.text.includes('the site') &&
        !/the site|outside/.test(other.text) &&
        other.status !== 200
      );
    });

const answersHereAlone: Probe = ({ work }) =>
  // All of 127.0.0.0/8 is this machine, and a server that listens on every address answers there
  // too.
  served(work, (port) =>
    get(port, '/', {}, '127.0.0.2').then(
      () => false,
      () => true,
    ),
  );

const isNotKept: Probe = ({ work }) =>
  served(work, async (port) => {
    const { headers } = await get(port, '/');
    return headers['cache-control'] === 'no-store' && headers['x-frame-options'] === 'DENY';
  });

const isMarked =
  (path: string, text: string): Probe =>
  async () => {
    const { marked } = await import('../../../src/embargo/preview/watermark.ts');
    const bytes = marked(path, encoder.encode(text), 'EMBARGOED', { base: '/', plain: new Set() });
    return bytes === undefined || Buffer.from(bytes).toString().includes('EMBARGOED');
  };

// ---- Hostile text.

const renders =
  (markdown: string, bad: RegExp): Probe =>
  async () => {
    Reflect.deleteProperty(globalThis, Symbol.for('candor.markdown'));
    const { renderMarkdown } = await import('../../../src/model/markdown/render.ts');
    return !bad.test(renderMarkdown(markdown, { base: 'https://security.example/a/' }));
  };

/** The part of an element that the sanitizer alone accepts. */
const sanitizes =
  (
    tagName: string,
    properties: Record<string, string | string[]>,
    bad: RegExp,
    type: 'element' | 'comment' = 'element',
  ): Probe =>
  async () => {
    const { unified } = await import('unified');
    const { default: rehypeSanitize } = await import('rehype-sanitize');
    const { default: rehypeStringify } = await import('rehype-stringify');
    const { schemaFor } = await import('../../../src/model/markdown/allow-list.ts');
    const pipeline = unified().use(rehypeSanitize, schemaFor('text-')).use(rehypeStringify);
    const text: Text = { type: 'text', value: 'hit' };
    const node: RootContent =
      type === 'comment' ? { type, value: 'hit' } : { type, tagName, properties, children: [text] };
    return !bad.test(pipeline.stringify(pipeline.runSync({ type: 'root', children: [node] })));
  };

const polices =
  (directive: string): Probe =>
  async () => {
    const { contentSecurityPolicy } = await import(
      '../../../src/model/site/content-security-policy.ts'
    );
    const { aSite } = await import('../../../src/model/testing/advisory.fixture.ts');
    const policy = contentSecurityPolicy(aSite(), 'header');
    return (
      policy.split('; ').includes(directive) &&
      !/unsafe-(?:inline|eval)/.test(policy.replace('wasm-unsafe-eval', ''))
    );
  };

// ---- Content that check refuses.

async function codes(
  { base }: Ground,
  file: string,
  change: (text: string) => string,
): Promise<string[]> {
  const { textOf } = await import('../../content/broken-inputs/broken-input.ts');
  const { NOW } = await import('../../content/broken-inputs/base.ts');
  const { readContent } = await import('../../../src/read/index.ts');
  const { problems } = await readContent(
    { folder: base, now: NOW },
    new Map([[file, change(textOf(file))]]),
  );
  return problems.map(({ code }) => code);
}

const reports =
  (code: string, file: string, change: (text: string) => string): Probe =>
  async (ground) =>
    (await codes(ground, file, change)).includes(code);

/** A file with a private key is not read at all, so that none of it is printed or published. */
const leavesOut =
  (file: string, change: (text: string) => string): Probe =>
  async ({ base }) => {
    const { textOf } = await import('../../content/broken-inputs/broken-input.ts');
    const { NOW } = await import('../../content/broken-inputs/base.ts');
    const { readContent } = await import('../../../src/read/index.ts');
    const texts = new Map([[file, change(textOf(file))]]);
    const { content } = await readContent({ folder: base, now: NOW }, texts);
    return content.advisories.every((one) => one.file !== file);
  };

const ends = (line: string) => (text: string) => `${text}\n${line}\n`;
const ADVISORY = 'advisories/2026/ORB-2026-0003.md';
// Concatenated, so that secret scanners do not report this file.
const TOKEN = `gh${'p_'}aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1eF3hI5`;
const KEY = `-----BEGIN ${'PRIVATE'} KEY-----\nabcd`;

const refusesInPublic =
  (code: string): Probe =>
  async ({ work, base }) => {
    const { scanPublic } = await import('../../../src/read/key/private-keys.ts');
    return scanPublic(join(work, 'public'), base).findings.some((one) => one.code === code);
  };

const staysBelow =
  (text: string): Probe =>
  async () => {
    const { pathName } = await import('../../../src/model/text/path-segment.ts');
    const name = pathName(text);
    return name === undefined || (!/[/\\]/.test(name) && !/^\.*$/.test(name) && name.length <= 200);
  };

// ---- Comparison with the published site.

const breaks =
  (code: string, change: (ledger: Ledger) => object): Probe =>
  async () => {
    const { aLedger } = await import('../../../src/model/testing/ledger.fixture.ts');
    const { compareLedgers } = await import('../../../src/model/ledger/compare.ts');
    const before = aLedger();
    return compareLedgers(before, aLedger(change(before))).some((one) => one.code === code);
  };
type Ledger = import('../../../src/model/ledger/ledger.ts').Ledger;

const record =
  (changes: object) =>
  ({ records }: Ledger) => ({
    records: records.map((one, i) => (i === 0 ? { ...one, ...changes } : one)),
  });

export const PROBES: Readonly<Record<string, Probe>> = {
  canaries: holdsNoCanary,
  again: scanDecidesAgain,
  alias: finds('id', 'CVE-1905-54321'),
  title: finds('title', 'heap overflow when opening a crafted zeppelin archive'),
  text: finds('text', 'a forged zeppelin archive runs commands of their own choice'),
  person: finds('person', 'by Xantippe Zobel'),
  address: finds(
    'address',
    'https://git.zz.example/zz/commit/1f1f8c6bba22fde9d77f72e4d1afe5718eedf2cd',
  ),
  contact: finds('address', 'xantippe.zobel/home'),
  commit: finds('commit', 'commit 1f1f8c6bba22fde9d77f72e4d1afe5718eedf2cd'),
  'short commit': finds('commit', 'commit 1f1f8c6b'),
  slug: finds('slug', 'announcements/zeppelin-crash-fix/'),
  'in entities': finds('id', '&#79;RB-2026-0777'),
  'in JSON': finds('id', '"\\u004fRB-2026-0777"'),
  'in a URL': finds('id', '%4FRB-2026-0777'),
  'in a folded line': finds('id', 'OR\r\n B-2026-0777'),
  'in Base64': finds('id', Buffer.from(ID).toString('base64')),
  'in Base64url': finds('address', Buffer.from('abc~~~def.zobel/home').toString('base64url')),
  'in hexadecimal digits': finds('id', Buffer.from(ID).toString('hex')),
  'in UTF-16': finds('id', Buffer.from(ID, 'utf16le')),
  'with what is invisible': finds('id', 'O\u00adRB-2026-0777'),
  'over tags': finds('person', 'Xantippe <b class="x">Zobel</b>'),
  'in gzip': unpacks('a', gzipSync(ID)),
  'in a ZIP': unpacks('a', zip('a.json', ID)),
  'in the name of an entry': unpacks('a', zip(`${ID}.json`, '{}')),
  'in a text of PNG': unpacks(
    'a.png',
    chunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(ID)])),
  ),
  'in PDF': unpacks(
    'a.pdf',
    Buffer.concat([Buffer.from('%PDF-1.7\nstream\n'), deflateSync(ID), Buffer.from('\nendstream')]),
  ),
  'in lines of Base64': unpacks(
    'a.asc',
    Buffer.from(
      `x\n${Buffer.from(`${'x'.repeat(45)}${ID}`)
        .toString('base64')
        .replace(/(.{64})/g, '$1\n')}\n`,
    ),
  ),
  paths: scansPaths,
  build: refusesBuild,
  'public: index': exposes('index'),
  'public: commit': exposes('commit'),
  'public: message': exposes('message'),
  'public: path': exposes('path'),
  'public: lines': exposes('lines'),
  'public: ref': exposes('ref'),
  'public: tag': exposes('tag-message'),
  'preview: address': answersHereAlone,
  'preview: host': refusesRequest('/', { host: 'evil.example' }),
  'preview: other site': refusesRequest('/', { 'sec-fetch-site': 'cross-site' }),
  'preview: method': refusesRequest('/', {}, 'POST'),
  'preview: path': refusesRequest('/%2e%2e/secret.txt', {}),
  'preview: cache': isNotKept,
  'preview: page': isMarked('index.html', '<title>a</title><body></body>'),
  'preview: feed': isMarked('feed.xml', '<rss/>'),
  'preview: text': isMarked('a.txt', 'a'),
  'preview: archive': isMarked('all.zip', zip('a.txt', 'a').toString('latin1')),
  'raw HTML': renders('a <img src=x onerror=hit()>', /^(?!.*&#x3C;img src)/),
  'schemes of links': renders('[a](javascript:hit())', /href/),
  'foreign images': renders('![a](https://foreign.example/a.png)', /<img/),
  elements: sanitizes('iframe', {}, /<iframe/),
  attributes: sanitizes('p', { onClick: 'hit()' }, /onclick/i),
  protocols: sanitizes('a', { href: 'javascript:hit()' }, /javascript/),
  'sources of images': sanitizes('img', { src: 'data:image/svg+xml,x' }, /data:/),
  'ids of others': sanitizes('h2', { id: 'body' }, /id=/),
  classes: sanitizes('code', { className: ['banner'] }, /banner/),
  scripts: sanitizes('script', {}, /hit/),
  comments: sanitizes('', {}, /<!--/, 'comment'),
  'nothing by default': polices("default-src 'none'"),
  'own scripts': polices("script-src 'self'"),
  'no base': polices("base-uri 'none'"),
  'no plugins': polices("object-src 'none'"),
  'no frames': polices("frame-ancestors 'none'"),
  token: reports('secret-token', ADVISORY, ends(`Never ${TOKEN}!`)),
  key: leavesOut(ADVISORY, ends(KEY)),
  'token in public/': refusesInPublic('secret-token'),
  'key in public/': refusesInPublic('key-private'),
  'link in public/': refusesInPublic('file-symlink'),
  bidi: reports('text-bidi', ADVISORY, ends('Ask \u202ehere.')),
  invisible: reports('text-invisible', ADVISORY, ends('a\u200bb')),
  encoded: reports('text-bidi', ADVISORY, ends('Ask &#x202e;here.')),
  misleading: reports(
    'link-target',
    ADVISORY,
    ends('[https://good.example](https://evil.example)'),
  ),
  mention: reports('text-mention', ADVISORY, ends('Thanks to @someone for it.')),
  leftover: reports('text-leftover', ADVISORY, ends('TODO write this.')),
  tlp: reports('tlp-published', ADVISORY, (text) => text.replace('tlp: CLEAR', 'tlp: AMBER')),
  related: reports('related-private', ADVISORY, (text) =>
    text.replace(/^related: .*$/m, 'related: [ORB-2026-0004]'),
  ),
  alias_of_YAML: reports('yaml-alias', 'site.yaml', (text) => `x: &a 1\n${text}`),
  depth: reports('yaml-depth', 'site.yaml', ends(`x: ${'['.repeat(40)}${']'.repeat(40)}`)),
  tangled: reports('markdown-bound', ADVISORY, ends('> '.repeat(40))),
  long: reports('markdown-bound', ADVISORY, ends('abc def '.repeat(40_000))),
  'way up': staysBelow('..'),
  slashes: staysBelow('a/b'),
  'long names': staysBelow('a'.repeat(300)),
  'record missing': breaks('ledger-record-missing', ({ records }) => ({
    records: records.slice(1),
  })),
  'date changed': breaks('ledger-published-changed', record({ published: '2026-05-12T15:00:00Z' })),
  'modified back': breaks('ledger-modified-back', record({ modified: '2026-05-11T16:00:00Z' })),
  'modified still': breaks('ledger-modified-unchanged', record({ facts: 'other' })),
  'text still': breaks('ledger-modified-unchanged', record({ text: 'other' })),
  'path gone': breaks('ledger-path-gone', ({ files }) => ({
    files: files.filter(({ path }) => path !== 'policy/index.html'),
  })),
  'entry gone': breaks('ledger-entry-gone', ({ entries }) => ({ entries: entries.slice(1) })),
  'feed empty': breaks('ledger-feed-empty', ({ feeds }) => ({
    feeds: feeds.map((one) => ({ ...one, entries: 0 })),
  })),
  'key replaced': breaks('ledger-key-replaced', () => ({
    keys: [{ name: 'security', fingerprint: 'BB' }],
  })),
  'key gone': breaks('ledger-key-gone', () => ({ keys: [] })),
  'site moved': breaks('ledger-site-changed', () => ({ site: 'https://other.example/' })),
  'prefix changed': breaks('ledger-prefix-changed', () => ({ prefix: 'ORB' })),
  'format gone': breaks('ledger-format-gone', ({ formats }) => ({
    formats: formats.filter((one) => one !== 'vex'),
  })),
  'withdrawn undone': async () => {
    const { aLedger, aRecord } = await import('../../../src/model/testing/ledger.fixture.ts');
    const { compareLedgers } = await import('../../../src/model/ledger/compare.ts');
    const withdrawn = Object.assign(aRecord(), { withdrawn: '2026-05-20T10:00:00Z' });
    return compareLedgers(
      aLedger({ records: [withdrawn] }),
      aLedger({ records: [aRecord()] }),
    ).some(({ code }) => code === 'ledger-withdrawn-undone');
  },
};
