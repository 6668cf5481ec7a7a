// candor revise and candor withdraw, run on the example like a user does, and killed while they
// write.

import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { finishWrites } from '../../src/disk/files.ts';
import {
  candor,
  candorHere,
  copyExample,
  filesIn,
  NOW,
  ROOT,
  userEnvironment,
  workFolder,
} from '../support/run-candor.ts';

const work = workFolder('revise');
afterAll(work.remove);

const THIRD = 'advisories/2026/ORB-2026-0003.md';
const FIRST = 'advisories/2026/ORB-2026-0001.md';

let content = '';
beforeEach(() => {
  content = copyExample(work.folder);
});

const run = (...words: string[]) => candorHere([...words, '--content', content, '--now', NOW]);
const textOf = (path: string): string => readFileSync(join(content, path), 'utf8');
const revise = (id: string, kind: string, note: string, ...more: string[]) =>
  run('revise', id, '--kind', kind, '--note', note, ...more);

describe('candor revise', () => {
  it('adds a revision in the format of the others, and changes nothing else', async () => {
    const before = textOf(THIRD);
    const { code, out, err } = await revise(
      'ORB-2026-0003',
      'correction',
      'The registry counted 42 downloads: one more.',
    );
    expect([code, out]).toEqual([0, `${join(content, THIRD)}\n`]);
    const line = `  - {at: ${NOW}, kind: correction, note: "The registry counted 42 downloads: one more."}\n`;
    expect(textOf(THIRD)).toBe(before.replace('---\n## Impact', `${line}---\n## Impact`));
    expect(err).toContain(
      `ORB-2026-0003 is modified as of ${NOW}. Next: candor check, candor build`,
    );
    expect(err).toContain('could not be compared');
    expect((await run('check')).err).not.toContain(THIRD);
  });

  it('keeps comments, and prints JSON', async () => {
    const text = textOf(THIRD)
      .replace('revisions:\n', 'revisions:   # what changed\n')
      .replace('\npublished:', '\n# out:\npublished:');
    writeFileSync(join(content, THIRD), text);
    const { out } = await revise(
      'ORB-2026-0003',
      'editorial',
      'A word.',
      '--at',
      '2026-07-01T10:00:00+02:00',
      '--json',
    );
    const modified = '2026-06-18T14:30:00Z';
    const at = '2026-07-01T08:00:00Z';
    expect(JSON.parse(out)).toEqual({
      id: 'ORB-2026-0003',
      path: THIRD,
      kind: 'editorial',
      at,
      modified,
    });
    expect(textOf(THIRD)).toBe(
      text.replace('---\n## Imp', `  - {at: ${at}, kind: editorial, note: A word.}\n---\n## Imp`),
    );
  });

  it.each([
    ['an advisory that is not public', ['ORB-2026-0006', 'fix', 'x'], 'is not public (scheduled)'],
    ['an unknown id', ['ORB-2026-003', 'fix', 'x'], 'Did you mean ORB-2026-000'],
    ['an unknown kind', ['ORB-2026-0003', 'fixx', 'x'], 'Did you mean fix?'],
    ['an empty note', ['ORB-2026-0003', 'fix', ' '], 'It is empty'],
    ['a note with TODO', ['ORB-2026-0003', 'fix', 'todo: say more'], 'still contains "TODO"'],
    ['a note of two lines', ['ORB-2026-0003', 'fix', 'one\ntwo'], 'several lines'],
    ['an advisory that is withdrawn', ['ORB-2025-0001', 'fix', 'x'], 'is withdrawn'],
  ])(
    'has exit code 2 and writes nothing for %s',
    async (_, [id = '', kind = '', note = ''], words) => {
      const before = filesIn(content).map((path) => textOf(path));
      const { code, out, err } = await revise(id, kind, note);
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain(words);
      expect(filesIn(content).map((path) => textOf(path))).toEqual(before);
    },
  );

  it('reports a missing option, and the format of a time', async () => {
    expect((await run('revise', 'ORB-2026-0003', '--note', 'x')).err).toContain(
      'Missing --kind (one of correction, range',
    );
    expect((await run('revise', 'ORB-2026-0003', '--kind', 'fix')).err).toContain(
      'Missing --note. What changed',
    );
    expect((await revise('ORB-2026-0003', 'fix', 'x', '--at', 'today')).err).toContain(
      'is not a time. Write it like',
    );
  });

  it('has exit code 1, prints the errors and writes nothing if check would find an error', async () => {
    const before = textOf(THIRD);
    const { code, err } = await revise('ORB-2026-0003', 'fix', 'x', '--at', '2026-06-16T17:00:00Z');
    expect(code).toBe(1);
    expect(err).toContain('revision-order');
    expect(err).toContain('nothing was written.');
    expect(textOf(THIRD)).toBe(before);
  });

  it('requires the kinds that match the changes since the last commit', async () => {
    const git = (...words: string[]) =>
      spawnSync('git', [
        '-C',
        work.folder,
        '-c',
        'user.name=A',
        '-c',
        'user.email=a@example.org',
        ...words,
      ]);
    git('init', '--quiet');
    git('add', '--all');
    expect(git('commit', '--quiet', '--message', 'one').status).toBe(0);
    expect((await revise('ORB-2026-0003', 'information', 'A word.')).err).not.toContain('compared');
    const text = textOf(THIRD)
      .replace('introduced: 1.2.1', 'introduced: 1.2.0')
      .replace('level: critical', 'level: high');
    writeFileSync(join(content, THIRD), text);
    const refused = await revise('ORB-2026-0003', 'correction', 'Also 1.2.0.');
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('--kind range');
    expect(refused.err).toContain('--kind severity');
    expect(textOf(THIRD)).toBe(text);
    const first = await revise('ORB-2026-0003', 'range', 'Also 1.2.0.');
    expect(first.code).toBe(0);
    expect(first.err).toContain(
      'The severity changed too: candor revise ORB-2026-0003 --kind severity',
    );
    expect((await revise('ORB-2026-0003', 'severity', 'High.')).err).not.toContain('changed too');
    expect((await revise('ORB-2026-0003', 'correction', 'More.')).code).toBe(0);
  });
});

describe('candor withdraw', () => {
  it('adds the reason and the replacement, and changes nothing else', async () => {
    const before = textOf(FIRST);
    const { code, out, err } = await run(
      'withdraw',
      'ORB-2026-0001',
      '--reason',
      'It is the same flaw.',
      '--replaced-by',
      'ORB-2026-0002',
      '--json',
    );
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ id: 'ORB-2026-0001', path: FIRST, at: NOW, modified: NOW });
    const lines = `withdrawn:\n  at: ${NOW}\n  reason: It is the same flaw.\n  replaced_by: ORB-2026-0002\n`;
    expect(textOf(FIRST)).toBe(before.replace('---\n## Impact', `${lines}---\n## Impact`));
    expect(err).toContain('the mailing lists');
    const again = await run('withdraw', 'ORB-2026-0001', '--reason', 'x');
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('was withdrawn on')]);
  });

  it.each([
    ['itself', 'ORB-2026-0002', 'cannot replace itself'],
    ['an advisory that is not public', 'ORB-2026-0006', 'is not public'],
    ['an unknown advisory', 'ORB-2026-00011', 'there is no advisory ORB-2026-00011. Did you mean'],
  ])('has exit code 2 if the replacement is %s', async (_, other, words) => {
    const before = textOf('advisories/2026/ORB-2026-0002.md');
    const { code, err } = await run(
      'withdraw',
      'ORB-2026-0002',
      '--reason',
      'x',
      '--replaced-by',
      other,
    );
    expect(code).toBe(2);
    expect(err).toContain(words);
    expect(textOf('advisories/2026/ORB-2026-0002.md')).toBe(before);
  });

  it('requires a reason', async () => {
    expect((await run('withdraw', 'ORB-2026-0002')).err).toContain(
      'Missing --reason. Why is it withdrawn',
    );
    expect((await run('withdraw', 'ORB-2026-0002', '--reason', 'TODO')).err).toContain(
      'still contains "TODO"',
    );
  });
});

describe('candor revise, killed', () => {
  it('leaves the old or the new files, and the next command cleans up', async () => {
    const start = filesIn(content);
    const words = ['revise', 'ORB-2026-0003', '--kind', 'information', '--note', 'A word.'];
    const begun = process.hrtime.bigint();
    expect(candor([...words, '--content', content, '--now', NOW]).code).toBe(0);
    const whole = Number(process.hrtime.bigint() - begun) / 1e6;
    const after = textOf(THIRD);
    content = copyExample(work.folder);
    const before = textOf(THIRD);
    // The same delays on every run. Most are near the end, when it writes.
    let random = 20261122;
    for (let i = 0; i < 6; i += 1) {
      random = (random * 48271) % 2147483647;
      const delay = whole * (0.6 + (0.5 * random) / 2147483647);
      writeFileSync(join(content, THIRD), before);
      await killed([...words, '--content', content, '--now', NOW], delay);
      expect([before, after]).toContain(textOf(THIRD));
      finishWrites(content);
      expect(filesIn(content)).toEqual(start);
    }
  });
});

function killed(words: readonly string[], delay: number): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, 'scripts/start.mjs'), ...words], {
      env: userEnvironment(),
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), delay);
    child.on('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
