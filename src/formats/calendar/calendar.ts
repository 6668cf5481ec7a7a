// The calendar of security releases (RFC 5545, RFC 7986): published releases, and pre-announced
// ones. The content contains no planned release that is not pre-announced, so the calendar cannot
// disclose one.

import { type Catalogue, interfaceFor } from '../../language/index.ts';
import { type Advisory, titleOf } from '../../model/advisory/advisory.ts';
import { addHours, dayOf, type Instant } from '../../model/instant.ts';
import { announcementModified } from '../../model/release/changes.ts';
import { outcomeIds } from '../../model/release/outcome.ts';
import type { Preannouncement } from '../../model/release/preannouncement.ts';
import type { Release } from '../../model/release/release.ts';
import { absolute, announcementPath, type Site } from '../../model/site/site.ts';
import type { Setting, SiteFormat } from '../format.ts';
import { contentLine, textValue } from './content-line.ts';

const CALENDAR_PATH = 'releases.ics';

/**
 * Returns `releases.ics`; empty if there is no event, because a calendar needs at least one (RFC
 * 5545, section 3.6).
 */
export const calendar: SiteFormat = (content, setting) => {
  const known = new Map(content.advisories.map((advisory) => [advisory.id, advisory]));
  const events = [
    ...content.preannouncements.map((one) => plannedEvent(one, setting)),
    ...content.releases.map((one) => releasedEvent(one, known, setting)),
  ];
  if (events.length === 0) return [];
  const lines = component('VCALENDAR', [
    ...headOf(setting),
    ...events.flatMap((event) => component('VEVENT', event)),
  ]);
  const body = lines.map(contentLine).join('');
  return [
    {
      path: CALENDAR_PATH,
      title: 'Calendar of security releases',
      type: 'text/calendar; charset=utf-8',
      body,
    },
  ];
};

/** A name, with its parameters, and a value. */
type Property = readonly [name: string, value: string];

const component = (name: string, properties: readonly Property[]): Property[] => [
  ['BEGIN', name],
  ...properties,
  ['END', name],
];

function headOf({ site }: Setting): Property[] {
  const name = textValue(wordsOf(site).title(site.name));
  return [
    ['VERSION', '2.0'],
    ['PRODID', '-//Candor//Security releases//EN'],
    ['CALSCALE', 'GREGORIAN'],
    ['NAME', name],
    // For programs that do not support RFC 7986.
    ['X-WR-CALNAME', name],
    ['SOURCE;VALUE=URI', absolute(site, CALENDAR_PATH)],
    ['REFRESH-INTERVAL;VALUE=DURATION', 'PT6H'],
  ];
}

/** A pre-announcement can contain only the release itself, the window, and the highest severity. */
function plannedEvent(
  { project, at, windowHours, severityAtMost, announcedAt }: Preannouncement,
  setting: Setting,
): Property[] {
  return [
    ['UID', uid(`planned:${project}:${dayOf(at).replaceAll('-', '')}`, setting)],
    ['DTSTAMP', utc(announcedAt)],
    ['DTSTART', utc(at)],
    ['DTEND', utc(addHours(at, windowHours))],
    ['SUMMARY', textValue(wordsOf(setting.site).release(nameOf(project, setting)))],
    [
      'DESCRIPTION',
      textValue(
        wordsOf(setting.site).severity(
          interfaceFor(setting.site.language).words.severity.levels[severityAtMost],
        ),
      ),
    ],
    ['STATUS', 'TENTATIVE'],
    ['TRANSP', 'TRANSPARENT'],
  ];
}

function releasedEvent(
  release: Release,
  known: ReadonlyMap<string, Advisory>,
  setting: Setting,
): Property[] {
  const { slug, project, versions, published, advisories } = release;
  const texts = wordsOf(setting.site);
  const { partly, failed } = outcomeIds(release, known, setting.projects.get(project));
  const url = absolute(setting.site, announcementPath(slug));
  const named = advisories.map((id) => {
    const advisory = known.get(id);
    const words =
      advisory === undefined || titleOf(advisory) === id ? id : `${id}: ${titleOf(advisory)}`;
    return failed.includes(id)
      ? texts.failed(words)
      : partly.includes(id)
        ? texts.partly(words)
        : words;
  });
  return [
    ['UID', uid(`released:${slug}`, setting)],
    // Without a method, this is the time of the last change (section 3.8.7.2).
    ['DTSTAMP', utc(announcementModified(release, known))],
    ['DTSTART', utc(published)],
    [
      'SUMMARY',
      textValue(
        wordsOf(setting.site).release(
          [nameOf(project, setting), versions.join(', ')].join(' ').trim(),
        ),
      ),
    ],
    ['DESCRIPTION', textValue([...named, url].join('\n'))],
    ['URL', url],
    ['STATUS', 'CONFIRMED'],
    ['TRANSP', 'TRANSPARENT'],
  ];
}

const wordsOf = ({ language }: Site): Catalogue['feed']['calendar'] =>
  interfaceFor(language).words.feed.calendar;

const nameOf = (project: string, { projects }: Setting): string =>
  projects.get(project)?.name ?? project;

// Section 3.8.4.7: an event keeps its identifier. The identifier contains only public data: the
// slug of a published release, or a project and a day.
const uid = (name: string, { site }: Setting): string => `${name}@${new URL(site.url).hostname}`;

/** Formats a time as in section 3.3.5, form 2: date with UTC time. Drops fractions of a second. */
const utc = (instant: Instant): string => `${instant.slice(0, 19).replace(/[-:]/g, '')}Z`;
