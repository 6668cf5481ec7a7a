// A content file whose text was read.

/** A file whose text was read. */
export interface ReadText {
  readonly file: string;
  readonly text: string;
  /** Its values; undefined if it has none. */
  readonly values: unknown;
}
