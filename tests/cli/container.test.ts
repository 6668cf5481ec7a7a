// The Containerfile, as far as it can be judged without a builder: it copies what exists, installs from the lock file, and what it
// copies is enough to make the package.

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { filesIn, ROOT, userEnvironment, workFolder } from '../support/run-candor.ts';

const work = workFolder('container');
afterAll(work.remove);

const text = readFileSync(join(ROOT, 'Containerfile'), 'utf8');
/** The instructions, each on one line. */
const lines = text
  .replace(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => /^[A-Z]+ /.test(line));
const stages = [...text.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
const copies = lines
  .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
  .map((line) => line.split(' ').slice(1))
  .flatMap((words) => words.slice(0, -1));

describe('the Containerfile', () => {
  it('copies what exists, and what .containerignore lets through', () => {
    expect(copies.length).toBeGreaterThan(5);
    const sent = readFileSync(join(ROOT, '.containerignore'), 'utf8').match(/^!.+$/gm) ?? [];
    for (const source of copies) expect(existsSync(join(ROOT, source)), source).toBe(true);
    expect(sent.map((line) => line.slice(1)).sort()).toEqual([...copies].sort());
  });

  it('installs from the lock file alone, and runs as a user without rights', () => {
    const installs = [...text.matchAll(/\bnpm (?:ci|i|install|add|exec)\b[^&\n]*|\bnpx\b/g)].map(
      ([words]) => words.trim(),
    );
    expect(installs).toEqual(['npm ci', 'npm ci --omit=dev']);
    expect(stages).toEqual(['docker.io/library/node:24-slim', 'docker.io/library/node:24-slim']);
    const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));
    expect(last).toContain('USER node');
    expect(last).toContain('ENTRYPOINT ["candor"]');
    expect(last.slice(last.indexOf('USER node')).filter((line) => line.startsWith('RUN'))).toEqual(
      [],
    );
  });

  it('has all files that the package needs', () => {
    for (const source of copies)
      cpSync(join(ROOT, source), join(work.folder, 'candor', source), { recursive: true });
    const folder = join(work.folder, 'candor');
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    const pack = (cwd: string, ...words: string[]): string[] => {
      const { status, stdout, stderr } = spawnSync(
        'npm',
        ['pack', '--silent', '--dry-run', '--json', ...words],
        {
          cwd,
          env: userEnvironment(),
          encoding: 'utf8',
        },
      );
      expect(status, stderr).toBe(0);
      const [packed]: { files: { path: string }[] }[] = JSON.parse(stdout);
      return (packed?.files ?? []).map(({ path }) => path).sort();
    };
    const packed = pack(folder);
    expect(filesIn(join(folder, 'lib'))).toContain('candor.mjs');
    for (const file of [
      'lib/candor.mjs',
      'src/pages/index.astro',
      'scripts/start.mjs',
      'hooks/pre-push',
      'tsconfig.json',
    ])
      expect(packed).toContain(file);
    const source = (files: readonly string[]) => files.filter((path) => !path.startsWith('lib/'));
    expect(source(packed)).toEqual(source(pack(ROOT, '--ignore-scripts')));
  });
});
