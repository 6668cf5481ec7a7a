// Words for the pages of retrospectives and the components in them.

import type { Stage } from '../../model/advisory/response.ts';
import type { CALLOUT_KINDS } from '../../model/retrospective/mdx/components.ts';
import type { Pieces, Wrap } from '../piece.ts';

const callouts: Readonly<Record<(typeof CALLOUT_KINDS)[number], string>> = {
  note: 'Note',
  lesson: 'Lesson',
  luck: 'Luck',
  warning: 'Warning',
};

const stages: Readonly<Record<Exclude<Stage, 'reported'>, string>> = {
  acknowledged: 'Acknowledged',
  fixed: 'Fix ready',
  released: 'Released',
  published: 'Published',
};

const points: Readonly<Record<'introduced' | 'fixed' | 'last', (version: string) => string>> = {
  introduced: (version) => `introduced in ${version}`,
  fixed: (version) => `fixed in ${version}`,
  last: (version) => `last affected version: ${version}`,
};

export const retrospective = {
  index: {
    title: 'Retrospectives',
    description: (publisher: string): string =>
      `What ${publisher} learned from its vulnerabilities.`,
    intro: 'What happened, what we learned, and how we prevent it from happening again.',
    none: 'No retrospective has been published yet.',
    actions: <Node>(link: Wrap<Node>): Pieces<Node> => [
      link('The actions of all retrospectives'),
      ', and whether they are done',
    ],
    on: <Node>(ids: Node): Pieces<Node> => [', on ', ids],
  },
  title: (title: string): string => `Retrospective: ${title}`,
  description: (ids: readonly string[]): string => `Retrospective on ${ids.join(', ')}.`,
  on: 'On',
  projects: (n: number): string => (n === 1 ? 'Project' : 'Projects'),
  releases: (n: number): string => (n === 1 ? 'Release' : 'Releases'),
  published: 'Published',
  by: 'By',
  actions: {
    title: 'Actions of retrospectives',
    description: 'The promised actions of the retrospectives, and whether they are done.',
    heading: 'Actions',
    intro: (day: string): string =>
      `The promised actions of our retrospectives, and whether they are done. As of ${day}.`,
    none: 'No retrospective has an action yet.',
    counts: <Node>(
      open: number,
      overdue: number,
      closed: number,
      json: Wrap<Node>,
    ): Pieces<Node> => [
      `${open} open, ${overdue === 0 ? 'none' : overdue} of them overdue; ${closed} done or dropped. Machine-readable: `,
      json('the same as JSON'),
      '.',
    ],
    open: 'Open',
    openCaption: 'Open actions, the overdue first',
    closed: 'Done and dropped',
    closedCaption: 'Actions that are done or were dropped',
    caption: 'Actions to prevent a repetition',
    all: 'The actions of all retrospectives',
    action: 'Action',
    owner: 'Owner',
    status: 'Status',
    due: 'Due',
    from: <Node>(link: Node): Pieces<Node> => ['From ', link],
    overdue: 'Overdue',
  },
  parts: {
    cause: 'Root cause',
    well: 'What went well',
    wrong: 'What went wrong',
    lucky: 'Where we were lucky',
    factors: 'Contributing factors',
    pulls: 'Pull requests',
    people: 'People',
  },
  callouts,
  card: {
    label: (id: string): string => `Advisory ${id}`,
    published: <Node>(project: Node, day: Node): Pieces<Node> => [project, ', published ', day],
  },
  happening: {
    announced: 'Announced',
    revised: 'Advisory revised',
    withdrawn: 'Withdrawn',
    start: 'the start',
    after: (span: string): string => `after ${span}`,
    title: (ids: string): string => `Timeline of ${ids}`,
    description: (n: number, span: string, day: string): string =>
      `${n} events over ${span}, from ${day} on. The list below shows each with its time.`,
  },
  lag: {
    stages,
    title: (id: string): string => `Time since the report of ${id}`,
    unknown: (id: string): string =>
      `The times are unknown: the timeline of ${id} has no report, or nothing after it.`,
    note: 'A dashed mark shows the promised time.',
    moreRows: 'The table has more rows than the chart.',
    step: 'Step',
    when: 'When',
    after: 'After the report',
    promised: 'Promised',
    within: <Node>(promise: string, kept: Node): Pieces<Node> => [`within ${promise}: `, kept],
    kept: 'kept',
    notKept: 'not kept',
    hours: (n: number): string => `${n} hours`,
    days: (n: number): string => `${n} days`,
    axisHours: 'hours after the report',
    axisDays: 'days after the report',
    row: (label: string, span: string): string => `${label}: ${span}`,
    rowInWords: (label: string, span: string, promise: string | undefined, kept: boolean): string =>
      `${label} after ${span}${promise === undefined ? '' : `, promised within ${promise}${kept ? '' : ', which was not kept'}`}`,
    description: (rows: readonly string[]): string => `Time since the report. ${rows.join('; ')}.`,
  },
  versions: {
    title: (id: string, packages: string): string => `Versions affected by ${id}: ${packages}`,
    packages: (shown: readonly string[], more: number): string =>
      `${shown.join(', ')}${more === 0 ? '' : ` and ${more} more`}`,
    moreRows: 'The table has more rows than the chart.',
    note: 'The thick part of a line is affected: from the square to the circle, which is the fix. The distance between versions has no meaning.',
    branch: 'Branch',
    introduced: 'Introduced',
    fixed: 'Fixed',
    untouched: {
      free: 'not affected',
      unknown: 'not known',
      listed: 'single versions are affected',
    },
    fromStart: 'from its first version',
    notFixed: 'not fixed',
    lastAffected: (version: string): string => `not fixed; last affected version: ${version}`,
    points,
    affectedFromStart: 'affected from its first version',
    stillAffected: 'still affected',
    line: (name: string, parts: readonly string[]): string => `${name}: ${parts.join(', ')}.`,
    branches: (packages: string, lines: readonly string[]): string =>
      `Branches of ${packages}. ${lines.join(' ')}`,
  },
  feed: {
    title: (site: string): string => `${site}: retrospectives`,
    on: (ids: string): string => `On ${ids}.`,
    whole: 'Read the whole retrospective',
  },
};
