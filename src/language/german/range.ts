// Words for ranges of versions, and for the versions of a branch.

import type { range as english } from '../english/range.ts';

export const range: typeof english = {
  affected: ({ from, before, last }) => {
    if (before !== undefined)
      return from === undefined ? `alle vor ${before}` : `ab ${from}, vor ${before}`;
    if (last !== undefined)
      return from === undefined
        ? `alle bis einschließlich ${last}`
        : `${from} bis einschließlich ${last}`;
    return from === undefined ? 'alle' : `ab ${from}`;
  },
  window: ({ from, before }) => {
    if (from === undefined) return `vor ${before}`;
    return before === undefined ? `ab ${from}` : `ab ${from}, vor ${before}`;
  },
  and: (versions) =>
    versions.length < 2
      ? versions.join('')
      : `${versions.slice(0, -1).join(', ')} und ${versions.at(-1)}`,
};
