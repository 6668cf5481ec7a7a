// The prefilter must never reject a file in which the full search finds a secret.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../model/property-runs.fixture.ts';
import { inEveryView, phrasesOf, secretFinder } from './find-secrets.ts';
import { phraseFinder } from './phrases.ts';
import { prefilterFor } from './prefilter.ts';
import type { Secret } from './secrets.ts';

const PHRASES = [
  'ORB-2026-0042',
  'Heap overflow when Überlänge meets crafted archives',
  'an attacker opens the archive of a victim',
  'Ada Lovelace',
  '1f1f8c6',
  'forge.example/private/fork',
  'Ошибка в разборе заголовка письма',
  'paths in C:\\new with quotes',
];
const secrets = PHRASES.map((text): Secret => ({ kind: 'title', text, file: 'a.md', key: '' }));
const encoder = new TextEncoder();

/** The same search without a prefilter. */
const thorough = (bytes: Uint8Array): Set<string> => {
  const found = new Set<string>();
  inEveryView(phraseFinder(secrets.flatMap(phrasesOf)))(bytes, ({ secret }) =>
    found.add(secret.text),
  );
  return found;
};
const findSecrets = secretFinder(secrets);
/** One for each secret, so that no file passes because of another secret. */
const prefilters = new Map(
  secrets.map((secret) => [secret.text, prefilterFor(phrasesOf(secret), [], 3)]),
);

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
  (letter) =>
    [...encoder.encode(letter)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  (letter) =>
    [...encoder.encode(letter)].map((byte) => `%25${byte.toString(16).padStart(2, '0')}`).join(''),
  (letter) => `\u00ad${letter}`,
  (letter) => `${letter}&shy;`,
  (letter) => `\\u200b${letter}`,
  (letter) => `\r\n ${letter}`,
  (letter) => `\\r\\n ${letter}`,
  (letter) => `\r\n%20${letter}`,
  (letter) => `%0d%0A ${letter}`,
];
/** Ways to write the separators between words. */
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
  ', ',
  ' — ',
  ' \u200b',
  '\u0301 ',
  '\r\n',
  '\t&quot;',
  '\\u003cb\\u003e',
  '%3Ci%3E',
  '&amp;nbsp;',
  '&amp;lt;i title=x&amp;gt;',
  '<a href="?x=1&amp;y">',
  '<a title="&gt;">',
  ' < ',
  ' > ',
  '<i ',
  '&lt;i data="',
  ' x ',
];

const plain = { arbitrary: fc.constant(WRITTEN[0] ?? String), weight: 25 };
const letter = fc.oneof(plain, { arbitrary: fc.constantFrom(...WRITTEN), weight: 1 });
const gap = fc.oneof(
  { arbitrary: fc.constant(' '), weight: 3 },
  { arbitrary: fc.constantFrom(...BETWEEN), weight: 2 },
);
const phrase = fc
  .tuple(fc.constantFrom(...PHRASES), fc.infiniteStream(letter), fc.infiniteStream(gap))
  .map(([text, letters, gaps]) =>
    [...text].map((one) => (one === ' ' ? gaps.next().value : letters.next().value(one))).join(''),
  );
const noise = fc.oneof(
  fc.constantFrom(...BETWEEN, ...'&#;\\%{}ux', 'archive', '2026', '<p title="overflow">'),
  fc.string({ unit: 'binary', maxLength: 5 }),
);
const document = fc
  .array(fc.oneof(phrase, noise), { minLength: 1, maxLength: 8 })
  .map((pieces) => encoder.encode(pieces.join('')));

describe('a search', () => {
  it('finds what a search without a prefilter finds, however words are written, and in any bytes', () => {
    let met = 0;
    fc.assert(
      fc.property(document, fc.uint8Array({ maxLength: 6 }), fc.nat(), (text, bytes, at) => {
        const whole = Uint8Array.from([
          ...text.slice(0, at % text.length),
          ...bytes,
          ...text.slice(at % text.length),
        ]);
        for (const one of [text, whole]) {
          const expected = thorough(one);
          met += expected.size;
          for (const found of expected)
            expect(prefilters.get(found)?.(one, false), found).toBe(true);
          expect(new Set(findSecrets(one).map((secret) => secret.text))).toEqual(expected);
        }
      }),
      { numRuns: runs(1500) },
    );
    // Ensures that a third of the documents contain a secret.
    expect(met).toBeGreaterThan(runs(1000));
  });

  it('finds a phrase with each of its letters written in each way', () => {
    for (const text of PHRASES)
      for (const write of WRITTEN)
        for (let i = 0; i < text.length; i++) {
          const bytes = encoder.encode(
            `x ${text.slice(0, i)}${write(text[i] ?? '')}${text.slice(i + 1)} y`,
          );
          expect(findSecrets(bytes).map((secret) => secret.text)).toEqual([...thorough(bytes)]);
        }
  });

  it('finds a phrase with its separators, and a letter after it, written in each way', () => {
    let met = 0;
    let tried = 0;
    for (const text of PHRASES)
      for (const between of BETWEEN)
        for (const write of WRITTEN)
          for (let i = text.indexOf(' '); i > 0; i = text.indexOf(' ', i + 1)) {
            tried += 37;
            // All combinations take ten seconds: without CANDOR_THOROUGH=1, only an evenly spread
            // part runs.
            if (tried % 100 >= runs(100)) continue;
            const after = i + (text.length % 3) + 1;
            const end = `${text.slice(i + 1, after)}${write(text[after] ?? '')}${text.slice(after + 1)}`;
            const bytes = encoder.encode(`x ${text.slice(0, i)}${between}${end} y`);
            const expected = [...thorough(bytes)];
            met += expected.length;
            expect(findSecrets(bytes).map((secret) => secret.text)).toEqual(expected);
          }
    expect(met).toBeGreaterThan(runs(5000));
  });
});

describe('a prefilter', () => {
  const usual = [encoder.encode('archive overflow when meets heap attacker opens')];
  const passes = (text: string, packed = false): boolean =>
    prefilterFor(secrets, usual, 3)(encoder.encode(text), packed);

  it.each([
    ['nothing of a phrase', 'Nothing is here.', false],
    ['the word that is rare here alone', 'a victim', false],
    ['words that are usual here', 'overflow archive', false],
    [
      'the rare words with those behind them',
      'the archive of Y, an attacker opens the victim',
      true,
    ],
    [
      'the rare words with others behind them',
      'the archive is of the victim, an attacker that opens',
      false,
    ],
    ['the rare words with what may be anything', 'victim, attacker\\u006f, opens&#x6f;', true],
    ['a whole phrase', 'An attacker opens the archive of a victim', true],
    ['one that is broken', 'ORB-20&shy;26-0042', true],
    [
      'one after entities without an end',
      'forge&#x2e&#x65\r\n xam\\u0070%256ce/private/fork',
      true,
    ],
    ['parts of words', 'xORB-20260042 ORB-2026-00421', false],
    ['the beginning of a separate word', '1f1f8c6bba22', true],
  ])('accepts or rejects: %s', (_, text, passed) => {
    expect(passes(text)).toBe(passed);
  });

  it('removes no escapes from packed data', () => {
    expect([passes('ORB-20&shy;26-0042', true), passes('ORB-2026-0042', true)]).toEqual([
      false,
      true,
    ]);
  });

  it('accepts everything if a phrase has no word that is long enough', () => {
    expect(prefilterFor([{ text: '这是一个秘密的漏' }], [], 3)(encoder.encode('a'), false)).toBe(
      true,
    );
  });
});
