// PRIVATE. Who gets a letter, and with which keys it can be encrypted to them.

import type { Case } from '../../model/case/case.ts';
import { LETTER_KINDS, type LetterName } from '../../model/case/letter.ts';
import type { Everything } from '../../model/content.ts';
import { parseMailbox } from '../../model/mail/header.ts';
import { isUsable, type PublicKey } from '../../model/reporting/key.ts';

/** Somebody who gets a letter. */
export interface Recipient {
  /** As written: an address of mail, with or without a name, or where else they can be reached. */
  readonly written: string;
  /** Undefined where it is no address of mail. */
  readonly address: string | undefined;
  /** Undefined where none of the site's keys is theirs. */
  readonly key: PublicKey | undefined;
}

/**
 * Those that a letter is for: whoever is given, else the reporter, or the distributors of site.yaml. Never both: the address of
 * a reporter is for nobody else. In the order given, each once.
 */
export function recipientsOf(
  kind: LetterName,
  { reporter }: Pick<Case, 'reporter'>,
  given: readonly string[],
  everything: Everything,
): Recipient[] {
  const own =
    LETTER_KINDS[kind].audience === 'distributors'
      ? everything.site.prenotification.to
      : [reporter.contact].filter((one) => one !== undefined);
  const to = given.length > 0 ? given : own;
  return [...new Set(to)].map((written) => {
    const address = parseMailbox(written)?.address;
    return { written, address, key: address === undefined ? undefined : keyFor(address, everything) };
  });
}

/** The usable keys of the team's members and channels, so that the team can read what it sent. */
export function teamKeys({ site, content, now }: Everything): PublicKey[] {
  const names = new Set([
    ...content.channels.flatMap(({ key }) => key ?? []),
    ...site.team.flatMap(({ key }) => key ?? []),
  ]);
  return content.keys.filter((key) => names.has(key.name) && isUsable(key, now));
}

function keyFor(address: string, { content, now }: Everything): PublicKey | undefined {
  const wanted = address.toLowerCase();
  return content.keys.find((key) => isUsable(key, now) && key.addresses.some((one) => one.toLowerCase() === wanted));
}
