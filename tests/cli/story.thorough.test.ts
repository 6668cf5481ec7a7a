// The whole story of a vulnerability, from the report to the retrospective: with the command line,
// real files and a real repository. After each step, the test checks what the public can see.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { candor, type Run, workFolder } from '../support/run-candor.ts';
import {
  type Desk,
  deskIn,
  documentsAt,
  git,
  type Repository,
  registry,
  repositoryIn,
  siteText,
  wordsIn,
} from '../support/story.ts';

const work = workFolder('story');
afterAll(work.remove);

/** Runs a command that must succeed. */
async function good(desk: Desk, now: string, ...words: string[]): Promise<Run> {
  const run = await desk.run(now, ...words);
  expect(run, words.join(' ')).toMatchObject({ code: 0 });
  return run;
}

/** Runs a command that must report a problem. */
async function bad(desk: Desk, now: string, ...words: string[]): Promise<Run> {
  const run = await desk.run(now, ...words);
  expect(run.code, words.join(' ')).toBeGreaterThan(0);
  return run;
}

/** A unique word in every field that only the team can read. None of them ever becomes public. */
const SECRET = {
  title: 'canarytitle',
  reporter: 'Canaryreporter Example',
  contact: 'canarycontact@researcher.example',
  replicated: 'canaryreplicated',
  blast: 'canaryblast',
  owner: 'Canaryowner Example',
  coordination: 'canarycoordination',
  unaffected: 'canaryunaffected',
  notes: 'canarynotes',
  maintainer: 'Canarymaintainer Example',
  consulted: 'Canaryconsulted Example',
  fork: 'https://git.orbital.example/canaryfork',
  test: 'canarytest',
  variant: 'canaryvariant',
  reason: 'canaryreason',
  cna: 'Canarycna Example',
  overruled: 'canaryoverruled',
};
const NEVER = Object.values(SECRET);
const INTRODUCED = ['--introduced', '2.0.0'];

describe('a vulnerability', () => {
  const CASE = 'ORB-2026-0002';
  const CVE = 'CVE-1900-77001';
  const SLOT = '2027-01-05T16:00:00Z';
  const ADVISORY = `advisories/2026/${CASE}.md`;
  const RELEASE = 'orbital-3.1.4';
  const VERSIONS = { '3.x': '3.1.4', '2.x': '2.4.7', '1.x': '1.9.9' };
  const VECTOR = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:N/A:H';
  const SUMMARY = 'Out-of-bounds read when an index lies about its length';
  /**
   * Data that becomes public with the advisory, not earlier. The hashes of the fixes are added
   * later.
   */
  const secrets = [
    CASE,
    CVE,
    SUMMARY,
    'toldimpact',
    'toldhow',
    'toldstopgap',
    'tolddetail',
    'Credited E.',
  ];
  secrets.push(...Object.values(VERSIONS));
  /** The replacement of the advisory. */
  const NEXT = {
    id: 'ORB-2027-0001',
    cve: 'CVE-1900-77002',
    at: '2027-01-11T16:00:00Z',
    impact: 'nextimpact',
  };
  const LESSON = 'toldlesson';

  let desk: Desk;
  let repository: Repository;
  let shop: Awaited<ReturnType<typeof registry>>;

  beforeAll(async () => {
    const folder = join(work.folder, 'desk');
    mkdirSync(folder);
    desk = deskIn(folder);
    // Three branches of Orbital get fixes.
    desk.edit(
      'projects/orbital.yaml',
      ['end-of-life', 'security-only'],
      ['2025-12-31', '2027-12-31'],
      [/ {2}- pkg:npm.*\n/, ''],
    );
    desk.commit('Begin');
    repository = repositoryIn(work.folder, Object.keys(VERSIONS));
    shop = await registry();
  });
  afterAll(() => shop.close());

  /** No document contains any of it, after any command. */
  const expectSilence = async (now: string): Promise<void> => {
    expect(wordsIn(await documentsAt(desk.content, now), [...secrets, ...NEVER])).toEqual([]);
  };
  const build = (now: string, name: string): { dist: string; text: string } => {
    const dist = join(work.folder, name);
    expect(candor(['build', '--content', desk.content, '--now', now, '--out', dist])).toMatchObject(
      { code: 0 },
    );
    return { dist, text: siteText(dist) };
  };

  it('is reported: a private case, which git does not track', async () => {
    const person = [
      '--reporter',
      SECRET.reporter,
      '--contact',
      SECRET.contact,
      '--credit',
      'Credited E.',
    ];
    const report = [
      '--title',
      SECRET.title,
      '--channel',
      'mail',
      '--received',
      '2026-11-20T08:00:00Z',
    ];
    const opened = await good(
      desk,
      '2026-11-20T10:00:00Z',
      'new',
      'case',
      ...report,
      ...person,
      '--project',
      'orbital',
    );
    expect(opened.err).toContain(
      `Next: answer the reporter by 2026-11-22T08:00:00Z ("candor mail acknowledgement ${CASE}")`,
    );
    expect(git(desk.content, 'status', '--porcelain')).toBe('?? content/cases/');
    desk.commit('Guard the cases');
    expect(git(desk.content, 'ls-files', 'cases')).toBe('cases/.gitignore');
    const soon = await good(desk, '2026-11-21T09:00:00Z', 'status');
    expect(soon.out).toContain('Acknowledgement: soon, in 23 hours');
    await expectSilence('2026-11-21T09:00:00Z');
  });

  it('is acknowledged late, and the output states this', async () => {
    const now = '2026-11-23T09:30:00Z';
    const late = await bad(desk, now, 'status');
    expect(late.out).toContain('Acknowledgement: late by 1 day 1 hour');
    expect(late.out).toContain(
      `    candor mail acknowledgement ${CASE}\n    candor case ${CASE} acknowledged\n`,
    );
    const letter = await good(desk, now, 'mail', 'acknowledgement', CASE);
    expect(letter.out).toContain(`To: ${SECRET.contact}\n`);
    expect(letter.out).toContain(
      'We are sorry that this answer is late: it was due by Sunday, 22 November',
    );
    expect(letter.err).toContain('Candor does not send it');
    const moved = await good(desk, now, 'case', CASE, 'acknowledged');
    expect(moved.err).toContain(
      'Late: the reporter was promised an answer by 2026-11-22T08:00:00Z',
    );
    expect(moved.err).toContain('Next: Not answered: Can it be replicated?');
    await expectSilence(now);
  });

  it('is triaged: five questions, each with the command that answers it', async () => {
    const now = '2026-11-24T09:00:00Z';
    const refused = await bad(desk, now, 'case', CASE, 'triaged');
    for (const words of [
      'replicated=',
      'blast_radius=',
      'fix_owner=',
      'coordination=',
      '--severity',
      '--unaffected',
    ])
      expect(refused.err).toContain(
        `candor case ${CASE} ${words.startsWith('--') ? words : `--answer ${words}`}`,
      );
    const triage = [
      `replicated=${SECRET.replicated}`,
      `blast_radius=${SECRET.blast}`,
      `fix_owner=${SECRET.owner}`,
    ];
    const answers = [...triage, `coordination=${SECRET.coordination}`, `notes=${SECRET.notes}`];
    const rest = ['--severity', VECTOR, '--unaffected', `orbital-cli=${SECRET.unaffected}`];
    const moved = await good(desk, now, 'case', CASE, 'triaged', '--answer', ...answers, ...rest);
    expect(moved.err).toContain('Next: There is no fixing team.');
    await expectSilence(now);
  });

  it('is fixed in three branches of a private fork, with tests', async () => {
    const now = '2026-11-25T09:00:00Z';
    const team = ['--maintainer', SECRET.maintainer, '--consult', `${SECRET.consulted}=AMBER`];
    await good(desk, now, 'case', CASE, 'fixing', ...team);
    const tests = ['--test', SECRET.test, '--variant-test', SECRET.variant];
    const noted = await good(desk, now, 'case', CASE, '--fork', SECRET.fork, ...tests);
    expect(noted.out).toMatch(
      /^Wrote .*ORB-2026-0002\.yaml\. ORB-2026-0002 is still "fixing"\.\n$/,
    );
    for (const branch of Object.keys(VERSIONS)) secrets.push(repository.fix(branch));
    const later = '2026-12-18T10:00:00Z';
    const early = await bad(desk, later, 'case', CASE, 'verified');
    expect(early.err).toContain(`candor case ${CASE} --done 2`);
    const moved = await good(desk, later, 'case', CASE, 'verified', '--done', '1', '2');
    expect(moved.err).toContain(
      'Next: No release is planned for orbital 3.x, which is supported and affected.',
    );
    await expectSilence(later);
  });

  it('gets planned releases, a CVE, and drafts of its advisory and its announcement', async () => {
    const now = '2026-12-18T11:00:00Z';
    const releases = Object.entries(VERSIONS).map(
      ([branch, version]) => `orbital:${branch}=${version}`,
    );
    const planned = await good(desk, now, 'case', CASE, '--release', ...releases);
    expect(planned.err).toContain(
      `Next: No CVE is requested, and there is no reason for that.\n  candor case ${CASE} --cve-asked CNA`,
    );
    const asked = await good(desk, now, 'case', CASE, '--cve-asked', SECRET.cna);
    expect(asked.err).toContain(
      `Next: There is no advisory for orbital.\n  candor new advisory --case ${CASE} --project orbital`,
    );
    const draft = await good(
      desk,
      now,
      'new',
      'advisory',
      '--case',
      CASE,
      '--summary',
      SUMMARY,
      ...INTRODUCED,
    );
    expect(draft.err).toContain(`then "candor check", then "candor plan ${CASE}".`);
    expect(wordsIn(desk.read(ADVISORY), NEVER)).toEqual([]);
    const worksheet = await good(desk, now, 'export', 'cve-request', CASE);
    expect(worksheet.err).toContain('is embargoed');
    const assigned = await good(desk, now, 'case', CASE, '--cve', CVE);
    expect(assigned.err).toContain(
      `write "aliases: [${CVE}]" into ${ADVISORY}, and remove "cve:".`,
    );
    expect(assigned.err).toContain(`candor new release orbital --case ${CASE}`);
    const hashes = secrets.filter((word) => /^[0-9a-f]{40}$/.test(word));
    const fix = (hash: string) =>
      `  - {type: FIX, url: https://git.orbital.example/orbital/orbital/-/commit/${hash}}\n`;
    desk.edit(
      ADVISORY,
      ['cve:\n  status: pending\n', `aliases: [${CVE}]\ncwe: [CWE-125]\n`],
      ['credits:\n', `references:\n${hashes.map(fix).join('')}credits:\n`],
      ['## Impact\n', '## Impact\n\ntoldimpact: a crafted archive shows memory.\n'],
      ['## Am I affected?\n', '## Am I affected?\n\ntoldhow: if you open archives of others.\n'],
      ['## Mitigation\n', '## Mitigation\n\ntoldstopgap: open only archives that you made.\n'],
      ['## Details\n', '## Details\n\ntolddetail.\n'],
    );
    const release = await good(desk, now, 'new', 'release', 'orbital', '--case', CASE);
    expect(release.err).toContain(
      `Next: "candor plan ${CASE}" sets its time, together with its advisories; "candor announce`,
    );
    expect(desk.read(`releases/${RELEASE}.md`)).toContain(`advisories:\n  - ${CASE}\n`);
    const checked = await good(desk, now, 'check');
    expect(checked.out).not.toMatch(/-missing|section-empty/);
    await expectSilence(now);
  });

  it('is scheduled during the holidays, with a written reason', async () => {
    const now = '2026-12-18T18:00:00Z';
    const proposed = await good(desk, now, 'plan', CASE);
    expect(proposed.out).toContain('1. Tue 2027-01-05 16:00 UTC (Tue 17:00 Europe/Berlin)');
    expect(proposed.out).toContain('Needs --reason: It is after its target date.');
    const refused = await bad(desk, now, 'plan', CASE, '--take', '1');
    expect(refused.err).toContain('Give the reason with --reason');
    const taken = await good(desk, now, 'plan', CASE, '--take', '1', '--reason', SECRET.reason);
    expect(taken.out).toContain(`  cases/${CASE}.yaml\n  ${ADVISORY}\n  releases/${RELEASE}.md\n`);
    const moved = await good(desk, now, 'case', CASE, 'scheduled');
    expect(moved.err).toContain(`Next: Prepare the release day.\n  candor release-day ${RELEASE}`);
    const letter = await good(desk, now, 'mail', 'timeline-update', CASE);
    expect(letter.out).toContain('Tuesday, 5 January\n2027, 16:00 UTC');
    const warned = await good(desk, now, 'mail', 'prenotification', CASE);
    expect(warned.out).toContain('To: Example Distribution <security@distribution.example>, ');
    expect(warned.out.match(/TLP:AMBER\+STRICT/g)).toHaveLength(3);
    expect(wordsIn(warned.out, NEVER)).toEqual([]);
    const hushed = await bad(desk, now, 'announce', RELEASE);
    expect(hushed.out).toBe('');
    const preview = await good(desk, now, 'announce', RELEASE, '--preview');
    expect(preview.out).toContain('EMBARGOED PREVIEW');
    desk.commit('Prepare a release');
    await expectSilence('2027-01-05T15:59:59Z');
  });

  it('is not in any byte of a site that is built a second before its time', () => {
    expect(wordsIn(build('2027-01-05T15:59:59Z', 'before').text, [...secrets, ...NEVER])).toEqual(
      [],
    );
  });

  it('is released in five steps, each verified when it is done', async () => {
    const early = '2027-01-05T15:00:00Z';
    const asked = [
      '--online',
      '--registry',
      `PyPI=${shop.address}/{name}/{version}`,
      '--repo',
      repository.path,
    ];
    const look = (now: string, ...words: string[]) =>
      desk.run(now, 'release-day', RELEASE, ...asked, ...words);
    const first = await look(early);
    expect(first.err).toContain('Next: step 1, merge the commits of the private fork');
    expect(first.out).toContain(
      `when it is merged, delete ${SECRET.fork}, then run: candor case ${CASE} --fork-deleted`,
    );
    repository.merge(...Object.keys(VERSIONS));
    expect((await look(early)).err).toContain('Next: step 2, start patch releases');
    for (const [branch, version] of Object.entries(VERSIONS)) repository.tag(branch, version);
    expect((await look(early)).err).toContain('Next: step 3, publish all binaries and packages');
    for (const version of Object.values(VERSIONS)) shop.publish(`/orbital/${version}`);
    const fourth = await look(early);
    expect(fourth.out.match(/: DONE$/gm)).toHaveLength(3);
    expect(fourth.err).toContain(
      'Next: step 4, publish the advisory: at the publication time, run "candor sign" if you sign, then "candor build"',
    );
    const blind = await bad(desk, early, 'release-day', RELEASE, '--done', '4', '--by', 'Kim');
    expect(blind.err).toContain(
      'not verified in this run: add --repo, or first mark it with --done 1',
    );
    await expectSilence(early);

    const { dist, text } = build(SLOT, 'after');
    expect(wordsIn(text, secrets)).toEqual(secrets);
    expect(wordsIn(text, NEVER)).toEqual([]);
    expect(text).toContain(`announcements/${RELEASE}/index.html`);
    const fifth = await look(SLOT, '--dist', dist);
    expect(fifth.err).toContain(
      `Next: step 5, publish the announcement: print it with "candor announce ${RELEASE}"`,
    );
    const mail = await good(desk, SLOT, 'announce', RELEASE, '--form', 'eml');
    expect(mail.out).toContain(
      'Subject: Security release of Orbital 3.1.4, 2.4.7 and 1.9.9 is now available',
    );
    expect(wordsIn(mail.out, NEVER)).toEqual([]);
    const done = await look(
      SLOT,
      '--dist',
      dist,
      '--done',
      '5',
      '--by',
      'Kim',
      '--reason',
      SECRET.overruled,
    );
    expect(done.code).toBe(0);
    expect(done.err).toContain(
      `Next: "candor case ${CASE} published", then a few days later, a retrospective`,
    );
    const moved = await good(desk, SLOT, 'case', CASE, 'published');
    expect(moved.err).toContain(`  candor case ${CASE} --fork-deleted ${SECRET.fork}`);
    await good(desk, SLOT, 'case', CASE, '--fork-deleted', SECRET.fork);
    expect(wordsIn(await documentsAt(desk.content, SLOT), NEVER)).toEqual([]);
  });

  it('is corrected: changed ranges require the kind "range"', async () => {
    const now = '2027-01-07T09:00:00Z';
    desk.edit(ADVISORY, ['introduced: 2.0.0', 'introduced: 2.1.0']);
    const note = ['--note', 'toldcorrection: 2.x is affected from 2.1.0 on.'];
    const refused = await bad(desk, now, 'revise', CASE, '--kind', 'correction', ...note);
    expect(refused.err).toContain('--kind range');
    const before = await documentsAt(desk.content, now);
    const revised = await good(desk, now, 'revise', CASE, '--kind', 'range', ...note);
    expect(revised.err).toContain(`candor announce ${RELEASE}`);
    desk.commit('Correct the ranges');
    const after = await documentsAt(desk.content, now);
    expect(wordsIn(before, ['toldcorrection'])).toEqual([]);
    expect(wordsIn(after, ['toldcorrection', '"2.1.0"', now])).toHaveLength(3);
    expect(wordsIn(after, NEVER)).toEqual([]);
  });

  it('is withdrawn and replaced, and the replacement is secret until its own time', async () => {
    const now = '2027-01-11T09:00:00Z';
    const versions = [
      '--fixed',
      ...Object.values(VERSIONS),
      ...INTRODUCED,
      '--severity',
      VECTOR,
      '--cve',
      NEXT.cve,
    ];
    await good(
      desk,
      now,
      'new',
      'advisory',
      '--project',
      'orbital',
      '--summary',
      'The index is read twice',
      ...versions,
    );
    const words = ['--reason', 'It mixed two flaws up.', '--replaced-by', NEXT.id];
    const file = `advisories/2027/${NEXT.id}.md`;
    desk.edit(
      file,
      ['## Impact\n', `## Impact\n\n${NEXT.impact}.\n`],
      ['## Mitigation\n', '## Mitigation\n\nNone known.\n'],
      ['\n---\n', `\npublished: ${NEXT.at}\n---\n`],
    );
    const early = await bad(desk, now, 'withdraw', CASE, ...words);
    expect(early.err).toContain(
      `${NEXT.id} is not public, and its id would be published. Publish it first.`,
    );
    const kept = [NEXT.id, NEXT.cve, NEXT.impact];
    expect(wordsIn(await documentsAt(desk.content, '2027-01-11T15:59:59Z'), kept)).toEqual([]);
    const withdrawn = await good(desk, NEXT.at, 'withdraw', CASE, ...words);
    expect(withdrawn.err).toContain(`candor announce ${RELEASE}`);
    expect(withdrawn.err).toContain(`candor case ${CASE} --advisory ${NEXT.id}`);
    await good(desk, NEXT.at, 'case', CASE, '--advisory', NEXT.id);
    expect((await good(desk, NEXT.at, 'announce', RELEASE)).out).toContain('is withdrawn');
    expect(
      (await bad(desk, NEXT.at, 'revise', CASE, '--kind', 'range', '--note', 'More.')).err,
    ).toContain('is withdrawn');
    desk.commit('Withdraw');
    const after = await documentsAt(desk.content, NEXT.at);
    expect(wordsIn(after, [...kept, 'It mixed two flaws up.', CASE, 'toldimpact'])).toHaveLength(6);
  });

  it('leads to a retrospective, which is suggested, is written, and closes the case', async () => {
    const now = '2027-01-19T09:00:00Z';
    const open = await good(desk, now, 'status');
    expect(open.out).toMatch(/Retrospective: 17 hours ago, .*\n?.*optional/);
    const refused = await bad(desk, now, 'case', CASE, 'learnt');
    expect(refused.err).toContain(`candor new retrospective ${CASE} ${NEXT.id}`);
    await good(
      desk,
      now,
      'new',
      'retrospective',
      CASE,
      NEXT.id,
      '--title',
      'An index that lied',
      '--slug',
      'index',
    );
    expect(wordsIn(desk.read('retrospectives/index.mdx'), NEVER)).toEqual([]);
    expect(wordsIn(await documentsAt(desk.content, now), ['An index that lied'])).toEqual([]);
    desk.edit(
      'retrospectives/index.mdx',
      [/consent: false/, 'consent: true'],
      ['## How was it found?\n', `## How was it found?\n\n${LESSON}\n`],
      [/^# Ask/m, 'published: 2027-01-19T10:00:00Z\n# Ask'],
    );
    desk.edit('retrospectives/index.mdx', [/\n## (?!What happened|How was it found)[^\n]*\n/g, '']);
    const end = '2027-01-19T10:00:00Z';
    await good(desk, end, 'check');
    await good(desk, end, 'case', CASE, 'learnt');
    expect((await good(desk, end, 'status')).out).not.toContain(CASE);
    desk.commit('Learn');
    const { text } = build(end, 'end');
    expect(wordsIn(text, [...secrets, ...Object.values(NEXT), LESSON])).toHaveLength(
      secrets.length + 5,
    );
    expect(wordsIn(text, NEVER)).toEqual([]);
  });
});

describe('a vulnerability of two projects that share a team', () => {
  const SLOT = '2027-01-05T16:00:00Z';
  const IDS = ['ORB-2026-0002', 'ORB-2026-0003'] as const;
  const [CASE] = IDS;
  const SECRETS = [
    ...IDS,
    'CVE-1900-77011',
    'CVE-1900-77012',
    'A name is trusted',
    'twinimpact',
    'orbital-3.1.4',
    '1.2.9',
  ];
  let desk: Desk;
  beforeAll(() => {
    const folder = join(work.folder, 'shared');
    mkdirSync(folder);
    desk = deskIn(folder);
  });

  it('has one case, an advisory and a release for each project, and one slot for all of them', async () => {
    const now = '2026-12-17T09:00:00Z';
    const report = [
      '--title',
      SECRET.title,
      '--channel',
      'mail',
      '--received',
      '2026-09-28T08:00:00Z',
    ];
    const projects = ['--project', 'orbital', 'orbital-cli', '--severity', 'low'];
    await good(desk, '2026-09-28T09:00:00Z', 'new', 'case', ...report, ...projects);
    await good(desk, '2026-09-28T10:00:00Z', 'case', CASE, 'acknowledged');
    const answers = [
      'replicated=Yes',
      'blast_radius=Few',
      'fix_owner=Sam',
      `coordination=${SECRET.coordination}`,
    ];
    await good(desk, '2026-09-29T09:00:00Z', 'case', CASE, 'triaged', '--answer', ...answers);
    await good(
      desk,
      '2026-09-29T09:00:00Z',
      'case',
      CASE,
      'fixing',
      '--maintainer',
      SECRET.maintainer,
    );
    const none = [
      '--answer',
      `no_fork=${SECRET.fork}`,
      '--test',
      SECRET.test,
      '--variant-test',
      SECRET.variant,
    ];
    await good(desk, now, 'case', CASE, 'verified', ...none, '--done', '1', '2');
    const branches = ['orbital:3.x=3.1.4', 'orbital:2.x=2.4.7', 'orbital-cli:1.x=1.2.9'];
    await good(desk, now, 'case', CASE, '--release', ...branches, '--cve-asked', SECRET.cna);
    const vector = ['--severity', 'CVSS:3.1/AV:L/AC:H/PR:L/UI:R/S:U/C:L/I:N/A:N'];
    for (const [i, id] of IDS.entries()) {
      const summary = [
        '--summary',
        `A name is trusted, part ${i + 1}`,
        '--cve',
        `CVE-1900-7701${i + 1}`,
      ];
      await good(
        desk,
        now,
        'new',
        'advisory',
        '--case',
        CASE,
        ...summary,
        ...vector,
        '--introduced',
        '0',
      );
      const text = [
        `## Impact\n\ntwinimpact ${i + 1}.\n`,
        '## Mitigation\n\nNone known.\n',
      ] as const;
      desk.edit(`advisories/2026/${id}.md`, ['## Impact\n', text[0]], ['## Mitigation\n', text[1]]);
    }
    const both = await bad(desk, now, 'new', 'advisory', '--case', CASE, '--summary', 'One more');
    expect(both.err).toContain(
      `Each project of ${CASE} already has an advisory: ${IDS.join(', ')}.`,
    );
    const next = await good(desk, now, 'case', CASE);
    expect(next.err).toContain(`candor new release orbital --case ${CASE}`);
    expect((await good(desk, now, 'new', 'release', '--case', CASE)).out).toContain(
      'releases/orbital-3.1.4.md',
    );
    expect((await good(desk, now, 'new', 'release', '--case', CASE)).out).toContain(
      'releases/orbital-cli-1.2.9.md',
    );
    expect(wordsIn(await documentsAt(desk.content, now), [...SECRETS, ...NEVER])).toEqual([]);
  });

  it('can wait until the holidays are over without a reason, because its severity is low', async () => {
    const now = '2026-12-18T18:00:00Z';
    const { target, proposals } = JSON.parse((await good(desk, now, 'plan', IDS[1], '--json')).out);
    expect(target).toBe('2026-12-27T08:00:00Z');
    expect(proposals[0]).toMatchObject({
      number: 1,
      at: SLOT,
      breaks: ['It is 9 days 8 hours after the target.'],
    });
    const taken = await good(desk, now, 'plan', IDS[1], '--take', '1');
    const files = [`cases/${CASE}.yaml`, ...IDS.map((id) => `advisories/2026/${id}.md`)];
    const releases = ['releases/orbital-3.1.4.md', 'releases/orbital-cli-1.2.9.md'];
    expect(taken.out.trim().split('\n').slice(1)).toEqual(
      [...files, ...releases].map((file) => `  ${file}`),
    );
    expect(desk.read(`cases/${CASE}.yaml`)).toContain(
      'slot_reason: "Low severity: it can wait until the holidays are over."',
    );
    for (const file of [...files.slice(1), ...releases])
      expect(desk.read(file)).toContain(`published: ${SLOT}\n`);
    await good(desk, now, 'case', CASE, 'scheduled');
    await good(desk, now, 'check');
    expect(
      wordsIn(await documentsAt(desk.content, '2027-01-05T15:59:59Z'), [...SECRETS, ...NEVER]),
    ).toEqual([]);
  });

  it('becomes public in both projects at the same time', async () => {
    const early = await bad(desk, '2027-01-05T15:59:59Z', 'case', CASE, 'published');
    for (const id of IDS)
      expect(early.err).toContain(`The advisory ${id} is not public before ${SLOT}.`);
    const text = await documentsAt(desk.content, SLOT);
    expect(wordsIn(text, SECRETS)).toEqual(SECRETS);
    expect(wordsIn(text, NEVER)).toEqual([]);
    for (const release of ['orbital-3.1.4', 'orbital-cli-1.2.9'])
      await good(desk, SLOT, 'announce', release);
    await good(desk, SLOT, 'case', CASE, 'published');
  });
});
