import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hostileText } from '../feed/feed.fixture.ts';
import { contentLine, textValue } from './content-line.ts';

const unfold = (text: string): string => text.replaceAll('\r\n ', '').slice(0, -2);

test('escapes a text as RFC 5545 requires', () => {
  expect(textValue('a, b; c\\d\ne\r\nf "g": h')).toBe('a\\, b\\; c\\\\d\\ne\\nf "g": h');
  expect(textValue('bell\u0007, delete\u007f')).toBe('bell\\, delete');
});

test('does not fold a line of 75 octets, but folds one of 76', () => {
  expect(contentLine(['A', 'x'.repeat(73)])).toBe(`A:${'x'.repeat(73)}\r\n`);
  expect(contentLine(['A', 'x'.repeat(74)])).toBe(`A:${'x'.repeat(73)}\r\n x\r\n`);
});

test('folds any text into lines of at most 75 octets that unfold to it, without splitting a character', () => {
  fc.assert(
    fc.property(fc.array(hostileText, { maxLength: 10 }), (parts) => {
      const value = textValue(parts.join(' '));
      const line = contentLine(['SUMMARY', value]);
      expect(line).toMatch(/^(?:[^\r\n]*\r\n)+$/);
      for (const part of line.split('\r\n')) {
        expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75);
        expect(part.isWellFormed()).toBe(true);
      }
      expect(unfold(line)).toBe(`SUMMARY:${value}`);
    }),
  );
});
