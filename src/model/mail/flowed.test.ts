import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../property-runs.fixture.ts';
import { hostileText } from '../testing/mail.fixture.ts';
import { unflow } from './flowed.fixture.ts';
import { flow, tidy } from './flowed.ts';

const LONG =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen';

test('a paragraph is broken after spaces and restored as one line', () => {
  const flowed = flow(LONG);
  expect(flowed.split('\n')).toEqual([
    'one two three four five six seven eight nine ten eleven twelve thirteen ',
    'fourteen fifteen sixteen',
  ]);
  expect(unflow(flowed)).toBe(LONG);
});

test('code and long words are never broken', () => {
  const code = `    ${LONG}`;
  expect(flow(code)).toBe(` ${code}`);
  expect(flow('x'.repeat(300))).toBe('x'.repeat(300));
  expect(flow(`    * ${LONG}`).split('\n').length).toBe(2);
});

test('a line that looks like a quotation, the start of a mail or an indent is stuffed', () => {
  expect(flow('>no quotation\nFrom here\n two')).toBe(' >no quotation\n From here\n  two');
});

test('a quotation keeps its mark on every line', () => {
  expect(
    flow(`> ${LONG}`)
      .split('\n')
      .every((line) => line.startsWith('> ')),
  ).toBe(true);
  expect(unflow(flow(`> ${LONG}\n> > b`))).toBe(`> ${LONG}\n> > b`);
});

test('the line that starts a signature stays, and no other becomes one', () => {
  expect(flow('text\n-- \nname')).toBe('text\n-- \nname');
  expect(flow(`-- ${LONG}`).split('\n')).not.toContain('-- ');
});

test('any text is restored by unflow, and only lines that continue end in a space', () => {
  fc.assert(
    fc.property(hostileText(), (text) => {
      const flowed = flow(text);
      expect(unflow(flowed)).toBe(tidy(text));
      expect(flowed).not.toMatch(/[\r\u0000]/);
      const lines = flowed.split('\n');
      expect(lines.at(-1) === '-- ' || !lines.at(-1)?.endsWith(' ')).toBe(true);
      for (const line of lines) {
        expect(line).not.toMatch(/^From /);
      }
    }),
    { numRuns: runs(300) },
  );
});

test('lines of words that fit are never longer than 72 characters and a space', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 80 }),
      (words) => {
        for (const line of flow(words.join(' ')).split('\n'))
          expect(line.length).toBeLessThanOrEqual(73);
      },
    ),
  );
});
