// Builds that are killed at any moment, and builds on disks that fail: the old site stays complete
// until a new one replaces it.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MARK, MARK_TEXT } from '../../src/disk/temporary-folder.ts';
import {
  candor,
  filesIn,
  hashesOf,
  NOW,
  ROOT,
  userEnvironment,
  workFolder,
} from '../support/run-candor.ts';

const work = workFolder('build-faults');
afterAll(work.remove);

const MOMENTS = 50;
const LANES = 2;
const SEED = 20261122;

/** A content folder that builds as fast as possible, with a public folder. */
const content = join(work.folder, 'small/content');
const words = (out: string, of = content): string[] => [
  'build',
  '--content',
  of,
  '--now',
  NOW,
  '--out',
  out,
];
/** An older site: its pages have another name. */
let older: Record<string, string>;
let newer: Record<string, string>;
const old = join(work.folder, 'old');
let took = 0;

beforeAll(() => {
  for (const part of ['site.yaml', 'SECURITY.md', 'projects', 'channels', 'keys', 'policies'])
    cpSync(join(ROOT, 'content', part), join(content, part), { recursive: true });
  mkdirSync(join(work.folder, 'small/public'));
  writeFileSync(join(work.folder, 'small/public/served.txt'), 'as it is\n');
  const earlier = join(work.folder, 'earlier/content');
  cpSync(content, earlier, { recursive: true });
  const site = join(earlier, 'site.yaml');
  writeFileSync(
    site,
    readFileSync(site, 'utf8').replace(/^description: .*$/m, 'description: An older site.'),
  );
  expect(candor(words(old, earlier)).err).toContain('Built');
  older = hashesOf(old);
  const start = Date.now();
  const fresh = join(work.folder, 'new');
  expect(candor(words(fresh)).err).toContain('Built');
  took = Date.now() - start;
  newer = hashesOf(fresh);
  expect(newer).not.toEqual(older);
});

/** A folder that contains only the old site. */
function lane(name: string): { folder: string; out: string } {
  const folder = join(work.folder, name);
  mkdirSync(folder);
  cpSync(old, join(folder, 'dist'), { recursive: true });
  return { folder, out: join(folder, 'dist') };
}

/** Numbers from 0 to 1, the same in every run. */
function* chances(seed: number): Generator<number, never> {
  for (let state = seed >>> 0; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

const start = (out: string): ChildProcess =>
  spawn(process.execPath, [join(ROOT, 'scripts/start.mjs'), ...words(out)], {
    cwd: ROOT,
    env: userEnvironment(),
    stdio: 'ignore',
  });
const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => child.once('close', () => resolve()));
const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('a build that is killed', () => {
  it(`leaves the old site or the new one, whole, at each of ${MOMENTS} moments (seed ${SEED}); the next one clears away the rest`, async () => {
    const chance = chances(SEED);
    const moments = Array.from({ length: MOMENTS }, () => chance.next().value * took * 1.1);
    const runs = Array.from({ length: LANES }, async (_, i) => {
      const { folder, out } = lane(`lane${i}`);
      for (const moment of moments.filter((_, at) => at % LANES === i)) {
        const child = start(out);
        const end = ended(child);
        await Promise.race([pause(moment), end]);
        child.kill('SIGKILL');
        await end;
        const found = hashesOf(out);
        if (found['index.html'] === older['index.html'])
          expect(found, `killed after ${moment} ms`).toEqual(older);
        else expect(found, `killed after ${moment} ms`).toEqual(newer);
      }
      return { folder, out };
    });
    for (const { folder, out } of await Promise.all(runs)) {
      expect(candor(words(out)).code).toBe(0);
      expect(hashesOf(out)).toEqual(newer);
      expect(readdirSync(folder)).toEqual(['dist']);
    }
  }, 600_000);

  it('leaves nothing when it is terminated', async () => {
    const { folder, out } = lane('reported');
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const child = start(out);
      const end = ended(child);
      while (readdirSync(folder).length === 1 && child.exitCode === null) await pause(20);
      child.kill(signal);
      await end;
      expect(child.exitCode).toBe(signal === 'SIGINT' ? 130 : 143);
      expect(readdirSync(folder)).toEqual(['dist']);
      expect(hashesOf(out)).toEqual(older);
    }
  });

  it('between the two renames is repaired by the next one, even if that one fails', () => {
    const { folder, out } = lane('between');
    const host = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
    // No process has this number.
    const dead = join(folder, `.dist-4194305-${host}-aaaaaa`);
    mkdirSync(dead);
    writeFileSync(join(dead, MARK), MARK_TEXT);
    renameSync(out, join(dead, 'old-0'));
    const { code } = candor(words(out), faults({ code: 'ENOSPC', call: 1 }, folder));
    expect(code).toBe(1);
    expect(hashesOf(out)).toEqual(older);
    expect(readdirSync(folder)).toEqual(['dist']);
  });
});

const faults = (fault: object, below: string) => ({
  env: {
    NODE_OPTIONS: `--import ${join(ROOT, 'tests/support/fault.mjs')}`,
    CANDOR_FAULT: JSON.stringify(fault),
    CANDOR_FAULT_BELOW: below,
  },
});

describe('a disk that fails', () => {
  it.each([
    ['ENOSPC', 1],
    ['ENOSPC', 12],
    ['ENOSPC', 60],
    ['EACCES', 2],
    ['EACCES', 40],
    ['EIO', 90],
  ])(
    'with %s at writing %i leaves the old site and no temporary files, and reports the reason',
    (code, call) => {
      const { folder, out } = lane(`${code}-${call}`);
      const run = candor(words(out), faults({ code, call }, folder));
      expect(run.code).toBe(1);
      expect(run.err).toContain(code);
      expect(hashesOf(out)).toEqual(older);
      expect(readdirSync(folder)).toEqual(['dist']);
    },
  );

  it.each(['SECURITY.md', 'projects/orbital.yaml', 'keys/security.asc'])(
    'with %s deleted while it is read leaves a complete site',
    (vanish) => {
      const { folder, out } = lane(`vanish-${vanish.replaceAll('/', '-')}`);
      const copy = join(folder, 'content');
      cpSync(content, copy, { recursive: true });
      const run = candor(words(out, copy), faults({ vanish: join(copy, vanish) }, folder));
      expect(run.code).toBe(1);
      expect(run.out).toContain(vanish);
      expect(hashesOf(out)).toEqual(older);
      expect(readdirSync(folder).sort()).toEqual(['content', 'dist']);
    },
  );
});

describe('a disk that is full', () => {
  const disk = join(work.folder, 'disk');
  const bytes = (): number =>
    filesIn(old).reduce(
      (sum, file) => sum + Math.ceil(statSync(join(old, file)).size / 4096) * 4096,
      0,
    );
  /**
   * True if a disk of this size could be mounted. Without the permission, the failing calls above
   * replace it.
   */
  const mounted = (size: number): boolean =>
    spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', disk], { stdio: 'ignore' })
      .status === 0;

  it.for([
    ['at once', 64 * 1024],
    ['half way', 0.5],
  ] as const)(
    '%s leaves the old site and no temporary files, and reports the reason',
    ([, more], { skip }) => {
      mkdirSync(disk, { recursive: true });
      const size = bytes() + 256 * 1024 + (more < 1 ? more * bytes() : more);
      if (!mounted(Math.ceil(size)))
        skip('Nobody but root can mount a small disk: the failing calls above stand for it.');
      try {
        const out = join(disk, 'dist');
        cpSync(old, out, { recursive: true });
        const run = candor(words(out));
        expect(run.code).toBe(1);
        expect(run.err).toContain('ENOSPC');
        expect(hashesOf(out)).toEqual(older);
        expect(readdirSync(disk)).toEqual(['dist']);
      } finally {
        spawnSync('umount', [disk]);
      }
    },
  );
});

describe('two builds at the same time', () => {
  it('do not mix: the folder contains one of them, complete', async () => {
    const { folder, out } = lane('twice');
    const earlier = join(work.folder, 'earlier/content');
    const one = start(out);
    const two = spawn(process.execPath, [join(ROOT, 'scripts/start.mjs'), ...words(out, earlier)], {
      cwd: ROOT,
      env: userEnvironment(),
      stdio: 'ignore',
    });
    await Promise.all([ended(one), ended(two)]);
    expect([one.exitCode, two.exitCode]).toEqual([0, 0]);
    const found = hashesOf(out);
    expect(found).toEqual(found['index.html'] === older['index.html'] ? older : newer);
    expect(readdirSync(folder)).toEqual(['dist']);
  });
});
