// RPM versions: `[epoch:]version[-release]` (rpm.org, "Versions and comparison"; rpm-version(7)).
// Both parts are read as numbers, words, "~" and "^"; all other characters only split them. Not
// valid: characters that a spec file cannot contain, and a second hyphen.

import type { Sign } from './order.ts';
import {
  compareLists,
  compareNumbers,
  compareOptional,
  compareRanks,
  compareText,
  isNumber,
  orderOf,
  type VersionOrder,
} from './order.ts';
import { isWord } from './placeholder.ts';

const VERSION = /^(?:([0-9]+):)?([0-9A-Za-z._+~^]+)(?:-([0-9A-Za-z._+~^]+))?$/;

type RpmVersion = {
  readonly epoch: string;
  readonly version: readonly string[];
  readonly release: readonly string[] | undefined;
};

function parse(text: string): RpmVersion | undefined {
  const [, epoch = '0', version, release] = VERSION.exec(text) ?? [];
  // Without a letter or a digit, a version would equal every other such one.
  if (version === undefined || !/[0-9A-Za-z]/.test(version)) return undefined;
  return {
    epoch,
    version: tokens(version),
    release: release === undefined ? undefined : tokens(release),
  };
}

const tokens = (text: string): string[] => text.match(/[0-9]+|[A-Za-z]+|[~^]/g) ?? [];

// A version without a release comes before those with one.
const compare = (a: RpmVersion, b: RpmVersion): Sign =>
  compareNumbers(a.epoch, b.epoch) ||
  compareTokens(a.version, b.version) ||
  compareOptional(a.release, b.release, -1, compareTokens);

const compareTokens = (a: readonly string[], b: readonly string[]): Sign =>
  compareLists(
    a,
    b,
    (x, y) => compareRanks(rankOf(x), rankOf(y)) || compareEqualKinds(x ?? '', y ?? ''),
  );

const compareEqualKinds = (x: string, y: string): Sign =>
  isNumber(x) ? compareNumbers(x, y) : compareText(x, y);

/** "~" comes before the end of a version, "^" directly after it, then words, then numbers. */
function rankOf(token: string | undefined): number {
  if (token === undefined) return 1;
  if (token === '~') return 0;
  if (token === '^') return 2;
  return isNumber(token) ? 4 : 3;
}

// The architecture of a package, which tools write after its release.
const ARCHITECTURE = /\.(?:noarch|src|x86_64|i[3-6]86|aarch64|armv7hl|ppc64(?:le)?|s390x|riscv64)$/;

/**
 * The version of the package without its architecture, without the tag of the distribution and what
 * follows (1.2-3 for 1.2-3.el9_4.1), and the upstream version, also without a snapshot (1.2 for
 * 1.2^git1-3).
 */
function builtFrom(version: string): string[] {
  const plain = version.replace(ARCHITECTURE, '');
  const [update] = /^.*-.*_(?=[0-9.]+$)/.exec(plain) ?? [];
  const [release] = /^.*-[0-9]+(?:\.[0-9]+)*(?=\.[A-Za-z])/.exec(plain) ?? [];
  const upstream = plain.replace(/-[^-]*$/, '');
  const origins = [plain, update?.slice(0, -1), release, upstream, upstream.replace(/[+^].*$/, '')];
  return [...new Set(origins.filter((one) => one !== undefined && one !== version))].filter(
    (one) => one !== undefined,
  );
}

/** RPM: Red Hat, SUSE, Fedora's relatives, Mageia, openEuler, Photon OS, Azure Linux. */
export const rpm: VersionOrder = {
  ...orderOf('RPM', 'ECOSYSTEM', parse, compare),
  builtFrom,
  isWord,
};
