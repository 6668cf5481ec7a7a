// Words for ranges of versions, and for the versions of a branch.

export const range = {
  /**
   * A range from a version or from the start, to a version (exclusive or inclusive) or without an
   * end.
   */
  affected: ({
    from,
    before,
    last,
  }: {
    from?: string | undefined;
    before?: string | undefined;
    last?: string | undefined;
  }): string => {
    const start = from === undefined ? '' : `from ${from}`;
    if (before !== undefined)
      return start === '' ? `all before ${before}` : `${start}, before ${before}`;
    if (last !== undefined)
      return start === ''
        ? `all up to and including ${last}`
        : `${start} up to and including ${last}`;
    return start === '' ? 'all' : `${start} on`;
  },
  /** The versions of a branch: "from 2.0.0, before 3.0.0", "before 1.0.0", "from 3.0.0 on". */
  window: ({
    from,
    before,
  }: {
    from?: string | undefined;
    before?: string | undefined;
  }): string => {
    if (from === undefined) return `before ${before}`;
    return before === undefined ? `from ${from} on` : `from ${from}, before ${before}`;
  },
  /** "1.4.7 and 2.1.3" */
  and: (versions: readonly string[]): string =>
    versions.length < 2
      ? versions.join('')
      : `${versions.slice(0, -1).join(', ')} and ${versions.at(-1)}`,
};
