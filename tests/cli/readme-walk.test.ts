// The README is run literally, like a newcomer does, in an empty folder: at the root of a host and
// below a path.

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { blocksOf, commandsOf, withKeys, wordsOf } from '../support/readme-walk.ts';
import { candor, ROOT, userEnvironment, workFolder } from '../support/run-candor.ts';

const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const WALK = blocksOf(README, 'Your first advisory, in five minutes');

/** Starts the preview of the README, fetches its home page and the styles, and ends it. */
async function previewed(cwd: string, words: readonly string[]): Promise<string> {
  const all = [join(ROOT, 'scripts/start.mjs'), ...words, '--port', '0'];
  const server = spawn(process.execPath, all, { cwd, env: userEnvironment() });
  try {
    const url = await new Promise<string>((resolve, reject) => {
      server.stdout.on('data', (chunk: Buffer) => resolve(chunk.toString('utf8').trim()));
      server.once('close', () => reject(new Error('The preview ended.')));
    });
    const page = await (await fetch(url)).text();
    const styles = [...page.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href = '']) => href);
    expect(styles).not.toEqual([]);
    for (const style of styles) expect((await fetch(new URL(style, url))).status, style).toBe(200);
    return page;
  } finally {
    server.kill('SIGKILL');
  }
}

describe.each([
  ['as it is written', 'https://security.example.org/'],
  ['below a path', 'https://example.org/security/'],
])('the first advisory of the README, %s', (_, url) => {
  const work = workFolder('readme-walk');
  afterAll(() => work.remove());
  const cwd = work.folder;
  const run = (words: readonly string[]) => {
    const result = candor(words, { cwd });
    expect(result.code, `${words.join(' ')}\n${result.out}${result.err}`).toBe(0);
    return result;
  };
  let advisory = '';

  it('is public at the end', { timeout: 300_000 }, async () => {
    for (const block of WALK) {
      if (block.language === 'yaml') {
        const named = /`(my\/content\/[^`]+\.yaml)`/.exec(block.before)?.[1];
        if (named === undefined) writeFileSync(advisory, withKeys(readFileSync(advisory, 'utf8'), block.text));
        else {
          mkdirSync(dirname(join(cwd, named)), { recursive: true });
          writeFileSync(join(cwd, named), block.text);
        }
      } else if (block.language === 'sh') {
        // A person edits the advisory ("Write a text under Impact, and one under Mitigation")
        // before the next command.
        if (advisory !== '') writeFileSync(advisory, filled(readFileSync(advisory, 'utf8')));
        for (const words of commandsOf(block)) {
          if (words[0] === 'preview') {
            expect(await previewed(cwd, words)).toContain('Heap overflow when opening a crafted archive');
            continue;
          }
          const { out, err } = run(words.map((word) => (word === 'https://security.example.org/' ? url : word)));
          if (words[0] === 'init')
            for (const [, file = ''] of block.before.matchAll(/`([^`]+)`/g)) expect(err).toContain(file);
          if (words[0] === 'new') advisory = out.trim();
          if (words[0] === 'check') expect(err).toMatch(/^All good: 0 errors, /);
        }
      }
    }
    const page = readFileSync(join(cwd, 'dist/advisories/ORB-2026-0001/index.html'), 'utf8');
    expect(page).toContain(`href="${new URL(url).pathname}advisories/"`);
    expect(existsSync(join(cwd, 'dist/osv/x_ORB-2026-0001.json'))).toBe(true);
    // No report time was given.
    expect(readFileSync(join(cwd, 'dist/metrics/index.html'), 'utf8')).not.toMatch(
      /\b\d+ (?:min|hours?|h)\b[^<]*<\/td>/,
    );
  });

  it('prints the problem that the README shows', () => {
    const [shown = ''] = WALK.filter(({ language }) => language === '').map(({ text }) => text);
    writeFileSync(advisory, readFileSync(advisory, 'utf8').replace('introduced: 2.0.0', 'introduced: 2.2.0'));
    const { code, out } = candor(['check', '--content', 'my/content'], { cwd });
    expect(code).toBe(1);
    expect(out).toContain(shown);
  });
});

function filled(text: string): string {
  return text
    .replace(/(## Impact\n)\n(?=##)/, '$1\nA crafted archive can run code.\n\n')
    .replace(/(## Mitigation\n)\n(?=##)/, '$1\nNone known.\n\n');
}

describe('the other commands of the README', () => {
  it('are npm scripts of package.json', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const named = [...README.matchAll(/npm run (?:--silent )?([a-z]+)/g)].map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(5);
    for (const name of [...named, 'test']) expect(Object.keys(scripts)).toContain(name);
  });

  it('are split like in a shell', () => {
    expect(wordsOf('a "b c" d=\'e f\' --g="h" # i "j')).toEqual(['a', 'b c', 'd=e f', '--g=h']);
    expect(wordsOf('# nothing')).toEqual([]);
    for (const line of ['a $(b)', 'a | b', 'a > b', 'a "b', 'a $B']) expect(() => wordsOf(line)).toThrow();
  });
});
