// Remarks of the reader of a lock file or an SBOM: parts that could not be read, and entries that
// are not looked up. Data with stable codes; each language's catalogue words them.

/** A remark about a whole file, with the values of its sentence. */
export type FileRemark =
  | {
      readonly code:
        | 'empty'
        | 'not-utf-8'
        | 'not-json'
        | 'not-toml'
        | 'no-npm-packages'
        | 'spdx-3'
        | 'go-sum-is-wide'
        | 'go-mod-is-partial'
        | 'says-incomplete'
        | 'no-format-version';
    }
  /** `most` in millions of characters. */
  | { readonly code: 'too-long'; readonly most: number }
  /** `most` in megabytes. */
  | { readonly code: 'too-large'; readonly most: number }
  | { readonly code: 'other-lock-file'; readonly file: string }
  | { readonly code: 'no-known-format'; readonly formats: string }
  | { readonly code: 'not-toml-at'; readonly line: number; readonly column: number }
  | {
      readonly code: 'other-format-version' | 'newer-format-version';
      readonly version: string;
      readonly known: string;
    }
  /** An object of a JSON file has this key twice. */
  | { readonly code: 'duplicate-key'; readonly key: string }
  /** Only the first `most` packages were read. */
  | { readonly code: 'too-many'; readonly most: number }
  /** `reason` is the error message of the reader, which is not translated. */
  | { readonly code: 'rest-unread'; readonly reason: string };

/** A code for a remark that can apply to several entries of a file. */
export type EntryCode =
  | 'no-version'
  | 'not-released'
  | 'no-purl'
  | 'no-package'
  | 'no-list'
  | 'many-purls'
  | 'not-a-purl'
  | 'own-part'
  | 'no-name'
  | 'too-deep'
  | 'long-name'
  | 'long-line'
  | 'other-file'
  | 'not-a-requirement'
  | 'address'
  | 'not-go-sum'
  | 'replaced-by-folder'
  | 'replaced-by-module';

/** A remark that is reported once for all entries of a file that it applies to. */
export interface EntryRemark {
  readonly code: EntryCode;
  readonly count: number;
  /** Some of these entries, as the file writes them, shortened. */
  readonly examples: readonly string[];
}

export type Remark = FileRemark | EntryRemark;

/** Returns the number of entries that name no package to look up. Nothing is known about them. */
export function uncheckedIn(remarks: readonly Remark[]): number {
  return remarks.reduce(
    (sum, one) =>
      sum +
      ('count' in one && (one.code === 'no-purl' || one.code === 'not-a-purl') ? one.count : 0),
    0,
  );
}
