import { describe, expect, test } from 'vitest';
import { hiddenCharacters } from './hidden-characters.ts';

const found = (text: string): string[] =>
  hiddenCharacters(text).map(({ code, offset, name }) => `${code} ${offset} ${name}`);

describe('hidden characters', () => {
  test.each([
    ['a\u202eb', ['text-bidi 1 U+202E']],
    ['\u2066x\u2069', ['text-bidi 0 U+2066', 'text-bidi 2 U+2069']],
    ['1.2\u200b.3', ['text-invisible 3 U+200B']],
    ['a\u2060b\ufeff', ['text-invisible 1 U+2060', 'text-invisible 3 U+FEFF']],
    ['a\u200db', ['text-invisible 1 U+200D']],
    ['a\u{e0041}', ['text-invisible 1 U+E0041']],
    ['a\u{e0100}', ['text-invisible 1 U+E0100']],
    ['a\ufe0f', ['text-invisible 1 U+FE0F']],
    ['a\u3164', ['text-invisible 1 U+3164']],
    ['a\u200eb', ['text-invisible 1 U+200E']],
    ['a\u0007b\u001b[31m', ['text-control 1 U+0007', 'text-control 3 U+001B']],
    ['a\u009b31m', ['text-control 1 U+009B']],
    ['a\ud800b', ['text-control 1 U+D800']],
    ['over\rwritten', ['text-control 4 U+000D']],
    ['1.\u00ad2', ['text-invisible 2 U+00AD']],
    ['می\u200c\u200c', ['text-invisible 3 U+200C']],
    ['שלום\u200f\u200e!', ['text-invisible 5 U+200E']],
    ['a\u2800b', ['text-invisible 1 U+2800']],
    ['🏴\u{e0067}\u{e0062}', ['text-invisible 2 U+E0067', 'text-invisible 4 U+E0062']],
  ])('are found in %j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test.each([
    ['a family and a flag', '👨\u200d👩\u200d👧 🏳\ufe0f\u200d🌈 ❤\ufe0f'],
    ['a skin tone', '👩🏽\u200d💻'],
    ['the flag of Scotland', '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'],
    ['a key', '1\ufe0f\u20e3'],
    ['Persian', 'می\u200cخواهم'],
    ['Hindi', 'क्\u200dष'],
    ['Hebrew with a mark', 'שלום\u200f!'],
    ['a variant of Han', '葛\u{e0100}'],
    ['Arabic with a vowel before the joiner', 'بَ\u200cت'],
    ['a long word that can be split', 'Donau\u00addampf\u00adschiff'],
    ['Thai with places where a line can break', 'ภาษา\u200bไทย'],
    ['Mongolian with a variant', 'ᠭ\u180bᠠ'],
    ['old Korean', '\u1100\u1160\u11a8'],
    ['Braille', '⠓⠊\u2800⠽⠕⠥'],
    ['lines that end as in Windows', 'a\r\nb\tc'],
  ])('are allowed in %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });
});
