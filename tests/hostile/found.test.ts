// What must not be in any text is found by file, line and column; a token is never printed.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatProblem, type Problem } from '../../src/model/problem.ts';
import { readContent } from '../../src/read.ts';
import { ADVISORY, DRAFT, IMPORTED, NOW, POLICY, SITE } from '../broken-inputs/base.ts';
import { textOf, writeFolder } from '../broken-inputs/broken-input.ts';

// Made of parts, so that no scanner takes this file for a leak.
const TOKEN = `gh${'p_'}aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1eF3hI5`;

let work = '';
let folder = '';
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'candor-found-'));
  folder = join(work, 'content');
  writeFolder(folder, {});
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** The problems of the base with a line more at the end of a file, each as `code level column`. */
async function after(file: string, line: string): Promise<readonly Problem[]> {
  const { problems } = await readContent({ folder, now: NOW }, new Map([[file, `${textOf(file)}\n${line}\n`]]));
  return problems;
}
const told = (problems: readonly Problem[]): string[] =>
  problems.map(({ code, level, column }) => `${code} ${level} ${column}`);

test.each([
  [ADVISORY, 'Ask \u202ehere.', ['text-bidi error 5']],
  [IMPORTED, 'Ask \u202ehere.', ['text-bidi warning 5']],
  [SITE, '# a\u200bb', ['text-invisible warning 4']],
  [ADVISORY, 'Thanks to @someone for it.', ['text-mention warning 11']],
  [ADVISORY, 'Thanks to `@someone`, a@b.example and @scope/name.', []],
  [ADVISORY, 'TODO write this.', ['text-leftover error 1']],
  [DRAFT, 'TODO write this.', ['text-leftover warning 1']],
  [POLICY, 'Lorem: lorem ipsum.', ['text-leftover error 8']],
  [ADVISORY, 'Since ${FIX_VERSION} it is.', ['text-leftover error 7']],
  [ADVISORY, '<!-- TODO @someone -->', ['body-html warning 1']],
  [ADVISORY, `Never ${TOKEN}!`, ['secret-token error 7']],
  [SITE, `# ${TOKEN}`, ['secret-token error 3']],
  [ADVISORY, `Such as ghp_${'EXAMPLE'.repeat(6)}.`, []],
] as const)('%s with %j', async (file, line, expected) => {
  expect(told(await after(file, line))).toEqual(expected);
});

test('no problem of any kind prints a token', async () => {
  const problems = await after(SITE, `team_key: ${TOKEN}\nlanguage: ${TOKEN}`);
  expect(problems.map(({ code }) => code)).toContain('secret-token');
  expect(JSON.stringify(problems) + problems.map((one) => formatProblem(one)).join('')).not.toContain(TOKEN);
});

test('a token in public/ is refused, in text and in what is none', async () => {
  const publicFolder = join(work, 'public');
  mkdirSync(publicFolder);
  writeFileSync(join(publicFolder, 'notes.txt'), `x ${TOKEN}\n`);
  writeFileSync(join(publicFolder, 'data.bin'), Buffer.concat([Buffer.from([0, 255, 1]), Buffer.from(`"${TOKEN}"`)]));
  const { problems, content } = await readContent({ folder, publicFolder, now: NOW });
  expect(problems.filter(({ code }) => code === 'secret-token').map(({ file }) => file)).toEqual([
    '../public/data.bin',
    '../public/notes.txt',
  ]);
  expect(content.publicFiles).toEqual([]);
});
