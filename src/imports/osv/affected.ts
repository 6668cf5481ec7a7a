// Imports `affected` of OSV schema 1.7.5: one entry of the contract for each of the record. An
// entry that does not fit the contract at all is kept whole; of others, only the parts that do not
// fit.

import type { Affected } from '../../model/advisory/advisory.ts';
import type { Package } from '../../model/package/package.ts';
import { normalizedPypiName, purlOf } from '../../model/package/package-schema.ts';
import { ecosystemName, isEcosystem } from '../../model/version/ecosystem.ts';
import { type KeyPath, keep, keepUnknown, note, type Remainder } from '../record/kept.ts';
import { isWebAddress } from '../record/value.ts';
import { holdSeverity } from './lists.ts';
import { holdRanges } from './ranges.ts';
import type { ForeignAffected } from './shape.ts';

/** The result for an affected entry. */
export interface HeldAffected extends Pick<Affected, 'package' | 'ranges' | 'versions'> {
  /** CVSS vectors, as written. */
  readonly severity: readonly string[];
}

const MOST_ENTRIES = 1000;
const MOST_VERSIONS = 20_000;

/**
 * Returns the affected entries that fit the contract, in the order of the record. `rated`: true if
 * the record itself has a severity.
 */
export function holdAffected(
  entries: readonly ForeignAffected[],
  rest: Remainder,
  rated: boolean,
): HeldAffected[] {
  return entries.flatMap((entry, i) => {
    if (i < MOST_ENTRIES) return holdEntry(entry, ['affected', i], rest, rated) ?? [];
    keep(rest, ['affected', i], entry, `an advisory has at most ${MOST_ENTRIES} entries`);
    return [];
  });
}

function holdEntry(
  entry: ForeignAffected,
  at: KeyPath,
  rest: Remainder,
  rated: boolean,
): HeldAffected | undefined {
  const subject = subjectOf(entry);
  if ('refused' in subject) {
    keep(rest, at, entry, subject.refused);
    return undefined;
  }
  if (entry.package) keepPackage(entry.package, subject, [...at, 'package'], rest);
  const ranges = holdRanges(entry.ranges ?? [], subject, [...at, 'ranges'], rest);
  const versions = holdVersions(entry.versions ?? [], [...at, 'versions'], rest);
  // The schema: a record has severities of packages only if it has none itself.
  const twice = rated && (entry.severity ?? []).length > 0;
  if (twice)
    keep(rest, [...at, 'severity'], entry.severity, 'the record has a severity for all packages');
  const severity = twice ? [] : holdSeverity(entry, rest, at);
  keepUnknown(rest, at, entry, ['package', 'ranges', 'versions', 'severity']);
  return { package: subject, ranges, versions, severity };
}

/** Returns the package, or else the first repository with commits. */
function subjectOf(entry: ForeignAffected): Package | { refused: string } {
  const { package: given } = entry;
  const fault = given ? packageFault(given) : 'it has neither a package nor a repository';
  if (given && fault === undefined)
    return { kind: 'package', ecosystem: given.ecosystem, name: canonicalName(given) };
  const range = entry.ranges?.find(
    ({ type, repo }) => type === 'GIT' && typeof repo === 'string' && isWebAddress(repo),
  );
  return range?.repo
    ? { kind: 'repository', repo: range.repo }
    : { refused: fault ?? 'it has no package' };
}

type ForeignPackage = NonNullable<ForeignAffected['package']>;

function packageFault({ ecosystem, name }: ForeignPackage): string | undefined {
  if (!isEcosystem(ecosystem) || ecosystem.length > 100)
    return `the OSV schema does not define the ecosystem ${JSON.stringify(ecosystem.slice(0, 60))}`;
  if (
    name.trim() === '' ||
    name !== name.trim() ||
    name.length > 300 ||
    /[\u0000-\u001f\u007f]/.test(name)
  )
    return 'its package has no usable name';
  if (ecosystemName(ecosystem) === 'Maven' && !/^[^:\s]+:[^:\s]+$/.test(name))
    return `${JSON.stringify(name)} is not a Maven package such as group:artifact`;
  return undefined;
}

const canonicalName = ({ ecosystem, name }: ForeignPackage): string =>
  ecosystemName(ecosystem) === 'PyPI' ? normalizedPypiName(name) : name;

function keepPackage(given: ForeignPackage, subject: Package, at: KeyPath, rest: Remainder): void {
  if (subject.kind === 'repository') {
    keep(
      rest,
      at,
      given,
      `${packageFault(given) ?? 'it is not usable'}; the entry is about the repository`,
    );
    return;
  }
  const { ecosystem, name, purl } = given;
  if (name !== subject.name) {
    keep(rest, [...at, 'name'], name);
    note(
      rest,
      `${at.join('/')}/name ${JSON.stringify(name)} is written as ${JSON.stringify(subject.name)}, the name in ${ecosystem}.`,
    );
  }
  // The contract derives the usual purl. It is kept, so that the export knows that the record had
  // one.
  const usual = purl === purlOf(ecosystem, name) || purl === purlOf(ecosystem, subject.name);
  if (typeof purl === 'string')
    keep(
      rest,
      [...at, 'purl'],
      purl,
      usual ? undefined : 'it is not the canonical purl of the package',
    );
  keepUnknown(rest, at, given, ['ecosystem', 'name', 'purl']);
}

function holdVersions(versions: readonly string[], at: KeyPath, rest: Remainder): string[] {
  const held = new Set<string>();
  let repeated = 0;
  for (const [i, version] of versions.entries()) {
    if (held.has(version)) repeated += 1;
    else if (
      version.trim() === '' ||
      version !== version.trim() ||
      version.length > 200 ||
      /[\r\n]/.test(version)
    )
      keep(rest, [...at, i], version, 'it is not a version on one line');
    else if (held.size >= MOST_VERSIONS)
      keep(rest, [...at, i], version, `a list can have at most ${MOST_VERSIONS} versions`);
    else held.add(version);
  }
  if (repeated > 0)
    note(rest, `${at.join('/')} lists ${repeated} versions twice; they are listed once.`);
  return [...held];
}
