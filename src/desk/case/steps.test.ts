// SPEC 11's steps: the requirements of each, and the moves between them. No other move is accepted.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CASE_STEPS,
  type Case,
  type CaseStep,
  CLOSED_AS,
  caseSchema,
} from '../../model/case/case.ts';
import { EMPTY_DESK, type Everything } from '../../model/content.ts';
import { addHours, compareInstants, type Instant } from '../../model/instant.ts';
import { runs } from '../../model/property-runs.fixture.ts';
import {
  anAdvisory,
  aProject,
  aRetrospective,
  aSite,
  at,
  someContent,
} from '../../model/testing/advisory.fixture.ts';
import { requirementsFor } from './requirements.ts';
import {
  closeCase,
  lastTime,
  moveCase,
  movesFrom,
  progressOf,
  reopenCase,
  stepAfter,
} from './steps.ts';

const RECEIVED = at('2026-06-01T08:00:00Z');
const LATER = at('2026-12-01T08:00:00Z');
const ID = 'ORB-2026-0003';

const setting = (changes: Partial<Everything> = {}): Everything => ({
  site: aSite(),
  content: someContent({ retrospectives: [] }),
  desk: EMPTY_DESK,
  now: LATER,
  ...changes,
});

/** The answers that a case needs for each step, in order. */
const ANSWERS = {
  received: {},
  acknowledged: {},
  triaged: {
    projects: ['orbital'],
    triage: { replicated: 'Yes.', blast_radius: 'All.', fix_owner: 'Ada', coordination: 'No.' },
    severity: { level: 'high' },
  },
  fixing: { fixing_team: [{ name: 'Ada Example', maintainer: true }] },
  verified: {
    regression_tests: [
      { text: 'The report', covers: 'vulnerability', done: true },
      { text: 'Another way in', covers: 'variant', done: true },
    ],
    private_forks: [{ url: 'https://git.example/p', created: RECEIVED, deleted: LATER }],
  },
  scheduled: {
    slot: '2027-01-12T16:00:00Z',
    release_plan: aProject().branches.map(({ name }) => ({
      project: 'orbital',
      branch: name,
      version: '9.9.9',
    })),
    cve_requests: [{ cna: 'Example CNA' }],
  },
  published: { advisories: [ID] },
  learnt: { retrospective: { planned: false, reason: 'Nothing new.' } },
} satisfies Record<CaseStep, Record<string, unknown>>;

/** A case that has reached a step, with some changes. */
function caseAt(step: CaseStep, changes: Record<string, unknown> = {}): Case {
  const done = CASE_STEPS.slice(0, CASE_STEPS.indexOf(step) + 1);
  const answers = Object.assign({}, ...done.map((each) => ANSWERS[each]));
  const history = done.map((each, i) => ({ at: addHours(RECEIVED, i), step: each }));
  const received = { at: RECEIVED, channel: 'mail' };
  const reporter = { contact: 'a@example.org' };
  const values = { title: 'A report', received, reporter, step, history, ...answers, ...changes };
  return { ...caseSchema.parse(values), id: ID, file: `cases/${ID}.yaml` };
}

const when = { at: at('2026-06-03T08:00:00Z') };
const musts = (step: CaseStep, one: Case, all = setting()): string[] =>
  requirementsFor(step, one, all, when.at).flatMap(({ what, must }) => (must ? [what] : []));

describe('each step', () => {
  test.each(CASE_STEPS.slice(1))(
    '%s is entered when its requirements are met, and not before',
    (step) => {
      const before = CASE_STEPS[CASE_STEPS.indexOf(step) - 1] ?? 'received';
      expect(musts(step, caseAt(before, ANSWERS[step]))).toEqual([]);
      expect(moveCase(caseAt(before, ANSWERS[step]), step, when, setting())).toMatchObject({
        entry: { step, ...when },
      });
      if (step !== 'acknowledged') expect(musts(step, caseAt(before)).length).toBeGreaterThan(0);
    },
  );

  test('names the commands that meet each requirement', () => {
    for (const step of CASE_STEPS.slice(1))
      for (const { what, commands } of requirementsFor(
        step,
        caseAt('received'),
        setting(),
        when.at,
      )) {
        expect(what).toMatch(/^[A-Z].*[.?:]?/);
        expect(commands.length).toBeGreaterThan(0);
        for (const one of commands) expect(one).toMatch(/^(candor|edit) /);
      }
  });
});

describe('the requirements of a step', () => {
  test('of triage: an answer to each of the five questions, and a rating', () => {
    expect(musts('triaged', caseAt('acknowledged'))).toEqual([
      'Not answered: Can it be replicated?',
      'Not answered: What is the blast radius?',
      'Not answered: Who is responsible for the fix?',
      'Not answered: Is coordinated disclosure between projects needed?',
      'Not answered: Which projects are affected?',
      'The case has no severity, and so no target date.',
    ]);
  });

  test('of the fixing team: a maintainer', () => {
    const one = caseAt('triaged', { fixing_team: [{ name: 'A friend' }] });
    expect(musts('fixing', one)).toEqual([
      'The fixing team has no maintainer of an affected project.',
    ]);
  });

  test('of verification: tested variants or a written reason, and each test done', () => {
    const only = {
      regression_tests: [{ text: 'The report', covers: 'vulnerability', done: false }],
    };
    expect(musts('verified', caseAt('fixing', { ...ANSWERS.verified, ...only }))).toEqual([
      'There is no regression test for a variant, and no reason for that.',
      'A regression test is not finished: The report',
    ]);
    const reasons = { reasons: { no_variants: 'There is one way in.', no_fork: 'Tested here.' } };
    const done = {
      regression_tests: [{ text: 'The report', covers: 'vulnerability', done: true }],
    };
    expect(musts('verified', caseAt('fixing', { ...done, ...reasons }))).toEqual([]);
  });

  test('of a schedule: a future slot, a release for each supported branch, and a CVE', () => {
    const past = { ...ANSWERS.scheduled, slot: '2026-06-02T16:00:00Z' };
    expect(musts('scheduled', caseAt('verified', past))).toEqual([
      'The agreed disclosure time 2026-06-02T16:00:00Z is in the past.',
    ]);
    const branches = aProject().branches.filter(({ status }) => status !== 'end-of-life');
    expect(branches.length).toBeGreaterThan(0);
    expect(
      musts('scheduled', caseAt('verified', { ...ANSWERS.scheduled, release_plan: [] })),
    ).toEqual(
      branches.map(
        ({ name }) => `No release is planned for orbital ${name}, which is supported and affected.`,
      ),
    );
    expect(
      musts('scheduled', caseAt('verified', { ...ANSWERS.scheduled, cve_requests: [] })),
    ).toEqual(['No CVE is requested, and there is no reason for that.']);
  });

  test('of a publication: a public advisory for each project', () => {
    expect(
      musts('published', caseAt('scheduled', { projects: ['orbital', 'other'], advisories: [ID] })),
    ).toEqual(['There is no advisory for other.']);
    expect(musts('published', caseAt('scheduled', { advisories: [ID, 'ORB-2026-0099'] }))).toEqual([
      'There is no advisory ORB-2026-0099.',
    ]);
  });

  test('of the end: a public retrospective or a reason, and no private forks', () => {
    const fork = { private_forks: [{ url: 'https://git.example/p', created: RECEIVED }] };
    expect(musts('learnt', caseAt('published', { ...ANSWERS.learnt, ...fork }))).toEqual([
      'The private fork https://git.example/p is not marked as deleted.',
    ]);
    const content = someContent({ retrospectives: [aRetrospective({ advisories: [ID] })] });
    expect(musts('learnt', caseAt('published'), setting({ content }))).toEqual([]);
  });
});

describe('branches', () => {
  test('outside the ranges of the advisory need no release', () => {
    const [branch] = aProject().branches;
    const affected = [
      { package: 'pkg:pypi/orbital', ranges: [{ introduced: '0.1.0', fixed: '0.1.1' }] },
    ];
    const content = someContent({ advisories: [anAdvisory({ affected })] });
    const one = caseAt('verified', { ...ANSWERS.scheduled, advisories: [ID], release_plan: [] });
    expect(branch).toBeDefined();
    expect(musts('scheduled', one, setting({ content }))).toEqual([]);
  });
});

describe('a move', () => {
  test('skips no step, and names the step that comes first', () => {
    expect(moveCase(caseAt('acknowledged'), 'fixing', when, setting())).toEqual({
      refused: `${ID} is "acknowledged"; it cannot skip steps to "fixing". The next step is "triaged", which means: it is reproduced and rated, and the affected projects are known.`,
      needs: [],
    });
  });

  test('back needs a reason', () => {
    const one = caseAt('verified');
    expect(moveCase(one, 'fixing', when, setting())).toMatchObject({
      refused: expect.stringContaining('--reason'),
    });
    const reason = 'The fix was broken.';
    expect(moveCase(one, 'fixing', { ...when, reason }, setting())).toMatchObject({
      entry: { step: 'fixing', reason },
    });
    const never = moveCase(one, 'received', { ...when, reason }, setting());
    expect(never).toMatchObject({
      refused: expect.stringContaining('It can go back to "fixing" or "triaged".'),
    });
  });

  test('is neither before the previous move nor in the future', () => {
    const one = caseAt('received');
    const early = moveCase(one, 'acknowledged', { at: at('2026-05-31T08:00:00Z') }, setting());
    expect(early).toMatchObject({ refused: expect.stringContaining('is before') });
    const late = moveCase(one, 'acknowledged', { at: addHours(LATER, 1) }, setting());
    expect(late).toMatchObject({ refused: expect.stringContaining('in the future') });
  });

  test('is impossible for a closed case, until it is reopened', () => {
    const one = caseAt('acknowledged');
    expect(
      closeCase(caseAt('published'), 'duplicate', { ...when, reason: 'Known.' }, LATER),
    ).toHaveProperty('refused');
    expect(closeCase(one, 'duplicate', when, LATER)).toHaveProperty('refused');
    const result = closeCase(one, 'duplicate', { ...when, reason: 'Known.' }, LATER);
    if (!('closed' in result)) throw new Error(result.refused);
    const closed = { ...one, closed: result.closed };
    expect(progressOf(closed, setting()).next).toBeUndefined();
    expect(moveCase(closed, 'triaged', when, setting())).toMatchObject({
      refused: expect.stringContaining('reopened'),
    });
    expect(reopenCase(closed, { ...when, reason: 'It is another one.' }, LATER)).toMatchObject({
      entries: [
        { step: 'acknowledged', reason: 'Closed (duplicate): Known.' },
        { step: 'acknowledged', reason: 'It is another one.' },
      ],
    });
    expect(reopenCase(one, { ...when, reason: 'x' }, LATER)).toHaveProperty('refused');
  });
});

describe('a report that leads to no advisory', () => {
  test.each(CLOSED_AS)('is closed as %s before anybody has answered it', (as) => {
    const result = closeCase(caseAt('received'), as, { ...when, reason: 'Because.' }, LATER);
    expect(result).toEqual({ closed: { ...when, as, reason: 'Because.' } });
  });

  test('needs a reason, unless the outcome is one', () => {
    const close = (as: (typeof CLOSED_AS)[number], of?: string) =>
      closeCase(caseAt('received'), as, when, LATER, of);
    const reasonless = CLOSED_AS.filter((as) => 'closed' in close(as));
    expect(reasonless).toEqual(['not-reproducible', 'no-evidence', 'no-answer', 'spam']);
    expect(close('duplicate')).toMatchObject({ refused: expect.stringContaining('--of ID') });
    const closed = {
      ...when,
      as: 'duplicate',
      of: 'ORB-2026-0001',
      reason: 'It is a duplicate of ORB-2026-0001.',
    };
    expect(close('duplicate', 'ORB-2026-0001')).toEqual({ closed });
    expect(close('spam', 'ORB-2026-0001')).toMatchObject({
      refused: expect.stringContaining('only for a duplicate'),
    });
  });
});

describe('any sequence of moves', () => {
  const moveArbitrary = fc.record({
    to: fc.oneof(fc.constant('next' as const), fc.constantFrom(...CASE_STEPS)),
    hours: fc.integer({ min: -1, max: 30 }),
    reason: fc.option(fc.constant('Because.'), { nil: undefined }),
    answered: fc.boolean(),
  });

  test('keeps the history in order, and takes no step that is not allowed', () => {
    let taken = 0;
    let refused = 0;
    fc.assert(
      fc.property(fc.array(moveArbitrary, { maxLength: 60 }), (moves) => {
        let one = caseAt('received');
        for (const { to: wanted, hours, reason, answered } of moves) {
          const to = wanted === 'next' ? (stepAfter(one.step) ?? 'received') : wanted;
          if (answered) one = { ...one, ...answersOf(to) };
          const mover = { at: addHours(lastTime(one), hours), reason };
          const result = moveCase(one, to, mover, setting());
          const { forward, back } = movesFrom(one.step);
          if ('refused' in result) {
            refused++;
            continue;
          }
          taken++;
          expect(hours).toBeGreaterThanOrEqual(0);
          if (to === forward)
            expect(
              requirementsFor(to, one, setting(), mover.at).filter(({ must }) => must),
            ).toEqual([]);
          else expect(back.includes(to) && reason !== undefined).toBe(true);
          one = { ...one, step: to, history: [...one.history, result.entry] };
        }
        const times = one.history.map((entry) => entry.at);
        expect([...times].sort((a: Instant, b: Instant) => compareInstants(a, b))).toEqual(times);
        expect(one.history.at(-1)?.step).toBe(one.step);
        for (const [i, { step }] of one.history.entries()) {
          const before = one.history[i - 1]?.step;
          if (before !== undefined)
            expect([stepAfter(before), ...movesFrom(before).back]).toContain(step);
        }
      }),
    );
    expect(taken).toBeGreaterThan(runs(50));
    expect(refused).toBeGreaterThan(runs(50));
  });
});

function answersOf(step: CaseStep): Partial<Case> {
  const keys = Object.keys(ANSWERS[step]);
  const whole = caseAt('received', ANSWERS[step]);
  return Object.fromEntries(Object.entries(whole).filter(([key]) => keys.includes(key)));
}
