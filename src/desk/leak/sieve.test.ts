// What the sieve lets pass is looked at word by word: so it may never hold back what that would find.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Secret } from '../secret.ts';
import { inEveryView, lookFor } from './look.ts';
import { phraseFinder } from './phrases.ts';
import { sieveFor } from './sieve.ts';

const PHRASES = [
  'ORB-2026-0042',
  'Heap overflow when Überlänge meets crafted archives',
  'an attacker opens the archive of a victim',
  'Ada Lovelace',
  '1f1f8c6',
  'forge.example/private/fork',
  'Ошибка в разборе заголовка письма',
];
const secrets = PHRASES.map((text): Secret => ({ kind: 'title', text, file: 'a.md', key: '' }));
const encoder = new TextEncoder();

/** The same search without a sieve. */
const thorough = (bytes: Uint8Array): Set<string> => {
  const found = new Set<string>();
  inEveryView(phraseFinder(secrets))(bytes, ({ text }) => found.add(text));
  return found;
};
const look = lookFor(secrets);

/** Ways to write a letter. */
const WRITTEN: readonly ((letter: string) => string)[] = [
  (letter) => letter,
  (letter) => letter.toUpperCase(),
  (letter) => `&#${letter.codePointAt(0)};`,
  (letter) => `&#x${letter.codePointAt(0)?.toString(16)}`,
  (letter) => `&amp;#${letter.codePointAt(0)};`,
  (letter) => `\\u${letter.codePointAt(0)?.toString(16).padStart(4, '0')}`,
  (letter) => `\\\\u{${letter.codePointAt(0)?.toString(16)}}`,
  (letter) => `\\x${(letter.codePointAt(0) ?? 0).toString(16).padStart(2, '0').slice(-2)}`,
  (letter) => encodeURIComponent(letter),
  (letter) => [...encoder.encode(letter)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  (letter) => [...encoder.encode(letter)].map((byte) => `%25${byte.toString(16).padStart(2, '0')}`).join(''),
  (letter) => `\u00ad${letter}`,
  (letter) => `${letter}&shy;`,
  (letter) => `\\u200b${letter}`,
  (letter) => `\r\n ${letter}`,
  (letter) => `\\r\\n ${letter}`,
  (letter) => `\r\n%20${letter}`,
  (letter) => `%0d%0A ${letter}`,
];
/** Ways to write what stands between words. */
const BETWEEN = [
  ' ',
  '\n',
  '\\n',
  '&nbsp;',
  '&#32;',
  '%20',
  '\\"',
  '\\\\n',
  '</b> <i x="y">',
  '&lt;b&gt;',
  '\u00a0',
  '',
  '\0',
  '&#0;',
];

const plain = { arbitrary: fc.constant(WRITTEN[0] ?? String), weight: 25 };
const letter = fc.oneof(plain, { arbitrary: fc.constantFrom(...WRITTEN), weight: 1 });
const phrase = fc
  .tuple(fc.constantFrom(...PHRASES), fc.infiniteStream(letter), fc.constantFrom(...BETWEEN))
  .map(([text, letters, between]) =>
    [...text].map((one) => (one === ' ' ? between : letters.next().value(one))).join(''),
  );
const noise = fc.oneof(
  fc.constantFrom(...BETWEEN, ...'&#;\\%{}ux', 'archive', '2026', '<p title="overflow">'),
  fc.string({ unit: 'binary', maxLength: 5 }),
);
const document = fc
  .array(fc.oneof(phrase, noise), { minLength: 1, maxLength: 8 })
  .map((pieces) => encoder.encode(pieces.join('')));

describe('a look', () => {
  it('finds what one without a sieve finds, however words are written, and in any bytes', () => {
    let met = 0;
    fc.assert(
      fc.property(document, fc.uint8Array({ maxLength: 6 }), fc.nat(), (text, bytes, at) => {
        const whole = Uint8Array.from([...text.slice(0, at % text.length), ...bytes, ...text.slice(at % text.length)]);
        for (const one of [text, whole]) {
          const expected = thorough(one);
          met += expected.size;
          expect(new Set(look(one).map((secret) => secret.text))).toEqual(expected);
        }
      }),
      { numRuns: 1500 },
    );
    // So that it is a test: a third of the documents hold something.
    expect(met).toBeGreaterThan(1000);
  });

  it('finds a phrase where each of its letters is written in each way', () => {
    for (const text of PHRASES)
      for (const write of WRITTEN)
        for (let i = 0; i < text.length; i++) {
          const bytes = encoder.encode(`x ${text.slice(0, i)}${write(text[i] ?? '')}${text.slice(i + 1)} y`);
          expect(look(bytes).map((secret) => secret.text)).toEqual([...thorough(bytes)]);
        }
  });
});

describe('a sieve', () => {
  const usual = [encoder.encode('archive overflow when meets heap attacker opens')];
  const passes = (text: string, packed = false): boolean => sieveFor(secrets, usual, 3)(encoder.encode(text), packed);

  it.each([
    ['nothing of a phrase', 'Nothing is here.', false],
    ['the word that is rare here alone', 'a victim', false],
    ['words that are usual here', 'overflow archive', false],
    ['the rare words', 'the victim, an attacker opens', true],
    ['a whole phrase', 'An attacker opens the archive of a victim', true],
    ['one that is broken', 'ORB-20&shy;26-0042', true],
    ['parts of words', 'xORB-20260042', true],
  ])('lets pass or holds back: %s', (_, text, passed) => {
    expect(passes(text)).toBe(passed);
  });

  it('takes no escapes away in what is packed', () => {
    expect([passes('ORB-20&shy;26-0042', true), passes('ORB-2026-0042', true)]).toEqual([false, true]);
  });

  it('lets everything pass where a phrase has no word that is long enough', () => {
    expect(sieveFor([{ text: '这是一个秘密的漏' }], [], 3)(encoder.encode('a'), false)).toBe(true);
  });
});
