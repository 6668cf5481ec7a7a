// A team's content for the tests of a whole story: a content folder in git, the repository of a
// project with three branches, a registry, and everything that the site would publish at a time.

import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { contentPlace } from '../../src/environment.ts';
import { documentsOfReading } from '../../src/publish/integration.ts';
import { readContent } from '../../src/read/index.ts';
import { candorHere, filesIn, ROOT, type Run, userEnvironment } from './run-candor.ts';

const PERSON = { name: 'Alex Example', mail: 'alex@orbital.example' };
const IDENTITY = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: PERSON.name,
  GIT_AUTHOR_EMAIL: PERSON.mail,
  GIT_COMMITTER_NAME: PERSON.name,
  GIT_COMMITTER_EMAIL: PERSON.mail,
};

/** Runs git in a folder; returns its output. */
export function git(folder: string, ...words: string[]): string {
  const env = { ...userEnvironment(), ...IDENTITY };
  return execFileSync('git', words, {
    cwd: folder,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();
}

/** A content folder with only one old advisory, in its own git repository. */
export interface Desk {
  readonly content: string;
  /** Runs a command at a time. */
  readonly run: (now: string, ...words: string[]) => Promise<Run>;
  readonly read: (path: string) => string;
  /** Edits a file like a person would. Throws if it does not contain the text. */
  readonly edit: (
    path: string,
    ...changes: readonly (readonly [from: string | RegExp, to: string])[]
  ) => void;
  readonly commit: (message: string) => void;
}

const KEPT = ['site.yaml', 'SECURITY.md', 'policies', 'channels', 'keys', 'projects'];

export function deskIn(folder: string): Desk {
  const content = join(folder, 'content');
  mkdirSync(join(content, 'advisories/2026'), { recursive: true });
  for (const name of KEPT)
    cpSync(join(ROOT, 'content', name), join(content, name), { recursive: true });
  const old = 'advisories/2026/ORB-2026-0001.md';
  copyFileSync(join(ROOT, 'content', old), join(content, old));
  cpSync(join(ROOT, 'public'), join(folder, 'public'), { recursive: true });
  git(folder, 'init', '--quiet', '--initial-branch=main');
  git(folder, 'config', 'user.name', PERSON.name);
  const read = (path: string): string => readFileSync(join(content, path), 'utf8');
  return {
    content,
    run: (now, ...words) => candorHere([...words, '--content', content, '--now', now], IDENTITY),
    read,
    edit: (path, ...changes) => {
      let text = read(path);
      for (const [from, to] of changes) {
        const next = text.replace(from, () => to);
        if (next === text) throw new Error(`${path} does not hold ${from}:\n${text}`);
        text = next;
      }
      writeFileSync(join(content, path), text);
    },
    commit: (message) => {
      git(folder, 'add', '--all');
      git(folder, 'commit', '--quiet', '--message', message);
    },
  };
}

/**
 * Every byte of every document at a time, as text, with their paths: the files that a build writes
 * besides pages.
 */
export async function documentsAt(content: string, now: string): Promise<string> {
  const documents = documentsOfReading(await readContent(contentPlace({ content, now })));
  return documents.map(({ path, body }) => `${path}\n${textOf(path, body)}`).join('\n');
}

/** Every byte of a built site, as text, with the paths of its files. */
export function siteText(dist: string): string {
  return filesIn(dist)
    .map((path) => `${path}\n${textOf(path, readFileSync(join(dist, path)))}`)
    .join('\n');
}

function textOf(path: string, body: string | Uint8Array): string {
  if (typeof body === 'string') return body;
  if (!path.endsWith('.zip')) return Buffer.from(body).toString('utf8');
  return Object.entries(unzipSync(new Uint8Array(body)))
    .map(([name, bytes]) => `${name}\n${strFromU8(bytes)}`)
    .join('\n');
}

/** The words of a list that a text contains, in upper or lower case. */
export function wordsIn(text: string, words: readonly string[]): string[] {
  const folded = text.toLowerCase();
  return words.filter((word) => folded.includes(word.toLowerCase()));
}

/** The repository of a project with a branch for each series, and a private fork of it. */
export interface Repository {
  readonly path: string;
  readonly fork: string;
  /** Commits a fix to a branch of the fork; returns its hash. */
  readonly fix: (branch: string) => string;
  /** Merges the branches of the fork. */
  readonly merge: (...branches: string[]) => void;
  readonly tag: (branch: string, version: string) => void;
}

export function repositoryIn(folder: string, branches: readonly string[]): Repository {
  const [path, fork] = [join(folder, 'orbital'), join(folder, 'orbital-private')];
  git(folder, 'init', '--quiet', `--initial-branch=${branches[0]}`, path);
  git(path, 'commit', '--quiet', '--allow-empty', '--message', 'Begin');
  for (const branch of branches.slice(1)) git(path, 'branch', branch);
  git(path, 'checkout', '--quiet', '--detach');
  git(folder, 'clone', '--quiet', path, fork);
  return {
    path,
    fork,
    fix: (branch) => {
      git(fork, 'checkout', '--quiet', '-B', branch, `origin/${branch}`);
      writeFileSync(join(fork, 'index.py'), `# the index of ${branch} is checked\n`);
      git(fork, 'add', 'index.py');
      git(fork, 'commit', '--quiet', '--message', 'Check the index');
      return git(fork, 'rev-parse', 'HEAD');
    },
    merge: (...names) => {
      for (const branch of names) git(fork, 'push', '--quiet', 'origin', `${branch}:${branch}`);
    },
    tag: (branch, version) => {
      git(path, 'tag', `v${version}`, branch);
    },
  };
}

/** A registry on this machine that contains the versions that were published there. */
export async function registry(): Promise<{
  address: string;
  publish: (path: string) => void;
  close: () => void;
}> {
  const known = new Set<string>();
  const server = createServer((request, response) => {
    response.statusCode = known.has(request.url ?? '') ? 200 : 404;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    address: `http://127.0.0.1:${port}`,
    publish: (path) => known.add(path),
    close: () => server.close(),
  };
}
