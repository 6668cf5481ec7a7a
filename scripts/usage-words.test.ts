import { expect, test } from 'vitest';
import { candorHere } from '../tests/support/run-candor.ts';
import { usageWords } from './usage-words.ts';

test.each([
  [['nothing'], 'candor: There is no command "nothing".\n'],
  [['check', '--strct'], 'candor: There is no option --strct.\n(Did you mean --strict?)\n'],
  [['verify'], 'candor: Missing <url>.\n'],
  [['new', 'channel'], 'candor: Missing <slug>.\n'],
  [['check', '--content'], 'candor: Missing value: --content <folder>.\n'],
  [['keys', 'a', 'b'], 'candor: Too many arguments for "keys": expected 0, found 2 (a, b).\n'],
])('%j is refused in plain words, with a pointer to the help', async (words, message) => {
  const { code, err } = await candorHere(words);
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(message) });
  expect(err).toContain('candor --help lists the commands');
});

test('an unknown message is kept', () => {
  expect(usageWords('error: odd\n')).toBe('candor: odd\n');
});
