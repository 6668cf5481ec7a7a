// NuGet versions (learn.microsoft.com/nuget/concepts/package-versioning, "Normalized version
// numbers" and "Pre-release versions"; class NuGetVersion): one to four numbers, then SemVer 2.0,
// case-insensitive. Build metadata does not count. The numbers can have any size.

import type { Sign } from './order.ts';
import {
  compareLists,
  compareNumberLists,
  compareNumbers,
  compareOptional,
  compareText,
  isNumber,
  orderOf,
} from './order.ts';

const VERSION =
  /^([0-9]+(?:\.[0-9]+){0,3})(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/;

type NuGetVersion = {
  readonly numbers: readonly string[];
  readonly prerelease: readonly string[] | undefined;
};

function parse(version: string): NuGetVersion | undefined {
  const [matched, numbers = '', prerelease] = VERSION.exec(version) ?? [];
  if (matched === undefined) return undefined;
  return { numbers: numbers.split('.'), prerelease: prerelease?.toLowerCase().split('.') };
}

// A version without a pre-release comes after those with one (SemVer 2.0, section 11.3).
function compare(a: NuGetVersion, b: NuGetVersion): Sign {
  return (
    compareNumberLists(a.numbers, b.numbers) ||
    compareOptional(a.prerelease, b.prerelease, 1, comparePrereleases)
  );
}

// SemVer 2.0, section 11.4: numbers before words, numbers by value, words by ASCII, the shorter
// list first.
function comparePrereleases(a: readonly string[], b: readonly string[]): Sign {
  return compareLists(a, b, (x, y) => compareOptional(x, y, -1, compareIdentifiers));
}

function compareIdentifiers(a: string, b: string): Sign {
  if (isNumber(a)) return isNumber(b) ? compareNumbers(a, b) : -1;
  return isNumber(b) ? 1 : compareText(a, b);
}

/** NuGet: SemVer 2.0 with a fourth number, case-insensitive. */
export const nuget = orderOf('NuGet', 'ECOSYSTEM', parse, compare);
