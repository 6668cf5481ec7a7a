// Words for the pages of metrics: how fast reports are answered and fixed.

import type { Level } from '../../model/views/metrics/measurement.ts';
import type { Pieces, Wrap } from '../piece.ts';
import { severity } from './severity.ts';
import { time } from './time.ts';

const levels: Readonly<Record<Level, string>> = { ...severity.levels, unrated: severity.unrated };

/**
 * "6 of 7 (85 %)"; without a percentage for fewer than five. Rounded down, so that 100 % means all.
 */
const share = (part: number, of: number, fewest: number): string =>
  of < fewest ? `${part} of ${of}` : `${part} of ${of} (${Math.floor((part * 100) / of)}\u00a0%)`;

/** A paragraph of the method, or another named item. */
interface Part {
  readonly term: string;
  readonly text: string;
}

export const metrics = {
  levels,
  share,
  notMeasured: 'not measured',
  index: {
    title: 'Metrics',
    description: (publisher: string): string =>
      `How fast ${publisher} answers reports and fixes vulnerabilities, from its published advisories.`,
    intro:
      'How fast we answer reports and fix vulnerabilities, from our published advisories only.',
    none: 'No advisory has been published yet: there is nothing to measure.',
    counted: (n: number, withdrawn: number, imported: number): string => {
      const rest =
        imported === 0 ? '' : `; ${imported} ${imported === 1 ? 'was' : 'were'} imported`;
      const gone =
        withdrawn === 0 ? 'none was' : withdrawn === 1 ? 'one more was' : `${withdrawn} more were`;
      return `${n} ${n === 1 ? 'advisory is' : 'advisories are'} counted; ${gone} withdrawn${rest}.`;
    },
    how: 'How the numbers are computed',
    years: 'Reports by year',
    progress: '(in progress)',
    all: 'All',
  },
  headings: {
    many: 'How many',
    fast: 'How fast',
    old: 'How old',
    exploited: 'Exploited before a fix',
    kind: 'What kind',
    method: 'Method',
  },
  report: {
    title: (year: string): string => `Report on ${year}`,
    description: (publisher: string, year: string): string =>
      `How fast ${publisher} answered reports and fixed vulnerabilities in ${year}.`,
    intro: <Node>(publisher: Node): Pieces<Node> => [
      'Security of ',
      publisher,
      ': what was reported, and how fast it was answered and fixed.',
    ],
    progress: (day: string): string =>
      `This year is in progress: the report covers the time until ${day}.`,
    short: 'In short',
    advisories: 'Advisories',
    bySeverity: (year: string): string => `Advisories of ${year} by severity`,
    bySeverityWhat: 'The number of advisories for each severity.',
    releases: 'Security releases',
    noRelease: (complete: boolean): string => `None was announced${complete ? '' : ' so far'}.`,
    retrospectives: 'Retrospectives',
    noRetrospective: (complete: boolean): string =>
      `None was published${complete ? '' : ' so far'}.`,
    methodAndData: 'Method and data',
    method: <Node>(link: Wrap<Node>): Pieces<Node> => [
      'For how each number is computed, see ',
      link('Metrics'),
      '.',
    ],
    others: 'Reports',
    all: (year: string): string => `All of ${year}`,
  },
  times: {
    caption: (year: string): string => `Advisories of ${year}: times since the report`,
    advisory: 'Advisory',
    severity: 'Severity',
    acknowledged: 'Acknowledged after',
    fixed: 'Fixed after',
    published: 'Published after',
    withdrawn: 'Withdrawn, not counted',
  },
  severities: {
    title: 'Advisories by year and severity',
    what: 'Advisories of each year; each bar is divided by severity, the most severe first.',
    note: 'Each bar is divided by severity, the most severe first:',
    year: 'Year',
    all: 'All',
    withdrawn: 'Withdrawn',
  },
  promise: {
    title: (hours: number): string => `Acknowledged within ${time.promise(hours)}`,
    what: (hours: number): string =>
      `Reports that were acknowledged within ${time.promise(hours)}, of those that were measured; the first part of each bar was on time.`,
    note: 'The first part of each bar was on time, the second was late.',
    kept: 'On time',
    late: 'Late',
    notMeasured: 'Not measured',
  },
  spread: {
    measures: {
      acknowledge: 'Time to acknowledge',
      fix: 'Time to fix',
      publish: 'Time to publish',
      age: 'Age of the defects when they were fixed',
    },
    advisories: 'Advisories',
    columns: ['n', 'Not measured', 'Median', 'p90', 'Shortest to longest, or each'],
    note: (fewest: number): string =>
      `A line spans the shortest to the longest time, with a dot at the median and a mark at the 90th percentile (p90). With fewer than ${fewest} cases, each case is a ring.`,
    promised: (hours: number): string => `The dashed line marks ${time.promise(hours)}.`,
    lastYears: (n: number): string => `The chart shows the last ${n} years.`,
    none: (title: string, n: number): string =>
      `${title}: not measured for ${n === 1 ? 'the one advisory' : `any of ${n} advisories`}.`,
    description: (rows: number, first: string): string =>
      `Shortest, median, 90th percentile (p90) and longest time, on a logarithmic scale, in ${rows} rows.${first === '' ? '' : ` ${first}.`} The table below contains the same numbers.`,
    head: (label: string, n: number): string => `${label} (n = ${n}): `,
    median: (median: string, p90: string): string => `median ${median}, p90 ${p90}`,
    fromTo: (shortest: string, longest: string): string => `from ${shortest} to ${longest}`,
    between: (shortest: string, longest: string): string => `${shortest} to ${longest}`,
    fixedBy: (ready: number, of: number, released: number): string =>
      `Until a fix was ready: ${ready} of ${of}. Until it was released, because the timeline does not say when it was ready: ${released}.`,
  },
  bars: {
    description: (what: string, bars: readonly string[]): string =>
      `${what} ${bars.join('; ')}. The table below contains the same numbers.`,
    first: (n: number): string => `The chart shows the first ${n} rows of the table.`,
  },
  exploited: {
    caption: 'Exploited in the wild, as far as we know',
    advisories: 'Advisories',
    exploited: 'Exploited',
    before: 'Before a fix',
    after: 'After it',
    notKnown: 'Unknown',
  },
  weaknesses: {
    title: 'Weaknesses',
    none: 'No advisory has a weakness (CWE).',
    what: (n: number): string => `The number of advisories, of ${n}, for each weakness (CWE).`,
    weakness: 'Weakness',
    name: 'Name',
    advisories: 'Advisories',
    without: (n: number, without: number): string =>
      `n = ${n}; ${without === 0 ? 'each has at least one' : `${without} ${without === 1 ? 'names' : 'name'} none`}.`,
  },
  data: <Node>(csv: Node, json: Node): Pieces<Node> => [
    'The numbers of every advisory: ',
    csv,
    ' for spreadsheets, ',
    json,
    ' with everything that is computed from them. In the CSV, a text that a spreadsheet would read as a formula starts with an apostrophe; the JSON contains the text unchanged.',
  ],
  sentences: {
    count: (n: number, year: string, untilNow: boolean, rated: readonly string[]): string => {
      const count = n === 0 ? 'No valid advisory' : n === 1 ? 'One advisory' : `${n} advisories`;
      const parts = rated.length > 0 ? `: ${rated.join(', ')}` : '';
      return `${count} ${n > 1 ? 'were' : 'was'} published in ${year}${untilNow ? ' so far' : ''}${parts}.`;
    },
    withdrawn: (n: number): string =>
      n === 1
        ? 'One more was withdrawn and is not counted.'
        : `${n} more were withdrawn and are not counted.`,
    noPromise: (n: number): string =>
      n === 1
        ? 'The time to acknowledge the report was not measured.'
        : 'The time to acknowledge was not measured for any of them.',
    promise: (hours: number, kept: string, notMeasured: number): string =>
      `Acknowledged within the promised ${time.promise(hours)}: ${kept}${notMeasured === 0 ? '' : `; ${notMeasured} ${notMeasured === 1 ? 'is' : 'are'} not measured`}.`,
    measures: {
      acknowledge: 'Time to acknowledge',
      fix: 'Time to fix',
      publish: 'Time to publish',
      age: 'Age of the defects',
    },
    few: (values: readonly string[], n: number): string => `${values.join(', ')} (n = ${n})`,
    median: (median: string, p90: string, n: number): string =>
      `median ${median}, 90\u00a0% within ${p90} (n = ${n})`,
    notExploited: (n: number): string =>
      n === 1
        ? 'The advisory does not state exploitation in the wild.'
        : 'None of the advisories states exploitation in the wild.',
    exploited: (n: number, beforeFix: number, notKnown: number): string =>
      `Exploited in the wild, as far as we know: ${n}, of which ${beforeFix} before a fix was available${notKnown === 0 ? '' : `; unknown for ${notKnown}`}.`,
    weakness: (id: string, n: number, of: number): string =>
      `The most frequent weakness is ${id}, in ${n} of ${of}.`,
  },
  feed: {
    title: (site: string): string => `${site}: yearly reports`,
    description: (publisher: string): string =>
      `How fast ${publisher} answers reports and fixes vulnerabilities, year by year.`,
    whole: 'Read the whole report',
  },
  /** How the numbers are computed. */
  method: (promisedHours: number | undefined, fewest: number): readonly Part[] => [
    {
      term: 'What is counted',
      text: 'Every advisory that is published and not withdrawn. Withdrawn advisories are counted separately. An advisory belongs to the year of its publication, in UTC, and has its current rating.',
    },
    {
      term: 'Where the times come from',
      text: 'The timeline of each advisory, from the first event "reported". A case is not measured if its timeline has no report or no such step, or if the step is before the report. Imported records rarely have a timeline.',
    },
    { term: 'Time to acknowledge', text: 'From the report to the first event "acknowledged".' },
    {
      term: 'Time to fix',
      text: 'From the report until a fix was ready (first event "fix-ready"); where the timeline does not say, until it was released (first event "released").',
    },
    { term: 'Time to publish', text: 'From the report to the publication of the advisory.' },
    ...(promisedHours === undefined
      ? []
      : [
          {
            term: 'The promise',
            text: `Reports that were acknowledged within ${time.promise(promisedHours)}, of those whose time to acknowledge was measured. All years are compared with the current promise.`,
          },
        ]),
    {
      term: 'Age of the defect',
      text: 'Whole days from the day of the first release with the defect to the day when users could first upgrade: the first event "released", or else the publication of an advisory that names a fixed version. The days of releases are those that the project lists, those of announced security releases, and the first day of a branch for the version it starts with. The age is unknown unless the release days of all first affected versions are known.',
    },
    {
      term: 'Exploited before a fix',
      text: 'We knew about exploitation in the wild before users could upgrade. Only exploitation that an advisory states is counted.',
    },
    { term: 'Weaknesses', text: 'An advisory with several weaknesses counts for each of them.' },
    {
      term: 'Median and 90th percentile',
      text: `By nearest rank: the shortest time that half, or nine of ten, of the cases did not exceed. Each value is the time of a real case. With fewer than ${fewest} cases, each value is listed instead of a percentile. Each number has the number of cases, n, beside it.`,
    },
  ],
};
