import { describe, expect, test } from 'vitest';
import { paragraphs, withoutCode } from './advisory/body.ts';
import { leftovers } from './leftovers.ts';

describe('what is left over', () => {
  test('is looked for outside of code alone', () => {
    const text = 'a `TODO` b TODO';
    expect(withoutCode(text).indexOf('TODO')).toBe(11);
    expect([...paragraphs('```\nTODO\n```\n')]).toEqual([]);
  });

  test('has codes of its own', () => {
    expect(leftovers.codes).toEqual(['text-leftover', 'text-mention']);
  });
});
