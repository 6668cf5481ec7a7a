// The panels of the tools: the problems of the content, and the record of the page.

import type { DevState, ShownProblem, ShownRecord } from '../state.ts';
import { editButton, make } from './element.ts';

/** Fills the panel of problems: those that "candor check" prints. */
export function problemPanel(state: DevState, base: string): Node[] {
  const { problems, repeated, notices } = state;
  return [
    make('h2', {}, problems.length === 0 ? 'No problems' : `Problems: ${countsOf(state)}`),
    ...notices.map((notice) => make('p', {}, notice)),
    problemList(problems, base),
    ...(repeated === undefined ? [] : [make('pre', {}, repeated)]),
  ];
}

/** "2 errors, 1 warning" */
export function countsOf({ errors, warnings }: DevState): string {
  const count = (number: number, one: string): string =>
    `${number} ${one}${number === 1 ? '' : 's'}`;
  return `${count(errors, 'error')}, ${count(warnings, 'warning')}`;
}

/** Fills the panel of the page's record. */
export function recordPanel(record: ShownRecord, base: string): Node[] {
  const { file, place, mark, severity, vectors, problems, announcement } = record;
  return [
    make('h2', {}, 'This page'),
    make('p', {}, 'File: ', make('code', {}, place), ' ', editButton(place, file, base)),
    ...(mark === undefined ? [] : [make('p', {}, mark)]),
    ...(severity === undefined ? [] : [make('p', {}, `Severity: ${severity}`)]),
    ...vectors.map((vector) => make('p', {}, make('code', {}, vector))),
    make('h3', {}, problems.length === 0 ? 'No problems in this file' : 'Problems in this file'),
    problemList(problems, base),
    ...(announcement === undefined
      ? []
      : [make('h3', {}, 'Announcement'), make('pre', {}, announcement)]),
  ];
}

function problemList(problems: readonly ShownProblem[], base: string): HTMLUListElement {
  const items = problems.map(({ level, text, place }) =>
    make(
      'li',
      { class: level },
      make('span', { class: 'level' }, level === 'error' ? 'Error' : 'Warning'),
      ' ',
      editButton(place, place, base),
      make('pre', {}, text),
    ),
  );
  return make('ul', {}, ...items);
}
