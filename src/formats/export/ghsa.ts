// A repository security advisory of GitHub, in the format of its REST API (POST
// /repos/{owner}/{repo}/security-advisories). It can be made of an embargoed advisory, for a
// private draft on GitHub. So no table of formats contains it, and no build reaches it.

import type { Advisory, EmbargoedAdvisory } from '../../model/advisory/advisory.ts';
import { isCve } from '../../model/advisory/id.ts';
import { severityGroups } from '../../model/advisory/package-severity.ts';
import { SECTIONS, type SectionName, sectionText } from '../../model/advisory/sections.ts';
import type { Rating } from '../../model/cvss/rating.ts';
import { absoluteLinks } from '../../model/markdown/absolute-links.ts';
import { escapeMarkdown, standalone } from '../../model/markdown/render.ts';
import { lastingFix } from '../../model/package/lasting-fix.ts';
import { ecosystemLabel, packageLabel } from '../../model/package/package.ts';
import { FROM_START, type Range } from '../../model/package/range.ts';
import type { Project } from '../../model/project/project.ts';
import { absolute, advisoryPath, type Site } from '../../model/site/site.ts';
import { blocks } from '../announcement/words.ts';
import { fixesInWords } from '../text/affected.ts';
import { referenceName } from '../text/reference-name.ts';

type Written = Advisory | EmbargoedAdvisory;
type Affected = Written['affected'][number];

export const GHSA_ECOSYSTEMS = [
  'rubygems',
  'npm',
  'pip',
  'maven',
  'nuget',
  'composer',
  'go',
  'rust',
  'erlang',
  'actions',
  'pub',
  'other',
  'swift',
] as const;

interface GhsaVulnerability {
  readonly package: { readonly ecosystem: (typeof GHSA_ECOSYSTEMS)[number]; readonly name: string };
  /** ">= 1.0.0, < 1.4.7"; null if it is not stated. */
  readonly vulnerable_version_range: string | null;
  readonly patched_versions: string | null;
  readonly vulnerable_functions: readonly string[] | null;
}

/** The body of the request. */
interface GhsaPayload {
  readonly summary: string;
  readonly description: string;
  readonly cve_id: string | null;
  readonly vulnerabilities: readonly GhsaVulnerability[];
  readonly cwe_ids: readonly string[] | null;
  readonly credits: readonly { readonly login: string; readonly type: string }[] | null;
  /** At most one of this and `cvss_vector_string` is set. */
  readonly severity?: Exclude<Rating, 'none'> | null;
  readonly cvss_vector_string?: string | null;
  readonly start_private_fork: boolean;
}

interface GhsaDraft {
  readonly payload: GhsaPayload;
  /** Facts that the request cannot contain, as sentences. */
  readonly lost: readonly string[];
}

/** The maximum lengths that the API accepts, in characters. */
const MOST = { summary: 1024, description: 65_535 } as const;
/** Each single version becomes an entry. More than this number would hide everything else. */
const MOST_SINGLE = 50;

/** Makes the request of an advisory, public or not. `project` is the one that it names. */
export function ghsaDraft(
  advisory: Written,
  site: Site,
  project: Project | undefined,
  options: { readonly privateFork?: boolean } = {},
): GhsaDraft {
  const lost: string[] = [];
  const { id, aliases, cwe } = advisory;
  const [cve, ...otherCves] = aliases.filter(isCve);
  if (otherCves.length > 0) lost.push(`GitHub accepts one CVE; omitted: ${otherCves.join(', ')}.`);
  const other = aliases.filter((alias) => !isCve(alias));
  if (other.length > 0) lost.push(`Aliases other than CVEs are omitted: ${other.join(', ')}.`);
  const vulnerabilities = advisory.affected.flatMap((entry) => vulnerabilitiesOf(entry, lost));
  const description = cut(
    descriptionOf(advisory, site, project),
    MOST.description,
    'description',
    lost,
  );
  const payload: GhsaPayload = {
    summary: cut(advisory.summary ?? id, MOST.summary, 'summary', lost),
    description,
    cve_id: cve ?? null,
    vulnerabilities,
    cwe_ids: cwe.length === 0 ? null : cwe,
    credits: creditsOf(advisory, lost),
    ...severityOf(advisory, lost),
    start_private_fork: options.privateFork === true,
  };
  if (advisory.withdrawn !== undefined)
    lost.push('The withdrawal is omitted: close the advisory on GitHub.');
  if (vulnerabilities.length === 0)
    lost.push('The advisory names no package, but GitHub requires one: add it on GitHub.');
  return { payload, lost };
}

function cut(text: string, most: number, name: string, lost: string[]): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  lost.push(
    `The ${name} has ${characters.length} characters; all after the first ${most - 1} are omitted.`,
  );
  return `${characters.slice(0, most - 1).join('')}…`;
}

const ECOSYSTEMS: Readonly<Record<string, GhsaVulnerability['package']['ecosystem']>> = {
  RubyGems: 'rubygems',
  npm: 'npm',
  PyPI: 'pip',
  Maven: 'maven',
  NuGet: 'nuget',
  Packagist: 'composer',
  Go: 'go',
  'crates.io': 'rust',
  Hex: 'erlang',
  'GitHub Actions': 'actions',
  Pub: 'pub',
  SwiftURL: 'swift',
};

function vulnerabilitiesOf(entry: Affected, lost: string[]): GhsaVulnerability[] {
  const label = packageLabel(entry.package);
  if (entry.package.kind === 'repository') {
    lost.push(`${label}: GitHub does not support ranges of commits.`);
    return [];
  }
  const ecosystem = ECOSYSTEMS[entry.package.ecosystem.split(':')[0] ?? ''] ?? 'other';
  if (ecosystem === 'other')
    lost.push(
      `${label}: GitHub does not support ${ecosystemLabel(entry.package.ecosystem)}; it becomes "other".`,
    );
  if (entry.platforms.length > 0) lost.push(`${label}: only on ${entry.platforms.join(', ')}.`);
  const ranges = entry.ranges.filter(({ repo }) => repo === undefined);
  if (ranges.length < entry.ranges.length)
    lost.push(`${label}: GitHub does not support ranges of commits.`);
  const fit = ranges.filter(({ introduced, fixed, last_affected }) =>
    [introduced, fixed, last_affected].every(isWord),
  );
  const single = entry.versions.filter(isWord).slice(0, MOST_SINGLE);
  if (fit.length < ranges.length)
    lost.push(`${label}: ranges with white space or a comma in a version are omitted.`);
  if (single.length < entry.versions.length)
    lost.push(
      `${label}: ${entry.versions.length - single.length} of ${entry.versions.length} single versions are omitted.`,
    );
  const parts = [
    ...fit.map((range) => ({
      vulnerable: rangeText(range),
      patched: lastingFix(range, { ...entry, ranges }) ?? null,
    })),
    ...single.map((version) => ({ vulnerable: `= ${version}`, patched: null })),
  ];
  const stated = parts.length === 0 ? [{ vulnerable: null, patched: null }] : parts;
  return stated.map(({ vulnerable, patched }) => ({
    package: { ecosystem, name: entry.package.kind === 'package' ? entry.package.name : label },
    vulnerable_version_range: vulnerable,
    patched_versions: patched,
    vulnerable_functions: entry.functions.length === 0 ? null : entry.functions,
  }));
}

const isWord = (version: string | undefined): boolean =>
  version === undefined || /^[^\s,]+$/.test(version);

/** Formats a range in GitHub's syntax: ">= 1.0.0, < 1.4.7", "<= 2.0.0", ">= 0" for all. */
export function rangeText({ introduced = FROM_START, fixed, last_affected }: Range): string {
  const end =
    fixed !== undefined ? `< ${fixed}` : last_affected !== undefined ? `<= ${last_affected}` : '';
  if (introduced === FROM_START && end !== '') return end;
  return [`>= ${introduced}`, end].filter((part) => part !== '').join(', ');
}

function severityOf(advisory: Written, lost: string[]) {
  const { main, scores, rating } = advisory.severities;
  if (severityGroups(advisory).some(({ packages }) => packages !== undefined))
    lost.push('GitHub accepts one severity: only the highest of the packages is exported.');
  if (main === undefined) {
    if (rating === 'none') lost.push('The rating "none" is omitted: GitHub has no such severity.');
    return rating === undefined || rating === 'none' ? {} : { severity: rating };
  }
  const others = scores.filter(({ vector }) => vector !== main.vector);
  if (others.length > 0)
    lost.push(
      `GitHub accepts one vector; omitted: ${others.map(({ vector }) => vector).join(', ')}.`,
    );
  if (rating !== undefined && rating !== main.rating)
    lost.push(`The rating ${rating} is omitted: GitHub computes ${main.rating} from the vector.`);
  return { cvss_vector_string: main.vector };
}

const LOGIN = /^https:\/\/github\.com\/([A-Za-z0-9](?:[A-Za-z0-9-]{0,37}[A-Za-z0-9])?)\/?$/;

function creditsOf({ credits }: Written, lost: string[]): GhsaPayload['credits'] {
  const found = credits.map(({ name, type = 'OTHER', contact }) => {
    const login = contact.flatMap((one) => LOGIN.exec(one)?.[1] ?? [])[0];
    return { name, login, type: type.toLowerCase() };
  });
  const without = found.filter(({ login }) => login === undefined).map(({ name }) => name);
  if (without.length > 0)
    lost.push(
      `Credits without a GitHub account among the contacts are omitted: ${[...new Set(without)].join(', ')}.`,
    );
  const named = found.flatMap(({ login, type }) => (login === undefined ? [] : [{ login, type }]));
  return named.length === 0 ? null : named;
}

// A bare address needs no word; a title or a branch distinguishes several fixes.
const linkName = (reference: Written['references'][number]): string =>
  reference.title === undefined && reference.branch === undefined
    ? ''
    : `${escapeMarkdown(referenceName(reference))}: `;

/** GitHub's form has these headings, in this order. The request has no field for references. */
function descriptionOf(advisory: Written, site: Site, project: Project | undefined): string {
  const text = (name: SectionName): string =>
    standalone(sectionText(advisory.sections, name), advisory.body);
  const start = advisory.sections.find(({ heading }) => heading === '')?.text ?? '';
  const patches = blocks(
    text('upgrade'),
    text('upgrade') === '' ? fixesInWords(advisory, project).join('\n\n') : '',
  );
  const links = [
    `- <${absolute(site, advisoryPath(advisory.id))}>`,
    ...advisory.references.map((one) => `- ${linkName(one)}<${one.url}>`),
  ];
  const further = advisory.sections
    .filter(({ name, heading }) => name === undefined && heading !== '')
    .map(({ heading, text: own }) => part(heading, standalone(own, advisory.body)));
  const markdown = blocks(
    start,
    part(SECTIONS.impact, text('impact')),
    part(SECTIONS.affected, text('affected')),
    part('Patches', patches),
    part('Workarounds', text('mitigation')),
    part(SECTIONS.details, text('details')),
    ...further,
    part('References', [...new Set(links)].join('\n')),
  );
  return absoluteLinks(markdown, absolute(site, advisoryPath(advisory.id)));
}

const part = (heading: string, text: string): string =>
  text === '' ? '' : `### ${heading}\n\n${text}`;
