// For tests only: random front matter of an advisory, except its dates and affected packages.

import fc from 'fast-check';
import type { z } from 'zod';
import { type advisorySchema, CREDIT_TYPES, REFERENCE_TYPES } from '../advisory/advisory.ts';
import { CVSS_VERSIONS } from '../cvss/metrics.ts';
import { RATINGS } from '../cvss/rating.ts';
import { arbitraryMetrics, write } from './cvss-vector.arbitrary.ts';
import { arbitraryLine } from './text.arbitrary.ts';

type Matter = z.input<typeof advisorySchema>;

/** Returns a CVE. */
// Without bias towards the ends of the interval, so that no two advisories share a name.
export const arbitraryCve = (): fc.Arbitrary<string> =>
  fc.noBias(fc.integer({ min: 1_000_000_000, max: 9_999_999_999 })).map((n) => `CVE-1900-${n}`);

/** Returns a CVE, or the reason why none is assigned, and other aliases. */
export function arbitraryNames() {
  // Without bias towards the ends of the interval, so that no two advisories share a name.
  const digits = fc.noBias(fc.integer({ min: 1_000_000_000, max: 9_999_999_999 }));
  const block = fc.array(fc.constantFrom(...'23456789cfghjmpqrvwx'), {
    minLength: 4,
    maxLength: 4,
  });
  const ghsa = fc
    .tuple(block, block, block)
    .map((blocks) => `GHSA-${blocks.map((one) => one.join('')).join('-')}`);
  const others = fc.uniqueArray(
    fc.oneof(
      ghsa,
      digits.map((n) => `PYSEC-2026-${n}`),
    ),
    { maxLength: 2 },
  );
  const cves = arbitraryCve().map((cve) => [cve]);
  const without = fc.oneof(
    fc.constant({ status: 'pending' as const }),
    arbitraryLine().map((reason) => ({ status: 'not-eligible' as const, reason })),
  );
  return fc.oneof(
    {
      weight: 3,
      arbitrary: fc.tuple(cves, others).map(([first, rest]) => ({ aliases: [...first, ...rest] })),
    },
    { weight: 1, arbitrary: fc.tuple(without, others).map(([cve, aliases]) => ({ cve, aliases })) },
  );
}

/** Returns vectors of some CVSS versions, a rating, or both. */
export function arbitrarySeverity() {
  const vector = (version: (typeof CVSS_VERSIONS)[number]): fc.Arbitrary<string> =>
    arbitraryMetrics(version).map((metrics) => write(version, metrics));
  const vectors = fc
    .subarray([...CVSS_VERSIONS], { minLength: 1 })
    .chain((versions) => fc.tuple(...versions.map(vector)));
  const rating = fc.record({ level: fc.constantFrom(...RATINGS), reason: arbitraryLine() });
  return fc.oneof(
    { weight: 4, arbitrary: vectors.map((severity) => ({ severity })) },
    {
      weight: 1,
      arbitrary: fc.tuple(vectors, rating).map(([severity, one]) => ({ severity, rating: one })),
    },
    { weight: 1, arbitrary: rating.map((one) => ({ rating: one })) },
  );
}

// Characters that RFC 3986 allows, so that every format accepts the address.
const arbitraryUrl = (): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom('https', 'http'),
      fc.array(
        fc.constantFrom(
          'a',
          'B',
          '/',
          '%20',
          '%C3%A9',
          '-',
          '.',
          '_',
          '~',
          '(',
          ')',
          "'",
          '*',
          '+',
          ',',
          ';',
          ':',
          '@',
          '!',
          '$',
          '&',
          '=',
        ),
        {
          maxLength: 12,
        },
      ),
      fc.constantFrom('', '?q=1&r=%22x%22', '#part', "?a='b'&c=d/e?f#g"),
      fc.integer({ min: 0, max: 1_000_000 }),
    )
    .map(
      ([scheme, path, end, number]) => `${scheme}://example.org/${number}/${path.join('')}${end}`,
    );

/** Returns all other fields. `projects` are the slugs to choose from. */
export function arbitraryRest(
  projects: readonly string[],
): fc.Arbitrary<
  Pick<
    Matter,
    'summary' | 'project' | 'cwe' | 'capec' | 'references' | 'credits' | 'related' | 'upstream'
  >
> {
  const related = fc.array(
    fc.integer({ min: 1000, max: 9999 }).map((n) => `CVE-1901-${n}`),
    { maxLength: 1 },
  );
  const upstream = fc.array(
    fc.integer({ min: 1000, max: 9999 }).map((n) => `CVE-1902-${n}`),
    { maxLength: 1 },
  );
  const contact = fc.array(fc.oneof(arbitraryUrl(), fc.constant('mailto:someone@example.org')), {
    maxLength: 2,
  });
  const credit = fc.record(
    { name: arbitraryLine(), type: fc.constantFrom(...CREDIT_TYPES), contact },
    { requiredKeys: ['name'] },
  );
  // Without a branch: it must be one of the project.
  const reference = fc.record(
    { type: fc.constantFrom(...REFERENCE_TYPES), url: arbitraryUrl(), title: arbitraryLine() },
    { requiredKeys: ['type', 'url'] },
  );
  return fc.record({
    summary: arbitraryLine(120),
    project: fc.constantFrom(...projects),
    cwe: fc.subarray(['CWE-79', 'CWE-122', 'CWE-22', 'CWE-1333', 'CWE-502'], { maxLength: 3 }),
    capec: fc.subarray(['CAPEC-126', 'CAPEC-242'], { maxLength: 2 }),
    references: fc.uniqueArray(reference, { maxLength: 4, selector: ({ url }) => url }),
    credits: fc.array(credit, { maxLength: 3 }),
    related,
    upstream,
  });
}
