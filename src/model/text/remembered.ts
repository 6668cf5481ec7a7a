// Results that are kept, because the same versions are compared again and again: a version with
// each branch, for each page, feed and record.

/** Versions of the advisories of a few projects, a few hundred kilobytes. */
const MOST = 10_000;
/** Longer texts are rare, and could fill the memory. */
const LONGEST = 100;

/**
 * Returns the same function with its last results kept. `from` must depend on its input alone and
 * must not throw.
 */
export function remembered<Result>(from: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, { readonly result: Result }>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found.result;
    const result = from(text);
    if (text.length > LONGEST) return result;
    if (known.size >= MOST) known.clear();
    known.set(text, { result });
    return result;
  };
}

/** The same for two texts. */
export function rememberedPair<Result>(
  from: (a: string, b: string) => Result,
): (a: string, b: string) => Result {
  const known = new Map<string, Map<string, { readonly result: Result }>>();
  let size = 0;
  return (a, b) => {
    const found = known.get(a)?.get(b);
    if (found !== undefined) return found.result;
    const result = from(a, b);
    if (a.length > LONGEST || b.length > LONGEST) return result;
    if (size >= MOST) {
      known.clear();
      size = 0;
    }
    const own = known.get(a) ?? new Map<string, { readonly result: Result }>();
    known.set(a, own.set(b, { result }));
    size += 1;
    return result;
  };
}
