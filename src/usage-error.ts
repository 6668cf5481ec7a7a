// A usage error, as opposed to an error in content.

/** A usage error: its message is printed, and the exit code is 2. */
export class UsageError extends Error {}
