// PRIVATE. A plan as text, 80 columns wide: three slots with their reasons, and the local times of
// each.

import type { Instant } from '../../model/instant.ts';
import { wrapped } from '../wrap.ts';
import { bothTimes, localTime, nightsInWords, PLACES } from './local-time.ts';
import type { SlotPlan, SlotProposal } from './propose.ts';

const REGIONS = ['Americas', 'Europe', 'Asia-Pacific'] as const;

/** Formats the plan of an id for people; `zone` is the team's, `agreed` the slot that it has. */
export function planText(
  id: string,
  plan: SlotPlan,
  zone: string,
  agreed: Instant | undefined,
): string {
  const current = agreed === undefined ? [] : [`Planned so far: ${bothTimes(agreed, zone)}.`];
  const head = [
    `Disclosure slots for ${id}`,
    ...[...plan.notes, ...current].flatMap((note) => wrapped(note)),
  ];
  const blocks = [head, ...plan.proposals.map((proposal) => proposalLines(proposal, zone))];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function proposalLines(proposal: SlotProposal, zone: string): string[] {
  const { number, at, reasons, breaks, needsReason } = proposal;
  return [
    `${number}. ${localTime(at, 'UTC').weekday} ${bothTimes(at, zone)}`,
    ...reasons.flatMap((reason) => wrapped(reason, '   ', '     ')),
    ...breaks.flatMap((rule) => wrapped(`But: ${rule}`, '   ', '     ')),
    ...(needsReason === undefined ? [] : wrapped(`Needs --reason: ${needsReason}`, '   ', '     ')),
    ...REGIONS.flatMap((region) => wrapped(`${region}: ${placesIn(region, at)}.`, '   ', '     ')),
    ...wrapped(nightsInWords(at) ?? 'It is not night in any of these places.', '   ', '     '),
  ];
}

const placesIn = (region: (typeof REGIONS)[number], at: Instant): string =>
  PLACES.filter((place) => place.region === region)
    .map(({ name, zone }) => {
      const { weekday, time, part } = localTime(at, zone);
      return `${name} ${weekday} ${time} (${part})`;
    })
    .join(', ');

/** One line for a choice: "Tue 2026-12-15 16:00 UTC". */
export const proposalLabel = ({ at }: SlotProposal): string =>
  `${localTime(at, 'UTC').weekday} ${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
