// Words for the lookup page "Am I affected?", its script and the command line.

import type { Answer } from '../../model/lookup/answer.ts';
import type { Doubt } from '../../model/lookup/doubt.ts';
import type { Maybe } from '../../model/lookup/maybe.ts';
import type { EntryCode, FileRemark } from '../../model/lookup/remark.ts';
import type { Pieces, Wrap } from '../piece.ts';
import type { Plural } from '../template.ts';

const statuses: Readonly<Record<Answer['status'], string>> = {
  affected: 'Affected',
  unknown: 'Cannot tell',
  'not-affected': 'Not affected',
};

const doubts: Readonly<Record<Doubt, string>> = {
  'no-version': 'No exact version is named.',
  'version-form': '{version} is not a valid version in this ecosystem, so it cannot be compared.',
  'no-release':
    'The release of the distribution is not named, and its versions differ from release to release.',
  'no-variant':
    'The advisories are about one variant of the package (architecture, classifier, repository, ...), which is not named here.',
  'not-comparable':
    'The order of versions does not show whether these advisories affect this version.',
  'out-of-support':
    'Out of support: these advisories do not mention the {branch} branch. Treat the version as affected.',
  'no-branch':
    'These advisories do not name {version}, and it cannot be assigned to a branch that the project lists: it was not assessed.',
  'no-advisory':
    'No advisory names this package, but {version} cannot be assigned to a branch that the project lists: it was not assessed.',
  'not-assessed': 'The {branch} branch was not assessed for these advisories.',
};

/** Reasons why a name that could be a covered package could not be looked up. */
const maybeReasons: Readonly<Record<Maybe['reason'], string>> = {
  'no-address': 'It has no package address (purl).',
  'own-part': 'It is part of the project itself, and its code may differ from that of a release.',
  'other-ecosystem': 'Its package address does not name a known registry.',
  'other-release': 'This site does not cover this release of the distribution.',
  'other-variant':
    'This site covers another variant of it (architecture, classifier, repository, ...).',
  'guessed-group': 'Only its group differs, and tools guess the group if a JAR does not name it.',
  'no-namespace': 'Its package address lacks the vendor, the owner or the host.',
  'other-module':
    'Its module path is that of another major version, or of a folder in the repository.',
  'project-repository':
    'It comes from the repository of the project, and its code may differ from that of a release.',
  'no-source':
    'The file does not name the source packages ("upstream" in a purl), so any package of the distribution could be built from it.',
  distribution: 'It is the package of a distribution, whose versions this site does not know.',
  repackaged:
    'Its registry repackages software of other registries, in versions that this site does not know.',
};

// The placeholders are the values of the remark.
const remarks: Readonly<Record<FileRemark['code'], string>> = {
  empty: 'The file is empty.',
  'too-long': 'The file is longer than {most} million characters.',
  'too-large': 'The file is larger than {most} MB.',
  'not-utf-8': 'The file is not UTF-8 text. Save it as UTF-8.',
  'not-json': 'It is not valid JSON; it may be truncated.',
  'not-toml': 'It is not valid TOML; it may be truncated.',
  'not-toml-at': 'It is not valid TOML: line {line}, column {column} cannot be read.',
  'no-npm-packages': 'It has neither "packages" nor "dependencies".',
  'spdx-3': 'This is SPDX 3, which is not supported. Most tools can also write SPDX 2.3.',
  'no-format-version':
    'It does not state the version of its format; it was read as the newest supported version.',
  'other-format-version': 'The version of its format is {version}; it was read as {known}.',
  'newer-format-version':
    'The version of its format is {version}, which is not supported; it was read as {known}.',
  'duplicate-key':
    'The key "{key}" appears twice in the same place; programs differ in which one they use.',
  'says-incomplete': 'The file says that its list of components is incomplete.',
  'go-mod-is-partial':
    'A go.mod lists all modules only since "go 1.17". Use the go.sum, or an SBOM of the program.',
  'go-sum-is-wide':
    'A go.sum can list versions that the build does not use; go.mod is more precise.',
  'too-many': 'Only the first {most} packages were read.',
  'rest-unread': 'The rest could not be read: {reason}.',
  'other-lock-file':
    '{file} is not supported. Create an SBOM of the project in JSON (CycloneDX or SPDX) instead.',
  'no-known-format': 'This file is not supported. Supported formats: {formats}.',
};

const entryRemarks: Readonly<Record<EntryCode, string>> = {
  'no-version': 'no exact version',
  'not-released': 'from a repository, an address or a folder, so its version may not be a release',
  'no-purl': 'no package address (purl), so it cannot be looked up',
  'not-a-purl': 'its package address is not a purl',
  'no-package':
    'not a package of a registry (a device, an operating system, data), and not looked up',
  'no-list': 'not a list, which was expected here',
  'many-purls': 'too many package addresses; only the first 20 were looked up',
  'own-part': 'part of the project itself, and not checked',
  'no-name': 'a package without a name',
  'too-deep': 'nested too deeply',
  'long-name': 'has a name or a version that is too long',
  'long-line': 'a line that is too long',
  'other-file': 'names another file, which was not read',
  'not-a-requirement': 'no requirement',
  address: 'an address or a folder, and no version',
  'not-go-sum': 'not a line of a go.sum',
  'replaced-by-folder': 'replaced by a folder',
  'replaced-by-module': 'replaced by another module',
};

const plurals = {
  entries: { one: '1 entry: {what} ({examples}).', other: '{n} entries: {what} ({examples}).' },
  unchecked: {
    one: 'Not checked: 1 component without a package address.',
    other: 'Not checked: {n} components without a package address.',
  },
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
    `Check whether your version, or a package in your lock file or SBOM, is affected by an advisory of ${publisher}.`,
  intro:
    'Enter your version, or choose lock files and SBOMs. The check runs in your browser; nothing that you enter or choose leaves it.',
  introPages:
    'Each version has a page with the advisories that affect it and the version to upgrade to.',
  noScript:
    'The check needs JavaScript, which is disabled in your browser: this site consists of static files only. The pages of the versions below contain the same information.',
  package: 'Package',
  version: 'Version',
  button: 'Check',
  files: 'Lock files or SBOMs',
  drop: (names: string): string => `Or drop them here: ${names}.`,
  versions: 'Version by version',
  noProject: 'No projects are listed yet.',
  noVersion: 'No versions are listed yet.',
  earlier: <Node>(n: number, link: Wrap<Node>): Pieces<Node> => [link(`and ${n} earlier ones`)],
  /** Plain data for the script and the command line. */
  script: {
    statuses,
    doubts,
    remarks,
    entryRemarks,
    supportEnded:
      'The last day of support was {until}: these advisories came later and do not mention the {branch} branch. Treat the version as affected.',
    upgradeOnBranch:
      'Upgrade to {version}, the nearest version on the {branch} branch that no advisory affects.',
    upgrade: 'Upgrade to {version}, the lowest later version that no advisory affects.',
    noneOnBranch: 'No version on the {branch} branch is known to be unaffected by all of them.',
    noneClean:
      'No version is known to be unaffected by all of them. Each advisory describes mitigations.',
    nothingRead: 'No packages were read.',
    fileUnknown: 'Cannot tell: this file contains something that could not be looked up.',
    fileEmpty: 'Cannot tell: no package in this file could be looked up.',
    maybe: '{name}: cannot tell. It may be {packages}. {reason}',
    maybeReasons,
    countAffected: '{n} affected',
    countUnknown: '{n} unknown',
    countFree: '{n} not affected',
    countNotCovered: '{n} not covered by this site',
    ...plurals,
    typePackage: 'Enter the name of a package.',
    typeVersion: 'Enter your version.',
    noPurl: '{text} is not a purl such as pkg:pypi/orbital.',
    notCovered: 'This site does not cover a package “{text}”.',
    didYouMean: 'Did you mean {near}?',
    failed:
      'The data for the check could not be loaded. The pages of the versions below contain the same information.',
    looking: 'Looking…',
    saidAffected: 'Affected.',
    saidUnknown: 'Cannot tell.',
    saidFree: 'Not affected.',
    readAs: 'Read as {format}.',
    couldNot: 'This file could not be read:',
    partly: 'What could not be read or was not followed:',
    fromRelease:
      'A pre-release of an affected release: it is older than the first affected version, but may still have the vulnerability.',
    statedAffected: 'Vulnerabilities in dependencies affect it:',
    statedOpen: 'It is not known whether these vulnerabilities in dependencies affect it:',
    nothing: 'No published advisory affects this version. Future advisories may.',
    inFile: 'In the file: {where}',
    atLine: 'line {n}',
    atPackage: 'package {n}',
    advisory: 'Advisory',
    severity: 'Severity',
    fixedIn: 'Fixed in',
    noFix: 'no fix is known',
    otherBranch: 'on another branch',
    caption: 'Advisories that affect {name}',
    withdrawn: 'Withdrawn, and not counted:',
  },
};
