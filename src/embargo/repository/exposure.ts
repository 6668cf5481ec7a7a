// What must not become public, and where it was found: never the thing itself.

/** Something that must not become public. */
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
  /** The commit or tag by its full hash. */
  readonly hash?: string;
  /** Of a ref: what it is. */
  readonly ref?: 'branch' | 'tag' | 'ref';
  /** What is exposed: kinds of files, or of what `look` finds. Sorted. */
  readonly kinds: readonly string[];
  /** Names of files and refs, which are often secrets themselves: only for those who may know them. */
  readonly names: readonly string[];
}

/** Finds what is secret in a text; returns its kinds, each once. */
export type LookForKinds = (text: string | Uint8Array) => readonly string[];
