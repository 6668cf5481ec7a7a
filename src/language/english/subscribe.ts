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
      'Every advisory that has a rating from low to critical; those without one are only in the feed of all advisories and of their project.',
  },
  medium: { name: 'Medium and above', sentence: 'Advisories that are rated medium, high or critical.' },
  high: { name: 'High and above', sentence: 'Advisories that are rated high or critical.' },
  critical: { name: 'Critical', sentence: 'Advisories that are rated critical.' },
};

export const subscribe = {
  title: 'Subscribe',
  description: (publisher: string): string => `Feeds and data of the security advisories of ${publisher}.`,
  intro: 'Hear of an advisory when it is published, changed or withdrawn.',
  feeds: 'Feeds',
  feedsIntro:
    'All three hold the same entries with their full text. An entry that changes is marked as updated; readers that look for that show it again.',
  /** `earlier`: true if a feed has dropped older entries. */
  entries: <Node>(n: number, code: Wrap<Node>, earlier: boolean): Pieces<Node> => [
    `A feed holds ${n} entries at most.`,
    ...(earlier ? [' It links documents with all earlier ones (RFC 5005; ', code('next_url'), ' in JSON Feed).'] : []),
  ],
  bySeverity: 'By severity',
  byProject: 'By project',
  byOther: 'Releases and lessons',
  lists: 'Mailing lists',
  data: 'Data for scanners',
  dataIntro: <Node>(advisory: Wrap<Node>): Pieces<Node> => [
    'The page of each ',
    advisory('advisory'),
    ' links its own record as well.',
  ],
  contact: 'Contact',
  formats: {
    rss: 'RSS 2.0, which every feed reader and most chat programs understand.',
    atom: 'Atom, which tells an update from a first publication.',
    json: 'JSON Feed 1.1, for programs that prefer JSON to XML.',
  },
  floors,
  announcements: {
    name: 'Announcements',
    sentence: 'The announcement of every security release, with its full text.',
  },
  retrospectives: {
    name: 'Retrospectives',
    sentence: 'What was learnt from vulnerabilities, in short, with a link to the whole retrospective.',
  },
  metrics: { name: 'Yearly reports', sentence: 'How fast we answered and fixed, once a year when it is over.' },
  project: (name: string): string => `The advisories of ${name} alone.`,
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
      sentence: 'When each record was last modified, the newest first: fetch only what is new.',
    },
    osvEcosystems: {
      name: 'OSV, by ecosystem',
      sentence:
        'The ecosystems that have records: for each name, osv/<name>/all.zip is an archive of them, and osv/<name>/modified_id.csv their times of change.',
    },
    csaf: {
      name: 'CSAF 2.0, the provider',
      sentence: 'Where tools start: it leads to a CSAF document for each advisory, with hashes and a ROLIE feed.',
    },
    calendar: {
      name: 'Calendar',
      sentence: 'Announced security releases, past and to come, for a calendar (iCalendar).',
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
      sentence: 'The same with medians and counts for each year and severity.',
    },
    securityTxt: {
      name: 'security.txt',
      sentence: 'How to reach us, for tools that look for it (RFC 9116).',
    },
  } satisfies Readonly<Record<string, Described>>,
  /** One file for each advisory, version or key. */
  patterns: {
    vex: {
      name: 'OpenVEX, by advisory',
      sentence: 'Which versions that an advisory names are affected or fixed, for scanners that filter by it.',
    },
    cve: {
      name: 'CVE, by CVE',
      sentence: 'What we hand to our CNA for the CVE record: a draft until the record is published.',
    },
    versions: {
      name: 'Advisories, by version',
      sentence: 'What affects one released version of a project, and which versions fix it.',
    },
    keys: {
      name: 'OpenPGP keys',
      sentence: 'The keys to write to us by, which mail programs also find by our address (Web Key Directory).',
    },
  } satisfies Readonly<Record<string, Described>>,
};
