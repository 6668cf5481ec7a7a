// PRIVATE. The first step of a release day: the commits with the fix are merged.

import { type Evidence, no, some, unknown, yes } from './evidence.ts';
import {
  type AnyAdvisory,
  notWithdrawn,
  type ReleaseDayFacts,
  type RepositoryFacts,
} from './facts.ts';

/** The number of characters of a hash that are shown. */
export const SHORT = 12;

/**
 * Returns the commits that fix an advisory: those of its references of type FIX, and the ends of
 * its ranges of commits.
 */
export function fixCommits({
  references,
  affected,
}: Pick<AnyAdvisory, 'references' | 'affected'>): string[] {
  const linked = references.flatMap(({ type, url }) =>
    type === 'FIX' ? (/\/commits?\/([0-9a-f]{7,64})(?![0-9a-z])/i.exec(url)?.[1] ?? []) : [],
  );
  const ends = affected.flatMap(({ package: of, ranges }) =>
    ranges.flatMap(({ repo, fixed }) =>
      (of.kind === 'repository' || repo !== undefined) && fixed ? fixed : [],
    ),
  );
  const hashes = [...linked, ...ends].filter((hash) => /^[0-9a-f]{7,64}$/i.test(hash));
  return [...new Set(hashes.map((hash) => hash.toLowerCase()))];
}

/** Checks that each fixing commit is on a branch that releases are made from. */
export function merged(facts: ReleaseDayFacts): Evidence[] {
  return notWithdrawn(facts).flatMap((advisory): Evidence[] => {
    const hashes = fixCommits(advisory);
    if (hashes.length === 0)
      return [
        unknown(
          `${advisory.id} names no fixing commit: add a reference of type FIX with the address of the commit`,
        ),
      ];
    return hashes.map((hash) => mergedCommit(hash, advisory.id, facts.repository));
  });
}

function mergedCommit(hash: string, id: string, repository: RepositoryFacts | undefined): Evidence {
  const name = `${hash.slice(0, SHORT)} (${id})`;
  if (repository === undefined)
    return unknown(`${name} was not looked for: give a clone with --repo PATH`);
  const { path } = repository;
  const fact = repository.commits.find((one) => one.hash === hash);
  if (fact === undefined || fact.there === undefined)
    return unknown(
      `${name} is not in ${path}, which is a shallow clone: run "git fetch --unshallow"`,
    );
  if (!fact.there)
    return no(
      `${name} is not in ${path}: run "git fetch"; if it was merged with another hash, correct the reference`,
    );
  if (fact.within.length > 0) return yes(`${name} is in ${some(fact.within)}`);
  if (fact.beside.length > 0)
    return no(
      `${name} is only in ${some(fact.beside)}; if you release from there, give --branch NAME`,
    );
  return no(`${name} is in ${path}, but not in any branch or tag`);
}
