// The library ships no types.
declare module 'mvncmp' {
  const mvncmp: {
    /** Compares two Maven versions: below, at or above 0 as `a` comes before, equals or comes after `b`. */
    readonly compare: (a: string, b: string) => number;
  };
  export default mvncmp;
}
