// The commits that remotes already have: as the remote itself answers, or as this clone remembers
// it.

import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { repositoryName } from '../../model/package/package.ts';
import { asked, runGit } from './run.ts';

const MOST_MILLISECONDS = 20_000;

/**
 * Returns the local commits that a remote says it has. Undefined if it does not answer, or git
 * would ask another address.
 */
export async function remoteTips(
  top: string,
  url: string | undefined,
  timeout = MOST_MILLISECONDS,
): Promise<string[] | undefined> {
  if (url === undefined || url === '') return undefined;
  const rewritten = await runGit(top, ['ls-remote', '--get-url', '--', url]);
  if (rewritten.code !== 0 || rewritten.out.trim() !== url) return undefined;
  const run = await runGit(top, ['ls-remote', '--quiet', '--', url], { remote: true, timeout });
  if (run.code !== 0) return undefined;
  const hashes = linesOf(run.out).flatMap((line) => /^([0-9a-f]{40,64})\t/.exec(line)?.[1] ?? []);
  return commitsAmong(top, [...new Set(hashes)]);
}

/**
 * Returns the tips of the branches of public remotes, as this clone remembers them. Skips remotes
 * whose push address differs: commits that were fetched from one address are no evidence for the
 * other.
 */
export async function publicTips(top: string, privateNames: readonly string[]): Promise<string[]> {
  const names = linesOf(await asked(top, ['remote']));
  const split = new Set<string>();
  for (const name of names) if (!(await isOnePlace(top, name))) split.add(name);
  const lines = linesOf(
    await asked(top, ['for-each-ref', '--format=%(objectname) %(refname)', 'refs/remotes']),
  );
  return lines.flatMap((line) => {
    const [hash = '', ref = ''] = line.split(' ');
    // The name of a remote can be a parent folder of another one: the longest match is the remote.
    const [name] = names
      .filter((one) => ref.startsWith(`refs/remotes/${one}/`))
      .sort((a, b) => b.length - a.length);
    return name === undefined || privateNames.includes(name) || split.has(name) ? [] : [hash];
  });
}

async function isOnePlace(top: string, name: string): Promise<boolean> {
  const fetched = await asked(top, ['remote', 'get-url', '--all', name]);
  return fetched === (await asked(top, ['remote', 'get-url', '--push', '--all', name]));
}

/**
 * True if the address of a push to a remote with this name is also the address of a remote that is
 * not private.
 */
export async function isAlsoPublic(
  top: string,
  url: string | undefined,
  privateNames: readonly string[],
): Promise<boolean> {
  if (url === undefined) return false;
  for (const name of linesOf(await asked(top, ['remote']))) {
    if (privateNames.includes(name)) continue;
    const own = await Promise.all([
      asked(top, ['remote', 'get-url', '--all', name]),
      asked(top, ['remote', 'get-url', '--push', '--all', name]),
    ]);
    if (own.flatMap(linesOf).some((one) => one === url || placeOf(one, top) === placeOf(url, top)))
      return true;
  }
  return false;
}

/**
 * Normalizes the usual spellings of an address: https, ssh and `host:path`, with or without a user or
 * ".git", file:// and a path. Resolves the links and dots of a path on this machine.
 */
function placeOf(address: string, top: string): string {
  const path = address.trim().replace(/^file:\/\//i, '');
  const local = resolve(top, path);
  return unescaped(repositoryName(existsSync(local) ? realpathSync(local) : path))
    .replace(/\/\.git$/, '')
    .replace(/:\d+(?=\/)/, '')
    .replace(/^([^/:]{2,}):/, '$1/')
    .replace(/\/{2,}/g, '/')
    .toLowerCase();
}

/** A path without its percent-encoding; unchanged if that is not valid. */
function unescaped(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Returns the commits among some objects, and those that tags lead to. Missing objects are left out. */
export async function commitsAmong(top: string, hashes: readonly string[]): Promise<string[]> {
  if (hashes.length === 0) return [];
  const input = hashes.map((hash) => `${hash}^{commit}\n`).join('');
  const out = await asked(top, ['cat-file', '--batch-check=%(objectname) %(objecttype)'], input);
  return linesOf(out).flatMap((line) => /^([0-9a-f]{40,64}) commit$/.exec(line)?.[1] ?? []);
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');
