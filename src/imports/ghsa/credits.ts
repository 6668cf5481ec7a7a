// The credits of GitHub's security advisories: accounts, and whether they accepted the credit.

import { CREDIT_TYPES } from '../../model/advisory/advisory.ts';
import type { HeldCredit } from '../record/held.ts';
import type { GhsaAdvisory } from './shape.ts';

/**
 * Returns the credits that nobody has declined or not yet accepted: without consent, a name must not
 * be published.
 */
export function creditsOf(advisory: GhsaAdvisory): { credits: HeldCredit[]; notes: string[] } {
  const detailed = advisory.credits_detailed ?? [];
  const given = detailed.length > 0 ? detailed : (advisory.credits ?? []);
  const credits: HeldCredit[] = [];
  const notes: string[] = [];
  for (const one of given) {
    const login =
      one.user?.login ?? ('login' in one && typeof one.login === 'string' ? one.login : undefined);
    const state = 'state' in one && typeof one.state === 'string' ? one.state : 'accepted';
    const type = CREDIT_TYPES.find((known) => known.toLowerCase() === one.type?.toLowerCase());
    if (login === undefined) notes.push('A credit names no account; it is left out.');
    else if (state !== 'accepted')
      notes.push(`The credit of ${login} is ${state}, not accepted; it is left out.`);
    else
      credits.push({
        name: login,
        type,
        contact: [`https://github.com/${encodeURIComponent(login)}`],
      });
  }
  return { credits, notes };
}
