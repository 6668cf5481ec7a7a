// Almost correct commands: the message contains the correct one.

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { candorHere, copyExample } from '../support/run-candor.ts';

const folder = mkdtempSync(join(tmpdir(), 'candor-usage-'));
const content = copyExample(join(folder, 'my'));
mkdirSync(join(folder, 'empty'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const check = (where: string) => candorHere(['check', '--content', where]);

describe('a folder that is not a content folder', () => {
  it.each([
    [
      'holds it',
      join(folder, 'my'),
      /my has no site\.yaml, but \S*my\/content has one\. Did you mean --content \S*my\/content\?/,
    ],
    [
      'is in it',
      join(content, 'advisories'),
      /advisories has no site\.yaml, but \S*content has one\./,
    ],
    [
      'is misspelled',
      join(folder, 'my/contnet'),
      /There is no folder \S+contnet\. Did you mean --content \S*my\/content\?/,
    ],
    [
      'is not there',
      join(folder, 'nowhere/at/all'),
      /There is no folder \S+all\..* Run "candor init" to create one\./,
    ],
  ])('%s', async (_, where, words) => {
    const { code, err } = await check(where);
    expect([code, err]).toEqual([2, expect.stringMatching(words)]);
  });

  it('is checked if no other folder can be meant', async () => {
    const { code, out } = await check(join(folder, 'empty'));
    expect(code).toBe(1);
    expect(out).toContain('site.yaml:1:1 file-missing');
  });
});

describe('a folder of static files', () => {
  const link = join(folder, 'link');
  symlinkSync(content, link);

  it.each([
    ['the content folder', content],
    ['a link to the content folder', link],
    ['above the content folder', join(folder, 'my')],
    ['in the content folder', join(content, 'releases')],
  ])('is refused if it is %s: drafts would be published', async (_, where) => {
    const out = join(folder, 'site');
    const { code, err } = await candorHere([
      'build',
      '--content',
      content,
      '--public',
      where,
      '--out',
      out,
    ]);
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('must not contain the content folder'),
    ]);
    expect(existsSync(out)).toBe(false);
    expect(
      await candorHere(['check', '--content', content], { CANDOR_PUBLIC: where }),
    ).toMatchObject({ code: 2 });
  });
});

describe('candor init', () => {
  const words = ['--name', 'Orbital', '--mail', 'security@example.org', '--prefix', 'ORB'];
  const init = (where: string) =>
    candorHere([
      'init',
      '--content',
      where,
      '--url',
      'https://security.example.org/',
      '--no-build',
      ...words,
    ]);
  writeFileSync(join(folder, 'file'), 'mine');
  symlinkSync('nowhere', join(folder, 'dangling'));
  symlinkSync('round', join(folder, 'round'));

  it.each([
    ['file', /file is a file, not a folder\./],
    ['file/below', /file is a file, not a folder\./],
    ['dangling', /dangling is a broken symbolic link, not a folder\./],
    ['round', /round is a broken symbolic link, not a folder\./],
  ])('to replace %s is refused', async (where, message) => {
    const { code, err } = await init(join(folder, where));
    expect([code, err]).toEqual([2, expect.stringMatching(message)]);
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('mine');
  });

  it('in a folder with one of these files writes nothing', async () => {
    mkdirSync(join(folder, 'own'));
    writeFileSync(join(folder, 'own/SECURITY.md'), 'mine');
    const { code, err } = await init(join(folder, 'own'));
    expect([code, err]).toEqual([
      1,
      expect.stringContaining('SECURITY.md already exists; nothing was written.'),
    ]);
    expect(readdirSync(join(folder, 'own'))).toEqual(['SECURITY.md']);
  });
});

describe('options that npm consumed', () => {
  const npm = (script: string, words: string[], options: Record<string, string>) =>
    candorHere(words, {
      npm_command: 'run',
      npm_lifecycle_event: script,
      ...Object.fromEntries(
        Object.entries(options).map(([name, value]) => [`npm_config_${name}`, value]),
      ),
    });

  it.each([
    ['check', ['check', content], { content: 'true' }, `npm run check -- --content ${content}`],
    [
      'check',
      ['check'],
      { content: 'my/content', strict: 'true' },
      'npm run check -- --content my/content --strict',
    ],
    ['candor', ['check', 'x'], { content: 'true' }, 'npm run candor -- check --content x'],
    [
      'candor',
      ['new', 'advisory', 'x', 'a b'],
      { content: 'true', summary: 'true' },
      'npm run candor -- new advisory --content VALUE --summary VALUE',
    ],
    [
      'candor',
      ['revise', 'ORB-2026-0001'],
      { note: 'a b' },
      "npm run candor -- revise ORB-2026-0001 --note 'a b'",
    ],
  ])('%s %j %j', async (script, words, options, line) => {
    const { code, err } = await npm(script, words, options);
    expect([code, err]).toEqual([
      2,
      expect.stringContaining(`because "--" is missing before it. Write: ${line}\n`),
    ]);
  });

  it('are not reported if npm has the same option', async () => {
    expect((await npm('check', ['check', '--content', content], { json: 'true' })).code).toBe(0);
    const words = [
      'init',
      '--content',
      join(folder, 'x'),
      '--name',
      'X',
      '--url',
      'https://x.example/',
    ];
    const more = ['--mail', 'a@x.example', '--prefix', 'ABC', '--registered', '--no-build'];
    expect((await npm('candor', [...words, ...more], { prefix: '/usr' })).err).not.toContain(
      'npm used',
    );
  });

  it('are not reported if they arrived', async () => {
    const { code } = await npm('check', ['check', '--content', content], { content: '/elsewhere' });
    expect(code).toBe(0);
  });

  it('are not reported if npm runs nothing', async () => {
    const { code } = await candorHere(['check', '--content', content], {
      npm_config_content: 'true',
    });
    expect(code).toBe(0);
  });
});
