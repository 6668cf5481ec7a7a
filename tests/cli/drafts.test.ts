// Drafts and private cases, as a team creates them: valid as written, with unique ids, and private.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { caseNamed, changedCase, writeCase } from '../../scripts/commands/case/case-file.ts';
import { FileChanged } from '../../src/disk/files.ts';
import { contentPlace } from '../../src/environment.ts';
import { readContent } from '../../src/read/index.ts';
import {
  candorHere,
  copyExample,
  filesIn,
  NOW,
  type Run,
  userEnvironment,
  workFolder,
} from '../support/run-candor.ts';

const work = workFolder('drafts');
afterAll(work.remove);
let count = 0;

/** A separate copy of the example, and the command line for it. */
function desk() {
  const folder = join(work.folder, String(count++));
  mkdirSync(folder);
  const content = copyExample(folder);
  return {
    folder,
    content,
    run: (...words: string[]): Promise<Run> =>
      candorHere([...words, '--content', content, '--now', NOW]),
    read: (path: string): string => readFileSync(join(content, path), 'utf8'),
    errors: async (): Promise<string[]> => {
      const { problems } = await readContent(contentPlace({ content, now: NOW }));
      return problems
        .filter(({ level }) => level === 'error')
        .map(({ code, file, message }) => `${code} ${file} ${message}`);
    },
  };
}

const git = (folder: string, ...words: string[]): void => {
  const { status, stderr } = spawnSync('git', ['-C', folder, ...words], {
    encoding: 'utf8',
    env: userEnvironment(),
  });
  if (status !== 0) throw new Error(`git ${words.join(' ')}: ${stderr}`);
};

const REPORT = [
  'new',
  'case',
  '--title',
  'Overflow in {index}: a "test"',
  '--channel',
  'mail',
  '--by',
  'Alex Example',
  '--received',
  'now',
];
const CASE = 'ORB-2026-0007';

describe('without a case, a new', () => {
  it.each([
    [
      'advisory',
      ['--summary', 'A flaw: of "some" kind', '--project', 'orbital'],
      'advisories/2026/ORB-2026-0007.md',
    ],
    [
      'advisory',
      [
        '--summary',
        'A flaw',
        '--project',
        'orbital',
        '--fixed',
        '3.1.4',
        '2.4.7',
        '--introduced',
        '2.1.0',
      ],
      'advisories/2026/ORB-2026-0007.md',
    ],
    ['release', ['orbital', '2.4.6', '3.1.3'], 'releases/orbital-3.1.3.md'],
    [
      'retrospective',
      ['ORB-2026-0004', 'ORB-2026-0006'],
      'retrospectives/what-we-learnt-from-orb-2026-0004-and-orb-2026-0006.mdx',
    ],
    [
      'channel',
      [
        'post',
        '--kind',
        'email',
        '--name',
        'Post',
        '--address',
        'mailto:post@orbital.example',
        '--monitored-by',
        'The team',
        '--private',
      ],
      'channels/post.yaml',
    ],
    [
      'statement',
      [
        'CVE-1900-71009',
        '--component',
        'pkg:pypi/other@1.0',
        '--project',
        'orbital',
        '--status',
        'under_investigation',
      ],
      'statements/orbital-cve-1900-71009.yaml',
    ],
    [
      'case',
      ['--title', 'Something: else', '--received', 'now', '--channel', 'mail'],
      'cases/ORB-2026-0007.yaml',
    ],
  ])('%s %j is valid as written', async (noun, words, path) => {
    const { run, errors, content } = desk();
    const { code, out, err } = await run('new', noun, ...words);
    expect(err).toContain('Next: ');
    expect({ code, out }).toEqual({ code: 0, out: `${content}/${path}\n` });
    expect(await errors()).toEqual([]);
  });

  it('advisory has a range for each branch with a known start and end', async () => {
    const { run, read } = desk();
    const fixed = [
      'new',
      'advisory',
      '--summary',
      'A flaw',
      '--project',
      'orbital',
      '--fixed',
      '3.1.4',
      '2.4.7',
    ];
    await run(...fixed, '--introduced', '2.1.0');
    expect(read('advisories/2026/ORB-2026-0007.md')).toContain(`    ranges:
      - {introduced: 3.0.0, fixed: 3.1.4}   # 3.x, supported
      - {introduced: 2.1.0, fixed: 2.4.7}   # 2.x, security-only
      # One range for each other branch that is affected:
      # - {introduced: "...", fixed: "..."}   # 1.x, end-of-life
`);
    const { err: todo } = await run(...fixed);
    expect(todo).toContain('To do: complete the ranges');
    const alone = read('advisories/2026/ORB-2026-0008.md');
    expect(alone).toContain('    #   - {introduced: "...", fixed: 3.1.4}   # 3.x, supported\n');
    expect(alone.replace(/^ *#.*\n/gm, '')).not.toMatch(/introduced|ranges/);
    await run(...fixed, '--introduced', '0');
    expect(read('advisories/2026/ORB-2026-0009.md')).toContain(
      '      - {introduced: 2.0.0, fixed: 2.4.7}   # 2.x',
    );
    expect((await run(...fixed, '--introduced', '9.0.0')).code).toBe(2);
    const { code, err } = await run(
      'new',
      'advisory',
      '--summary',
      'A flaw',
      '--project',
      'orbital',
      '--fixed',
      '9.0.0',
    );
    expect({ code, err }).toEqual({
      code: 2,
      err: 'candor: --fixed: no branch of Orbital contains 9.0.0.\n',
    });
  });

  it('advisory contains only given facts: no time, no CVE, no versions', async () => {
    const { run, read } = desk();
    const { err } = await run('new', 'advisory', '--summary', 'A flaw', '--project', 'orbital');
    const draft = read('advisories/2026/ORB-2026-0007.md').replace(/^ *#.*\n/gm, '');
    expect(draft).not.toMatch(/timeline|reported|cve|pending|credits|introduced|ranges|published/);
    expect(err).toContain('To do: add the time of the report');
    expect(err).toContain('To do: add the CVE to "aliases"');
    const said = ['--reported', '2026-11-20T08:00:00Z', '--cve', 'pending', '--fixed', '3.1.4'];
    await run('new', 'advisory', '--summary', 'Another', '--project', 'orbital', ...said);
    const other = read('advisories/2026/ORB-2026-0008.md');
    expect(other).toContain('timeline:\n  - at: 2026-11-20T08:00:00Z\n    event: reported\n');
    expect(other).toContain('cve:\n  status: pending\n');
    const future = ['--reported', '2027-11-20T08:00:00Z'];
    expect(
      (await run('new', 'advisory', '--summary', 'A', '--project', 'orbital', ...future)).code,
    ).toBe(2);
  });

  it.each([
    [
      'a time of a report',
      ['case', '--title', 'x', '--channel', 'mail'],
      'Missing --received: when the report arrived.',
    ],
    [
      'a status',
      ['statement', 'CVE-1900-71009', '--component', 'pkg:pypi/o', '--project', 'orbital'],
      'Missing --status',
    ],
    [
      'that a channel is private',
      [
        'channel',
        'm',
        '--kind',
        'email',
        '--name',
        'M',
        '--address',
        'mailto:m@x.example',
        '--monitored-by',
        'We',
      ],
      'Missing --private or --open: give --private if only the team can see reports there, or --open if others can.',
    ],
  ])('%s is not assumed', async (_, words, message) => {
    const { run, content } = desk();
    const before = filesIn(content);
    const { code, err } = await run('new', ...words);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(message) });
    expect(filesIn(content)).toEqual(before);
  });

  it('release lists the advisories that its versions fix', async () => {
    const { run, read } = desk();
    const { out } = await run('new', 'release', 'orbital', '2.4.6', '3.1.3', '--json');
    expect(JSON.parse(out).advisories).toEqual(['ORB-2026-0006']);
    expect(read('releases/orbital-3.1.3.md')).toContain(
      'versions:\n  - 2.4.6\n  - 3.1.3\nadvisories:\n  - ORB-2026-0006\n',
    );
  });

  it('does not replace another file, and is not written if it would be invalid', async () => {
    const { run, content } = desk();
    const before = filesIn(content);
    for (const words of [
      [
        'new',
        'channel',
        'mail',
        '--kind',
        'email',
        '--name',
        'M',
        '--address',
        'mailto:m@x.example',
        '--monitored-by',
        'We',
        '--private',
      ],
      [
        'new',
        'channel',
        'm',
        '--kind',
        'email',
        '--name',
        'M',
        '--address',
        'https://x.example/',
        '--monitored-by',
        'We',
        '--private',
      ],
      [
        'new',
        'channel',
        'm',
        '--kind',
        'pigeon',
        '--name',
        'M',
        '--address',
        'mailto:m@x.example',
        '--monitored-by',
        'We',
        '--private',
      ],
      [
        'new',
        'statement',
        'CVE-1900-71009',
        '--component',
        'other',
        '--project',
        'orbital',
        '--status',
        'fixed',
      ],
      [
        'new',
        'statement',
        'CVE-1900-71009',
        '--component',
        'pkg:pypi/other',
        '--project',
        'orbital',
        '--status',
        'affected',
      ],
      ['new', 'release', 'orbital', '3.1.2'],
      ['new', 'retrospective', 'ORB-2026-0099'],
      ['new', 'case', '--title', 'x', '--received', 'now', '--channel', 'pigeon'],
      ['new', 'case', '--title', 'x', '--channel', 'mail', '--received', '2027-01-01T00:00:00Z'],
    ])
      expect((await run(...words)).code).toBe(2);
    expect(filesIn(content)).toEqual(before);
  });
});

describe('a report that leads to no advisory', () => {
  it('is closed by one command, which prints the letter to send', async () => {
    const { run, read } = desk();
    await run(...REPORT);
    const close = (...words: string[]) => run('case', CASE, 'closed', '--as', ...words);
    expect((await close('duplicate', '--of', 'ORB-2026-9999')).err).toContain(
      'no other case or advisory is',
    );
    expect((await close('spam', '--of', 'ORB-2026-0003')).code).toBe(1);
    expect((await run('case', CASE, '--as', 'spam')).code).toBe(2);
    expect((await run('case', CASE, '--of', 'ORB-2026-0003')).code).toBe(2);
    expect(await close('duplicate', '--of', 'orb-2026-0003')).toMatchObject({
      code: 0,
      out: `${CASE} is closed (duplicate).\n`,
      err: expect.stringContaining(`candor mail duplicate ${CASE}`),
    });
    expect(read(`cases/${CASE}.yaml`)).toContain('of: ORB-2026-0003');
    expect((await run('mail', 'duplicate', CASE, '--to', 'a@b.example')).out).toContain(
      'advisories/ORB-2026-0003/',
    );
    expect((await run('case', CASE, 'reopened', '--reason', 'It is another one.')).code).toBe(0);
    expect((await close('spam')).err).toContain('Do not answer spam.');
  });
});

describe('a case', () => {
  it('goes from the report to the plan, and passes only public facts to its drafts', async () => {
    const { run, read, content, errors } = desk();
    const people = [
      '--reporter',
      'Rosa Example',
      '--contact',
      'rosa@secret.example',
      '--credit',
      'Rosa E.',
    ];
    const late = ['--received', '2026-11-19T08:00:00Z', '--project', 'orbital', 'orbital-cli'];
    expect((await run(...REPORT, ...people, ...late)).err).toContain('apologize');
    writeFileSync(
      join(content, `cases/${CASE}.yaml`),
      read(`cases/${CASE}.yaml`).replace('tlp: ', '# Ours alone.\ntlp:   '),
    );
    expect((await run('case', CASE, 'acknowledged')).err).toContain(
      'Late: the reporter was promised an answer by 2026-11-21T08:00:00Z.',
    );
    expect(await run('case', CASE, 'fixing')).toMatchObject({
      code: 1,
      err: expect.stringContaining('The next step is "triaged"'),
    });
    const answers = [
      'replicated=Yes: 3.1.2',
      'blast_radius=All',
      'fix_owner=Robin',
      'coordination=No',
    ];
    const vector = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H';
    expect(
      (await run('case', CASE, 'triaged', '--answer', ...answers, '--severity', vector)).code,
    ).toBe(0);
    expect((await run('case', CASE, 'fixing', '--maintainer', 'Robin Example')).code).toBe(0);
    const half = await run(
      'case',
      CASE,
      'verified',
      '--test',
      'The secret test',
      '--fork',
      'https://git.example/p',
    );
    expect(half.code).toBe(1);
    expect(half.err).toContain(`candor case ${CASE} --done 1`);
    expect(
      (
        await run(
          'case',
          CASE,
          'verified',
          '--variant-test',
          'A secret variant',
          '--done',
          '1',
          '2',
        )
      ).code,
    ).toBe(0);
    const plans = ['orbital:3.x=3.1.4', 'orbital:2.x=2.4.7', 'orbital-cli:1.x=1.2.9'];
    const scheduled = await run(
      'case',
      CASE,
      'scheduled',
      '--slot',
      '2027-01-12T16:00:00Z',
      '--cve-asked',
      'Example',
      '--release',
      ...plans,
    );
    expect(scheduled).toMatchObject({
      code: 0,
      err: expect.stringContaining('There is no advisory for orbital.'),
    });
    expect((await run('new', 'advisory', '--case', CASE)).out).toContain(
      `advisories/2026/${CASE}.md`,
    );
    expect((await run('new', 'advisory', '--case', CASE)).out).toContain(
      'advisories/2026/ORB-2026-0008.md',
    );
    expect((await run('new', 'release', '--case', CASE)).out).toContain(
      'releases/orbital-3.1.4.md',
    );
    expect((await run('case', CASE, 'fixing', '--reason', 'The fix was broken.')).code).toBe(0);

    const sheet = read(`cases/${CASE}.yaml`);
    expect(sheet).toContain('# Ours alone.\ntlp:   AMBER+STRICT\n');
    expect(sheet).toContain(`advisories:\n  - ${CASE}\n  - ORB-2026-0008\n`);
    const advisory = read(`advisories/2026/${CASE}.md`);
    expect(advisory).toContain('credits:\n  - name: Rosa E.\n');
    expect(advisory).toContain('#   - {introduced: "...", fixed: 2.4.7}');
    expect(advisory).toContain('  - at: 2026-11-19T08:00:00Z\n    event: reported\n');
    for (const secret of ['secret', 'Rosa Example', 'Robin', 'git.example', 'replicated'])
      expect(advisory).not.toContain(secret);
    expect(await errors()).toEqual([]);
  }, 300_000);

  it('is copied to a retrospective only on request', async () => {
    const { run, read, errors } = desk();
    await run(...REPORT, '--project', 'orbital');
    await run('case', CASE, '--advisory', 'ORB-2026-0004', '--maintainer', 'Hidden Person');
    await run('new', 'retrospective', 'ORB-2026-0004', '--slug', 'without');
    await run('new', 'retrospective', 'ORB-2026-0004', '--slug', 'with', '--from-case', CASE);
    const without = read('retrospectives/without.mdx');
    expect(without).not.toContain('Hidden Person');
    expect(without).not.toMatch(/^ +consent: true|^published:/m);
    expect(without).toMatch(/^- 2026-11-12, 16:00: announced: orbital 2\.4\.5, 3\.1\.2$/m);
    const times = [...without.matchAll(/^- (\d{4}-\d\d-\d\d, \d\d:\d\d): /gm)].map(
      ([, time]) => time,
    );
    expect(times.length).toBeGreaterThan(5);
    expect(times).toEqual(times.toSorted());
    expect(read('retrospectives/with.mdx')).toMatch(
      /name: Hidden Person\n {4}role: .*\n {4}consent: false/,
    );
    expect(await errors()).toEqual([]);
  });

  it('records when the reports of the Cyber Resilience Act were sent, but no future time', async () => {
    const { run, read, errors } = desk();
    await run(...REPORT, '--project', 'orbital');
    const early = await run('case', CASE, '--answer', 'early_warning=now');
    expect(early).toMatchObject({ code: 2, err: expect.stringContaining('--exploited TIME') });
    const known = ['--exploited', '2026-11-22T09:00:00Z'];
    expect((await run('case', CASE, ...known, '--answer', 'early_warning=now')).code).toBe(0);
    const sent = ['notification=2026-11-22T11:00:00Z', 'no_report=We are no steward: of it.'];
    expect((await run('case', CASE, '--answer', ...sent)).code).toBe(0);
    expect((await run('case', CASE, '--answer', 'final_report=2027-01-01T00:00:00Z')).code).toBe(2);
    expect(read(`cases/${CASE}.yaml`)).toMatch(
      /aware_at: 2026-11-22T09:00:00Z\n[\s\S]*early_warning: 2026-11-22T12:00:00Z\n[\s\S]*notification: 2026-11-22T11:00:00Z\n[\s\S]*no_report: "We are/,
    );
    expect((await run('case', CASE, ...known)).code).toBe(0);
    expect(read(`cases/${CASE}.yaml`)).toContain('early_warning: 2026-11-22T12:00:00Z');
    expect(await errors()).toEqual([]);
  });

  it('contains each person and fork once, and no release outside its branch', async () => {
    const { run, read } = desk();
    await run(...REPORT, '--project', 'orbital');
    const fork = ['--fork', 'https://git.example/private'];
    await run('case', CASE, '--fixer', 'Robin', 'Sam', 'Robin', ...fork);
    await run('case', CASE, '--maintainer', 'Robin', '--fixer', 'Sam', ...fork);
    const sheet = read(`cases/${CASE}.yaml`);
    expect(sheet).toContain(
      'fixing_team:\n  - name: Robin\n    maintainer: true\n  - name: Sam\nprivate_forks:\n',
    );
    expect(sheet.match(/- url:/g)).toHaveLength(1);
    const stray = await run('case', CASE, '--release', 'orbital:3.x=2.4.7');
    expect(stray).toMatchObject({
      code: 2,
      err: expect.stringContaining('2.4.7 is not in the branch 3.x of orbital'),
    });
    expect(read(`cases/${CASE}.yaml`)).toBe(sheet);
  });

  it('is suggested if none is given, and so are all other missing arguments', async () => {
    const { run } = desk();
    expect((await run('case')).err).toContain('"candor new case" to open one');
    await run(...REPORT, '--project', 'orbital');
    expect(await run('case')).toMatchObject({
      code: 2,
      err: expect.stringContaining(`The only one is ${CASE}.`),
    });
    expect((await run('plan')).err).toContain(CASE);
    expect((await run('announce')).err).toContain('orbital-cli-1.2.2');
    expect((await run('release-day', 'nothing-like-it')).err).toContain('orbital-cli-1.2.2');
    expect((await run('withdraw')).err).toContain('ORB-2026-0004');
  });

  it('keeps notes that were written by hand, and prints the answers that others replace', async () => {
    const { run, read, content } = desk();
    await run(...REPORT, '--project', 'orbital');
    const file = `cases/${CASE}.yaml`;
    const before = `${read(file)}notes: |\n  Called.\n\n    - a list\n# The end.\n`;
    writeFileSync(join(content, file), before);
    await run('case', CASE, '--answer', 'notes=Called again.', 'notes=And again.');
    const after = before.replace('# The end.', '\n  Called again.\n\n  And again.\n# The end.');
    expect(read(file)).toBe(after);
    await run('case', CASE, '--answer', 'replicated=With 1.4.6,\non Debian.');
    const { err } = await run('case', CASE, '--answer', 'replicated=Also with 1.4.5.');
    expect(err).toContain('Replaced replicated. It was:\n  With 1.4.6,\n  on Debian.\n');
  });

  it('is not overwritten if another process edited it in the meantime', async () => {
    const { run, read, content } = desk();
    await run(...REPORT, '--project', 'orbital');
    const one = caseNamed(CASE, await readContent(contentPlace({ content, now: NOW })));
    const { file } = changedCase(content, one, [{ path: ['notes'], set: 'Ours.' }]);
    const edited = `${read(one.file)}notes: Of somebody else.\n`;
    writeFileSync(join(content, one.file), edited);
    expect(() => writeCase(content, file)).toThrow(FileChanged);
    expect(read(one.file)).toBe(edited);
  });
});

describe('an id', () => {
  it('is used once: for an advisory, a case or a reservation', async () => {
    const { run } = desk();
    expect((await run('reserve', '--by', 'Alex')).out).toBe('ORB-2026-0007\n');
    expect((await run(...REPORT)).out).toContain('cases/ORB-2026-0008.yaml');
    expect(
      (await run('new', 'advisory', '--summary', 'A flaw', '--project', 'orbital')).out,
    ).toContain('ORB-2026-0009.md');
    expect(await run('reserve', '--id', 'ORB-2026-0007')).toMatchObject({
      code: 2,
      err: expect.stringContaining('by Alex'),
    });
    expect((await run('reserve', '--id', 'ORB-2026-0009')).code).toBe(2);
    expect((await run('reserve', '--id', 'ORB-2026-0008')).code).toBe(2);
    expect((await run('reserve')).out).toBe('ORB-2026-0010\n');
    expect((await run(...REPORT, '--id', 'ORB-2026-0007')).out).toContain(
      'cases/ORB-2026-0007.yaml',
    );
  });

  it.each([
    'advisories/2026/orb-2026-0007.md',
    'advisories/2026/ORB-2026-0007.de.md',
    'advisories/2026/ORB-2026-0007.markdown',
    'advisories/drafts/ORB_2026_0007.md.bak',
    'advisories/ORB-2026-0007.md',
    'cases/ORB-2026-0007.yml',
    'cases/old/orb-2026-0007.yaml',
  ])('is also taken by %s, which is not valid content', async (path) => {
    const { run, content } = desk();
    mkdirSync(dirname(join(content, path)), { recursive: true });
    writeFileSync(join(content, path), 'Notes.\n');
    expect((await run('reserve')).out).toBe('ORB-2026-0008\n');
    const named = await run('reserve', '--id', 'ORB-2026-0007');
    // The advisory of an orphaned translation can come back.
    if (path.endsWith('.de.md')) expect(named.code).toBe(0);
    else
      expect([named.code, named.err]).toEqual([2, expect.stringContaining(`is taken by ${path}`)]);
  });

  it('goes to only one of many processes that take one at the same time', async () => {
    const { content } = desk();
    const { spawn } = await import('node:child_process');
    const start = join(import.meta.dirname, '../../scripts/start.mjs');
    const words = [start, 'reserve', '--content', content, '--now', NOW];
    const one = (): Promise<string> =>
      new Promise((resolve) => {
        const child = spawn(process.execPath, words, {
          env: userEnvironment(),
          stdio: ['ignore', 'pipe', 'ignore'],
        });
        let out = '';
        child.stdout.on('data', (chunk: Buffer) => {
          out += chunk.toString();
        });
        child.on('close', () => resolve(out.trim()));
      });
    const ids = await Promise.all([one(), one(), one(), one()]);
    expect(ids.sort()).toEqual([
      'ORB-2026-0007',
      'ORB-2026-0008',
      'ORB-2026-0009',
      'ORB-2026-0010',
    ]);
  });
});

describe('git', () => {
  it('ignores private files before one is written', async () => {
    const { folder, run, content } = desk();
    git(folder, 'init', '-q');
    await run(...REPORT);
    expect(existsSync(join(content, 'cases/.gitignore'))).toBe(true);
    git(folder, 'add', '-A');
    expect((await run('check')).code).toBe(0);
  });

  it('must not track a case: the check fails with the remedy', async () => {
    const { folder, run } = desk();
    git(folder, 'init', '-q');
    await run(...REPORT);
    git(folder, 'add', '-f', `content/cases/${CASE}.yaml`);
    const { code, out } = await run('check');
    expect(code).toBe(1);
    expect(out).toContain('case-tracked');
    expect(out).toContain(`rm --cached cases/${CASE}.yaml`);
    expect(out).toContain('remove it from the history');
  });

  it('can track them in a separate repository, and the commands print what to commit', async () => {
    const { folder, content, run } = desk();
    git(folder, 'init', '-q');
    git(join(content, 'cases'), 'init', '-q');
    const { err } = await run('reserve');
    expect(err).toContain('a separate git repository');
    expect(existsSync(join(content, 'cases/.gitignore'))).toBe(false);
    git(join(content, 'cases'), 'add', '-A');
    expect((await run('check')).code).toBe(0);
  });
});
