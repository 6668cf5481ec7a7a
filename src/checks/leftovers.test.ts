import { describe, expect, test } from 'vitest';
import { paragraphs, withoutCode } from './advisory/body.ts';
import { leftovers } from './leftovers.ts';

describe('leftovers', () => {
  test('are only reported outside of code', () => {
    const text = 'a `TODO` b TODO';
    expect(withoutCode(text).indexOf('TODO')).toBe(11);
    expect([...paragraphs('```\nTODO\n```\n')]).toEqual([]);
  });

  test('have their own codes', () => {
    expect(leftovers.codes).toEqual(['text-leftover', 'text-mention']);
  });
});
