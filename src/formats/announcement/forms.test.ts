// The forms of an announcement. The golden file beside this test is the mail as mail programs
// receive it.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Content } from '../../model/content.ts';
import { unflow } from '../../model/mail/flowed.fixture.ts';
import { oneLine } from '../../model/mail/header.ts';
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
import { hostileText, readMail } from '../../model/testing/mail.fixture.ts';
import { settingOf } from '../format.ts';
import { LONGEST_CHAT } from './chat.ts';
import { ANNOUNCEMENT_FORMS, type FormName, formOf, type Sender } from './forms.ts';
import { announcementBody } from './mail.ts';
import { type AnnouncementOptions, announcementOf } from './make.ts';
import { pastable } from './markdown.ts';

const site = aSite();
const sender: Sender = { site, from: { name: site.name, address: 'security@orbital.example' } };
const FORMS = [
  'text',
  'eml',
  'markdown',
  'html',
  'chat',
  'oss-security',
] as const satisfies FormName[];
const MARK = 'EMBARGOED PREVIEW – TLP:AMBER – do not forward';

function announcementWith(changes: Partial<Content> = {}, options: AnnouncementOptions = {}) {
  const content = someContent(changes);
  return announcementOf(
    content.releases[0] ?? aRelease(),
    content,
    settingOf(site, NOW, content),
    options,
  );
}

const write = (
  form: FormName,
  changes: Partial<Content> = {},
  options: AnnouncementOptions = {},
): string =>
  formOf(form).write(
    announcementWith(changes, { ...(formOf(form).full ? { full: true } : {}), ...options }),
    sender,
  );

it('every form is in the table', () => {
  expect(Object.keys(ANNOUNCEMENT_FORMS)).toEqual([...FORMS]);
});

describe('the mail', () => {
  it('matches its golden file', async () => {
    await expect(write('eml')).toMatchFileSnapshot('./announcement.golden/one-release.eml');
  });

  it('contains the text of the announcement, with the sender of the site and the time of the release', () => {
    const { fields, body } = readMail(write('eml'));
    expect(unflow(body.trimEnd())).toBe(
      announcementBody(announcementWith(), Number.POSITIVE_INFINITY),
    );
    expect(Object.fromEntries(fields)).toMatchObject({
      from: 'Orbital Security <security@orbital.example>',
      date: 'Tue, 12 May 2026 16:00:00 +0000',
      'message-id': '<announcement.orbital-2.1.3@security.orbital.example>',
    });
  });

  it('keeps its id when its text changes, and a preview has a different id', () => {
    const id = (text: string) => readMail(text).fields.find(([name]) => name === 'message-id')?.[1];
    const changed = { releases: [aRelease({ body: 'Other words.' })] };
    expect(id(write('eml', changed))).toBe(id(write('eml')));
    expect(id(write('eml', {}, { embargo: MARK }))).not.toBe(id(write('eml')));
  });

  it('is a new mail after a change that subscribers are notified of, and replies to the first', () => {
    const revision = (at: string, kind: 'range' | 'editorial') =>
      ({ advisories: [anAdvisory({ revisions: [{ at, kind, note: 'Also 2.0.0' }] })] }) as const;
    const fieldsOf = (changes: Partial<Content>) =>
      Object.fromEntries(readMail(write('eml', changes)).fields);
    const first = '<announcement.orbital-2.1.3@security.orbital.example>';
    const { date, subject, ...fields } = fieldsOf(revision('2026-05-20T10:00:00Z', 'range'));
    expect(fields).toMatchObject({
      'message-id': '<announcement.orbital-2.1.3.20260520T100000Z@security.orbital.example>',
      'in-reply-to': first,
      references: first,
    });
    expect([date, subject]).toEqual([
      'Wed, 20 May 2026 10:00:00 +0000',
      expect.stringMatching(/^Updated: Security rel/),
    ]);
    for (const form of ['eml', 'text', 'markdown', 'html', 'oss-security'] as const)
      expect(write(form, revision('2026-05-20T10:00:00Z', 'range'))).toMatch(
        /2026-05-20: CVE-1900-12345: Also 2\.0\.0\./,
      );
    for (const silent of [
      revision('2026-05-20T10:00:00Z', 'editorial'),
      revision('2026-05-12T10:00:00Z', 'range'),
    ])
      expect(fieldsOf(silent)['message-id']).toBe(first);
  });

  it('cannot be written if the sender or the recipient has no address, and reports that', () => {
    const lacks = (to: string[], from: Sender['from']) =>
      formOf('eml')
        .lacks?.(announcementWith({ releases: [aRelease({ to })] }), { site, from })
        .map(({ what }) => what);
    expect(lacks(['https://forum.example/'], undefined)).toHaveLength(2);
    expect(lacks(['Users <users@a.example>', 'https://forum.example/'], sender.from)).toEqual([]);
  });
});

describe('Markdown to paste', () => {
  it('has absolute links, paragraphs on one line, no mentions and no HTML', () => {
    const text =
      'See [it](../../x/) and\n@orbital/archive_x, not `@a/b`\nor a@b.example.\n\n> quoted\n> on <b>two</b> lines\n';
    expect(pastable(text, 'https://a.example/announcements/b/')).toBe(
      'See [it](https://a.example/x/) and `@orbital/archive_x`, not `@a/b` or a@b.example.\n\n> quoted on &lt;b>two&lt;/b> lines\n',
    );
  });
});

describe('chat', () => {
  it('states the subject, the severity, the versions to upgrade to, and a link', () => {
    expect(write('chat')).toBe(
      'Orbital 1.4.7 and 2.1.3 fix CVE-1900-12345 (CVSS score 8.7): Heap overflow when opening a crafted archive. Upgrade to 1.4.7 or 2.1.3.\nhttps://security.orbital.example/announcements/orbital-2.1.3/',
    );
  });

  it('never exceeds its maximum length, and contains nothing of an advisory that is not public', () => {
    const many = fc.array(hostileText(), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(many, hostileText(), fc.boolean(), (summaries, name, preview) => {
        const advisories = summaries.map((text, i) =>
          anAdvisory({
            id: `ORB-2026-000${i}`,
            summary: oneLine(text).slice(0, 120).trim() || 'x',
          }),
        );
        const hidden = 'ORB-2026-0098';
        const releases = [aRelease({ advisories: [...advisories.map(({ id }) => id), hidden] })];
        const projects = [{ ...aProject(), name: oneLine(name).slice(0, 100) }];
        const text = write(
          'chat',
          { advisories, releases, projects },
          preview ? { embargo: MARK } : {},
        );
        expect(text.length).toBeLessThanOrEqual(LONGEST_CHAT);
        expect(text).not.toContain(hidden);
        expect(text).toContain('https://security.orbital.example/announcements/orbital-2.1.3/');
        expect(text.split('\n').length).toBe(preview ? 4 : 2);
      }),
      { numRuns: runs(100) },
    );
  });

  it('omits a link rather than cutting it', () => {
    const long = aSite({ url: `https://a.example/${'x'.repeat(600)}/` });
    const content = someContent();
    const announcement = announcementOf(aRelease(), content, settingOf(long, NOW, content));
    const text = formOf('chat').write(announcement, { site: long, from: undefined });
    expect(text.length).toBeLessThanOrEqual(LONGEST_CHAT);
    expect(text).not.toContain('https:');
  });
});

describe('oss-security', () => {
  it('has the CVE in its subject, is sent to that list only, and contains all details', () => {
    const text = write('oss-security');
    expect(text).toMatch(
      /^Subject: CVE-1900-12345: Orbital: Heap overflow when opening a crafted archive\nTo: oss-security@lists\.openwall\.com\n\n/,
    );
    for (const part of [
      'The length in the header was trusted.',
      'CVSS:4.0/',
      'CWE-122',
      'https://git.example/orbital/commit/1',
      'Example Researcher (finder)',
    ])
      expect(text).toContain(part);
    expect(text).not.toMatch(/<\/?[a-z]+>/);
  });

  it('names every CVE of several', () => {
    const advisories = [
      anAdvisory(),
      anAdvisory({ id: 'ORB-2026-0004', aliases: ['CVE-1900-12346'] }),
    ];
    const releases = [aRelease({ advisories: ['ORB-2026-0003', 'ORB-2026-0004'] })];
    expect(write('oss-security', { advisories, releases }).split('\n')[0]).toBe(
      'Subject: Orbital: 2 vulnerabilities fixed in 1.4.7 and 2.1.3: CVE-1900-12345, CVE-1900-12346',
    );
  });
});

describe('a preview', () => {
  it.each(FORMS)('%s is marked at its top and at its bottom', (form) => {
    const written = write(form, {}, { embargo: MARK });
    const text = (
      form === 'eml'
        ? `${readMail(written)
            .fields.map(([name, value]) => `${name}: ${value}`)
            .join('\n')}\n\n${readMail(written).body}`
        : written
    ).replaceAll('\\', '');
    expect(text.split(MARK).length - 1).toBeGreaterThanOrEqual(2);
    const lines = text.split('\n').filter((line) => /\S/.test(line) && !/^<\//.test(line));
    expect(lines.at(-1)).toContain(MARK);
    if (form === 'text' || form === 'oss-security')
      expect(text.startsWith(`Subject: [${MARK}] `)).toBe(true);
    if (form === 'eml') expect(text).toContain(`subject: [${MARK}] `);
    if (form === 'html') expect(text).toContain(`<title>[${MARK}] `);
  });

  it.each(FORMS)('%s has no mark if nothing is under embargo', (form) => {
    expect(write(form)).not.toContain('EMBARGO');
  });
});

it('no name and no title becomes a header field or markup in any form', () => {
  fc.assert(
    fc.property(hostileText(), hostileText(), (name, summary) => {
      const projects = [{ ...aProject(), name }];
      const advisories = [{ ...anAdvisory({ body: BODY }), summary }];
      const changes = { projects, advisories };
      const { fields } = readMail(write('eml', changes));
      expect(fields.map(([one]) => one).filter((one) => /^(bcc|cc)$/.test(one))).toEqual([]);
      expect(fields).toHaveLength(9);
      expect(
        write('text', changes)
          .split('\n')
          .slice(0, 3)
          .map((line) => line.replace(/:.*/s, '')),
      ).toEqual(['Subject', 'To', '']);
      expect(write('html', changes)).not.toMatch(/<(?:a@b|b>|script)/);
    }),
    { numRuns: runs(100) },
  );
});
