// PRIVATE. The recipients of a letter, and the keys that it can be encrypted with.

import type { Case } from '../../model/case/case.ts';
import { LETTER_KINDS, type LetterName } from '../../model/case/letter.ts';
import type { Everything } from '../../model/content.ts';
import { parseMailbox } from '../../model/mail/header.ts';
import { isUsable, type PublicKey } from '../../model/reporting/key.ts';

/** A recipient of a letter. */
export interface Recipient {
  /** As written: a mail address, with or without a name, or another way to reach them. */
  readonly written: string;
  /** Undefined if it is not a mail address. */
  readonly address: string | undefined;
  /** Undefined if none of the site's keys belongs to them. */
  readonly key: PublicKey | undefined;
}

/**
 * Returns the recipients of a letter: the given ones, otherwise the reporter, or the distributors
 * of site.yaml. Never both, because nobody else must see the address of a reporter. In the given
 * order, each once.
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
    return {
      written,
      address,
      key: address === undefined ? undefined : keyFor(address, everything),
    };
  });
}

/**
 * Returns the usable keys of the team's members and channels, so that the team can read the letters
 * that it sent.
 */
export function teamKeys({ site, content, now }: Everything): PublicKey[] {
  const names = new Set([
    ...content.channels.flatMap(({ key }) => key ?? []),
    ...site.team.flatMap(({ key }) => key ?? []),
  ]);
  return content.keys.filter((key) => names.has(key.name) && isUsable(key, now));
}

function keyFor(address: string, { content, now }: Everything): PublicKey | undefined {
  const wanted = address.toLowerCase();
  return content.keys.find(
    (key) => isUsable(key, now) && key.addresses.some((one) => one.toLowerCase() === wanted),
  );
}
