// Words for every page: the navigation, the banners and the footer.

import type { Pieces, Wrap } from '../piece.ts';

export const frame = {
  skip: 'Skip to the content',
  navigation: 'Main',
  menu: 'Menu',
  pages: {
    advisories: 'Advisories',
    projects: 'Projects',
    check: 'Am I affected?',
    policy: 'Policy',
    announcements: 'Announcements',
    retrospectives: 'Retrospectives',
    metrics: 'Metrics',
    subscribe: 'Subscribe',
    search: 'Search',
    report: 'Report a vulnerability',
  },
  published: <Node>(publisher: Node): Pieces<Node> => [
    'Published by ',
    publisher,
    '. All times are in UTC.',
  ],
  /** Only if someone is listed there. */
  thanks: <Node>(thanks: Wrap<Node>): Pieces<Node> => [
    thanks('Thanks'),
    ' to the people who reported vulnerabilities.',
  ],
  feeds: 'Feeds:',
  banner: {
    label: 'Security releases',
    coming: 'Upcoming security release',
    fresh: 'Security release',
    severityAtMost: (severity: string): string => `Maximum severity: ${severity}.`,
    severity: (severity: string): string => `Severity: ${severity}.`,
    fixes: (n: number): string =>
      `It fixes ${n === 1 ? 'one vulnerability' : `${n} vulnerabilities`}.`,
    until: (moment: string): string => `Shown until ${moment}.`,
  },
};
