// Finds characters that readers do not see: control characters, which a terminal obeys; characters
// that reorder a line (Unicode Bidirectional Algorithm, UAX 9; "Trojan Source", CVE-2021-42574);
// and characters without a glyph (UAX 44, Default_Ignorable_Code_Point). Some languages and emoji
// need many of these characters; they are allowed there.

/** A character in a text, in UTF-16 units. */
export interface HiddenCharacter {
  readonly code: 'text-control' | 'text-bidi' | 'text-invisible';
  readonly offset: number;
  readonly length: number;
  /** "U+202E". */
  readonly name: string;
}

// Nearly all texts are printable ASCII, which one fast test confirms.
const UNCOMMON = /[^\t\n\x20-\x7e]/;
const SUSPECT =
  /[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028-\u202e\u2066-\u2069\u2800\ufff9-\ufffb\ufffe\uffff]/gu;
const CONTROL = /[\p{Cc}\p{Cs}\ufffe\uffff]/u;
const BIDI = /[\u202a-\u202e\u2066-\u2069]/u;

/** Returns every hidden character of a text that its neighbors do not justify, in order. */
export function hiddenCharacters(text: string): HiddenCharacter[] {
  const found: HiddenCharacter[] = [];
  if (!UNCOMMON.test(text)) return found;
  for (const { index, 0: character } of text.matchAll(SUSPECT)) {
    if (isCalledFor(text, index, character)) continue;
    const code = CONTROL.test(character)
      ? 'text-control'
      : BIDI.test(character)
        ? 'text-bidi'
        : 'text-invisible';
    found.push({ code, offset: index, length: character.length, name: nameOf(character) });
  }
  return found;
}

function nameOf(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  return `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The number of UTF-16 units on either side that can justify a character. */
const REACH = 40;

function isCalledFor(text: string, index: number, character: string): boolean {
  const before = text.slice(Math.max(0, index - REACH), index);
  const after = text.slice(index + character.length, index + character.length + REACH);
  return RULES.some(
    (rule) => rule.characters.test(character) && rule.isCalledFor(before, after, character),
  );
}

interface Rule {
  readonly characters: RegExp;
  readonly isCalledFor: (before: string, after: string, character: string) => boolean;
}

const between =
  (end: RegExp, start: RegExp) =>
  (before: string, after: string): boolean =>
    end.test(before) && start.test(after);
const behind =
  (end: RegExp) =>
  (before: string): boolean =>
    end.test(before);

// Scripts whose letters are joined or separated by U+200C and U+200D (UAX 31, section 2.3),
// including marks on the letter.
const JOINING =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Adlam}\p{Script=Mandaic}\p{Script=Mongolian}\p{Script=Phags_Pa}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Thai}\p{Script=Lao}\p{Script=Balinese}\p{Script=Javanese}\p{Script=Sundanese}\p{Script=Meetei_Mayek}\p{Script=Newa}\p{Script=Chakma}\p{Script=Grantha}\p{Script=Tirhuta}]\p{M}*$/u;
const PICTURE = /(?:\p{Extended_Pictographic}\ufe0f?|\p{Emoji_Modifier})$/u;
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
// Scripts without spaces between words, in which U+200B marks where a line can break (The Unicode
// Standard, section 23.2).
const UNSPACED =
  '[\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Tai_Tham}\\p{Script=Javanese}\\p{Script=Balinese}]';
const VARIED =
  /[\p{Script=Han}\p{Script=Mongolian}\p{Script=Myanmar}\p{Script=Phags_Pa}\p{Script=Manichaean}\p{Sm}\u2018\u2019\u201c\u201d\u3001\u3002\uff01\uff0c\uff0e\uff1a\uff1b\uff1f]$/u;
// UTS 51, section 2.6.2: a black flag, the tags of a region, and a cancel tag.
const FLAG =
  /^\u{1f3f4}[\u{e0061}-\u{e007a}]{2}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{1,3}\u{e007f}/u;

const RULES: readonly Rule[] = [
  // Tab and line feed. A carriage return is only allowed in a CRLF, because a terminal overwrites
  // the line at a bare one.
  { characters: /[\t\n]/, isCalledFor: () => true },
  { characters: /\r/, isCalledFor: (_, after) => after.startsWith('\n') },
  { characters: /[\u200c\u200d]/, isCalledFor: behind(JOINING) },
  { characters: /\u200d/, isCalledFor: between(PICTURE, /^\p{Extended_Pictographic}/u) },
  {
    characters: /[\u200e\u200f\u061c]/,
    isCalledFor: (before, after) =>
      !/[\u200e\u200f\u061c]$/.test(before) && RIGHT_TO_LEFT.test(before + after),
  },
  {
    characters: /\u200b/,
    isCalledFor: between(new RegExp(`${UNSPACED}\\p{M}*$`, 'u'), new RegExp(`^${UNSPACED}`, 'u')),
  },
  // A soft hyphen marks where a word can be split; between characters other than letters it only
  // hides something.
  { characters: /\u00ad/, isCalledFor: between(/\p{L}\p{M}*$/u, /^\p{L}/u) },
  { characters: /\u034f/, isCalledFor: between(/[\p{L}\p{M}]$/u, /^\p{M}/u) },
  { characters: /[\ufe0e\ufe0f]/, isCalledFor: behind(/\p{Extended_Pictographic}$/u) },
  { characters: /\ufe0f/, isCalledFor: between(/[0-9#*]$/, /^\u20e3/) },
  { characters: /[\ufe00-\ufe0d]/, isCalledFor: behind(VARIED) },
  { characters: /[\u{e0100}-\u{e01ef}]/u, isCalledFor: behind(/\p{Script=Han}$/u) },
  {
    characters: /[\u{e0020}-\u{e007f}]/u,
    isCalledFor: (before, after, character) =>
      FLAG.test(
        `${/\u{1f3f4}[\u{e0020}-\u{e007e}]*$/u.exec(before)?.[0] ?? ''}${character}${after}`,
      ),
  },
  { characters: /[\u17b4\u17b5]/, isCalledFor: behind(/\p{Script=Khmer}$/u) },
  { characters: /[\u180b-\u180f]/, isCalledFor: behind(/\p{Script=Mongolian}$/u) },
  { characters: /\u115f/, isCalledFor: (_, after) => /^[\u1160-\u11a7]/.test(after) },
  { characters: /\u1160/, isCalledFor: behind(/[\u1100-\u115f\ua960-\ua97c]$/) },
  {
    characters: /\u2800/,
    isCalledFor: (before, after) =>
      /[\u2801-\u28ff]$/.test(before) || /^[\u2801-\u28ff]/.test(after),
  },
  {
    characters: /[\u{1d173}-\u{1d17a}]/u,
    isCalledFor: (before, after) =>
      /[\u{1d100}-\u{1d1ff}]$/u.test(before) || /^[\u{1d100}-\u{1d1ff}]/u.test(after),
  },
];
