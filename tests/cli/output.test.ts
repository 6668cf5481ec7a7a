// Files that --output and --report write: they replace nothing without the user's consent.

import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { guardFor } from '../../scripts/commands/build/against.ts';
import { refusePublicPlace, writeResult } from '../../scripts/output.ts';
import { instantOf } from '../../src/model/instant.ts';
import { REPORT_HEADING } from '../../src/model/ledger/deploy-report.ts';
import { UsageError } from '../../src/usage-error.ts';
import { candorHere, filesIn, NOW, workFolder } from '../support/run-candor.ts';

const work = workFolder('output');
afterAll(work.remove);
/** The content is in another folder. */
const OF = { content: join(work.folder, 'content') };
let count = 0;
function fresh(): string {
  count += 1;
  const folder = join(work.folder, String(count));
  mkdirSync(folder);
  return folder;
}

describe('a result', () => {
  it('is not written to the content or a git folder, by any path, even with --force', () => {
    const folder = fresh();
    const git = (...words: string[]) =>
      execFileSync('git', ['-C', folder, ...words], { stdio: 'ignore' });
    git('init', '--quiet', 'work');
    git('init', '--quiet', '--bare', 'bare');
    git('init', '--quiet', '--separate-git-dir', join(folder, 'apart'), 'other');
    mkdirSync(join(folder, 'content/cases'), { recursive: true });
    symlinkSync('work/.git', join(folder, 'way'));
    symlinkSync('content', join(folder, 'in'));
    writeFileSync(join(folder, 'link.md'), '');
    symlinkSync('work/.git/config', join(folder, 'config'));
    const before = filesIn(folder);
    const config = readFileSync(join(folder, 'config'), 'utf8');
    const of = { content: join(folder, 'content'), force: true };
    for (const path of [
      'work/.git/HEAD',
      'work/.git/hooks/pre-push',
      'bare/x',
      'apart/info/x',
      'way/x',
      'config',
    ])
      expect(() => writeResult(join(folder, path), 'x', of), path).toThrow(
        'is in the folder of a git repository',
      );
    for (const path of ['content/x', 'content/site.yaml', 'in/cases/x', 'other/../content/x'])
      expect(() => writeResult(join(folder, path), 'x', of), path).toThrow(
        'is in the content folder',
      );
    expect(filesIn(folder)).toEqual(before);
    expect(readFileSync(join(folder, 'config'), 'utf8')).toBe(config);
    writeResult(join(folder, 'work/x.md'), 'x', of);
    writeResult(join(folder, 'other/x.md'), 'x', of);
  });

  it('is a new file, and leaves no other files', () => {
    const folder = fresh();
    writeResult(join(folder, 'x.md'), 'new', OF);
    expect(readFileSync(join(folder, 'x.md'), 'utf8')).toBe('new');
    writeResult(join(folder, 'x.md'), 'new', OF);
    expect(readdirSync(folder)).toEqual(['x.md']);
  });

  it('replaces no other text, unless the user consents or this command wrote it', () => {
    const file = join(fresh(), 'x.md');
    writeFileSync(file, 'mine');
    expect(() => writeResult(file, 'new', OF)).toThrow('--force');
    expect(() =>
      writeResult(file, 'new', { ...OF, isOurs: (text) => text.startsWith('#') }),
    ).toThrow(UsageError);
    expect(readFileSync(file, 'utf8')).toBe('mine');
    writeResult(file, '# new', { ...OF, force: true });
    writeResult(file, '# newer', { ...OF, isOurs: (text) => text.startsWith('#') });
    expect(readFileSync(file, 'utf8')).toBe('# newer');
  });

  it('is not written to a pipe, a folder or a missing folder; a link stays', () => {
    const folder = fresh();
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    symlinkSync('target.md', join(folder, 'link.md'));
    writeFileSync(join(folder, 'target.md'), 'mine');
    expect(() => writeResult(join(folder, 'pipe'), 'x', { ...OF, force: true })).toThrow(
      'a named pipe',
    );
    expect(() => writeResult(folder, 'x', { ...OF, force: true })).toThrow('a folder');
    expect(() => writeResult(join(folder, 'none/x.md'), 'x', OF)).toThrow('no folder');
    expect(() => writeResult(join(folder, 'link.md'), 'x', OF)).toThrow('--force');
    writeResult(join(folder, 'link.md'), 'x', { ...OF, force: true });
    expect(readdirSync(folder).sort()).toEqual(['link.md', 'pipe', 'target.md']);
    expect(readFileSync(join(folder, 'target.md'), 'utf8')).toBe('x');
  });

  it('that is private is refused in a public folder, by any path', () => {
    const folder = fresh();
    for (const name of ['content', 'public']) mkdirSync(join(folder, name));
    symlinkSync('public', join(folder, 'way'));
    const place = {
      folder: join(folder, 'content'),
      publicFolder: join(folder, 'public'),
      now: instantOf(0),
    };
    for (const path of ['content/x', 'public/a/b', 'way/x', 'dist/x', 'other/../dist/x'])
      expect(() => refusePublicPlace(join(folder, path), place), path).toThrow(
        'Choose another place',
      );
    expect(() => refusePublicPlace(join(folder, 'x'), place)).not.toThrow();
  });
});

it('a report of a deployment replaces only an earlier report, and otherwise is refused before the build', async () => {
  const folder = fresh();
  const options = { ...OF, against: join(folder, 'none'), out: join(folder, 'dist') };
  const report = join(folder, 'report.md');
  writeFileSync(report, 'mine');
  await expect(guardFor({ ...options, report })).rejects.toThrow('--force');
  writeFileSync(report, `${REPORT_HEADING}\n`);
  await expect(guardFor({ ...options, report })).rejects.toThrow('does not exist');
  for (const name of ['dist', 'content', '.git']) mkdirSync(join(folder, name));
  symlinkSync('dist', join(folder, 'way'));
  for (const path of ['content/report.md', '.git/report.md'])
    await expect(
      guardFor({ ...options, content: join(folder, 'content'), report: join(folder, path) }),
    ).rejects.toThrow('Choose another place');
  await expect(guardFor({ ...options, report: join(folder, 'way/r.md') })).rejects.toThrow(
    'Choose another place',
  );
});

it('a command replaces a file only with --force', async () => {
  const file = join(fresh(), 'draft.json');
  writeFileSync(file, 'mine');
  const words = ['export', 'ghsa', 'ORB-2026-0001', '--now', NOW, '--output', file];
  const { code, err } = await candorHere(words);
  expect([code, err]).toEqual([2, expect.stringContaining('--force')]);
  expect(readFileSync(file, 'utf8')).toBe('mine');
  expect((await candorHere([...words, '--force'])).code).toBe(0);
  expect(readFileSync(file, 'utf8')).toContain('"summary"');
});
