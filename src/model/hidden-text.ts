// Characters that nobody sees: what turns the order of a line around (Unicode Bidirectional Algorithm, UAX 9; "Trojan Source",
// CVE-2021-42574), and what takes no room. A reviewer who reads a change does not read them, but machines do.

/** A character in a text, by UTF-16 units. */
export interface HiddenCharacter {
  readonly code: 'text-bidi' | 'text-invisible';
  readonly offset: number;
  readonly length: number;
  /** "U+202E". */
  readonly name: string;
}

const SUSPECT =
  /[\u0080-\u009f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]|[\ufe00-\ufe0f]/gu;
const BIDI = /[\u202a-\u202e\u2066-\u2069]/u;
// Scripts whose letters join, or are kept from it, by U+200C and U+200D: Arabic and its kin, those of India and its neighbours.
const JOINING =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Thai}\p{Script=Lao}]/u;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Every hidden character of a text that its neighbours do not call for, in order. */
export function hiddenCharacters(text: string): HiddenCharacter[] {
  const found: HiddenCharacter[] = [];
  for (const { index, 0: character } of text.matchAll(SUSPECT)) {
    if (isCalledFor(text, index, character)) continue;
    const point = character.codePointAt(0) ?? 0;
    found.push({
      code: BIDI.test(character) ? 'text-bidi' : 'text-invisible',
      offset: index,
      length: character.length,
      name: `U+${point.toString(16).toUpperCase().padStart(4, '0')}`,
    });
  }
  return found;
}

// What can stand before a suspect: at most two characters back, without looking through the whole text.
function isCalledFor(text: string, index: number, character: string): boolean {
  const [before, further] = [...text.slice(Math.max(0, index - 4), index)].reverse();
  const after = [...text.slice(index + character.length, index + character.length + 2)][0] ?? '';
  const point = character.codePointAt(0) ?? 0;
  if (before === undefined) return false;
  if (point === 0x200c || point === 0x200d) {
    if (JOINING.test(before)) return true;
    const picture = /[\p{Extended_Pictographic}\p{Emoji_Modifier}]/u;
    const drawn = picture.test(before) || (before === '\ufe0f' && picture.test(further ?? ''));
    return point === 0x200d && drawn && /\p{Extended_Pictographic}/u.test(after);
  }
  if (point === 0x200e || point === 0x200f || point === 0x061c)
    return RIGHT_TO_LEFT.test(text.slice(Math.max(0, index - 40), index + 40));
  if (point === 0xfe0e || point === 0xfe0f)
    return /\p{Extended_Pictographic}/u.test(before) || (/[0-9#*]/.test(before) && after === '\u20e3');
  if (point >= 0xfe00 && point <= 0xfe0d) return /[\p{Script=Han}\p{Script=Mongolian}\p{Sm}]/u.test(before);
  if (point >= 0xe0100 && point <= 0xe01ef) return /\p{Script=Han}/u.test(before);
  // The flags of England, Scotland and Wales: a black flag, five or six letters, an end.
  if (point >= 0xe0020 && point <= 0xe007f)
    return /\u{1f3f4}[\u{e0061}-\u{e007a}]{0,6}$/u.test(text.slice(Math.max(0, index - 14), index));
  return (point === 0x17b4 || point === 0x17b5) && /\p{Script=Khmer}/u.test(before);
}
