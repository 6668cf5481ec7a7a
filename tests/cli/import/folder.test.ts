// Imports and new content files in folders with links, pipes and devices: nothing hangs, and
// nothing outside the folder is read or written.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
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
    const reported = (name: string): string | undefined =>
      results.find((one) => one.name === name)?.problem;
    for (const name of ['leaves', 'leaves.json', 'a/circle', 'broken.json'])
      expect(reported(name)).toContain('symbolic link');
    expect(reported('pipe.json')).toContain('a named pipe');
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

describe('an import of an archive', () => {
  const archive = (files: Readonly<Record<string, string>>): string => {
    const file = join(work.folder, 'all.zip');
    writeFileSync(
      file,
      zipSync(
        Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
      ),
    );
    return file;
  };

  it('reads the records in it, and reports each file that it cannot read', async () => {
    const file = archive({
      'X-2026-1.json': record('X-2026-1'),
      'npm/X-2026-2.json': record('X-2026-2'),
      '../X-2026-3.json': record('X-2026-3'),
      'broken.json': '{',
      'README.md': 'x',
    });
    const run = await call('import', 'osv', file);
    expect([run.code, run.err]).toEqual([
      1,
      expect.stringContaining('2 new, 0 same. Wrote 2 files; 2 records could not'),
    ]);
    expect(run.out).toContain('Its name leads out of the archive.');
    expect(run.out).toContain('broken.json not imported');
  });

  it('is refused if it is none', async () => {
    writeFileSync(join(work.folder, 'all.zip'), 'x');
    const run = await call('import', 'osv', join(work.folder, 'all.zip'));
    expect([run.code, run.out]).toEqual([1, expect.stringContaining('not a ZIP archive')]);
  });
});

describe('an import of a list', () => {
  const list = (value: unknown): string => {
    const file = join(work.folder, 'all.json');
    writeFileSync(file, JSON.stringify(value));
    return file;
  };

  it('reads its records, and refuses an index of ids and dates', async () => {
    const run = await call(
      'import',
      'osv',
      list([JSON.parse(record('X-2026-1')), JSON.parse(record('X-2026-2'))]),
    );
    expect([run.code, run.err]).toEqual([0, expect.stringContaining('2 new, 0 same')]);
    const index = await call(
      'import',
      'osv',
      list([{ id: 'X-2026-1', modified: '2026-01-01T00:00:00Z' }]),
    );
    expect([index.code, index.out]).toEqual([1, expect.stringContaining('It is an index')]);
  });

  it.each(['osv', 'ghsa', 'csaf', 'cve', 'markdown'])(
    'of any depth or size is refused in a sentence: %s',
    async (format) => {
      const file = join(work.folder, format === 'markdown' ? 'deep.md' : 'deep.json');
      writeFileSync(
        file,
        format === 'markdown'
          ? `\`\`\`toml\na = ${'['.repeat(100_000)}\n\`\`\`\n`
          : '['.repeat(100_000),
      );
      expect((await call('import', format, file)).code).toBe(1);
      writeFileSync(file, `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`);
      expect((await call('import', format, file)).code).toBe(format === 'markdown' ? 0 : 1);
      writeFileSync(file, Buffer.alloc(17 * 1024 * 1024, ' '));
      const large = await call('import', format, file);
      expect([large.code, large.out]).toEqual([1, expect.stringContaining('more than 16 MiB')]);
    },
  );
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
