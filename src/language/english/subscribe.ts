// Words for subscriptions to advisories: feeds, data, and the purpose of each.

import type { SeverityFloor } from '../../model/advisory/severity-floor.ts';
import type { Pieces, Wrap } from '../piece.ts';

/** A feed or a document, with one sentence about it. */
interface Described {
  readonly name: string;
  readonly sentence: string;
}

const floors: Readonly<Record<SeverityFloor, Described>> = {
  low: {
    name: 'Low and above',
    sentence:
      'Advisories rated low, medium, high or critical; those without a rating are only in the feed of all advisories and in that of their project.',
  },
  medium: { name: 'Medium and above', sentence: 'Advisories rated medium, high or critical.' },
  high: { name: 'High and above', sentence: 'Advisories rated high or critical.' },
  critical: { name: 'Critical', sentence: 'Advisories rated critical.' },
};

export const subscribe = {
  title: 'Subscribe',
  description: (publisher: string): string =>
    `Feeds and data of the security advisories of ${publisher}.`,
  intro: 'Get notified when an advisory is published, changed or withdrawn.',
  /** The one recommendation at the top, which the address follows. */
  recommended: {
    title: 'Our recommendation',
    feed: 'Add this address to your feed reader, or to the RSS app of your team’s chat. You then get every new and changed advisory.',
    list: 'Join this mailing list.',
    copy: 'our recommendation',
  },
  feeds: 'Feeds',
  feedsIntro:
    'All three contain the same entries with their full text. A changed entry is marked as updated; feed readers that support this show it again.',
  /** `earlier`: true if a feed has dropped older entries. */
  entries: <Node>(n: number, code: Wrap<Node>, earlier: boolean): Pieces<Node> => [
    `A feed contains at most ${n} entries.`,
    ...(earlier
      ? [
          ' It links to documents with all earlier entries (RFC 5005; ',
          code('next_url'),
          ' in JSON Feed).',
        ]
      : []),
  ],
  bySeverity: 'By severity',
  byProject: 'By project',
  byOther: 'Releases and lessons',
  lists: 'Mailing lists',
  data: 'Data for scanners',
  dataIntro: <Node>(advisory: Wrap<Node>): Pieces<Node> => [
    'The page of each ',
    advisory('advisory'),
    ' links to its own record.',
  ],
  contact: 'Contact',
  formats: {
    rss: 'RSS 2.0, which every feed reader and most chat programs support.',
    atom: 'Atom, which distinguishes an update from the first publication.',
    json: 'JSON Feed 1.1, for programs that prefer JSON to XML.',
  },
  floors,
  announcements: {
    name: 'Announcements',
    sentence: 'The announcement of every security release, with its full text.',
  },
  retrospectives: {
    name: 'Retrospectives',
    sentence:
      'A summary of what we learned from vulnerabilities, with a link to the whole retrospective.',
  },
  metrics: {
    name: 'Yearly reports',
    sentence: 'How fast we answered reports and fixed vulnerabilities, once a year at its end.',
  },
  project: (name: string): string => `Only the advisories of ${name}.`,
  documents: {
    osvJson: {
      name: 'OSV, all records in one file',
      sentence: 'A JSON list of every advisory in the OSV format.',
    },
    osvZip: {
      name: 'OSV, all records in one archive',
      sentence: 'A ZIP archive with one OSV file for each advisory.',
    },
    osvChanges: {
      name: 'OSV, list of changes',
      sentence: 'When each record was last modified, newest first, to fetch only what is new.',
    },
    osvEcosystems: {
      name: 'OSV, by ecosystem',
      sentence:
        'The ecosystems with records: for each name, osv/<name>/all.zip is an archive of its records, and osv/<name>/modified_id.csv lists their modification times.',
    },
    csaf: {
      name: 'CSAF 2.0, the provider',
      sentence:
        'The entry point for tools: it leads to a CSAF document for each advisory, with hashes and a ROLIE feed.',
    },
    calendar: {
      name: 'Calendar',
      sentence: 'Announced security releases, past and upcoming, for a calendar (iCalendar).',
    },
    vex: {
      name: 'OpenVEX, dependencies',
      sentence: 'What vulnerabilities in dependencies mean for our projects.',
    },
    metricsCsv: {
      name: 'Metrics, CSV',
      sentence: 'How fast each report was acknowledged, fixed and published, for spreadsheets.',
    },
    metricsJson: {
      name: 'Metrics, JSON',
      sentence: 'The same data with medians and counts for each year and severity.',
    },
    securityTxt: {
      name: 'security.txt',
      sentence: 'How to reach us, for tools that read it (RFC 9116).',
    },
  } satisfies Readonly<Record<string, Described>>,
  /** One file for each advisory, version or key. */
  patterns: {
    vex: {
      name: 'OpenVEX, by advisory',
      sentence:
        'Which of the versions in an advisory are affected or fixed, for scanners that use it as a filter.',
    },
    cve: {
      name: 'CVE, by CVE',
      sentence:
        'What we send to our CNA for the CVE record: a draft until the record is published.',
    },
    versions: {
      name: 'Advisories, by version',
      sentence:
        'The advisories that affect a released version of a project, and the versions that fix it.',
    },
    keys: {
      name: 'OpenPGP keys',
      sentence: 'Our keys, which mail programs also find by our address (Web Key Directory).',
    },
  } satisfies Readonly<Record<string, Described>>,
};
