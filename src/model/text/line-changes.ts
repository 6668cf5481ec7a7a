// The lines that differ between two versions of a text.

import { differences } from './differences.ts';

/** A changed line: its number in the old text, and both versions. */
export interface LineChange {
  /** Counts from 1. An added line has the number of the line that it precedes. */
  readonly line: number;
  /** undefined if the line is added. */
  readonly old: string | undefined;
  /** undefined if the line is removed. */
  readonly new: string | undefined;
}

/**
 * Returns every line that changes, in order. As many lines as possible stay, and a changed line is
 * one with the same first word.
 */
export function lineChanges(before: string, after: string): LineChange[] {
  const changes: LineChange[] = [];
  let line = 1;
  let [out, added]: [string[], string[]] = [[], []];
  const end = (): void => {
    changes.push(...changesOf(out, added, line));
    line += out.length;
    [out, added] = [[], []];
  };
  for (const { kind, parts } of differences(before.split('\n'), after.split('\n'))) {
    if (kind === 'out') out.push(...parts);
    else if (kind === 'in') added.push(...parts);
    else {
      end();
      line += parts.length;
    }
  }
  end();
  return changes;
}

/** How many added lines are searched for the new version of a line. */
const NEAR = 50;

/** Pairs the lines of one place. `first` is the number of its first old line. */
function changesOf(out: readonly string[], added: readonly string[], first: number): LineChange[] {
  const changes: LineChange[] = [];
  let next = 0;
  const add = (until: number, line: number): void => {
    for (; next < until; next++) changes.push({ line, old: undefined, new: added[next] });
  };
  for (const [i, old] of out.entries()) {
    const line = first + i;
    const found = added
      .slice(next, next + NEAR)
      .findIndex((one) => isSimilar(old, one) || isSimilar(one, old));
    if (found < 0) changes.push({ line, old, new: undefined });
    else {
      add(next + found, line);
      changes.push({ line, old, new: added[next++] });
    }
  }
  add(added.length, first + out.length);
  return changes;
}

/** The start of the first word is enough: `private_fork` becomes `private_forks`. */
function isSimilar(one: string, other: string): boolean {
  const word = /\w{1,5}/.exec(one)?.[0];
  return word !== undefined && other.includes(word);
}
