// The text of a new advisories/<year>/<ID>.md: a draft, because it has no "published".

import type { Instant } from '../model/instant.ts';
import { baseEcosystem, type Package, PRODUCT } from '../model/package/package.ts';
import type { Branch } from '../model/project/branch-schema.ts';
import { inBranch, type Project } from '../model/project/project.ts';
import { compareVersions } from '../model/version/compare.ts';
import { comment, markdownFile, yaml } from './yaml.ts';

export interface AdvisoryDraft {
  readonly summary: string;
  readonly project: Project;
  /** CVSS vectors, as typed. */
  readonly severity: readonly string[];
  /** The CVE, or "pending" if one is requested; undefined if not specified. */
  readonly cve: string | undefined;
  /** People who agreed to be credited with the report. */
  readonly reporter: string | undefined;
  readonly exploited: Instant | undefined;
  /** In chronological order. */
  readonly timeline: readonly { readonly at: Instant; readonly event: string }[];
  /** The versions that will have the fix, each of one branch. */
  readonly fixed: readonly string[];
  /**
   * The versions that introduced the vulnerability. "0" precedes all versions. Empty if not
   * specified.
   */
  readonly introduced: readonly string[];
  /** A reminder for the author: a comment, which is never published. */
  readonly todo: readonly string[];
}

/**
 * Returns the draft, with one range for each branch whose two ends are known. Values that were not
 * specified become comments: a default value would be published as a fact.
 */
export function advisoryDraft(draft: AdvisoryDraft): string {
  const { summary, project, severity, cve, reporter, exploited, timeline, todo } = draft;
  const head = {
    summary,
    project: project.slug,
    ...(cve === undefined
      ? {}
      : cve === PENDING
        ? { cve: { status: PENDING } }
        : { aliases: [cve] }),
  };
  const tail = {
    exploited: exploited === undefined ? undefined : { aware_at: exploited },
    credits: reporter === undefined ? [] : [{ name: reporter, type: 'REPORTER' }],
    timeline,
  };
  const matter = [
    todo.length === 0
      ? ''
      : comment(
          'To do before publication. Comments are not part of the site.',
          ...todo.map((line) => `- ${line}`),
        ),
    yaml({ ...head, severity }),
    affectedYaml(draft),
    ASSESSED,
    yaml(tail),
  ].join('');
  return markdownFile(matter, SECTIONS);
}

/** Replaces a CVE that is requested. */
export const PENDING = 'pending';

const SECTIONS = `## Impact

## Am I affected?

## Upgrade

## Mitigation

## Details
`;

function affectedYaml(draft: AdvisoryDraft): string {
  const { packages } = draft.project;
  return packages.length === 0
    ? ''
    : `affected:\n${packages.map((one) => entry(one, draft)).join('')}`;
}

function entry(of: Package, { project, fixed, introduced }: AdvisoryDraft): string {
  const head = indented(yaml({ package: written(of) }), '  - ', '    ');
  if (of.kind === 'repository')
    return [head, HINT, '    #   - {introduced: "0", fixed: "..."}\n'].join('');
  const lines = project.branches.map((branch) => {
    const ends = [startIn(branch, of, introduced), fixedIn(branch, of, fixed)] as const;
    const isKnown = ends.every((end) => end !== undefined);
    return { isKnown, text: rangeLine(isKnown ? '- ' : '# - ', ends, branch) };
  });
  const ranges = lines.filter(({ isKnown }) => isKnown).map(({ text }) => text);
  const hints = lines.filter(({ isKnown }) => !isKnown).map(({ text }) => text);
  if (ranges.length > 0) {
    const words =
      hints.length === 0 ? [] : ['      # One range for each other branch that is affected:\n'];
    return [head, '    ranges:\n', ...ranges, ...words, ...hints].join('');
  }
  const none = project.branches.length === 0 ? ['      # - {introduced: "0", fixed: "..."}\n'] : [];
  return [
    head,
    HINT,
    ...[...hints, ...none].map((line) => line.replace('      # - ', '    #   - ')),
  ].join('');
}

const ASSESSED = comment(
  'What else was checked and is not affected: "all", or names of branches. Default: the branches that are supported on',
  'the day of publication. Use "all" for a malicious release, which affects only the listed versions.',
  'assessed: all',
);

const HINT = '    # One range for each branch that is affected:\n    # ranges:\n';

type Ends = readonly [introduced: string | undefined, fixed: string | undefined];

function rangeLine(mark: string, ends: Ends, { name, status }: Branch): string {
  const [introduced, fixed] = ends.map((end) => quoted(end ?? '...'));
  return `      ${mark}{introduced: ${introduced}, fixed: ${fixed}}   # ${name}, ${status}\n`;
}

/** Precedes every version. */
const FIRST = '0';

/**
 * Returns the first vulnerable version of a branch: a version in it, or its start if an earlier
 * version introduced the vulnerability.
 */
function startIn(
  branch: Branch,
  of: Package & { kind: 'package' },
  introduced: readonly string[],
): string | undefined {
  const own = introduced.find(
    (version) => version !== FIRST && inBranch(of.ecosystem, branch, version) === true,
  );
  if (own !== undefined) return own;
  const { from } = branch.range;
  if (from === undefined) return introduced.includes(FIRST) ? FIRST : undefined;
  const isBefore = (version: string) =>
    version === FIRST || (compareVersions(of.ecosystem, version, from) ?? 1) < 0;
  return introduced.some(isBefore) ? from : undefined;
}

// A version can look like a number, and a text in braces must not contain a comma.
const quoted = (version: string): string =>
  /^\d+\.\d+\.\d[\w.-]*$/.test(version) ? version : JSON.stringify(version);

function fixedIn(
  branch: Branch,
  of: Package & { kind: 'package' },
  versions: readonly string[],
): string | undefined {
  return versions.find((version) => inBranch(of.ecosystem, branch, version) === true);
}

/** Formats a package with the contract's keys. */
function written(one: Package): string | Record<string, string> {
  if (one.kind === 'repository') return { repo: one.repo };
  if (one.purl !== undefined) return one.purl;
  if (baseEcosystem(one.ecosystem) !== PRODUCT) return { ecosystem: one.ecosystem, name: one.name };
  const { name: product, vendor, cpe } = one;
  return {
    product,
    ...(vendor === undefined ? {} : { vendor }),
    ...(cpe === undefined ? {} : { cpe }),
  };
}

/** Returns the versions that are in no branch of a project, by the order of any of its packages. */
export function strayVersions(
  { packages, branches }: Project,
  versions: readonly string[],
): string[] {
  const ecosystems = packages.flatMap((one) => (one.kind === 'package' ? [one.ecosystem] : []));
  if (branches.length === 0 || ecosystems.length === 0) return [];
  return versions.filter((version) =>
    ecosystems.every((ecosystem) =>
      branches.every((branch) => inBranch(ecosystem, branch, version) === false),
    ),
  );
}

function indented(text: string, first: string, rest: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line, i) => `${i === 0 ? first : rest}${line}\n`)
    .join('');
}
