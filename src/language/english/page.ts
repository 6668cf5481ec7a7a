// Words for the small pages: 404, the policy, announcements, thanks, the search, statements on
// dependencies.

import type { Pieces, Wrap } from '../piece.ts';

export const page = {
  missing: {
    title: 'Page not found',
    description: 'There is no page at this address.',
    intro:
      'There is no page at this address. The address of an advisory never changes, so check it for typing errors.',
    /** `withdrawn`: true if one of them is withdrawn. */
    advisories: <Node>(link: Wrap<Node>, withdrawn: boolean): Pieces<Node> => [
      link('All advisories'),
      ...(withdrawn ? [', including withdrawn ones'] : []),
    ],
    /** `branches`: true if a project states which versions get fixes. */
    projects: <Node>(link: Wrap<Node>, branches: boolean): Pieces<Node> => [
      link('Projects'),
      ...(branches ? [' and the versions that get fixes'] : []),
    ],
    policy: 'Our security policy',
    report: 'Report a vulnerability',
    home: 'Home',
  },
  policy: {
    label: 'Policy',
    title: 'Security policy',
    description: (publisher: string): string => `The security policy of ${publisher}.`,
    part: (title: string): string => `Policy: ${title}`,
    partDescription: (title: string, publisher: string): string =>
      `${title}, a part of the security policy of ${publisher}.`,
    none: <Node>(report: Wrap<Node>): Pieces<Node> => [
      'No policy has been published yet. You can still ',
      report('report a vulnerability'),
      '.',
    ],
    noneYet: 'No policy has been published yet.',
    reviewed: <Node>(day: Node): Pieces<Node> => ['Last reviewed by the team on ', day, '.'],
  },
  announcements: {
    title: 'Announcements',
    description: (publisher: string): string =>
      `The security releases of ${publisher}, the newest first.`,
    intro: 'The announcement of every security release.',
    none: 'No security release has been announced yet.',
    project: 'Project',
    published: 'Published',
    sent: 'Sent to',
    mail: 'As an email',
    fixes: <Node>(ids: Node): Pieces<Node> => [', fixes ', ids],
    fixesPartly: <Node>(ids: Node): Pieces<Node> => [', only some versions fix ', ids],
    fails: <Node>(ids: Node): Pieces<Node> => [', does not fix ', ids],
    retrospective: 'Retrospective',
    retrospectives: 'Retrospectives',
    unplanned: <Node>(reason: Node): Pieces<Node> => ['No retrospective is planned: ', reason],
  },
  thanks: {
    title: 'Thanks',
    description: (publisher: string): string =>
      `People who reported or helped to fix vulnerabilities of ${publisher}.`,
    none: 'No one is named here yet.',
    intro: 'These people, teams and tools found vulnerabilities or helped to fix them.',
    report: 'Report a vulnerability',
  },
  search: {
    title: 'Search',
    description: (publisher: string): string =>
      `Find an advisory of ${publisher} by its id, a CVE or words.`,
    intro:
      'An id leads directly to its advisory. The search runs in your browser; what you type is not sent anywhere.',
    noScript:
      'The search needs JavaScript, which is disabled in your browser: this site consists of static files only. The lists below contain everything.',
    label: 'Search this site',
    text: 'An id, a CVE or words',
    button: 'Search',
    results: 'Results',
    byProject: 'By project',
    bySeverity: 'By severity',
    byYear: 'By year',
    byOther: 'By package, weakness or version',
    byIdentifier: 'By identifier',
    at: <Node>(address: Node): Pieces<Node> => [
      'The address of an advisory contains its id: ',
      address,
      '. Other identifiers, such as CVEs, are in the lists by year.',
    ],
    /** Placeholders for the year and the number of an id in an address. */
    yearAndNumber: 'YEAR-NUMBER',
  },
  statements: {
    title: 'Vulnerabilities in dependencies',
    description: (publisher: string): string =>
      `What vulnerabilities in dependencies mean for the projects of ${publisher}.`,
    intro:
      'A scanner may find a known vulnerability in a library that we use. Here we say whether it affects our projects, and why.',
    document: <Node>(link: Node): Pieces<Node> => [
      'Scanners can read all statements in one document: ',
      link,
      '.',
    ],
    none: 'No statement has been published yet.',
    heading: (vulnerability: string, component: string, status: string): string =>
      `${vulnerability} in ${component}: ${status.toLowerCase()}`,
    status: 'Status',
    products: (n: number): string => (n === 1 ? 'Product' : 'Products'),
    vulnerability: 'Vulnerability',
    component: 'Component',
    published: 'Published',
    updated: 'Updated',
    action: 'What to do',
    changes: 'Changes',
    everyVersion: (product: string): string => `${product}, every version`,
  },
};
