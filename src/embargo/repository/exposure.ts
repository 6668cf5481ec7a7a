// Private content that would become public, and its location, but never the content itself.

/** Private content that would become public. */
export interface Exposure {
  readonly where:
    | 'index'
    | 'head'
    | 'commit'
    | 'message'
    | 'header'
    | 'person'
    | 'path'
    | 'lines'
    | 'packed'
    | 'ref'
    | 'tag-message'
    | 'tag';
  /** The full hash of the commit or tag. */
  readonly hash?: string;
  /** The kind of ref, if it is one. */
  readonly ref?: 'branch' | 'tag' | 'ref';
  /** The kinds of exposed files, or of the secrets that were found. Sorted. */
  readonly kinds: readonly string[];
  /** Names of files and refs, which are often secrets themselves: show them only to the team. */
  readonly names: readonly string[];
}

/** Finds the secrets in a text; returns their kinds, each once. */
export type FindKinds = (text: string | Uint8Array) => readonly string[];
