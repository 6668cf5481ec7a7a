import { describe, expect, test } from 'vitest';
import { ownName, tagFault } from './tag.ts';

describe('a language tag', () => {
  test.each(['de', 'ar', 'pt-BR', 'zh-Hant', 'sr-Latn', 'gsw', 'es-419'])('%s is valid', (tag) => {
    expect(tagFault(tag)).toBeUndefined();
  });

  test.each(['', 'd', 'german', 'de_AT', 'de-', 'xx', 'old', 'qaa', '../de', 'de.md'])(
    '%j is invalid',
    (tag) => {
      expect(tagFault(tag)?.message).toMatch(/such as de, ar or pt-BR/);
    },
  );

  test.each([
    ['pt-br', 'pt-BR'],
    ['DE', 'de'],
    ['iw', 'he'],
    ['zh-hant-tw', 'zh-Hant-TW'],
  ])('%s becomes %s, so that a language has one address', (tag, meant) => {
    expect(tagFault(tag)?.meant).toBe(meant);
  });

  test('has a name in its own language', () => {
    expect(['de', 'ar', 'pt-BR'].map(ownName)).toEqual([
      'Deutsch',
      'العربية',
      'português (Brasil)',
    ]);
  });
});
