import { expect, test } from 'vitest';
import { aSite } from '../testing/advisory.fixture.ts';

test('a site can name receivers, each with its own name', () => {
  const receivers = [
    { name: 'chat', kind: 'slack' },
    { name: 'room', kind: 'matrix', room: '!a:b' },
  ] as const;
  expect(aSite({ notifications: [...receivers] }).notifications).toEqual(receivers);
  expect(aSite().notifications).toEqual([]);
});

test.each([
  [
    [{ name: 'a', kind: 'slack' } as const, { name: 'a', kind: 'json' } as const],
    '"a" names two receivers',
  ],
  [[{ name: 'a', kind: 'matrix' } as const], 'requires the id of a room'],
  [[{ name: 'a', kind: 'slack', room: '!a:b' } as const], '"room" is only for "matrix"'],
  [[{ name: 'A_B', kind: 'slack' } as const], 'is not a name of lowercase letters'],
])('%j is refused', (notifications, words) => {
  expect(() => aSite({ notifications })).toThrow(words);
});
