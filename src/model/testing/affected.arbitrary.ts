// For tests only: random packages with affected versions, valid by construction. Versions contain a
// rising number, so that ranges are in order and do not overlap, whatever the ecosystem appends to
// the number.

import fc from 'fast-check';
import type { z } from 'zod';
import type { advisorySchema } from '../advisory/advisory.ts';
import { rarely } from './rarely.arbitrary.ts';
import { arbitraryLine } from './text.arbitrary.ts';

type Affected = NonNullable<z.input<typeof advisorySchema>['affected']>[number];
type RangeInput = NonNullable<Affected['ranges']>[number];

/** Returns random entries of different packages, at least one. */
export function arbitraryAffected(): fc.Arbitrary<Affected[]> {
  const kinds = [...ORDERED.map(orderedEntry), ...UNORDERED.map(listedEntry), repositoryEntry()];
  return fc
    .uniqueArray(fc.integer({ min: 0, max: kinds.length - 1 }), { minLength: 1, maxLength: 3 })
    .chain((chosen) => fc.tuple(...chosen.map((i) => kinds[i] ?? repositoryEntry())));
}

interface Ecosystem {
  readonly package: Affected['package'];
  /** Returns the version for a number; versions have the order of their numbers. */
  readonly write: (number: number) => string;
}

const plain = (n: number): string =>
  `${Math.floor(n / 10_000)}.${Math.floor(n / 100) % 100}.${n % 100}`;
const semver = (n: number): string =>
  plain(n) + (n % 5 === 0 ? '-beta.1' : n % 7 === 0 ? '+build.5' : '');

const ORDERED: readonly Ecosystem[] = [
  {
    package: 'pkg:pypi/orbital',
    write: (n) => plain(n) + (n % 5 === 0 ? 'rc1' : n % 7 === 0 ? '.post1' : ''),
  },
  { package: 'pkg:npm/%40orbital/archive', write: semver },
  { package: 'pkg:cargo/orbital-cli', write: semver },
  { package: 'pkg:golang/example.org/orbital/v2', write: semver },
  {
    package: 'pkg:maven/org.orbital/orbital-core',
    write: (n) => plain(n) + (n % 5 === 0 ? '-SNAPSHOT' : n % 7 === 0 ? '.Final' : ''),
  },
  {
    package: { ecosystem: 'Debian:12', name: 'orbital' },
    write: (n) => `1:${plain(n)}${n % 5 === 0 ? '~rc1' : ''}-1${n % 7 === 0 ? '+deb12u1' : ''}`,
  },
  {
    package: { ecosystem: 'Alpine:v3.20', name: 'orbital' },
    write: (n) => `${plain(n)}${n % 5 === 0 ? '_rc1' : n % 7 === 0 ? '_p1' : ''}-r1`,
  },
];

const UNORDERED: readonly Affected['package'][] = [
  { ecosystem: 'Linux', name: 'Kernel' },
  { ecosystem: 'Android', name: ':orbital:' },
];

const REPO = 'https://git.example/orbital';

function orderedEntry(ecosystem: Ecosystem): fc.Arbitrary<Affected> {
  const numbers = fc.uniqueArray(fc.integer({ min: 100, max: 399_000 }), {
    minLength: 2,
    maxLength: 7,
  });
  const shape = fc.record({
    fromStart: fc.boolean(),
    end: fc.constantFrom('fixed', 'last', 'open'),
    inside: fc.boolean(),
    beyond: fc.boolean(),
    commits: rarely(commitRange(REPO), 4),
  });
  return fc.tuple(numbers, shape, extras()).map(([given, { commits, ...parts }, extra]) => {
    const sorted = given.toSorted((a, b) => a - b);
    const ranges = rangesOf(sorted, parts, ecosystem.write);
    return {
      package: ecosystem.package,
      ranges: [...ranges, ...(commits === undefined ? [] : [commits])],
      versions: listed(sorted, parts, ecosystem.write),
      ...extra,
    };
  });
}

interface Shape {
  readonly fromStart: boolean;
  readonly end: string;
  readonly inside: boolean;
  readonly beyond: boolean;
}

/**
 * Returns ranges between each first and second number; the end of the last one depends on the
 * shape.
 */
function rangesOf(
  numbers: readonly number[],
  { fromStart, end }: Shape,
  write: Ecosystem['write'],
): RangeInput[] {
  const ranges: RangeInput[] = [];
  for (let i = 0; i + 1 < numbers.length; i += 2) {
    const [from, to] = [write(numbers[i] ?? 0), write(numbers[i + 1] ?? 0)];
    const introduced = i === 0 && fromStart ? '0' : from;
    const last = i + 3 >= numbers.length;
    if (last && end === 'open') ranges.push({ introduced });
    else if (last && end === 'last') ranges.push({ introduced, last_affected: to });
    else ranges.push({ introduced, fixed: to });
  }
  return ranges;
}

/** Returns single versions: one in the first range, and one after the last. */
function listed(
  numbers: readonly number[],
  { inside, beyond, end }: Shape,
  write: Ecosystem['write'],
): string[] {
  const [first = 0, second = 0] = numbers;
  const highest = numbers.at(-1) ?? 0;
  return [
    ...(inside && second - first > 1 ? [write(first + 1)] : []),
    ...(beyond && end === 'fixed' ? [write(highest + 1)] : []),
  ];
}

function listedEntry(named: Affected['package']): fc.Arbitrary<Affected> {
  const version = fc.oneof(
    fc.integer({ min: 100, max: 399_000 }).map((n) => `${plain(n)}-r1`),
    arbitraryLine(60),
  );
  return fc
    .tuple(fc.uniqueArray(version, { minLength: 1, maxLength: 5 }), extras())
    .map(([versions, extra]) => ({ package: named, versions, ...extra }));
}

function repositoryEntry(): fc.Arbitrary<Affected> {
  const tags = fc.uniqueArray(fc.integer({ min: 100, max: 399_000 }), { maxLength: 3 });
  return fc
    .tuple(fc.array(commitRange(undefined), { minLength: 1, maxLength: 2 }), tags, extras())
    .map(([ranges, versions, extra]) => ({
      package: { repo: REPO },
      ranges,
      versions: versions.map((n) => `v${plain(n)}`),
      ...extra,
    }));
}

const commit = (): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...'0123456789abcdef'), { minLength: 40, maxLength: 40 })
    .map((digits) => digits.join(''));

function commitRange(repo: string | undefined): fc.Arbitrary<RangeInput> {
  const start = fc.oneof(fc.constant('0'), commit());
  return fc
    .tuple(start, commit(), fc.constantFrom('fixed', 'last_affected', 'open'))
    .map(([introduced, other, end]) => ({
      introduced,
      ...(end === 'open' ? {} : { [end]: other }),
      ...(repo === undefined ? {} : { repo }),
    }));
}

function extras(): fc.Arbitrary<Pick<Affected, 'functions' | 'platforms'>> {
  return fc.record({
    functions: fc.array(arbitraryLine(80), { maxLength: 2 }),
    platforms: fc.array(fc.constantFrom('linux', 'windows', 'macos'), { maxLength: 1 }),
  });
}
