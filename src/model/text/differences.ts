// What differs between two texts, which are lists of words or of lines.

/** A part of a text: unchanged, removed or added. */
export interface Piece {
  readonly kind: 'same' | 'out' | 'in';
  readonly parts: readonly string[];
}

/** Longer texts are replaced as a whole, because the comparison takes quadratic time and memory. */
const MOST_CELLS = 4_000_000;

/** Compares two texts by their longest common subsequence, after the common start and end. */
export function differences(before: readonly string[], after: readonly string[]): Piece[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const middle = between(
    before.slice(start, before.length - end),
    after.slice(start, after.length - end),
  );
  return joined([
    { kind: 'same', parts: before.slice(0, start) },
    ...middle,
    { kind: 'same', parts: before.slice(before.length - end) },
  ]);
}

function between(old: readonly string[], own: readonly string[]): Piece[] {
  if (old.length * own.length > MOST_CELLS)
    return [
      { kind: 'out', parts: old },
      { kind: 'in', parts: own },
    ];
  const width = own.length + 1;
  const lengths = new Uint32Array((old.length + 1) * width);
  const at = (i: number, k: number): number => lengths[i * width + k] ?? 0;
  for (let i = old.length - 1; i >= 0; i--)
    for (let k = own.length - 1; k >= 0; k--)
      lengths[i * width + k] =
        old[i] === own[k] ? at(i + 1, k + 1) + 1 : Math.max(at(i + 1, k), at(i, k + 1));
  const pieces: Piece[] = [];
  let [i, k] = [0, 0];
  while (i < old.length || k < own.length) {
    const [was = '', is = ''] = [old[i], own[k]];
    if (i < old.length && k < own.length && was === is) {
      pieces.push({ kind: 'same', parts: [was] });
      i++;
      k++;
    } else if (k === own.length || (i < old.length && at(i + 1, k) >= at(i, k + 1))) {
      pieces.push({ kind: 'out', parts: [was] });
      i++;
    } else {
      pieces.push({ kind: 'in', parts: [is] });
      k++;
    }
  }
  return pieces;
}

function joined(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = [];
  for (const { kind, parts } of pieces) {
    const last = all.at(-1);
    if (parts.length === 0) continue;
    if (last?.kind === kind) all[all.length - 1] = { kind, parts: [...last.parts, ...parts] };
    else all.push({ kind, parts });
  }
  return all;
}
