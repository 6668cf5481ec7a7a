// PRIVATE. The board as text, 80 columns wide, to be read from top to bottom: late items are marked
// in words, and in red if colors are available. Commands are never broken over lines, so that they
// can be copied.

import { type Instant, isAfter } from '../../model/instant.ts';
import { visible } from '../../model/text/visible.ts';
import { bothTimes } from '../slot/local-time.ts';
import { wrapped } from '../wrap.ts';
import { type Due, spanInWords } from './deadlines.ts';
import type { Board, BoardEntry } from './due.ts';

/** The styles of marked words: colors, or nothing. */
export interface Paint {
  readonly late: (text: string) => string;
  readonly soon: (text: string) => string;
  readonly strong: (text: string) => string;
}

export const PLAIN: Paint = { late: (text) => text, soon: (text) => text, strong: (text) => text };

const NOTHING = 'Nothing is open, and nothing expires soon.';

/** Formats the board for people. `zone` is the team's (IANA). */
export function boardText(board: Board, zone: string, paint: Paint = PLAIN): string {
  const { entries, upkeep, now } = board;
  if (entries.length === 0 && upkeep.length === 0) return `${NOTHING}\n`;
  const renew = upkeep.flatMap((due) => upkeepLines(due, { now, zone, paint }));
  const blocks = [
    wrapped(`As of ${bothTimes(now, zone)}: ${summary(board)}.`).map(paint.strong),
    ...entries.map((entry) => entryLines(entry, { now, zone, paint })),
    ...(renew.length === 0 ? [] : [[paint.strong('To renew'), ...renew]]),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function summary({ entries, upkeep }: Board): string {
  const all = [...entries.flatMap(({ due }) => due), ...upkeep];
  const count = (state: Due['state']) => all.filter((due) => due.state === state).length;
  return `${count('late')} late, ${count('soon')} soon, ${entries.length} open`;
}

interface Manner {
  readonly now: Instant;
  readonly zone: string;
  readonly paint: Paint;
}

function entryLines({ id, kind, title, step, next, due }: BoardEntry, manner: Manner): string[] {
  const heading =
    title === id ? `${id} (${kind}, ${step})` : `${id} (${kind}, ${step}): ${visible(title)}`;
  return [
    ...wrapped(heading, '', '  ').map(manner.paint.strong),
    ...due.filter(({ state }) => state !== 'done').flatMap((one) => dueLines(one, manner)),
    ...wrapped(`Next, by ${visible(next.who)}: ${visible(next.words)}`, '  ', '    '),
    ...[next.command, next.afterwards].flatMap((one) =>
      one === undefined ? [] : [`    ${visible(one)}`],
    ),
  ];
}

function dueLines(due: Due, manner: Manner): string[] {
  const { what, at, section, state, reason } = due;
  const when = at === undefined ? '' : `, ${bothTimes(at, manner.zone)}`;
  const why = state === 'late' ? wrapped(visible(reason), '    ') : [];
  return [
    ...marked(`${what}: ${timing(due, manner.now)}${when}. ${section}.`, due, manner),
    ...why,
  ];
}

function upkeepLines(due: Due, manner: Manner): string[] {
  const { what, id, at, who, reason } = due;
  const when = at === undefined ? '' : `, ${bothTimes(at, manner.zone)}`;
  const first = marked(`${what} ${visible(id)}: ${timing(due, manner.now)}${when}.`, due, manner);
  return [...first, ...wrapped(`${visible(who)}: ${visible(reason)}`, '    ')];
}

/**
 * "late by 3 hours", "soon, in 5 hours", "in 12 days", "no test recorded"; "3 days ago" for an
 * optional item after its day.
 */
function timing({ at, state }: Pick<Due, 'at' | 'state'>, now: Instant): string {
  if (at === undefined) return 'no test recorded';
  const span = spanInWords(now, at);
  if (state === 'late') return `late by ${span}`;
  if (!isAfter(at, now)) return `${span} ago`;
  return state === 'soon' ? `soon, in ${span}` : `in ${span}`;
}

function marked(text: string, { state }: Due, { paint }: Manner): string[] {
  const lines = wrapped(text, '  ', '    ');
  return state === 'late'
    ? lines.map(paint.late)
    : state === 'soon'
      ? lines.map(paint.soon)
      : lines;
}
