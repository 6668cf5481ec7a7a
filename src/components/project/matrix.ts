// The affected versions of a project for each of its advisories, as table cells.

import type { Catalogue } from '../../language/index.ts';
import type { Advisory } from '../../model/advisory/advisory.ts';
import { ecosystemLabel, packageLabel } from '../../model/package/package.ts';
import type { VersionPage } from '../../model/views/version-pages.ts';

/**
 * Larger tables are unreadable and slow in browsers. The table contains the newest versions and
 * advisories.
 */
const MOST_COLUMNS = 100;
const MOST_ROWS = 200;

/**
 * "yes", "no", "?" if unknown, or the affected packages of the version if others are not affected,
 * with "?" if one of those is unknown.
 */
interface MatrixCell {
  readonly text: string;
  readonly hit: boolean;
}

interface Matrix {
  /** Newest first, without withdrawn ones, which affect nothing. */
  readonly advisories: readonly Advisory[];
  readonly rows: readonly {
    readonly version: VersionPage;
    readonly cells: readonly MatrixCell[];
  }[];
  /** The total numbers of advisories and versions. */
  readonly total: { readonly advisories: number; readonly versions: number };
}

type MatrixWords = Pick<Catalogue['project']['matrix'], 'yes' | 'no'>;

/**
 * Returns the table of some versions, the newest first. `order` has every advisory in the order of
 * the columns.
 */
export function matrixOf(
  versions: readonly VersionPage[],
  order: readonly Advisory[],
  words: MatrixWords,
): Matrix {
  const named = new Set(
    versions.flatMap(({ assessments }) =>
      assessments.flatMap(({ assessment: { hits, unknown, notAssessed } }) =>
        [...hits.map(({ advisory }) => advisory), ...unknown, ...notAssessed].map(({ id }) => id),
      ),
    ),
  );
  const all = order.filter(({ id }) => named.has(id));
  const advisories = all.slice(0, MOST_COLUMNS);
  const rows = versions
    .slice(0, MOST_ROWS)
    .map((version) => ({ version, cells: cellsOf(version, advisories, words) }));
  return { advisories, rows, total: { advisories: all.length, versions: versions.length } };
}

function cellsOf(
  { assessments }: VersionPage,
  advisories: readonly Advisory[],
  words: MatrixWords,
): MatrixCell[] {
  const sides = assessments.map(({ package: of, assessment: { hits, unknown, notAssessed } }) => ({
    label: of.kind === 'package' ? ecosystemLabel(of.ecosystem) : packageLabel(of),
    hits: new Set(hits.map(({ advisory }) => advisory.id)),
    open: new Set([...unknown, ...notAssessed].map(({ id }) => id)),
  }));
  return advisories.map(({ id }) => {
    const hit = sides.filter(({ hits }) => hits.has(id));
    if (hit.length > 0) {
      const labels = new Set(hit.map(({ label }) => label));
      const whole =
        hit.length === sides.length ||
        labels.size === new Set(sides.map(({ label }) => label)).size;
      const isOpen = sides.some(({ hits, open }) => !hits.has(id) && open.has(id));
      return {
        text: whole ? words.yes : [...labels, ...(isOpen ? ['?'] : [])].join(', '),
        hit: true,
      };
    }
    return { text: sides.some(({ open }) => open.has(id)) ? '?' : words.no, hit: false };
  });
}
