// The golden mails beside this file are the reference: review them before you accept a change.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Content } from '../../model/content.ts';
import { renderMarkdown } from '../../model/markdown/render.ts';
import { runs } from '../../model/property-runs.fixture.ts';
import {
  anAdvisory,
  aProject,
  aRelease,
  aSite,
  BODY,
  NOW,
  someContent,
} from '../../model/testing/advisory.fixture.ts';
import { shownText } from '../feed/feed.fixture.ts';
import { settingOf } from '../format.ts';
import type { Announcement } from './announcement.ts';
import { announcementOf, announcements, announcementText } from './make.ts';

const setting = settingOf(aSite(), NOW, { projects: [] });

function announcement(changes: Partial<Content> = {}): Announcement {
  const content = someContent(changes);
  const [release = aRelease()] = content.releases;
  return announcementOf(release, content, setting);
}

const mail = (changes: Partial<Content> = {}): string => announcementText(announcement(changes));
const golden = (name: string): string => `./announcement.golden/${name}.txt`;
const section = (heading: string, changes: Partial<Content> = {}): string | undefined =>
  announcement(changes).sections.find((one) => one.heading === heading)?.markdown;

/** Returns the text of an advisory with some sections. */
const body = (sections: Readonly<Record<string, string>>): string =>
  Object.entries(sections)
    .map(([heading, text]) => `## ${heading}\n\n${text}\n`)
    .join('\n');

const TRAVERSAL = anAdvisory({
  id: 'ORB-2026-0004',
  aliases: ['CVE-1900-12346', 'GHSA-2345-cfgh-jmpq'],
  summary: 'Path traversal when unpacking names with "../" parts',
  severity: ['CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:N/I:H/A:N'],
  affected: [{ package: 'pkg:pypi/orbital', ranges: [{ introduced: '2.1.0', fixed: '2.1.3' }] }],
  body: body({
    Impact:
      'An archive can write files outside of the folder that it is unpacked to:\n\n- configuration files\n- start-up scripts\n\nMore on this.',
    Upgrade: '',
    Mitigation: 'None known.',
  }),
});

const LOOP = anAdvisory({
  id: 'ORB-2026-0005',
  aliases: ['CVE-1900-12347'],
  summary: 'Endless loop in the reader of comments',
  severity: [],
  rating: { level: 'low', reason: 'Only a local program can hang.' },
  affected: [
    {
      package: 'pkg:pypi/orbital',
      ranges: [
        { introduced: '0', fixed: '1.4.7' },
        { introduced: '2.0.0', fixed: '2.1.3' },
      ],
    },
  ],
  body: body({
    Impact: 'A crafted comment hangs the program that reads it. See [the report][r].',
    'Am I affected?': 'Only `orbital info` reads comments.',
    Upgrade: '<!-- generated -->',
    Mitigation:
      'Limit the time of the process, for example with `timeout 10 orbital extract archive.orb`.',
    Details: 'The rest.\n\n[r]: https://reports.example/1',
  }),
});

describe('the announcement of a release, as a team sends it', () => {
  test('with one CVE', async () => {
    const advisory = anAdvisory({
      affected: [{ package: 'pkg:pypi/orbital', ranges: [{ introduced: '0', fixed: '2.1.3' }] }],
      body: BODY.replace(
        'Orbital 1.4.7 or 2.1.3',
        'Orbital 2.1.3 and restart every service that opens archives',
      ),
    });
    await expect(
      mail({ advisories: [advisory], releases: [aRelease({ versions: ['2.1.3'] })] }),
    ).toMatchFileSnapshot(golden('one-cve'));
  });

  test('with three CVEs in two branches, and its own introduction', async () => {
    const release = aRelease({
      advisories: ['ORB-2026-0003', 'ORB-2026-0004', 'ORB-2026-0005'],
      to: ['announce@orbital.example', 'oss-security@lists.example'],
      body: [
        'All three were found in an audit, for which we thank the Example Fund.',
        '## How do I upgrade?\n\nPatches for 1.3 are on [its page](../../patches/).',
        '## Am I vulnerable?\n\n<!-- nothing yet -->',
      ].join('\n\n'),
    });
    await expect(
      mail({ advisories: [anAdvisory(), TRAVERSAL, LOOP], releases: [release] }),
    ).toMatchFileSnapshot(golden('three-cves'));
  });

  test('without a mitigation', async () => {
    const text = body({
      Impact: 'Anyone can crash the server.',
      Upgrade: 'Restart the server after the upgrade.',
      Mitigation: 'None known.',
    });
    await expect(mail({ advisories: [anAdvisory({ body: text })] })).toMatchFileSnapshot(
      golden('no-mitigation'),
    );
  });

  test('of a library without a command that prints its version', async () => {
    const project = aProject({
      slug: 'libvega',
      name: 'libvega',
      packages: ['pkg:cargo/vega', 'pkg:npm/%40vega/core'],
      branches: [],
      version_command: undefined,
      version_prose: 'Look for `vega` in your `Cargo.lock` or `package-lock.json`.',
    });
    const advisory = anAdvisory({
      id: 'VEGA-2026-0001',
      project: 'libvega',
      affected: [
        { package: 'pkg:cargo/vega', ranges: [{ introduced: '0', fixed: '0.9.4' }] },
        {
          package: 'pkg:npm/%40vega/core',
          ranges: [{ introduced: '0.3.0', fixed: '0.9.4' }],
          versions: ['0.3.0', '0.9.2', '0.9.3'],
        },
      ],
      body: body({
        Impact: 'A crafted file reads memory of the program.',
        'Am I affected?': 'You are affected if you read files that others made.',
        Upgrade: '',
        Mitigation: 'Check files against their signature before they are opened.',
      }),
    });
    const release = aRelease({
      slug: 'libvega-0.9.4',
      project: 'libvega',
      versions: [],
      advisories: ['VEGA-2026-0001'],
    });
    await expect(
      mail({ projects: [project], advisories: [advisory], releases: [release] }),
    ).toMatchFileSnapshot(golden('library'));
  });

  test('without a CVE', async () => {
    const advisory = anAdvisory({ aliases: [], cve: { status: 'pending' } });
    await expect(mail({ advisories: [advisory] })).toMatchFileSnapshot(golden('no-cve'));
  });
});

describe('the announcement of a release whose advisories were withdrawn later', () => {
  const REASON = 'The archive was read by another program, and Orbital never opens it';

  test('if all are withdrawn, with their replacements', async () => {
    const gone = anAdvisory({
      withdrawn: { at: '2026-05-30T09:00:00Z', reason: REASON, replaced_by: 'ORB-2026-0004' },
    });
    await expect(mail({ advisories: [gone, TRAVERSAL] })).toMatchFileSnapshot(golden('withdrawn'));
  });

  test('if others are still valid', async () => {
    const gone = anAdvisory({ withdrawn: { at: '2026-05-30T09:00:00Z', reason: REASON } });
    const releases = [aRelease({ advisories: ['ORB-2026-0003', 'ORB-2026-0005'] })];
    await expect(mail({ advisories: [gone, LOOP], releases })).toMatchFileSnapshot(
      golden('one-withdrawn'),
    );
  });

  test('names no replacement that is not public', () => {
    const gone = anAdvisory({
      withdrawn: { at: '2026-05-30T09:00:00Z', reason: REASON, replaced_by: 'ORB-2026-0099' },
    });
    expect(mail({ advisories: [gone] })).not.toContain('0099');
  });
});

describe('the header of an announcement', () => {
  test('names the versions, the recipients and the project', () => {
    const releases = [aRelease({ versions: ['1.4.7', '2.1.3', '3.0.1'] })];
    expect(announcement({ releases })).toMatchObject({
      subject: 'Security release of Orbital 1.4.7, 2.1.3 and 3.0.1 is now available',
      to: ['announce@orbital.example'],
      greeting: 'Hello Orbital Community,',
      closing: 'Upgrading to 1.4.7, 2.1.3 or 3.0.1 is encouraged to fix these issues.',
      url: 'https://security.orbital.example/announcements/orbital-2.1.3/',
    });
  });

  test('uses the version in the file name if none is listed', () => {
    expect(announcement({ releases: [aRelease({ versions: [] })] }).subject).toBe(
      'Security release of Orbital 2.1.3 is now available',
    );
  });

  test('has the recipients of the release before those of the site, and no empty header', () => {
    expect(announcement({ releases: [aRelease({ to: ['a@b.example'] })] }).to).toEqual([
      'a@b.example',
    ]);
    const quiet = settingOf(aSite({ announcements: {} }), NOW, { projects: [] });
    expect(announcementText(announcementOf(aRelease(), someContent(), quiet))).not.toContain('To:');
  });

  test('accepts no injected header lines', () => {
    const project = { ...aProject(), name: 'Orbital\r\nBcc: everyone@a.example' };
    expect(
      mail({ projects: [project] })
        .split('\n')
        .slice(0, 3),
    ).toEqual([
      'Subject: Security release of Orbital Bcc: everyone@a.example 1.4.7 and 2.1.3 is now available',
      'To: announce@orbital.example',
      '',
    ]);
  });
});

describe('the list of vulnerabilities', () => {
  const list = (...changes: Parameters<typeof anAdvisory>): string[] =>
    announcement({ advisories: [anAdvisory(...changes)] }).cves.map(
      ({ id, score, summary }) => `${id} (${score}): ${summary}`,
    );
  const summary = 'Heap overflow when opening a crafted archive';

  test('has one line for each CVE, or for the id of an advisory without one', () => {
    expect(list({ aliases: ['CVE-1900-1001', 'GHSA-2345-cfgh-jmpq', 'CVE-1900-1002'] })).toEqual([
      `CVE-1900-1001 (CVSS score 8.7): ${summary}`,
      `CVE-1900-1002 (CVSS score 8.7): ${summary}`,
    ]);
    expect(list({ aliases: ['GHSA-2345-cfgh-jmpq'] })).toEqual([
      `ORB-2026-0003 (CVSS score 8.7): ${summary}`,
    ]);
  });

  test('states the severity of each, with or without a score', () => {
    expect(list({ rating: { level: 'critical', reason: 'x' } })).toEqual([
      `CVE-1900-12345 (CVSS score 8.7, rated critical): ${summary}`,
    ]);
    expect(list({ severity: [], rating: { level: 'low', reason: 'x' } })).toEqual([
      `CVE-1900-12345 (rated low): ${summary}`,
    ]);
    expect(list({ severity: [] })).toEqual([`CVE-1900-12345 (not rated): ${summary}`]);
  });

  test('uses the word CVE only if each has one', () => {
    const words = (aliases: string[][]): string | undefined => {
      const advisories = aliases.map((names, i) =>
        anAdvisory({ id: `ORB-2026-000${i}`, aliases: names }),
      );
      return announcement({
        advisories,
        releases: [aRelease({ advisories: advisories.map(({ id }) => id) })],
      }).paragraphs[1];
    };
    expect(words([['CVE-1900-1001'], ['CVE-1900-1002']])).toBe(
      'This addresses the following CVE(s):',
    );
    expect(words([['CVE-1900-1001'], []])).toBe('This addresses the following vulnerabilities:');
    expect(words([[]])).toBe('This addresses the following vulnerability:');
    expect(words([[], []])).toBe('This addresses the following vulnerabilities:');
    expect(words([])).toBeUndefined();
  });

  test('keeps the order of the release, and omits advisories that are not public', () => {
    const releases = [
      aRelease({ advisories: ['ORB-2026-0004', 'ORB-2026-0003', 'ORB-2026-0077'] }),
    ];
    const { cves } = announcement({ advisories: [anAdvisory(), TRAVERSAL], releases });
    expect(cves.map(({ id, path }) => [id, path])).toEqual([
      ['CVE-1900-12346', 'advisories/ORB-2026-0004/'],
      ['CVE-1900-12345', 'advisories/ORB-2026-0003/'],
    ]);
    expect(mail({ advisories: [anAdvisory(), TRAVERSAL], releases })).not.toContain('0077');
  });
});

describe('"Am I vulnerable?"', () => {
  const heading = 'Am I vulnerable?';
  const affecting = (affected: Parameters<typeof anAdvisory>[0] & object) => ({
    advisories: [anAdvisory({ body: '', ...affected })],
  });

  test('names the last affected version if the ranges state it', () => {
    const affected = [
      { package: 'pkg:pypi/orbital', ranges: [{ introduced: '0', last_affected: '2.1.2' }] },
    ];
    expect(section(heading, affecting({ affected }))).toBe(
      'Run `orbital --version` and if it indicates a base version of 2.1.2 or older that means it is a vulnerable version.',
    );
  });

  test('takes every version from the ranges', () => {
    const affected = [
      { package: 'pkg:pypi/orbital', ranges: [{ introduced: '7.0.1', fixed: '7.3.9' }] },
    ];
    const text = mail(affecting({ affected }));
    expect(text).toContain(
      'indicates a base version of 7.0.1 or\nnewer, but older than 7.3.9, that means',
    );
    expect(text).not.toMatch(/2\.0\.0|1\.0\.0/);
  });

  test('works without a project', () => {
    expect(section(heading, { ...affecting({}), projects: [] })).toBe(
      'Run `python -m pip show orbital` to see which version of orbital (PyPI) you have installed.\n\n' +
        'These versions are vulnerable:\n\n* 1.0.0 or newer, but older than 1.4.7\n* 2.0.0 or newer, but older than 2.1.3',
    );
  });

  test('names the command of each registry that has one, and the other versions to look up', () => {
    const ranges = [{ introduced: '0', fixed: '2.1.3' }];
    const affected = [
      'pkg:npm/%40orbital/core',
      'pkg:cargo/orbital',
      'pkg:maven/example/orbital',
    ].map((one) => ({
      package: one,
      ranges,
    }));
    const text = section(heading, { ...affecting({ affected }), projects: [] });
    expect(text).toContain(
      'To see which versions you have installed, run\n\n* `npm ls @orbital/core` for @orbital/core (npm)\n* `cargo tree --invert orbital` for orbital (crates.io)\n\nLook up which version of example:orbital (Maven) you have installed.',
    );
  });

  test('lists single versions, but not thousands of them', () => {
    const affected = [
      {
        package: { ecosystem: 'CRAN', name: 'orb' },
        versions: Array.from({ length: 3000 }, (_, i) => `1.${i}`),
      },
    ];
    expect(section(heading, affecting({ affected }))).toContain('* 1.0, 1.1, 1.2,');
    expect(section(heading, affecting({ affected }))).toContain(
      '1.19 and 2980 more; see the advisory',
    );
  });

  test('names commits if no versions are known', () => {
    const affected = [
      {
        package: { repo: 'https://git.example/orbital' },
        ranges: [{ introduced: '0', fixed: 'b'.repeat(40) }],
      },
    ];
    expect(section(heading, affecting({ affected }))).toBe(
      `These commits are vulnerable:\n\n* https://git.example/orbital: all before ${'b'.repeat(40)}`,
    );
    expect(section('How do I upgrade?', affecting({ affected }))).toBe(
      `In https://git.example/orbital, the fix is commit ${'b'.repeat(40)}.`,
    );
  });
});

describe('"How do I mitigate the vulnerability?"', () => {
  const heading = 'How do I mitigate the vulnerability?';

  test('exists if and only if there is a mitigation', () => {
    const mitigations = fc.array(
      fc.constantFrom('None known.', 'none', '', '<!-- todo -->', 'Turn it off.'),
      {
        minLength: 1,
        maxLength: 3,
      },
    );
    fc.assert(
      fc.property(mitigations, (texts) => {
        const advisories = texts.map((text, i) =>
          anAdvisory({ id: `ORB-2026-000${i}`, body: body({ Mitigation: text }) }),
        );
        const releases = [aRelease({ advisories: advisories.map(({ id }) => id) })];
        expect(section(heading, { advisories, releases }) !== undefined).toBe(
          texts.includes('Turn it off.'),
        );
      }),
    );
  });

  test('names the advisories that it applies to, and those without a mitigation', () => {
    const releases = [aRelease({ advisories: ['ORB-2026-0003', 'ORB-2026-0004'] })];
    expect(section(heading, { advisories: [anAdvisory(), TRAVERSAL], releases })).toBe(
      'For CVE-1900-12345:\n\nSet `ORBITAL_ARCHIVE=off` in the environment, which turns archives off.\n\nFor CVE-1900-12346, no mitigation is known.',
    );
  });

  test('does not claim that no mitigation is known for an advisory without the section', () => {
    const releases = [aRelease({ advisories: ['ORB-2026-0003', 'ORB-2026-0004'] })];
    const silent = anAdvisory({
      id: 'ORB-2026-0004',
      aliases: ['CVE-1900-12346'],
      body: body({ Mitigation: '' }),
    });
    expect(section(heading, { advisories: [anAdvisory(), silent], releases })).not.toContain(
      'no mitigation is known',
    );
  });
});

describe('"How do I upgrade?"', () => {
  const heading = 'How do I upgrade?';
  const advisories = [anAdvisory({ body: '' })];

  test('gives the command for each branch', () => {
    expect(section(heading, { advisories })).toBe(
      'On the 1.x branch, upgrade to 1.4.7:\n\n```sh\npython -m pip install --upgrade "orbital==1.4.7"\n```\n\n' +
        'On the 2.x branch, upgrade to 2.1.3:\n\n```sh\npython -m pip install --upgrade "orbital==2.1.3"\n```',
    );
  });

  test("gives the project's own command once", () => {
    const projects = [
      aProject({ upgrade: [{ package: 'pkg:pypi/orbital', command: 'orbital self-update' }] }),
    ];
    expect(section(heading, { advisories, projects })).toBe(
      'Upgrade to 1.4.7 or 2.1.3:\n\n```sh\norbital self-update\n```',
    );
  });

  test('names the released version if an earlier one fixed only some of the vulnerabilities', () => {
    const earlier = anAdvisory({
      id: 'ORB-2026-0002',
      body: '',
      affected: [
        { package: 'pkg:pypi/orbital', ranges: [{ introduced: '2.0.0', fixed: '2.1.2' }] },
      ],
    });
    const releases = [
      aRelease({ versions: ['2.1.3'], advisories: ['ORB-2026-0002', 'ORB-2026-0003'] }),
    ];
    const text = section(heading, { advisories: [earlier, ...advisories], releases });
    expect(text).toContain('On the 2.x branch, upgrade to 2.1.3:');
    expect(text).toContain('On the 1.x branch, upgrade to 1.4.7:');
    expect(text).not.toContain('2.1.2');
  });

  test('names at least the version if nothing else is known', () => {
    const affected = [{ package: { ecosystem: 'CRAN', name: 'orb' }, versions: ['1.0'] }];
    expect(section(heading, { advisories: [anAdvisory({ body: '', affected })] })).toBe(
      'Upgrade to 1.4.7 or 2.1.3.',
    );
  });
});

test('adds no commands to an advisory that has its own', () => {
  const own = anAdvisory({
    body: body({ Impact: 'Bad.', Upgrade: '```sh\norbital self-update --to 2.1.3\n```' }),
  });
  const text = section('How do I upgrade?', { advisories: [own] });
  expect(text).toBe('Upgrade to 1.4.7 or 2.1.3.\n\n```sh\norbital self-update --to 2.1.3\n```');
});

test('with several packages, uses the text of the project for the packages without a command', () => {
  const projects = [aProject({ version_prose: 'Run `npm ls orbital`.' })];
  const affected = ['pkg:pypi/orbital', 'pkg:npm/orbital'].map((of) => ({
    package: of,
    ranges: [{ introduced: '0', fixed: '2.1.3' }],
  }));
  const texts = [affected, affected.slice(0, 1)].map((some) =>
    section('Am I vulnerable?', { advisories: [anAdvisory({ affected: some })], projects }),
  );
  expect(texts.map((text) => text?.includes('npm ls'))).toEqual([true, false]);
});

describe('a withdrawn advisory', () => {
  const withdrawn = anAdvisory({
    withdrawn: { at: '2026-05-30T00:00:00Z', reason: 'It is *no* vulnerability.' },
  });

  test('is marked in the list, and its details give the reason', () => {
    const changes = { advisories: [withdrawn] };
    expect(announcement(changes).cves[0]?.summary).toBe(
      'WITHDRAWN: Heap overflow when opening a crafted archive',
    );
    expect(
      shownText(
        renderMarkdown(section('Vulnerability Details', changes) ?? '', {
          base: 'https://a.example/',
        }),
      ),
    ).toContain('This advisory was withdrawn on 2026-05-30: It is *no* vulnerability.');
  });

  test('makes no version vulnerable and needs no mitigation', () => {
    expect(
      announcement({ advisories: [withdrawn] }).sections.map(({ heading }) => heading),
    ).toEqual(['Vulnerability Details']);
  });
});

describe('the text of a release', () => {
  const text = (markdown: string): Announcement =>
    announcement({ releases: [aRelease({ body: markdown })] });

  test('is placed before the sections, or in the section of its heading', () => {
    const { prose, sections } = text(
      'First.\n\n## Mitigation\n\nAlso this.\n\n## Thanks\n\nTo all.\n\n## vulnerability details\n\nSee also.',
    );
    expect(prose).toBe('First.\n\n## Thanks\n\nTo all.');
    expect(
      sections.find(({ heading }) => heading === 'How do I mitigate the vulnerability?')?.markdown,
    ).toMatch(/archives off\.\n\nAlso this\.$/);
    expect(sections.find(({ heading }) => heading === 'Vulnerability Details')?.markdown).toMatch(
      /\n\nSee also\.$/,
    );
  });

  test('leaves no empty section', () => {
    expect(text('## Thanks\n\n<!-- names -->\n\n## Am I vulnerable?\n').prose).toBe('');
  });
});

test('no announcement contains a placeholder, a comment, an empty section, or a line that is needlessly long', () => {
  const part = fc.constantFrom(
    '',
    'Text.',
    '<!-- guidance -->',
    '<!--\nguidance\n-->\n\nText.',
    `${'Long words. '.repeat(20)}`,
    '- a\n- b',
    '```sh\nrun\n```',
  );
  const advisory = fc.record({
    impact: part,
    affected: part,
    upgrade: part,
    mitigation: part,
    cve: fc.boolean(),
    withdrawn: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(advisory, { maxLength: 3 }), part, fc.boolean(), (given, prose, cli) => {
      const advisories = given.map((one, i) =>
        anAdvisory({
          id: `ORB-2026-000${i}`,
          aliases: one.cve ? [`CVE-1900-100${i}`] : [],
          withdrawn: one.withdrawn ? { at: '2026-05-30T00:00:00Z', reason: 'Wrong.' } : undefined,
          body: body({
            Impact: one.impact,
            'Am I affected?': one.affected,
            Upgrade: one.upgrade,
            Mitigation: one.mitigation,
          }),
        }),
      );
      const releases = [aRelease({ advisories: advisories.map(({ id }) => id), body: prose })];
      const projects = [cli ? aProject() : aProject({ version_command: undefined })];
      const changes = { advisories, releases, projects };
      const text = mail(changes);
      expect(text).not.toMatch(/<!--|-->|\$[A-Z]|undefined|\n\n\n/);
      expect(text).not.toMatch(/\*\*\n+(\*\*|$)/);
      for (const { markdown } of announcement(changes).sections)
        expect(markdown.trim()).not.toBe('');
      for (const line of text.split('\n').slice(2))
        if (line.length > 72) expect(line).toMatch(/^ {4}|^\S+$/);
    }),
    { numRuns: runs(100) },
  );
});

test('every public release has its mail beside its page', () => {
  const releases = [aRelease(), aRelease({ slug: 'orbital-1.4.7', versions: ['1.4.7'] })];
  const documents = announcements(someContent({ releases }), setting);
  expect(documents.map(({ path, type }) => [path, type])).toEqual([
    ['announcements/orbital-2.1.3/announcement.txt', 'text/plain; charset=utf-8'],
    ['announcements/orbital-1.4.7/announcement.txt', 'text/plain; charset=utf-8'],
  ]);
  expect(documents[0]?.body).toBe(mail());
});
