// CSAF 2.0 section 3.1.1, acknowledgments: the people who found and fixed the vulnerability.

import type { Credit } from '../../model/advisory/advisory.ts';
import { uri } from '../text/uri.ts';

export interface Acknowledgment {
  readonly names: readonly string[];
  readonly summary?: string | undefined;
  readonly urls: readonly string[];
}

/**
 * Returns one acknowledgment for each credit. Omits mail addresses: CSAF requires web addresses.
 */
export function acknowledgmentsOf(credits: readonly Credit[]): Acknowledgment[] {
  return credits.map(({ name, type, contact }) => ({
    names: [name],
    summary: type === undefined ? undefined : ROLES[type],
    urls: contact.filter((address) => /^https?:/i.test(address)).map(uri),
  }));
}

const ROLES: Readonly<Record<NonNullable<Credit['type']>, string>> = {
  FINDER: 'Finder',
  REPORTER: 'Reporter',
  ANALYST: 'Analyst',
  COORDINATOR: 'Coordinator',
  REMEDIATION_DEVELOPER: 'Remediation developer',
  REMEDIATION_REVIEWER: 'Remediation reviewer',
  REMEDIATION_VERIFIER: 'Remediation verifier',
  TOOL: 'Tool',
  SPONSOR: 'Sponsor',
  OTHER: 'Other',
};
