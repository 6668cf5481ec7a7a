// A decoded text that maps each of its characters to its place in the source.

/** Starts and ends are in UTF-16 units, one of each for every unit of the text. */
export interface Traced {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** A part of a text with its decoded form. */
export interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Returns a text that is not decoded. */
export function traceOf(text: string): Traced {
  const starts = Array.from({ length: text.length }, (_, i) => i);
  return { text, starts, ends: starts.map((start) => start + 1) };
}

/** Concatenates the pieces. */
export function joined(pieces: Iterable<Piece>): Traced {
  const texts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { text, start, end } of pieces) {
    texts.push(text);
    for (let i = 0; i < text.length; i++) {
      starts.push(start);
      ends.push(end);
    }
  }
  return { text: texts.join(''), starts, ends };
}

/**
 * Replaces every match of a global pattern with the result of `decode`. If that is undefined, the
 * match stays.
 */
export function decoded(
  traced: Traced,
  pattern: RegExp,
  decode: (match: RegExpExecArray) => string | undefined,
): Traced {
  const { text, starts, ends } = traced;
  const parts: Traced[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    const read = decode(match);
    if (read === undefined) continue;
    parts.push(slice(traced, from, match.index));
    from = match.index + match[0].length;
    parts.push(joined([{ text: read, start: starts[match.index] ?? 0, end: ends[from - 1] ?? 0 }]));
  }
  return parts.length === 0 ? traced : concatenated([...parts, slice(traced, from, text.length)]);
}

/** Like `decoded`, for a text whose offsets are not needed. */
export function decodedText(
  text: string,
  pattern: RegExp,
  decode: (match: RegExpExecArray) => string | undefined,
): string {
  const parts: string[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    const read = decode(match);
    if (read === undefined) continue;
    parts.push(text.slice(from, match.index), read);
    from = match.index + match[0].length;
  }
  return from === 0 ? text : parts.join('') + text.slice(from);
}

function slice({ text, starts, ends }: Traced, from: number, to: number): Traced {
  return { text: text.slice(from, to), starts: starts.slice(from, to), ends: ends.slice(from, to) };
}

function concatenated(parts: readonly Traced[]): Traced {
  return {
    text: parts.map(({ text }) => text).join(''),
    starts: parts.flatMap(({ starts }) => starts),
    ends: parts.flatMap(({ ends }) => ends),
  };
}

/** Returns the span in the source of a part of the decoded text. */
export function sourceOf(
  { starts, ends }: Traced,
  offset: number,
  length: number,
): { offset: number; length: number } {
  const start = starts[offset] ?? 0;
  return { offset: start, length: Math.max(1, (ends[offset + length - 1] ?? start + 1) - start) };
}
