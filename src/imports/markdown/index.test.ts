import { describe, expect, test } from 'vitest';
import { advisoryFrom, EMPTY, importedFile } from '../record/imported.fixture.ts';
import { importAll } from '../record/run.ts';
import { readMarkdownAdvisory } from './index.ts';

const block = (data: string, language = 'toml'): string =>
  `\`\`\`${language}\n${data}\n\`\`\`\n\n# A title here\n\nSome text.\n`;
const advisory = (text: string) => advisoryFrom(importedFile(readMarkdownAdvisory, text));
const result = (text: unknown) =>
  importAll(readMarkdownAdvisory, [{ name: 'a.md', record: text }], EMPTY)[0]?.result;

const RUST = `[advisory]
id = "RUSTSEC-2020-0001"
package = "widget"
date = "2020-01-31"
url = "https://example.org/issue"
aliases = ["CVE-1900-12345"]
cvss = "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H"
keywords = ["memory"]

[versions]
patched = [">= 1.2.3, < 1.3.0", ">= 1.3.4"]
unaffected = ["<= 0.1.2"]

[affected]
os = ["windows"]
[affected.functions]
"widget::open" = [">= 1.3.0, < 1.3.4"]`;

test('a RustSec advisory affects all versions but the patched and the unaffected ones', () => {
  expect(advisory(block(RUST))).toMatchObject({
    id: 'ORB-2020-0001',
    summary: 'A title here',
    body: 'Some text.',
    aliases: ['RUSTSEC-2020-0001', 'CVE-1900-12345'],
    published: '2020-01-31T00:00:00Z',
    severity: [{ version: '3.1' }],
    references: [{ type: 'WEB', url: 'https://example.org/issue' }],
    affected: [
      {
        package: { ecosystem: 'crates.io', name: 'widget' },
        ranges: [
          { introduced: '0.1.3-0', fixed: '1.2.3' },
          { introduced: '1.3.0', fixed: '1.3.4' },
        ],
        functions: ['widget::open'],
        platforms: ['windows'],
      },
    ],
    imported: {
      format: 'markdown',
      id: 'RUSTSEC-2020-0001',
      kept: { 'markdown/keywords': ['memory'] },
    },
  });
});

test.each<[string, object[], number]>([
  ['[]', [{ introduced: '0' }], 0],
  ['["^1.2.3"]', [{ introduced: '0', fixed: '1.2.3' }, { introduced: '2.0.0-0' }], 0],
  [
    '["~0.2.1", ">= 1"]',
    [
      { introduced: '0', fixed: '0.2.1' },
      { introduced: '0.3.0-0', fixed: '1.0.0' },
    ],
    0,
  ],
  [
    '["= 1.0.0", "> 2.0"]',
    [
      { introduced: '0', fixed: '1.0.0' },
      { introduced: '1.0.1-0', fixed: '2.1.0-0' },
    ],
    0,
  ],
  ['["any day"]', [], 1],
])('the versions patched by %s', (patched, ranges, unread) => {
  const made = advisory(
    block(RUST.replace(/patched = .*/, `patched = ${patched}`).replace(/unaffected = .*/, '')),
  );
  expect(made.affected[0]?.ranges).toEqual(ranges);
  expect(
    Object.keys(made.imported?.kept ?? {}).filter((key) => key.startsWith('affected/')),
  ).toHaveLength(unread);
});

test('a notice of RustSec is no vulnerability', () => {
  expect(
    result(block(RUST.replace('url =', 'informational = "unmaintained"\nurl ='))),
  ).toMatchObject({
    isUnneeded: true,
  });
});

test('Haskell advisories, in the old form and the new one', () => {
  const old = `[advisory]\nid = "HSEC-2023-0001"\npackage = "aeson"\ndate = 2023-06-13\ncwe = [400]\n[versions]\naffected = ">= 1.1.0 && < 1.2.0.5"`;
  expect(advisory(block(old))).toMatchObject({
    cwe: ['CWE-400'],
    published: '2023-06-13T00:00:00Z',
    affected: [
      { package: { ecosystem: 'Hackage' }, ranges: [{ introduced: '1.1.0', fixed: '1.2.0.5' }] },
    ],
  });
  const recent = `[advisory]
id = "HSEC-2023-0002"
date = 2023-06-13
[[references]]
type = "FIX"
url = "https://example.org/fix"
[[affected]]
package = "aeson"
cvss = "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H"
[[affected.versions]]
introduced = "0.4.0.0"
fixed = "2.0.1.0"
[[affected.versions]]
introduced = "2.1.0.0"`;
  expect(advisory(block(recent))).toMatchObject({
    severity: [{ version: '3.1' }],
    references: [{ type: 'FIX', url: 'https://example.org/fix' }],
    affected: [
      {
        ranges: [{ introduced: '0.4.0.0', fixed: '2.0.1.0' }, { introduced: '2.1.0.0' }],
        severity: [],
      },
    ],
  });
});

test('a Julia advisory', () => {
  const data = `schema_version = "1.8.0"
id = "JLSEC-2025-1"
modified = 2026-07-18T02:44:25.521Z
published = 2025-10-08T17:41:37.190Z
aliases = ["CVE-1900-52479"]
references = ["https://example.org/a"]
credits = ["A. Person <a@example.org>"]
[[affected]]
pkg = "HTTP"
ranges = ["< 1.10.17", ">= 2.0.0, < 2.1.0"]
[[jlsec_sources]]
id = "GHSA-4g68-4pxg-mw93"
imported = 2025-10-07T01:14:17.940Z`;
  expect(advisory(block(data))).toMatchObject({
    published: '2025-10-08T17:41:37.19Z',
    modified: '2026-07-18T02:44:25.521Z',
    credits: [{ name: 'A. Person', contact: ['mailto:a@example.org'] }],
    affected: [
      {
        package: { ecosystem: 'Julia', name: 'HTTP' },
        ranges: [
          { introduced: '0', fixed: '1.10.17' },
          { introduced: '2.0.0', fixed: '2.1.0' },
        ],
      },
    ],
    imported: { kept: { 'markdown/jlsec_sources': [{ id: 'GHSA-4g68-4pxg-mw93' }] } },
  });
});

test('an OCaml advisory, in the syntax of opam files', () => {
  const data = `id: OSEC-2026-01
published: "2026-02-17T13:30:00Z"
aliases: [ CVE-1900-28364 GHSA-2345-cfgh-jmpq ]
severity: "CVSS:3.1/AV:L/AC:L/PR:N/UI:N/S:U/C:H/I:L/A:N"
affected: "ocaml" {< "4.14.3" | (>= "5" & < "5.4.1")}
events: [ [ git "https://example.org/ocaml" [ [fixed "b0a2"] ] ] ]
references: [ [report "https://example.org/r"] ]
credits: [ [reporter "A \\"B\\" C"] [remediation_developer "D"] ]
cwe: [ CWE-126 ]`;
  expect(advisory(block(data, ''))).toMatchObject({
    aliases: ['OSEC-2026-01', 'CVE-1900-28364', 'GHSA-2345-cfgh-jmpq'],
    cwe: ['CWE-126'],
    references: [{ type: 'REPORT', url: 'https://example.org/r' }],
    credits: [
      { name: 'A "B" C', type: 'REPORTER' },
      { name: 'D', type: 'REMEDIATION_DEVELOPER' },
    ],
    affected: [
      {
        package: { ecosystem: 'opam', name: 'ocaml' },
        ranges: [
          { introduced: '0', fixed: '4.14.3' },
          { introduced: '5', fixed: '5.4.1' },
        ],
      },
    ],
  });
  const nested = data.replace('< "4.14.3" | (>= "5" & < "5.4.1")', '(>= "1" | >= "3") & < "4"');
  expect(advisory(block(nested, '')).affected[0]?.ranges).toEqual([]);
});

describe('another text', () => {
  test.each(['', '# A README', null, { a: 1 }])('is no advisory: %j', (text) => {
    expect(result(text)).toMatchObject({
      isUnneeded: true,
      problem: expect.stringContaining('not a Markdown advisory'),
    });
  });

  test.each([
    block('id = "X-2020-1"'),
    block('[advisory]\npackage = "x"'),
    block('= broken'),
    block('id "x"', ''),
    block('a: [ [', ''),
    block(`a: ${'['.repeat(50_000)}`, ''),
    block(`a = ${'['.repeat(50_000)}`),
    '---\na: b: c\n---\n',
  ])('is refused in a sentence', (text) => {
    const made = result(text);
    expect(made).toMatchObject({
      problem: expect.stringMatching(/^This is not a Markdown advisory.*\.$/s),
    });
    expect(made).not.toHaveProperty('isUnneeded');
  });

  test('without a date is refused', () => {
    expect(result(block(RUST.replace(/date = .*/, '')))).toMatchObject({
      problem: 'RUSTSEC-2020-0001 has no date.',
    });
  });
});
