// A version or range of versions in a CVE record (CVE Record Format 5.2, schema/docs/versions.md).

/**
 * A single version, or a range from `version` on. "0" is the start of all versions, "*" the end.
 */
export interface CveVersion {
  readonly version: string;
  readonly status: 'affected' | 'unaffected';
  readonly versionType?: string;
  readonly lessThan?: string;
  readonly lessThanOrEqual?: string;
}
