import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../property-runs.fixture.ts';
import { hostileText } from '../testing/mail.fixture.ts';
import { tidy } from './flowed.ts';
import { oneLine } from './header.ts';
import { mailtoUrl } from './mailto.ts';

test('is an address as defined by RFC 6068', () => {
  expect(
    mailtoUrl({
      to: ['a+b@c.example', 'd@e.example'],
      subject: 'A & b?',
      text: 'One.\n\nTwo (2).',
    }),
  ).toBe(
    'mailto:a%2Bb@c.example,d@e.example?subject=A%20%26%20b%3F&body=One.%0D%0A%0D%0ATwo%20%282%29.',
  );
});

test('contains any text and nothing else', () => {
  fc.assert(
    fc.property(hostileText(), hostileText(), (subject, text) => {
      const url = mailtoUrl({ to: ['a@b.example'], subject, text });
      expect(url).toMatch(
        /^mailto:a@b\.example\?subject=[A-Za-z0-9%._~-]*&body=[A-Za-z0-9%._~-]*$/,
      );
      const [, subjectPart = '', bodyPart = ''] = /subject=([^&]*)&body=(.*)$/.exec(url) ?? [];
      expect(decodeURIComponent(subjectPart)).toBe(oneLine(subject));
      expect(decodeURIComponent(bodyPart).replaceAll('\r\n', '\n')).toBe(
        tidy(text).replace(/\s+$/, ''),
      );
    }),
    { numRuns: runs(200) },
  );
});
