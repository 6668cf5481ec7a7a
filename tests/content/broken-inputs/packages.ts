// Broken packages and ranges: purls, names of ecosystems, versions, and ranges that are empty, too
// wide or overlapping.

import { ADVISORY, DRAFT, PROJECT, WITHDRAWN } from './base.ts';
import { type BrokenInput, edit, saying, where } from './broken-input.ts';

const ENTRY =
  'affected:\n  - package: pkg:pypi/orbital\n    ranges:\n      - {introduced: 3.0.0, fixed: 3.0.3}\n';

/**
 * The draft with another package. A package that the project does not have is reported during
 * reading.
 */
const one = (name: string, marked: string, ...codes: string[]): BrokenInput =>
  edit(name, DRAFT, 'package: pkg:pypi/orbital', `package: ${marked}`, ...codes);

const VERSIONS: readonly BrokenInput[] = [
  'pkg:pypi/orbital',
  'pkg:npm/orbital',
  'pkg:npm/%40scope/orbital',
  'pkg:cargo/orbital',
  'pkg:golang/git.example/orbital',
  'pkg:maven/org.example/orbital',
  'pkg:gem/orbital',
  'pkg:nuget/Orbital',
  'pkg:composer/example/orbital',
  'pkg:pub/orbital',
  'pkg:hex/orbital',
  'pkg:deb/debian/orbital',
].map((purl) =>
  saying(
    one(`${purl} with a version`, `${purl}▸@1.4.7`, 'purl-version'),
    new RegExp(`version 1\\.4\\.7.*Write ${purl.replace(/[/.]/g, '\\$&')}\\.`),
  ),
);

const PURLS: readonly BrokenInput[] = [
  one('a scoped npm package with a version', '"pkg:npm/@scope/orbital▸@1.4.7"', 'purl-version'),
  one('a purl with a version in single quotes', "'pkg:pypi/orbital▸@1.4.7'", 'purl-version'),
  saying(
    one('a purl without a qualifier that its type requires', '▸pkg:julia/Orbital', 'purl-rule'),
    /qualifier "uuid".*Add \?uuid=/,
  ),
  saying(
    one(
      'a purl with a namespace that its type prohibits',
      '▸pkg:pypi/example/orbital',
      'purl-rule',
    ),
    /no namespace.*Write pkg:pypi\/orbital\./,
  ),
  one('a purl with a qualifier twice', '▸"pkg:pypi/orbital?arch=a&arch=b"', 'package-form'),
  one('no purl', '▸orbital', 'package-form'),
  one('a purl without its scheme', '▸pypi/orbital', 'package-form'),
  one('a purl without a name', '▸pkg:pypi/', 'package-form'),
  one('a purl without a type', '▸pkg:/orbital', 'package-form'),
  one('a purl of a Maven artifact without a group', '▸pkg:maven/orbital', 'purl-rule'),
  one('an address for a purl', '▸https://packages.example/project/orbital', 'package-form'),
  one('a purl with a bad escape', '▸pkg:pypi/orb%zzital', 'package-form'),
  saying(
    one('a purl of a type that nobody defines', '▸pkg:pipy/orbital', 'purl-rule'),
    /type "pipy".*Write pkg:pypi/,
  ),
  one(
    'an order of versions beside an ecosystem',
    'pkg:pypi/orbital\n    version_order: ▸semver',
    'version-order',
  ),
  one('a number for a package', '▸5', 'package-form'),
  one('true for a package', '▸true', 'value-type'),
  one('a list for a package', '▸[pkg:pypi/orbital]', 'value-type'),
  one('a product with a purl', '▸{product: Appliance, purl: pkg:pypi/orbital}', 'package-form'),
  one('a vendor alone', '▸{vendor: Example Inc.}', 'package-form'),
  one(
    'a CPE name of version 2.2',
    '{product: Appliance, cpe: ▸"cpe:/h:orbital:appliance"}',
    'cpe-form',
  ),
  one(
    'a CPE name with a version',
    '{product: Appliance, cpe: ▸"cpe:2.3:h:orbital:appliance:1.0:*:*:*:*:*:*:*"}',
    'cpe-form',
  ),
  one('a name alone', '▸{name: orbital}', 'package-form'),
  one('an ecosystem alone', '▸{ecosystem: PyPI}', 'package-form'),
  one('nothing in braces', '▸{}', 'package-form'),
  one(
    'a repository and a name',
    '▸{repo: https://git.example/orbital, name: orbital}',
    'package-form',
  ),
  one('a repository that is no address', '{repo: ▸git@git.example:orbital}', 'url-invalid'),
  saying(
    one('an ecosystem in lower case', '▸{ecosystem: pypi, name: orbital}', 'ecosystem-unknown'),
    /not define the ecosystem "pypi".*Write PyPI\./,
  ),
  one('an ecosystem that there is not', '▸{ecosystem: Conda, name: orbital}', 'ecosystem-unknown'),
  saying(
    one('the ecosystem GIT', '▸{ecosystem: GIT, name: orbital}', 'ecosystem-unknown'),
    /as {repo: https/,
  ),
  one(
    'a purl beside a name, with a version',
    '▸{ecosystem: PyPI, name: orbital, purl: pkg:pypi/orbital@1.0}',
    'purl-version',
  ),
  saying(
    one(
      'a name that is not normalized',
      '{ecosystem: PyPI, name: ▸Orbital_Lib}',
      'package-name',
      `project-package@${DRAFT}:9:14`,
    ),
    /Write orbital-lib/,
  ),
  one(
    'a Maven name without a group',
    '{ecosystem: Maven, name: ▸orbital}',
    'package-name',
    `project-package@${DRAFT}:9:14`,
  ),
  one('a package of another project', '▸pkg:pypi/comet', 'project-package'),
  edit(
    'a package of a project that is no purl',
    PROJECT,
    '  - pkg:pypi/orbital\n',
    '  - ▸orbital\n',
    'package-form',
  ),
  edit(
    'a package of a project with a version',
    PROJECT,
    '  - pkg:pypi/orbital\n',
    '  - pkg:pypi/orbital▸@2\n',
    'purl-version',
  ),
  edit(
    'an upgrade of what is no purl',
    PROJECT,
    '  - package: pkg:pypi/orbital\n',
    '  - package: ▸orbital\n',
    'package-form',
  ),
  edit(
    'one package in two entries',
    DRAFT,
    ENTRY,
    `${ENTRY}  - package: ▸pkg:pypi/orbital\n    versions: [3.0.1]\n`,
    'package-repeated',
  ),
  edit('no package', DRAFT, ENTRY, '', `affected-empty@${DRAFT}:1:1`),
  edit(
    'a package without ranges and versions',
    DRAFT,
    ENTRY,
    'affected:\n  - ▸package: pkg:pypi/orbital\n',
    'affected-empty',
  ),
  edit(
    'tags of a repository without a range of commits',
    DRAFT,
    ENTRY,
    'affected:\n  - ▸package: {repo: https://git.example/orbital}\n    versions: [v3.0.1]\n',
    'affected-nameless',
  ),
  saying(
    edit(
      'a branch that is not one',
      DRAFT,
      ENTRY,
      `${ENTRY}assessed: [2.x, ▸3.y]\n`,
      'assessed-branch',
    ),
    /"3\.y" is not a branch of orbital\..*Did you mean 3\.x\?/,
  ),
  saying(
    edit(
      'all in a list of branches',
      DRAFT,
      ENTRY,
      `${ENTRY}assessed: [▸All]\n`,
      'assessed-branch',
    ),
    /Write "assessed: all", without a list/,
  ),
  saying(
    edit('a branch that is no list', DRAFT, ENTRY, `${ENTRY}assessed: ▸3.x\n`, 'value-type'),
    /"all" or a list of branches/,
  ),
];

/** The draft with other ranges. */
function ranges(name: string, marked: string, ...codes: string[]): BrokenInput {
  return edit(
    name,
    DRAFT,
    '    ranges:\n      - {introduced: 3.0.0, fixed: 3.0.3}\n',
    `    ranges:\n${marked.replace(/^(?=.)/gm, '      - ')}\n`,
    ...codes,
  );
}

const RANGES: readonly BrokenInput[] = [
  ranges('an empty range', '{introduced: 3.0.0, fixed: ▸3.0.0}', 'range-empty'),
  saying(
    ranges('an empty range in other words', '{introduced: "3.0", fixed: ▸3.0.0}', 'range-empty'),
    /3\.0\.0/,
  ),
  saying(
    ranges('a reversed range', '{introduced: 3.0.3, fixed: ▸3.0.0}', 'range-reversed'),
    /introduced in 3\.0\.3.*3\.0\.0/,
  ),
  ranges(
    'a range that is reversed for people who sort by letters only',
    '{introduced: 3.10.0, fixed: ▸3.9.0}',
    'range-reversed',
  ),
  ranges(
    'a reversed last_affected',
    '▸{introduced: 3.0.3, last_affected: ▸3.0.0}',
    'fix-unstated',
    'range-reversed',
  ),
  ranges(
    'ranges that overlap',
    '{introduced: 3.0.0, fixed: 3.0.3}\n▸{introduced: 3.0.2, fixed: 3.0.4}',
    'range-overlap',
  ),
  ranges(
    'a range in another one',
    '{introduced: 3.0.0, fixed: 3.2.0}\n▸{introduced: 3.1.0, fixed: 3.1.5}',
    'range-overlap',
  ),
  ranges(
    'the same range twice',
    '{introduced: 3.0.0, fixed: 3.0.3}\n▸{introduced: 3.0.0, fixed: 3.0.3}',
    'range-overlap',
  ),
  ranges(
    'ranges that meet in one version',
    '{introduced: 3.0.0, last_affected: 3.0.2}\n▸{introduced: 3.0.2, fixed: 3.0.4}',
    'range-overlap',
  ),
  ranges(
    'a range from the start over another',
    '{introduced: 3.0.0, fixed: 3.0.3}\n▸▸{introduced: "0", fixed: 3.0.2}',
    'range-overlap',
    'fix-missing',
  ),
  ranges(
    'a range with two ends',
    '{introduced: 3.0.0, last_affected: ▸3.0.2, fixed: 3.0.3}',
    'range-ends',
  ),
  ranges('a range without a start', '▸{fixed: 3.0.3}', 'range-start'),
  ranges('a range with nothing in it', '▸▸{}', 'range-start', 'fix-unstated'),
  saying(
    ranges('a version that is none', '{introduced: 3.0.0, fixed: ▸next}', 'range-version'),
    /"next" is not a version of PyPI/,
  ),
  saying(
    ranges('a version with an operator', '{introduced: ▸">=3.0.0", fixed: 3.0.3}', 'range-version'),
    /Write 3\.0\.0/,
  ),
  ranges(
    'a range of commits with a short hash',
    '{introduced: ▸abc1234, fixed: ▸def5678, repo: https://git.example/orbital}',
    'range-commit',
    'range-commit',
  ),
  ranges('a text for a range', '▸">=3.0.0 <3.0.3"', 'value-type'),
  ranges(
    'versions with a limit',
    '{introduced: 3.0.0, fixed: 3.0.3, limit: ▸3.1.0}',
    'range-limit',
  ),
  ranges(
    'a branch without a fix',
    '▸{introduced: 2.0.0, last_affected: 2.9.0}\n{introduced: 3.0.0, fixed: 3.0.3}',
    'fix-missing',
  ),
  ranges('a fix beyond the branch', '▸{introduced: 2.0.0, fixed: 3.0.3}', 'fix-missing'),
  ranges('no fix at all', '▸{introduced: 3.0.0}', 'fix-unstated'),
  edit(
    'a version that is listed twice',
    ADVISORY,
    'versions: [2.0.0, 2.1.0]',
    'versions: [2.0.0, 2.1.0, ▸2.0.0]',
    'versions-repeated',
  ),
  edit(
    'a listed version that is none',
    ADVISORY,
    'versions: [2.0.0, 2.1.0]',
    'versions: [2.0.0, ▸latest]',
    'range-version',
  ),
  edit(
    "another order of versions than the project's",
    ADVISORY,
    'orbital\n    version_order: semver',
    'orbital\n    version_order: ▸pep440',
    'version-order-conflict',
  ),
  edit(
    'a Debian version that is none',
    ADVISORY,
    'fixed: 2.1.3-1',
    'fixed: ▸a:2.1.3-1',
    'range-version',
  ),
  edit(
    'a range of an ecosystem without an order',
    DRAFT,
    ENTRY,
    ENTRY.replace('pkg:pypi/orbital', '▸{ecosystem: Linux, name: Kernel}').replace('- {', '- ▸{'),
    'project-package',
    'range-order-unknown',
  ),
  edit(
    'a commit that is cut short',
    ADVISORY,
    'fixed: 89abcdef0123456789abcdef0123456789abcdef',
    'fixed: ▸89abcdef0123456789abcdef0123456789abcde',
    'range-commit',
  ),
  edit(
    'a commit with a letter too far',
    ADVISORY,
    'introduced: 0123456789abcdef0123456789abcdef01234567',
    'introduced: ▸0123456789abcdef0123456789abcdef0123456g',
    'range-commit',
  ),
  edit(
    'a limit that is no commit',
    WITHDRAWN,
    'limit: 89abcdef0123456789abcdef0123456789abcdef',
    'limit: ▸main',
    'range-commit',
  ),
];

const BRANCHES: readonly BrokenInput[] = [
  ...[
    '2.x',
    '=2.0.0',
    '>2.0.0',
    '<=2.9.9',
    '>=2.0.0 <3.0.0 <4',
    '^2.0.0',
    '~> 2.0',
    '<2.0.0 >=1.0.0',
    '2.0.0 - 3.0.0',
  ].map((range) =>
    saying(
      edit(`the branch "${range}"`, PROJECT, '">=2.0.0 <3.0.0"', `▸"${range}"`, 'branch-range'),
      /is not a range such as/,
    ),
  ),
  edit(
    'branches that overlap',
    PROJECT,
    '">=2.0.0 <3.0.0"',
    '">=1.5.0 <3.0.0"',
    `branch-overlap@${where(PROJECT, 'range: ▸">=1.0.0 <2.0.0"')}`,
  ),
  edit(
    'a branch that ends before its first release',
    PROJECT,
    '  - name: 2.x\n',
    '  - ▸since: 2028-01-01\n    name: 2.x\n',
    'branch-dates',
  ),
  edit(
    'a branch that is reversed',
    PROJECT,
    '">=2.0.0 <3.0.0"',
    '▸">=3.0.0 <2.0.0"',
    'branch-empty',
  ),
  edit(
    'a branch without a range',
    PROJECT,
    '    range: ">=2.0.0 <3.0.0"\n',
    '',
    `key-missing@${where(PROJECT, '  - ▸name: 2.x')}`,
  ),
];

export const PACKAGES: readonly BrokenInput[] = [...VERSIONS, ...PURLS, ...RANGES, ...BRANCHES];
