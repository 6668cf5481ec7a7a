// What happened when, merged from the timelines and revisions of advisories and from their releases: the rows of <Timeline>.

import type { Advisory } from '../../model/advisory.ts';
import { compareInstants, type Instant } from '../../model/instant.ts';
import { english } from '../../model/language/english/index.ts';
import type { Project } from '../../model/project.ts';
import type { Release } from '../../model/release.ts';
import { hoursBetween, spanInWords } from '../../model/response.ts';
import { EVENT_LABELS, REVISION_LABELS } from '../label.ts';
import { releaseName } from '../release-name.ts';

export interface Happening {
  readonly at: Instant;
  /** What kind of thing it is, in a word or three. */
  readonly label: string;
  /** The rest of the words; empty where the label says all. */
  readonly words: string;
}

/**
 * Everything that happened, the earliest first, and what happened at one time as it is written; what is said twice is said once. Releases
 * are those that name an advisory.
 */
export function happeningsOf(
  advisories: readonly Advisory[],
  releases: readonly Release[],
  projects: ReadonlyMap<string, Project>,
): Happening[] {
  const several = advisories.length > 1;
  const all = [
    ...advisories.flatMap((advisory) => {
      const own = ofAdvisory(advisory);
      return several ? own.map((one) => ({ ...one, words: joined(advisory.id, one.words) })) : own;
    }),
    ...releases.map((release) => ({
      at: release.published,
      label: 'Announced',
      words: releaseName(release, projects.get(release.project), english.range),
    })),
  ].sort((a, b) => compareInstants(a.at, b.at));
  const seen = new Set<string>();
  return all.filter((one) => {
    const key = JSON.stringify([one.at, one.label, one.words]);
    return !seen.has(key) && seen.add(key);
  });
}

function ofAdvisory({ timeline, published, revisions, withdrawn }: Advisory): Happening[] {
  const events = timeline.map(({ at, event, note = '' }) => ({ at, label: EVENT_LABELS[event], words: note }));
  const told = timeline.some(({ event }) => event === 'published');
  const opened = told ? [] : [{ at: published, label: EVENT_LABELS.published, words: '' }];
  const changes = revisions
    .filter(({ kind }) => kind !== 'editorial')
    .map(({ at, kind, note }) => ({ at, label: 'Advisory revised', words: joined(REVISION_LABELS[kind], note) }));
  const gone = withdrawn === undefined ? [] : [{ at: withdrawn.at, label: 'Withdrawn', words: withdrawn.reason }];
  return [...events, ...opened, ...changes, ...gone];
}

const joined = (a: string, b: string): string => (b === '' ? a : `${a}: ${b}`);

/** "after 5 days 22 hours", counted from the first of them; "the start" for that one. */
export function afterStart(start: Instant, at: Instant): string {
  const hours = hoursBetween(start, at);
  return hours === 0 ? 'the start' : `after ${spanInWords(hours)}`;
}
