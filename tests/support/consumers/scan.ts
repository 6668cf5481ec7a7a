// Scanners: the conclusions of a consumer of each format about one version of a package, only from
// the published text and by the rules of the format's standard. They share nothing with the writers
// except version orders. Only for tests.

import { z } from 'zod';
import { compareVersions, versionOrder } from '../../../src/model/version/compare.ts';

/**
 * "silent": the document says nothing about this version, like OpenVEX about all versions that it
 * does not name.
 */
export type Verdict = 'affected' | 'fixed' | 'unaffected' | 'silent' | 'contradiction';

/** The version and package to look for. */
export interface Target {
  readonly ecosystem: string;
  readonly name: string;
  /** For people: "orbital (PyPI)". */
  readonly label: string;
  readonly purl: string | undefined;
  /** Of a product that no registry has. */
  readonly vendor?: string | undefined;
  readonly cpe?: string | undefined;
}

/** A parsed document: returns the status of a version of a package. */
export type Scanner = (of: Target) => (version: string) => Verdict;

/** -1, 0 or 1; "0" and "*" are the start and the end. Undefined if the order does not decide. */
function compare(ecosystem: string, a: string, b: string): number | undefined {
  if (a === b) return 0;
  if (a === '0' || b === '*') return -1;
  if (a === '*' || b === '0') return 1;
  return compareVersions(ecosystem, a, b);
}

export const isSame = (ecosystem: string, a: string, b: string): boolean =>
  compare(ecosystem, a, b) === 0;
/**
 * A version as a bound compares it. PEP 440, "Version specifiers": a bound without a local label
 * ignores that of the candidate in "==" and "<=". The same rule applies to builds of Julia.
 */
function seenFrom(ecosystem: string, version: string, bound: string): string {
  const unlabelled = versionOrder(ecosystem)?.unlabelled;
  return unlabelled !== undefined && unlabelled(bound) === bound ? unlabelled(version) : version;
}

export const isMatch = (ecosystem: string, bound: string, version: string): boolean =>
  isSame(ecosystem, bound, seenFrom(ecosystem, version, bound));
const isAtLeast = (ecosystem: string, a: string, b: string): boolean =>
  (compare(ecosystem, a, b) ?? -1) >= 0;
const isBelow = (ecosystem: string, a: string, b: string): boolean =>
  (compare(ecosystem, a, b) ?? 1) < 0;

const texts = z.array(z.string()).default([]);

const osvSchema = z.object({
  affected: z
    .array(
      z.object({
        package: z
          .object({ ecosystem: z.string(), name: z.string(), purl: z.string().optional() })
          .optional(),
        versions: texts,
        ranges: z
          .array(z.object({ type: z.string(), events: z.array(z.record(z.string(), z.string())) }))
          .default([]),
      }),
    )
    .default([]),
});

/**
 * OSV schema, "Evaluation": the pseudo-code of its specification. A purl distinguishes the variants
 * that have one name; an entry without a purl is about the package, not about a variant.
 */
export function scanOsv(json: string): Scanner {
  const { affected } = osvSchema.parse(JSON.parse(json));
  return ({ ecosystem, name, purl }) => {
    const entries = affected.filter(
      ({ package: of }) =>
        of?.ecosystem === ecosystem &&
        of.name === name &&
        (of.purl ?? purl?.replace(/\?.*/, '')) === purl,
    );
    return (version) => {
      if (entries.length === 0) return 'silent';
      const isVulnerable = entries.some(
        ({ versions, ranges }) =>
          versions.some((one) => isSame(ecosystem, one, version)) ||
          ranges.some(
            ({ type, events }) => type !== 'GIT' && isInEvents(events, ecosystem, version),
          ),
      );
      return isVulnerable ? 'affected' : 'unaffected';
    };
  };
}

type Events = readonly Readonly<Record<string, string>>[];

function isInEvents(events: Events, ecosystem: string, version: string): boolean {
  const versionOf = (event: Events[number]): string => Object.values(event)[0] ?? '';
  let vulnerable = false;
  for (const event of events.toSorted(
    (a, b) => compare(ecosystem, versionOf(a), versionOf(b)) ?? 0,
  )) {
    const { introduced, fixed, last_affected: last } = event;
    if (introduced !== undefined && isAtLeast(ecosystem, version, introduced)) vulnerable = true;
    else if (fixed !== undefined && isAtLeast(ecosystem, version, fixed)) vulnerable = false;
    else if (last !== undefined && isBelow(ecosystem, last, version)) vulnerable = false;
  }
  return vulnerable;
}

const csafSchema = z.object({
  product_tree: z
    .object({
      branches: z
        .array(
          z.object({
            branches: z.array(
              z.object({
                name: z.string(),
                branches: z.array(
                  z.object({
                    category: z.enum(['product_version', 'product_version_range']),
                    name: z.string(),
                    product: z.object({ product_id: z.string() }),
                  }),
                ),
              }),
            ),
          }),
        )
        .default([]),
    })
    .prefault({}),
  vulnerabilities: z
    .array(
      z.object({
        product_status: z
          .object({ known_affected: texts, last_affected: texts, fixed: texts })
          .prefault({}),
      }),
    )
    .min(1),
});

/**
 * CSAF 2.0: the leaves of the product tree that match the version, and the status of each (section
 * 3.2.3.9).
 */
export function scanCsaf(json: string): Scanner {
  const { product_tree: tree, vulnerabilities } = csafSchema.parse(JSON.parse(json));
  const statuses = vulnerabilities.map(({ product_status: status }) => status);
  const affected = statuses.flatMap((one) => [...one.known_affected, ...one.last_affected]);
  const fixed = statuses.flatMap((one) => one.fixed);
  const products = tree.branches.flatMap(({ branches }) => branches);
  return ({ ecosystem, label }) => {
    const leaves = products
      .filter(({ name }) => name === label)
      .flatMap(({ branches }) => branches);
    return (version) => {
      const isIn = (
        { category, name, product }: (typeof leaves)[number],
        matches: typeof isSame,
        of: readonly string[],
      ) =>
        of.includes(product.product_id) &&
        (category === 'product_version'
          ? matches(ecosystem, name, version)
          : isInVers(name, ecosystem, version));
      const isAffected = leaves.some((leaf) => isIn(leaf, isMatch, affected));
      // Only exactly this version is fixed, because nobody checked other builds of it.
      const isFixed = leaves.some((leaf) => isIn(leaf, isSame, fixed));
      if (isAffected && isFixed) return 'contradiction';
      return isAffected ? 'affected' : isFixed ? 'fixed' : 'silent';
    };
  };
}

/** purl-spec, VERSION-RANGE-SPEC, as needed for an interval: all constraints must be true. */
export function isInVers(range: string, ecosystem: string, version: string): boolean {
  if (range === 'vers:all/*') return true;
  return range
    .slice(range.indexOf('/') + 1)
    .split('|')
    .every((constraint) => {
      const [, sign = '', quoted = ''] = /^(>=|<=|<|>|)(.*)$/.exec(constraint) ?? [];
      const bound = decodeURIComponent(quoted);
      const result = compare(
        ecosystem,
        sign === '<=' || sign === '' ? seenFrom(ecosystem, version, bound) : version,
        bound,
      );
      if (result === undefined) return false;
      return (
        { '>=': result >= 0, '<=': result <= 0, '<': result < 0, '>': result > 0 }[sign] ??
        result === 0
      );
    });
}

const cveSchema = z.object({
  cnaContainer: z.object({
    affected: z.array(
      z.object({
        vendor: z.string(),
        product: z.string(),
        cpes: texts,
        packageName: z.string().optional(),
        packageURL: z.string().optional(),
        platforms: texts,
        defaultStatus: z.enum(['unaffected', 'unknown']),
        versions: z
          .array(
            z.object({
              version: z.string(),
              status: z.enum(['affected', 'unaffected']),
              lessThan: z.string().optional(),
              lessThanOrEqual: z.string().optional(),
            }),
          )
          .default([]),
      }),
    ),
  }),
});

/**
 * CVE Record Format, schema/docs/versions.md: the only item that the version matches, otherwise the
 * default.
 */
export function scanCve(json: string): Scanner {
  const { affected } = cveSchema.parse(JSON.parse(json)).cnaContainer;
  return ({ ecosystem, name, purl, vendor, cpe }) => {
    // The release of a distribution is a platform.
    const isRelease = ecosystem.includes(':');
    const products = affected.filter(({ packageName, packageURL, platforms, cpes, ...named }) =>
      vendor !== undefined
        ? named.vendor === vendor &&
          named.product === name &&
          packageName === undefined &&
          cpes[0] === cpe
        : packageName === name &&
          packageURL === purl &&
          (purl !== undefined ||
            !isRelease ||
            platforms.some((one) => one === ecosystem || one.startsWith(`${ecosystem}, `))),
    );
    return (version) => {
      const isIn = (item: (typeof products)[number]['versions'][number]): boolean => {
        const { version: start, lessThan, lessThanOrEqual: last } = item;
        if (lessThan === undefined && last === undefined) return isMatch(ecosystem, start, version);
        if (!isAtLeast(ecosystem, version, start)) return false;
        return lessThan === undefined
          ? isAtLeast(ecosystem, last ?? '', seenFrom(ecosystem, version, last ?? ''))
          : isBelow(ecosystem, version, lessThan);
      };
      const said = products.flatMap(({ defaultStatus, versions, platforms }) => {
        const [status = defaultStatus, ...others] = new Set(
          versions.filter(isIn).map((item) => item.status),
        );
        return status === 'unknown'
          ? []
          : [{ status: others.length > 0 ? 'contradiction' : status, platforms }];
      });
      const statuses = said.map(({ status }) => status);
      if (
        statuses.includes('contradiction') ||
        said.some((one) => said.some((other) => differ(one, other)))
      )
        return 'contradiction';
      if (statuses.length === 0) return 'silent';
      return statuses.includes('affected') ? 'affected' : 'unaffected';
    };
  };
}

/** An item without platforms is about all of them (CVE Record Format, `platforms`). */
function differ(a: OnPlatforms, b: OnPlatforms): boolean {
  const isShared =
    [a, b].some((one) => one.platforms.length === 0) ||
    a.platforms.some((one) => b.platforms.includes(one));
  return isShared && a.status !== b.status;
}

interface OnPlatforms {
  readonly status: string;
  readonly platforms: readonly string[];
}

const vexSchema = z.object({
  statements: z.array(
    z.object({
      status: z.enum(['affected', 'fixed']),
      products: z.array(
        z.object({
          identifiers: z.union([z.object({ purl: z.string() }), z.object({ cpe23: z.string() })]),
        }),
      ),
    }),
  ),
});

/** OpenVEX 0.2.0: an identifier without a version means every version, otherwise that version. */
export function scanVex(json: string): Scanner {
  const named = vexSchema.parse(JSON.parse(json)).statements.flatMap(({ status, products }) =>
    products.map(({ identifiers }) => ({
      status,
      ...partsOf('purl' in identifiers ? identifiers.purl : identifiers.cpe23),
    })),
  );
  return ({ ecosystem, purl, cpe }) => {
    const identifier = cpe ?? purl;
    const key = identifier === undefined ? undefined : partsOf(identifier).key;
    const own = named.filter((one) => one.key === key);
    return (version) => {
      const said = own.filter(
        (one) => one.version === undefined || isSame(ecosystem, one.version, version),
      );
      const [status = 'silent', ...others] = new Set(said.map((one) => one.status));
      return others.length > 0 ? 'contradiction' : status;
    };
  };
}

interface Identifier {
  /** The package with its qualifiers, without the version. */
  readonly key: string;
  readonly version: string | undefined;
  /** The range of a purl's qualifier "vers". */
  readonly vers?: string | undefined;
}

/** Splits a purl (ECMA-427) or a CPE 2.3 name (NISTIR 7695, section 6.2). */
export function partsOf(text: string): Identifier {
  if (text.startsWith('cpe:')) {
    const parts = text.split(/(?<!\\):/);
    const version = parts[5]?.replace(/\\(?=.)/g, '');
    return { key: parts.toSpliced(5, 1).join(':'), version: version === '*' ? undefined : version };
  }
  const [, path = text, written, query = ''] = /^pkg:([^@?#]+)(?:@([^?#]*))?(.*)$/.exec(text) ?? [];
  const version = written === undefined ? written : decodeURIComponent(written);
  const pairs = query.split(/[?&]/).filter((pair) => pair !== '');
  const vers = pairs.find((pair) => pair.startsWith('vers='))?.slice('vers='.length);
  return {
    key: decodeURIComponent([path, ...pairs.filter((pair) => !pair.startsWith('vers='))].join('?')),
    version: path.startsWith('golang/') ? version?.replace(/^v/, '') : version,
    vers: vers === undefined ? undefined : decodeURIComponent(vers),
  };
}
