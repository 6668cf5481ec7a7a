// Forbidden content in any text is reported with its file, line and column; a token is never
// printed.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKey } from 'openpgp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatProblem } from '../../../src/model/problem/format.ts';
import type { Problem } from '../../../src/model/problem/problem.ts';
import { readContent } from '../../../src/read/index.ts';
import {
  ADVISORY,
  DRAFT,
  IMPORTED,
  RETROSPECTIVE as MDX,
  NOW,
  POLICY,
  PROJECT,
  SITE,
} from '../../content/broken-inputs/base.ts';
import { replaced, textOf, writeFolder } from '../../content/broken-inputs/broken-input.ts';

// Concatenated, so that secret scanners do not report this file.
const TOKEN = `gh${'p_'}aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1eF3hI5`;

let work = '';
let folder = '';
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'candor-found-'));
  folder = join(work, 'content');
  writeFolder(folder, {});
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

/**
 * The problems of the base with one more line at the end of a file, each as `code level column`.
 */
async function after(file: string, line: string): Promise<readonly Problem[]> {
  const { problems } = await readContent(
    { folder, now: NOW },
    new Map([[file, `${textOf(file)}\n${line}\n`]]),
  );
  return problems;
}
const reported = (problems: readonly Problem[]): string[] =>
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
  [ADVISORY, `Never gh${'p'}&#95;aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1eF3hI5!`, ['secret-token error 7']],
  [SITE, `# gh${'p'}\\x5faB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1eF3hI5`, ['secret-token error 3']],
  [ADVISORY, `-\\----BEGIN ${'PRIVATE'} KEY-----`, ['key-private error 1']],
  [ADVISORY, 'Ask &#x1b;[31m here.', ['text-control error 5']],
  [IMPORTED, 'Ask &#x1b;[31m here.', ['text-control warning 5']],
  [POLICY, 'Ask \u009b31m here.', ['text-control error 5']],
  [ADVISORY, 'Go to [https://good.example](https://evil.example).', ['link-target error 7']],
  [IMPORTED, 'Go to [https://good.example](https://evil.example).', ['link-target warning 7']],
  [MDX, 'Go to [https://good.example](https://evil.example).', ['link-target error 7']],
  [
    MDX,
    '<Callout kind="note">\n[https://good.example](https://evil.example)\n</Callout>',
    ['link-target error 1'],
  ],
  [POLICY, 'Go to [good.example](https://evil.example).', ['link-name warning 7']],
  [ADVISORY, 'Go to https://good.example@evil.example/', ['link-userinfo error 7']],
  [ADVISORY, 'Go to https://аpple.example/', ['host-lookalike error 7']],
  [ADVISORY, 'Go to https://xn--bcher-kva.example/', ['host-punycode warning 7']],
  [ADVISORY, `Such as ghp_${'EXAMPLE'.repeat(6)}.`, []],
] as const)('%s with %j', async (file, line, expected) => {
  expect(reported(await after(file, line))).toEqual(expected);
});

test.each([
  [
    'summary: Heap overflow when opening a crafted archive',
    'summary: See https://a@evil.example/ now',
    'link-userinfo 14',
  ],
  [
    'summary: Heap overflow when opening a crafted archive',
    "summary: '[www.good.example](//evil.example)'",
    'link-target 11',
  ],
])('in the value %j', async (from, to, expected) => {
  const text = replaced(textOf(ADVISORY), from, to);
  const { problems } = await readContent({ folder, now: NOW }, new Map([[ADVISORY, text]]));
  expect(problems.map(({ code, line, column }) => `${code} ${column} ${line}`)).toEqual([
    `${expected} 2`,
  ]);
});

test.each([
  ['https://xn--bcher-kva.example', ['host-punycode']],
  ['https://gіthub.com', ['host-lookalike']],
  // A fault that the schema already reports is not repeated.
  ['https://user@github.com', ['url-invalid']],
])('in a URL: %s', async (to, expected) => {
  const text = textOf(PROJECT).replace(/^repository: .*$/m, `repository: ${to}/a`);
  const { problems } = await readContent({ folder, now: NOW }, new Map([[PROJECT, text]]));
  expect(problems.map(({ code, line }) => `${code} ${line}`)).toEqual(
    expected.map((code) => `${code} 3`),
  );
});

test.each([
  [ADVISORY, '---\ntlp: RED\n---\n', 'error'],
  [ADVISORY, '\n\n---\n# a remark\ntlp: RED\n\nText.\n', 'error'],
  [IMPORTED, '---\ntlp: RED\n---\n', 'warning'],
  [POLICY, '+++\ntlp = RED\n+++\n', 'error'],
  [MDX, '---\ntlp: RED\n---\n', 'error'],
])('a second front matter in %s: %j', async (file, second, level) => {
  const text = textOf(file);
  const end = text.indexOf('\n---\n') + 5;
  const { problems } = await readContent(
    { folder, now: NOW },
    new Map([[file, text.slice(0, end) + second + text.slice(end)]]),
  );
  expect(problems.filter(({ code }) => code === 'front-matter-second')).toMatchObject([{ level }]);
});

test('a rule or a heading at the start of a text is not front matter', async () => {
  for (const head of ['---\n\nText.\n', 'Note: a text\n---\n', '---\n- a: list\n'])
    for (const file of [ADVISORY, POLICY]) {
      const text = textOf(file);
      const end = text.indexOf('\n---\n') + 5;
      const { problems } = await readContent(
        { folder, now: NOW },
        new Map([[file, text.slice(0, end) + head + text.slice(end)]]),
      );
      expect(problems.map(({ code }) => code)).not.toContain('front-matter-second');
    }
});

test('user ids of keys and names of files are also checked, once each', async () => {
  const userIDs = [{ name: 'Ada \u202e\u202e', email: 'security@orbital.example' }];
  const { publicKey } = await generateKey({ userIDs, date: new Date(NOW), format: 'armored' });
  const publicFolder = join(work, 'named');
  mkdirSync(publicFolder);
  writeFileSync(join(publicFolder, 'a\u202eb.txt'), 'x\n');
  writeFileSync(join(publicFolder, 'a%E2%80%AEb.txt'), 'x\n');
  writeFileSync(join(publicFolder, `${TOKEN}.txt`), 'x\n');
  const { problems } = await readContent(
    { folder, publicFolder, now: NOW },
    new Map([['keys/other.asc', publicKey]]),
  );
  const found = problems.filter(({ code }) => /^(?:text|secret)-/.test(code));
  expect(found.map(({ code, file }) => `${code} ${file}`)).toEqual([
    `secret-token ../public/${'*'.repeat(TOKEN.length)}.txt`,
    'text-bidi ../public/a\u202eb.txt',
    'text-bidi keys/other.asc',
  ]);
  expect(problems.map((one) => formatProblem(one)).join('\n')).not.toMatch(/\u202e/);
});

test('no problem of any kind prints a token', async () => {
  const problems = await after(SITE, `team_key: ${TOKEN}\nlanguage: ${TOKEN}`);
  expect(problems.map(({ code }) => code)).toContain('secret-token');
  expect(
    JSON.stringify(problems) + problems.map((one) => formatProblem(one)).join(''),
  ).not.toContain(TOKEN);
});

test('a token in public/ is refused, in text and binary files', async () => {
  const publicFolder = join(work, 'public');
  mkdirSync(publicFolder);
  writeFileSync(join(publicFolder, 'notes.txt'), `x ${TOKEN}\n`);
  writeFileSync(
    join(publicFolder, 'data.bin'),
    Buffer.concat([Buffer.from([0, 255, 1]), Buffer.from(`"${TOKEN}"`)]),
  );
  const { problems, content } = await readContent({ folder, publicFolder, now: NOW });
  expect(problems.filter(({ code }) => code === 'secret-token').map(({ file }) => file)).toEqual([
    '../public/data.bin',
    '../public/notes.txt',
  ]);
  expect(content.publicFiles).toEqual([]);
});
