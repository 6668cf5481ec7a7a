// Sites of repositories that contain content alone: the steps of the action and of the workflows run as scripts and publish into
// bare repositories, with a newer Candor and migrated content the second time.

import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressesOf, feedIdsOf } from '../support/addresses.ts';
import {
  candor,
  candorHere,
  filesIn,
  ROOT,
  userEnvironment,
  workFolder,
} from '../support/run-candor.ts';
import { actionStep, runScript, stepsOf } from '../support/workflow.ts';

const work = workFolder('deploy');
afterAll(work.remove);

const top = join(work.folder, 'project');
const bare = join(work.folder, 'server/comet/pages');
const TIME = { SOURCE_DATE_EPOCH: '1795852800' };
const IDS = ['COM-2026-0001', 'COM-2026-0002', 'COM-2026-0003'];
/** In `env` of the scripts, npx runs the sources of a Candor instead of a package from the registry. */
const bin = join(work.folder, 'bin');
const newer = join(work.folder, 'newer candor');

function git(folder: string, ...words: string[]): string {
  const identity = [
    '-c',
    'user.name=T',
    '-c',
    'user.email=t@comet.example',
    '-c',
    'commit.gpgsign=false',
  ];
  const { status, stdout, stderr } = spawnSync('git', ['-C', folder, ...identity, ...words], {
    env: userEnvironment(),
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  return stdout;
}

/** An advisory with the text of one of GitHub: headings of its own below ours. */
function advisory(
  folder: string,
  id: string,
  published: string,
  summary = `Overflow number ${id.slice(-1)}`,
): void {
  const path = join(folder, `advisories/2026/${id}.md`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(
    path,
    `---
summary: ${summary}
project: comet
cve: {status: not-eligible, reason: The CNA is not asked yet.}
severity: [CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H]
affected:
  - package: pkg:pypi/comet
    ranges: [{introduced: 1.0.0, fixed: 1.2.${id.slice(-1)}}]
${published === '' ? '' : `published: ${published}\n`}---
## Impact

An attacker who sends a crafted header can crash the parser.

### Patches

The problem has been patched in the version above.

## Upgrade

Upgrade to the version above.

## Mitigation

Reject requests with such a header.
`,
  );
}

/** Turns new content into content of format 0, with a policy that uses a default value. */
function makeOld(content: string): void {
  const site = join(content, 'site.yaml');
  writeFileSync(site, readFileSync(site, 'utf8').replace(/^content_format: .*\n/m, ''));
  const policy = join(content, 'SECURITY.md');
  writeFileSync(
    policy,
    `${readFileSync(policy, 'utf8')}\nWe fix severe vulnerabilities within {{high_days}} days.\n`,
  );
}

function publish(site: string): void {
  const publishStep = stepsOf(workflowText('forgejo')).find(({ name }) => name === 'Publish');
  const copy = join(work.folder, 'to publish');
  rmSync(copy, { recursive: true, force: true });
  cpSync(site, join(copy, 'site'), { recursive: true });
  const result = runScript(publishStep?.run ?? 'false', top, { ...onForge, WORK: copy });
  expect(result.status, result.stderr).toBe(0);
}

const onForge = {
  GITHUB_SERVER_URL: pathToFileURL(join(work.folder, 'server')).href,
  GITHUB_REPOSITORY: 'comet/pages',
  TOKEN: 'not-a-token',
};

function workflowText(kind: 'forgejo' | 'github-pages'): string {
  const file =
    kind === 'forgejo'
      ? '.forgejo/workflows/security-site.yml'
      : '.github/workflows/security-site.yml';
  return readFileSync(join(top, file), 'utf8');
}

/** A clone of what is published. */
function published(name: string): string {
  const clone = join(work.folder, name);
  git(work.folder, 'clone', '--quiet', '--branch', 'pages', pathToFileURL(bare).href, clone);
  return clone;
}

beforeAll(async () => {
  mkdirSync(top);
  mkdirSync(bare, { recursive: true });
  mkdirSync(bin);
  git(bare, 'init', '--quiet', '--bare');
  git(top, 'init', '--quiet');
  const content = join(top, 'security');
  const words = ['--name', 'Comet', '--url', 'https://comet.example/security/', '--prefix', 'COM'];
  const more = ['--mail', 'security@comet.example', '--package', 'pkg:pypi/comet', '--no-build'];
  for (const kind of ['github-pages', 'forgejo']) {
    const site = kind === 'github-pages' ? [...words, ...more] : [];
    const { code, err } = await candorHere([
      'init',
      '--content',
      content,
      ...site,
      '--workflow',
      kind,
    ]);
    expect(code, err).toBe(0);
  }
  makeOld(content);
  for (const [i, id] of IDS.entries()) advisory(content, id, `2026-0${i + 3}-10T16:00:00Z`);
  git(top, 'add', '--all');
  git(top, 'commit', '--quiet', '--message', 'content');
  writeFileSync(
    join(bin, 'npx'),
    `#!/bin/sh\nshift 2\nexec "$CANDOR_NODE" "$CANDOR_HOME/scripts/start.mjs" "$@"\n`,
  );
  chmodSync(join(bin, 'npx'), 0o755);
  for (const name of [
    'src',
    'scripts',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'CHANGELOG.md',
  ])
    cpSync(join(ROOT, name), join(newer, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(newer, 'node_modules'));
  const file = join(newer, 'package.json');
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(/"version": "[^"]+"/, '"version": "99.0.0"'),
  );
});

const withNpx = (home: string) => ({
  PATH: `${bin}:${process.env['PATH'] ?? ''}`,
  CANDOR_HOME: home,
  CANDOR_NODE: process.execPath,
});

describe('a repository with security/ alone', () => {
  it('is published by the action twice, with an update and "candor migrate" in between, and every address and id stays', () => {
    const given = { content: 'security', out: 'site', base: '/security/' };
    const first = actionStep('Check and build', { workspace: top, action: ROOT, given, env: TIME });
    expect(first.status, `${first.stdout}${first.stderr}`).toBe(0);
    expect(first.stdout).toContain('format-older');
    publish(join(top, 'site'));
    const before = published('first');

    const next = { ...given, against: '.runner/last' };
    cpSync(before, join(top, '.runner/last'), { recursive: true });
    const version = runScript(
      `"$CANDOR_NODE" "$CANDOR_HOME/scripts/start.mjs" --version`,
      top,
      withNpx(newer),
    );
    expect(version.stdout).toBe('99.0.0\n');
    const migrate = `"$CANDOR_NODE" "$CANDOR_HOME/scripts/start.mjs" migrate --content security`;
    const migrated = runScript(migrate, top, withNpx(newer));
    expect([migrated.status, migrated.stdout]).toEqual([
      0,
      expect.stringMatching(/added -> high: 30\n/),
    ]);
    expect(git(top, 'status', '--porcelain', '--untracked-files=no')).toBe(
      ' M security/site.yaml\n',
    );
    expect(git(top, 'diff', '--numstat')).toMatch(/^3\t0\t/);
    git(top, 'commit', '--quiet', '--all', '--message', 'candor migrate');
    expect(runScript(migrate, top, withNpx(newer)).stdout).toBe('');
    const second = actionStep('Check and build', {
      workspace: top,
      action: newer,
      given: next,
      env: TIME,
    });
    expect(second.status, second.stderr).toBe(0);
    expect(second.stdout).not.toContain('format-older');
    expect(second.stderr).toContain('Since the last deploy');
    const { summary } = actionStep('Summary', { workspace: top, action: newer });
    expect(summary).toMatch(/^# /);
    expect(summary).not.toMatch(/Refused|Gone|Other changes of advisories/);
    publish(join(top, 'site'));
    const after = published('second');

    const addresses = addressesOf(after);
    expect(addresses).toEqual(addressesOf(before));
    expect(addresses).toContain('/.well-known/security.txt');
    for (const id of IDS) {
      expect(addresses).toContain(`/advisories/${id}/`);
      const record =
        addresses.find((path) => new RegExp(`^/osv/(?:x_)?${id}\\.json$`, 'i').test(path)) ?? '';
      expect(readFileSync(join(after, record), 'utf8')).toBe(
        readFileSync(join(before, record), 'utf8'),
      );
    }
    expect(feedIdsOf(after)).toEqual(feedIdsOf(before));
    for (const feed of ['/feed.xml', '/feed.atom', '/feed.json'])
      expect(
        feedIdsOf(after).filter((line) => line.startsWith(`${feed} `)).length,
        feed,
      ).toBeGreaterThanOrEqual(IDS.length);
  });

  it('is packed for GitHub Pages with its hidden files', () => {
    const temporary = join(work.folder, 'runner');
    mkdirSync(temporary);
    const env = {
      ...withNpx(ROOT),
      ...TIME,
      VERSION: '0.1.0',
      CONTENT: 'security',
      RUNNER_TEMP: temporary,
    };
    const steps = stepsOf(workflowText('github-pages'));
    const script = (name: string): string =>
      steps.find((step) => step.name === name)?.run ?? 'false';
    const given = {
      ...env,
      ADDRESS: 'https://comet.example/security',
      BASE: '/security',
      FIRST: 'true',
    };
    for (const name of ['Check', 'Build', 'Pack']) {
      const result = runScript(script(name), top, given);
      expect(result.status, `${name}: ${result.stdout}${result.stderr}`).toBe(0);
    }
    const packed = spawnSync('tar', ['tf', join(temporary, 'artifact.tar')], {
      encoding: 'utf8',
    }).stdout.split('\n');
    expect(packed).toContain('./.well-known/security.txt');
    expect(packed).toContain('./index.html');
    const wrong = runScript(script('Build'), top, { ...given, BASE: '' });
    expect([wrong.status, wrong.stderr]).toEqual([
      2,
      expect.stringContaining('the host serves the site at /, but'),
    ]);
  });

  it('is compared with the branch "pages" by the workflow of Forgejo', () => {
    const environment = join(work.folder, 'environment');
    writeFileSync(environment, '');
    const step = stepsOf(workflowText('forgejo')).find(({ name }) => name === 'Build');
    const env = { ...withNpx(newer), ...onForge, ...TIME, VERSION: '0.1.0', CONTENT: 'security' };
    const result = runScript(step?.run ?? 'false', top, { ...env, GITHUB_ENV: environment });
    expect(result.status, result.stderr).toBe(0);
    expect(result.stderr).toContain('Since the last deploy');
    const [, site = ''] = /^WORK=(.+)$/m.exec(readFileSync(environment, 'utf8')) ?? [];
    expect(filesIn(site)).toContain('site/index.html');
    rmSync(site, { recursive: true });
  });
});

describe('private drafts with a public site', () => {
  it('publishes what is public alone, and check --public proves it', () => {
    const desk = join(work.folder, 'desk');
    const open = join(work.folder, 'open');
    git(work.folder, 'clone', '--quiet', top, desk);
    advisory(
      join(desk, 'security'),
      'COM-2026-0004',
      '',
      'Heap overflow in the tail of a comet that nobody knows',
    );
    advisory(
      join(desk, 'security'),
      'COM-2026-0005',
      '2099-01-05T16:00:00Z',
      'Stack overflow in the core of comets',
    );
    git(desk, 'add', '--all');
    git(desk, 'commit', '--quiet', '--message', 'Draft COM-2026-0004');

    // docs/private-drafts.md: the private repository builds, and the public one gets the site.
    mkdirSync(open);
    git(open, 'init', '--quiet');
    const content = ['--content', join(desk, 'security')];
    const built = candor(['build', ...content, '--out', join(work.folder, 'built')]);
    expect(built.code, `${built.out}${built.err}`).toBe(0);
    cpSync(join(work.folder, 'built'), open, { recursive: true });
    git(open, 'add', '--all', '--force');
    git(open, 'commit', '--quiet', '--message', 'Publish the site');
    const texts = filesIn(open).map((path) => readFileSync(join(open, path), 'latin1'));
    for (const text of texts)
      expect(text).not.toMatch(/COM-2026-000[45]|nobody knows|core of comets/);
    const proof = candor(['check', '--public', ...content, '--repository', open]);
    expect(proof.code, `${proof.out}${proof.err}`).toBe(0);

    writeFileSync(join(open, 'notes.txt'), 'The fix for COM-2026-0004.\n');
    git(open, 'add', '--all');
    git(open, 'commit', '--quiet', '--message', 'notes');
    const refused = candor(['check', '--public', ...content, '--repository', open]);
    expect(refused.code).toBe(1);
    expect(`${refused.out}${refused.err}`).not.toContain('COM-2026-0004');
  });
});
