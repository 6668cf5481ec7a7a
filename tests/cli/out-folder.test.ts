// Folders that a build must not replace, and the base of relative paths, run like a user does.

import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { candor, filesIn, hashesOf, NOW, ROOT, workFolder } from '../support/run-candor.ts';

const work = workFolder('out-folder');
afterAll(work.remove);
const content = join(work.folder, 'content');

beforeAll(() => {
  for (const part of ['site.yaml', 'SECURITY.md', 'projects', 'channels', 'keys', 'policies'])
    cpSync(join(ROOT, 'content', part), join(content, part), { recursive: true });
  mkdirSync(join(work.folder, 'public'));
  mkdirSync(join(work.folder, 'docs/img'), { recursive: true });
  writeFileSync(join(work.folder, 'docs/guide.md'), 'a guide\n');
  mkdirSync(join(work.folder, 'repository/.git'), { recursive: true });
  writeFileSync(join(work.folder, 'repository/.git/HEAD'), 'ref: refs/heads/main\n');
  symlinkSync('content', join(work.folder, 'linked'));
});

const build = (out: string, options: Parameters<typeof candor>[1] = {}) =>
  candor(['build', '--content', content, '--now', NOW, '--out', out], options);

describe('candor build --out', () => {
  it.each([
    ['docs', 'guide.md'],
    ['content', 'is the content folder'],
    ['content/new', 'is in the content folder'],
    ['linked', 'is the content folder'],
    ['public', 'is the folder of static files'],
    ['repository', 'git repository'],
    ['docs/guide.md', 'is a file'],
    ['.', 'the working directory'],
    [join(ROOT, 'src'), 'the folder src/ of Candor'],
    [ROOT, 'is Candor itself'],
  ])('%s is refused with exit code 2, and stays unchanged', (out, words) => {
    const before = hashesOf(work.folder);
    const run = build(out, { cwd: work.folder });
    expect(run.err).toContain(words);
    expect(run.err).toContain('Choose a folder');
    expect(run.code).toBe(2);
    expect(run.out).toBe('');
    expect(hashesOf(work.folder)).toEqual(before);
  });

  it('accepts a new folder and the same folder again, but not after something is added; npm keeps the user’s folder', () => {
    // "npm --prefix CANDOR run build" starts it in Candor's own folder.
    const env = { INIT_CWD: work.folder, npm_package_name: 'candor' };
    expect(build('site', { env }).code).toBe(0);
    const site = join(work.folder, 'site');
    const built = filesIn(site);
    expect(built).toContain('ledger.json');
    expect(build('site', { env }).code).toBe(0);
    expect(filesIn(site)).toEqual(built);
    writeFileSync(join(site, 'notes.md'), 'mine\n');
    const run = build('site', { env });
    expect([run.code, run.err]).toEqual([2, expect.stringContaining('notes.md')]);
    expect(readFileSync(join(site, 'notes.md'), 'utf8')).toBe('mine\n');
  });
});
