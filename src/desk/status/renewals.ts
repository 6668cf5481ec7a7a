// Renewals: keys (SPEC 11, requirement 3), the proof that reports arrive through a channel
// (requirements 10 and 11), and security.txt (RFC 9116, section 2.5.5). Includes only items that
// expire within 60 days, or have expired.

import type { Everything } from '../../model/content.ts';
import { addHours, type Instant, startOfDay } from '../../model/instant.ts';
import type { Channel } from '../../model/reporting/channel.ts';
import type { PublicKey } from '../../model/reporting/key.ts';
import type { Site } from '../../model/site/site.ts';
import { type Due, stateAt } from './deadlines.ts';

/** A security.txt, as it is served or would be if the site were built now. */
export interface SecurityTxtFile {
  /** A path below the public folder, or of the site. */
  readonly file: string;
  readonly expires: Instant;
  /** True if the next build generates it. */
  readonly generated: boolean;
}

/**
 * A proof is valid for a year, until the same day of the next year, as in the check of channels.
 */
const PROOF_DAYS = 366;

/** Returns the renewals, in no order. */
export function upkeepOf(
  { site, content, now }: Everything,
  files: readonly SecurityTxtFile[],
): Due[] {
  return [
    ...content.keys.flatMap((key) => keyDue(key, site, now)),
    ...files.map((file) => fileDue(file, now)),
    ...content.channels
      .filter(({ status }) => status === 'active')
      .map((channel) => channelDue(channel, now)),
  ].filter(({ state }) => state !== 'open');
}

function keyDue({ name, expires, revoked }: PublicKey, { team }: Site, now: Instant): Due[] {
  // A revoked key is replaced, not renewed; "candor check" reports it.
  if (expires === undefined || revoked) return [];
  const who = team.find(({ key }) => key === name)?.name ?? 'the SIRT';
  const reason = `The key keys/${name}.asc expires: extend it and export it again. Run "candor keys" to inspect it.`;
  const state = stateAt('key', expires, now);
  return [
    {
      id: name,
      kind: 'key',
      what: 'Key',
      who,
      at: expires,
      state,
      reason,
      section: 'SPEC 11, requirement 3',
    },
  ];
}

function fileDue({ file, expires, generated }: SecurityTxtFile, now: Instant): Due {
  const reason = generated
    ? `${file} of a site built today expires then: build and publish again before that ("candor build").`
    : `${file} in the public folder expires: set a new "Expires" and sign it again ("candor sign").`;
  const state = stateAt('security-txt', expires, now);
  const section = 'RFC 9116, section 2.5.5';
  return {
    id: file,
    kind: 'security-txt',
    what: 'security.txt',
    who: 'the SIRT',
    at: expires,
    state,
    reason,
    section,
  };
}

function channelDue(
  { slug, name, monitored_by: who, verified_at: verified }: Channel,
  now: Instant,
): Due {
  const section = 'SPEC 11, requirements 10 and 11';
  const due = { id: slug, kind: 'channel', what: 'Channel', who, section } as const;
  const remedy = `Send a test report and set "verified_at" in channels/${slug}.yaml.`;
  if (verified === undefined)
    return { ...due, state: 'soon', reason: `${name}: no test report is recorded. ${remedy}` };
  const at = addHours(startOfDay(verified), PROOF_DAYS * 24);
  const reason = `${name}: the last test report arrived on ${verified}. ${remedy}`;
  return { ...due, at, state: stateAt('channel', at, now), reason };
}
