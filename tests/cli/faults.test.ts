// Writing commands that are interrupted at any moment, and disks that fail: the content folder
// contains either the old or the new files.

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { DISK, type Disk } from '../../src/disk/calls.ts';
import {
  FileChanged,
  FileExists,
  FolderBusy,
  finishWrites,
  type NewFile,
  writeFiles,
} from '../../src/disk/files.ts';
import { runs } from '../../src/model/property-runs.fixture.ts';
import { filesIn, workFolder } from '../support/run-candor.ts';

const work = workFolder('faults');
afterAll(work.remove);

type Fault = 'killed-before' | 'killed-after' | 'torn' | 'ENOSPC' | 'EACCES';

/** A disk on which one call fails. A killed process makes no more calls; an error occurs once. */
function faulty(at: number, fault: Fault): { disk: Disk; calls: () => number } {
  let calls = 0;
  let dead = false;
  const step =
    <Args extends readonly unknown[], Result>(
      act: (...args: Args) => Result,
      half?: (...args: Args) => void,
    ) =>
    (...args: Args): Result => {
      if (dead) throw new Error('killed');
      calls += 1;
      if (calls !== at) return act(...args);
      if (fault === 'ENOSPC' || fault === 'EACCES')
        throw Object.assign(new Error(fault), { code: fault });
      dead = true;
      if (fault === 'torn') half?.(...args);
      if (fault === 'killed-after') act(...args);
      throw new Error('killed');
    };
  const { mkdir, open, write, fsync, close, link, rename, unlink, syncFolder } = DISK;
  const disk = {
    mkdir: step(mkdir),
    open: step(open),
    write: step(write, (handle, text) => write(handle, text.slice(0, text.length / 2))),
    fsync: step(fsync),
    close: step(close),
    link: step(link),
    rename: step(rename),
    unlink: step(unlink),
    syncFolder: step(syncFolder),
  };
  return { disk, calls: () => calls };
}

const START: Readonly<Record<string, string>> = {
  'site.yaml': 'name: Orbital\n',
  'advisories/2026/A.md': 'a, before\n',
  'cases/A.yaml': 'case, before\n',
};

const SETS: readonly { name: string; files: readonly NewFile[] }[] = [
  { name: 'one new file', files: [{ path: 'advisories/2026/B.md', text: 'b\n' }] },
  { name: 'one new file in a new folder', files: [{ path: 'releases/B.md', text: 'b\n' }] },
  {
    name: 'one replaced file',
    files: [{ path: 'advisories/2026/A.md', text: 'a, after\n', replace: true }],
  },
  {
    name: 'one edited file',
    files: [{ path: 'cases/A.yaml', text: 'case, after\n', was: 'case, before\n' }],
  },
  {
    name: 'several files, new, edited and replaced',
    files: [
      { path: 'advisories/2026/A.md', text: 'a, after\n', was: 'a, before\n' },
      { path: 'advisories/2027/B.md', text: 'b\n' },
      { path: 'cases/A.yaml', text: 'case, after\n', replace: true },
      { path: 'cases/B.yaml', text: 'another\n' },
    ],
  },
  {
    name: 'several new files',
    files: [
      { path: 'cases/B.yaml', text: 'b\n' },
      { path: 'cases/C.yaml', text: 'c\n' },
    ],
  },
];

let count = 0;
function freshFolder(): string {
  count += 1;
  const folder = join(work.folder, String(count));
  for (const [path, text] of Object.entries(START)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const textsIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    filesIn(folder).map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  );

const written = (files: readonly NewFile[]): Record<string, string> => ({
  ...START,
  ...Object.fromEntries(files.map(({ path, text }) => [path, text])),
});

const sorted = (texts: Record<string, string>) =>
  Object.fromEntries(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Returns the content of the folder after one call failed and the next command started. */
function outcome(files: readonly NewFile[], at: number, fault: Fault) {
  const folder = freshFolder();
  const { disk, calls } = faulty(at, fault);
  let failed = false;
  try {
    writeFiles(folder, files, disk);
  } catch {
    failed = true;
  }
  finishWrites(folder);
  const texts = textsIn(folder);
  rmSync(folder, { recursive: true });
  return { texts, failed, reached: calls() >= at };
}

const FAULTS: readonly Fault[] = ['killed-before', 'killed-after', 'torn', 'ENOSPC', 'EACCES'];
const every = SETS.flatMap(({ name, files }) => FAULTS.map((fault) => ({ name, files, fault })));

describe('a writer', () => {
  it.each(every)(
    'of $name leaves all files or none, whichever call is $fault',
    ({ files, fault }) => {
      const seen = new Set<string>();
      let at = 1;
      for (; at < 1000; at += 1) {
        const { texts, failed, reached } = outcome(files, at, fault);
        if (!reached) break;
        const state =
          JSON.stringify(texts) === JSON.stringify(sorted(written(files))) ? 'after' : 'before';
        if (state === 'before') expect([at, texts]).toEqual([at, START]);
        if (!failed) expect([at, state]).toEqual([at, 'after']);
        seen.add(state);
      }
      expect(at).toBeGreaterThan(10);
      expect([...seen].sort()).toEqual(['after', 'before']);
    },
  );

  it('can be interrupted again while its remains are completed', () => {
    const files = SETS[4]?.files ?? [];
    const faults = fc.constantFrom<Fault>(
      'killed-before',
      'killed-after',
      'torn',
      'ENOSPC',
      'EACCES',
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 70 }),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), faults)),
        (at, later) => {
          const folder = freshFolder();
          for (const [i, [when, fault]] of [[at, 'killed-after'] as const, ...later].entries())
            try {
              const { disk } = faulty(when, fault);
              if (i === 0) writeFiles(folder, files, disk);
              else finishWrites(folder, disk);
            } catch {}
          finishWrites(folder);
          const texts = textsIn(folder);
          rmSync(folder, { recursive: true });
          expect([START, written(files)]).toContainEqual(texts);
        },
      ),
      { numRuns: runs(300) },
    );
  });
});

describe('another author’s text', () => {
  it('is not replaced by an edit that started from another text', () => {
    const folder = freshFolder();
    const files = [
      { path: 'B.md', text: 'b' },
      { path: 'cases/A.yaml', text: 'mine', was: 'older' },
    ];
    expect(() => writeFiles(folder, files)).toThrow(FileChanged);
    expect(() => writeFiles(folder, [{ path: 'cases/Z.yaml', text: 'mine', was: '' }])).toThrow(
      FileChanged,
    );
    expect(textsIn(folder)).toEqual(START);
  });

  it('is not replaced by a new file, and the other new files are not written either', () => {
    const folder = freshFolder();
    const files = [
      { path: 'B.md', text: 'b' },
      { path: 'cases/A.yaml', text: 'mine' },
    ];
    expect(() => writeFiles(folder, files)).toThrow(FileExists);
    expect(textsIn(folder)).toEqual(START);
  });

  it.each(SETS.filter(({ files }) => files.some(({ replace }) => replace !== true)))(
    'is kept if it was written in the meantime: $name',
    ({ files }) => {
      // The other author writes when everything is staged, or while files are being moved into
      // place.
      for (let at = 1; at < 60; at += 1) {
        const folder = freshFolder();
        const target = files.find(({ replace }) => replace !== true)?.path ?? '';
        let calls = 0;
        let wrote = false;
        const other = () => {
          calls += 1;
          if (calls !== at) return;
          const here = existsSync(join(folder, target))
            ? readFileSync(join(folder, target), 'utf8')
            : undefined;
          if (here === files.find(({ path }) => path === target)?.text) return;
          mkdirSync(join(folder, target, '..'), { recursive: true });
          writeFileSync(join(folder, target), 'theirs');
          wrote = true;
        };
        const disk = {
          ...DISK,
          fsync: (handle: number) => {
            other();
            DISK.fsync(handle);
          },
          close: (handle: number) => {
            other();
            DISK.close(handle);
          },
        };
        try {
          writeFiles(folder, files, disk);
        } catch (error) {
          expect(error instanceof FileChanged || error instanceof FileExists).toBe(true);
        }
        if (wrote) expect([at, textsIn(folder)]).toEqual([at, { ...START, [target]: 'theirs' }]);
        rmSync(folder, { recursive: true });
      }
    },
  );

  it('is kept if it was written after a command died', () => {
    const files = SETS[4]?.files ?? [];
    let kept = 0;
    for (let at = 1; at < 80; at += 1) {
      const folder = freshFolder();
      try {
        writeFiles(folder, files, faulty(at, 'killed-after').disk);
      } catch {}
      writeFileSync(join(folder, 'advisories/2026/A.md'), 'theirs\n');
      kept += finishWrites(folder)?.kept.length ?? 0;
      expect(textsIn(folder)['advisories/2026/A.md']).toBe('theirs\n');
      expect(filesIn(folder).filter((name) => name.includes('.candor-'))).toEqual([]);
      rmSync(folder, { recursive: true });
    }
    expect(kept).toBeGreaterThan(0);
  });
});

describe('two writers', () => {
  it('do not write at the same time: the second one reports the first', () => {
    const folder = freshFolder();
    const holder = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
    writeFileSync(
      join(folder, '.candor-lock'),
      JSON.stringify({ process: holder.pid, host: hostname() }),
    );
    try {
      expect(() => writeFiles(folder, [{ path: 'B.md', text: 'b' }])).toThrow(FolderBusy);
      expect(existsSync(join(folder, 'B.md'))).toBe(false);
    } finally {
      holder.kill();
    }
  });
});
