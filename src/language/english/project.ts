// Words for the pages of projects and of their versions.

import type { NotAssessedReason } from '../../model/advisory/assessed.ts';
import type { Assessment } from '../../model/lookup/affects.ts';
import type { Pieces, Wrap } from '../piece.ts';

const statuses: Readonly<Record<Assessment['status'], string>> = {
  affected: 'Affected',
  'not-assessed': 'Not assessed',
  'not-affected': 'No known vulnerability',
};

export const project = {
  index: {
    title: 'Projects',
    description: (publisher: string): string =>
      `The projects that the security policy of ${publisher} covers.`,
    /** Without a policy. */
    plainDescription: (publisher: string): string => `The projects of ${publisher}.`,
    intro: <Node>(policy: Wrap<Node>): Pieces<Node> => [
      'These projects are covered by our ',
      policy('policy'),
      '.',
    ],
    none: 'No projects are listed yet.',
  },
  title: (name: string): string => `Project: ${name}`,
  description: (name: string, publisher: string): string =>
    `Advisories and supported versions of ${name}, by ${publisher}.`,
  packages: (n: number): string => (n === 1 ? 'Package' : 'Packages'),
  repository: 'Repository',
  homepage: 'Home page',
  lists: 'Mailing lists',
  affected: 'Is my version affected?',
  matrixLink: 'Every version and every advisory in one table',
  which: 'Which version do I have?',
  supported: 'Supported versions',
  unstated:
    'This project does not state which versions get fixes. Ask us before you rely on an old version.',
  advisories: 'Advisories',
  noAdvisory: 'No advisories have been published for this project.',
  caption: 'Advisories of this project, the newest first',
  filterThis: 'Filter this list',
  programs: <Node>(link: Wrap<Node>): Pieces<Node> => [
    'Machine-readable: ',
    link('all of these in the OSV format'),
    '.',
  ],
  follow: <Node>(feeds: Node): Pieces<Node> => ['Follow them: ', feeds, '.'],
  retrospectives: 'Retrospectives',
  releases: 'Security releases',
  branches: {
    caption: 'Branches and their support',
    branch: 'Branch',
    versions: 'Versions',
    support: 'Support',
    firstRelease: <Node>(day: Node): Pieces<Node> => ['first release: ', day],
    until: 'Until',
    noEnd: 'no end is stated',
    /** Instead of the last day of a branch at its end of life. */
    ended: 'the day is not stated',
  },
  versions: {
    newest: 'The newest versions',
    earlier: 'Earlier versions',
    version: 'Version',
    known: 'Known vulnerabilities',
    worst: 'Highest severity',
    count: (n: number): string => (n === 1 ? '1 advisory' : `${n} advisories`),
    more: (n: number): string => (n === 1 ? '1 earlier version' : `${n} earlier versions`),
  },
  version: {
    statuses,
    affected: (n: number, name: string): string =>
      n === 0
        ? `A vulnerability in a dependency affects ${name}.`
        : `${n === 1 ? '1 advisory affects' : `${n} advisories affect`} ${name}.`,
    notAffected: (name: string): string => `No published advisory affects ${name}.`,
    notAssessed: (name: string): string => `${name} is not assessed.`,
    description: (answer: string, publisher: string): string =>
      `${answer} What to upgrade to, by ${publisher}.`,
    worstOf: (n: number): string => (n === 1 ? 'the one advisory' : `the worst of ${n}`),
    branch: 'Branch',
    support: 'Support',
    ended: <Node>(day: Node): Pieces<Node> => ['last day: ', day],
    until: <Node>(day: Node): Pieces<Node> => ['until ', day],
    released: 'Released',
    programs: 'Machine-readable',
    onBranch: <Node>(version: Node, branch: string | undefined): Pieces<Node> => [
      'Upgrade to ',
      version,
      `, the nearest version${branch === undefined ? '' : ` on the ${branch} branch`} that no advisory affects.`,
    ],
    elsewhere: <Node>(version: Node, branch: string | undefined, n: number): Pieces<Node> => [
      `${branch === undefined ? '' : `No version on the ${branch} branch is unaffected by ${n === 1 ? 'it' : 'all of them'}. `}Upgrade to `,
      version,
      ', the nearest version that no advisory affects.',
    ],
    nowhere: (n: number): string =>
      n === 1
        ? 'No unaffected version is known. The advisory describes mitigations.'
        : 'No version is known to be unaffected by all of them. The advisories describe mitigations.',
    caption: (packages: readonly string[], version: string): string =>
      `Advisories that affect ${packages.join(' and ')} ${version}`,
    fixedIn: 'Fixed in',
    noFix: 'no fix is known',
    otherBranch: 'on another branch',
    nothing: 'No published advisory affects this version. Future advisories may.',
    silent: <Node>(
      strong: (pieces: Pieces<Node>) => Node,
      why: NotAssessedReason,
      until: Node | undefined,
      branch: string | undefined,
      n: number,
    ): Pieces<Node> => {
      switch (why) {
        case 'out-of-support':
          return [
            strong([
              'Not assessed: ',
              ...(until === undefined
                ? ['out of support']
                : ['the last day of support was ', until]),
              '.',
            ]),
            ` ${n === 1 ? 'This advisory' : 'These advisories'} ${until === undefined ? '' : 'came later and '}${n === 1 ? 'does' : 'do'} not mention the ${branch} branch. Treat the version as affected.`,
          ];
        case 'no-advisory':
          return [
            strong(['Not assessed: it cannot be assigned to a branch that the project lists.']),
            ' No published advisory names the package.',
          ];
        case 'no-branch':
          return [
            strong(['Not assessed: it cannot be assigned to a branch that the project lists.']),
            ` ${n === 1 ? 'This advisory does' : 'These advisories do'} not name the version.`,
          ];
        case 'not-assessed':
          return [
            strong(['Not assessed.']),
            ` The ${branch} branch was not assessed for ${n === 1 ? 'this advisory' : 'these advisories'}.`,
          ];
      }
    },
    unknown: (n: number): string =>
      `The ranges do not show whether ${n === 1 ? 'this advisory affects' : 'these advisories affect'} the version. Read ${n === 1 ? 'it' : 'them'}:`,
    all: (name: string): string => `All advisories and versions of ${name}`,
  },
  matrix: {
    title: (name: string): string => `Versions and advisories of ${name}`,
    description: (name: string, publisher: string): string =>
      `Which version of ${name} is affected by which advisory, by ${publisher}.`,
    intro: 'A row for each version and a column for each advisory, the newest first.',
    yes: 'yes',
    no: 'no',
    affects: 'The advisory affects the version',
    affectsNot: 'The advisory does not affect the version',
    unknown: 'Not known: the version was not assessed, or the versions cannot be compared',
    ecosystem: 'Only the package in that ecosystem is affected',
    cut: <Node>(
      columns: number,
      allColumns: number,
      rows: number,
      allRows: number,
      link: Wrap<Node>,
    ): Pieces<Node> => [
      `The table shows the newest ${columns} of ${allColumns} advisories and the newest ${rows} of ${allRows} versions. The `,
      link('page of the project'),
      ' lists all.',
    ],
    version: 'Version',
  },
};
