// JSON as text, and the form that CSAF requires: sorted keys in every object (CSAF 2.0 section 5.3,
// test 6.2.13), no empty lists.

/**
 * Returns the value with the keys of every object sorted by code unit, at any depth. Omits keys
 * whose value is undefined or an empty list: CSAF allows no empty list. Lists keep their order.
 */
export function sortKeys<T>(value: T): T;
export function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => sortKeys(item));
  if (typeof value !== 'object' || value === null) return value;
  const entries: [string, unknown][] = Object.entries(value);
  const kept = entries.filter(
    ([, one]) => one !== undefined && !(Array.isArray(one) && one.length === 0),
  );
  return Object.fromEntries(
    kept.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([key, one]) => [key, sortKeys(one)]),
  );
}

/** Returns a value as the text of a file: indented by two spaces, with a line break at the end. */
export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Returns the list, or undefined if it is empty: most schemas allow no empty list. */
export const filled = <Item>(list: readonly Item[]): readonly Item[] | undefined =>
  list.length === 0 ? undefined : list;

/** Returns the items in their order. Items with equal JSON appear once. */
export const distinct = <Item>(items: readonly Item[]): Item[] => [
  ...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
];
