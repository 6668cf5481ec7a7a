// OpenPGP public keys as facts. What reads the armor is in src/read/key/key.ts: here is only what was found. standards.md: RFC 9580.

import { type Instant, isAfter } from '../instant.ts';

/** A public key, inspected. Times are those that the key itself states. */
export interface PublicKey {
  /** The file name without .asc. */
  readonly name: string;
  readonly file: string;
  readonly armored: string;
  /** The same without the armor: a transferable public key (RFC 9580, section 10.1). */
  readonly binary: Uint8Array;
  /** Upper-case hexadecimal, without spaces. */
  readonly fingerprint: string;
  /** The addresses of its user ids, as written. */
  readonly addresses: readonly string[];
  readonly userIds: readonly string[];
  /** "RSA 4096", "Ed25519 (legacy)". */
  readonly algorithm: string;
  readonly created: Instant;
  /** Absent: never. The earlier of the primary key's and the encryption subkey's end. */
  readonly expires?: Instant;
  readonly revoked: boolean;
  /** Whether it could encrypt when it was inspected. */
  readonly encrypts: boolean;
  /** Whether GnuPG 2.2 can use it. */
  readonly gnupg: boolean;
}

/** Whether a report can be encrypted to the key at a time. */
export function isUsable({ revoked, encrypts, expires }: PublicKey, now: Instant): boolean {
  return !revoked && encrypts && (expires === undefined || isAfter(expires, now));
}

/** A fingerprint in groups of four, as people compare it. */
export function groupedFingerprint(fingerprint: string): string {
  return fingerprint.replace(/(.{4})(?=.)/g, '$1 ');
}
