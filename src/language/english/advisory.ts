// Words for the page of an advisory, and for its lists.

import type { Pieces, Wrap } from '../piece.ts';

export const advisory = {
  withdrawn: 'Withdrawn',
  exploited: 'Exploited',
  titleWithdrawn: (title: string): string => `${title} (withdrawn)`,
  descriptionWithdrawn: (description: string): string => `Withdrawn. ${description}`,
  checkVersion: 'Check your version',
  mistake: 'Report a mistake in this advisory',
  sections: {
    versions: 'Affected versions',
    upgrade: 'Upgrade',
    mitigation: 'Mitigation',
    impact: 'Impact',
    affected: 'Am I affected?',
    details: 'Details',
    severity: 'Severity',
    record: 'Record',
    timeline: 'Timeline',
    changes: 'Changes',
    credits: 'Credits',
    references: 'References',
    related: 'Related',
    documents: 'Documents',
    source: 'Source',
  },
  /** The main facts, on the first screen. */
  glance: {
    happens: 'What can happen',
    versions: 'Affected',
    allVersions: 'All affected versions',
    only: (ranges: string, platforms: readonly string[]): string =>
      `${ranges} (only on ${platforms.join(', ')})`,
    action: 'What to do',
    upgrade: <Node>(versions: readonly Node[]): Pieces<Node> => [
      'Upgrade to ',
      ...choice(versions),
      '.',
    ],
    upgradeOf: <Node>(label: Node, versions: readonly Node[]): Pieces<Node> => [
      'Upgrade ',
      label,
      ' to ',
      ...choice(versions),
      '.',
    ],
    upgradeOnBranch: <Node>(link: Wrap<Node>): Pieces<Node> => [
      link('Upgrade'),
      ' to the fixed version of your branch.',
    ],
    /** Branches that still get fixes. */
    waiting: <Node>(
      branches: readonly string[],
      link: Wrap<Node>,
      mitigated: boolean,
    ): Pieces<Node> => [
      `No fixed version is known on the ${branches.length === 1 ? 'branch' : 'branches'} ${branches.join(', ')}. See `,
      link(mitigated ? 'Mitigation' : 'Upgrade'),
      '.',
    ],
    noFix: <Node>(link: Wrap<Node>, mitigated: boolean): Pieces<Node> => [
      'No fixed version is known. See ',
      link(mitigated ? 'Mitigation' : 'Upgrade'),
      '.',
    ],
  },
  facts: {
    advisory: 'Advisory',
    aliases: 'Also known as',
    cve: { pending: 'Requested', 'not-eligible': 'None' },
    project: 'Project',
    published: 'Published',
    modified: 'Modified',
    weakness: 'Weakness',
    pattern: 'Attack pattern',
  },
  notices: {
    withdrawn: <Node>(strong: Wrap<Node>, moment: Node, reason: Node): Pieces<Node> => [
      strong('This advisory was withdrawn'),
      ' on ',
      moment,
      '. ',
      reason,
    ],
    replaced: <Node>(by: Node): Pieces<Node> => ['It is replaced by ', by, '.'],
    stays: 'The original text is below.',
    exploited: <Node>(strong: Wrap<Node>, moment: Node): Pieces<Node> => [
      strong('This vulnerability is being exploited.'),
      ' We learned of it on ',
      moment,
      '.',
    ],
    translated: {
      stale: <Node>(strong: Wrap<Node>, changed: Node, of: Node): Pieces<Node> => [
        strong('This translation is out of date.'),
        ' The original was changed on ',
        changed,
        '; this translation is of the version of ',
        of,
        '.',
      ],
      counts: <Node>(link: Wrap<Node>): Pieces<Node> => [
        'This is a translation. The authoritative text is ',
        link('the original'),
        '.',
      ],
    },
  },
  languages: { label: 'This advisory in other languages', original: 'original' },
  related: {
    release: <Node>(release: Node): Pieces<Node> => ['Fixed by the security release ', release],
    partly: <Node>(release: Node): Pieces<Node> => [
      'Fixed only by some versions of the security release ',
      release,
    ],
    failed: <Node>(release: Node): Pieces<Node> => ['Not fixed by the security release ', release],
    retrospective: <Node>(retrospective: Node): Pieces<Node> => ['Retrospective: ', retrospective],
    unplanned: <Node>(reason: Node): Pieces<Node> => ['No retrospective is planned: ', reason],
    replaces: <Node>(ids: Node): Pieces<Node> => ['It replaces ', ids],
    upstream: <Node>(ids: Node): Pieces<Node> => ['It is caused by a dependency: ', ids],
    also: <Node>(ids: Node): Pieces<Node> => ['See also ', ids],
  },
  documents: 'This advisory in machine-readable formats:',
  imported: <Node>(record: Node, format: string): Pieces<Node> => [
    'This record was imported from ',
    record,
    `, which is in the ${format} format.`,
  ],
  turn: { label: 'Other advisories', older: 'Older', newer: 'Newer' },
  table: {
    caption: 'Affected and fixed versions',
    branch: 'Branch',
    affected: 'Affected',
    fixed: 'Fixed in',
    anyBranch: 'any',
    commits: <Node>(repository: Node): Pieces<Node> => ['commits of ', repository],
    noFix: 'no fix is known',
    versions: <Node>(versions: Node): Pieces<Node> => ['Versions: ', versions],
    manyVersions: (n: number): string => `List of the ${n} affected versions`,
    functions: 'Affected functions:',
    platforms: (platforms: string): string => `only on ${platforms}`,
    nothing: 'The affected versions are not stated.',
  },
  assessed: {
    all: 'All other versions were assessed and are not affected.',
    unknown: (branches: readonly string[]): string =>
      `Not assessed: ${branches.join(', ')}. It is not known whether other versions of ${branches.length === 1 ? 'this branch' : 'these branches'} are affected.`,
  },
  upgrade: {
    /** The text before a command. */
    to: (version: string, branch: string | undefined): string =>
      branch === undefined
        ? `To ${version} or later:`
        : `On the ${branch} branch, to ${version} or later:`,
    versions: <Node>(label: Node, versions: readonly Node[]): Pieces<Node> => [
      label,
      ': upgrade to ',
      ...choice(versions),
      ', or to a later version of the same branch.',
    ],
    commits: <Node>(label: Node, commits: readonly Node[]): Pieces<Node> => [
      label,
      ': upgrade to commit ',
      ...choice(commits),
      ' or a later one.',
    ],
    nothing: 'No fixed version is known.',
  },
  cvss: {
    heading: (version: string, score: string, level: string): string =>
      `CVSS ${version}: ${score} (${level})`,
    threat: (score: string, level: string): string =>
      `The score includes what is known about attacks today. Without that, it is ${score} (${level}).`,
    calculator: (version: string): string => `Open in the CVSS ${version} calculator`,
    parts: 'What each part of the vector means',
    caption: (version: string): string => `CVSS ${version}, metric by metric`,
    metric: 'Metric',
    value: 'Value',
    meaning: 'Meaning',
  },
};

/** "1.4.7, 2.1.3 or 3.0.1" */
function choice<Node>(all: readonly Node[]): Pieces<Node> {
  return all.flatMap((one, i) => (i === 0 ? [one] : [i === all.length - 1 ? ' or ' : ', ', one]));
}
