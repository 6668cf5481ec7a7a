// A whole build with bad news about what is public: its pages say which release fixes what.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { candor, copyExample, NOW, workFolder } from '../support/run-candor.ts';

const work = workFolder('bad-news');
const site = join(work.folder, 'dist');
afterAll(work.remove);

const PROJECT = `name: Comet
packages: [pkg:pypi/comet]
branches:
  - {name: main, range: ">=6.0", status: unreleased}
  - {name: "5.2", range: ">=5.2 <6.0", status: supported}
  - {name: "5.1", range: ">=5.1 <5.2", status: security-only}
  - {name: "4.2", range: ">=4.2 <5.0", status: security-only}
`;

/** An advisory that is public since 12 May and was revised on the 20th. */
const advisory = (cve: string, ranges: readonly string[]): string => `---
summary: Heap overflow when opening a crafted archive
project: comet
aliases: [${cve}]
severity: [CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H]
affected:
  - package: pkg:pypi/comet
    ranges:
${ranges.map((range) => `      - {${range}}\n`).join('')}assessed: all
published: 2026-05-12T16:00:00Z
revisions:
  - {at: 2026-05-20T10:00:00Z, kind: fix, note: What we know about the fix has changed.}
---
## Impact

A crafted archive runs code.

## Upgrade

## Mitigation

None known.
`;

const release = (versions: string, id: string): string =>
  `---\nproject: comet\nversions: [${versions}]\npublished: 2026-05-12T16:00:00Z\nadvisories: [${id}]\n---\n`;

let warnings = '';
beforeAll(() => {
  const content = copyExample(work.folder);
  const write = (file: string, text: string): void => writeFileSync(join(content, file), text);
  write('projects/comet.yaml', PROJECT);
  write(
    'advisories/2026/ORB-2026-0101.md',
    advisory('CVE-1900-10001', [
      'introduced: "5.2", fixed: 5.2.8',
      'introduced: "5.1", fixed: 5.1.13',
      'introduced: "4.2", fixed: 4.2.20',
    ]),
  );
  write('releases/comet-5.2.8.md', release('5.2.8, 5.1.12, 4.2.20', 'ORB-2026-0101'));
  write(
    'advisories/2026/ORB-2026-0102.md',
    advisory('CVE-1900-10002', ['introduced: "5.2", fixed: 5.2.10']),
  );
  write('releases/comet-5.2.9.md', release('5.2.9', 'ORB-2026-0102'));
  write(
    'advisories/2026/ORB-2026-0103.md',
    advisory('CVE-1900-10003', [
      'introduced: "5.1", fixed: 5.2.11',
      'introduced: "4.2", fixed: 4.2.21',
    ]),
  );
  const { code, out, err } = candor(['build', '--content', content, '--now', NOW, '--out', site]);
  if (code !== 0) throw new Error(`${out}\n${err}`);
  warnings = out;
}, 300_000);

/** The text of the main part of a page, or of one element of it. */
function textOf(path: string, selector = 'main'): string {
  const { document } = parseHTML(readFileSync(join(site, path, 'index.html'), 'utf8'));
  return (document.querySelector(selector)?.textContent ?? '')
    .replace(/\s+/g, ' ')
    .replaceAll(' ,', ',')
    .trim();
}

describe('a site with bad news', () => {
  test('is built, and the check explains', () => {
    expect(warnings).toContain('5.1.12 does not fix ORB-2026-0101; 5.1.13 does.');
    expect(warnings).toContain('5.2.9 does not fix ORB-2026-0102; 5.2.10 does.');
    expect(warnings).toContain('Readers see that 5.1 has no fix yet.');
  });

  test('says on the page of a release what it does not fix', () => {
    expect(textOf('announcements/comet-5.2.8', '#unfixed')).toContain(
      '5.1.12 does not fix it after all; 5.1.13 does.',
    );
    expect(textOf('announcements/comet-5.2.8')).toContain(
      'Upgrading to 5.2.8, 5.1.13 or 4.2.20 is encouraged',
    );
    expect(textOf('announcements/comet-5.2.9', 'h1')).toBe(
      'Comet 5.2.9 does not fix CVE-1900-10002 after all',
    );
    expect(textOf('announcements/comet-5.2.9')).not.toContain('This addresses');
    expect(readFileSync(join(site, 'announcements/comet-5.2.9/announcement.txt'), 'utf8')).toMatch(
      /^Subject: Updated: /,
    );
  });

  test('calls no release a fix that is none, in lists and on the page of the advisory', () => {
    for (const path of ['announcements', 'projects/comet']) {
      expect(textOf(path)).toContain('only some versions fix ORB-2026-0101');
      expect(textOf(path)).toContain('does not fix ORB-2026-0102');
      expect(textOf(path)).not.toMatch(/, fixes ORB-2026-010[12]/);
    }
    expect(textOf('advisories/ORB-2026-0101', '#related')).toContain(
      'Fixed only by some versions of',
    );
    expect(textOf('advisories/ORB-2026-0102', '#related')).toContain(
      'Not fixed by the security release Comet 5.2.9',
    );
    expect(textOf('advisories/ORB-2026-0102', '.glance')).toContain('Upgrade to 5.2.10');
  });

  test('names the branches that wait, on the first screen of the advisory', () => {
    expect(textOf('advisories/ORB-2026-0103', '.glance')).toContain(
      'No fixed version is known on the branch 5.1.',
    );
    expect(textOf('advisories/ORB-2026-0101', '.glance')).not.toContain('No fixed version');
  });
});
