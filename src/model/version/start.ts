// The word for "from the start" (OSV schema, `affected[].ranges[].events`). It is no version and comes before all of them.

/** From the start. */
export const FROM_START = '0';
