// The facts of an advisory, in the notations of formats and pages, which are compared with them.
// Only for tests.

import type { Advisory, Affected } from '../../src/model/advisory/advisory.ts';
import { packageLabel } from '../../src/model/package/package-schema.ts';
import { contains, type Range } from '../../src/model/package/range.ts';
import type { Site } from '../../src/model/site/site.ts';
import { place, sorted, toSecond } from './read-documents.ts';

export const CSAF_ROLES: Readonly<Record<string, string>> = {
  FINDER: 'Finder',
  REPORTER: 'Reporter',
  ANALYST: 'Analyst',
  COORDINATOR: 'Coordinator',
  REMEDIATION_DEVELOPER: 'Remediation developer',
  REMEDIATION_REVIEWER: 'Remediation reviewer',
  REMEDIATION_VERIFIER: 'Remediation verifier',
  TOOL: 'Tool',
  SPONSOR: 'Sponsor',
  OTHER: 'Other',
};

export const isCve = (name: string): boolean => name.startsWith('CVE-');
const isCommit = ({ package: of }: Affected, { repo }: Range): boolean =>
  of.kind === 'repository' || repo !== undefined;
export const labelOf = (entry: Affected, { repo }: Range): string =>
  repo === undefined ? packageLabel(entry.package) : place(repo);
export const nameOf = (entry: Affected, range: Range): string =>
  entry.package.kind === 'package' && !isCommit(entry, range)
    ? entry.package.name
    : labelOf(entry, range);
const endOf = ({ fixed, last_affected: last }: Range): string =>
  fixed !== undefined ? `<${fixed}` : last === undefined ? '*' : `<=${last}`;

type Key = typeof labelOf;

function each(advisory: Advisory, visit: (entry: Affected, range: Range) => string[]): string[] {
  return sorted(
    advisory.affected.flatMap((entry) => entry.ranges.flatMap((range) => visit(entry, range))),
  );
}

export const rangesOf = (advisory: Advisory, key: Key): string[] =>
  each(advisory, (entry, range) => [
    `${key(entry, range)} ${range.introduced ?? '0'}..${endOf(range)}`,
  ]);
export const fixedOf = (advisory: Advisory, key: Key): string[] =>
  each(advisory, (entry, range) =>
    range.fixed === undefined ? [] : [`${key(entry, range)} ${range.fixed}`],
  );

/** Listed versions in no range, as ranges of one version. */
export function singlesOf(advisory: Advisory, key: Key): string[] {
  return advisory.affected.flatMap((entry) => {
    const { package: of, ranges, versions } = entry;
    const own = ranges.filter(({ repo }) => repo === undefined);
    const isCovered = (version: string): boolean =>
      of.kind === 'package' && own.some((range) => contains(of.ecosystem, range, version) === true);
    return versions
      .filter((one) => !isCovered(one))
      .map((one) => `${key(entry, {})} ${one}..<=${one}`);
  });
}

/** OSV lists the bounds of commits separately. */
export const boundsOf = (advisory: Advisory): string[] =>
  sorted(
    each(advisory, (entry, range) => {
      const whole = `${labelOf(entry, range)} ${range.introduced ?? '0'}..${endOf(range)}`;
      if (!isCommit(entry, range)) return [whole];
      const [start = '', end = ''] = whole.split('..');
      return [`${start}..`, ...(end === '*' ? [] : [`${labelOf(entry, range)} ..${end}`])];
    }),
  );

/** A range in words for readers. */
export function rangeWords({ introduced = '0', fixed, last_affected: last }: Range): string {
  const start = introduced === '0' ? 'all' : `from ${introduced}`;
  if (fixed !== undefined) return `${start}${introduced === '0' ? '' : ','} before ${fixed}`;
  if (last !== undefined) return `${start} up to and including ${last}`;
  return introduced === '0' ? start : `${start} on`;
}

export const wordsOf = (advisory: Advisory): string[] =>
  sorted(
    advisory.affected.flatMap(({ package: of, ranges, versions }) => {
      const rows = ranges.map(rangeWords);
      const shown = rows.length === 0 && versions.length > 0 ? [versions.join(', ')] : rows;
      return shown.map((words) => `${packageLabel(of)} ${words}`);
    }),
  );

/** OpenVEX: the fixed versions of packages that have a purl and are not affected as a whole. */
export const fixedPurls = (advisory: Advisory): string[] =>
  each(advisory, ({ package: of, ranges }, { fixed, repo }) => {
    const isWhole = ranges.some(
      (one) => one.repo === undefined && (one.introduced ?? '0') === '0' && endOf(one) === '*',
    );
    if (
      of.kind === 'repository' ||
      of.purl === undefined ||
      fixed === undefined ||
      repo !== undefined ||
      isWhole
    )
      return [];
    return [`${of.purl} ${fixed}`];
  });

/**
 * A mail: only versions; commits only if no version is named; nothing if there is nothing to
 * upgrade from.
 */
export function fixedInMail(advisory: Advisory): string[] {
  if (advisory.withdrawn !== undefined) return [];
  const hasVersions = advisory.affected.some(
    (entry) => entry.versions.length > 0 || entry.ranges.some((range) => !isCommit(entry, range)),
  );
  return each(advisory, (entry, range) =>
    range.fixed === undefined || (isCommit(entry, range) && hasVersions) ? [] : [range.fixed],
  );
}

export function vectorsOf({ severity }: Advisory): string[] {
  return sorted(severity.map(({ canonical }) => canonical));
}

export function severityOf({ severities: { rating, main } }: Advisory): string {
  const word = rating ?? 'not rated';
  return main === undefined ? word : `${word} ${main.overall.toFixed(1)}`;
}

export function severityInMail({ severities: { rating, main } }: Advisory): string {
  if (main === undefined) return rating === undefined ? 'not rated' : `rated ${rating}`;
  return `CVSS score ${main.overall.toFixed(1)}${rating === main.rating ? '' : `, rated ${rating}`}`;
}

/** CSAF references the replacement of an advisory. */
export const replacementOf = ({ withdrawn }: Advisory, { url }: Site): string[] =>
  withdrawn?.replaced_by === undefined ? [] : [`${url}advisories/${withdrawn.replaced_by}/`];

export const day = (advisory: Advisory): string | undefined => advisory.withdrawn?.at.slice(0, 10);
export const secondOf = (advisory: Advisory): string | undefined =>
  advisory.withdrawn && toSecond(advisory.withdrawn.at);
/** The version of a release that fixes nothing. */
export const NO_FIX = '99.0.0';
