// candor check --public in real repositories: tracked files, and commits that are about to be
// pushed.

import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import {
  candor,
  candorHere,
  NOW,
  ROOT,
  type Run,
  userEnvironment,
  workFolder,
} from '../support/run-candor.ts';
import { THOROUGH } from '../support/thorough.ts';

const work = workFolder('check-public');
afterAll(work.remove);

let repo: string;
let count = 0;

const SECRET = {
  id: 'ORB-2026-0077',
  cve: 'CVE-2026-77001',
  title: 'Heap overflow in the archive reader of tars',
};
const advisory = (front = 'tlp: AMBER'): string =>
  `---\nsummary: ${SECRET.title}\nproject: orbital\naliases: [${SECRET.cve}]\nseverity: [CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H]\ncwe: [CWE-122]\naffected:\n  - package: pkg:pypi/orbital\n    ranges: [{introduced: 1.0.0, fixed: 1.4.7}]\n${front}\n---\n## Impact\n\nWhoever opens a prepared archive runs the code of somebody else entirely.\n\n## Upgrade\n\n## Mitigation\n\nNone known.\n`;
const FILE = `content/advisories/2026/${SECRET.id}.md`;

/** The environment of an author without settings. */
const AUTHOR = {
  ...userEnvironment(),
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.org',
};

/** Runs git in the repository of the test. */
function git(...words: string[]): string {
  const { status, stdout, stderr } = spawnSync('git', ['-C', repo, ...words], {
    env: AUTHOR,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`git ${words.join(' ')}: ${stderr}`);
  return stdout.trim();
}

function put(file: string, text: string): void {
  mkdirSync(dirname(join(repo, file)), { recursive: true });
  writeFileSync(join(repo, file), text);
}

function commit(message: string, ...files: string[]): string {
  if (files.length > 0) git('add', '-f', '--', ...files);
  git('commit', '--quiet', '--allow-empty', '-m', message);
  return git('rev-parse', 'HEAD');
}

const check = (...words: string[]): Promise<Run> =>
  guard(['--content', join(repo, 'content'), ...words]);

/** Runs the guard at NOW. It uses the clock and ignores other times. */
const guard = (words: readonly string[], env: Record<string, string> = {}): Promise<Run> =>
  candorHere(['check', '--public', '--now', NOW, ...words], env, () => Date.parse(NOW));

/** Logs must not contain secrets. */
function expectSilent({ out, err }: { out: string; err: string }): void {
  for (const secret of Object.values(SECRET))
    expect(`${out}${err}`.toLowerCase()).not.toContain(secret.toLowerCase());
}

// A content folder with public content, and an embargoed advisory that git does not track.
beforeEach(() => {
  count += 1;
  repo = join(work.folder, `r${count}`);
  mkdirSync(repo);
  git('init', '--quiet', '-b', 'main');
  for (const part of ['site.yaml', 'SECURITY.md', 'projects', 'channels', 'keys', 'policies'])
    cpSync(join(ROOT, 'content', part), join(repo, 'content', part), { recursive: true });
  // Not in .gitignore, which is public, because the name of the file is a secret.
  writeFileSync(join(repo, '.git/info/exclude'), `content/cases/*\n${FILE}\n`);
  commit('Begin', 'content');
  git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  git('remote', 'add', 'origin', join(work.folder, 'nowhere'));
  put(FILE, advisory());
});

const MEETING =
  'title: A meeting\nadvisories: []\nreceived: {at: 2026-11-04T12:14:00Z, channel: mail}\nreporter: {name: Q Z, contact: q@example.org}\nprojects: [orbital]\n';

const TRANSLATION = `---
summary: Schreibzugriff hinter dem Puffer beim Auflisten eines präparierten Archivs
of: 2026-05-01T00:00:00Z
---
## Impact

Text.
`;

describe('a repository in which nothing private is tracked', () => {
  it('can be public, although it contains untracked private files', async () => {
    commit('Say how to report');
    const { code, err } = await check();
    expect(err).toContain('No private content was found. Checked 1 commit and 1 name.');
    expect(code).toBe(0);
  });

  it('is checked before its first commit, with a detached head, and in a separate working tree', async () => {
    git('checkout', '--quiet', '--detach');
    expect((await check()).code).toBe(0);
    const other = join(work.folder, `tree${count}`);
    git('worktree', 'add', '--quiet', '-b', 'other', other);
    expect((await guard(['--content', join(other, 'content')])).code).toBe(0);
    rmSync(join(repo, '.git'), { recursive: true });
    git('init', '--quiet');
    expect((await check()).code).toBe(0);
    git('add', '-f', FILE);
    expect((await check()).code).toBe(1);
  });
});

describe('a check without the guard', () => {
  const plain = (...words: string[]): Promise<Run> =>
    candorHere(['check', '--content', join(repo, 'content'), '--now', NOW, ...words]);

  // With a folder, --public names the static files, and does not turn the guard on.
  it.each([
    ['--repository', '.'],
    ['--ref', 'main'],
    ['--remote', 'origin'],
    ['--url', 'https://git.example.org/x.git'],
    ['--shared-input'],
  ])('refuses %s, with which it would look like a proof', async (...words) => {
    commit('Add a file', FILE);
    for (const served of [[], ['--public', join(repo, 'content')]]) {
      const { code, err } = await plain(...served, ...words);
      expect(err).toContain(`${words[0]} is only for the check of a repository`);
      expect(code).toBe(2);
    }
  });

  it('accepts a folder of static files', async () => {
    put('static/robots.txt', 'User-agent: *\n');
    expect((await plain('--public', join(repo, 'static'))).code).toBe(0);
  });
});

describe('what git tracks', () => {
  it.each([
    ['an embargoed advisory', FILE, advisory()],
    ['an embargoed advisory', FILE, advisory('published: 2027-01-01T00:00:00Z')],
    [
      'a translation of an embargoed advisory',
      'content/advisories/2026/ORB-2026-0077.de.md',
      TRANSLATION,
    ],
    ['a private case', 'content/cases/notes on it.txt', 'anything'],
    ['a reservation', `content/cases/reserved/${SECRET.id}.yaml`, 'at: 2026-05-01T00:00:00Z\n'],
    [
      'a planned release',
      'content/releases/orbital-9.9.9.md',
      '---\nproject: orbital\nadvisories: [ORB-2026-0077]\n---\n',
    ],
    [
      'the draft of a retrospective',
      'content/retrospectives/what-we-learnt.mdx',
      '---\ntitle: What we learnt of it\nadvisories: [ORB-2026-0077]\n---\n## Text\n',
    ],
  ])('fails with %s in the index, without revealing it', async (words, file, text) => {
    put(file, text);
    git('add', '-f', file);
    const run = await check();
    expect(run.code).toBe(1);
    expect(run.out).toContain(`the index of git: a file with ${words}.`);
    expect(run.out).toContain(
      'in a private repository, or on a branch that is pushed only to a private remote',
    );
    expectSilent(run);
    expect((await check('--verbose')).out).toContain(file);
  });

  it('fails with private content in a commit, even if the index and the folder no longer contain it', async () => {
    const hash = commit('Add a file', FILE);
    git('rm', '--quiet', '--cached', FILE);
    rmSync(join(repo, FILE));
    const run = await check();
    expect(run.code).toBe(1);
    expect(run.out).toContain('the commit that is checked out: a file with an embargoed advisory.');
    expect(run.out).toContain(`commit ${hash.slice(0, 12)}: a file with an embargoed advisory.`);
    expectSilent(run);
  });

  it('checks the content of the index, not of the folder', async () => {
    git('add', '-f', FILE);
    put(FILE, advisory('published: 2026-05-01T00:00:00Z'));
    // Content that is public at the time of the push is not secret.
    expect((await check()).code).toBe(0);
    put(FILE, advisory());
    put('content/advisories/2026/ORB-2026-0078.md', advisory().replaceAll('0077', '0078'));
    git('add', '-f', 'content/advisories/2026/ORB-2026-0078.md');
    rmSync(join(repo, 'content/advisories/2026/ORB-2026-0078.md'));
    expect((await check()).code).toBe(1);
  });
});

describe('the time', () => {
  it('is that of the real clock, whatever an option or the environment contains', async () => {
    put(FILE, advisory('published: 2026-12-01T16:00:00Z'));
    git('add', '-f', FILE);
    const later = '2026-12-02T00:00:00Z';
    const env = { CANDOR_NOW: later, SOURCE_DATE_EPOCH: String(Date.parse(later) / 1000) };
    const words = ['check', '--public', '--content', join(repo, 'content'), '--now', later];
    const at = async (clock: string, other: Record<string, string> = env) =>
      (await candorHere(words, other, () => Date.parse(clock))).code;
    expect(await at(NOW)).toBe(1);
    expect(await at(NOW, { SOURCE_DATE_EPOCH: 'abc' })).toBe(1);
    expect(await at(later)).toBe(0);
  });
});

describe('what is about to be pushed', () => {
  it.each([
    ['its message contains an id', () => commit(`Prepare ${SECRET.id}`)],
    ['its message contains an id', () => commit(`Fix a crash\n\nSee ${SECRET.cve.toLowerCase()}.`)],
    ['its message contains a title', () => commit(SECRET.title)],
    [
      'the path of a file contains an id',
      () => {
        put(`src/te st "ü\n\t${SECRET.id}.c`, 'int x;\n');
        return commit('Add a test', 'src');
      },
    ],
    [
      'the added lines contain an id',
      () => {
        put('src/test.c', `int x;\n// ${SECRET.id}\n`);
        return commit('Add a test', 'src');
      },
    ],
  ])('fails if %s, even if a later commit reverts it', async (words, make) => {
    const hash = make();
    rmSync(join(repo, 'src'), { recursive: true, force: true });
    git('add', '-A', '--', '.');
    commit('Tidy');
    const run = await check();
    expect(run.code).toBe(1);
    expect(run.out).toContain(`commit ${hash.slice(0, 12)}: ${words}`);
    expect(run.out).toContain('rewrite those commits');
    expectSilent(run);
  });

  it('is the range of --range, if given', async () => {
    commit(`Prepare ${SECRET.id}`);
    expect((await check('--range', 'origin/main..HEAD')).code).toBe(1);
    expect((await check('--range', `${'0'.repeat(40)}..HEAD`)).code).toBe(1);
    expect((await check('--range', 'HEAD..HEAD')).code).toBe(0);
  });

  it('fails with a draft that was added and removed, and with text that mentions it', async () => {
    rmSync(join(repo, FILE));
    put(
      'content/advisories/2026/ORB-2026-0079.md',
      advisory().replaceAll('0077', '0079').replaceAll('77001', '79001'),
    );
    const came = commit('Add words', 'content/advisories');
    git('rm', '--quiet', '-r', 'content/advisories');
    commit('Remove words');
    const spoke = commit('Also for CVE-2026-79001');
    const { code, out } = await check();
    expect(code).toBe(1);
    expect(out).toContain(`commit ${came.slice(0, 12)}: a file with an embargoed advisory.`);
    expect(out).toContain(`commit ${spoke.slice(0, 12)}: its message contains an id.`);
  });

  it('fails with the translation of a draft that was added and removed, and with text that mentions it', async () => {
    put('content/advisories/2026/ORB-2026-0077.de.md', TRANSLATION);
    const came = commit('Add words', 'content/advisories/2026/ORB-2026-0077.de.md');
    git('rm', '--quiet', 'content/advisories/2026/ORB-2026-0077.de.md');
    commit('Remove words');
    const spoke = commit(
      'Schreibzugriff hinter dem Puffer beim Auflisten eines präparierten Archivs',
    );
    const { code, out } = await check();
    expect(code).toBe(1);
    expect(out).toContain(
      `commit ${came.slice(0, 12)}: a file with a translation of an embargoed advisory.`,
    );
    expect(out).toContain(`commit ${spoke.slice(0, 12)}: its message contains a `);
  });

  it('fails once for private content that only a merge commit adds', async () => {
    git('checkout', '--quiet', '-b', 'side');
    put('side', 'side\n');
    commit('Side', 'side');
    git('checkout', '--quiet', 'main');
    put('main', 'main\n');
    commit('Main', 'main');
    git('merge', '--quiet', '--no-commit', 'side');
    put('evil', `${SECRET.cve}\n`);
    const merge = commit('Merge side', 'evil');
    const { code, out } = await check();
    expect(code).toBe(1);
    expect(out.match(/^error: .*/gm)).toEqual([
      `error: commit ${merge.slice(0, 12)}: the added lines contain an id.`,
    ]);
  });

  it('fails with the name of a branch or a tag, and with the message of a tag', async () => {
    git('checkout', '--quiet', '-b', `fix/${SECRET.id.toLowerCase()}`);
    commit('Work');
    expect((await check()).out).toContain('the name of a branch contains an id.');
    git('checkout', '--quiet', '-b', 'plain');
    git('tag', `before-${SECRET.cve}`);
    expect((await check()).out).toContain('the name of a tag contains an id.');
    git('tag', '-d', `before-${SECRET.cve}`);
    git('tag', '-a', 'v1', '-m', SECRET.title);
    const run = await check();
    expect(run.out).toMatch(/tag [0-9a-f]{12}: its message contains a title\./);
    expectSilent(run);
    git('tag', '-d', 'v1');
    expect((await check()).code).toBe(0);
    expect((await check('--ref', `x/${SECRET.id}`)).code).toBe(1);
  });

  it.runIf(THOROUGH)(
    'fails with the target of a tag that is not a commit, and with a signed tag that a merge contains',
    () => {
      const pushed = (ref: string, hash: string) => {
        const words = [
          'check',
          '--public',
          '--pre-push',
          '--remote',
          'origin',
          '--content',
          join(repo, 'content'),
        ];
        return candor([...words, '--now', NOW], {
          cwd: repo,
          input: `${ref} ${hash} ${ref} ${'0'.repeat(40)}\n`,
        });
      };
      put('note.txt', `See ${SECRET.id}.\n`);
      const blob = git('hash-object', '-w', 'note.txt');
      git('tag', '-a', 'inner', '-m', SECRET.cve);
      git('tag', '-a', 'outer', '-m', 'Nothing', 'inner');
      const [head, tree] = [git('rev-parse', 'HEAD'), git('rev-parse', 'HEAD^{tree}')];
      const by = 'A <a@example.org> 1795905488 +0000';
      put(
        'merge',
        `tree ${tree}\nparent ${head}\nparent ${head}\nauthor ${by}\ncommitter ${by}\nmergetag object ${head}\n type commit\n tag rel\n tagger ${by}\n \n Fixes ${SECRET.id}\n\nMerge\n`,
      );
      const merge = git('hash-object', '-t', 'commit', '-w', 'merge');
      for (const [ref, hash] of [
        ['refs/tags/file', blob],
        ['refs/tags/outer', git('rev-parse', 'outer')],
        ['refs/heads/merge', merge],
      ] as const) {
        const run = pushed(ref, hash);
        expect(run.out, ref).toContain(' contains an id.');
        expectSilent(run);
      }
      expect(pushed('refs/heads/main', head).code).toBe(0);
    },
  );

  it('is printed as JSON without names', async () => {
    commit(SECRET.id);
    const run = await check('--json');
    expect(JSON.parse(run.out)).toEqual({
      commits: 1,
      exposures: [{ where: 'message', hash: git('rev-parse', 'HEAD'), kinds: ['id'] }],
      problems: [],
      unproved: [],
    });
    expectSilent(run);
  });
});

describe('a draft on a branch that is not checked out', () => {
  it('is known, on a branch of the clone or of a private remote, until it is public', async () => {
    git('checkout', '--quiet', '-b', 'desk');
    commit('Draft', FILE);
    git('checkout', '--quiet', 'main');
    expect(existsSync(join(repo, FILE))).toBe(false);
    commit(`Fix ${SECRET.id}`);
    const run = await check();
    expect(run.out.match(/^error: .*/gm)).toEqual([
      expect.stringMatching(/^error: commit [0-9a-f]{12}: its message contains an id\.$/),
    ]);
    git('update-ref', 'refs/remotes/vault/desk', 'desk');
    git('branch', '--quiet', '-D', 'desk');
    expect((await check()).code).toBe(0);
    git('config', '--add', 'candor.privateRemote', 'vault');
    expect((await check()).code).toBe(1);
    put(FILE, advisory('published: 2026-05-01T00:00:00Z'));
    expect((await check()).code).toBe(0);
  });

  it('is known from the stash', async () => {
    git('stash', '--quiet', '-a', '--', FILE);
    commit(`Fix ${SECRET.id}`);
    put('notes.txt', 'Later.\n');
    git('add', 'notes.txt');
    git('stash', '--quiet');
    expect(existsSync(join(repo, FILE))).toBe(false);
    expect((await check()).out).toContain('its message contains an id');
    git('stash', 'clear');
    expect((await check()).code).toBe(0);
  });

  it.runIf(THOROUGH)(
    'is known though it cannot be read: on a branch, in the stash, in another working tree',
    async () => {
      const half = advisory('tlp: AMBER\nnot_a_key: 1');
      const messages = [`Fix ${SECRET.id}`, 'Fix orb 2026 77', SECRET.title, SECRET.cve];
      const expectKnown = async (...words: string[]): Promise<void> => {
        for (const message of messages) {
          commit(message);
          expect((await check(...words)).out, message).toContain('its message contains ');
          git('reset', '--quiet', '--soft', 'HEAD~1');
        }
        commit('Say how to report');
        expect((await check(...words)).code).toBe(0);
        git('reset', '--quiet', '--soft', 'HEAD~1');
      };
      for (const text of [half, half.replace('AMBER', '[AMBER')]) {
        put(FILE, text);
        git('stash', '--quiet', '-a', '--', FILE);
        await expectKnown();
        git('stash', 'clear');
      }
      put(FILE, half);
      git('checkout', '--quiet', '-b', 'desk');
      commit('Draft', FILE);
      git('checkout', '--quiet', 'main');
      await expectKnown();
      git('branch', '--quiet', '-D', 'desk');
      const tree = join(work.folder, `half${count}`);
      git('worktree', 'add', '--quiet', '--detach', tree, 'main');
      mkdirSync(dirname(join(tree, FILE)), { recursive: true });
      writeFileSync(join(tree, FILE), half);
      await expectKnown();
      // Another branch is checked out there, without the content.
      rmSync(join(tree, 'content/site.yaml'));
      await expectKnown();
    },
  );

  it('counts a public record as public, though an older version of it cannot be read', async () => {
    git('checkout', '--quiet', '-b', 'old');
    put(FILE, advisory('tlp: AMBER\nnot_a_key: 1'));
    commit('Draft', FILE);
    git('checkout', '--quiet', 'main');
    put(FILE, advisory('published: 2026-05-01T00:00:00Z'));
    commit(`Publish ${SECRET.id}`, FILE);
    expect((await check()).code).toBe(0);
  });

  it('is known if the content is in a separate repository, on each branch and remote', async () => {
    const desk = join(work.folder, `desk${count}`);
    cpSync(repo, desk, { recursive: true });
    const own = (...words: string[]): string => git('-C', desk, ...words);
    rmSync(join(repo, 'content/advisories'), { recursive: true });
    commit(`Fix ${SECRET.id}`);
    const words = ['--content', join(desk, 'content'), '--repository', repo];
    own('checkout', '--quiet', '-b', 'next');
    own('add', '-f', FILE);
    own('commit', '--quiet', '-m', 'Draft');
    own('checkout', '--quiet', 'main');
    expect((await guard(words)).out).toContain('its message contains an id');
    own('update-ref', 'refs/remotes/origin/next', 'next');
    own('branch', '--quiet', '-D', 'next');
    expect((await guard(words)).out).toContain('its message contains an id');
    own('update-ref', '-d', 'refs/remotes/origin/next');
    expect((await guard(words)).code).toBe(0);
  });

  it.each([
    [`cases/${SECRET.id}.yaml`, MEETING],
    [`advisories/2026/${SECRET.id}.md`, advisory()],
  ])('is known if the folder of %s is a separate repository', async (path, text) => {
    const folder = join(repo, 'content', path.replace(/\/.*/, ''));
    const own = (...words: string[]): string => git('-C', folder, ...words);
    rmSync(join(repo, FILE));
    put(`content/${path}`, text);
    own('init', '--quiet', '-b', 'main');
    own('add', '.');
    own('commit', '--quiet', '-m', 'Draft');
    own('checkout', '--quiet', '--orphan', 'empty');
    own('rm', '--quiet', '-r', '-f', '.');
    commit(`Fix ${SECRET.id}`);
    expect((await check()).out).toContain('its message contains an id');
    const tree = join(work.folder, `folder${count}`);
    own('worktree', 'add', '--quiet', '--detach', tree, 'main');
    own('branch', '--quiet', '-D', 'main');
    expect((await check()).out).toContain('its message contains an id');
    own('worktree', 'remove', '--force', tree);
    expect((await check()).code).toBe(0);
  });
});

describe('a usage error', () => {
  it('is reported for an empty range, without a repository, and without git', async () => {
    expect(await check('--range', 'nothing..HEAD')).toMatchObject({
      code: 2,
      err: expect.stringContaining('git fetch --unshallow'),
    });
    expect((await check('--range', '--output=x..HEAD')).code).toBe(2);
    expect(existsSync(join(repo, 'x'))).toBe(false);
    expect((await check('--repository', work.folder)).code).toBe(2);
    const none = { PATH: '/nonexistent' };
    expect(await guard(['--content', join(repo, 'content')], none)).toMatchObject({ code: 2 });
  });

  it('checks the whole history if the old end of a range is gone, as after a force push', async () => {
    const range = `${'1'.repeat(40)}..HEAD`;
    commit('One');
    expect(await check('--range', range)).toMatchObject({
      code: 0,
      err: expect.stringContaining('force push'),
    });
    commit(`Fix ${SECRET.id}`);
    commit('Two');
    expect((await check('--range', range)).out).toContain('its message contains an id');
  });

  it('a shallow clone is checked as far as possible, and the result is not certain', async () => {
    commit('One');
    commit('Two');
    const shallow = join(work.folder, `shallow${count}`);
    git('clone', '--quiet', '--depth', '1', `file://${repo}`, shallow);
    const words = ['--content', join(shallow, 'content')];
    const run = await guard([...words, '--range', `${'0'.repeat(40)}..HEAD`]);
    expect(run.err).toContain('This is a shallow clone');
    expect(run.err).toContain('The result is not certain: some parts could not be checked.');
    expect(run.err).not.toContain('No private content was found');
    expect(run.code).toBe(1);
    expect((await guard([...words, '--range', 'HEAD~1..HEAD'])).code).toBe(2);
    expect((await guard([...words, '--range', 'HEAD..HEAD'])).code).toBe(0);
  });
});

describe('the pre-push hook', () => {
  /** A remote and the installed hook, which runs Candor itself. */
  function install(name: string): string {
    const bare = join(work.folder, `${name}${count}.git`);
    git('init', '--quiet', '--bare', bare);
    git('remote', 'add', name, bare);
    for (const part of ['scripts', 'src', 'node_modules', 'package.json'])
      symlinkSync(join(ROOT, part), join(repo, part));
    cpSync(
      join(ROOT, 'hooks/pre-push'),
      join(repo, git('rev-parse', '--git-path', 'hooks'), 'pre-push'),
    );
    return bare;
  }
  const push = (...words: string[]): { status: number | null; stderr: string } =>
    pushIn(repo, {}, 'push', ...words);
  const pushIn = (cwd: string, env: Record<string, string>, ...words: string[]) =>
    spawnSync('git', words, {
      cwd,
      encoding: 'utf8',
      env: {
        ...userEnvironment(),
        SOURCE_DATE_EPOCH: String(Date.parse(NOW) / 1000),
        GIT_CONFIG_GLOBAL: '/dev/null',
        ...env,
      },
    });

  it('reads a list that is longer than a pipe holds', () => {
    const hash = git('rev-parse', 'HEAD');
    const lines = Array.from(
      { length: 20_000 },
      (_, i) => `refs/heads/main ${hash} refs/heads/b${i} ${hash}\n`,
    );
    const words = [
      'check',
      '--public',
      '--pre-push',
      '--remote',
      'origin',
      '--content',
      join(repo, 'content'),
    ];
    const { code, err } = candor([...words, '--now', NOW], { cwd: repo, input: lines.join('') });
    expect(err).toContain('20001 names');
    expect(code).toBe(0);
  });

  it('accepts public content and refuses private content: commits, branches, tags', () => {
    const bare = install('public');
    expect(push('public', 'main').stderr).toContain('No private content was found');
    const before = git('--git-dir', bare, 'rev-parse', 'main');
    commit(`Prepare ${SECRET.id}`);
    expect(push('public', 'main').status).toBe(1);
    git('reset', '--quiet', '--hard', before);
    expect(push('public', `main:refs/heads/${SECRET.id}`).status).toBe(1);
    git('tag', '-a', 'v1', '-m', SECRET.cve);
    expect(push('public', 'v1').status).toBe(1);
    expect(git('--git-dir', bare, 'for-each-ref', '--format=%(refname) %(objectname)')).toBe(
      `refs/heads/main ${before}`,
    );
    expect(push('public', ':main').status).toBe(0);
  });

  it.runIf(THOROUGH)(
    'accepts every push to a remote that is configured as private, and refuses private content for others',
    async () => {
      install('desk');
      git('config', '--add', 'candor.privateRemote', 'desk');
      commit('Draft', FILE);
      expect(push('desk', 'main').status).toBe(0);
      git('fetch', '--quiet', 'desk');
      const bare = join(work.folder, `other${count}.git`);
      git('init', '--quiet', '--bare', bare);
      git('remote', 'add', 'other', bare);
      expect(push('other', 'main').status).toBe(1);
      expect((await check()).code).toBe(1);
    },
  );

  it.runIf(THOROUGH)('runs from each folder and branch, and with a given repository', () => {
    const bare = install('public');
    commit(`Prepare ${SECRET.id}`);
    git('checkout', '--quiet', '--orphan', 'pages');
    git('rm', '-r', '--cached', '--quiet', '.');
    put('index.html', SECRET.title);
    commit('Site', 'index.html');
    const folder = join(repo, 'docs');
    mkdirSync(folder);
    const named = `--git-dir=${repo}/.git`;
    const pushes = [
      pushIn(folder, {}, 'push', 'public', 'main'),
      pushIn(folder, { GIT_DIR: '../.git' }, 'push', 'public', 'main'),
      pushIn(join(repo, '.git'), {}, 'push', 'public', 'main'),
      pushIn(work.folder, {}, named, 'push', 'public', 'main'),
      push('public', 'pages'),
      push('--mirror', 'public'),
    ];
    for (const { status, stderr } of pushes) {
      expect(stderr).toContain('Private content was found: ');
      expect(status).toBe(1);
    }
    rmSync(join(repo, 'content'), { recursive: true });
    expect(push('public', 'pages').status).toBe(1);
    rmSync(join(repo, 'scripts'));
    expect(push('public', 'pages').stderr).toContain(
      'Candor is not installed in this working tree',
    );
    expect(git('--git-dir', bare, 'for-each-ref')).toBe('');
  });

  it.runIf(THOROUGH)('knows the private files of other working trees, which git ignores', () => {
    const bare = install('public');
    const tree = join(work.folder, `linked${count}`);
    git('worktree', 'add', '--quiet', '-b', 'fix', tree, 'main');
    spawnSync('git', ['-C', tree, 'commit', '--quiet', '--allow-empty', '-m', `Fix ${SECRET.id}`], {
      env: AUTHOR,
    });
    // With the Candor of the first working tree, and with a separate one.
    expect(pushIn(tree, {}, 'push', 'public', 'fix').status).toBe(1);
    for (const part of ['scripts', 'src', 'node_modules', 'package.json'])
      symlinkSync(join(ROOT, part), join(tree, part));
    expect(pushIn(tree, {}, 'push', 'public', 'fix').stderr).toContain(
      'Private content was found: 1 problem',
    );
    put(FILE, advisory('x: ['));
    expect(pushIn(tree, {}, 'push', 'public', 'main').stderr).toContain(
      'The content of another working tree',
    );
    // Content that is public here is public, even if another working tree is older.
    put(FILE, advisory());
    mkdirSync(dirname(join(tree, FILE)), { recursive: true });
    writeFileSync(join(tree, FILE), advisory('published: 2026-05-01T00:00:00Z'));
    expect(pushIn(tree, {}, 'push', 'public', 'fix').status).toBe(0);
    expect(git('--git-dir', bare, 'for-each-ref', '--format=%(refname)')).toBe(
      'refs/heads/fix\nrefs/heads/main',
    );
  });

  it.runIf(THOROUGH)(
    'checks HEAD if another hook has read the input, and prints nothing if the remote has all commits',
    () => {
      install('public');
      const hook = join(repo, '.git/hooks/pre-push');
      const alone = readFileSync(hook, 'utf8');
      expect(push('public', 'main').status).toBe(0);
      commit(`Fix ${SECRET.id}`);
      writeFileSync(hook, alone.replace('\n', '\ncat > /dev/null\n'));
      const refused = push('public', 'main');
      expect([refused.status, refused.stderr]).toEqual([
        1,
        expect.stringContaining('pass its input on'),
      ]);
      git('reset', '--quiet', '--hard', 'HEAD~1');
      const upToDate = push('public', 'main');
      expect([upToDate.status, upToDate.stderr]).toEqual([
        0,
        expect.not.stringContaining('pass its input on'),
      ]);
      writeFileSync(hook, alone.replace('\n', '\nexec < /dev/null\n'));
      expect(push('public', 'main').stderr).toContain('the input of the hook is missing');
    },
  );

  it.runIf(THOROUGH)('checks every branch and tag if another hook runs it without input', () => {
    install('public');
    expect(push('public', 'main').status).toBe(0);
    const shared = (line: string): void =>
      writeFileSync(join(repo, '.git/hooks/pre-push'), `#!/bin/sh\n${line}\n`, { mode: 0o755 });
    cpSync(join(ROOT, 'hooks/pre-push'), join(repo, 'hooks/pre-push'));
    git('branch', '--quiet', 'other');
    shared('cat > /dev/null; sh hooks/pre-push "$@"');
    expect(push('public', 'other').status).toBe(0);
    git('tag', '-a', 'v1', '-m', SECRET.cve);
    expect(push('public', 'v1').stderr).toContain('passed no input, so');
    expect(push('public', 'v1').status).toBe(1);
    git('tag', '-d', 'v1');
    git(
      'update-ref',
      'refs/heads/other',
      git('commit-tree', '-p', 'HEAD', '-m', SECRET.id, 'HEAD^{tree}'),
    );
    expect(push('public', 'other').status).toBe(1);
    // As the documentation says: what is not pushed does not matter.
    shared(`lines=$(cat)\nprintf '%s\\n' "$lines" | sh hooks/pre-push "$@" || exit 1`);
    expect(push('public', 'other').status).toBe(1);
    expect(push('public', 'main').status).toBe(0);
  });

  it.runIf(THOROUGH)('runs the Candor of an installed package, in each working tree', () => {
    const bare = install('public');
    const packed = join(repo, 'node_modules/candor');
    for (const part of ['scripts', 'src', 'node_modules', 'package.json']) rmSync(join(repo, part));
    mkdirSync(packed, { recursive: true });
    for (const part of ['scripts', 'src', 'node_modules', 'package.json'])
      symlinkSync(join(ROOT, part), join(packed, part));
    mkdirSync(join(repo, 'node_modules/.bin'));
    symlinkSync(process.execPath, join(repo, 'node_modules/.bin/node'));
    expect(push('public', 'main').stderr).toContain('No private content was found');
    commit(`Fix ${SECRET.id}`);
    expect(push('public', 'main').stderr).toContain('Private content was found: 1 problem');
    const tree = join(work.folder, `pages${count}`);
    git('worktree', 'add', '--quiet', '--detach', tree, 'HEAD');
    // A branch of the built site, in a tree that has packages but no content.
    symlinkSync(join(repo, 'node_modules'), join(tree, 'node_modules'));
    rmSync(join(tree, 'content'), { recursive: true });
    expect(pushIn(tree, {}, 'push', 'public', 'HEAD:refs/heads/pages').stderr).toContain(
      'Private content was found',
    );
    rmSync(packed, { recursive: true });
    expect(push('public', 'main').stderr).toContain('Candor is not installed');
    expect(git('--git-dir', bare, 'for-each-ref', '--format=%(refname)')).toBe('refs/heads/main');
  });

  it('is an executable script', () => {
    expect(readFileSync(join(ROOT, 'hooks/pre-push'), 'utf8')).toMatch(/^#!\/bin\/sh\n/);
  });
});
