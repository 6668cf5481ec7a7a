// The events of advisories, merged from their timelines, revisions and releases: the rows of
// <Timeline>.

import type { Catalogue } from '../../language/index.ts';
import type { Advisory } from '../../model/advisory/advisory.ts';
import { hoursBetween } from '../../model/advisory/response.ts';
import { compareInstants, type Instant } from '../../model/instant.ts';
import type { Project } from '../../model/project/project.ts';
import type { Release } from '../../model/release/release.ts';
import { releaseName } from '../project/release-name.ts';

type Words = Pick<Catalogue, 'label' | 'range' | 'retrospective'>;

export interface TimelineEntry {
  readonly at: Instant;
  /** The kind of the event, in one to three words. */
  readonly label: string;
  /** The details; empty if the label is complete. */
  readonly text: string;
}

/**
 * Returns all events, the earliest first. Events of the same time keep their order. Duplicates are
 * removed. Releases are those that name an advisory.
 */
export function timelineEntriesOf(
  advisories: readonly Advisory[],
  releases: readonly Release[],
  projects: ReadonlyMap<string, Project>,
  words: Words,
): TimelineEntry[] {
  const several = advisories.length > 1;
  const all = [
    ...advisories.flatMap((advisory) => {
      const own = ofAdvisory(advisory, words);
      return several ? own.map((one) => ({ ...one, text: joined(advisory.id, one.text) })) : own;
    }),
    ...releases.map((release) => ({
      at: release.published,
      label: words.retrospective.happening.announced,
      text: releaseName(release, projects.get(release.project), words.range),
    })),
  ].sort((a, b) => compareInstants(a.at, b.at));
  const seen = new Set<string>();
  return all.filter((one) => {
    const key = JSON.stringify([one.at, one.label, one.text]);
    return !seen.has(key) && seen.add(key);
  });
}

function ofAdvisory(
  { timeline, published, revisions, withdrawn }: Advisory,
  { label, retrospective: { happening } }: Words,
): TimelineEntry[] {
  const events = timeline.map(({ at, event, note = '' }) => ({
    at,
    label: label.events[event],
    text: note,
  }));
  const isListed = timeline.some(({ event }) => event === 'published');
  const opened = isListed ? [] : [{ at: published, label: label.events.published, text: '' }];
  const changes = revisions
    .filter(({ kind }) => kind !== 'editorial')
    .map(({ at, kind, note }) => ({
      at,
      label: happening.revised,
      text: joined(label.revisions[kind], note),
    }));
  const gone =
    withdrawn === undefined
      ? []
      : [{ at: withdrawn.at, label: happening.withdrawn, text: withdrawn.reason }];
  return [...events, ...opened, ...changes, ...gone];
}

const joined = (a: string, b: string): string => (b === '' ? a : `${a}: ${b}`);

/** Returns "after 5 days 22 hours", counted from the first event; "the start" for that one. */
export function afterStart(
  start: Instant,
  at: Instant,
  { retrospective, time }: Words & Pick<Catalogue, 'time'>,
): string {
  const hours = hoursBetween(start, at);
  const { happening } = retrospective;
  return hours === 0 ? happening.start : happening.after(time.hours(hours));
}
