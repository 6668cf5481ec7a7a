// Lists as JSON formats want them.

/** The list, or undefined where it is empty: most schemas allow no empty list. */
export const filled = <Item>(list: readonly Item[]): readonly Item[] | undefined =>
  list.length === 0 ? undefined : list;

/** The items in their order, those that are equal as JSON once. */
export const distinct = <Item>(items: readonly Item[]): Item[] => [
  ...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
];
