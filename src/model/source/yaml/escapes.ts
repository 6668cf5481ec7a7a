// Traces double-quoted YAML texts (YAML 1.2.2, sections 5.7 and 7.3.1) to the place of each
// character. Only escapes can produce a character that is not in the file.

import { joined, type Piece, type Traced } from '../../text/traced.ts';
import type { YamlNode, YamlScalar } from './tree.ts';

/** Yields the keys and values of a tree that have escapes, each traced to its YAML source. */
export function* escapedTexts(yaml: string, node: YamlNode): Generator<Traced> {
  if (node.kind === 'map')
    for (const { key, value } of node.pairs) {
      yield* escapedTexts(yaml, key);
      yield* escapedTexts(yaml, value);
    }
  else if (node.kind === 'list') for (const item of node.items) yield* escapedTexts(yaml, item);
  else if (yaml[node.start] === '"' && yaml.slice(node.start, node.end).includes('\\'))
    yield tracedScalar(yaml, node);
}

/**
 * Traces a double-quoted scalar; maps all of it to the scalar's place if the library parses it
 * differently.
 */
function tracedScalar(yaml: string, { start, end, value, source }: YamlScalar): Traced {
  const traced = joined(piecesOf(yaml, start + 1, end - 1));
  const text = typeof value === 'string' ? value : source;
  return traced.text === text ? traced : joined([{ text, start, end }]);
}

const PIECE =
  /\\(?:\r?\n[ \t]*|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[\s\S])|[ \t]*\n[ \t\n]*|[^\\\n \t]+|[ \t]+/gy;

function* piecesOf(yaml: string, from: number, to: number): Generator<Piece> {
  PIECE.lastIndex = from;
  for (let match = PIECE.exec(yaml); match !== null && match.index < to; match = PIECE.exec(yaml)) {
    const start = match.index;
    const end = Math.min(to, start + match[0].length);
    const written = yaml.slice(start, end);
    if (written.startsWith('\\')) yield { text: unescaped(written), start, end };
    else if (written.includes('\n')) yield { text: folded(written), start, end };
    else for (let i = start; i < end; i++) yield { text: yaml.charAt(i), start: i, end: i + 1 };
  }
  PIECE.lastIndex = 0;
}

/** A line break between words is a space; of several, the first is dropped. */
function folded(breaks: string): string {
  const lines = breaks.split('\n').length - 1;
  return lines === 1 ? ' ' : '\n'.repeat(lines - 1);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};

function unescaped(written: string): string {
  const mark = written.charAt(1);
  if (mark === '\n') return '';
  if (written.length > 2) return character(Number.parseInt(written.slice(2), 16));
  return ESCAPES[mark] ?? mark;
}

const character = (point: number): string =>
  point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
