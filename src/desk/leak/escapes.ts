// PRIVATE. Takes the escapes of JSON, JavaScript, HTML, XML, URLs and iCalendar away, so that what they hide can be looked for. Only
// what stands around an escape is kept: the rest of the file was looked at as it is.

/** How much is kept on each side of an escape, in bytes. */
const AROUND = 512;
const [AMP, BACKSLASH, PERCENT, RETURN, NEWLINE, SPACE] = [0x26, 0x5c, 0x25, 0x0d, 0x0a, 0x20];

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  shy: '\u00ad',
  zwj: '\u200d',
  zwnj: '\u200c',
};
const LETTERS: Readonly<Record<string, string>> = { b: ' ', f: ' ', n: '\n', r: '\r', t: '\t', v: ' ', 0: ' ' };

const encoder = new TextEncoder();
const latin = new TextDecoder('latin1');

const EVERY = [AMP, BACKSLASH, PERCENT, RETURN];

/** Like `withoutEscapes`, for those of HTML and XML alone: there, a backslash is one. Undefined where that is no difference. */
export function withoutEntities(bytes: Uint8Array): Uint8Array | undefined {
  return bytes.includes(AMP) && (bytes.includes(BACKSLASH) || bytes.includes(PERCENT))
    ? withoutEscapes(bytes, [AMP])
    : undefined;
}

/** The neighbourhoods of all escapes, decoded once, with a NUL between them; undefined where there is none. */
export function withoutEscapes(bytes: Uint8Array, kinds: readonly number[] = EVERY): Uint8Array | undefined {
  let out: Uint8Array | undefined;
  let length = 0;
  let copied = 0;
  const next = kinds.map((byte) => ({ byte, at: bytes.indexOf(byte) }));
  for (;;) {
    const open = next.filter(({ at }) => at >= 0);
    const first = open.reduce((a, b) => (b.at < a.at ? b : a), open[0] ?? { byte: 0, at: -1 });
    if (first.at < 0) break;
    const { at } = first;
    const one = at < copied ? undefined : escapeAt(bytes, at, first.byte);
    first.at = bytes.indexOf(first.byte, at + 1);
    if (one === undefined) continue;
    // What is decoded is never longer than what it was, and a NUL stands for at least a byte that is left out.
    out ??= new Uint8Array(bytes.length + 1);
    const end = Math.min(at, copied + AROUND);
    const start = Math.max(copied, at - AROUND);
    if (start > end || length === 0) {
      if (length > 0) {
        out.set(bytes.subarray(copied, end), length);
        length += end - copied;
        out[length++] = 0;
      }
      out.set(bytes.subarray(start, at), length);
      length += at - start;
    } else {
      out.set(bytes.subarray(copied, at), length);
      length += at - copied;
    }
    out.set(one.by, length);
    length += one.by.length;
    copied = at + one.length;
  }
  if (out === undefined) return undefined;
  const rest = bytes.subarray(copied, copied + AROUND);
  out.set(rest, length);
  return out.subarray(0, length + rest.length);
}

interface Escape {
  /** In bytes, as it is written. */
  readonly length: number;
  readonly by: Uint8Array;
}

/** Backslash and one character: the most frequent by far. */
const SHORT: ReadonlyMap<number, Escape> = new Map(
  [...'bfnrtv0"\'/\\`'].map((letter) => [
    letter.charCodeAt(0),
    { length: 2, by: encoder.encode(LETTERS[letter] ?? letter) },
  ]),
);

function escapeAt(bytes: Uint8Array, at: number, kind: number): Escape | undefined {
  if (kind === RETURN) {
    // A folded line (RFC 5545, section 3.1).
    const folds = bytes[at + 1] === NEWLINE && bytes[at + 2] === SPACE;
    return folds ? { length: 3, by: new Uint8Array() } : undefined;
  }
  const short = kind === BACKSLASH ? SHORT.get(bytes[at + 1] ?? 0) : undefined;
  if (short !== undefined) return short;
  const text = latin.decode(bytes.subarray(at, at + 12));
  if (kind === PERCENT) {
    const hex = /^%([0-9a-f]{2})/i.exec(text)?.[1];
    return hex === undefined ? undefined : { length: 3, by: Uint8Array.of(Number.parseInt(hex, 16)) };
  }
  return kind === AMP ? entity(text) : backslash(text);
}

function entity(text: string): Escape | undefined {
  const [all = '', hex, decimal, name] = /^&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));?/i.exec(text) ?? [];
  if (hex !== undefined || decimal !== undefined)
    return written(all, hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
  if (name === undefined || !all.endsWith(';')) return undefined;
  // Of the others, nearly all are signs between words.
  return { length: all.length, by: encoder.encode(ENTITIES[name.toLowerCase()] ?? ' ') };
}

function backslash(text: string): Escape | undefined {
  const [all = '', hex] = /^\\(?:u[0-9a-f]{4}|u\{([0-9a-f]{1,6})\}|x[0-9a-f]{2})/i.exec(text) ?? [];
  return all === '' ? undefined : written(all, Number.parseInt(hex ?? all.slice(2), 16));
}

/** Half of a pair of surrogates stands for no letter, as no such pair does. */
function written({ length }: string, code: number): Escape {
  const character =
    code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? ' ' : String.fromCodePoint(code);
  return { length, by: encoder.encode(character) };
}
