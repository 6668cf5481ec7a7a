// The acknowledgments of a CSAF document (section 3.1.1), of the document and of a vulnerability.

import { CREDIT_TYPES } from '../../model/advisory/advisory.ts';
import { listOf, textOf } from '../inventory/value.ts';
import type { HeldCredit } from '../record/held.ts';

/** Our documents name the role of a person in the words of OSV: "Remediation developer". */
const ROLES = new Map(CREDIT_TYPES.map((type) => [type.toLowerCase().replaceAll('_', ' '), type]));

/** Returns the credits of a document or a vulnerability. */
export function creditsOf(holder: unknown): HeldCredit[] {
  return listOf(holder, 'acknowledgments').flatMap((one): HeldCredit[] => {
    const [organization, summary] = [textOf(one, 'organization'), textOf(one, 'summary')];
    const names = listOf(one, 'names').filter((name) => typeof name === 'string');
    const contact = listOf(one, 'urls').filter((url) => typeof url === 'string');
    const type = ROLES.get(summary?.toLowerCase() ?? '');
    if (names.length === 0)
      return organization === undefined ? [] : [{ name: organization, type, contact }];
    const of = organization === undefined ? '' : ` (${organization})`;
    return names.map((name) => ({ name: `${name}${of}`, type, contact }));
  });
}
