import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runs } from '../model/property-runs.fixture.ts';
import { DISK } from './calls.ts';
import { finishWrites, WriteRefused, writeFiles } from './files.ts';
import { PlaceRefused, placeInside, textInside } from './inside.ts';

let work = '';
let folder = '';
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'candor-inside-'));
  folder = join(work, 'content');
  put('content/a/b.md', 'b');
  put('out/b.md', 'outside');
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(work, path)), { recursive: true });
  writeFileSync(join(work, path), text);
}
const link = (target: string, path: string): void => symlinkSync(target, join(work, path));
/** Everything in a folder outside of the content, without following links. */
function outside(below = 'out'): string[] {
  return readdirSync(join(work, below), { withFileTypes: true }).flatMap((entry) => {
    const path = `${below}/${entry.name}`;
    if (entry.isDirectory()) return [path, ...outside(path)];
    return [entry.isFile() ? `${path}: ${readFileSync(join(work, path), 'utf8')}` : path];
  });
}

describe('the place of a file', () => {
  it('is a regular file of the folder, or a new one', () => {
    expect(placeInside(folder, 'a/b.md')).toBe(join(folder, 'a/b.md'));
    expect(placeInside(folder, 'c/d/e.md')).toBe(join(folder, 'c/d/e.md'));
    expect(textInside(folder, 'a/b.md')).toBe('b');
    expect(textInside(folder, 'a/none.md')).toBeUndefined();
  });

  it('is the target of a link to another file of the folder', () => {
    link('a/b.md', 'content/link.md');
    expect(placeInside(folder, 'link.md')).toBe(join(folder, 'a/b.md'));
  });

  it.each(['../out/b.md', 'a/../../out/b.md', '/etc/passwd', 'a//b.md', '', '.'])(
    'is not %s',
    (path) => {
      expect(() => placeInside(folder, path)).toThrow(PlaceRefused);
    },
  );

  it.each([
    ['../out/b.md', 'x.md', 'x.md'],
    ['none.md', 'x.md', 'x.md'],
    ['x.md', 'x.md', 'x.md'],
    ['../out', 'x', 'x/new.md'],
    ['a', 'x', 'x/b.md'],
    ['../out', 'a/x', 'a/x/y/z.md'],
  ])('is refused behind the link to %s at %s', (target, at, path) => {
    link(target, `content/${at}`);
    expect(() => placeInside(folder, path)).toThrow('a symbolic link');
  });

  it('is not a named pipe or a folder, and nothing waits for one', () => {
    execFileSync('mkfifo', [join(folder, 'pipe.md')]);
    expect(() => textInside(folder, 'pipe.md')).toThrow('a named pipe');
    expect(() => placeInside(folder, 'a')).toThrow('a folder');
    expect(() => placeInside(folder, 'a/b.md/c.md')).toThrow('a file');
  });
});

describe('a writer', () => {
  it('writes nothing through a link that leaves the folder, whatever links and files are there', () => {
    const name = fc.constantFrom('a', 'b', 'c.md');
    const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join('/'));
    const target = fc.constantFrom(
      '../out',
      '../out/b.md',
      '../../out',
      '../../out/b.md',
      'a',
      'c.md',
      '..',
      '.',
    );
    let written = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(path, target), { maxLength: 4 }),
        path,
        fc.boolean(),
        (links, file, replace) => {
          rmSync(folder, { recursive: true });
          mkdirSync(folder);
          for (const [at, to] of links)
            try {
              mkdirSync(dirname(join(folder, at)), { recursive: true });
              symlinkSync(to, join(folder, at));
            } catch {}
          const before = [readdirSync(work).sort(), outside()];
          try {
            writeFiles(folder, [
              { path: file, text: 'new', replace },
              { path: 'last.md', text: 'new', replace },
            ]);
            written += 1;
          } catch (error) {
            expect(error).toBeInstanceOf(WriteRefused);
            expect(existsSync(join(folder, 'last.md'))).toBe(false);
          }
          expect([readdirSync(work).sort(), outside()]).toEqual(before);
          expect(readdirSync(folder).filter((one) => one.startsWith('.'))).toEqual([]);
        },
      ),
      { numRuns: runs(400) },
    );
    expect(written).toBeGreaterThan(runs(40));
  });

  it('replaces nothing that someone wrote after it was stopped', () => {
    const stopped = {
      ...DISK,
      rename: (from: string, to: string) => {
        if (to.endsWith('b.md')) throw new Error('Stopped.');
        DISK.rename(from, to);
      },
    };
    const files = [
      { path: 'a/b.md', text: 'imported', replace: true },
      { path: 'new.md', text: 'new' },
    ];
    expect(() => writeFiles(folder, files, stopped)).toThrow('Stopped.');
    put('content/a/b.md', 'written since');
    expect(finishWrites(folder)).toEqual({ placed: [], kept: ['a/b.md'] });
    expect(readFileSync(join(folder, 'a/b.md'), 'utf8')).toBe('written since');
  });

  it('deletes its leftovers only in the folder: not behind links, not in cycles', () => {
    put('out/.candor-1-0-x.md.tmp', 'not ours');
    link('../out', 'content/link');
    link('.', 'content/circle');
    put('content/a/.candor-1-0-x.md.tmp', 'ours');
    put('content/.candor-lock', '{}');
    finishWrites(folder);
    expect(readdirSync(join(folder, 'a'))).toEqual(['b.md']);
    expect(readFileSync(join(work, 'out/.candor-1-0-x.md.tmp'), 'utf8')).toBe('not ours');
  });

  it.each([
    [{ path: '../out/new.md', temporary: '.candor-1-0-x.tmp', replaces: 'new' }],
    [{ path: 'C:\\out\\new.md', temporary: '.candor-1-0-x.tmp', replaces: 'new' }],
    [{ path: '.git/hooks/post-commit', temporary: '.candor-1-0-x.tmp', replaces: 'new' }],
    [{ path: 'sub/.GIT/config', temporary: '.candor-1-0-x.tmp', replaces: 'new' }],
    [{ path: 'new.md', temporary: 'a/b.md', replaces: 'new' }],
    [{ path: 'link/new.md', temporary: '.candor-1-0-x.tmp', replaces: 'new' }],
  ])('moves nothing for a journal that it did not write: %j', (move) => {
    link('../out', 'content/link');
    put('content/.candor-1-0-x.tmp', 'planted');
    put('content/.candor-pending.json', JSON.stringify({ moves: [move] }));
    expect(() => finishWrites(folder)).toThrow(WriteRefused);
    expect(outside()).toEqual(['out/b.md: outside']);
    expect(readFileSync(join(folder, 'a/b.md'), 'utf8')).toBe('b');
    expect(existsSync(join(folder, '.git'))).toBe(false);
  });

  it.each(['.candor-lock', '.candor-pending.json'])(
    'does not wait for a named pipe called %s',
    (name) => {
      execFileSync('mkfifo', [join(folder, name)]);
      expect(() => writeFiles(folder, [{ path: 'new.md', text: 'x' }])).toThrow(WriteRefused);
    },
  );
});
