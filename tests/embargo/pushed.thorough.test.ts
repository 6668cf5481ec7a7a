// Ways to hide an embargoed file in a push, each refused, and harmless pushes, each accepted. Each
// one is tried on a copy of one repository, in this process.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exposuresText, guard } from '../../scripts/commands/check/public.ts';
import { contentPlace } from '../../src/environment.ts';
import { remoteTips } from '../../src/external/git/remote-tips.ts';
import { readContent } from '../../src/read/index.ts';
import { UsageError } from '../../src/usage-error.ts';
import { NOW, ROOT, userEnvironment, workFolder } from '../support/run-candor.ts';

const work = workFolder('pushed');
afterAll(work.remove);

/** On the disk, and not in git: known from the desk. */
const KNOWN = 'ORB-2026-0077';
/** Only in the history. */
const GONE = 'ORB-2026-0088';
const PUBLIC = 'ORB-2026-0001';
const FIX = '5b1c9e0d7f3a2468ace013579bdf02468ace1357';

const advisory = (id: string, front = 'tlp: AMBER'): string =>
  `---\nsummary: Heap overflow in the archive reader of ${id.toLowerCase()} tars\nproject: orbital\naliases: [CVE-2026-9${id.slice(-4)}]\nseverity: [CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H]\ncwe: [CWE-122]\naffected:\n  - package: pkg:pypi/orbital\n    ranges: [{introduced: 1.0.0, fixed: 1.4.7}]\nreferences: [{type: FIX, url: "https://forge.example/orbital/commit/${FIX}"}]\n${front}\n---\n## Impact\n\nWhoever opens a prepared archive runs the code of somebody else entirely.\n\n## Upgrade\n\n## Mitigation\n\nNone known.\n`;
const FILE = `content/advisories/2026/${GONE}.md`;
const OUT = 'published: 2026-05-01T00:00:00Z';

const GIT = {
  ...userEnvironment(),
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.org',
};

/** A repository with a public remote, in which something is tried. */
class Repository {
  readonly top: string;
  readonly bare: string;
  env: Record<string, string> = {};
  remote = 'origin';
  /** The content folder (default: that of the repository). */
  content: string | undefined;
  /** The address of the push (default: that of the remote). */
  url: string | undefined;
  constructor(name: string) {
    this.top = join(work.folder, name, 'repo');
    this.bare = join(work.folder, name, 'bare.git');
  }
  run(
    words: readonly string[],
    env: Record<string, string> = {},
    input?: string | Uint8Array,
  ): string {
    const options = { env: { ...GIT, ...env }, ...(input === undefined ? {} : { input }) };
    const { status, stdout, stderr } = spawnSync('git', ['-C', this.top, ...words], options);
    if (status !== 0) throw new Error(`git ${words.join(' ')}: ${stderr}`);
    return stdout.toString().trim();
  }
  git(...words: string[]): string {
    return this.run(words);
  }
  put(file: string, text: string | Uint8Array): void {
    mkdirSync(dirname(join(this.top, file)), { recursive: true });
    writeFileSync(join(this.top, file), text);
  }
  commit(message = 'Work'): string {
    this.git('commit', '--quiet', '--allow-empty', '-m', message);
    return this.git('rev-parse', 'HEAD');
  }
  /** A commit with a file, and one without it. */
  comeAndGo(file: string, text: string | Uint8Array): void {
    this.put(file, text);
    this.git('add', '-f', '--', file);
    this.commit('Come');
    this.git('rm', '--quiet', '-f', '--', file);
    this.commit('Go');
  }
  /** A hand-made commit object. `rest` follows the parent. */
  raw(rest: string | Uint8Array): void {
    const head = `tree ${this.git('rev-parse', 'HEAD^{tree}')}\nparent ${this.git('rev-parse', 'HEAD')}\n`;
    const bytes = Buffer.concat([Buffer.from(head), Buffer.from(rest)]);
    const hash = this.run(
      ['hash-object', '-t', 'commit', '-w', '--stdin', '--literally'],
      {},
      bytes,
    );
    this.git('reset', '--quiet', '--soft', hash);
  }
}

const BY = 'A <a@example.org> 1795905488 +0000';
const WHO = `author ${BY}\ncommitter ${BY}\n`;
const ZERO = '0'.repeat(40);

const base = new Repository('base');
let count = 0;

beforeAll(() => {
  mkdirSync(base.top, { recursive: true });
  base.git('init', '--quiet', '-b', 'main');
  base.git('init', '--quiet', '--bare', base.bare);
  for (const part of ['site.yaml', 'SECURITY.md', 'projects', 'channels', 'keys', 'policies'])
    cpSync(join(ROOT, 'content', part), join(base.top, 'content', part), { recursive: true });
  base.put(
    `content/advisories/2026/${PUBLIC}.md`,
    advisory(PUBLIC, OUT).replace(/references.*\n/, ''),
  );
  base.put('.git/info/exclude', `content/advisories/2026/${KNOWN}.md\n`);
  base.git('add', '.');
  base.commit('Begin');
  base.git('push', '--quiet', base.bare, 'main');
  base.put(`content/advisories/2026/${KNOWN}.md`, advisory(KNOWN));
});

function fresh(): Repository {
  count += 1;
  const repository = new Repository(String(count));
  cpSync(dirname(base.top), dirname(repository.top), { recursive: true });
  repository.git('remote', 'add', 'origin', repository.bare);
  repository.git('update-ref', 'refs/remotes/origin/main', 'main');
  return repository;
}

interface Ref {
  readonly from?: string;
  readonly to?: string;
  /** The state of the remote (default: its branch). */
  readonly old?: string;
}

/**
 * The result of the hook for a push: the findings, or the reason why it stopped. Undefined if the
 * push is accepted.
 */
async function refusal(
  repository: Repository,
  { from = 'HEAD', to = 'refs/heads/main', old }: Ref = {},
): Promise<string | undefined> {
  const before =
    old ??
    (to === 'refs/heads/main'
      ? repository.git('--git-dir', repository.bare, 'rev-parse', 'main')
      : ZERO);
  const local = from === 'HEAD' ? 'refs/heads/main' : from;
  const lines = `${local} ${from === '' ? ZERO : repository.git('rev-parse', from)} ${to} ${before}\n`;
  const environment = { ...process.env };
  Object.assign(
    process.env,
    { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    repository.env,
  );
  try {
    const reading = await readContent(
      contentPlace({ content: repository.content ?? join(repository.top, 'content'), now: NOW }),
    );
    const words = {
      lines,
      remote: repository.remote,
      url: repository.url ?? repository.bare,
      repository: repository.top,
    };
    const { exposures, push } = await guard(reading, words);
    const text = [...(push?.unproved ?? []), exposuresText(exposures, false)].join('\n').trim();
    for (const secret of [KNOWN, GONE, FIX])
      expect(text.toLowerCase()).not.toContain(secret.toLowerCase());
    return exposures.length > 0 ? text : undefined;
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  } finally {
    process.env = environment;
  }
}

// biome-ignore lint/suspicious/noConfusingVoidType: most of them push the branch that they are on, and answer nothing.
type Try = (repository: Repository) => Ref | void;

const PRIVATE = /an embargoed advisory/;
const ID = /contains? .*an id/;
const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');

/**
 * Writes other parents to the commit graph: the last commit gets its first ancestor as its parent.
 */
function forgeGraph(r: Repository): void {
  const file = join(r.top, '.git/objects/info/commit-graph');
  const bytes = readFileSync(file);
  const all = r.git('rev-list', 'HEAD').split('\n').sort();
  const [head, first] = [r.git('rev-parse', 'HEAD'), r.git('rev-list', '--max-parents=0', 'HEAD')];
  const chunks = Array.from({ length: bytes[6] ?? 0 }, (_, i) =>
    bytes.subarray(8 + i * 12, 20 + i * 12),
  );
  const data = chunks.find((one) => one.toString('latin1', 0, 4) === 'CDAT');
  const start = Number(data?.readBigUInt64BE(4)) + all.indexOf(head) * 36 + 20;
  bytes.writeUInt32BE(all.indexOf(first), start);
  const sum = createHash('sha1').update(bytes.subarray(0, -20)).digest();
  rmSync(file);
  writeFileSync(file, Buffer.concat([bytes.subarray(0, -20), sum]));
}

/** A line about a known draft, in another form. */
function written(form: string): string | Uint8Array {
  const text = `See ${KNOWN}, the overflow in the archive reader of ${KNOWN} tars.\n`;
  const bytes = Buffer.from(text);
  if (form === 'utf-32le')
    return Buffer.concat([...text].map((one) => Buffer.from([one.charCodeAt(0), 0, 0, 0])));
  if (form === 'html') return [...text].map((one) => `&#${one.charCodeAt(0)};`).join('');
  if (form === 'percent') return bytes.toString('hex').replace(/../g, '%$&');
  return bytes.toString(form === 'hex' ? 'hex' : 'base64');
}

const MEETING =
  'title: A meeting\nadvisories: []\nreceived: {at: 2026-11-04T12:14:00Z, channel: mail}\nreporter: {name: Q Z, contact: q@example.org}\nprojects: [orbital]\n';

const pointerTo = (oid: string): string =>
  `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize 900\n`;

/** A merge that adds a file that no parent has, and a commit without it. */
function evilMerge(r: Repository, file: string, text: string | Uint8Array): void {
  r.git('checkout', '--quiet', '-b', 'side');
  r.commit('Side');
  r.git('checkout', '--quiet', 'main');
  r.commit('Main');
  r.git('merge', '--quiet', '--no-commit', 'side');
  r.put(file, text);
  r.git('add', '--', file);
  r.commit('Merge');
  r.git('rm', '--quiet', '--', file);
  r.commit('Go');
}

/** Ways to write an id in a sentence. */
const WRITTEN = ['ORB-2026-77', 'orb2026-77', 'ORB 2026 0077', 'CVE-2026-90077', 'cve 2026/90077'];

const ATTACHED = /an attachment of a private record/;

/** Pushes a file that has the bytes of a file that only the known draft shows. */
function shown(r: Repository, pushed: string, file = pushed): void {
  const draft = `content/advisories/2026/${KNOWN}.md`;
  r.put(draft, `${advisory(KNOWN)}![The window](/pictures/race.png)\n`);
  for (const one of [file, pushed]) r.put(one, 'pixels');
  r.git('add', '--', pushed);
  r.commit('Come');
  r.git('rm', '--quiet', '--cached', '--', pushed);
  r.commit('Go');
}

/** Commits a draft to a branch that is not pushed, and returns to the branch from before. */
function draftOn(r: Repository, branch: string, text: string, folder = 'content'): void {
  r.git('checkout', '--quiet', '-b', branch);
  r.put(`${folder}/advisories/2026/${GONE}.md`, text);
  r.git('add', '-f', '--', `${folder}/advisories`);
  r.commit('Draft');
  r.git('checkout', '--quiet', 'main');
}

/** Commits a draft that has the id of a public advisory, as another clone can take it. */
function takenOn(r: Repository, branch: string, text = advisory(GONE)): void {
  r.git('checkout', '--quiet', '-b', branch);
  r.put(`content/advisories/2026/${PUBLIC}.md`, text);
  r.git('commit', '--quiet', '-am', 'Draft');
  r.git('checkout', '--quiet', 'main');
}

type Hidden = readonly [string, RegExp, Try];

const COMMENT = 'the trick is to send a negative window length twice and then reset the stream';
const commented = (id: string): string =>
  advisory(id).replace('project:', `# ${COMMENT}\nproject:`);

/** A case of the known draft, which git does not track. */
function withCase(r: Repository, notes = 'None.', id = KNOWN): void {
  r.put('.git/info/exclude', `content/advisories/2026/${KNOWN}.md\ncontent/cases\n`);
  const fork = `{url: "https://forge.example/orbital/quiet-fork", created: 2026-11-04T12:14:00Z}`;
  const own = `history: [{at: 2026-11-04T12:14:00Z, step: received, by: Maria Kellermann}]\n`;
  const text = MEETING.replace('[]', `[${id}]`).replace('Q Z', 'Érika Zauber');
  r.put(
    `content/cases/${id}.yaml`,
    `# ${COMMENT}\n${text}${own}private_forks: [${fork}]\nnotes: ${notes}\n`,
  );
}

/** Commits a case with an error to a branch that is not pushed, and makes a commit with a message. */
const inFaultyCase =
  (error: (text: string) => string, message: string, file = `content/cases/${GONE}.yaml`) =>
  (r: Repository): void => {
    r.git('checkout', '--quiet', '-b', 'next');
    r.put(
      file,
      error(
        MEETING.replace('A meeting', `${SUBJECT}, CVE-2026-90088`).replace('Q Z', 'Érika Zauber'),
      ),
    );
    r.git('add', '-f', '--', file);
    r.commit('Case');
    r.git('checkout', '--quiet', 'main');
    r.commit(message);
  };
const SUBJECT = 'Overrun of the tar reader with a negative length';
const unknownKey = (text: string): string => `${text}severty: high\n`;
const conflict = (text: string): string => `<<<<<<< HEAD\n=======\n${text}>>>>>>> next\n`;

const NOTE =
  'Reproduced by sending the length of the second window before any handshake is complete.';
const inCase = (message: string) => (r: Repository) => {
  withCase(r, NOTE);
  r.commit(message);
};

const HIDDEN: readonly Hidden[] = [
  ['a comment of a case in a message', /words of a text/, inCase(`Fix: ${COMMENT}`)],
  [
    'a comment of a draft in a file',
    /words of a text/,
    (r) => {
      r.put(`content/advisories/2026/${KNOWN}.md`, commented(KNOWN));
      r.comeAndGo('x.c', `// ${COMMENT}\n`);
    },
  ],
  [
    'a comment of a draft of another branch',
    /words of a text/,
    (r) => {
      draftOn(r, 'next', commented(GONE));
      r.commit(COMMENT);
    },
  ],
  [
    'a comment of a draft in another working tree',
    /words of a text/,
    (r) => {
      r.git('worktree', 'add', '--quiet', '-b', 'next', `${r.top}-tree`);
      writeFileSync(join(`${r.top}-tree`, FILE), commented(GONE));
      r.commit(COMMENT);
    },
  ],
  [
    'a comment of a draft with errors in another working tree',
    /words of a text/,
    (r) => {
      r.git('worktree', 'add', '--quiet', '-b', 'next', `${r.top}-tree`);
      writeFileSync(join(`${r.top}-tree`, FILE), commented(GONE).replace('tlp:', 'tlpp:'));
      r.commit(COMMENT);
    },
  ],
  ...[unknownKey, conflict].flatMap((error): Hidden[] => [
    [
      `the id of a case of another branch with an error: ${error.name}`,
      ID,
      inFaultyCase(error, `Fix ${GONE}`),
    ],
    [`the CVE of such a case: ${error.name}`, ID, inFaultyCase(error, 'Fix CVE-2026-90088')],
    [`the title of such a case: ${error.name}`, /title/, inFaultyCase(error, SUBJECT)],
    [
      `the reporter of such a case: ${error.name}`,
      /the name of a person/,
      inFaultyCase(error, 'Thanks, Érika Zauber'),
    ],
    [
      `the address of its reporter: ${error.name}`,
      /an address/,
      inFaultyCase(error, 'From q@example.org'),
    ],
  ]),
  [
    'the id of a reservation of another branch with an error',
    ID,
    inFaultyCase(() => 'at: yesterday\n', `Fix ${GONE}`, `content/cases/reserved/${GONE}.yaml`),
  ],
  [
    'a sentence of a file beside the cases of another branch',
    /words of a text/,
    inFaultyCase(() => COMMENT, COMMENT, 'content/cases/notes.txt'),
  ],
  [
    'the id of a case with an error in another working tree',
    ID,
    (r) => {
      r.git('worktree', 'add', '--quiet', '-b', 'next', `${r.top}-tree`);
      mkdirSync(join(`${r.top}-tree`, 'content/cases'));
      writeFileSync(join(`${r.top}-tree`, `content/cases/${GONE}.yaml`), unknownKey(MEETING));
      r.commit(`Fix ${GONE}`);
    },
  ],
  [
    'a draft of another branch that has the id of a public advisory',
    PRIVATE,
    (r) => {
      takenOn(r, 'next');
      return { from: 'refs/heads/next', to: 'refs/heads/new' };
    },
  ],
  [
    'the CVE of such a draft',
    ID,
    (r) => {
      takenOn(r, 'next');
      r.commit('Fix CVE-2026-90088');
    },
  ],
  [
    'the CVE of such a draft in another working tree',
    ID,
    (r) => {
      r.git('worktree', 'add', '--quiet', '-b', 'next', `${r.top}-tree`);
      writeFileSync(join(`${r.top}-tree`, `content/advisories/2026/${PUBLIC}.md`), advisory(GONE));
      r.commit('Fix CVE-2026-90088');
    },
  ],
  [
    'a draft about another project that has the id of a public advisory',
    PRIVATE,
    (r) => {
      takenOn(r, 'next', advisory(PUBLIC).replace('project: orbital', 'project: orbital-cli'));
      return { from: 'refs/heads/next', to: 'refs/heads/new' };
    },
  ],
  [
    'a sentence as Base64 in a message',
    /words of a text/,
    inCase(Buffer.from(NOTE).toString('base64')),
  ],
  [
    'a sentence as Base64 in the message of a tag',
    /words of a text/,
    (r) => {
      withCase(r, NOTE);
      r.git('tag', '-a', 'v1', '-m', Buffer.from(NOTE).toString('base64'));
      return { from: 'refs/tags/v1', to: 'refs/tags/v1' };
    },
  ],
  [
    'the name of a reporter in a message of ISO 8859-1 without a header',
    /the name of a person/,
    (r) => {
      withCase(r);
      r.raw(Buffer.from(`${WHO}\nThanks to Érika Zauber for the report\n`, 'latin1'));
    },
  ],
  [
    'the name of a reporter as an author in ISO 8859-1',
    /the name of a person/,
    (r) => {
      withCase(r);
      r.raw(
        Buffer.from(
          `author Érika Zauber <e@example.org> 1795905488 +0000\ncommitter ${BY}\n\nWork\n`,
          'latin1',
        ),
      );
    },
  ],
  [
    'a private fork in the message of a merge',
    /an address/,
    inCase("Merge branch 'main' of forge.example:orbital/quiet-fork"),
  ],
  [
    'a private fork as a submodule for ssh',
    /an address/,
    (r) => {
      withCase(r);
      r.comeAndGo(
        '.gitmodules',
        '[submodule "x"]\n\turl = git@forge.example:orbital/quiet-fork.git\n',
      );
    },
  ],
  [
    'an id that the desk does not know, within the name of a file',
    ID,
    (r) => r.comeAndGo(`backport-${GONE}.patch`, 'x'),
  ],
  [
    'an id that the desk does not know, as a folder',
    ID,
    (r) => r.comeAndGo(`drafts/for-${GONE}/poc.py`, 'x'),
  ],
  [
    'the id of a draft on a branch of a repository whose content is read elsewhere',
    ID,
    (r) => {
      draftOn(r, 'next', advisory(GONE));
      r.content = join(dirname(r.top), 'desk/content');
      cpSync(join(r.top, 'content'), r.content, { recursive: true });
      r.commit(`Fix ${GONE}`);
    },
  ],
  [
    'the name of another person who works on a case, as a sign-off',
    /the name of a person/,
    inCase('Work\n\nSigned-off-by: Maria Kellermann'),
  ],
  [
    'a draft with broken YAML',
    PRIVATE,
    (r) => r.comeAndGo(FILE, advisory(GONE).replace('cwe: [', 'cwe: [[{')),
  ],
  ['a draft with an unknown key', PRIVATE, (r) => r.comeAndGo(FILE, advisory(GONE, 'tlpp: AMBER'))],
  ['a draft without front matter', PRIVATE, (r) => r.comeAndGo(FILE, 'Notes on the next one.\n')],
  [
    'a draft as a pointer of LFS',
    PRIVATE,
    (r) =>
      r.comeAndGo(
        FILE,
        `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 9\n`,
      ),
  ],
  [
    'a draft in Advisories/',
    PRIVATE,
    (r) => r.comeAndGo(FILE.replace('advisories', 'Advisories'), advisory(GONE)),
  ],
  [
    'a draft in Content/',
    PRIVATE,
    (r) => r.comeAndGo(FILE.replace('content', 'Content'), advisory(GONE, 'x: [')),
  ],
  ['a case in Cases/', /a private case/, (r) => r.comeAndGo('content/Cases/x.yaml', 'title: [')],
  [
    'a reservation in cases/Reserved/',
    /a reservation/,
    (r) => r.comeAndGo(`content/cases/Reserved/${GONE}.yaml`, 'at: x'),
  ],
  ['a case in another folder', /a private case/, (r) => r.comeAndGo('notes/meeting.yaml', MEETING)],
  [
    'a case in a folder of content that had another name, on a branch from then',
    /a private case/,
    (r) => {
      r.git('mv', 'content', 'old');
      r.commit('Old name');
      r.git('branch', 'past');
      r.git('mv', 'old', 'content');
      r.commit('New name');
      r.git('push', '--quiet', r.bare, 'main');
      r.git('checkout', '--quiet', 'past');
      r.comeAndGo('old/cases/meeting.yaml', 'title: [');
      r.git('checkout', '--quiet', '-f', 'main');
      return { from: 'refs/heads/past', to: 'refs/heads/new' };
    },
  ],
  [
    'a case in the index of a repository whose content is read elsewhere',
    /a private case/,
    (r) => {
      r.content = join(dirname(r.top), 'desk/content');
      cpSync(join(r.top, 'content'), r.content, { recursive: true });
      r.put('content/cases/meeting.yaml', MEETING);
      r.git('add', '-f', 'content/cases/meeting.yaml');
    },
  ],
  ...['advisories.', 'advisories ', 'adv\u200cisories'].map(
    (name) =>
      [
        `a draft in ${JSON.stringify(name)}, which is advisories/ on some machines`,
        PRIVATE,
        (r: Repository) => r.comeAndGo(`content/${name}/2026/next.md`, 'Notes on the next one.\n'),
      ] as const,
  ),
  ['a picture that only a draft shows', ATTACHED, (r) => shown(r, 'public/pictures/race.png')],
  [
    'another size of that picture',
    ATTACHED,
    (r) => shown(r, 'public/pictures/race@2x.png', 'public/pictures/race.png'),
  ],
  [
    'a copy of that picture',
    ATTACHED,
    (r) => shown(r, 'docs/figure.png', 'public/pictures/race.png'),
  ],
  [
    'a picture that a draft of another branch shows',
    ATTACHED,
    (r) => {
      draftOn(r, 'next', `${advisory(GONE)}![](/pictures/race.png)\n`);
      r.comeAndGo('public/pictures/race.png', 'pixels');
    },
  ],
  [
    'the id of a draft on no branch, in a working tree whose folder is missing',
    ID,
    (r) => {
      draftOn(r, 'next', advisory(GONE));
      const tree = `${r.top}-tree`;
      r.git('worktree', 'add', '--quiet', '--detach', tree, 'next');
      r.git('branch', '--quiet', '-D', 'next');
      rmSync(tree, { recursive: true });
      r.commit(`Fix ${GONE}`);
    },
  ],
  [
    'the id of a draft on a branch on which the content folder has another name',
    ID,
    (r) => {
      r.git('mv', 'content', 'old');
      draftOn(r, 'next', advisory(GONE), 'old');
      r.git('reset', '--quiet', '--hard');
      r.commit(`Fix ${GONE}`);
    },
  ],
  [
    'a draft that Git LFS keeps',
    PRIVATE,
    (r) => {
      const oid = createHash('sha256').update(advisory(GONE)).digest('hex');
      r.put(`.git/lfs/objects/${oid.slice(0, 2)}/${oid.slice(2, 4)}/${oid}`, advisory(GONE));
      r.comeAndGo('big.bin', pointerTo(oid));
    },
  ],
  [
    'a draft that Git LFS keeps, with a pointer with CRLF after empty lines',
    PRIVATE,
    (r) => {
      const oid = createHash('sha256').update(advisory(GONE)).digest('hex');
      r.put(`.git/lfs/objects/${oid.slice(0, 2)}/${oid.slice(2, 4)}/${oid}`, advisory(GONE));
      r.comeAndGo('big.bin', `\n\n${pointerTo(oid).trim().replaceAll('\n', '\r\n')}`);
    },
  ],
  [
    'a draft without a folder of a year',
    PRIVATE,
    (r) => r.comeAndGo(`content/advisories/${GONE}.md`, advisory(GONE)),
  ],
  [
    'a draft too deep',
    PRIVATE,
    (r) => r.comeAndGo(`content/advisories/2026/old/${GONE}.md`, advisory(GONE)),
  ],
  ['a draft as .txt', PRIVATE, (r) => r.comeAndGo(FILE.replace('.md', '.txt'), advisory(GONE))],
  [
    'a draft as .markdown with an unknown key',
    PRIVATE,
    (r) => r.comeAndGo(FILE.replace('.md', '.markdown'), advisory(GONE, 'x: 1')),
  ],
  ['a backup of a draft', PRIVATE, (r) => r.comeAndGo(`${FILE}~`, advisory(GONE, 'x: 1'))],
  ['a draft with a byte order mark', PRIVATE, (r) => r.comeAndGo(FILE, `\ufeff${advisory(GONE)}`)],
  ['a draft in UTF-16', PRIVATE, (r) => r.comeAndGo(FILE, utf16(advisory(GONE)))],
  [
    'a draft in ISO 8859-1',
    PRIVATE,
    (r) => r.comeAndGo(FILE, Buffer.from(advisory(GONE).replace('tars', 'tärs'), 'latin1')),
  ],
  [
    'a release with broken YAML',
    /a planned release/,
    (r) => r.comeAndGo('content/releases/orbital-9.9.9.md', '---\n[\n---\n'),
  ],
  [
    'a retrospective as .txt',
    /a retrospective/,
    (r) => r.comeAndGo('content/retrospectives/what.txt', 'What we learnt.\n'),
  ],
  [
    'a statement with an unknown key',
    /a statement/,
    (r) => r.comeAndGo('content/statements/what.yml', 'xx: 1\n'),
  ],
  [
    'a draft in another folder of content',
    PRIVATE,
    (r) => {
      r.put('site/site.yaml', 'name: X\n');
      r.git('add', 'site');
      r.comeAndGo('site/advisories/2026/NEXT-2026-0001.md', advisory(GONE, 'x: ['));
    },
  ],
  [
    'a draft in another folder, named by its id',
    PRIVATE,
    (r) => r.comeAndGo(`drafts/${GONE}.md`, advisory(GONE, 'x: [')),
  ],
  [
    'a draft in another folder, named by its id in another spelling',
    PRIVATE,
    (r) => r.comeAndGo('drafts/orb2026_88 notes.odt', 'x'),
  ],
  ['a draft under another name', PRIVATE, (r) => r.comeAndGo('docs/thoughts.md', advisory(GONE))],
  [
    'a draft under another name that is not restricted',
    PRIVATE,
    (r) => r.comeAndGo('docs/thoughts.md', advisory(GONE, 'tlp: CLEAR')),
  ],
  [
    'a scheduled advisory under another name',
    PRIVATE,
    (r) => r.comeAndGo('thoughts.txt', advisory(GONE, 'published: 2999-01-01T00:00:00Z')),
  ],
  [
    'a restricted draft under another name with broken YAML',
    PRIVATE,
    (r) => r.comeAndGo('docs/thoughts.md', `${advisory(GONE).replace('cwe: [', 'cwe: [[')}`),
  ],
  [
    'a draft behind git replace',
    PRIVATE,
    (r) => {
      r.comeAndGo(FILE, advisory(GONE));
      r.git('replace', 'HEAD~1', 'HEAD~2');
    },
  ],
  [
    'a file behind git replace',
    PRIVATE,
    (r) => {
      r.comeAndGo(FILE, advisory(GONE));
      const [blob, other] = [
        r.git('rev-parse', `HEAD~1:${FILE}`),
        r.git('rev-parse', 'HEAD:content/site.yaml'),
      ];
      r.git('replace', blob, other);
    },
  ],
  [
    'a draft behind a graft',
    /has grafts/,
    (r) => {
      r.comeAndGo(FILE, advisory(GONE));
      r.put('.git/info/grafts', `${r.git('rev-parse', 'HEAD')} ${r.git('rev-parse', 'HEAD~2')}\n`);
    },
  ],
  [
    'a draft in a parent that only a graft gives, which git push sends',
    /has grafts/,
    (r) => {
      r.git('checkout', '--quiet', '-b', 'desk');
      r.put(FILE, advisory(GONE));
      r.git('add', '-f', FILE);
      const desk = r.commit();
      r.git('checkout', '--quiet', 'main');
      const [head, parent] = [r.commit(), r.git('rev-parse', 'HEAD~1')];
      r.put('.git/info/grafts', `# Joined.\n${head} ${parent} ${desk}\n`);
    },
  ],
  [
    'a draft in a parent that a graft of the environment gives',
    /has grafts/,
    (r) => {
      r.put('grafts', `${r.commit()} ${r.git('rev-parse', 'HEAD')}\n`);
      r.env = { GIT_GRAFT_FILE: join(r.top, 'grafts') };
    },
  ],
  [
    'a draft that a forged commit graph hides',
    PRIVATE,
    (r) => {
      r.comeAndGo(FILE, advisory(GONE));
      r.git('commit-graph', 'write', '--reachable');
      forgeGraph(r);
      // Git without our settings is deceived.
      expect(r.git('rev-list', 'HEAD').split('\n')).toHaveLength(2);
    },
  ],
  ...['utf-32le', 'base64', 'hex', 'html', 'percent'].map(
    (form) =>
      [`an id as ${form}`, ID, (r: Repository) => r.comeAndGo('x.txt', written(form))] as const,
  ),
  [
    'an id in lines without a diff',
    ID,
    (r) => {
      r.put('.gitattributes', '*.c -diff binary\n');
      r.comeAndGo('x.c', `// ${KNOWN}\n`);
    },
  ],
  [
    'an id behind a text conversion',
    ID,
    (r) => {
      r.put('.git/info/attributes', '*.c diff=none\n');
      r.git('config', 'diff.none.textconv', 'true');
      r.git('config', 'diff.none.command', 'true');
      r.git('config', 'core.bigFileThreshold', '1');
      r.comeAndGo('x.c', `// ${KNOWN}\n`);
    },
  ],
  ['an id in a binary file of a merge', ID, (r) => evilMerge(r, 'x.bin', `\0 ${KNOWN} \0`)],
  [
    'an id in a file of a merge that attributes call binary',
    ID,
    (r) => {
      r.put('.gitattributes', '*.c -diff\n');
      r.git('add', '.gitattributes');
      evilMerge(r, 'x.c', `// ${KNOWN}\n`);
    },
  ],
  ...WRITTEN.map(
    (id): Hidden => [`a message with ${id}`, ID, (r) => void r.commit(`Fix the reader (${id})`)],
  ),
  ...WRITTEN.map(
    (id): Hidden => [
      `a line with ${id}`,
      ID,
      (r) => r.comeAndGo('x.c', `// See ${id}: the reader\n`),
    ],
  ),
  ['an id in a file of UTF-16', ID, (r) => r.comeAndGo('x.c', utf16(`int x;\n// ${KNOWN}\n`))],
  [
    'words in a file of UTF-16',
    /title|words/,
    (r) =>
      r.comeAndGo(
        'x.c',
        utf16(`// Heap overflow in the archive reader of ${KNOWN.toLowerCase()} tars`),
      ),
  ],
  ['an id in a compressed file', ID, (r) => r.comeAndGo('x.gz', gzipSync(`// ${KNOWN}\n`))],
  [
    'an id in an archive',
    ID,
    (r) => r.comeAndGo('x.zip', zipSync({ 'x.md': Buffer.from(`See ${KNOWN}.`) })),
  ],
  [
    'a draft in an archive that the desk does not know',
    PRIVATE,
    (r) => r.comeAndGo('x.zip', zipSync({ 'x.md': Buffer.from(advisory(GONE)) })),
  ],
  [
    'a file in an archive, named by an id that the desk does not know',
    PRIVATE,
    (r) => r.comeAndGo('x.zip', zipSync({ [`drafts/${GONE}.txt`]: Buffer.from('Notes.\n') })),
  ],
  [
    'the commit of a fix as a submodule',
    /a commit/,
    (r) => {
      r.git('config', 'diff.ignoreSubmodules', 'all');
      r.git('config', 'diff.submodule', 'log');
      r.git('update-index', '--add', '--cacheinfo', `160000,${FIX},lib`);
      r.commit();
    },
  ],
  [
    'a submodule as the folder of cases',
    /a private case/,
    (r) => {
      r.git('update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},content/cases`);
      r.commit();
    },
  ],
  [
    'a link as a draft',
    PRIVATE,
    (r) => {
      mkdirSync(join(r.top, 'content/advisories/2025'));
      symlinkSync('/private/x.md', join(r.top, 'content/advisories/2025/ORB-2025-0001.md'));
      r.git('add', 'content/advisories/2025');
      r.commit();
      r.git('rm', '--quiet', '-r', 'content/advisories/2025');
      r.commit();
    },
  ],
  [
    'an id as the name of an author',
    ID,
    (r) => {
      r.run(['commit', '--quiet', '--allow-empty', '-m', 'x'], { GIT_AUTHOR_NAME: `Fix ${KNOWN}` });
    },
  ],
  [
    'an id in the address of a committer',
    ID,
    (r) => {
      r.run(['commit', '--quiet', '--allow-empty', '-m', 'x'], {
        GIT_COMMITTER_EMAIL: `orb20260077@example.org`,
      });
    },
  ],
  ['an id in an unknown header', ID, (r) => r.raw(`${WHO}x-note ${KNOWN}\n\nWork\n`)],
  [
    'an id in a signature',
    ID,
    (r) =>
      r.raw(
        `${WHO}gpgsig -----BEGIN PGP SIGNATURE-----\n Comment: ${KNOWN}\n -----END PGP SIGNATURE-----\n\nWork\n`,
      ),
  ],
  [
    'an id in the tag that a merge keeps',
    ID,
    (r) =>
      r.raw(
        `${WHO}mergetag object ${ZERO}\n type commit\n tag v1\n tagger ${BY}\n \n ${KNOWN}\n\nWork\n`,
      ),
  ],
  [
    'an id as the tagger of the tag that a merge keeps',
    ID,
    (r) =>
      r.raw(
        `${WHO}mergetag object ${ZERO}\n type commit\n tag v1\n tagger ${KNOWN} <x> 1 +0000\n \n x\n\nWork\n`,
      ),
  ],
  ...['parent', 'tree', 'object', 'type'].map(
    (word) =>
      [
        `an id in a signature, in a line that begins with "${word}"`,
        ID,
        (r: Repository) =>
          r.raw(
            `${WHO}gpgsig -----BEGIN PGP SIGNATURE-----\n ${word} ${KNOWN}\n -----END PGP SIGNATURE-----\n\nWork\n`,
          ),
      ] as const,
  ),
  ...[`<a@example.org> ${KNOWN} 1795905488 +0000`, `<a@example.org> 1795905488 +0000 ${KNOWN}`].map(
    (rest, i) =>
      [
        `an id behind the address of an author, ${i === 0 ? 'before' : 'after'} the time`,
        ID,
        (r: Repository) => r.raw(`author A ${rest}\ncommitter ${BY}\n\nWork\n`),
      ] as const,
  ),
  ['an id after a NUL in a message', ID, (r) => r.raw(`${WHO}\nWork\n\0${KNOWN}\n`)],
  [
    'an id in a message of UTF-16',
    ID,
    (r) =>
      r.raw(
        Buffer.concat([
          Buffer.from(`${WHO}encoding UTF-16LE\n\n`),
          Buffer.from(`See ${KNOWN}.`, 'utf16le'),
        ]),
      ),
  ],
  [
    'a message in an unknown encoding',
    /text in an unknown encoding/,
    (r) => r.raw(`${WHO}encoding x-own\n\n+AE8AUgBC-\n`),
  ],
  [
    'a message with a second, unknown encoding',
    /text in an unknown encoding/,
    (r) => r.raw(`${WHO}encoding UTF-8\nencoding x-own\n\n+AE8AUgBC-\n`),
  ],
  [
    'a tag with a message in an unknown encoding',
    /text in an unknown encoding/,
    (r) => {
      const text = `object ${r.git('rev-parse', 'HEAD')}\ntype commit\ntag v1\ntagger ${BY}\nencoding x-own\n\n+AE8AUgBC-\n`;
      const hash = r.run(['hash-object', '-t', 'tag', '-w', '--stdin', '--literally'], {}, text);
      r.git('update-ref', 'refs/tags/v1', hash);
      return { from: 'refs/tags/v1', to: 'refs/tags/v1' };
    },
  ],
  [
    'an id in a note',
    ID,
    (r) => {
      r.git('notes', 'add', '-m', `See ${KNOWN}`, 'HEAD');
      return { from: 'refs/notes/commits', to: 'refs/notes/commits' };
    },
  ],
  [
    'an id in the message of a tag',
    ID,
    (r) => {
      r.git('tag', '-a', 'v1', '-m', KNOWN);
      return { from: 'refs/tags/v1', to: 'refs/tags/v1' };
    },
  ],
  [
    'a tag of a folder with a draft',
    PRIVATE,
    (r) => {
      r.comeAndGo(FILE, advisory(GONE, 'x: ['));
      r.git('tag', 'v1', 'HEAD~1^{tree}');
      return { from: 'refs/tags/v1', to: 'refs/tags/v1' };
    },
  ],
  [
    'a tag of a compressed draft',
    ID,
    (r) => {
      r.put('x.gz', gzipSync(advisory(KNOWN)));
      r.git('tag', '-a', '-m', 'x', 'v1', r.git('hash-object', '-w', 'x.gz'));
      return { from: 'refs/tags/v1', to: 'refs/tags/v1' };
    },
  ],
  [
    'the stash',
    PRIVATE,
    (r) => {
      r.put(FILE, advisory(GONE));
      r.git('stash', '--quiet', '-u');
      return { from: 'refs/stash', to: 'refs/heads/wip' };
    },
  ],
  ...[
    'fix/orb20260077',
    'orb_2026-77',
    'fix-orb%2D2026%2D0077',
    'orb\u20102026\u20100077',
    'ORB.2026.0077',
  ].map((name) => [`a branch named ${name}`, ID, () => ({ to: `refs/heads/${name}` })] as const),
  [
    'what the clone remembers of another remote',
    PRIVATE,
    (r) => {
      r.comeAndGo(FILE, advisory(GONE));
      r.git('update-ref', 'refs/remotes/origin/desk', 'HEAD');
      return { to: 'refs/heads/new' };
    },
  ],
  [
    'a forced push over what is not here',
    PRIVATE,
    (r) => {
      r.comeAndGo(FILE, advisory(GONE));
      return { old: '9'.repeat(40) };
    },
  ],
  [
    'a remote named as private by the environment',
    PRIVATE,
    (r) => {
      r.comeAndGo(FILE, advisory(GONE));
      r.env = {
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: 'candor.privateRemote',
        GIT_CONFIG_VALUE_0: 'origin',
      };
    },
  ],
  [
    'a private remote with the address of a public one',
    /same address/,
    (r) => {
      r.comeAndGo(FILE, advisory(GONE));
      r.git('remote', 'add', 'desk', r.bare);
      r.git('config', '--add', 'candor.privateRemote', 'desk');
      r.remote = 'desk';
    },
  ],
  ...['file://', 'FILE://'].map(
    (scheme) =>
      [
        `a private remote with the address of a public one, written with ${scheme}`,
        /same address/,
        (r: Repository) => {
          r.comeAndGo(FILE, advisory(GONE));
          r.git('remote', 'add', 'desk', `${scheme}${r.bare}`);
          r.git('config', '--add', 'candor.privateRemote', 'desk');
          r.remote = 'desk';
          r.url = `${scheme}${r.bare}`;
        },
      ] as const,
  ),
  [
    'a repository of another place in the environment',
    PRIVATE,
    (r) => {
      r.comeAndGo(FILE, advisory(GONE));
      r.env = {
        GIT_DIR: join(base.top, '.git'),
        GIT_WORK_TREE: base.top,
        GIT_INDEX_FILE: '/dev/null',
        GIT_NAMESPACE: 'x',
      };
    },
  ],
  [
    'a file that is not here',
    /not in this repository|nothing was proved/,
    (r) => {
      r.comeAndGo('x.md', 'x');
      const blob = r.git('rev-parse', 'HEAD~1:x.md');
      rmSync(join(r.top, '.git/objects', blob.slice(0, 2), blob.slice(2)));
    },
  ],
  [
    'a draft in the index that git must not compare',
    PRIVATE,
    (r) => {
      const file = `content/advisories/2026/${PUBLIC}.md`;
      r.put('content/advisories/2025/ORB-2025-0009.md', advisory(GONE, 'x: ['));
      r.git('add', 'content/advisories/2025');
      r.git('update-index', '--assume-unchanged', 'content/advisories/2025/ORB-2025-0009.md');
      rmSync(join(r.top, 'content/advisories/2025'), { recursive: true });
      r.git('update-index', '--assume-unchanged', file);
    },
  ],
];

const HARMLESS: readonly (readonly [string, Try])[] = [
  ['an empty commit', (r) => void r.commit()],
  [
    'a public advisory',
    (r) => {
      r.put(
        'content/advisories/2026/ORB-2026-0002.md',
        advisory('ORB-2026-0002', OUT).replace(/references.*\n/, ''),
      );
      r.git('add', 'content');
      r.commit('Publish ORB-2026-0002');
    },
  ],
  [
    'an older version of a public advisory, with broken YAML',
    (r) => r.comeAndGo(`content/advisories/2026/${PUBLIC}.txt`, '---\n[\n'),
  ],
  [
    'a new branch',
    (r) => {
      r.commit();
      return { to: 'refs/heads/new' };
    },
  ],
  [
    'the sign-off of the user, who works on a case',
    (r) => {
      withCase(r);
      r.git('config', 'user.name', 'Maria Kellermann');
      r.commit('Work\n\nSigned-off-by: Maria Kellermann <m@example.org>');
    },
  ],
  [
    'a public advisory whose case is still on the desk',
    (r) => {
      withCase(r, 'None.', 'ORB-2026-0003');
      draftOn(r, 'next', advisory('ORB-2026-0003'));
      r.put(
        'content/advisories/2026/ORB-2026-0003.md',
        advisory('ORB-2026-0003', OUT).replace(/references.*\n/, ''),
      );
      r.git('add', 'content');
      r.commit('Publish ORB-2026-0003');
      return { to: 'refs/heads/publish-orb-2026-0003' };
    },
  ],
  [
    'a comment that a draft and a public advisory have',
    (r) => {
      r.put(`content/advisories/2026/${KNOWN}.md`, commented(KNOWN));
      r.put(
        'content/advisories/2026/ORB-2026-0003.md',
        commented('ORB-2026-0003')
          .replace(/references.*\n/, '')
          .replace('tlp: AMBER', OUT),
      );
      r.git('add', 'content');
      r.commit();
    },
  ],
  [
    'an earlier draft of a public advisory',
    (r) => {
      takenOn(r, 'next', advisory(PUBLIC).replace(/references.*\n/, ''));
      return { from: 'refs/heads/next', to: 'refs/heads/new' };
    },
  ],
  [
    'a file named by a date and the product',
    (r) => r.comeAndGo('news/weekly-orb-2026-11.md', 'News.\n'),
  ],
  ['a branch that is deleted', () => ({ from: '', to: 'refs/heads/main' })],
  ['a branch with a version in its name', () => ({ to: 'refs/heads/release/2026.0.77' })],
  ['a branch with a public id in its name', () => ({ to: `refs/heads/fix/${PUBLIC}` })],
  [
    'a tag with a message',
    (r) => {
      r.git('tag', '-a', 'v1', '-m', 'Version 1');
      return { from: 'refs/tags/v1', to: 'refs/tags/v1' };
    },
  ],
  [
    'a note',
    (r) => {
      r.git('notes', 'add', '-m', 'Reviewed', 'HEAD');
      return { from: 'refs/notes/commits', to: 'refs/notes/commits' };
    },
  ],
  [
    'a merge',
    (r) => {
      r.git('checkout', '--quiet', '-b', 'side');
      r.commit('Side');
      r.git('checkout', '--quiet', 'main');
      r.commit('Main');
      r.git('merge', '--quiet', '-m', 'Merge side', 'side');
    },
  ],
  [
    'a submodule',
    (r) => {
      r.git('update-index', '--add', '--cacheinfo', `160000,${'2'.repeat(40)},lib`);
      r.commit();
    },
  ],
  [
    'words about folders',
    (r) => {
      for (const folder of ['advisories', 'cases', 'releases'])
        r.put(`content/${folder}/README.md`, 'How it is used.\n');
      r.put('content/cases/.gitignore', '*\n!.gitignore\n!README.md\n');
      r.git('add', '-f', 'content/advisories/README.md', 'content/cases', 'content/releases');
      r.commit();
    },
  ],
  [
    'a library with folders of the same names',
    (r) => {
      r.put('tests/cases/one.yaml', 'input: 1\n');
      r.put('docs/releases/1.0.md', '---\ntitle: Version 1\n---\nNew.\n');
      r.put('docs/advisories/2019/overview.md', '# What we did\n');
      r.put('src/statements/if.yaml', 'kind: if\n');
      r.put('src/releases', 'x\n');
      r.git('add', '.');
      r.commit();
    },
  ],
  [
    'a page with front matter',
    (r) =>
      r.comeAndGo(
        'docs/page.md',
        '---\nsummary: What it is\nproject: orbital\ntimeline: yes\n---\nText.\n',
      ),
  ],
  [
    'a copy of a public advisory',
    (r) =>
      r.comeAndGo('docs/copy.md', advisory('ORB-2026-0003', OUT).replace(/references.*\n/, '')),
  ],
  [
    'a picture of a public advisory',
    (r) => r.comeAndGo(`public/${PUBLIC.toLowerCase()}-overview.svg`, '<svg/>'),
  ],
  [
    'a built page of a public advisory',
    (r) => r.comeAndGo(`dist/advisories/${PUBLIC}/index.html`, '<p>x</p>'),
  ],
  [
    'a picture that a public record shows too',
    (r) => {
      const text = advisory('ORB-2026-0003', OUT).replace(/references.*\n/, '');
      r.put('content/advisories/2026/ORB-2026-0003.md', `${text}![](/pictures/race.png)\n`);
      r.git('add', '-f', '--', 'content/advisories/2026/ORB-2026-0003.md');
      shown(r, 'public/pictures/race.png');
    },
  ],
  ['a picture that no record shows', (r) => shown(r, 'public/pictures/other.png')],
  ['an archive', (r) => r.comeAndGo('x.zip', zipSync({ 'x.txt': Buffer.from('Nothing') }))],
  [
    'a public advisory in an archive',
    (r) => {
      const text = advisory('ORB-2026-0003', OUT).replace(/references.*\n/, '');
      r.comeAndGo('x.zip', zipSync({ 'content/advisories/2026/old.md': Buffer.from(text) }));
    },
  ],
  ['a merge with a binary file', (r) => evilMerge(r, 'x.bin', '\0 nothing \0')],
  ['a pointer of Git LFS', (r) => r.comeAndGo('big.bin', pointerTo('a'.repeat(64)))],
  [
    'words like those of a case',
    (r) => r.comeAndGo('form.yaml', 'title: x\nreceived: yes\nreporter: 1\n'),
  ],
  [
    'words and numbers that resemble an id',
    (r) => {
      r.comeAndGo(
        'x.c',
        '// absorb-2026-77, ORB-2026-770, ORB-2026-0770, 2026-77, ORB 2026 orb, CVE-2026-900770\n',
      );
      r.commit('Mention ORB-2026-770 and the sorb 2026-77');
    },
  ],
  ['a file of UTF-16', (r) => r.comeAndGo('x.txt', utf16('Nothing.\n'))],
  [
    'a binary file',
    (r) =>
      r.comeAndGo(
        'x.bin',
        Uint8Array.from({ length: 4096 }, (_, i) => (i * i) % 251),
      ),
  ],
  [
    'a signed commit',
    (r) =>
      r.raw(
        `${WHO}gpgsig -----BEGIN PGP SIGNATURE-----\n \n iHUEABYKAB0WIQ\n -----END PGP SIGNATURE-----\n\nWork\n`,
      ),
  ],
  [
    'a message in ISO 8859-1',
    (r) => r.raw(Buffer.from(`${WHO}encoding ISO-8859-1\n\nGr\u00fc\u00dfe\n`, 'latin1')),
  ],
  [
    'an author with an accent',
    (r) => {
      r.run(['commit', '--quiet', '--allow-empty', '-m', 'x'], {
        GIT_AUTHOR_NAME: 'Érika Müller',
        GIT_AUTHOR_EMAIL: 'e@example.org',
      });
    },
  ],
  ['a push of nothing new', () => undefined],
  [
    'a forced push',
    (r) => {
      r.git('commit', '--quiet', '--amend', '-m', 'Begin again');
    },
  ],
  [
    'names in other scripts and with spaces',
    (r) => r.comeAndGo('docs/Käse und 日本語 \t.txt', 'Text.\n'),
  ],
  [
    'a remote that is private',
    (r) => {
      r.comeAndGo(FILE, advisory(GONE));
      r.git('config', '--add', 'candor.privateRemote', 'desk');
      r.remote = 'desk';
      r.url = join(work.folder, 'desk.git');
    },
  ],
];

describe('a push with something hidden', () => {
  it.each(HIDDEN)('is refused: %s', async (_, reason, hide) => {
    const repository = fresh();
    const ref = hide(repository) ?? {};
    expect(await refusal(repository, ref)).toMatch(reason);
    rmSync(dirname(repository.top), { recursive: true });
  });
});

describe('a private remote', () => {
  it.each([
    'forge.example:o/r-x.git',
    'git@forge.example:/o/r-x.git',
    'https://forge.example//o/r-x.git',
    'https://forge.example/o/r%2Dx',
  ])('written as %s is the public one', async (url) => {
    const repository = fresh();
    repository.git('remote', 'set-url', 'origin', 'https://user@forge.example/o/r-x.git');
    repository.git('config', '--add', 'candor.privateRemote', 'desk');
    repository.remote = 'desk';
    repository.url = url;
    expect(await refusal(repository)).toMatch(/a remote that is not private has the same address/);
  });

  it.each(['link.git', '../bare.git'])(
    'at the address of a public one, %s, is checked',
    async (name) => {
      const repository = fresh();
      symlinkSync(repository.bare, join(dirname(repository.top), 'link.git'));
      repository.git('config', '--add', 'candor.privateRemote', 'desk');
      repository.remote = 'desk';
      repository.url = name.startsWith('../') ? name : join(dirname(repository.top), name);
      expect(await refusal(repository)).toMatch(
        /a remote that is not private has the same address/,
      );
    },
  );
});

describe('a clone without all objects', () => {
  /** A clone of a repository whose history holds a draft, made with some options. */
  function cloned(...options: string[]): Repository {
    const source = fresh();
    source.comeAndGo(FILE, advisory(GONE));
    source.commit('Later');
    source.git('config', 'uploadpack.allowFilter', 'true');
    const clone = fresh();
    rmSync(clone.top, { recursive: true });
    source.git('clone', '--quiet', ...options, `file://${source.top}`, clone.top);
    return clone;
  }

  it('that is partial makes the result uncertain, and nothing is fetched', async () => {
    const clone = cloned('--filter=blob:none');
    expect(await refusal(clone, { to: 'refs/heads/new', old: ZERO })).toMatch(/partial clone/);
    const missing =
      clone.git('rev-list', '--objects', '--all', '--missing=print').match(/^\?/gm) ?? [];
    expect(missing.length).toBeGreaterThan(0);
  });

  it('that is shallow is checked by what it would send', async () => {
    const clone = cloned('--depth=1');
    expect(await refusal(clone, { to: 'refs/heads/new', old: ZERO })).toBeUndefined();
    expect(await refusal(cloned('--depth=3'), { to: 'refs/heads/new', old: ZERO })).toMatch(
      PRIVATE,
    );
    clone.comeAndGo(FILE, advisory(GONE));
    expect(await refusal(clone, { to: 'refs/heads/new', old: ZERO })).toMatch(PRIVATE);
  });
});

describe('a remote that does not answer', () => {
  it('is abandoned after a timeout, together with the git process that waits for it', {
    timeout: 20_000,
  }, async () => {
    const open = new Set<Socket>();
    const server = createServer((socket) => open.add(socket)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    expect(await remoteTips(base.top, `http://127.0.0.1:${port}/x.git`, 2000)).toBeUndefined();
    for (const socket of open) if (!socket.closed) await once(socket.resume(), 'close');
    expect(open.size).toBe(1);
    server.close();
  });
});

describe('a harmless push', () => {
  it.each(HARMLESS)('is accepted: %s', async (_, make) => {
    const repository = fresh();
    const ref = make(repository) ?? {};
    expect(await refusal(repository, ref)).toBeUndefined();
    expect(readdirSync(repository.top)).toContain('content');
    rmSync(dirname(repository.top), { recursive: true });
  });
});
