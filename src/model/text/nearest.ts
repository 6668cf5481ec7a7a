// "Did you mean": finds the most similar name.

import { closest, distance } from 'fastest-levenshtein';

/** Returns the most similar of some names, or else the only one with the same start. */
export function nearest(found: string, names: readonly string[]): string | undefined {
  if (names.length === 0 || found.length > LONGEST_NAME) return undefined;
  const lower = found.toLowerCase();
  const best = closest(
    lower,
    names.map((name) => name.toLowerCase()),
  );
  const most = Math.min(
    Math.max(2, Math.floor(found.length / 3)),
    Math.max(found.length, best.length) - 1,
  );
  if (distance(lower, best) <= most) return names.find((name) => name.toLowerCase() === best);
  const longer =
    lower.length < 3 ? [] : names.filter((name) => name.toLowerCase().startsWith(lower));
  return longer.length === 1 ? longer[0] : undefined;
}

// The time to compare names grows with their lengths.
const LONGEST_NAME = 200;
