import { describe, expect, test } from 'vitest';
import type { Content } from '../../model/content.ts';
import type { Preannouncement } from '../../model/release/preannouncement.ts';
import {
  anAdvisory,
  aProject,
  aRelease,
  at,
  someContent,
} from '../../model/testing/advisory.fixture.ts';
import { aSetting } from '../setting.fixture.ts';
import { calendar } from './calendar.ts';

const setting = aSetting();
const planned: Preannouncement = {
  project: 'orbital',
  at: at('2026-06-03T16:00:00Z'),
  windowHours: 4,
  severityAtMost: 'high',
  announcedAt: at('2026-05-28T09:00:00.25Z'),
};

/** Returns the unfolded lines of each event, without BEGIN and END. */
function eventsOf(changes: Partial<Content>, with_ = setting): string[][] {
  const [document] = calendar(someContent(changes), with_);
  const lines = String(document?.body).replaceAll('\r\n ', '').split('\r\n');
  return lines
    .flatMap((line, i) => (line === 'BEGIN:VEVENT' ? i : []))
    .map((start) => lines.slice(start + 1, lines.indexOf('END:VEVENT', start)));
}

test('is one complete document', () => {
  const [document, ...others] = calendar(someContent({ preannouncements: [planned] }), setting);
  expect(others).toEqual([]);
  expect(document).toMatchObject({ path: 'releases.ics', type: 'text/calendar; charset=utf-8' });
  const lines = String(document?.body).split('\r\n');
  expect(lines.slice(0, 3)).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Candor//Security releases//EN',
  ]);
  expect(lines).toContain('SOURCE;VALUE=URI:https://security.orbital.example/releases.ics');
  expect(lines.slice(-3)).toEqual(['END:VEVENT', 'END:VCALENDAR', '']);
});

test('does not exist if there are no events', () => {
  expect(calendar(someContent({ releases: [] }), setting)).toEqual([]);
});

describe('a published release', () => {
  test('is an event with its versions, its fixes and its announcement', () => {
    expect(eventsOf({})).toEqual([
      [
        'UID:released:orbital-2.1.3@security.orbital.example',
        'DTSTAMP:20260512T160000Z',
        'DTSTART:20260512T160000Z',
        'SUMMARY:Security release of Orbital 1.4.7\\, 2.1.3',
        'DESCRIPTION:ORB-2026-0003: Heap overflow when opening a crafted archive\\nhttps://security.orbital.example/announcements/orbital-2.1.3/',
        'URL:https://security.orbital.example/announcements/orbital-2.1.3/',
        'STATUS:CONFIRMED',
        'TRANSP:TRANSPARENT',
      ],
    ]);
  });

  test('keeps its identifier when an advisory that it fixes is renamed', () => {
    const [before] = eventsOf({});
    const [after] = eventsOf({ advisories: [anAdvisory({ summary: 'Another title' })] });
    expect(after?.[0]).toBe(before?.[0]);
    expect(after).not.toEqual(before);
  });
});

describe('a pre-announced release', () => {
  test('has its project, the window and the highest severity', () => {
    expect(eventsOf({ releases: [], preannouncements: [planned] })).toEqual([
      [
        'UID:planned:orbital:20260603@security.orbital.example',
        'DTSTAMP:20260528T090000Z',
        'DTSTART:20260603T160000Z',
        'DTEND:20260603T200000Z',
        'SUMMARY:Security release of Orbital',
        'DESCRIPTION:Maximum severity: high.',
        'STATUS:TENTATIVE',
        'TRANSP:TRANSPARENT',
      ],
    ]);
  });

  test('keeps its identifier when its hour changes', () => {
    const moved = { ...planned, at: at('2026-06-03T18:00:00Z') };
    const uids = [planned, moved].map(
      (one) => eventsOf({ releases: [], preannouncements: [one] })[0]?.[0],
    );
    expect(uids[0]).toBe(uids[1]);
  });
});

test('does not depend on the time of the build', () => {
  const content = someContent({ preannouncements: [planned] });
  expect(calendar(content, aSetting({ now: at('2026-06-02T00:00:00Z') }))).toEqual(
    calendar(content, setting),
  );
});

test('escapes names of projects as text, and identifiers are distinct', () => {
  const projects = [aProject({ name: 'A, B; C\\D' }), aProject({ slug: 'relic' })];
  const releases = [
    aRelease(),
    aRelease({ slug: 'orbital-1.4.7' }),
    aRelease({ slug: 'relic-1.0', project: 'relic' }),
  ];
  const events = eventsOf(
    { releases, preannouncements: [planned, { ...planned, project: 'relic' }] },
    aSetting({ projects }),
  );
  expect(events.flat()).toContain('SUMMARY:Security release of A\\, B\\; C\\\\D');
  expect(new Set(events.map(([uid]) => uid)).size).toBe(5);
});
