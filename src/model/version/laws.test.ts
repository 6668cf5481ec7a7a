// Checks that every order is reflexive, antisymmetric, transitive, and safe for any string.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../property-runs.fixture.ts';
import { compareVersions, versionOrder } from './compare.ts';

type Text = fc.Arbitrary<string>;

const join = (...parts: Text[]): Text => fc.tuple(...parts).map((texts) => texts.join(''));
const maybe = (part: Text): Text => fc.oneof(fc.constant(''), part);
const word = (...words: string[]): Text => fc.constantFrom(...words);
const list = (item: Text, separator: string, maxLength: number): Text =>
  fc.array(item, { minLength: 1, maxLength }).map((items) => items.join(separator));

// Few values, so that versions often share a prefix; includes the two largest numbers that every
// order accepts.
const plain = word('0', '1', '2', '10', '9007199254740990', '9007199254740991');
const padded = fc.oneof(plain, word('00', '01', '010'));
// Our own orders accept numbers of any size: two that are equal as JavaScript numbers.
const huge = fc.oneof(padded, word('9007199254740992', '9007199254740993'));

const identifiers = list(
  word('0', '1', '10', '9007199254740991', 'a', 'A', 'b', 'a-1', '-', '1a'),
  '.',
  3,
);
const semver = join(plain, word('.'), plain, word('.'), plain, maybe(join(word('-'), identifiers)));
const build = maybe(join(word('+'), identifiers));
const separator = word('', '.', '-', '_');
const rubySegments = list(word('0', '1', '10', 'a', 'B', 'rc', 'a10', '1b', '0a0'), '.', 3);
const mavenWord = word(
  'alpha',
  'a',
  'b',
  'm',
  'beta',
  'RC',
  'cr',
  'SNAPSHOT',
  'ga',
  'Final',
  'release',
  'sp',
  'jre',
  'xyz',
);
const debianPart = list(word('0', '1', '10', '01', 'a', 'Z', '~', '+', '.', '~~', 'rc'), '', 5);

const rpmPart = list(word('0', '1', '10', '01', 'a', 'Z', '~', '^', '.', '_', 'rc'), '', 5);
const conanItems = list(word('0', '1', '10', '00', 'a', 'B', 'rc', 'rc2', 'rc10'), '.', 3);

const VERSIONS: Record<string, Text> = {
  npm: join(semver, build),
  Pub: join(semver, build),
  Julia: join(semver, build),
  PyPI: join(
    maybe(word('v', '0!', '1!', '2!')),
    list(padded, '.', 3),
    maybe(join(separator, word('a', 'beta', 'c', 'rc', 'preview'), separator, maybe(padded))),
    maybe(
      fc.oneof(
        join(word('-'), padded),
        join(separator, word('post', 'rev', 'R'), separator, maybe(padded)),
      ),
    ),
    maybe(join(separator, word('dev', 'DEV'), separator, maybe(padded))),
    maybe(join(word('+'), list(word('1', '2', '01', 'a', 'B', '1e5', '0x10'), '.', 3))),
  ),
  RubyGems: join(
    list(padded, '.', 3),
    maybe(join(word('.'), rubySegments)),
    maybe(join(word('-'), rubySegments)),
  ),
  // Words only after hyphens and digits: Maven's own order has cycles among words after a dot.
  Maven: join(
    list(huge, '.', 3),
    maybe(join(word('', '-'), mavenWord)),
    maybe(join(word('', '-'), huge)),
    maybe(word('-SNAPSHOT', '-xyz')),
  ),
  NuGet: join(list(huge, '.', 4), maybe(join(word('-'), identifiers)), build),
  Packagist: join(
    maybe(word('v')),
    list(huge, '.', 4),
    maybe(
      join(
        separator,
        word('alpha', 'b', 'BETA', 'rc', 'RC', 'Rc', 'pl', 'patch'),
        maybe(join(word('', '.', '-'), huge)),
      ),
    ),
    maybe(join(separator, word('dev', 'DEV'))),
    maybe(word('+1', '+2', '+abc', '+other', '+dev.1')),
  ),
  Debian: join(
    maybe(word('0:', '1:', '01:')),
    word('0', '1', '2'),
    maybe(debianPart),
    maybe(join(word('-'), debianPart)),
  ),
  'Red Hat': join(
    maybe(word('0:', '1:', '01:')),
    word('0', '1', '2', 'a'),
    maybe(rpmPart),
    maybe(join(word('-'), word('0', '1', 'el9'), maybe(rpmPart))),
  ),
  Alpine: join(
    list(huge, '.', 3),
    maybe(word('a', 'b', 'p')),
    maybe(list(join(word('_alpha', '_pre', '_rc', '_git', '_p'), maybe(huge)), '', 2)),
    maybe(join(word('-r'), huge)),
  ),
  opam: join(debianPart, maybe(join(word('-'), debianPart))),
  Hackage: list(huge, '.', 4),
  CRAN: join(huge, word('.', '-'), list(huge, '.', 3)),
  ConanCenter: join(
    list(huge, '.', 3),
    maybe(join(word('.'), conanItems)),
    maybe(join(word('-'), conanItems)),
    maybe(join(word('+'), conanItems)),
  ),
  'GitHub Actions': join(maybe(word('v')), semver, build),
  'pkg:generic:calendar': join(
    word('6', '26', '2026', '20260401', '106'),
    maybe(join(word('.'), list(huge, '.', 3))),
    maybe(join(separator, word('alpha', 'BETA', 'rc'), maybe(huge))),
  ),
};

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'0019.-+~:!_ vVabcrdepost#*\n\u017f') }),
  ...Object.values(VERSIONS),
);

describe.each(Object.entries(VERSIONS))('%s', (ecosystem, version) => {
  const order = versionOrder(ecosystem);
  if (order === undefined) throw new Error(`${ecosystem} has no order`);

  test('accepts every version that the laws below use', () => {
    fc.assert(fc.property(version, (a) => order.isValid(a)));
  });

  test('is reflexive and antisymmetric', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect(order.compare(a, a)).toBe(0);
        expect(order.compare(a, b) + order.compare(b, a)).toBe(0);
      }),
      { numRuns: runs(500) },
    );
  });

  test('is transitive', () => {
    fc.assert(
      fc.property(fc.array(version, { minLength: 3, maxLength: 6 }), (versions) => {
        for (const a of versions) {
          for (const b of versions) {
            for (const c of versions) {
              const steps = [order.compare(a, b), order.compare(b, c)];
              if (Math.max(...steps) <= 0)
                expect([a, b, c, order.compare(a, c)]).toEqual([a, b, c, Math.min(...steps)]);
            }
          }
        }
      }),
      { numRuns: runs(500) },
    );
  });

  test('accepts any two strings, and only interprets versions', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const sign = order.compare(a, b);
        expect([-1, 0, 1]).toContain(sign);
        expect(order.compare(b, a) + sign).toBe(0);
        expect(compareVersions(ecosystem, a, b)).toBe(
          order.isValid(a) && order.isValid(b) ? sign : undefined,
        );
      }),
      { numRuns: runs(1000) },
    );
  });

  test('accepts very long strings', () => {
    const digits = '1'.repeat(50_000);
    const endings = ['!', '-', '.'];
    const beginnings = [
      '1.'.repeat(50_000),
      '1-'.repeat(50_000),
      digits,
      `1.0a${digits}`,
      `1.0.0-${digits}`,
      `1.0+${digits}`,
    ];
    for (const long of beginnings.flatMap((beginning) =>
      endings.map((ending) => beginning + ending),
    )) {
      expect(order.compare(long, `${long}1`) + order.compare(`${long}1`, long)).toBe(0);
    }
  });
});
