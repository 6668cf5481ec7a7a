// How the numbers are made, in words: the page and the JSON say the same.

import { FEWEST } from './spread.ts';

export interface MethodPart {
  readonly term: string;
  readonly text: string;
}

/** The method for a promise of so many hours. */
export function methodOf(promisedHours: number): MethodPart[] {
  return [
    {
      term: 'What is counted',
      text: 'Every advisory that is published and not withdrawn. Withdrawn ones are left out and counted apart. An advisory belongs to the year of its publication, in UTC, and to its rating of today.',
    },
    {
      term: 'Where the times come from',
      text: 'The timeline of each advisory, from the first event "reported". A case whose timeline has no report or no such step, or puts the step before the report, is not measured; imported records seldom have a timeline.',
    },
    { term: 'Time to acknowledge', text: 'From the report to the first event "acknowledged".' },
    {
      term: 'Time to fix',
      text: 'From the report until a fix was ready (first event "fix-ready"); where the timeline does not say, until it was released (first event "released").',
    },
    { term: 'Time to publish', text: 'From the report to the publication of the advisory.' },
    {
      term: 'The promise',
      text: `Reports that were acknowledged within ${promisedHours} hours, of those of which the time to acknowledge is measured. All years are held against the promise of today.`,
    },
    {
      term: 'Age of the defect',
      text: 'Whole days from the day of the first release with the defect to the day when users could first upgrade: the first event "released", or else the publication of an advisory that names a fixed version. The days of releases are those that the project lists, those of announced security releases, and the first day of a branch for the version it starts with. The age is not known unless the days of all first affected versions are.',
    },
    {
      term: 'Exploited before a fix',
      text: 'We knew of exploitation in the wild before users could upgrade. What we do not know of is not counted.',
    },
    {
      term: 'Weaknesses',
      text: 'An advisory that names several counts for each of them.',
    },
    {
      term: 'Median and 90th percentile',
      text: `By nearest rank: the shortest time that half, or nine of ten, of the cases did not exceed. Each is the time of a real case. With fewer than ${FEWEST} cases there is no percentile: each single value is given. The number of cases stands beside every number as n.`,
    },
  ];
}
