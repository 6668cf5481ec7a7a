// The time of a build compared with the real clock: scheduled content is not published early
// without a confirmation by name, and a build reports due content that it omits.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { checkBuildTime } from '../../scripts/commands/build/time.ts';
import { contentPlace } from '../../src/environment.ts';
import { type Reading, readContent } from '../../src/read/index.ts';
import {
  candor,
  candorHere,
  copyExample,
  NOW,
  ROOT,
  userEnvironment,
  workFolder,
} from '../support/run-candor.ts';

const work = workFolder('build-time');
afterAll(work.remove);
let content: string;

/** Before the example's last release. */
const BEFORE = '2026-11-10T12:00:00Z';
/** Every record of the example with a date between BEFORE and NOW. */
const EARLY = ['ORB-2026-0004', 'ORB-2026-0005', 'form', 'orbital-3.1.2', 'example-terminal-paste'];

beforeAll(() => {
  content = copyExample(work.folder);
});

const reading = (now: string, folder = content): Promise<Reading> =>
  readContent(contentPlace({ content: folder, now }));

interface Asked {
  readonly now: string;
  readonly clock: string;
  readonly early?: readonly string[];
  readonly open?: boolean;
  readonly folder?: string;
}

/** The messages of a build about its time. Rejects if the build does. */
async function saidOf({
  now,
  clock,
  early = [],
  open = true,
  folder = content,
}: Asked): Promise<string> {
  const read = await reading(now, folder);
  let said = '';
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  try {
    await checkBuildTime(read, { clock: () => Date.parse(clock), early, open });
    return said;
  } finally {
    write.mockRestore();
  }
}

/** The example, with a text of one file replaced. */
let copies = 0;
function changed(file: string, from: RegExp, to: string): string {
  copies += 1;
  const folder = copyExample(join(work.folder, String(copies)));
  const text = readFileSync(join(folder, file), 'utf8');
  expect(text).toMatch(from);
  writeFileSync(join(folder, file), text.replace(from, to));
  return folder;
}

describe('a time ahead of the clock', () => {
  it('is refused with the name of every record that it would publish, and with the option that confirms each', async () => {
    const refused = saidOf({ now: NOW, clock: BEFORE });
    await expect(refused).rejects.toThrow(
      `${NOW}, is ahead of the clock, ${BEFORE}. It would publish 5 records`,
    );
    for (const name of EARLY) await expect(refused).rejects.toThrow(` --publish-early ${name}`);
    await expect(refused).rejects.not.toThrow('ORB-2026-0006');
  });

  it('is refused if a project lists a version with a day between the two', async () => {
    const versions = (day: string) => `releases:\n  - {version: 3.1.9, date: ${day}}\nname:`;
    const clock = '2026-11-25T12:00:00Z';
    const folder = changed('projects/orbital.yaml', /^name:/, versions('2026-11-26'));
    const asked = { now: '2026-11-26T00:00:00Z', clock, folder };
    await expect(saidOf(asked)).rejects.toThrow(' --publish-early orbital');
    expect(await saidOf({ ...asked, early: ['orbital'] })).toContain('as confirmed: 1 record');
    const others = ['2026-11-25', '2026-11-27'].map((day) =>
      changed('projects/orbital.yaml', /^name:/, versions(day)),
    );
    for (const other of others) expect(await saidOf({ ...asked, folder: other })).toBe('');
  });

  it('needs one confirmation of a release whose version its project lists', async () => {
    const versions = 'releases:\n  - {version: 3.1.2, date: 2026-11-12}\nname:';
    const folder = changed('projects/orbital.yaml', /^name:/, versions);
    await expect(saidOf({ now: NOW, clock: BEFORE, folder })).rejects.toThrow(
      'would publish 5 records',
    );
  });

  it('is refused without names if the log can be public', async () => {
    const refused = saidOf({ now: NOW, clock: BEFORE, open: false });
    await expect(refused).rejects.toThrow('The names are not shown');
    for (const name of EARLY) await expect(refused).rejects.not.toThrow(name);
  });

  it('is refused until every record is confirmed, even for one second', async () => {
    for (const name of EARLY) {
      const early = EARLY.filter((one) => one !== name);
      const refused = saidOf({ now: NOW, clock: BEFORE, early });
      await expect(refused).rejects.toThrow('It would publish 1 record too early');
      await expect(refused).rejects.toThrow(name);
    }
    await expect(
      saidOf({ now: '2026-11-12T16:00:00Z', clock: '2026-11-12T15:59:59Z' }),
    ).rejects.toThrow('ORB-2026-0004');
    expect(await saidOf({ now: '2026-11-12T16:00:00Z', clock: '2026-11-12T16:00:00Z' })).toBe('');
  });

  it('is accepted if all records are confirmed, or if no date is between the two times', async () => {
    expect(await saidOf({ now: NOW, clock: BEFORE, early: EARLY })).toBe(
      'Published early, as confirmed: 5 records.\n',
    );
    expect(await saidOf({ now: '2026-11-23T12:00:00Z', clock: NOW })).toBe('');
    // A draft without a date is never published.
    const folder = changed('advisories/2026/ORB-2026-0006.md', /^published: .*\n/m, '');
    expect(await saidOf({ now: '2027-03-01T00:00:00Z', clock: NOW, folder })).not.toContain(
      'ORB-2026-0006',
    );
  });

  it('is refused if one name confirms several records: each is confirmed by its path', async () => {
    const at = '2026-12-01T16:00:00Z';
    const folder = changed(
      'retrospectives/malicious-cli-release.mdx',
      /^published: .*/m,
      `published: ${at}`,
    );
    const statement = readFileSync(join(folder, 'statements/example-terminal-paste.yaml'), 'utf8');
    writeFileSync(
      join(folder, 'statements/malicious-cli-release.yaml'),
      statement
        .replace(/^published: .*/m, `published: ${at}`)
        .replace(/CVE-\d+-\d+/g, 'CVE-1900-99999'),
    );
    const words = { now: '2026-12-02T00:00:00Z', clock: NOW, folder };
    const both = ['retrospectives/malicious-cli-release', 'statements/malicious-cli-release'];
    await expect(saidOf({ ...words, early: ['malicious-cli-release'] })).rejects.toThrow(both[0]);
    await expect(saidOf({ ...words, early: both.slice(1) })).rejects.toThrow(
      'It would publish 1 record too early',
    );
    expect(await saidOf({ ...words, early: both })).toContain('2 records');
  });

  it('refuses the name of an unknown record', async () => {
    await expect(saidOf({ now: NOW, clock: NOW, early: ['ORB-2026-0404'] })).rejects.toThrow(
      'there is no record',
    );
    // Records that are public by now need no confirmation, so the same command can be run again.
    expect(await saidOf({ now: NOW, clock: NOW, early: ['ORB-2026-0004'] })).toBe('');
  });

  const at = '2026-12-01T16:00:00Z';
  it.each([
    [
      'a withdrawal',
      'advisories/2026/ORB-2026-0001.md',
      /^published: .*/m,
      `$&\nwithdrawn: {at: ${at}, reason: It was none.}`,
    ],
    [
      'a revision',
      'advisories/2026/ORB-2026-0005.md',
      /^revisions:/m,
      `$&\n  - {at: ${at}, kind: fix, note: Next.}`,
    ],
    [
      'a retrospective',
      'retrospectives/malicious-cli-release.mdx',
      /^published: .*/m,
      `published: ${at}`,
    ],
    [
      'a revision of a statement',
      'statements/example-terminal-paste.yaml',
      /^published: .*/m,
      `$&\nrevisions:\n  - {at: ${at}, note: More is known.}`,
    ],
  ])('finds %s with a date between the two times', async (_, file, from, to) => {
    const folder = changed(file, from, to);
    const name = file.replace(/^.*\/|\.[a-z]+$/g, '');
    await expect(saidOf({ now: '2026-12-02T00:00:00Z', clock: NOW, folder })).rejects.toThrow(
      `--publish-early ${name}`,
    );
  });

  it('finds a pre-announcement with a date between the two times', async () => {
    const folder = changed('releases/orbital-3.1.2.md', /^/, '');
    writeFileSync(
      join(folder, 'releases/orbital-3.1.3.md'),
      `---\nproject: orbital\npublished: 2027-01-12T16:00:00Z\nadvisories: [ORB-2026-0006]\npreannounce: {from: ${at}, window_hours: 4, severity_at_most: high}\n---\n`,
    );
    const words = { now: '2026-12-02T00:00:00Z', clock: NOW, folder };
    await expect(saidOf(words)).rejects.toThrow('--publish-early orbital-3.1.3');
    expect(await saidOf({ ...words, early: ['orbital-3.1.3'] })).toContain('as confirmed');
    // A draft without a date is not pre-announced.
    const file = join(folder, 'releases/orbital-3.1.3.md');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^published: .*\n/m, ''));
    expect(await saidOf(words)).toBe('');
  });
});

describe('a time behind the clock', () => {
  it('reports due content that it omits, by name, and nothing else', async () => {
    const said = await saidOf({ now: BEFORE, clock: NOW, open: false });
    expect(said).toContain(
      `${BEFORE}, is 12 days behind the clock. These are due, but not in this build: `,
    );
    for (const name of EARLY) expect(said).toContain(name);
    expect(said).not.toContain('ORB-2026-0006');
  });

  it('prints nothing if nothing is due', async () => {
    expect(await saidOf({ now: NOW, clock: '2026-12-01T00:00:00Z' })).toBe('');
  });
});

describe('candor build', () => {
  it('is refused for each way to set the time, and writes nothing', async () => {
    const out = join(work.folder, 'dist');
    const words = ['build', '--content', content, '--out', out];
    const clock = () => Date.parse(BEFORE);
    const epoch = String(Date.parse(NOW) / 1000);
    const runs = [
      await candorHere([...words, '--now', NOW], {}, clock),
      await candorHere(words, { CANDOR_NOW: NOW }, clock),
      await candorHere(words, { SOURCE_DATE_EPOCH: epoch }, clock),
      candor(words, { env: { SOURCE_DATE_EPOCH: epoch }, clock: BEFORE }),
    ];
    for (const run of runs) {
      expect(run).toMatchObject({ code: 2, err: expect.stringContaining('is ahead of the clock') });
      expect(`${run.out}${run.err}`).not.toContain('ORB-2026-0004');
    }
    expect(existsSync(out)).toBe(false);
  });

  it('takes the real clock from the machine, whatever the environment contains', () => {
    const inHours = (hours: number): string =>
      new Date(Date.now() + hours * 3_600_000).toISOString();
    const folder = changed(
      'retrospectives/malicious-cli-release.mdx',
      /^published: .*/m,
      `published: ${inHours(12)}`,
    );
    const [now, clock] = [inHours(24), inHours(48)];
    const words = ['build', '--content', folder, '--out', join(work.folder, 'dist'), '--now', now];
    const env = {
      CANDOR_CLOCK: clock,
      CANDOR_NOW: clock,
      SOURCE_DATE_EPOCH: String(Math.floor(Date.parse(clock) / 1000)),
    };
    const run = candor([...words, '--verbose'], { env, clock: 'real' });
    expect(run).toMatchObject({
      code: 2,
      err: expect.stringContaining('--publish-early malicious-cli-release'),
    });
    expect(existsSync(join(work.folder, 'dist'))).toBe(false);
  });

  it('is the only way to build: astro alone is refused', () => {
    const env = { CANDOR_CONTENT: content, CANDOR_NOW: NOW, ASTRO_TELEMETRY_DISABLED: '1' };
    const run = astroBuild(env);
    expect(run).toContain('Build with "candor build"');
  });
});

function astroBuild(env: Record<string, string>): string {
  const astro = join(ROOT, 'node_modules/astro/bin/astro.mjs');
  const words = [astro, 'build', '--outDir', join(work.folder, 'astro')];
  const { stdout, stderr } = spawnSync(process.execPath, words, {
    cwd: ROOT,
    env: { ...userEnvironment(), ...env },
    encoding: 'utf8',
  });
  return stdout + stderr;
}
