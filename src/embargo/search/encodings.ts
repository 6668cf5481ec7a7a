// PRIVATE. Finds texts in encodings that split into no words: Base64 and Base64url (RFC 4648),
// hexadecimal digits, UTF-16. Compares encoded forms as bytes. Checks only every fourth offset: the
// eight bytes there are enough to recognize a form of twelve.

/** The shortest form to search for, in bytes: shorter forms would match by chance. */
const SHORTEST = 12;
const GRAM = 8;
const BITS = 2 ** 20;

interface Form<Of> {
  readonly bytes: Uint8Array;
  readonly of: Of;
}

/** Returns a search for encoded texts: as written, in lower case and in upper case. */
export function formFinder<Of extends { readonly text: string }>(
  all: readonly Of[],
): (bytes: Uint8Array, found: (of: Of) => void) => void {
  const filter = new Uint8Array(BITS >> 3);
  const known = new Map<string, (Form<Of> & { offset: number })[]>();
  for (const of of all)
    for (const bytes of formsOf(of.text))
      for (let offset = 0; offset < 4; offset++) {
        const words = new Uint32Array(bytes.slice(offset, offset + GRAM).buffer);
        const bit = bitOf(words[0] ?? 0, words[1] ?? 0);
        filter[bit >> 3] = (filter[bit >> 3] ?? 0) | (1 << (bit & 7));
        const key = gram(bytes, offset);
        const others = known.get(key) ?? [];
        known.set(key, [...others, { bytes, of, offset }]);
      }
  return (bytes, found) => {
    if (known.size === 0 || bytes.length < SHORTEST) return;
    const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
    const words = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2);
    for (let i = 0; i + 1 < words.length; i++) {
      const bit = bitOf(words[i] ?? 0, words[i + 1] ?? 0);
      if (((filter[bit >> 3] ?? 0) & (1 << (bit & 7))) === 0) continue;
      for (const form of known.get(gram(aligned, i * 4)) ?? [])
        if (isFormAt(aligned, i * 4 - form.offset, form.bytes)) found(form.of);
    }
  };
}

const bitOf = (a: number, b: number): number =>
  (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> 12;
const gram = (bytes: Uint8Array, at: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + GRAM));

function isFormAt(bytes: Uint8Array, start: number, form: Uint8Array): boolean {
  if (start < 0 || start + form.length > bytes.length) return false;
  return form.every((byte, i) => bytes[start + i] === byte);
}

const encoder = new TextEncoder();

function formsOf(text: string): Uint8Array[] {
  const cases = [...new Set([text, text.toLowerCase(), text.toUpperCase()])];
  const forms = cases.flatMap((one) => {
    const bytes = encoder.encode(one);
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const base = [0, 1, 2].map((before) => base64Core(bytes, before));
    const safe = base.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'));
    return [
      ...[hex, hex.toUpperCase(), ...base, ...safe].map((form) => encoder.encode(form)),
      ...utf16(one),
    ];
  });
  return [...new Map(forms.map((form) => [String.fromCharCode(...form), form])).values()].filter(
    ({ length }) => length >= SHORTEST,
  );
}

/**
 * The part of the Base64 form that does not depend on the surrounding bytes, if the first byte is
 * at position `before` of a group of three.
 */
function base64Core(bytes: Uint8Array, before: number): string {
  const padded = String.fromCharCode(...new Uint8Array(before), ...bytes);
  const first = [0, 2, 3][before] ?? 0;
  return btoa(padded).slice(first, Math.floor((padded.length * 4) / 3));
}

function utf16(text: string): Uint8Array[] {
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  return [
    Uint8Array.from(units.flatMap((unit) => [unit & 0xff, unit >> 8])),
    Uint8Array.from(units.flatMap((unit) => [unit >> 8, unit & 0xff])),
  ];
}
