// Questions with a person's answers: the real command line in a real terminal.

import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { candor, copyExample, NOW, workFolder } from '../support/run-candor.ts';
import { hasTmux, openTerminal, type Terminal } from '../support/terminal.ts';

const work = workFolder('terminal');
let terminal: Terminal | undefined;
let count = 0;

function start(words: readonly string[]): { terminal: Terminal; content: string } {
  const folder = join(work.folder, String(count++));
  mkdirSync(folder);
  const content = copyExample(folder);
  const opened = openTerminal([...words, '--now', NOW], { cwd: folder, name: String(count) });
  terminal = opened;
  return { terminal: opened, content };
}

afterEach(() => {
  terminal?.close();
  terminal = undefined;
});
afterAll(work.remove);

describe.skipIf(!hasTmux())('candor new case in a terminal', { timeout: 300_000 }, () => {
  it('asks for everything, and writes the answers', async () => {
    const { terminal: screen, content } = start(['new', 'case', '--by', 'Alex Example']);
    await screen.see('What was reported, in one line?');
    screen.press('Enter');
    await screen.see('Write one line of at most 200 characters.');
    screen.type('Index out of bounds: TAR "headers"');
    screen.press('Enter');
    await screen.see('Through which channel did it arrive?');
    screen.press('Down', 'Enter');
    expect(await screen.see('When did the report arrive?')).toContain(NOW);
    screen.press('C-u');
    screen.type('2026-11-21T08:30:00');
    screen.press('Enter');
    await screen.see('has no time zone');
    screen.type('+01:00');
    screen.press('Enter');
    await screen.see('Who reported it?');
    screen.type('Rosa Example');
    screen.press('Enter');
    await screen.see('How can the reporter be reached?');
    screen.type('rosa@researcher.example');
    screen.press('Enter');
    await screen.see('Under which name');
    screen.press('Enter');
    await screen.see('Which projects');
    screen.press('Space', 'Enter');
    await screen.see('How severe does it seem?');
    screen.press('Down', 'Down', 'Enter');
    await screen.see('Is it exploited in the wild?');
    screen.press('Enter');
    await screen.see('Done.');
    expect(await screen.end()).toBe(0);
    expect(await screen.see('Next: ')).toContain('candor case ORB-2026-0007 acknowledged');

    const text = readFileSync(join(content, 'cases/ORB-2026-0007.yaml'), 'utf8');
    expect(text).toContain(`title: 'Index out of bounds: TAR "headers"'`);
    expect(text).toContain('  at: 2026-11-21T07:30:00Z\n');
    expect(text).toContain(
      'reporter:\n  name: Rosa Example\n  contact: rosa@researcher.example\nprojects:\n',
    );
    expect(text).toContain('severity:\n  level: high\n');
    expect(text).not.toContain('credit');
    expect(candor(['check', '--content', content, '--now', NOW]).code).toBe(0);
  });

  it('writes nothing after Ctrl-C', async () => {
    const { terminal: screen, content } = start(['new', 'case']);
    await screen.see('What was reported, in one line?');
    screen.type('Something');
    screen.press('Enter');
    await screen.see('Through which channel did it arrive?');
    screen.press('C-c');
    expect(await screen.end()).toBe(2);
    expect(await screen.see('Nothing was written.')).toContain('candor: Nothing was written.');
    expect(readdirSync(join(content, 'cases'))).toEqual(['README.md']);
    expect(existsSync(join(content, 'cases/reserved'))).toBe(false);
  });

  it('asks nothing if the options are complete', async () => {
    const { terminal: screen } = start([
      'new',
      'case',
      '--title',
      'A report',
      '--received',
      'now',
      '--channel',
      'mail',
    ]);
    expect(await screen.end()).toBe(0);
    expect(await screen.see('Next: ')).not.toContain('What was reported');
  });
});

describe.skipIf(!hasTmux())('candor new retrospective in a terminal', { timeout: 300_000 }, () => {
  it.each([
    ['Enter', false],
    ['y', true],
  ])('copies from a private case only after a yes: %s', async (answer, copied) => {
    const folder = join(work.folder, `case-${answer}`);
    mkdirSync(folder);
    const content = copyExample(folder);
    const run = (...words: string[]) => candor([...words, '--content', content, '--now', NOW]);
    expect(
      run('new', 'case', '--title', 'A report', '--received', 'now', '--channel', 'mail').code,
    ).toBe(0);
    expect(
      run('case', 'ORB-2026-0007', '--advisory', 'ORB-2026-0004', '--maintainer', 'Hidden Person')
        .code,
    ).toBe(0);
    const words = [
      'new',
      'retrospective',
      'ORB-2026-0004',
      '--slug',
      'gate',
      '--content',
      content,
      '--now',
      NOW,
    ];
    terminal = openTerminal(words, { cwd: folder, name: `case-${answer}` });
    await terminal.see('What is its title?');
    terminal.press('Enter');
    await terminal.see('There is a private case, ORB-2026-0007.');
    terminal.press(answer);
    expect(await terminal.end()).toBe(0);
    const text = readFileSync(join(content, 'retrospectives/gate.mdx'), 'utf8');
    expect(text).toContain('title: What we learnt from ORB-2026-0004');
    expect(text.includes('Hidden Person')).toBe(copied);
    expect(text.includes('case received')).toBe(copied);
  });
});
