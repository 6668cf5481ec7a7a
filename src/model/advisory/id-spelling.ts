// Ids in another spelling than their own, for short texts such as names of branches, where nobody writes one by chance: with
// other separators or none, in another case, percent-encoded, with other digits, and without the zeros before the number.

/** One id of a text: its letters, its year and its number. */
const FORM = /^([\p{L}\p{N}-]*?\p{L})-?(\d{4})-?0*(\d+)$/u;

/** A finder of some ids: whether a text has one of them in any spelling. */
export function spellingFinder(ids: readonly string[]): (text: string) => boolean {
  const patterns = [...new Set(ids.flatMap(patternOf))];
  if (patterns.length === 0) return () => false;
  const any = new RegExp(patterns.join('|'), 'u');
  return (text) => {
    const forms = formsOf(text);
    return forms.some((form) => any.test(form));
  };
}

/** A finder of some ids in a longer text, with other or no separators and without zeros. A word before or a digit after is another id. */
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

/** An id without a year, such as that of GitHub, has only its letters and digits. */
function patternOf(id: string): string[] {
  const plain = bare(id);
  const [, letters, year, number] = FORM.exec(id) ?? [];
  if (letters !== undefined && year !== undefined) return [`${bare(letters)}${year}0*${number}(?!\\d)`];
  return plain.length < 8 ? [] : [plain];
}

/** Each word of a text without its separators, decoded as often as it can be. */
function formsOf(text: string): string[] {
  const decoded = [text];
  for (let last = text, round = 0; round < 3; round++) {
    const next = last.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    if (next === last) break;
    // What was percent-encoded is UTF-8, if it is that.
    decoded.push(next, utf8Of(next));
    last = next;
  }
  return decoded.flatMap((one) => one.split(/\s+/).map(bare));
}

/** The letters and digits of a text: compatible forms as plain ones, marks and invisible characters dropped, digits as 0 to 9. */
function bare(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Nd}/gu, digit)
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The value of a digit: those of a script are ten in a row, from 0 to 9. */
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

/** Characters up to U+00FF as the bytes of UTF-8; the text itself if it has others. */
function utf8Of(text: string): string {
  const codes = Array.from(text, (one) => one.codePointAt(0) ?? 0);
  return codes.some((code) => code > 0xff) ? text : new TextDecoder().decode(Uint8Array.from(codes));
}
