import { describe, expect, test } from 'vitest';
import { migrate } from '../index.ts';

const SITE = 'content_format: 0\n';

/** The text of a file of format 0 after the step to format 1. */
function migrated(path: string, text: string, more: Readonly<Record<string, string>> = {}): string {
  const { from, to, changes } =
    migrate(new Map(Object.entries({ 'site.yaml': SITE, [path]: text, ...more }))) ?? {};
  expect([from, to !== undefined && to >= 1]).toEqual([0, true]);
  return changes?.find((change) => change.path === path)?.after ?? text;
}

const CASE = 'cases/ORB-2026-0001.yaml';

describe('a case', () => {
  test('gets lists for keys that had one value, with comments and quotes kept', () => {
    const old = `# Ours
title: 'A: b' # short
advisory: "ORB-2026-0001" # later
private_fork: # CI
  url: https://git.example/x # ours
  created: 2026-04-21T09:00:00Z
cve_request: {cna: Example} # asked
fixing_team: [Ada, {name: Bob}]
`;
    expect(migrated(CASE, old)).toBe(`# Ours
title: 'A: b' # short
advisories: ["ORB-2026-0001"] # later
private_forks: # CI
  - url: https://git.example/x # ours
    created: 2026-04-21T09:00:00Z
cve_requests: [{cna: Example}] # asked
fixing_team: [{name: Ada}, {name: Bob}]
`);
  });

  test('has its projects at the top', () => {
    const old = 'triage:\n  # Which?\n  projects: [orbital] # one\n  fix_owner: Ada\nnotes: x\n';
    expect(migrated(CASE, old)).toBe(
      'triage:\n  fix_owner: Ada\n# Which?\nprojects: [orbital] # one\nnotes: x\n',
    );
  });

  test.each([
    ['both names', 'advisory: ORB-1\nadvisories: [ORB-2]\n'],
    ['both places', 'triage: {projects: [a]}\nprojects: [b]\n'],
    ['no value', 'advisory:\nfixing_team:\n'],
    ['the new keys', 'advisories: [ORB-1]\nprojects: [a]\nfixing_team: [{name: Ada}]\n'],
    ['other keys', 'title: advisory\n'],
  ])('with %s does not change', (_, text) => {
    expect(migrated(CASE, text)).toBe(text);
  });

  test('is only a file directly in cases/', () => {
    expect(migrated('cases/reserved/ORB-1.yaml', 'advisory: x\n')).toBe('advisory: x\n');
  });
});

test('an exception names the problem by its current code', () => {
  const old =
    'exceptions:\n  - {code: ledger-modified-still, record: ORB-1, reason: x} # typo\n  - code: ledger-path-gone\n';
  expect(migrated('ledger-exceptions.yaml', old)).toBe(
    old.replace('modified-still', 'modified-unchanged'),
  );
});

describe('site.yaml', () => {
  const siteAfter = (text: string, policies: Readonly<Record<string, string>> = {}): string =>
    migrated('site.yaml', text, policies);

  test('loses thanks.page only if it is true', () => {
    expect(siteAfter('thanks: {page: true, omit: [Bob]} # x\n')).toContain(
      'thanks: {omit: [Bob]} # x\n',
    );
    expect(siteAfter('thanks: {page: false}\n')).toContain('thanks: {page: false}\n');
  });

  test('states the promises that a policy publishes, and no others', () => {
    const used = {
      'SECURITY.md': 'In {{ acknowledge_hours }} hours.',
      'policies/levels.md': '{{high_days}} {{slot}} {{x}}',
    };
    expect(siteAfter('targets: {high: 14}\nslot:\n  hour: 9 # UTC\n', used)).toBe(
      `targets: {high: 14}
slot:
  hour: 9 # UTC
  days:
    - monday
    - tuesday
    - wednesday
    - thursday
promise:
  acknowledge_hours: 48
content_format: 1
`,
    );
    expect(siteAfter('name: x\n', { 'README.md': '{{low_days}}' })).toBe(
      'name: x\ncontent_format: 1\n',
    );
  });
});
