// Sites that tests only read: each is built once for all tests and workers, and again only if its content or Candor changes.

import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { candor, hashesOf, NOW, ROOT, workFolder } from './run-candor.ts';

const CACHE = join(ROOT, 'node_modules/.cache/candor-tests');
/** A site that no test asked for in this time is deleted. */
const KEPT_MS = 6 * 3_600_000;
const PAUSE_MS = 100;

/**
 * Returns the folder of the site of a content folder (default: the example), with the folder
 * `public` beside it, at NOW. It is shared: a test must not change it. Throws with the output of
 * the build if the build fails.
 */
export function builtSite(content = join(ROOT, 'content')): string {
  mkdirSync(CACHE, { recursive: true });
  const site = join(CACHE, keyOf(content));
  withLock(`${site}.lock`, () => {
    if (!existsSync(site)) {
      dropOldSites();
      buildInto(site, content);
    }
    const now = new Date();
    utimesSync(site, now, now);
  });
  return site;
}

function buildInto(site: string, content: string): void {
  // Candor refuses to build into its own folder.
  const work = workFolder('built-site');
  const built = join(work.folder, 'dist');
  try {
    const { code, err, out } = candor([
      'build',
      '--content',
      content,
      '--now',
      NOW,
      '--out',
      built,
    ]);
    if (code !== 0)
      throw new Error(
        `candor build ended with ${code}:\n${err.slice(0, 3000)}\n${out.slice(0, 3000)}`,
      );
    const part = `${site}-${process.pid}`;
    cpSync(built, part, { recursive: true });
    renameSync(part, site);
  } finally {
    work.remove();
  }
}

/** A hash of everything that affects the bytes of a site. */
function keyOf(content: string): string {
  const hash = createHash('sha256').update(NOW);
  const publicFolder = join(content, '../public');
  for (const folder of [join(ROOT, 'src'), join(ROOT, 'scripts'), content, publicFolder])
    hash.update(JSON.stringify(existsSync(folder) ? sourcesIn(folder) : {}));
  for (const file of ['astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'])
    hash.update(readFileSync(join(ROOT, file)));
  return hash.digest('hex').slice(0, 20);
}

/** The hashes of all files below a folder, except tests. */
const sourcesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(hashesOf(folder)).filter(([file]) => !file.endsWith('.test.ts')),
  );

function dropOldSites(): void {
  for (const name of readdirSync(CACHE)) {
    const path = join(CACHE, name);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > KEPT_MS) rmSync(path, { recursive: true, force: true });
  }
}

/** Runs a function while no other process does. Takes over the lock of a dead process. */
function withLock(lock: string, act: () => void): void {
  while (!taken(lock)) {
    const holder = Number(existsSync(lock) ? readFileSync(lock, 'utf8') : 0);
    if (holder > 0 && isDead(holder)) rmSync(lock, { force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
  }
  try {
    act();
  } finally {
    rmSync(lock, { force: true });
  }
}

function taken(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function isDead(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
}
