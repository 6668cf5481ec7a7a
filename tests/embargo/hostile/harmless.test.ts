// Normal text in any language is not a problem: neither in a value, in any notation, nor in a body.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../../src/model/property-runs.fixture.ts';
import { hiddenCharacters } from '../../../src/model/text/hidden-characters.ts';
import { textFaults } from '../../../src/read/text-faults.ts';
import { harmlessTexts } from './harmless.ts';

const BASE = 'https://security.orbital.example/';
const TEXTS = process.env['CANDOR_THOROUGH'] === '1' ? 5000 : 500;

/** A text with characters outside ASCII as escapes of JSON, which are also those of YAML. */
const escaped = (text: string): string =>
  JSON.stringify(text).replace(
    /[^\x20-\x7e]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
const referenced = (text: string): string =>
  text.replace(/[^\x20-\x7e]/gu, (one) => `&#x${one.codePointAt(0)?.toString(16)};`);

const written = (text: string): string =>
  `---\nsummary: ${JSON.stringify(text)}\nescaped: ${escaped(text)}\nplain: ${JSON.stringify(referenced(text))}\n---\n\n` +
  `${text}\n\n${referenced(text)}\n\n> ${text}\n\n[a](/a/${encodeURIComponent(text)})\n\n\`${text}\`\n`;

test(`${TEXTS} harmless texts cause no problem, in any notation`, async () => {
  let count = 0;
  await fc.assert(
    fc.asyncProperty(harmlessTexts, async (text) => {
      count += 1;
      const whole = written(text);
      const found = await textFaults(
        [{ file: 'policies/a.md', text: whole, values: undefined }],
        [],
        BASE,
      );
      expect(found.map(({ code, at, message }) => ({ code, at, message }))).toEqual([]);
    }),
    { numRuns: TEXTS },
  );
  expect(count).toBeGreaterThanOrEqual(TEXTS);
});

test('the same texts with a hidden character in a random place cause one, so the test above can fail', () => {
  fc.assert(
    fc.property(
      harmlessTexts,
      fc.constantFrom('\u202e', '\u2066', '\u001b', '\u2060', '\u{e0001}'),
      (text, hidden) => {
        expect(hiddenCharacters(`${text} ${hidden}${text}`)).toHaveLength(1);
      },
    ),
    { numRuns: runs(300) },
  );
});
