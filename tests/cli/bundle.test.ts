// The command line as one file: what it says is what its sources say, at once after a change too.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const copy = mkdtempSync(join(tmpdir(), 'candor-bundle-'));
const CACHE = join(copy, 'node_modules/.cache/candor');

function candor(...words: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(copy, 'scripts/start.mjs'), ...words], {
    encoding: 'utf8',
    cwd: copy,
    env: { ...process.env, CANDOR_DEBUG: '' },
  });
  return { stdout, stderr, status };
}

const current = (): { bundle: string } => JSON.parse(readFileSync(join(CACHE, 'current.json'), 'utf8'));

beforeAll(() => {
  for (const part of ['src', 'scripts', 'package.json'])
    cpSync(join(ROOT, part), join(copy, part), { recursive: true });
  mkdirSync(join(copy, 'node_modules'));
  for (const name of readdirSync(join(ROOT, 'node_modules')))
    if (name !== '.cache') symlinkSync(join(ROOT, 'node_modules', name), join(copy, 'node_modules', name));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('the command line as one file', () => {
  it('is made by the first call, and says the same as the sources', () => {
    const first = candor('--help');
    expect(first).toMatchObject({ status: 0, stderr: '' });
    expect(current().bundle).toContain(CACHE);
    expect(candor('--help')).toEqual(first);
    const check = ['check', '--content', join(ROOT, 'content'), '--now', '2026-11-22T12:00:00Z', '--json'];
    const bundled = candor(...check);
    expect(bundled.status).toBe(0);
    rmSync(CACHE, { recursive: true });
    expect(candor(...check)).toEqual(bundled);
  });

  it('holds every command', () => {
    const names = [...candor('--help').stdout.matchAll(/^ {2}([a-z][a-z-]+) /gm)].map(([, name = '']) => name);
    expect(names.length).toBeGreaterThan(15);
    for (const name of names.filter((one) => one !== 'help'))
      expect(candor(name, '--help'), name).toMatchObject({ status: 0, stderr: '' });
  });

  it('is what runs, until a source changes', () => {
    candor('--help');
    const { bundle } = current();
    writeFileSync(bundle, `console.log('the bundle');${readFileSync(bundle, 'utf8')}`);
    expect(candor('--help').stdout).toContain('the bundle');
    const source = join(copy, 'scripts/candor.ts');
    writeFileSync(source, readFileSync(source, 'utf8').replace('Publishes a security policy', 'Has been changed'));
    for (const call of ['from the sources', 'from the new bundle']) {
      const { stdout } = candor('--help');
      expect(stdout, call).toContain('Has been changed');
      expect(stdout, call).not.toContain('the bundle');
    }
  });

  it('is never needed: where it cannot be read, the sources are', () => {
    writeFileSync(join(CACHE, 'current.json'), '{');
    expect(candor('--help').status).toBe(0);
    rmSync(current().bundle);
    expect(candor('--help')).toMatchObject({ status: 0, stderr: '' });
  });
});
