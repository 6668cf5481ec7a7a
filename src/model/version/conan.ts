// Versions of Conan 2 (docs.conan.io, "Version ranges"; class Version): items separated by dots, a
// pre-release after "-", a build after "+", which counts. Zeros at the end do not count: 1.0 equals 1.
// Not valid: an item that begins with a digit and contains letters (1.1.1w), because Conan's
// comparison of such items has cycles (100 < 1a < 2 < 100), and a first item that is a word (cci.20200203), because it orders a
// snapshot of any age after all releases.

import type { Sign } from './order.ts';
import {
  compareLists,
  compareNumbers,
  compareOptional,
  compareText,
  isNumber,
  orderOf,
  type VersionOrder,
} from './order.ts';
import { developedFrom } from './pre-release.ts';

const ITEM = '(?:[0-9]+|[A-Za-z][0-9A-Za-z]*)';
const ITEMS = `${ITEM}(?:\\.${ITEM})*`;
const VERSION = new RegExp(`^([0-9]+(?:\\.${ITEM})*)(?:-(${ITEMS}))?(?:\\+(${ITEMS}))?$`);

type ConanVersion = {
  readonly main: readonly string[];
  readonly prerelease: readonly string[] | undefined;
  readonly build: readonly string[] | undefined;
};

function read(version: string): ConanVersion | undefined {
  const [, main, prerelease, build] = VERSION.exec(version) ?? [];
  return main === undefined
    ? undefined
    : { main: items(main), prerelease: optional(prerelease), build: optional(build) };
}

function items(text: string): string[] {
  const all = text.split('.');
  return all.slice(0, all.findLastIndex((item) => !/^0+$/.test(item)) + 1);
}

const optional = (text: string | undefined): string[] | undefined =>
  text === undefined ? undefined : items(text);

// A pre-release comes before its release, a build after it.
const compare = (a: ConanVersion, b: ConanVersion): Sign =>
  compareItems(a.main, b.main) ||
  compareOptional(a.prerelease, b.prerelease, 1, compareItems) ||
  compareOptional(a.build, b.build, -1, compareItems);

const compareItems = (a: readonly string[], b: readonly string[]): Sign =>
  compareLists(a, b, (x, y) => compareOptional(x, y, -1, compareItem));

function compareItem(a: string, b: string): Sign {
  if (isNumber(a)) return isNumber(b) ? compareNumbers(a, b) : -1;
  return isNumber(b) ? 1 : compareText(a, b);
}

/** Conan: ConanCenter. */
export const conan: VersionOrder = {
  ...orderOf('Conan', 'ECOSYSTEM', read, compare),
  isPartial: true,
  builtFrom: (version) => [
    ...(/^([^+]+)\+/.exec(version)?.slice(1) ?? []),
    ...developedFrom(version),
  ],
};
