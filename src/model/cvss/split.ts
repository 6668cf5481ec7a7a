// Splits the text of a vector into its prefix and its metrics, with their offsets, and reports
// stray characters between them.

import { type CvssProblem, type Piece, problem } from './problem.ts';
import { type Prefix, readPrefix } from './version.ts';

/**
 * The parts of a vector. Segments are the texts between slashes. Empty ones are left out, and
 * `gaps` reports them.
 */
export interface Pieces {
  readonly prefix: Prefix;
  readonly prefixPiece: Piece;
  readonly segments: readonly Segment[];
  readonly problems: readonly CvssProblem[];
}

/** The text between two slashes, split at its first colon. */
export interface Segment {
  readonly whole: Piece;
  readonly key: Piece;
  readonly value: Piece;
  readonly colons: number;
}

// The longest legal vector of any version is less than half as long, as no metric can be repeated.
const LONGEST = 1000;

/**
 * Splits a vector. White space and parentheses are reported once each and then ignored, so that
 * they hide no other problem.
 */
export function splitVector(written: string): Pieces {
  const text = written.slice(0, LONGEST);
  const start = /^[\s()]*/.exec(text)?.[0].length ?? 0;
  const prefix = readPrefix(text.slice(start));
  const bodyStart = start + prefix.length;
  const body = text.slice(bodyStart);
  const segments: Segment[] = [];
  let offset = bodyStart;
  for (const raw of body.split('/')) {
    if (clean(raw) !== '') segments.push(segmentOf(raw, offset));
    offset += raw.length + 1;
  }
  const prefixPiece = pieceOf(text.slice(start, bodyStart), start);
  return { prefix, prefixPiece, segments, problems: [...strays(text), ...gaps(body, bodyStart)] };
}

function segmentOf(raw: string, offset: number): Segment {
  const colon = raw.indexOf(':');
  const end = colon === -1 ? raw.length : colon;
  return {
    whole: pieceOf(raw, offset),
    key: pieceOf(raw.slice(0, end), offset),
    value: pieceOf(raw.slice(end + 1), Math.min(offset + end + 1, offset + raw.length)),
    colons: raw.split(':').length - 1,
  };
}

function pieceOf(raw: string, offset: number): Piece {
  const trimmed = raw.replace(/^[\s()]+/, '');
  const length = trimmed.replace(/[\s()]+$/, '').length;
  return { text: clean(raw), offset: offset + raw.length - trimmed.length, length };
}

function clean(raw: string): string {
  return raw.replace(/[\s()]+/g, '');
}

function strays(text: string): CvssProblem[] {
  const found: CvssProblem[] = [];
  const space = /\s+/.exec(text);
  if (space) {
    const place = { text: space[0], offset: space.index, length: space[0].length };
    const message = 'The vector contains white space; a vector must be one word.';
    found.push(problem('cvss-syntax', place, message, 'Remove all spaces and line breaks.'));
  }
  const parenthesis = /[()]/.exec(text);
  if (parenthesis) {
    const place = { text: parenthesis[0], offset: parenthesis.index, length: 1 };
    found.push(problem('cvss-syntax', place, 'The vector is in parentheses.', 'Remove them.'));
  }
  return found;
}

/**
 * Reports slashes that separate nothing: before the first metric, after the last one, and repeated
 * ones.
 */
function gaps(body: string, bodyStart: number): CvssProblem[] {
  return [...body.matchAll(/[\s()]*\/[\s()/]*/g)].flatMap((run) => {
    const atEdge = run.index === 0 || run.index + run[0].length === body.length;
    const first = run[0].indexOf('/');
    const from = atEdge ? first : run[0].indexOf('/', first + 1);
    if (from === -1) return [];
    const offset = bodyStart + run.index + from;
    const length = run[0].lastIndexOf('/') + 1 - from;
    const message = 'An extra slash; slashes are only allowed between metrics.';
    return [problem('cvss-syntax', { text: '/', offset, length }, message, 'Remove it.')];
  });
}
