import { describe, expect, test } from 'vitest';
import type { DraftRetrospective } from '../../model/retrospective/retrospective.ts';
import {
  anEmbargoedAdvisory,
  aRelease,
  aRetrospective,
  at,
} from '../../model/testing/advisory.fixture.ts';
import { everything, reports } from '../everything.fixture.ts';

const FILE = 'retrospectives/archive-overflow.mdx';
const about = (changes: Parameters<typeof aRetrospective>[0]) =>
  everything({ content: { retrospectives: [aRetrospective(changes)] } });

describe('a retrospective', () => {
  test('has no problems if it is complete', () => {
    expect(reports(about({}))).toEqual([]);
  });

  test('names advisories that exist', () => {
    expect(reports(about({ advisories: ['ORB-2026-0003', 'ORB-2026-0009'] }))).toEqual([
      { code: 'retrospective-advisory', file: FILE, at: { path: ['advisories', 1] } },
    ]);
  });

  test('does not name an embargoed advisory once it is public', () => {
    const draft = anEmbargoedAdvisory({ id: 'ORB-2026-0009', aliases: ['CVE-1900-99999'] });
    const retrospective = aRetrospective({ advisories: ['ORB-2026-0009'] });
    const desk = { advisories: [draft] };
    expect(reports(everything({ content: { retrospectives: [retrospective] }, desk }))).toEqual([
      { code: 'retrospective-advisory', file: FILE, at: { path: ['advisories', 0] } },
    ]);
  });

  test('is published after its advisories', () => {
    expect(reports(about({ published: '2026-05-12T15:59:59Z' }))).toEqual([
      { code: 'retrospective-early', file: FILE, at: { path: ['published'] } },
    ]);
    const scheduled = anEmbargoedAdvisory({
      published: '2026-07-01T16:00:00Z',
      aliases: ['CVE-1900-99999'],
    });
    const retrospective = aRetrospective({ advisories: [scheduled.id] });
    expect(
      reports(
        everything({
          content: { retrospectives: [retrospective] },
          desk: { advisories: [scheduled] },
        }),
      ),
    ).toEqual([{ code: 'retrospective-early', file: FILE, at: { path: ['published'] } }]);
  });

  test('names no person without consent', () => {
    const people = [
      { name: 'Ada Example', role: 'Lead', consent: true },
      { name: 'Bo Example', role: 'Finder' },
    ];
    expect(reports(about({ people }))).toEqual([
      { code: 'person-consent', file: FILE, at: { path: ['people', 1] } },
    ]);
  });

  test.each([{ people: [] }, { pull_requests: [] }])(
    'names people and links their work: %o',
    (changes) => {
      expect(reports(about(changes))).toEqual([
        { code: 'retrospective-people', file: FILE, at: 'start' },
      ]);
    },
  );

  test('can do all that later while it is a draft', () => {
    const { published: _, ...complete } = aRetrospective({
      people: [{ name: 'Bo Example', role: 'Finder' }],
      pull_requests: [],
    });
    const draft: DraftRetrospective = {
      ...complete,
      state: 'draft',
      advisories: ['ORB-2026-0099'],
    };
    const embargoed = anEmbargoedAdvisory({ aliases: ['CVE-1900-99999'] });
    expect(
      reports(everything({ desk: { retrospectives: [draft], advisories: [embargoed] } })),
    ).toEqual([]);
  });
});

describe('MDX', () => {
  test('is rejected if site.yaml forbids it, and plain Markdown is not', () => {
    const all = about({});
    const strict = { ...all, site: { ...all.site, mdx: false } };
    expect(reports(strict)).toEqual([{ code: 'mdx-forbidden', file: FILE, at: 'start' }]);
    const plain = { ...aRetrospective({}), file: 'retrospectives/archive-overflow.md' };
    expect(
      reports({ ...everything({ content: { retrospectives: [plain] } }), site: strict.site }),
    ).toEqual([]);
  });
});

describe('an action', () => {
  const act = (changes: object, now = '2026-06-01T00:00:00Z') =>
    reports({
      ...about({ actions: [{ text: 'Fuzz the parser', due: '2026-05-31', ...changes }] }),
      now: at(now),
    });

  test('that is open is overdue after its day, but not on that day', () => {
    const found = [{ code: 'action-overdue', file: FILE, at: { path: ['actions', 0, 'due'] } }];
    expect(act({})).toEqual(found);
    expect(act({}, '2026-05-31T23:59:59Z')).toEqual([]);
  });

  test.each([{ status: 'done' }, { status: 'dropped' }, { due: '2026-06-01' }, { due: undefined }])(
    'is not overdue: %o',
    (changes) => {
      expect(act(changes)).toEqual([]);
    },
  );
});

describe('a release that states that no retrospective is planned', () => {
  const none = { retrospective: { planned: false, reason: 'Nothing was learnt.' } };

  test('is valid without one', () => {
    expect(
      reports(everything({ content: { releases: [aRelease(none)], retrospectives: [] } })),
    ).toEqual([]);
  });

  test('is a problem if there is one', () => {
    const content = { releases: [aRelease(none)], retrospectives: [aRetrospective({})] };
    expect(reports(everything({ content }))).toEqual([
      {
        code: 'retrospective-planned',
        file: 'releases/orbital-2.1.3.md',
        at: { path: ['retrospective', 'planned'] },
      },
    ]);
  });
});

test('a retrospective does not use the address of the list of actions', () => {
  expect(reports(about({ slug: 'actions' }))).toEqual([
    { code: 'file-name', file: 'retrospectives/actions.mdx', at: 'start' },
  ]);
});
