// The lines that differ between two versions of a text.

/** A changed line: its number in the old text, and both versions. */
export interface LineChange {
  /** Counts from 1. An added line has the number of the line that it precedes. */
  readonly line: number;
  /** undefined if the line is added. */
  readonly old: string | undefined;
  /** undefined if the line is removed. */
  readonly new: string | undefined;
}

/** The largest table of line pairs that is compared; beyond it, lines are paired by their order. */
const MAX_PAIRS = 4_000_000;
const SAME = 4;
const SIMILAR = 1;

/**
 * Returns every line that changes, in order. As many lines as possible stay, and a changed line is
 * one with the same first word.
 */
export function lineChanges(before: string, after: string): LineChange[] {
  const old = before.split('\n');
  const now = after.split('\n');
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  const most = Math.min(old.length, now.length) - start;
  while (end < most && old[old.length - 1 - end] === now[now.length - 1 - end]) end++;
  return changesBetween(old.slice(start, old.length - end), now.slice(start, now.length - end), start + 1);
}

function changesBetween(old: readonly string[], now: readonly string[], first: number): LineChange[] {
  if (old.length * now.length > MAX_PAIRS)
    return Array.from({ length: Math.max(old.length, now.length) }, (_, k) => ({
      line: first + Math.min(k, old.length),
      old: old[k],
      new: now[k],
    }));
  const scores = scoresOf(old, now);
  const changes: LineChange[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    const [was, is] = [old[i], now[j]];
    const pair = was === undefined || is === undefined ? 0 : worth(was, is);
    const best = scoreAt(scores, i, j);
    if (pair > 0 && best === pair + scoreAt(scores, i + 1, j + 1)) {
      if (was !== is) changes.push({ line: first + i, old: was, new: is });
      i++;
      j++;
    } else if (was !== undefined && (is === undefined || best === scoreAt(scores, i + 1, j)))
      changes.push({ line: first + i++, old: was, new: undefined });
    else {
      changes.push({ line: first + i, old: undefined, new: is });
      j++;
    }
  }
  return changes;
}

function worth(old: string, now: string): number {
  if (old === now) return SAME;
  return isSimilar(old, now) || isSimilar(now, old) ? SIMILAR : 0;
}

/** The start of the first word is enough: `private_fork` becomes `private_forks`. */
function isSimilar(one: string, other: string): boolean {
  const word = /\w{1,5}/.exec(one)?.[0];
  return word !== undefined && other.includes(word);
}

type Scores = readonly Uint32Array[];

const scoreAt = (scores: Scores, i: number, j: number): number => scores[i]?.[j] ?? 0;

/** The highest worth of the pairs from each two lines on. */
function scoresOf(old: readonly string[], now: readonly string[]): Scores {
  const scores = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i--) {
    const row = scores[i];
    const was = old[i] ?? '';
    if (row === undefined) continue;
    for (let j = now.length - 1; j >= 0; j--) {
      const pair = worth(was, now[j] ?? '');
      const both = pair === 0 ? 0 : pair + scoreAt(scores, i + 1, j + 1);
      row[j] = Math.max(both, scoreAt(scores, i + 1, j), scoreAt(scores, i, j + 1));
    }
  }
  return scores;
}
