// A text that was decoded, with the place of each of its characters in the text that it was decoded from.

/** Offsets and ends are in UTF-16 units; there is one of each for every unit of the text. */
export interface Traced {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** A part of a text that is read as something else. */
export interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A text as it is written. */
export function traceOf(text: string): Traced {
  const starts = Array.from({ length: text.length }, (_, i) => i);
  return { text, starts, ends: starts.map((start) => start + 1) };
}

/** The pieces in a row. */
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

/** The text with every match of a global pattern read as `decode` says; as it is where that answers undefined. */
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

/** Like `decoded`, for a text whose places do not matter. */
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

/** Where a part of the decoded text is written in the source. */
export function sourceOf({ starts, ends }: Traced, offset: number, length: number): { offset: number; length: number } {
  const start = starts[offset] ?? 0;
  return { offset: start, length: Math.max(1, (ends[offset + length - 1] ?? start + 1) - start) };
}
