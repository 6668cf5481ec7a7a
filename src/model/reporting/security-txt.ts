// Parses security.txt (RFC 9116, section 2): its fields with their offsets, and the part that is
// signed (section 2.3).

/** A field of a security.txt. */
interface SecurityTxtField {
  /** As written; names are compared case-insensitively (section 2.2). */
  readonly name: string;
  readonly value: string;
  /** The offset of its line in the text, in UTF-16 units. */
  readonly offset: number;
  readonly length: number;
}

/** A parsed security.txt. */
export interface SecurityTxt {
  /** True if the file uses the cleartext signature framework of OpenPGP (RFC 9580, section 7). */
  readonly signed: boolean;
  /** The fields that the signature covers; all fields of an unsigned file. */
  readonly fields: readonly SecurityTxtField[];
  /** The lines of a signed file that no signature covers. None are allowed. */
  readonly outside: readonly { readonly offset: number; readonly length: number }[];
}

type Part = 'outside' | 'armor-header' | 'content' | 'signature';

const START = '-----BEGIN PGP SIGNED MESSAGE-----';
const SIGNATURE = '-----BEGIN PGP SIGNATURE-----';
const END = '-----END PGP SIGNATURE-----';
// The value is trimmed. A comment starts with "#", which no field name does.
const FIELD = /^([!-"$-9;-~][!-9;-~]*):(.*)$/;

// Trims only spaces and tabs (RFC 9116, section 4). A regular expression for the end would take
// quadratic time.
function trimmed(value: string): string {
  let [start, end] = [0, value.length];
  while (start < end && ' \t'.includes(value.charAt(start))) start++;
  while (end > start && ' \t'.includes(value.charAt(end - 1))) end--;
  return value.slice(start, end);
}

/** Parses the text of a security.txt with LF line breaks. Ignores lines that are not fields. */
export function parseSecurityTxt(text: string): SecurityTxt {
  const lines = text.split('\n');
  const signed = lines.some((line) => line.trimEnd() === START);
  const fields: SecurityTxtField[] = [];
  const outside: { offset: number; length: number }[] = [];
  let part: Part = signed ? 'outside' : 'content';
  let offset = 0;
  for (const line of lines) {
    const place = { offset, length: line.length };
    const next: Part = signed ? partAfter(part, line.trimEnd()) : part;
    // Only the first signed message is read: no verified signature covers a later one.
    if (part === 'outside' && next === 'outside' && line.trim() !== '') outside.push(place);
    if (part === 'content' && next === 'content') {
      const [, name, value] = FIELD.exec(unescaped(line, signed)) ?? [];
      if (name !== undefined && value !== undefined)
        fields.push({ name, value: trimmed(value), ...place });
    }
    part = next;
    offset += line.length + 1;
  }
  return { signed, fields, outside };
}

/** Returns the lines that the signature covers, without escapes; all lines of an unsigned file. */
export function coveredLines(text: string): string[] {
  const { signed } = parseSecurityTxt(text);
  let part: Part = signed ? 'outside' : 'content';
  return text.split('\n').flatMap((line) => {
    const next = signed ? partAfter(part, line.trimEnd()) : part;
    const isCovered = part === 'content' && next === 'content';
    part = next;
    return isCovered ? [unescaped(line, signed)] : [];
  });
}

function partAfter(part: Part, line: string): Part {
  if (part === 'outside' && line === START) return 'armor-header';
  if (part === 'armor-header' && line === '') return 'content';
  if (part === 'content' && line === SIGNATURE) return 'signature';
  return part === 'signature' && line === END ? 'outside' : part;
}

// RFC 9580, section 7.1: a signer can put "- " before any line, and must put it before one that
// starts with "-".
const unescaped = (line: string, signed: boolean): string =>
  signed && line.startsWith('- ') ? line.slice(2) : line;

/** Returns the values of a field, in the order of the file. */
export function valuesOf({ fields }: SecurityTxt, name: string): string[] {
  return fields
    .filter((field) => field.name.toLowerCase() === name.toLowerCase())
    .map(({ value }) => value);
}

/**
 * Returns the names of the fields in which two files differ, sorted, as first written. Expires is
 * not compared. The order of values only counts for Contact (section 2.5.3).
 */
export function differingFields(left: SecurityTxt, right: SecurityTxt): string[] {
  const names = new Map<string, string>();
  for (const { name } of [...left.fields, ...right.fields])
    if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  names.delete('expires');
  return [...names]
    .filter(
      ([key]) => comparable(key, valuesOf(left, key)) !== comparable(key, valuesOf(right, key)),
    )
    .map(([, name]) => name)
    .sort();
}

function comparable(key: string, values: readonly string[]): string {
  if (key === 'contact') return values.join('\n');
  // Section 2.5.8: the languages in the list have no order, and their tags are case-insensitive.
  const parts =
    key === 'preferred-languages'
      ? values.flatMap((value) =>
          value
            .toLowerCase()
            .split(',')
            .map((one) => one.trim()),
        )
      : values;
  return parts.toSorted().join('\n');
}
