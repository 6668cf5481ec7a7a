import { describe, expect, test } from 'vitest';
import type { Desk, Everything } from '../../model/content.ts';
import { parseDay } from '../../model/instant.ts';
import {
  aChannel,
  aKey,
  anAdvisory,
  anEmbargoedAdvisory,
  aRelease,
  aRetrospective,
  aSite,
  at,
} from '../../model/testing/advisory.fixture.ts';
import { aCase, atDesk } from '../desk.fixture.ts';
import { boardText } from './board-text.ts';
import { allDue, type Board, boardOf } from './due.ts';
import { privateCalendar } from './private-calendar.ts';

const NOW = '2026-11-22T12:00:00Z';
const NONE = { timeline: [], credits: [] };

/** The items that are due, as "id kind state". */
const stated = (board: Board): string[] =>
  allDue(board).map(({ id, kind, state }) => `${id} ${kind} ${state}`);
const boardAt = (
  now: string,
  desk: Partial<Desk>,
  rest: Parameters<typeof atDesk>[1] = {},
): Board => boardOf(atDesk(now, { ...rest, desk }), []);

describe('the board', () => {
  test('without entries has a friendly text and is not late', () => {
    const board = boardAt(NOW, {});
    expect(board).toMatchObject({ late: false, entries: [], upkeep: [] });
    expect(boardText(board, 'UTC')).toBe('Nothing is open, and nothing expires soon.\n');
  });

  test('lists late items first, then by time, and items without a date last', () => {
    const board = boardAt(NOW, {
      cases: [
        aCase({ id: 'ORB-2026-0010', received: { at: '2026-11-22T10:00:00Z', channel: 'mail' } }),
        aCase({ id: 'ORB-2026-0011', received: { at: '2026-11-20T09:00:00Z', channel: 'mail' } }),
      ],
      reservations: [
        {
          id: 'ORB-2026-0012',
          file: 'cases/reserved/ORB-2026-0012.yaml',
          at: at(NOW),
          for: 'later',
        },
      ],
    });
    expect(board.entries.map(({ id }) => id)).toEqual([
      'ORB-2026-0011',
      'ORB-2026-0010',
      'ORB-2026-0012',
    ]);
    expect(board.late).toBe(true);
    expect(stated(board)).toEqual([
      'ORB-2026-0011 acknowledgement late',
      'ORB-2026-0010 acknowledgement open',
    ]);
  });

  test('leaves out closed and learnt cases, and ids that are used', () => {
    const closed = {
      at: '2026-11-21T12:00:00Z',
      as: 'not-ours',
      reason: 'It is a bug of another.',
    } as const;
    const board = boardAt(NOW, {
      cases: [aCase({ closed }), aCase({ id: 'ORB-2026-0011', step: 'learnt' })],
      reservations: [
        {
          id: 'ORB-2026-0011',
          file: 'cases/reserved/ORB-2026-0011.yaml',
          at: at(NOW),
          for: 'later',
        },
      ],
    });
    expect(board.entries).toEqual([]);
  });

  test('keeps a learnt case while it still needs a report under the CRA', () => {
    const exploited = { aware_at: '2026-11-10T12:00:00Z' };
    const reported = {
      early_warning: '2026-11-11T00:00:00Z',
      notification: '2026-11-12T00:00:00Z',
      final_report: '2026-11-20T00:00:00Z',
    };
    const owing = aCase({ step: 'learnt', exploited });
    expect(stated(boardAt(NOW, { cases: [owing] }))).toContain('ORB-2026-0099 early-warning late');
    const done = aCase({ step: 'learnt', exploited: { ...exploited, reported } });
    expect(boardAt(NOW, { cases: [done] }).entries).toEqual([]);
  });
});

describe('a case', () => {
  test('computes its acknowledgement from the promise of its channel', () => {
    const channels = [aChannel({ acknowledge_hours: '72', verified_at: '2026-11-20' })];
    const cases = [aCase({ received: { at: '2026-11-20T09:00:00Z', channel: 'mail' } })];
    expect(stated(boardAt(NOW, { cases }, { content: { channels } }))).toEqual([
      'ORB-2026-0099 acknowledgement soon',
    ]);
  });

  test('takes the most severe of its own rating and those of its advisories', () => {
    const mine = aCase({
      advisories: ['ORB-2026-0100'],
      step: 'acknowledged',
      severity: { level: 'low' },
    });
    const advisory = anEmbargoedAdvisory({ ...NONE, id: 'ORB-2026-0100' });
    const [entry] = boardAt(NOW, { cases: [mine], advisories: [advisory] }).entries;
    expect(entry?.due.find(({ kind }) => kind === 'target')?.reason).toContain(
      'Severity high: 30 days',
    );
  });

  test('represents its advisories: each vulnerability is on the board once', () => {
    const mine = aCase({ advisories: ['ORB-2026-0099', 'ORB-2026-0100'], step: 'acknowledged' });
    const advisories = ['ORB-2026-0099', 'ORB-2026-0100'].map((id) =>
      anEmbargoedAdvisory({ ...NONE, id }),
    );
    expect(
      boardAt(NOW, { cases: [mine], advisories }).entries.map(({ id, kind }) => `${id} ${kind}`),
    ).toEqual(['ORB-2026-0099 case']);
  });

  test('shows the next action, its command, and the person who does it', () => {
    const nextOf = (changes: Parameters<typeof aCase>[0]) =>
      boardAt(NOW, { cases: [aCase(changes)] }).entries[0]?.next;
    expect(nextOf({})).toMatchObject({
      command: 'candor mail acknowledgement ORB-2026-0099',
      afterwards: 'candor case ORB-2026-0099 acknowledged',
      who: 'the SIRT',
    });
    expect(nextOf({ step: 'triaged' })?.words).toBe('There is no fixing team.');
    expect(
      nextOf({ step: 'triaged', fixing_team: [{ name: 'Kim', maintainer: true }] })?.command,
    ).toBe('candor case ORB-2026-0099 fixing');
    expect(nextOf({ step: 'fixing', triage: { fix_owner: 'Kim' } })?.who).toBe(
      'the fixing team (Kim)',
    );
    expect(nextOf({ step: 'verified' })?.command).toBe('candor case ORB-2026-0099 --cve-asked CNA');
    const asked = { step: 'verified' as const, cve_requests: [{ cna: 'Example' }] };
    expect(nextOf(asked)?.command).toBe('candor plan ORB-2026-0099');
    expect(
      nextOf({ ...asked, projects: ['orbital'], reasons: { no_release: 'None.' } })?.command,
    ).toBe('candor new advisory --case ORB-2026-0099 --project orbital');
  });

  test('that is public has a retrospective suggested until one is public', () => {
    const mine = aCase({ advisories: ['ORB-2026-0003'], step: 'published' });
    const content = { advisories: [anAdvisory(NONE)], releases: [aRelease()] };
    const later = '2026-05-20T12:00:00Z';
    expect(stated(boardAt(later, { cases: [mine] }, { content }))).toContain(
      'ORB-2026-0099 retrospective open',
    );
    const done = { ...content, retrospectives: [aRetrospective()] };
    expect(stated(boardAt(later, { cases: [mine] }, { content: done }))).toContain(
      'ORB-2026-0099 retrospective done',
    );
    const none = { ...mine, retrospective: { planned: false, reason: 'Nothing was new.' } };
    expect(stated(boardAt(later, { cases: [none] }, { content })).join()).not.toContain(
      'retrospective',
    );
  });
});

describe('an advisory without a case', () => {
  test('is computed from its timeline', () => {
    const advisory = anEmbargoedAdvisory({
      timeline: [{ at: '2026-11-20T09:00:00Z', event: 'reported' }],
    });
    expect(stated(boardAt(NOW, { advisories: [advisory] }))).toEqual([
      'ORB-2026-0099 acknowledgement late',
      'ORB-2026-0099 target open',
    ]);
  });

  test('that is public shows the CRA clocks that still run, and never one that has run out', () => {
    const advisory = anAdvisory({ ...NONE, exploited: { aware_at: '2026-05-10T12:00:00Z' } });
    const rest = { content: { advisories: [advisory] } };
    expect(stated(boardAt('2026-05-14T12:00:00Z', {}, rest))).toContain(
      'ORB-2026-0003 final-report open',
    );
    expect(boardAt('2026-05-14T12:00:00Z', {}, rest).late).toBe(false);
    expect(boardAt('2026-05-27T12:00:00Z', {}, rest).entries).toEqual([]);
  });

  test('that cannot be published at its time shows the reason', () => {
    const advisory = anEmbargoedAdvisory({
      ...NONE,
      tlp: 'AMBER',
      published: '2026-11-20T16:00:00Z',
    });
    const [entry] = boardAt(NOW, { advisories: [advisory] }).entries;
    expect(entry?.due.map(({ kind, state }) => `${kind} ${state}`)).toEqual(['slot late']);
    expect(entry?.next.words).toContain('TLP:AMBER');
  });
});

describe('renewals', () => {
  const day = (text: string) => parseDay(text) ?? expect.fail(text);
  test.each([
    ['in 61 days', '2027-01-22T12:00:00Z', []],
    ['in 60 days', '2027-01-21T12:00:00Z', ['security key soon']],
    ['at this moment', NOW, ['security key late']],
    ['a month ago', '2026-10-22T12:00:00Z', ['security key late']],
  ])('a key that expires %s', (_, expires, expected) => {
    expect(
      stated(boardAt(NOW, {}, { content: { keys: [aKey({ expires: at(expires) })] } })),
    ).toEqual(expected);
  });

  test.each([
    ['2026-04-01', []],
    ['2026-01-01', ['mail channel soon']],
    ['2025-11-22', ['mail channel soon']],
    ['2025-11-21', ['mail channel late']],
  ])('a channel that was verified on %s', (verified, expected) => {
    const channel = { ...aChannel(), verified_at: day(verified) };
    expect(stated(boardAt(NOW, {}, { content: { channels: [channel] } }))).toEqual(expected);
  });

  test('a channel that was never verified has no date, and a retired one needs no proof', () => {
    const never = aChannel({ verified_at: undefined });
    const board = boardAt(
      NOW,
      {},
      { content: { channels: [never, aChannel({ slug: 'old', status: 'retired' })] } },
    );
    expect(board.upkeep.map(({ id, at: when, state }) => ({ id, when, state }))).toEqual([
      { id: 'mail', when: undefined, state: 'soon' },
    ]);
    expect(boardText(board, 'UTC')).toContain('Channel mail: no test recorded.');
  });

  test('security.txt, generated or signed', () => {
    const file = {
      file: '.well-known/security.txt',
      expires: at('2026-12-01T00:00:00Z'),
      generated: true,
    };
    const board = boardOf(atDesk(NOW), [file, { ...file, file: 'security.txt', generated: false }]);
    expect(board.upkeep.map(({ reason }) => /candor (build|sign)/.exec(reason)?.[1])).toEqual([
      'build',
      'sign',
    ]);
  });
});

const BUSY: Everything = atDesk(NOW, {
  site: aSite({ time_zone: 'America/Argentina/Buenos_Aires' }),
  content: { keys: [aKey({ expires: at('2026-12-01T00:00:00Z') })] },
  desk: {
    cases: [
      aCase({
        title: 'A heap overflow in the reader of archives that an attacker has crafted with care',
        exploited: { aware_at: '2026-11-20T12:30:00Z' },
        severity: { level: 'critical' },
      }),
    ],
  },
});

describe('the board as text', () => {
  test('has at most 80 columns, marks late items in words, and shows both times', () => {
    const text = boardText(boardOf(BUSY, []), BUSY.site.time_zone);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(text).toContain('Acknowledgement: late by less than a minute, 2026-11-22 12:00 UTC');
    expect(text).toContain('Early warning: late by 23 hours 30 minutes');
    expect(text).toContain('\n    candor mail acknowledgement ORB-2026-0099\n');
    expect(text).not.toContain('\u001b');
  });

  test('marks only late items as late', () => {
    const mark = (text: string) => text;
    const paint = { late: (text: string) => `<${text}>`, soon: mark, strong: mark };
    const marked = boardText(boardOf(BUSY, []), 'UTC', paint).match(/<[^>]*>/g) ?? [];
    expect(marked.length).toBeGreaterThan(0);
    for (const line of marked.filter((one) => !one.startsWith('<    ')))
      expect(line).toContain('late by');
  });
});

describe('the private calendar', () => {
  const lines = privateCalendar(boardOf(BUSY, []), BUSY.site, (text) => text) ?? [];
  test('is confidential throughout, and contains nothing but ids', () => {
    const valuesOf = (name: string) =>
      lines.filter(([one]) => one === name).map(([, value]) => value);
    expect(valuesOf('CLASS')).toEqual(valuesOf('UID').map(() => 'CONFIDENTIAL'));
    expect(valuesOf('SUMMARY')).toEqual([
      'ORB-2026-0099: report 1',
      'ORB-2026-0099: acknowledgement',
      'ORB-2026-0099: report 2',
      'ORB-2026-0099: target date',
      'security: key renewal',
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/overflow|critical|exploited|warning/i);
    expect(new Set(valuesOf('UID')).size).toBe(valuesOf('UID').length);
  });

  test('does not exist if no item has a date', () => {
    expect(privateCalendar(boardOf(atDesk(NOW), []), BUSY.site, (text) => text)).toBeUndefined();
  });
});
