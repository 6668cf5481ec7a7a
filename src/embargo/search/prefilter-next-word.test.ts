import { describe, expect, it } from 'vitest';
import { inEveryView } from './find-secrets.ts';
import { phraseFinder } from './phrases.ts';
import { canBeAt, nextWords } from './prefilter-next-word.ts';

const encoder = new TextEncoder();
const bytesOf = (text: string | readonly (string | number)[]): Uint8Array =>
  Uint8Array.from(
    [text].flat().flatMap((one) => (typeof one === 'number' ? one : [...encoder.encode(one)])),
  );
/** True if a word can be the next one after the word that ends at the start. */
const follows = (rest: Uint8Array, word: string): boolean =>
  nextWords(rest, 0)?.some((place) => canBeAt(rest, place, encoder.encode(word))) ?? true;

describe('the next word', () => {
  it.each<[string, string | readonly (string | number)[], string]>([
    ['after a space', ' data', 'data'],
    ['in another case', ', DATA', 'data'],
    ['after a dash', ' — data', 'data'],
    ['after a tag', '</b> <i title="a > b">data', 'b'],
    ['after what a tag holds', '<i title="other">data', 'data'],
    ['in a tag', '<data x="y">other', 'data'],
    ['after an entity', '&nbsp;data', 'data'],
    ['after an escape of JSON', '\\ndata', 'data'],
    ['after a backslash that is no escape in HTML', ':\\new', 'new'],
    ['in an entity that is none in JSON', '&#x27;data', 'x27'],
    ['after a tag in entities', '&lt;i title="other"&gt;data', 'data'],
    ['after a tag that ends with an entity', '<i title=&gt;data <i>other', 'data'],
    ['after an entity of an entity', '&amp;nbsp;data', 'data'],
    ['of a language without spaces', ' 漏', '漏'],
    ['of a language without spaces, before a letter', ' 漏x', '漏'],
    ['of another alphabet', ' ошибка', 'ошибка'],
    ['after what is invisible', '\u200b data', 'data'],
    ['with an entity in it', ' da&#116;a', 'data'],
    ['with something invisible in it', ' da\u00adta', 'data'],
    [
      'with a half of something invisible in it, and the other half escaped',
      [' da', 0xc2, '%adta'],
      'data',
    ],
    ['after half a character, which swallows an escape', [0xef, '&lt;b&gt;data'], 'data'],
    ['after half a character in a tag, which swallows its end', ['<a ', 0xe2, '>x y>data'], 'data'],
  ])('is found %s', (_, rest, word) => {
    const bytes = bytesOf(rest);
    expect(follows(bytes, word)).toBe(true);
    // Ensures that the full search of all views finds it.
    const found: string[] = [];
    const whole = Uint8Array.from([...encoder.encode('private'), ...bytes]);
    inEveryView(phraseFinder([{ text: `private ${word}` }]))(whole, ({ text }) => found.push(text));
    expect(found).not.toEqual([]);
  });

  it('is recognized by its first 64 bytes', () => {
    expect(follows(encoder.encode(` ${'a'.repeat(70)}`), 'a'.repeat(64))).toBe(true);
  });

  it.each([
    ['where nothing is', ''],
    ['at the end', ', '],
    ['where a neighbourhood ends', ' \0other'],
    ['where a word is cut off', ' da\0other'],
    ['where a tag is cut off', '<i title\0> other'],
    ['where a tag has no end', '<i title="other'],
    ['far away', `${' '.repeat(5000)}other`],
    ['where a tag ends far away', `<i title="${'x '.repeat(2500)}">other`],
  ])('can be any %s', (_, rest) => {
    expect(follows(encoder.encode(rest), 'data')).toBe(true);
  });

  it.each([
    ['another word', ' other data'],
    ['a part of it', ' dat '],
    ['a letter of the word before', 'é data'],
    ['the rest of the word before', 'ly data'],
    ['the beginning of another', ' database'],
    ['another word behind a tag', '<i title="">other'],
    ['another word behind escapes', '&quot;\\nother'],
    ['another word of another alphabet', ' ошибка'],
    ['another word of a language without spaces', ' 漏data'],
  ])('is not %s', (_, rest) => {
    expect(follows(encoder.encode(rest), 'data')).toBe(false);
  });
});
