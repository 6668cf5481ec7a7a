// Problems of packages, version ranges and branches.

import { error, required } from '../kind.ts';

export const PACKAGE_PROBLEMS = {
  'package-form': error(
    'The package is neither a purl, nor {ecosystem, name}, nor {repo}, nor {product}.',
    'Write pkg:TYPE/NAME, {ecosystem: ..., name: ...}, {repo: https://...}, or {product: ...}.',
  ),
  'cpe-form': error(
    'The CPE name is not a formatted string of CPE 2.3 for any version.',
    'Write all its parts, with * for the version: cpe:2.3:a:VENDOR:PRODUCT:*:*:*:*:*:*:*:*',
  ),
  'purl-version': error(
    'The purl contains a version. Versions belong in ranges.',
    'Remove the part from "@" on.',
  ),
  'purl-rule': error(
    'The purl does not follow the rules that purl-spec defines for its type.',
    'Write it as the definition of its type requires.',
  ),
  'ecosystem-unknown': error(
    'The ecosystem is not defined in the OSV schema.',
    'Use the exact name of the ecosystem in the OSV schema, or write a purl.',
  ),
  'package-name': error(
    'The package name is not in the canonical form of its ecosystem.',
    'Write the canonical name.',
  ),
  'package-repeated': required(
    'The same package has two entries.',
    'Put all ranges into one entry.',
  ),
  'affected-empty': required(
    'The entry has neither ranges nor versions, so it does not say what is affected.',
    'Add at least one range or version.',
  ),
  'affected-nameless': required(
    'A repository has versions, but no range of commits: the OSV record would list versions without a package.',
    'Add a range of commits ({introduced: "0", fixed: COMMIT}), or name the package instead of the repository.',
  ),
  'assessed-branch': required(
    'The assessed branch is not a branch of the project.',
    'Write a branch as the project names it, or "assessed: all".',
  ),
  'range-empty': error(
    'The range contains no version: it ends where it starts.',
    'Correct introduced or fixed.',
  ),
  'range-reversed': error(
    'The range ends before it starts.',
    'Correct introduced, fixed or last_affected.',
  ),
  'range-overlap': error(
    'Two ranges of the same package overlap.',
    'Split them: one range for each branch.',
  ),
  'range-ends': error('The range has both fixed and last_affected.', 'Keep fixed.'),
  'range-start': error(
    'The range has no "introduced".',
    'Add introduced; "0" means from the start.',
  ),
  'range-version': required(
    'The version is not valid in its ecosystem, so it cannot be compared with others.',
    'Write it as the package registry does.',
  ),
  'range-order-unknown': required(
    'Candor does not know how this ecosystem orders versions, so it could only guess what the range contains.',
    'List the affected versions under "versions".',
  ),
  'version-order': error(
    'An order of versions is stated for a package whose ecosystem OSV defines.',
    'Remove "version_order".',
  ),
  'version-order-conflict': error(
    'Two different orders of versions are stated for the same package.',
    'State one order: in the project, or the same in each entry.',
  ),
  'releases-backwards': error(
    'The list of releases is an order of versions, but its newest release comes first.',
    'Write the oldest release first.',
  ),
  'range-commit': error(
    'The commit is not a full hash of 40 or 64 hexadecimal digits.',
    'Write the full hash.',
  ),
  'range-limit': error(
    'A range of versions has a limit; only ranges of commits can have one.',
    'Remove "limit".',
  ),
  'versions-repeated': error('The same version is listed twice.', 'Remove one.'),
  'branch-range': error(
    'The range of the branch is not of the form ">=2.0.0 <3.0.0".',
    'Write one or two bounds, >= first.',
  ),
  'branch-empty': error(
    'The branch contains no version: it ends where it starts, or before.',
    'Correct its range.',
  ),
  'branch-overlap': error('Two branches of the project overlap.', 'Correct their ranges.'),
  'branch-dates': error(
    'The dates of the branch contradict each other or its status.',
    'Correct "since" (the day of its first release), "until" (its last day of support) or "status".',
  ),
} as const;
