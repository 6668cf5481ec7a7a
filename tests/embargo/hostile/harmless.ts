// Harmless texts in many languages, with the joiners, marks, selectors and signs that they need.

import fc from 'fast-check';

const WORDS: Readonly<Record<string, readonly string[]>> = {
  Latin: [
    'Zoë',
    'Łukasz',
    'Çağlar',
    'Nguyễn',
    'Ångström',
    'Crème brûlée',
    'Donau\u00addampf\u00adschiff',
    'e\u0301te\u0301',
  ],
  Greek: ['Ελένη', 'Άγγελος', 'ἀρχή', 'ΰ'],
  Cyrillic: ['Олена', 'Пётр', 'Ђорђе', 'Ґанок', 'а\u0301'],
  Arabic: ['محمد', 'مُحَمَّد', 'فاطمة الزهراء', 'عبد\u200cالله', 'لله\u200d', 'اَلْعَرَبِيَّة', '٣٫١٤', 'القيمة\u200f: 5'],
  Persian: ['می\u200cخواهم', 'خانه\u200cها', 'علی\u200cرضا', 'نیم\u200cفاصله', 'ه\u200d.ق'],
  Urdu: ['سیکیورٹی', 'لاہور', 'پاکستان'],
  Hebrew: ['שלום', 'שָׁלוֹם', 'יהוּדה', 'דוד\u200f!', 'גרסה 2.1\u200f', 'א\u05b8\u034f\u05bc'],
  Syriac: ['ܫܠܡܐ', 'ܡ\u070fܪ'],
  Devanagari: ['प्रिया', 'शर्मा', 'क्\u200dष', 'र्\u200dय', 'श्री\u200cमान', 'नमस्ते'],
  Bengali: ['অনির্বাণ', 'র\u200d্যাব', 'ক্\u200cষ'],
  Tamil: ['தமிழ்', 'க்\u200cஷ'],
  Malayalam: ['മലയാളം', 'ന്\u200d', 'ല്\u200d'],
  Kannada: ['ಕನ್ನಡ', 'ರ\u200d್ಯ'],
  Sinhala: ['ශ්\u200dරී', 'ක්\u200dෂ'],
  Telugu: ['తెలుగు', 'క్\u200cష'],
  Thai: ['สวัสดี', 'ภาษา\u200bไทย', 'น้ำ'],
  Khmer: ['ភាសា\u200bខ្មែរ', 'កម្ពុជា'],
  Lao: ['ພາສາ\u200bລາວ'],
  Myanmar: ['မြန်မာ', 'ဘာသာ\u200bစကား', 'မ\ufe00'],
  Tibetan: ['བོད་སྐད'],
  Mongolian: ['ᠮᠣᠩᠭᠣᠯ', 'ᠭ\u180bᠠ', 'ᠬᠠᠷ\u180eᠠ'],
  Chinese: ['李小龍', '葛\u{e0100}城', '安全公告', '漢\ufe00', '「版本」，\ufe01'],
  Japanese: ['渡辺\u{e0101}さん', 'セキュリティ', 'ひらがな', 'が\u3099', 'ﾊﾟｯﾁ', '長音ー'],
  Korean: ['김민수', '보안 공지', '\u1100\u1160\u11a8', '\u115f\u1161', '한국어'],
  Georgian: ['საქართველო'],
  Armenian: ['Հայաստան'],
  Amharic: ['አማርኛ'],
  Braille: ['⠓⠊\u2800⠽⠕⠥'],
  emoji: [
    ...[
      '👨\u200d👩\u200d👧\u200d👦',
      '👩🏽\u200d💻',
      '🏳\ufe0f\u200d🌈',
      '🏳\ufe0f\u200d⚧\ufe0f',
      '❤\ufe0f',
      '❤\ufe0f\u200d🔥',
    ],
    ...[
      '🧑🏿\u200d🤝\u200d🧑🏻',
      '1\ufe0f\u20e3',
      '#\ufe0f\u20e3',
      '🇺🇦',
      '🇯🇵',
      '☎\ufe0e',
      '✔\ufe0f',
      '👁\ufe0f\u200d🗨\ufe0f',
      '🐈\u200d⬛',
    ],
    '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    '🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}',
  ],
  signs: [
    '≨\ufe00',
    '“quoted”',
    '«cité»',
    '¿Qué?',
    '1\u202f000\u00a0€',
    '…',
    '–',
    '№ 5',
    '50\u00a0%',
    '½',
    '𝒳',
    '𠮷',
    '🜁',
  ],
  code: [
    'v2.1.3',
    'CVE-2026-12345',
    'a&b',
    'C++',
    '100%',
    'x_y_z',
    '`--flag`',
    'https://example.org/a?b=c&d=e',
    'a@b.example',
  ],
};

/** A text of some words of one language, mixed with words of others and signs. */
export const harmlessTexts: fc.Arbitrary<string> = fc
  .tuple(
    fc
      .constantFrom(...Object.keys(WORDS))
      .chain((name) => fc.array(fc.constantFrom(...(WORDS[name] ?? [])), { minLength: 1, maxLength: 6 })),
    fc.array(fc.constantFrom(...Object.values(WORDS).flat()), { maxLength: 4 }),
    fc.constantFrom(' ', ' ', ', ', ' (', '/', ' – ', '. '),
  )
  .map(([own, others, between]) => [...own, ...others].join(between));
