// Sentences on a small site: facts that nobody stated must not be published, in any language. Each
// row is an absent fact, with the resulting text and the forbidden words. With the fact, the words
// must occur, so every row is effective.

import { describe, expect, test } from 'vitest';
import { navigationOf } from '../../src/components/navigation.ts';
import { existingPatterns, patterns } from '../../src/components/subscription/subscription.ts';
import { METRICS_CSV } from '../../src/formats/data/metrics.ts';
import { securityPolicy } from '../../src/formats/export/security-policy.ts';
import { settingOf } from '../../src/formats/format.ts';
import { siteDocuments } from '../../src/formats/index.ts';
import { english } from '../../src/language/english/index.ts';
import { german } from '../../src/language/german/index.ts';
import type { Catalogue } from '../../src/language/index.ts';
import { reportSentences } from '../../src/language/sentences/metrics.ts';
import { processIn } from '../../src/language/sentences/process.ts';
import {
  aChannel,
  anAdvisory,
  aPolicy,
  aProject,
  aRetrospective,
  aSite,
  NOW,
  someContent,
} from '../../src/model/testing/advisory.fixture.ts';
import { metricsOf } from '../../src/model/views/metrics/metrics.ts';
import { FEWEST } from '../../src/model/views/metrics/spread.ts';
import { figureIsStated, POLICY_FIGURES } from '../../src/model/views/policy-figures.ts';

const wrap = (text: string) => text;
const UNSTATED = { promise: undefined, targets: undefined, slot: undefined };
const silent = aSite(UNSTATED);

interface Row {
  readonly absent: string;
  /** The texts with the fact or without it. */
  readonly said: (words: Catalogue, has: boolean) => readonly string[];
  /** English and German. */
  readonly never: RegExp;
}

const ROWS: readonly Row[] = [
  {
    absent: 'a second channel',
    said: ({ list, report }, has) => [
      ...list.home.write('ADDRESS', 48, wrap, { others: has ? 1 : 0, key: false, web: true }),
      report.intro(48, has ? 2 : 1),
      report.channels(has ? 2 : 1),
    ],
    never:
      /other|weiter|first of them|one of these|preferred|den ersten|einen dieser|bevorzugte|Meldewege/i,
  },
  {
    absent: 'a key',
    said: ({ list, report }, has) => [
      ...list.home.write('ADDRESS', 48, wrap, { others: 0, key: has, web: true }),
      report.description('X', has),
      has ? report.keysPage.description('X') : report.keysPage.noneDescription('X'),
    ],
    never: /our key|encrypt|OpenPGP|unser Schlüssel|verschlüssel/i,
  },
  {
    absent: 'a channel by mail',
    said: ({ list }, has) =>
      list.home.write('ADDRESS', 48, wrap, { others: 0, key: false, web: !has }),
    never: /Write to|Schreiben/,
  },
  {
    absent: 'a promise',
    said: (words, has) => {
      const site = has ? aSite() : silent;
      const hours = site.stated.acknowledgeHours;
      const content = someContent({});
      const metrics = metricsOf(content, hours);
      return [
        ...words.list.home.write('ADDRESS', hours, wrap, { others: 0, key: false, web: true }),
        words.report.intro(hours, 1),
        ...words.metrics.method(hours, FEWEST).map(({ term, text }) => `${term} ${text}`),
        ...metrics.years.flatMap((year) => reportSentences(year, metrics, words)),
      ];
    },
    never: /48|promise|zugesagt|Zusage/i,
  },
  {
    absent: 'a promise, targets and a slot: the process',
    said: ({ policy }, has) =>
      processIn(policy.procedure, has ? aSite() : silent).map(({ detail }) => detail),
    never: /\d/,
  },
  {
    absent: 'a withdrawn advisory, and branches',
    said: ({ page: { missing } }, has) => [
      ...missing.advisories(wrap, has),
      ...missing.projects(wrap, has),
    ],
    never: /withdrawn|get fixes|zurückgezogen|Korrekturen/,
  },
  {
    absent: 'entries beyond one feed',
    said: ({ subscribe }, has) => subscribe.entries(50, wrap, has),
    never: /earlier|früher/,
  },
  {
    absent: 'anything on the page',
    said: ({ page, retrospective }, has) =>
      has
        ? [
            page.thanks.intro,
            retrospective.index.intro,
            page.statements.intro,
            page.announcements.intro,
          ]
        : [
            page.thanks.none,
            retrospective.index.none,
            page.statements.none,
            page.announcements.none,
          ],
    never:
      /These people|Diese Personen|What happened|Was geschehen|scanner|every security|jeder Sicherheits/i,
  },
  {
    absent: 'anything on the page: no page speaks for another',
    said: ({ page, retrospective, report }, has) =>
      has
        ? [...report.thanked(wrap), ...report.nextIntro(wrap)]
        : [
            page.thanks.none,
            retrospective.index.none,
            page.statements.none,
            page.announcements.none,
            report.noKey,
          ],
    never: /thanks|Dank|policy|Richtlinie|timeline|Ablauf|advisor|hinweis|our own|agree|einigen/i,
  },
  {
    absent: 'exploitation that is stated',
    said: ({ metrics: { sentences } }, has) => [
      has ? sentences.exploited(1, 1, 0) : sentences.notExploited(1),
      has ? sentences.exploited(2, 1, 0) : sentences.notExploited(2),
    ],
    never: /know|bekannt/,
  },
];

describe.each([
  ['English', english],
  ['German', german],
] as const)('in %s', (_, words) => {
  test.each(ROWS)('without $absent', ({ said, never }) => {
    expect(said(words, false).join(' ')).not.toMatch(never);
    expect(said(words, true).join(' ')).toMatch(never);
  });

  test('the navigation has no links to empty pages', () => {
    const pages = (
      changes: Parameters<typeof someContent>[0],
      formats: Partial<(typeof silent)['formats']> = {},
    ) =>
      navigationOf(
        someContent(changes),
        aSite({ formats: { ...aSite().formats, ...formats } }),
        words.frame.pages,
      ).map(({ path }) => path);
    const empty = { advisories: [], projects: [], policies: [], releases: [], retrospectives: [] };
    expect(pages(empty)).toEqual(['subscribe/', 'report/']);
    expect(pages(empty, { feeds: false })).toEqual(['report/']);
    expect(pages({ ...empty, policies: [aPolicy()] })).toEqual([
      'policy/',
      'subscribe/',
      'search/',
      'report/',
    ]);
    expect(pages({ ...empty, policies: [aPolicy()] }, { search: false })).not.toContain('search/');
    const project = aProject({ packages: [], branches: [] });
    expect(pages({ ...empty, projects: [project] })).toEqual([
      'projects/',
      'subscribe/',
      'search/',
      'report/',
    ]);
    expect(pages({ ...empty, projects: [aProject()], policies: [aPolicy()] })).toEqual([
      'projects/',
      'check/',
      'policy/',
      'subscribe/',
      'search/',
      'report/',
    ]);
    expect(pages({ ...empty, projects: [aProject()] }, { check: false })).not.toContain('check/');
    expect(pages({ retrospectives: [aRetrospective()] })).toHaveLength(10);
  });
});

test('documents that do not exist in the site are not offered', () => {
  const named = (changes: Parameters<typeof someContent>[0]) => {
    const content = someContent(changes);
    const paths = new Set(
      siteDocuments(content, settingOf(aSite(), NOW, content)).map(({ path }) => path),
    );
    return existingPatterns(patterns(english.subscribe), paths).map(({ path }) => path);
  };
  expect(named({ advisories: [], releases: [], keys: [], projects: [] })).toEqual([]);
  expect(named({})).toContain('keys/<fingerprint>.asc');
});

test('the policy page adds no figure that nobody stated', () => {
  const shown = (site = aSite(), projects = [aProject()]) =>
    POLICY_FIGURES.filter((name) => figureIsStated(name, site, projects));
  expect(shown(silent, [aProject({ branches: [] })])).toEqual([]);
  expect(shown()).toEqual(['severity_levels', 'supported_versions']);
});

test('the numbers state no exploitation, and no kept promise, that nobody stated', () => {
  const rows = (site = aSite(), advisory = anAdvisory()) => {
    const content = someContent({ advisories: [advisory] });
    const csv = siteDocuments(content, settingOf(site, NOW, content)).find(
      ({ path }) => path === METRICS_CSV,
    );
    const [head = '', row = ''] = String(csv?.body).split(/\r?\n/);
    const cells = row.split(',');
    return (column: string) => cells[head.split(',').indexOf(column)];
  };
  expect(rows()('exploited')).toBe('');
  expect(
    rows(aSite(), anAdvisory({ exploited: { aware_at: '2026-04-21T09:00:00Z' } }))('exploited'),
  ).toBe('before-fix');
  expect(rows()('promise_kept')).toBe('true');
  expect(rows(silent)('promise_kept')).toBe('');
});

describe('the exported policy', () => {
  const CVD = aPolicy({
    body: '# Policy\n\nWe follow coordinated vulnerability disclosure.\n\n## Reporting\n\nMail us.\n',
  });
  const small = {
    keys: [],
    policies: [CVD],
    channels: [
      aChannel({ key: undefined, kind: 'github', address: 'https://git.example/orbital/report' }),
    ],
  };
  const exported = (
    site: typeof silent,
    project: ReturnType<typeof aProject>,
    changes: Parameters<typeof someContent>[0],
  ) => {
    const content = someContent({ ...changes, projects: [project] });
    return securityPolicy([project], content, settingOf(site, NOW, content));
  };

  test('states nothing that nobody stated', () => {
    const text = exported(aSite({ ...UNSTATED, team: [] }), aProject({ branches: [] }), small);
    expect(text).not.toMatch(
      /newest release|any of these|first is|encrypt|hours|days|agree|together|UTC|SIRT/,
    );
    expect(text).toContain('We follow coordinated vulnerability disclosure.');
    expect(text).toContain('https://git.example/orbital/report');
  });

  test('keeps the statements of the policy itself if the content has none', () => {
    const own = aPolicy({ body: `${CVD.written}\n## Supported versions\n\nAsk us.\n` });
    const text = exported(silent, aProject({ branches: [] }), { ...small, policies: [own] });
    expect(text).toContain('Ask us.');
    expect(exported(silent, aProject(), { ...small, policies: [own] })).not.toContain('Ask us.');
  });

  test('states only the policy’s own rules of coordinated disclosure', () => {
    const without = aPolicy({ body: '# Policy\n\n## Reporting\n\nMail us.\n' });
    expect(exported(silent, aProject(), { ...small, policies: [without] })).not.toMatch(
      /coordinated/i,
    );
  });

  test('states what the team stated', () => {
    const text = exported(aSite(), aProject(), {});
    expect(text).toMatch(/within 48 hours/);
    expect(text).toMatch(/\| critical \| 7 \|/);
    expect(text).toMatch(/16:00 UTC from Monday to Thursday/);
    expect(text).toMatch(/a form that helps you encrypt/);
  });
});
