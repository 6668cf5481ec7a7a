import { describe, expect, test } from 'vitest';
import { shellWord } from './shell-word.ts';

describe('a word for a shell', () => {
  test.each(['ORB-2026-0001', 'a/b.md', 'https://git.example/p', 'orbital:3.x=3.1.4', '--done'])(
    'is not quoted without need: %s',
    (word) => {
      expect(shellWord(word)).toBe(word);
    },
  );

  test.each([
    ['django:6.0 (beta)=VERSION', "'django:6.0 (beta)=VERSION'"],
    ["it's", "'it'\\''s'"],
    ['a\\', "'a'\\\\''"],
    ['=ls', "'=ls'"],
    ['', "''"],
    ['~', "'~'"],
  ])('is quoted if a shell would change it: %s', (word, quoted) => {
    expect(shellWord(word)).toBe(quoted);
  });
});
