// No output of a command can control the terminal.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { styled, writeError, writeOut, writeStyled } from './terminal.ts';

afterEach(() => vi.restoreAllMocks());

const HOSTILE = '\u001b]0;owned\u0007 \u009b31m \u202e over\rwritten';

test('results and messages have control characters as escapes', () => {
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const error = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  writeOut(HOSTILE);
  writeError(HOSTILE);
  const shown = '\\u001b]0;owned\\u0007 \\u009b31m \\u202e over\\u000dwritten';
  expect([out.mock.calls, error.mock.calls]).toEqual([[[shown]], [[shown]]]);
});

test('colors can come only from the command', () => {
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const red = (text: string): string => `\u001b[31m${text}\u001b[39m`;
  writeStyled(`${styled(0, 'late')} ${HOSTILE}`, `late ${HOSTILE}`, [red]);
  writeStyled(`${styled(0, 'late')} ${styled(0, 'mine')}`, `late ${styled(0, 'mine')}`, [red]);
  expect(out.mock.calls[0]?.[0]).toBe(
    `${red('late')} \\u001b]0;owned\\u0007 \\u009b31m \\u202e over\\u000dwritten`,
  );
  expect(out.mock.calls[1]?.[0]).not.toContain('\u001b');
});

test('no other file of the command line writes to stdout or stderr', () => {
  const own = ['terminal.ts', 'terminal.test.ts', 'start.mjs'];
  const writers = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    // Developer tools print no foreign text.
    .filter(
      (name) => /\.(?:ts|mjs)$/.test(name) && !own.includes(name) && !name.startsWith('develop/'),
    )
    .filter((name) =>
      /\bconsole\.|process\.std(?:out|err)\.write/.test(
        readFileSync(join(import.meta.dirname, name), 'utf8'),
      ),
    );
  expect(writers).toEqual([]);
});
