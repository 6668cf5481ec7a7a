// The status of products in a CSAF document (section 3.2.3.9, /vulnerabilities[]/product_status) as
// affected packages. CSAF lists what it knows: a product without a status is "not known".

import { packageSchema } from '../../model/package/package-schema.ts';
import type { Range } from '../../model/package/range.ts';
import { fieldOf, isFields, listOf, textOf } from '../inventory/value.ts';
import type { ForeignEntry } from '../record/entries.ts';
import { namedByOurId } from './candor-product.ts';
import type { CsafProduct, CsafProducts } from './product-tree.ts';
import { readVers } from './vers.ts';

/** The groups of products that are affected. */
const AFFECTED = ['known_affected', 'first_affected', 'last_affected'] as const;

/** Returns the affected packages of a vulnerability. `isOurs`: true for documents that Candor made. */
export function entriesOf(
  vulnerability: unknown,
  products: CsafProducts,
  isOurs: boolean,
): ForeignEntry[] {
  const status = fieldOf(vulnerability, 'product_status');
  const inGroup = (name: string): CsafProduct[] =>
    listOf(status, name).flatMap((id) =>
      typeof id === 'string' ? (products.byId.get(id) ?? []) : [],
    );
  const vectors = vectorsByProduct(vulnerability);
  const all = AFFECTED.flatMap((name) => inGroup(name).map((one) => ({ one, name })));
  const entries = all.map(({ one, name }) => entryOf(one, vectors.get(one.id) ?? [], name, isOurs));
  const open = inGroup('under_investigation').map((one) => openEntry(one, isOurs));
  return withSameSeverity([...entries, ...open]).map((entry, _, list) => withoutLast(entry, list));
}

interface Entry extends ForeignEntry {
  readonly isLast: boolean;
}

function entryOf(
  one: CsafProduct,
  vectors: readonly string[],
  group: string,
  isOurs: boolean,
): Entry {
  const ours = isOurs ? namedByOurId(one.id) : undefined;
  const of = ours?.package ?? one.package;
  const parsed = packageSchema.safeParse(of).data ?? packageSchema.safeParse(one.otherwise).data;
  const ecosystem = parsed?.kind === 'package' ? parsed.ecosystem : 'product';
  return {
    package: of,
    otherwise: one.otherwise,
    platforms: one.platform === undefined ? [] : [one.platform],
    vectors,
    isLast: group === 'last_affected',
    ...(ours?.commits === undefined
      ? versionsOf(one, ecosystem)
      : { ranges: [ours.commits], versions: [], unread: [] }),
    // Later versions are affected as well, but the document does not say until which.
    ...(group === 'first_affected' ? { unread: [`${one.name}, and later versions`] } : {}),
  };
}

function versionsOf(
  { version, range, name }: CsafProduct,
  ecosystem: string,
): Pick<Entry, 'ranges' | 'versions' | 'unread'> {
  if (range !== undefined) return readVers(range, ecosystem);
  // The version can be a part of the name.
  return version === undefined
    ? { ranges: [], versions: [], unread: [name] }
    : { ranges: [], versions: [version], unread: [] };
}

/** A product that is under investigation can be affected. */
function openEntry(one: CsafProduct, isOurs: boolean): Entry {
  const ours = isOurs ? namedByOurId(one.id)?.package : undefined;
  const isWhole = one.version === undefined && one.range === undefined;
  return {
    package: ours ?? one.package,
    otherwise: one.otherwise,
    platforms: one.platform === undefined ? [] : [one.platform],
    ranges: [],
    versions: [],
    unread: isOurs && isWhole ? [] : [`under investigation: ${one.name}`],
    isLast: false,
  };
}

/** A last affected version is the end of a range that is listed too, or else a version of its own. */
function withoutLast({ isLast, ...entry }: Entry, list: readonly Entry[]): ForeignEntry {
  const [version] = entry.versions;
  const isEnd = (range: Range): boolean => range.last_affected === version;
  const key = JSON.stringify([entry.package, entry.platforms]);
  const isListed =
    isLast &&
    list.some(
      (other) =>
        JSON.stringify([other.package, other.platforms]) === key && other.ranges.some(isEnd),
    );
  return isListed ? { ...entry, versions: [] } : entry;
}

/** Returns the vectors of each product (CSAF 2.0 `scores`, CSAF 2.1 `metrics`). */
function vectorsByProduct(vulnerability: unknown): Map<string, string[]> {
  const vectors = new Map<string, string[]>();
  for (const [score, holder] of scoresIn(vulnerability))
    for (const id of listOf(score, 'products')) {
      if (typeof id !== 'string') continue;
      const known = vectors.get(id) ?? [];
      vectors.set(id, [...new Set([...known, ...vectorsIn(holder)])]);
    }
  return vectors;
}

const scoresIn = (vulnerability: unknown): [score: unknown, holder: unknown][] => [
  ...listOf(vulnerability, 'scores').map((score): [unknown, unknown] => [score, score]),
  ...listOf(vulnerability, 'metrics').map((metric): [unknown, unknown] => [
    metric,
    fieldOf(metric, 'content'),
  ]),
];

const vectorsIn = (holder: unknown): string[] =>
  isFields(holder)
    ? ['cvss_v4', 'cvss_v3', 'cvss_v2'].flatMap((key) => textOf(holder[key], 'vectorString') ?? [])
    : [];

/** All vectors of a vulnerability. */
export const vectorsOf = (vulnerability: unknown): string[] => [
  ...new Set(scoresIn(vulnerability).flatMap(([, holder]) => vectorsIn(holder))),
];

/**
 * If all products have the same vectors, the advisory has them; else each package has its own. A
 * package whose versions differ is one entry, with the vectors of all of them.
 */
function withSameSeverity(entries: readonly Entry[]): Entry[] {
  const keyOf = ({ package: of }: Entry): string => JSON.stringify(of);
  const byPackage = new Map<string, string[]>();
  for (const entry of entries)
    byPackage.set(keyOf(entry), [
      ...new Set([...(byPackage.get(keyOf(entry)) ?? []), ...(entry.vectors ?? [])]),
    ]);
  const differ =
    new Set([...byPackage.values()].map((vectors) => JSON.stringify(vectors))).size > 1;
  return entries.map((entry) => ({
    ...entry,
    vectors: differ ? (byPackage.get(keyOf(entry)) ?? []) : [],
  }));
}
