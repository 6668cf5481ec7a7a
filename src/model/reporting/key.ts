// The properties of an OpenPGP public key. src/read/key/key.ts parses the armor; this module has
// only the result. standards.md: RFC 9580.

import { type Instant, isAfter } from '../instant.ts';

/** A parsed public key. The key itself states all times. */
export interface PublicKey {
  /** The file name without .asc. */
  readonly name: string;
  readonly file: string;
  readonly armored: string;
  /** The key without its armor: a transferable public key (RFC 9580, section 10.1). */
  readonly binary: Uint8Array;
  /** Upper-case hexadecimal, without spaces. */
  readonly fingerprint: string;
  /** The addresses of its user ids, as written. */
  readonly addresses: readonly string[];
  readonly userIds: readonly string[];
  /** "RSA 4096", "Ed25519 (legacy)". */
  readonly algorithm: string;
  readonly created: Instant;
  /** The earlier end of the primary key and the encryption subkey; undefined if neither expires. */
  readonly expires?: Instant;
  readonly revoked: boolean;
  /** True if the key could encrypt when it was parsed. */
  readonly encrypts: boolean;
  /** True if GnuPG 2.2 can use it. */
  readonly gnupg: boolean;
}

/** True if a report can be encrypted to the key at a time. */
export function isUsable({ revoked, encrypts, expires }: PublicKey, now: Instant): boolean {
  return !revoked && encrypts && (expires === undefined || isAfter(expires, now));
}

/** Formats a fingerprint in groups of four, as people compare it. */
export function groupedFingerprint(fingerprint: string): string {
  return fingerprint.replace(/(.{4})(?=.)/g, '$1 ');
}
