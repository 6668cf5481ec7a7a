// Imports and new content files in folders with links, pipes and devices: nothing hangs, and
// nothing outside the folder is read or written.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import {
  candorHere,
  copyExample,
  filesIn,
  hashesOf,
  NOW,
  ROOT,
  userEnvironment,
  workFolder,
} from '../../support/run-candor.ts';

const work = workFolder('import-folder');
afterAll(work.remove);
let content = '';
let records = '';

const record = (id: string): string =>
  JSON.stringify({
    id,
    modified: '2026-01-02T00:00:00Z',
    published: '2026-01-01T00:00:00Z',
    summary: 'A summary',
    details: 'Some details.',
    affected: [
      {
        package: { ecosystem: 'PyPI', name: 'orbital' },
        ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '1.0.0' }] }],
      },
    ],
  });

beforeEach(() => {
  for (const name of readdirSync(work.folder)) rmSync(join(work.folder, name), { recursive: true });
  content = copyExample(work.folder);
  records = join(work.folder, 'records');
  mkdirSync(join(records, 'a'), { recursive: true });
  mkdirSync(join(work.folder, 'out'));
  writeFileSync(join(records, 'a/one.json'), record('X-2026-1'));
  writeFileSync(join(work.folder, 'out/two.json'), record('X-2026-2'));
});

const call = (...words: readonly string[]) =>
  candorHere([...words, '--content', content, '--now', NOW]);

describe('an import of a folder', () => {
  it('reads the files in it, and reports every link, pipe and socket that it skips', async () => {
    symlinkSync('../out', join(records, 'leaves'));
    symlinkSync('../out/two.json', join(records, 'leaves.json'));
    symlinkSync('..', join(records, 'a/circle'));
    symlinkSync('none', join(records, 'broken.json'));
    symlinkSync('a/one.json', join(records, 'second-name.json'));
    execFileSync('mkfifo', [join(records, 'pipe.json')]);
    const run = await call('import', 'osv', records, '--dry-run', '--json');
    const results: { name: string; problem?: string }[] = JSON.parse(run.out);
    const told = (name: string): string | undefined =>
      results.find((one) => one.name === name)?.problem;
    for (const name of ['leaves', 'leaves.json', 'a/circle', 'broken.json'])
      expect(told(name)).toContain('symbolic link');
    expect(told('pipe.json')).toContain('a named pipe');
    expect(results.filter(({ problem }) => problem === undefined)).toHaveLength(1);
    expect(run.out).not.toContain('X-2026-2');
    expect(run.code).toBe(1);
  });

  it('reads a named pipe, and no more of a device than a record can have', async () => {
    const words = ['import', 'osv', '--dry-run', '--content', content, '--now', NOW];
    const program = '"$0" "$@" <(cat "$RECORD")';
    const start = [process.execPath, join(ROOT, 'scripts/start.mjs'), ...words];
    const piped = spawnSync('bash', ['-c', program, ...start], {
      env: { ...userEnvironment(), RECORD: join(records, 'a/one.json') },
      encoding: 'utf8',
    });
    expect([piped.status, piped.stderr]).toEqual([0, expect.stringContaining('Would write')]);
    const zero = await call('import', 'osv', '/dev/zero', '--dry-run');
    expect([zero.code, zero.out]).toEqual([1, expect.stringContaining('more than 16 MiB')]);
  });
});

describe('an import with --replace', () => {
  const file = (): string => join(content, 'advisories/2026/ORB-2026-0007.md');
  const again = () => call('import', 'osv', join(records, 'a'), '--replace');
  const edited = (from: string, to: string): string => {
    const text = readFileSync(file(), 'utf8').replace(from, to);
    writeFileSync(file(), text);
    return text;
  };

  it('replaces an advisory that has only what its record had', async () => {
    expect((await call('import', 'osv', join(records, 'a'))).code).toBe(0);
    edited('A summary', 'An earlier summary');
    expect((await again()).code).toBe(0);
    expect(readFileSync(file(), 'utf8')).toContain('summary: A summary');
  });

  it.each([
    ['imported:', 'assessed: all\nimported:', 'assessed'],
    [
      'imported:',
      'withdrawn: {at: 2026-01-03T00:00:00Z, reason: Not ours}\nimported:',
      'withdrawn',
    ],
    ['imported:', 'tlp: AMBER\nimported:', 'is not public'],
    ['published: 2026-01-01T00:00:00Z\n', '', 'is not public'],
    ['published: 2026', 'published: 2099', 'is not public'],
  ])('keeps what the team added or holds back: %j, %j', async (from, to, reason) => {
    expect((await call('import', 'osv', join(records, 'a'))).code).toBe(0);
    const text = edited(from, to);
    const run = await again();
    expect([run.code, run.out]).toEqual([1, expect.stringContaining(reason)]);
    expect(readFileSync(file(), 'utf8')).toBe(text);
  });
});

describe('a content folder that is a link to a folder outside', () => {
  it.each([
    ['advisories/2026', ['import', 'osv', 'records/a']],
    [
      'advisories/2026',
      ['new', 'advisory', '--project', 'orbital', '--summary', 'Something is wrong'],
    ],
    ['cases', ['reserve']],
    ['cases', ['new', 'case', '--title', 'A report', '--received', 'now', '--channel', 'mail']],
    [
      'channels',
      [
        'new',
        'channel',
        'form',
        '--kind',
        'form',
        '--address',
        'https://security.example.org/report',
        '--monitored-by',
        'the team',
        '--name',
        'A form',
        '--private',
      ],
    ],
  ])('%s is not written through by %j', async (folder, words) => {
    const outside = join(work.folder, 'out/moved');
    rmSync(join(content, folder), { recursive: true });
    mkdirSync(outside);
    symlinkSync(outside, join(content, folder));
    const [before, own] = [hashesOf(outside), filesIn(join(content, 'releases'))];
    const run = await call(...words.map((word) => word.replace('records/a', join(records, 'a'))));
    expect([run.code === 0, `${run.err}${run.out}`]).toEqual([
      false,
      expect.stringContaining('symbolic link'),
    ]);
    expect(hashesOf(outside)).toEqual(before);
    expect(filesIn(join(content, 'releases'))).toEqual(own);
    expect(readdirSync(content).filter((name) => name.startsWith('.candor'))).toEqual([]);
  });
});

it('a check reports files that are not regular, and does not wait for them', async () => {
  execFileSync('mkfifo', [join(content, 'projects/pipe.yaml')]);
  execFileSync('mkfifo', [join(work.folder, 'public/pipe.txt')]);
  execFileSync('mkfifo', [join(content, 'keys/pipe.asc')]);
  const { out, code } = await call('check');
  expect(code).toBe(1);
  expect(out.match(/It is a named pipe, not a regular file\./g)).toHaveLength(3);
});
