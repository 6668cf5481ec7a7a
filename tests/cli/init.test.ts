// A new site in a folder that says something already: manifests, a git remote, a policy.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  candor,
  candorHere,
  filesIn,
  NOW,
  userEnvironment,
  workFolder,
} from '../support/run-candor.ts';
import { hasTmux, openTerminal } from '../support/terminal.ts';

const work = workFolder('init');
afterAll(work.remove);

let top: string;
let count = 0;
beforeEach(() => {
  top = join(work.folder, `project ${count++}`);
  mkdirSync(top);
});

const put = (file: string, text: string): void => writeFileSync(join(top, file), text);
const yamlOf = (file: string): unknown => parse(readFileSync(join(top, 'content', file), 'utf8'));
const SITE = ['--url', 'https://comet.example/security/', '--prefix', 'COM'];
const init = (...words: string[]) =>
  candorHere(['init', '--content', join(top, 'content'), '--no-build', ...words]);

function git(...words: string[]): void {
  expect(spawnSync('git', ['-C', top, ...words], { env: userEnvironment() }).status).toBe(0);
}

describe('candor init', () => {
  it('takes name, package, repository and policy from what is there, and says so', async () => {
    git('init', '--quiet');
    git('remote', 'add', 'origin', 'git@github.com:comet/comet.git');
    put(
      'pyproject.toml',
      '[project]\nname = "Comet_Core"\ndescription = "Reads comets."\n[project.urls]\nHomepage = "https://comet.example"\n',
    );
    put('package.json', JSON.stringify({ name: '@comet/core', version: '1.0.0' }));
    put('SECURITY.md', '# Security\n\nOur own words.\n');
    const { code, err } = await init(...SITE, '--mail', 'security@comet.example');
    expect([code, err]).toEqual([0, expect.stringContaining('pyproject.toml: name and package')]);
    expect(err).toContain('git remote "origin": repository');
    expect(err).toContain('SECURITY.md: policy');
    expect(yamlOf('projects/comet-core.yaml')).toEqual({
      name: 'Comet_Core',
      description: 'Reads comets.',
      repository: 'https://github.com/comet/comet',
      homepage: 'https://comet.example',
      packages: ['pkg:pypi/comet-core', 'pkg:npm/%40comet/core'],
    });
    expect(readFileSync(join(top, 'content/SECURITY.md'), 'utf8')).toBe(
      '# Security\n\nOur own words.\n',
    );
    expect(readFileSync(join(top, 'SECURITY.md'), 'utf8')).toBe('# Security\n\nOur own words.\n');
    expect(
      (await candorHere(['check', '--content', join(top, 'content'), '--now', NOW])).code,
    ).toBe(0);
  });

  it.each([
    ['Cargo.toml', '[package]\nname = "comet"\n', 'pkg:cargo/comet'],
    ['go.mod', 'module github.com/comet/comet\n\ngo 1.24\n', 'pkg:golang/github.com/comet/comet'],
    ['composer.json', '{"name": "comet/comet"}', 'pkg:composer/comet/comet'],
  ])('reads %s', async (file, text, purl) => {
    put(file, text);
    expect((await init(...SITE, '--mail', 'security@comet.example')).code).toBe(0);
    expect(yamlOf('projects/comet.yaml')).toEqual({ name: 'comet', packages: [purl] });
  });

  it.each([
    ['package.json', '{"name": "x", "private": true}'],
    ['package.json', '{"name": {"bad": 1}'],
    ['pyproject.toml', 'name = '],
    ['Cargo.toml', '[workspace]\nmembers = []\n'],
    ['package.json', '{"name": "\\u202e evil\\nname"}'],
  ])('takes nothing from a %s that says nothing: %s', async (file, text) => {
    put(file, text);
    expect((await init(...SITE, '--name', 'Comet', '--mail', 'security@comet.example')).code).toBe(
      0,
    );
    expect(existsSync(join(top, 'content/projects'))).toBe(false);
  });

  it('needs no mail: a form or GitHub will do', async () => {
    const form = 'https://github.com/comet/comet/security/advisories/new';
    expect(
      (await init(...SITE, '--name', 'Comet', '--report', form, 'https://comet.example/report'))
        .code,
    ).toBe(0);
    expect(readdirSync(join(top, 'content/channels')).sort()).toEqual(['form.yaml', 'github.yaml']);
    expect(yamlOf('channels/github.yaml')).toMatchObject({
      kind: 'github',
      address: form,
      preference: 1,
    });
    expect(readFileSync(join(top, 'content/SECURITY.md'), 'utf8')).not.toContain('mailto:');
    expect(
      (await candorHere(['check', '--content', join(top, 'content'), '--now', NOW])).code,
    ).toBe(0);
  });

  it('names all that is missing, and all that is wrong, before it writes anything', async () => {
    const missing = await init();
    expect([missing.code, missing.err]).toEqual([
      2,
      expect.stringContaining('Missing --name, --url, --prefix, --mail or --report.'),
    ]);
    const wrong = await init(
      '--name',
      'C',
      '--url',
      'comet',
      '--prefix',
      '1!',
      '--mail',
      '',
      '--report',
      'http://x',
    );
    for (const flag of ['--url:', '--prefix:', '--mail:', '--report:'])
      expect(wrong.err).toContain(flag);
    expect(wrong.code).toBe(2);
    const bad = await init(
      ...SITE,
      '--name',
      'C',
      '--mail',
      'a@b.example',
      '--package',
      'pkg:npm/x@1.0.0',
    );
    expect([bad.code, bad.err]).toEqual([2, expect.stringContaining('Nothing was written.')]);
    expect(existsSync(join(top, 'content'))).toBe(false);
  });

  it('ends with a built site, and leaves a folder dist/ of someone else alone', () => {
    const words = [
      'init',
      '--content',
      join(top, 'content'),
      ...SITE,
      '--name',
      'Comet',
      '--mail',
      'security@comet.example',
    ];
    mkdirSync(join(top, 'dist'));
    put('dist/comet-1.0.0.tar.gz', 'mine');
    const refused = candor(words, { cwd: top });
    expect([refused.code, refused.err]).toEqual([
      0,
      expect.stringContaining('The site was not built.'),
    ]);
    expect(filesIn(join(top, 'dist'))).toEqual(['comet-1.0.0.tar.gz']);
    const other = join(top, 'other');
    mkdirSync(other);
    const built = candor(
      words.map((word) => word.replace(join(top, 'content'), join(other, 'content'))),
      { cwd: other },
    );
    expect([built.code, built.err]).toEqual([0, expect.stringContaining('Next:')]);
    expect(filesIn(join(other, 'dist'))).toContain('index.html');
  });

  it.runIf(hasTmux())('asks on a terminal, with what it found as the answer', async () => {
    git('init', '--quiet');
    git('remote', 'add', 'origin', 'https://github.com/Comet/comet.git');
    put('package.json', JSON.stringify({ name: 'comet' }));
    const terminal = openTerminal(['init', '--content', 'content', '--no-build'], {
      cwd: top,
      name: 'init',
    });
    try {
      await terminal.see('What is the name of the project?');
      terminal.press('Enter');
      expect(await terminal.see('What will the address of the site be?')).toContain(
        'https://comet.github.io/comet/',
      );
      terminal.press('Enter');
      expect(await terminal.see('What is the prefix of advisory ids?')).toContain('COMET');
      terminal.press('Enter');
      await terminal.see('Where can people report?');
      terminal.type('nobody');
      terminal.press('Enter');
      await terminal.see('is neither a mail address nor a web address');
      for (let i = 0; i < 6; i++) terminal.press('BSpace');
      terminal.type('security@comet.example');
      terminal.press('Enter');
      await terminal.see('Another address?');
      terminal.press('Enter');
      await terminal.see('Does the site cover pkg:npm/comet?');
      terminal.press('Enter');
      expect(await terminal.end()).toBe(0);
    } finally {
      terminal.close();
    }
    expect(yamlOf('site.yaml')).toMatchObject({
      url: 'https://comet.github.io/comet/',
      id: { prefix: 'COMET' },
    });
    expect(yamlOf('projects/comet.yaml')).toMatchObject({ packages: ['pkg:npm/comet'] });
  });
});

describe('candor new project', () => {
  it('writes a project that is valid, and says nothing about branches', async () => {
    await init(...SITE, '--name', 'Comet', '--mail', 'security@comet.example');
    const words = [
      'new',
      'project',
      'Comet Viewer',
      '--package',
      'pkg:npm/comet-viewer',
      '--content',
      join(top, 'content'),
    ];
    expect((await candorHere(words)).code).toBe(0);
    expect(yamlOf('projects/comet-viewer.yaml')).toEqual({
      name: 'Comet Viewer',
      packages: ['pkg:npm/comet-viewer'],
    });
    const again = await candorHere(words);
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('already exists')]);
    const bad = await candorHere([
      ...words.slice(0, 2),
      'X',
      '--package',
      'npm/x',
      '--content',
      join(top, 'content'),
    ]);
    expect([bad.code, bad.err]).toEqual([2, expect.stringContaining('Nothing was written.')]);
  });
});
