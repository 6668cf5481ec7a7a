// Words for the home page, and for the lists of advisories and the links to them.

import type { SeverityFloor } from '../../model/advisory/severity-floor.ts';
import type { AdvisoryState } from '../../model/views/advisory-lists.ts';
import type { Pieces, Wrap } from '../piece.ts';
import { time } from './time.ts';

const floors: Readonly<Record<SeverityFloor, string>> = {
  low: 'Low and above',
  medium: 'Medium and above',
  high: 'High and above',
  critical: 'Critical',
};

const states: Readonly<Record<AdvisoryState, string>> = {
  exploited: 'Being exploited',
  unfixed: 'Without a fix',
  withdrawn: 'Withdrawn',
};

const advisories = (n: number): string => (n === 1 ? '1 advisory' : `${n} advisories`);

export const list = {
  floors,
  states,
  all: 'All advisories',
  heading: {
    all: 'Advisories',
    severity: (floor: SeverityFloor): string => `Severity: ${floors[floor].toLowerCase()}`,
    state: (state: AdvisoryState): string => `Advisories: ${states[state].toLowerCase()}`,
    year: (year: string): string => `Advisories of ${year}`,
    package: (name: string): string => `Package: ${name}`,
    page: (heading: string, number: number, count: number): string =>
      `${heading}, page ${number} of ${count}`,
  },
  /** "All 12 advisories, the newest first." Without a page number if only one page exists. */
  sentence: (total: number, page?: { readonly number: number; readonly count: number }): string => {
    if (total === 0) return 'This list contains no advisories.';
    const words = total === 1 ? 'One advisory' : `${total} advisories, the newest first`;
    return page === undefined ? `${words}.` : `${words}; page ${page.number} of ${page.count}.`;
  },
  description: (heading: string, publisher: string, sentence: string): string =>
    `${heading}: security advisories of ${publisher}. ${sentence}`,
  packages: 'Packages',
  packagesIntro: 'The packages in advisories, with the number of advisories for each.',
  weaknesses: 'Weaknesses',
  weaknessesIntro:
    'The kinds of weakness (CWE) in advisories, with the number of advisories for each.',
  by: (sentence: string, publisher: string): string => `${sentence} By ${publisher}.`,
  noneNamed: 'No advisory has one yet.',
  others: 'Other lists',
  weakness: <Node>(id: string, link: Wrap<Node>): Pieces<Node> => [
    'Definition of this weakness: ',
    link(`${id} at MITRE`),
    '.',
  ],
  repository: <Node>(link: Node): Pieces<Node> => ['The repository: ', link],
  caption: (heading: string): string => `${heading}, the newest first`,
  filterThis: 'Filter this list',
  follow: <Node>(feeds: Node): Pieces<Node> => ['Follow this list: ', feeds, '.'],
  neverRemoved: <Node>(subscribe: Wrap<Node>, report: Wrap<Node>): Pieces<Node> => [
    'Advisories are never removed: an invalid one is marked as withdrawn. ',
    subscribe('Subscribe'),
    ' to be notified of the next one, or ',
    report('report a vulnerability'),
    '.',
  ],
  /** While no advisory exists. */
  hearOfFirst: <Node>(subscribe: Wrap<Node>, report: Wrap<Node>): Pieces<Node> => [
    subscribe('Subscribe'),
    ' to be notified of the first one, or ',
    report('report a vulnerability'),
    '.',
  ],
  statements: <Node>(link: Wrap<Node>): Pieces<Node> => [
    'For vulnerabilities in our dependencies, see our ',
    link('statements'),
    '.',
  ],
  columns: {
    advisory: 'Advisory',
    title: 'Title',
    severity: 'Severity',
    project: 'Project',
    published: 'Published',
    updated: <Node>(day: Node): Pieces<Node> => ['Updated ', day],
  },
  filter: {
    label: 'Filter the advisories',
    text: 'Words, an id or a CVE',
    project: 'Project',
    severity: 'Severity',
    package: 'Package',
    year: 'Year',
    state: 'State',
    all: 'All',
    any: 'Any',
    find: 'Find',
    clear: 'Clear',
  },
  rail: {
    label: 'Lists of advisories',
    severity: 'Severity',
    state: 'State',
    project: 'Project',
    year: 'Year',
    more: 'More',
    package: 'By package',
    weakness: 'By weakness',
  },
  pager: { label: 'Pages of this list', newer: 'Newer', older: 'Older', page: 'Page' },
  home: {
    newest: 'Newest advisories',
    caption: 'The newest advisories',
    none: <Node>(subscribe: Wrap<Node>): Pieces<Node> => [
      'No advisory has been published yet. ',
      subscribe('Subscribe'),
      ' to be notified of the first.',
    ],
    all: (n: number): string => `All ${n} advisories`,
    find: 'Find an advisory',
    affected: 'Is my version affected?',
    /** If no form answers for a version. */
    check: 'Find your version',
    files: 'Check a lock file or an SBOM',
    safe: 'Newest versions that no published advisory affects',
    allProjects: 'All projects',
    report: 'Report',
    reportPage: <Node>(link: Wrap<Node>): Pieces<Node> => [
      'For how to reach us, see ',
      link('Report a vulnerability'),
      '.',
    ],
    /**
     * `hours`: the promise, if any. `others`: how many further channels exist. `key`: true if a key
     * is published.
     */
    write: <Node>(
      address: Node,
      hours: number | undefined,
      page: Wrap<Node>,
      {
        others,
        key,
        web,
      }: { readonly others: number; readonly key: boolean; readonly web: boolean },
    ): Pieces<Node> => {
      const channels = others === 0 ? [] : [others === 1 ? 'another channel' : 'other channels'];
      const more = [...channels, ...(key ? ['our key'] : [])].join(' and ');
      return [
        web ? 'Report at ' : 'Write to ',
        address,
        `.${hours === undefined ? '' : ` We answer within ${time.promise(hours)}.`} See `,
        page(more === '' ? 'how to report' : `how to report, with ${more}`),
        '.',
      ];
    },
    subscribe: 'Subscribe',
    feeds: <Node>(feeds: readonly Node[], data: Wrap<Node>): Pieces<Node> => [
      'Advisories are available through ',
      ...feeds.flatMap((feed, i) =>
        i === 0 ? [feed] : [i === feeds.length - 1 ? ' and ' : ', ', feed],
      ),
      ', and as ',
      data('data for scanners'),
      '.',
    ],
    subscribePage: <Node>(link: Wrap<Node>): Pieces<Node> => [
      'For how to be notified of advisories, see ',
      link('Subscribe'),
      '.',
    ],
    policy: 'Policy',
    releases: 'Security releases',
    retrospectives: 'Retrospectives',
  },
  /** After the name of a project. */
  count: (n: number): string => (n === 0 ? 'no advisories' : advisories(n)),
};
