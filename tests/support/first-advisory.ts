// The README's first advisory, step by step, as a newcomer does it.

import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Block, blocksOf, commandsOf, withKeys } from './readme-walk.ts';
import { ROOT, type Run, userEnvironment } from './run-candor.ts';

export const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
export const WALK: readonly Block[] = blocksOf(README, 'Your first advisory, in five minutes');

interface Walk {
  readonly cwd: string;
  /** The address of the site, in place of the README's. */
  readonly url: string;
  /** Runs candor with its arguments. */
  readonly run: (words: readonly string[]) => Run;
  /** The file that Node starts for the preview. */
  readonly start: string;
}

/** Follows the section in an empty folder. Returns the file of the advisory. */
export async function walkFirstAdvisory({ cwd, url, run, start }: Walk): Promise<string> {
  let advisory = '';
  for (const block of WALK) {
    if (block.language === 'yaml') {
      const named = /`(content\/[^`]+\.yaml)`:\s*$/.exec(block.before)?.[1];
      if (named === undefined)
        writeFileSync(advisory, withKeys(readFileSync(advisory, 'utf8'), block.text));
      else
        writeFileSync(join(cwd, named), `${readFileSync(join(cwd, named), 'utf8')}${block.text}`);
    } else if (block.language === 'sh') {
      // A person edits the advisory ("Write a text under Impact, and one under Mitigation") before
      // the next command.
      if (advisory !== '') writeFileSync(advisory, filled(readFileSync(advisory, 'utf8')));
      for (const words of commandsOf(block)) {
        if (words[0] === 'preview') {
          expect(await previewed(cwd, [start, ...words])).toContain(
            'Heap overflow when opening a crafted archive',
          );
          continue;
        }
        const result = run(
          words.map((word) => (word === 'https://security.example.org/' ? url : word)),
        );
        expect(result.code, `${words.join(' ')}\n${result.out}${result.err}`).toBe(0);
        if (words[0] === 'init')
          for (const file of [
            'site.yaml',
            'SECURITY.md',
            'channels/mail.yaml',
            'projects/orbital.yaml',
            '.gitignore',
          ])
            expect([result.err, existsSync(join(cwd, 'content', file))]).toEqual([
              expect.stringContaining(file),
              true,
            ]);
        if (words[0] === 'new') advisory = join(cwd, result.out.trim().replace(`${cwd}/`, ''));
        if (words[0] === 'check') expect(result.err).toMatch(/^All good: 0 errors, /);
      }
    }
  }
  return advisory;
}

function filled(text: string): string {
  return text
    .replace(/(## Impact\n)\n(?=##)/, '$1\nA crafted archive can run code.\n\n')
    .replace(/(## Mitigation\n)\n(?=##)/, '$1\nNone known.\n\n');
}

/** Starts the preview that the README names, gets its first page and that page's style, and ends it. */
async function previewed(cwd: string, words: readonly string[]): Promise<string> {
  const server = spawn(process.execPath, [...words, '--port', '0'], {
    cwd,
    env: userEnvironment(),
  });
  try {
    const url = await new Promise<string>((resolve, reject) => {
      server.stdout.on('data', (chunk: Buffer) => resolve(chunk.toString('utf8').trim()));
      server.once('close', () => reject(new Error('The preview ended.')));
    });
    const page = await (await fetch(url)).text();
    const styles = [...page.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(
      ([, href = '']) => href,
    );
    expect(styles).not.toEqual([]);
    for (const style of styles) expect((await fetch(new URL(style, url))).status, style).toBe(200);
    return page;
  } finally {
    server.kill('SIGKILL');
  }
}
