// Parses a CVSS vector strictly: 4.0 section 7, 3.1 and 3.0 section 6, 2.0 section 2.4. The order
// of metrics is free. Everything else must be exact: each base metric once, no unknown metrics, no
// metrics of the reader's environment, and the specified case of letters.

import { readBody } from './check-metrics.ts';
import { type CvssVersion, GRAMMARS, type Grammar } from './metrics.ts';
import {
  absentPrefix,
  type CvssProblem,
  malformedPrefix,
  noVector,
  otherVersion,
} from './problem.ts';
import { type Pieces, splitVector } from './split.ts';
import type { CvssVector, WrittenMetric } from './vector.ts';
import { versionOfKeys } from './version.ts';

export type { CvssVersion } from './metrics.ts';
export type { CvssProblem, CvssProblemCode } from './problem.ts';

// A legal vector has fewer than 200 characters. A longer text would only produce more problems of
// the same kind.
const LONGEST = 500;

/**
 * Parses a vector of CVSS 4.0, 3.1, 3.0 (with prefix) or 2.0 (without prefix and parentheses).
 * Returns the vector, or all its problems ordered by offset. If the metrics belong to another
 * version than the prefix, that is one problem, and the metrics are checked against their own
 * version. Never throws.
 */
export function parseVector(text: string): { vector: CvssVector } | { problems: CvssProblem[] } {
  if (text.length > LONGEST) return { problems: [noVector(text)] };
  const pieces = splitVector(text);
  const keys = pieces.segments.map(({ key }) => key.text);
  const likely = versionOfKeys(keys, pieces.prefix.version);
  if (pieces.prefix.kind === 'absent' && !likely) return { problems: [noVector(text)] };

  const version = likely ?? pieces.prefix.version;
  const problems = [...pieces.problems, ...prefixProblems(pieces, version)];
  if (!version) return { problems: inOrder(problems) };
  const grammar = GRAMMARS[version];
  const body = readBody(pieces.segments, grammar, text.trimEnd().length);
  problems.push(...body.problems);
  if (problems.length > 0) return { problems: inOrder(problems) };
  return {
    vector: { version, metrics: body.metrics, text, canonical: canonicalOf(body.metrics, grammar) },
  };
}

function prefixProblems(
  { prefix, prefixPiece }: Pieces,
  version: CvssVersion | undefined,
): CvssProblem[] {
  if (prefix.kind === 'malformed') return [malformedPrefix(prefixPiece, version)];
  if (!version || version === prefix.version) return [];
  return [
    prefix.kind === 'absent'
      ? absentPrefix(prefixPiece, version)
      : otherVersion(prefixPiece, prefix.version, version),
  ];
}

function canonicalOf(
  metrics: readonly WrittenMetric[],
  { prefix, metrics: known }: Grammar,
): string {
  const rank = new Map(known.map(({ key }, index) => [key, index]));
  const ordered = metrics.toSorted((a, b) => (rank.get(a.key) ?? 0) - (rank.get(b.key) ?? 0));
  return prefix + ordered.map(({ key, value }) => `${key}:${value}`).join('/');
}

function inOrder(problems: readonly CvssProblem[]): CvssProblem[] {
  // The sort is stable: problems at one offset stay in the order in which they were found.
  return problems.toSorted((a, b) => a.offset - b.offset);
}
