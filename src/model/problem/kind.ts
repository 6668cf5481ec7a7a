// One kind of problem: its level, and its texts in docs/problems.md.

export type Level = 'error' | 'warning';

export interface ProblemKind {
  /** Errors fail a check and a build; warnings only fail with --strict. */
  readonly level: Level;
  /**
   * Imported records and drafts have fewer requirements: an error in our own advisory is a warning
   * in them.
   */
  readonly lenient?: 'warning';
  /** True if it is also a warning about content that is public already. */
  readonly untilPublic?: true;
  readonly cause: string;
  readonly remedy: string;
}

/** Makes a kind that fails a check and a build. */
export const error = (cause: string, remedy: string): ProblemKind => ({
  level: 'error',
  cause,
  remedy,
});

/** Makes a kind that fails a check only with --strict. */
export const warning = (cause: string, remedy: string): ProblemKind => ({
  level: 'warning',
  cause,
  remedy,
});

/** Makes a kind that is an error only in our own advisories, once they are to be published. */
export const required = (cause: string, remedy: string): ProblemKind => ({
  level: 'error',
  lenient: 'warning',
  cause,
  remedy,
});

/**
 * Makes a kind that is an error only before publication. What is public can always be corrected, also
 * to the worse: then it explains what readers see.
 */
export const untilPublic = (cause: string, remedy: string): ProblemKind => ({
  ...required(cause, remedy),
  untilPublic: true,
});
