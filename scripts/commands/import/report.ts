// The report of an import, for people.

import type { FieldChange } from '../../../src/imports/record/merge.ts';
import { visible } from '../../../src/model/text/visible.ts';
import { plural } from '../../command.ts';
import type { Outcome, State } from './outcome.ts';

/** The most records that are named as gone. */
const MOST_GONE = 20;

/** Returns a paragraph for each record that is not the same as before. */
export function reportOf(outcomes: readonly Outcome[]): string {
  const gone = outcomes.filter(({ state }) => state === 'gone');
  const others = outcomes.filter(({ state }) => state !== 'gone' && state !== 'same');
  return [...others.map(paragraph), ...goneLines(gone)].map((text) => `${text}\n`).join('');
}

function paragraph({ name, state, file, notes, changes = [], problem }: Outcome): string {
  const head =
    problem !== undefined
      ? `${name} not imported: ${problem}`
      : `${name} -> ${file}${state === 'new' ? '' : ` (${WORDS[state]})`}`;
  return [head, ...changes.map(changeLine), ...notes]
    .map((line, i) => visible(i === 0 ? line : `    ${line}`))
    .join('\n');
}

const changeLine = ({ field, from, to, kept }: FieldChange): string =>
  kept === undefined
    ? `${field}: ${shown(from)} -> ${shown(to)}`
    : `${field} is kept: ${shown(from)}. ${kept} The source says: ${shown(to)}`;

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}…` : text);
}

function goneLines(gone: readonly Outcome[]): string[] {
  const named = gone
    .slice(0, MOST_GONE)
    .map(({ name, id }) => visible(`${name} is no longer in the input; ${id} stays.`));
  return gone.length > MOST_GONE
    ? [...named, `${gone.length - MOST_GONE} more are no longer in the input.`]
    : named;
}

const WORDS: Readonly<Record<State, string>> = {
  new: 'new',
  changed: 'changed',
  same: 'same',
  conflict: 'in conflict',
  unneeded: 'not needed',
  refused: 'refused',
  gone: 'gone',
};

/** "3 new, 40 same, 1 in conflict": the number of records in each state. */
export function countsOf(outcomes: readonly Outcome[]): string {
  const counts = new Map<State, number>([
    ['new', 0],
    ['same', 0],
  ]);
  for (const { state } of outcomes)
    if (state !== 'refused') counts.set(state, (counts.get(state) ?? 0) + 1);
  return [...counts].map(([state, count]) => `${count} ${WORDS[state]}`).join(', ');
}

/** "2 records could not be imported". */
export const refusedOf = (outcomes: readonly Outcome[]): string =>
  `${plural(outcomes.filter(({ state }) => state === 'refused').length, 'record')} could not be imported`;
