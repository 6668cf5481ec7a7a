// The texts of the object of a commit or an annotated tag, from its bytes (gitformat: headers, an
// empty line, the message). No log shows all of them: unknown headers, the tag that a merge keeps,
// and the part of a message after a NUL.

import { isUtf8 } from 'node:buffer';

/** The texts of a commit or a tag. */
export interface ObjectText {
  /** The message, to the last byte. */
  readonly message: Uint8Array;
  /**
   * All headers except those that name other objects and people: signatures, merged tags, the name
   * of a tag, unknown ones.
   */
  readonly headers: Uint8Array;
  /** Names and mail addresses of authors, committers and taggers. */
  readonly people: readonly string[];
  /** The encodings that the headers state. git itself writes one. */
  readonly encodings: readonly string[];
}

/**
 * A header that names another object, or a person. In a merged tag, headers are indented; so are
 * the lines of a signature.
 */
const LINK =
  /^ ?(?:(?:tree|parent|object) (?:[0-9a-f]{40}|[0-9a-f]{64})|type (?:commit|tree|blob|tag))$/;
const PERSON = /^ ?(?:author|committer|tagger) ([^\n]*)$/;

/** Splits the bytes of an object into its texts. */
export function objectText(bytes: Uint8Array): ObjectText {
  const end = endOfHeaders(bytes);
  const lines = Buffer.from(bytes.subarray(0, end)).toString('latin1').split('\n');
  const people = lines.flatMap((line) => PERSON.exec(line)?.[1] ?? []);
  const others = lines.filter((line) => !LINK.test(line) && !PERSON.test(line));
  return {
    message: bytes.subarray(end),
    headers: Buffer.from(others.join('\n'), 'latin1'),
    people: people.flatMap(namesOf),
    encodings: lines.flatMap((line) => /^encoding (.*)$/.exec(line)?.[1] ?? []),
  };
}

/** The start of the first empty line; the end of the object if it has none. */
function endOfHeaders(bytes: Uint8Array): number {
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1))
    if (bytes[at + 1] === 0x0a) return at;
  return bytes.length;
}

/** "A <a@example.org> 1795905488 +0000": the name, the address, and the rest except the time. */
function namesOf(line: string): string[] {
  const bytes = Buffer.from(line, 'latin1');
  // git stores a name of an old or misconfigured client as it came, without a header for its encoding.
  const text = new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'windows-1252')
    .decode(bytes)
    .replace(/ -?\d+ [-+]\d{4}$/, '');
  const [, name = text, address = '', rest = ''] = /^(.*?) ?<(.*)> ?(.*)$/s.exec(text) ?? [];
  return [name, address, rest].filter((one) => one !== '');
}

/**
 * A text in each encoding that its bytes can have: unchanged, as stated, and as UTF-16 if it
 * contains NULs.
 */
export function readings(bytes: Uint8Array, encodings: readonly string[] = []): Uint8Array[] {
  const stated = encodings
    .filter((one) => !/^utf-?8$/i.test(one))
    .map((one) => decoded(bytes, one));
  const wide = bytes.includes(0)
    ? [0, 1].flatMap((from) => WIDE.map((name) => decoded(bytes.subarray(from), name)))
    : [];
  const encoder = new TextEncoder();
  return [
    bytes,
    ...[...stated, ...wide].flatMap((text) => (text === undefined ? [] : [encoder.encode(text)])),
  ];
}

const WIDE = ['utf-16le', 'utf-16be'] as const;

/** Undefined if the encoding is unknown. */
export function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    return undefined;
  }
}
