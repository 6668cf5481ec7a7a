import { describe, expect, test } from 'vitest';
import type { Content } from '../content.ts';
import { anAdvisory, aRelease, at, someContent } from '../testing/advisory.fixture.ts';
import { aLedger, aRecord } from '../testing/ledger.fixture.ts';
import { deployReport, reportMarkdown } from './deploy-report.ts';
import type { Ledger } from './ledger.ts';

const LATER = at('2026-05-20T10:00:00Z');
const CONTENT = someContent({ advisories: [anAdvisory()], releases: [aRelease()] });
const [, RELEASE] = aLedger().records;
const records = (...own: Ledger['records']): Pick<Ledger, 'records'> => ({
  records: RELEASE === undefined ? own : [...own, RELEASE],
});

const report = (after: Partial<Ledger>, before: Partial<Ledger> = {}, content: Content = CONTENT) =>
  deployReport({
    before: aLedger(before),
    after: aLedger(after),
    content,
    problems: [],
    accepted: [],
  });
const textOf = (...of: Parameters<typeof report>): string => reportMarkdown(report(...of));

describe('the report of a deploy', () => {
  test('says that nothing changes', () => {
    expect(report({})).toMatchObject({ summary: 'nothing changes', parts: [] });
  });

  test('names a new advisory with its severity', () => {
    const text = textOf({}, records());
    expect(text).toContain('1 new advisory');
    expect(text).toContain(
      '## New advisories\n\n- ORB-2026-0003: Heap overflow when opening a crafted archive (high)\n',
    );
  });

  test('lists new revisions of an advisory, but no known ones', () => {
    const revisions = [
      { at: '2026-05-13T10:00:00Z', kind: 'fix', note: 'Known already.' },
      { at: '2026-05-19T10:00:00Z', kind: 'editorial', note: 'A comma.' },
      { at: LATER, kind: 'range', note: 'More *versions*.' },
    ] as const;
    const content = someContent({ advisories: [anAdvisory({ revisions: [...revisions] })] });
    const text = textOf(
      records(aRecord({ modified: LATER, facts: 'new' })),
      records(aRecord({ modified: at('2026-05-13T10:00:00Z') })),
      content,
    );
    expect(text).toContain('(high). range: More \\*versions\\*.\n');
    expect(text).not.toContain('Known already');
    expect(text).not.toContain('A comma');
  });

  test('gives the reason of a withdrawal', () => {
    const withdrawn = { at: LATER, reason: 'It was a <feature>.' };
    const content = someContent({ advisories: [anAdvisory({ withdrawn })] });
    const text = textOf(records(aRecord({ modified: LATER, withdrawn: LATER })), {}, content);
    expect(text).toContain(
      '## Withdrawn advisories\n\n- ORB-2026-0003: Heap overflow when opening a crafted archive. Reason: It was a \\<feature\\>.',
    );
  });

  test('names releases, changed wording, keys, feeds and moved pages', () => {
    const text = textOf(
      {
        ...records(aRecord({ text: 'other', editorials: 1 })),
        keys: [{ name: 'next', fingerprint: 'BB' }],
        feeds: [{ path: 'feed.json', entries: 2 }],
        redirects: [{ from: '/a/', to: '/b/' }],
      },
      { records: [aRecord()] },
    );
    expect(text).toContain('## New announcements\n\n- orbital-2.1.3: fixes ORB-2026-0003');
    expect(text).toContain('## Advisories with changed wording\n\n- ORB-2026-0003: ');
    expect(text).toContain('- gone: security: AA\n- new: next: BB');
    expect(text).toContain('- /feed.json: 1 entry, then 2 entries');
    expect(text).toContain('- /a/ leads to /b/');
  });

  test('counts files by kind, and lists documents that changed although their advisory did not', () => {
    const { files } = aLedger();
    const changed = files.map((one) =>
      one.path.startsWith('csaf/') ? { ...one, sha256: '2' } : one,
    );
    const text = textOf({ files: [...changed, { path: 'policy/new/index.html', sha256: '3' }] });
    expect(text).toContain('- CSAF: 2 changed\n  - `/csaf/white/2026/orb-2026-0003.json`');
    expect(text).toContain('- Pages: 1 added\n  - `/policy/new/`');
    expect(text).toContain('## Documents that changed though their advisory did not');
  });

  test('does not depend on the order of the lists', () => {
    const before = aLedger({ files: [] });
    const after = aLedger();
    const turned = { ...after, files: after.files.toReversed(), feeds: after.feeds.toReversed() };
    const of = (one: Ledger): string =>
      reportMarkdown(
        deployReport({ before, after: one, content: CONTENT, problems: [], accepted: [] }),
      );
    expect(of(turned)).toBe(of(after));
  });

  test('repeats accepted findings with their reasons, and mentions nobody', () => {
    const accepted = [
      { code: 'ledger-key-gone', message: 'The key is gone.', reason: 'Asked by @someone.' },
    ];
    const deploy = {
      before: aLedger(),
      after: aLedger(),
      content: CONTENT,
      problems: [],
      accepted,
    };
    const text = reportMarkdown(deployReport(deploy));
    expect(text).toContain('1 allowed by an exception');
    expect(text).toContain('Reason: Asked by &#64;someone.');
  });
});
