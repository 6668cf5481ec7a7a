import { describe, expect, test } from 'vitest';
import { anAdvisory, aSite, NOW, someContent } from '../../model/testing/advisory.fixture.ts';
import { advisoryEntry } from './advisory-entry.ts';
import { shownText } from './feed.fixture.ts';

const site = aSite();
const entryOf = (...[changes]: Parameters<typeof anAdvisory>) =>
  advisoryEntry(anAdvisory(changes), someContent(), { site, now: NOW });
const WITHDRAWN = { at: '2026-05-30T09:00:00Z', reason: 'It is <b>no</b> vulnerability' };
const REVISIONS = [
  {
    at: '2026-05-20T10:00:00Z',
    kind: 'range' as const,
    note: 'The 2.0 branch is affected <from> 2.0.0 on.',
  },
  { at: '2026-05-21T10:00:00Z', kind: 'editorial' as const, note: 'A typo.' },
];

describe('the entry of an advisory', () => {
  test('keeps its id and publication time, whatever happens to the advisory', () => {
    const first = entryOf();
    expect(first.id).toBe('tag:security.orbital.example,2026:ORB-2026-0003');
    for (const later of [
      entryOf({ summary: 'Another summary' }),
      entryOf({ revisions: REVISIONS }),
      entryOf({ withdrawn: WITHDRAWN }),
    ])
      expect([later.id, later.path, later.published]).toEqual([
        first.id,
        first.path,
        first.published,
      ]);
  });

  test('has a tag: URI without the port of its host', () => {
    const local = aSite({ url: 'http://localhost:4321/security/' });
    expect(advisoryEntry(anAdvisory(), someContent(), { site: local, now: NOW }).id).toBe(
      'tag:localhost,2026:ORB-2026-0003',
    );
  });

  test('states changes and withdrawals in its title', () => {
    const summary = 'Heap overflow when opening a crafted archive';
    expect(entryOf().title).toBe(`ORB-2026-0003: ${summary}`);
    expect(entryOf({ revisions: REVISIONS }).title).toBe(`UPDATED: ORB-2026-0003: ${summary}`);
    expect(entryOf({ revisions: REVISIONS.slice(1) }).title).toBe(`ORB-2026-0003: ${summary}`);
    expect(entryOf({ revisions: REVISIONS, withdrawn: WITHDRAWN }).title).toBe(
      `WITHDRAWN: ORB-2026-0003: ${summary}`,
    );
    expect(entryOf({ summary: undefined }).title).toBe('ORB-2026-0003');
  });

  test('was updated when the advisory was modified', () => {
    expect(entryOf().updated).toBe('2026-05-12T16:00:00Z');
    expect(entryOf({ revisions: REVISIONS }).updated).toBe('2026-05-20T10:00:00Z');
    expect(entryOf({ withdrawn: WITHDRAWN }).updated).toBe('2026-05-30T09:00:00Z');
  });

  test('states the severity in words', () => {
    expect(entryOf().summary).toBe(
      'Heap overflow when opening a crafted archive. Severity: high (CVSS 4.0 score 8.7).',
    );
    expect(entryOf({ severity: [], rating: { level: 'low', reason: 'x' } }).html).toContain(
      '<p>Severity: low. Also known as',
    );
    expect(entryOf({ severity: [], aliases: [] }).html).toContain('<p>Severity: not rated.</p>');
    expect(entryOf({ summary: undefined, withdrawn: WITHDRAWN }).summary).toBe(
      'Withdrawn: It is <b>no</b> vulnerability. Severity: high (CVSS 4.0 score 8.7).',
    );
  });

  test('says how to get the fix if the author left that to the ranges', () => {
    const { html } = entryOf({ body: '## Upgrade\n\n## Mitigation\n\nNone known.\n' });
    expect(html).toContain('<h2 id="text-upgrade">Upgrade</h2>\n<p>On the');
    expect(html).toContain('python -m pip install --upgrade "orbital==1.4.7"');
    expect(entryOf({ body: '## Upgrade\n\nAsk us.\n' }).html).not.toContain('pip install');
    const open = { affected: [{ package: 'pkg:pypi/orbital', ranges: [{ introduced: '0' }] }] };
    expect(entryOf({ ...open, body: '## Upgrade\n\n## Mitigation\n' }).html).toContain(
      'Upgrade</h2>\n<h2',
    );
  });

  test('has the same bytes if the text was only wrapped or marked up differently', () => {
    const first = entryOf({
      body: '## Impact\n\nOne *two* three **four**\nfive.\n\n- a\n- b\n\n```\nx\n  y\n```\n',
    });
    const later = {
      body: '## Impact ##\nOne\n_two_ three\n__four__ five.\n\n* a\n* b\n\n~~~\nx\n  y\n~~~',
      revisions: REVISIONS.slice(1),
    };
    expect(entryOf(later)).toEqual(first);
  });

  test('lists the affected and the fixed versions from the ranges', () => {
    const affected = [
      {
        package: 'pkg:pypi/orbital',
        ranges: [
          { introduced: '0', fixed: '1.4.7' },
          { introduced: '2.0.0', last_affected: '2.1.2' },
        ],
      },
      {
        package: { ecosystem: 'CRAN', name: 'orb<it>' },
        versions: Array.from({ length: 22 }, (_, i) => `1.${i}`),
      },
    ];
    const { html } = entryOf({ affected });
    expect(html).toContain(
      '<tr><td>orbital (PyPI)</td><td>all before 1.4.7</td><td>1.4.7</td></tr>',
    );
    expect(html).toContain('<td>from 2.0.0 up to and including 2.1.2</td><td>not stated</td>');
    expect(html).toContain('<td>orb&lt;it&gt; (CRAN)</td><td>1.0, 1.1,');
    expect(html).toContain('1.19 and 2 more</td>');
    expect(entryOf({ affected: [] }).html).not.toContain('<table>');
  });

  test('starts with the reason of a withdrawal, and names only a public replacement', () => {
    const known = entryOf({
      id: 'ORB-2026-0001',
      withdrawn: { ...WITHDRAWN, replaced_by: 'ORB-2026-0003' },
    }).html;
    expect(
      known.startsWith(
        '<p><strong>Withdrawn on 2026-05-30:</strong> It is &lt;b&gt;no&lt;/b&gt; vulnerability See <a href="https://security.orbital.example/advisories/ORB-2026-0003/">ORB-2026-0003</a>.</p>',
      ),
    ).toBe(true);
    expect(
      entryOf({ withdrawn: { ...WITHDRAWN, replaced_by: 'ORB-2026-0099' } }).html,
    ).not.toContain('ORB-2026-0099');
  });

  test('lists the changes that are not editorial', () => {
    const { html } = entryOf({ revisions: REVISIONS });
    expect(html).toContain(
      '<li>2026-05-20: The 2.0 branch is affected &lt;from&gt; 2.0.0 on.</li>',
    );
    expect(html).not.toContain('typo');
  });

  test('contains the full text, with absolute addresses', () => {
    const { html } = entryOf({ body: '## Impact\n\n[here](../ORB-2026-0001/) <script>x</script>' });
    expect(shownText(html)).toContain('<script>x</script>');
    expect(html).not.toContain('<script');
    expect(html).toContain('href="https://security.orbital.example/advisories/ORB-2026-0001/"');
  });

  test('is tagged by severity, project and weakness', () => {
    expect(entryOf().tags).toEqual(['high', 'orbital', 'CWE-122']);
    expect(entryOf({ severity: [], cwe: [] }).tags).toEqual(['orbital']);
  });
});
