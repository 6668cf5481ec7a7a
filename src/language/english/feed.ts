// Words for feeds, the calendar, social cards and lists of files.

export const feed = {
  preface:
    'This is a feed for feed readers. Add the address of this document to your feed reader to be notified of new entries. The same content as a page: ',
  marks: { withdrawn: 'WITHDRAWN: ', updated: 'UPDATED: ' },
  withdrawn: (reason: string): string => `Withdrawn: ${reason}`,
  severity: (level: string, cvss: { version: string; score: string } | undefined): string =>
    `Severity: ${level}${cvss === undefined ? '' : ` (CVSS ${cvss.version} score ${cvss.score})`}.`,
  unrated: 'Severity: not rated.',
  aliases: (names: string): string => `Also known as ${names}.`,
  withdrawnOn: (day: string): string => `Withdrawn on ${day}:`,
  see: (link: string): string => `See ${link}.`,
  changes: 'Changes since publication:',
  package: 'Package',
  affected: 'Affected versions',
  fixed: 'Fixed in',
  notStated: 'not stated',
  /** Branches that still get fixes. */
  waiting: (branches: readonly string[]): string =>
    `No fixed version is known on the ${branches.length === 1 ? 'branch' : 'branches'} ${branches.join(', ')}.`,
  more: (shown: string, more: number): string => `${shown} and ${more} more`,
  announcements: {
    title: (site: string): string => `${site}: announcements`,
    description: (publisher: string): string =>
      `Announcements of security releases by ${publisher}.`,
  },
  severities: {
    /** After the name of the site. */
    floors: {
      low: 'low or above',
      medium: 'medium or above',
      high: 'high or above',
      critical: 'critical',
    },
    description: (floor: string): string => `Security advisories rated ${floor}.`,
  },
  project: (name: string): string => `Security advisories of ${name}.`,
  calendar: {
    title: (site: string): string => `${site}: releases`,
    release: (name: string): string => `Security release of ${name}`,
    severity: (level: string): string => `Maximum severity: ${level}.`,
    partly: (advisory: string): string => `${advisory} (fixed only by some of these versions)`,
    failed: (advisory: string): string => `${advisory} (not fixed by this release)`,
  },
  cards: { site: 'Security', release: 'Security release', retrospective: 'Retrospective' },
  csaf: {
    all: 'CSAF documents (TLP:WHITE)',
    year: (year: string): string => `CSAF documents of ${year} (TLP:WHITE)`,
    years: 'All years',
    signature: 'signature',
  },
  cveDraft: (cve: string): string => `${cve}: draft of the CVE record`,
};
