// The library ships no types.
declare module 'deb-version-compare' {
  /** Compares two Debian versions: below, at or above 0 as `a` comes before, equals or comes after `b`. */
  export default function compare(a: string, b: string): number;
}
