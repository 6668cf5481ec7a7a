import { describe, expect, test } from 'vitest';
import { aRetrospective, at } from '../testing/advisory.fixture.ts';
import { allActions, isOverdue } from './actions.ts';

const NOW = at('2026-06-01T12:00:00Z');

describe('the actions of all retrospectives', () => {
  test('are sorted: overdue, open by day, open without a day, done and dropped', () => {
    const first = aRetrospective({
      slug: 'b',
      actions: [
        { text: 'dropped', status: 'dropped', due: '2026-01-01' },
        { text: 'done', status: 'done', due: '2026-01-01' },
        { text: 'no day' },
        { text: 'later', due: '2026-09-01' },
        { text: 'overdue', due: '2026-05-30' },
      ],
    });
    const second = aRetrospective({
      slug: 'a',
      actions: [
        { text: 'sooner', due: '2026-06-01' },
        { text: 'long overdue', due: '2025-05-30' },
        { text: 'also done', status: 'done', due: '2026-01-01' },
      ],
    });
    expect(
      allActions([first, second], NOW).map(
        ({ text, retrospective, index }) => `${text} ${retrospective}${index}`,
      ),
    ).toEqual([
      'long overdue a1',
      'overdue b4',
      'sooner a0',
      'later b3',
      'no day b2',
      'also done a2',
      'done b1',
      'dropped b0',
    ]);
  });

  test('are overdue from the day after their day, by the time of the build', () => {
    const [action] = aRetrospective({ actions: [{ text: 'a', due: '2026-06-01' }] }).actions;
    if (action === undefined) throw new Error('There is one.');
    expect(isOverdue(action, at('2026-06-01T23:59:59Z'))).toBe(false);
    expect(isOverdue(action, at('2026-06-02T00:00:00Z'))).toBe(true);
    expect(isOverdue({ ...action, status: 'done' }, at('2026-06-02T00:00:00Z'))).toBe(false);
  });
});
