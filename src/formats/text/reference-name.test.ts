import { expect, test } from 'vitest';
import { referenceName, referenceRole } from './reference-name.ts';

test('a reference is named by its type, its branch and its title', () => {
  expect(referenceName({ type: 'FIX' })).toBe('Fix');
  expect(referenceName({ type: 'FIX', branch: '5.2' })).toBe('Fix for 5.2');
  expect(referenceName({ type: 'FIX', title: 'Reject lengths below zero' })).toBe(
    'Fix: Reject lengths below zero',
  );
  expect(referenceName({ type: 'FIX', branch: '5.2', title: 'Reject' })).toBe(
    'Fix for 5.2: Reject',
  );
  expect(referenceRole({ type: 'FIX', branch: '5.2' })).toBe('Fix for 5.2');
});
