// Content of a chosen size for measurements: the same files for the same number, on any machine.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { type Dice, dice } from './dice.ts';

/** Advisories of a project; the last project may have fewer. */
const PER_PROJECT = 25;
const FIRST_DAY = Date.UTC(2016, 0, 4, 16);
const LAST_DAY = Date.UTC(2026, 8, 30, 16);
/** The time of a build of this content. */
export const BENCH_NOW = '2026-10-01T12:00:00Z';

// Quantiles of the texts and lists of 133 records of a real database (Python Software Foundation)
// and, for the longest, of advisories on GitHub.
const BODY_LENGTHS = [120, 220, 320, 450, 700, 1100, 1800, 3200, 6000] as const;
const REFERENCES = [1, 1, 2, 2, 3, 3, 5, 8, 17] as const;

/** Writes a content folder with so many advisories, all of them public at BENCH_NOW. */
export function writeBenchContent(folder: string, count: number): void {
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  write('site.yaml', SITE);
  write('SECURITY.md', POLICY);
  write('channels/mail.yaml', CHANNEL);
  const projects = Math.ceil(count / PER_PROJECT);
  for (let i = 0; i < projects; i += 1)
    write(`projects/${slugOf(i)}.yaml`, stringify(projectOf(i)));
  const perYear = new Map<number, number>();
  for (let i = 0; i < count; i += 1) {
    const at = new Date(
      FIRST_DAY + Math.floor(((LAST_DAY - FIRST_DAY) * i) / count / 86_400_000) * 86_400_000,
    );
    const year = at.getUTCFullYear();
    const next = (perYear.get(year) ?? 0) + 1;
    perYear.set(year, next);
    const id = `BNC-${year}-${String(next).padStart(4, '0')}`;
    write(`advisories/${year}/${id}.md`, advisoryOf(i, (i * 7919) % projects, at, dice(i + 1)));
  }
}

const slugOf = (project: number): string => `part-${String(project).padStart(4, '0')}`;

const projectOf = (project: number): object => ({
  name: `Part ${project}`,
  repository: `https://git.bench.example/parts/${slugOf(project)}`,
  packages: [`pkg:pypi/${slugOf(project)}`],
  branches: [
    { name: '3.x', range: '>=3.0.0 <4.0.0', status: 'supported', since: '2016-01-01' },
    { name: '2.x', range: '>=2.0.0 <3.0.0', status: 'security-only', since: '2015-01-01' },
  ],
});

function advisoryOf(index: number, project: number, at: Date, roll: Dice): string {
  const fixed = Math.floor(index / 9) + 2;
  const published = time(at, 0);
  const matter = {
    summary: capital(roll.words(60)),
    project: slugOf(project),
    aliases: [`CVE-${at.getUTCFullYear()}-${20_000 + index}`],
    severity: [roll.vector()],
    cwe: [
      `CWE-${roll.of([20, 22, 78, 79, 89, 94, 119, 122, 125, 190, 200, 287, 352, 400, 416, 434, 502, 787])}`,
    ],
    affected: [
      {
        package: `pkg:pypi/${slugOf(project)}`,
        ranges: [
          ...(roll.below(2) === 0
            ? [{ introduced: '2.0.0', fixed: `2.${Math.floor(fixed / 10)}.${fixed % 10}` }]
            : []),
          { introduced: '3.0.0', fixed: `3.${Math.floor(fixed / 10)}.${fixed % 10}` },
        ],
      },
    ],
    references: Array.from({ length: roll.of(REFERENCES) }, (_, i) => ({
      type: i === 0 ? 'FIX' : roll.of(['WEB', 'REPORT', 'ARTICLE']),
      url: `https://git.bench.example/parts/${slugOf(project)}/${index}-${i}`,
    })),
    credits: [{ name: `${capital(roll.words(6))} ${capital(roll.words(8))}`, type: 'FINDER' }],
    timeline: [
      { at: time(at, -20), event: 'reported' },
      { at: time(at, -19), event: 'acknowledged' },
      { at: time(at, -15), event: 'triaged' },
      { at: published, event: 'released' },
      { at: published, event: 'published' },
    ],
    published,
  };
  const details = paragraphs(roll, roll.of(BODY_LENGTHS));
  return `---\n${stringify(matter)}---\n## Impact\n\n${paragraphs(roll, 160)}\n\n## Am I affected?\n\n${paragraphs(roll, 90)}\n\n## Upgrade\n\nUpgrade to the fixed release.\n\n## Mitigation\n\nNone known.\n\n## Details\n\n${details}\n`;
}

const time = (at: Date, days: number): string =>
  new Date(at.getTime() + days * 86_400_000).toISOString().replace('.000', '');

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

function paragraphs(roll: Dice, length: number): string {
  const parts: string[] = [];
  for (let left = length; left > 0; left -= 400)
    parts.push(
      roll.below(5) === 0
        ? `- \`${roll.words(12)}\`\n- ${roll.words(40)}\n- **${roll.words(10)}**`
        : `${capital(roll.words(Math.min(left, 400)))}.`,
    );
  return parts.join('\n\n');
}

const SITE = `content_format: 1
name: Bench Security
url: https://security.bench.example/
description: Advisories of many parts.
language: en
id:
  prefix: BNC
  registered: false
publisher:
  name: Bench Association
  namespace: https://bench.example/
  category: vendor
team:
  - {name: Alex Example, role: Lead}
slot: {hour: 16, days: [monday, tuesday, wednesday, thursday, friday, saturday, sunday]}
`;

const POLICY = `# Security policy

Report by mail to security@bench.example. We answer within 48 hours. We follow coordinated
vulnerability disclosure.
`;

const CHANNEL = `name: Security mail
kind: email
address: mailto:security@bench.example
preference: 1
private: true
monitored_by: Alex Example
verified_at: 2026-09-01
`;
