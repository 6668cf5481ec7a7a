// Finds ids in other spellings, in short texts such as branch names where accidental matches are
// unlikely: other or no separators, other case, percent-encoding, other digits, and no leading
// zeros.

/** The parts of an id: letters, year and number. */
const FORM = /^([\p{L}\p{N}-]*?\p{L})-?(\d{4})-?0*(\d+)$/u;

/** Returns a function that is true if a text contains one of the ids in any spelling. */
export function spellingFinder(ids: readonly string[]): (text: string) => boolean {
  const patterns = [...new Set(ids.flatMap(patternOf))];
  if (patterns.length === 0) return () => false;
  const any = new RegExp(patterns.join('|'), 'u');
  return (text) => {
    const forms = formsOf(text);
    return forms.some((form) => any.test(form));
  };
}

/**
 * Returns a function that finds ids in a longer text, with other or no separators and without
 * leading zeros. A letter or digit before the id, or a digit after it, makes it a different id.
 */
export function looseIdFinder(ids: readonly string[]): (text: string) => boolean {
  const patterns = [...new Set(ids.flatMap(loosePatternOf))];
  if (patterns.length === 0) return () => false;
  const any = new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?!\\p{N})`, 'iu');
  return (text) => any.test(text);
}

function loosePatternOf(id: string): string[] {
  const gap = '[^\\p{L}\\p{N}]{0,3}';
  const [, letters = '', year, number] = FORM.exec(id) ?? [];
  if (year === undefined || number === undefined) return [];
  const words = letters.split('-').filter((word) => word !== '');
  return [`${words.join(gap)}${gap}${year}${gap}0*${number}`];
}

/**
 * Returns the pattern of an id. An id without a year, such as one of GitHub, is only letters and
 * digits.
 */
function patternOf(id: string): string[] {
  const plain = bare(id);
  const [, letters, year, number] = FORM.exec(id) ?? [];
  if (letters !== undefined && year !== undefined)
    return [`${bare(letters)}${year}0*${number}(?!\\d)`];
  return plain.length < 8 ? [] : [plain];
}

/** Returns each word of a text without separators, decoded repeatedly. */
function formsOf(text: string): string[] {
  const decoded = [text];
  for (let last = text, round = 0; round < 3; round++) {
    const next = last.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    if (next === last) break;
    // Percent-encoded bytes can be UTF-8.
    decoded.push(next, utf8Of(next));
    last = next;
  }
  return decoded.flatMap((one) => one.split(/\s+/).map(bare));
}

/**
 * Returns the letters and digits of a text: compatibility forms as plain letters, without marks and
 * invisible characters, digits as 0 to 9.
 */
function bare(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Nd}/gu, digit)
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Returns the value of a digit. The digits of a script are ten consecutive characters from 0 to 9.
 */
function digit(character: string): string {
  if (character >= '0' && character <= '9') return character;
  let code = character.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - 1))) {
    code -= 1;
    value += 1;
  }
  return String(value);
}

/**
 * Decodes characters up to U+00FF as bytes of UTF-8; returns the text unchanged if it has others.
 */
function utf8Of(text: string): string {
  const codes = Array.from(text, (one) => one.codePointAt(0) ?? 0);
  return codes.some((code) => code > 0xff)
    ? text
    : new TextDecoder().decode(Uint8Array.from(codes));
}
