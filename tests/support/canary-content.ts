// Content that is mostly private, for the canary test: every field of every private record contains
// a canary, a text that occurs nowhere else. Only for tests.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { copyExample } from './run-candor.ts';

/** The pattern of every canary, in lower case: words, ids of the site and of others, commits. */
export const CANARY = /zqcanary|orb-2026-7\d{3}|cve-1907-7\d{4}|ghsa-2222-3333|c0ffee5ca9a7/;

let count = 0;
const canary = (): string => `zqcanary${(count++).toString(36)}`;
const words = (n: number): string => Array.from({ length: n }, () => canary()).join(' ');
const page = (): string => `https://${canary()}.example/${canary()}`;
const commit = (): string => `c0ffee5ca9a7${String(count++).padStart(28, '0')}`;
const PAST = '2026-10-01T00:00:00Z';

interface CanaryRecord {
  readonly file: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly body?: string;
}

const body = (): string => `## Impact

${words(12)} [${canary()}](${page()}) and \`${canary()}\`.

## Am I affected?

${words(9)}.

## Upgrade

${words(9)}.

## Mitigation

${words(9)}.

## Details

- ${words(9)}
- ${commit()}

| a | ${canary()} |
| --- | --- |
| ${words(4)} | ${words(5)} |

\`\`\`sh
${words(3)} # ${words(9)}
\`\`\`
`;

/**
 * Why a record is private: it has no time, its time is in the future, or (an advisory) its TLP is
 * restricted.
 */
type Withheld = 'draft' | 'scheduled' | 'restricted';

const publishedOf = (why: Withheld): object =>
  why === 'scheduled' ? { published: '2027-02-02T16:00:00Z' } : {};

export const advisoryCanary = (id: string, why: Withheld): CanaryRecord => ({
  file: `advisories/2026/${id}.md`,
  body: body(),
  values: {
    summary: words(6),
    project: 'orbital',
    aliases: [
      `CVE-1907-7${String(count++).padStart(4, '0')}`,
      'GHSA-2222-3333-4444'.replace('4444', ghsaEnd()),
    ],
    related: [`CVE-1907-7${String(count++).padStart(4, '0')}`],
    upstream: [`CVE-1907-7${String(count++).padStart(4, '0')}`],
    severity: ['CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H'],
    rating: { level: 'high', reason: words(9) },
    cwe: ['CWE-122'],
    capec: ['CAPEC-126'],
    affected: [
      {
        package: 'pkg:pypi/orbital',
        ranges: [{ introduced: '2.0.0', fixed: '2.4.9' }],
        versions: [`2.1.0+${canary()}`],
        functions: [canary()],
        platforms: [canary()],
      },
    ],
    exploited: { aware_at: PAST },
    references: [
      {
        type: 'FIX',
        url: `https://git.orbital.example/orbital/orbital/-/commit/${commit()}`,
        title: words(5),
      },
    ],
    credits: [
      {
        name: `Zed ${canary()}`,
        type: 'FINDER',
        contact: [page(), `mailto:${canary()}@example.org`],
      },
    ],
    timeline: [{ at: PAST, event: 'reported', note: words(9) }],
    tlp: why === 'restricted' ? 'AMBER' : 'CLEAR',
    ...publishedOf(why),
  },
});

/** A translation, which is as private as its original. */
export const translationCanary = (id: string, lang: string): CanaryRecord => ({
  file: `advisories/2026/${id}.${lang}.md`,
  body: body(),
  values: { summary: words(6), of: PAST },
});

const ghsaEnd = (): string => {
  const digits = '23456789cfghjmpqrvwx';
  const at = count++;
  return [at / 8000, at / 400, at / 20, at].map((n) => digits[Math.floor(n) % 20]).join('');
};

export const releaseCanary = (id: string, why: Withheld): CanaryRecord => {
  const version = `9.9.${count++}-${canary()}`;
  return {
    file: `releases/orbital-${version}.md`,
    body: `${words(12)} [${canary()}](${page()})\n`,
    values: {
      project: 'orbital',
      versions: ['2.4.9', version],
      advisories: [id],
      to: [`${canary()}@lists.example`],
      retrospective: { planned: false, reason: words(9) },
      preannounce: { from: PAST, window_hours: 4, severity_at_most: 'high' },
      ...publishedOf(why),
    },
  };
};

export const retrospectiveCanary = (id: string, why: Withheld): CanaryRecord => ({
  file: `retrospectives/${canary()}-${canary()}-retrospective.mdx`,
  body: `## What happened?\n\n${words(12)} [${canary()}](${page()})\n`,
  values: {
    title: words(5),
    summary: words(9),
    advisories: [id],
    authors: [`Zoe ${canary()}`],
    people: [{ name: `Zac ${canary()}`, role: canary(), consent: true }],
    pull_requests: [page()],
    root_cause: words(9),
    went_well: [words(9)],
    lucky: [words(9)],
    went_wrong: [words(9)],
    factors: [words(9)],
    actions: [
      { text: words(9), owner: `Zia ${canary()}`, status: 'open', due: '2026-12-24', url: page() },
    ],
    ...publishedOf(why),
  },
});

export const statementCanary = (
  why: Withheld,
  status: 'not_affected' | 'affected',
): CanaryRecord => ({
  file: `statements/${canary()}-${canary()}-statement.yaml`,
  values: {
    vulnerability: `CVE-1907-7${String(count++).padStart(4, '0')}`,
    aliases: [`GHSA-2222-3333-${ghsaEnd()}`],
    summary: words(5),
    component: `pkg:npm/${canary()}@1.2.3`,
    project: 'orbital',
    packages: ['pkg:pypi/orbital'],
    versions: [`2.2.0+${canary()}`],
    status,
    ...(status === 'affected'
      ? { action_statement: words(9) }
      : { justification: 'component_not_present', impact_statement: words(9) }),
    note: words(9),
    ...publishedOf(why),
    ...(why === 'draft' ? { revisions: [{ at: PAST, note: words(9) }] } : {}),
  },
});

/** `about` is the advisory of the case. */
export const caseCanary = (id: string, about = id): CanaryRecord => ({
  file: `cases/${id}.yaml`,
  values: {
    title: words(6),
    advisories: [about],
    received: { at: PAST, channel: 'mail' },
    reporter: {
      name: `Zen ${canary()}`,
      contact: `${canary()}@reporter.example`,
      credit: `Zen ${canary()}`,
    },
    step: 'acknowledged',
    history: [
      { at: PAST, step: 'received', by: `Zan ${canary()}`, reason: words(9) },
      { at: PAST, step: 'acknowledged' },
    ],
    closed: { at: PAST, as: 'duplicate', of: canary(), by: `Zan ${canary()}`, reason: words(9) },
    projects: ['orbital'],
    triage: {
      replicated: words(9),
      blast_radius: words(9),
      fix_owner: `Zan ${canary()}`,
      coordination: words(9),
      unaffected: [{ project: 'orbital-cli', reason: words(9) }],
    },
    severity: { level: 'high', vectors: ['CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H'] },
    exploited: {
      aware_at: PAST,
      reported: { early_warning: PAST, notification: PAST, final_report: PAST },
      no_report: words(9),
    },
    tlp: 'RED',
    fixing_team: [{ name: `Zan ${canary()}`, project: 'orbital', maintainer: true }],
    consulted: [{ name: `Zan ${canary()}`, tlp: 'RED', at: PAST, about: words(9) }],
    private_forks: [{ url: page(), project: 'orbital', created: PAST, deleted: PAST }],
    regression_tests: [
      { text: words(9), covers: 'vulnerability', project: 'orbital', done: true, url: page() },
    ],
    cve_requests: [
      {
        project: 'orbital',
        at: PAST,
        cna: canary(),
        id: `CVE-1907-7${String(count++).padStart(4, '0')}`,
      },
    ],
    slot: '2026-12-01T16:00:00Z',
    slot_reason: words(9),
    release_plan: [
      {
        project: 'orbital',
        branch: canary(),
        version: `9.9.9-${canary()}`,
        owner: `Zan ${canary()}`,
      },
    ],
    retrospective: { planned: true, reason: words(9) },
    reasons: { no_variants: words(9), no_fork: words(9), no_cve: words(9), no_release: words(9) },
    notes: `${words(20)}\n\n- ${words(9)}`,
  },
});

export const reservationCanary = (id: string): CanaryRecord => ({
  file: `cases/reserved/${id}.yaml`,
  values: { at: PAST, by: `Zan ${canary()}`, for: 'later', project: 'orbital', note: words(9) },
});

/**
 * 200 private records, of all kinds and states, mixed by a seed, and a translation of each
 * advisory. Ids start at ORB-2026-7000.
 */
export function canaryRecords(seed: number, count = 200): CanaryRecord[] {
  const why = fc.constantFrom<Withheld>('draft', 'scheduled', 'restricted');
  const kind = fc.constantFrom(
    'advisory',
    'advisory',
    'advisory',
    'release',
    'retrospective',
    'statement',
    'case',
    'reserved',
  );
  const drawn = fc.sample(fc.record({ why, kind }), { numRuns: count, seed });
  // A record about an advisory must not be planned before it.
  const advisories = drawn.flatMap((one, i) =>
    one.kind === 'advisory' && one.why === 'scheduled' ? [`ORB-2026-${7000 + i}`] : [],
  );
  return drawn.flatMap(({ why, kind }, i): CanaryRecord[] => {
    const id = `ORB-2026-${7000 + i}`;
    const about = advisories[i % advisories.length] ?? '';
    if (kind === 'advisory')
      return [advisoryCanary(id, why), translationCanary(id, i % 2 === 0 ? 'de' : 'ar')];
    if (kind === 'release') return [releaseCanary(about, why)];
    if (kind === 'retrospective') return [retrospectiveCanary(about, why)];
    if (kind === 'statement')
      return [statementCanary(why, i % 2 === 0 ? 'affected' : 'not_affected')];
    return [kind === 'case' ? caseCanary(id, about) : reservationCanary(id)];
  });
}

/** The example with further records, below a folder. Returns the content folder. */
export function writeCanaries(folder: string, records: readonly CanaryRecord[]): string {
  const content = copyExample(folder);
  for (const { file, values, body } of records) {
    mkdirSync(dirname(join(content, file)), { recursive: true });
    const yaml = stringify(values);
    writeFileSync(
      join(content, file),
      file.endsWith('.yaml') ? yaml : `---\n${yaml}---\n\n${body ?? ''}`,
    );
  }
  return content;
}
