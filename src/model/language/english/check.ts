// Am I affected? The page, and what its script and the command line say.

import type { Answer, Doubt } from '../../check/answer.ts';
import type { Pieces, Wrap } from '../piece.ts';
import type { Plural } from '../template.ts';

const statuses: Readonly<Record<Answer['status'], string>> = {
  affected: 'Affected',
  unknown: 'Cannot tell',
  'not-affected': 'Not affected',
};

const doubts: Readonly<Record<Doubt, string>> = {
  'no-version': 'No exact version is named.',
  'version-form': '{version} is no version that the ecosystem takes, so that it cannot be compared.',
  'not-comparable': 'The versions of these advisories cannot be compared with this one.',
  'out-of-support':
    'Out of support: these advisories came later and do not speak of the {branch} branch. Treat the version as affected.',
};

const plurals = {
  read: { one: '1 package read', other: '{n} packages read' },
  affectedBy: { one: 'Affected by 1 advisory', other: 'Affected by {n} advisories' },
  sameName: { one: '1 package has this name.', other: '{n} packages have this name.' },
  reading: { one: 'Reading the file…', other: 'Reading {n} files…' },
  unreadable: { one: '1 file could not be read.', other: '{n} files could not be read.' },
  nothingCovered: {
    one: 'Nothing in this file is covered by this site: {read}.',
    other: 'Nothing in these files is covered by this site: {read}.',
  },
  more: { one: 'and 1 more', other: 'and {n} more' },
} satisfies Readonly<Record<string, Plural>>;

export const check = {
  title: 'Am I affected?',
  description: (publisher: string): string =>
    `Whether your version, or a package in your lock file or SBOM, is affected by an advisory of ${publisher}.`,
  intro:
    'Type the version that you have, or choose lock files and SBOMs. Your browser answers: nothing that you type or choose leaves it.',
  introPages: 'Each version has a page that says what affects it and what to upgrade to.',
  noScript:
    'Your browser runs no JavaScript, and nobody else computes an answer here: this site is made of files alone. The pages of the versions below say the same.',
  package: 'Package',
  version: 'Version',
  button: 'Check',
  files: 'Lock files or SBOMs',
  drop: (names: string): string => `Or drop them here: ${names}.`,
  versions: 'Version by version',
  noProject: 'No project is listed yet.',
  noVersion: 'No version is named yet.',
  earlier: <Node>(n: number, link: Wrap<Node>): Pieces<Node> => [link(`and ${n} earlier ones`)],
  /** What the script and the command line say: plain data. */
  script: {
    statuses,
    doubts,
    outOfSupportSince:
      'Out of support since {until}: these advisories came later and do not speak of the {branch} branch. Treat the version as affected.',
    upgradeOnBranch: 'Upgrade to {version}, the nearest version on the {branch} branch that no advisory affects.',
    upgrade: 'Upgrade to {version}, the lowest later version that no advisory affects.',
    noneOnBranch: 'No version on the {branch} branch is known to be free of all of them.',
    noneClean: 'No version that is free of all of them is known. The advisories say how to mitigate each.',
    nothingRead: 'No package was read.',
    countAffected: '{n} affected',
    countUnknown: '{n} cannot be told',
    countFree: '{n} not affected',
    countNotCovered: '{n} not covered by this site',
    ...plurals,
    typePackage: 'Type the name of a package.',
    typeVersion: 'Type the version that you have.',
    noPurl: '{text} is no purl such as pkg:pypi/orbital.',
    notCovered: 'This site covers no package “{text}”.',
    didYouMean: 'Did you mean {near}?',
    tooLarge: 'The file is larger than {most} MB.',
    failed: 'What the answer is made from could not be loaded. The pages of the versions below say the same.',
    looking: 'Looking…',
    saidAffected: 'Affected.',
    saidUnknown: 'It cannot be told.',
    saidFree: 'Not affected.',
    readAs: 'Read as {format}.',
    couldNot: 'This file could not be read:',
    partly: 'What could not be read or is not followed:',
    nothing: 'No published advisory affects this version. Advisories that are still to come may.',
    inFile: 'In the file: {where}',
    advisory: 'Advisory',
    severity: 'Severity',
    fixedIn: 'Fixed in',
    noFix: 'no fix is known',
    otherBranch: 'on another branch',
    caption: 'Advisories that affect {name}',
    withdrawn: 'Withdrawn, and not counted:',
  },
};
