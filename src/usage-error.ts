// A wrong call, as opposed to wrong content.

/** Thrown where a command was called wrongly: its message is printed, and the command line ends with 2. */
export class UsageError extends Error {}
