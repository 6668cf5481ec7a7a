// The shape of an OSV record, schema 1.7.5 (ossf/osv-schema, docs/schema.md), as far as Candor
// writes it.

import type { Instant } from '../../model/instant.ts';

export const OSV_VERSION = '1.7.5';

/** A record. Absent keys are omitted. An imported record can contain more keys (see kept.ts). */
export interface OsvRecord {
  readonly schema_version: string;
  readonly id: string;
  /** RFC 3339 in UTC, like all times of a record. */
  readonly modified: Instant;
  readonly published: Instant;
  readonly withdrawn?: Instant | undefined;
  readonly aliases?: readonly string[] | undefined;
  readonly related?: readonly string[] | undefined;
  readonly upstream?: readonly string[] | undefined;
  /** Plain text on one line. */
  readonly summary?: string | undefined;
  /** CommonMark. */
  readonly details?: string | undefined;
  readonly severity?: readonly OsvSeverity[] | undefined;
  readonly affected?: readonly OsvAffected[] | undefined;
  readonly references?: readonly { readonly type: string; readonly url: string }[] | undefined;
  readonly credits?: readonly OsvCredit[] | undefined;
  readonly database_specific?: OsvOwnData | undefined;
}

/** A vector of CVSS, never a number. */
interface OsvSeverity {
  readonly type: string;
  readonly score: string;
}

export interface OsvAffected {
  readonly package?:
    | { readonly ecosystem: string; readonly name: string; readonly purl?: string | undefined }
    | undefined;
  /** Only if the record itself has none. */
  readonly severity?: readonly OsvSeverity[] | undefined;
  readonly ranges?: readonly OsvRange[] | undefined;
  readonly versions?: readonly string[] | undefined;
  readonly database_specific?:
    | { readonly functions?: readonly string[]; readonly platforms?: readonly string[] }
    | undefined;
}

export interface OsvRange {
  readonly type: 'SEMVER' | 'ECOSYSTEM' | 'GIT';
  /** GIT only. */
  readonly repo?: string | undefined;
  readonly events: readonly OsvEvent[];
}

/** Exactly one event, with its version or commit. */
export type OsvEvent =
  | { readonly introduced: string }
  | { readonly fixed: string }
  | { readonly last_affected: string }
  | { readonly limit: string };

interface OsvCredit {
  readonly name: string;
  readonly contact?: readonly string[] | undefined;
  readonly type?: string | undefined;
}

/** Facts of Candor's own advisories without an OSV key. */
export interface OsvOwnData {
  readonly cwe_ids?: readonly string[] | undefined;
  readonly capec_ids?: readonly string[] | undefined;
  /** Every version, or the branches that were assessed. OSV itself cannot express "not known". */
  readonly assessed?: 'all' | readonly string[] | undefined;
  /** The text of the section Mitigation, in CommonMark. */
  readonly mitigation?: string | undefined;
  readonly exploited?: { readonly aware_at: Instant } | undefined;
  readonly rating?: { readonly level: string; readonly reason: string } | undefined;
  readonly tlp: string;
  /** Changes after publication, for subscribers. */
  readonly revisions?:
    | readonly { readonly at: Instant; readonly kind: string; readonly note: string }[]
    | undefined;
  readonly withdrawn?:
    | { readonly reason: string; readonly replaced_by?: string | undefined }
    | undefined;
}
