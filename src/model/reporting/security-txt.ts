// security.txt as it is written (RFC 9116, section 2): its fields with their places, and which part of it is signed (section 2.3).

/** A field of a security.txt. */
export interface SecurityTxtField {
  /** As written; names are compared without regard to case (section 2.2). */
  readonly name: string;
  readonly value: string;
  /** Where its line starts in the text, in UTF-16 units. */
  readonly offset: number;
  readonly length: number;
}

/** What a security.txt says. */
export interface SecurityTxt {
  /** Whether it is in the cleartext signature framework of OpenPGP (RFC 9580, section 7). */
  readonly signed: boolean;
  /** Those that the signature covers; in an unsigned file all. */
  readonly fields: readonly SecurityTxtField[];
  /** The lines that no signature covers, in a signed file: nothing may stand there. */
  readonly outside: readonly { readonly offset: number; readonly length: number }[];
}

type Part = 'outside' | 'armor-header' | 'content' | 'signature';

const START = '-----BEGIN PGP SIGNED MESSAGE-----';
const SIGNATURE = '-----BEGIN PGP SIGNATURE-----';
const END = '-----END PGP SIGNATURE-----';
// The value keeps no white space at its ends. A comment starts with "#", which no name of a field does.
const FIELD = /^([!-"$-9;-~][!-9;-~]*):(.*)$/;

// Spaces and tabs alone, as section 4 of RFC 9116 says; an expression for the end would look from every space.
function trimmed(value: string): string {
  let [start, end] = [0, value.length];
  while (start < end && ' \t'.includes(value.charAt(start))) start++;
  while (end > start && ' \t'.includes(value.charAt(end - 1))) end--;
  return value.slice(start, end);
}

/** Parses the text of a security.txt whose line ends are LF. Lines that are no field are passed over. */
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
    // Only the first frame opens content: what follows it is covered by no signature that is looked at.
    if (part === 'outside' && next === 'outside' && line.trim() !== '') outside.push(place);
    if (part === 'content' && next === 'content') {
      const [, name, value] = FIELD.exec(unescaped(line, signed)) ?? [];
      if (name !== undefined && value !== undefined) fields.push({ name, value: trimmed(value), ...place });
    }
    part = next;
    offset += line.length + 1;
  }
  return { signed, fields, outside };
}

function partAfter(part: Part, line: string): Part {
  if (part === 'outside' && line === START) return 'armor-header';
  if (part === 'armor-header' && line === '') return 'content';
  if (part === 'content' && line === SIGNATURE) return 'signature';
  return part === 'signature' && line === END ? 'outside' : part;
}

// RFC 9580, section 7.1: a signer may put "- " before any line, and must before one that starts with "-".
const unescaped = (line: string, signed: boolean): string => (signed && line.startsWith('- ') ? line.slice(2) : line);

/** The values of a field, in the order of the file. */
export function valuesOf({ fields }: SecurityTxt, name: string): string[] {
  return fields.filter((field) => field.name.toLowerCase() === name.toLowerCase()).map(({ value }) => value);
}

/**
 * The fields in which two files differ, by the names as the first that has them writes them, sorted; Expires is not compared.
 * The order of values counts for Contact alone (section 2.5.3).
 */
export function differingFields(left: SecurityTxt, right: SecurityTxt): string[] {
  const names = new Map<string, string>();
  for (const { name } of [...left.fields, ...right.fields])
    if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  names.delete('expires');
  return [...names]
    .filter(([key]) => comparable(key, valuesOf(left, key)) !== comparable(key, valuesOf(right, key)))
    .map(([, name]) => name)
    .sort();
}

function comparable(key: string, values: readonly string[]): string {
  if (key === 'contact') return values.join('\n');
  // Section 2.5.8: the languages of the list have no order, and their tags no case.
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
