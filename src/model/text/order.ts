// The sort order of texts.

/** Compares texts by their UTF-16 units: the same on every machine, in every locale. */
export function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
