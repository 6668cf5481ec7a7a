// Locates the lines and columns of findings. A file's text is parsed once for all its findings, and
// only if it has any.

import type { Place } from '../problem/problem.ts';
import { bodyBounds, FENCE, splitFrontMatter } from './front-matter.ts';
import { parseYaml } from './yaml/parse.ts';
import type { YamlMap, YamlNode, YamlPair, YamlScalar } from './yaml/tree.ts';

/** A span of text: lines and columns from 1, columns and length in UTF-16 units. */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly excerpt: string;
}

/**
 * Returns a function that finds the line and column of a place in a file's text, or of its nearest
 * existing parent. The text has LF line breaks. Never throws.
 */
export function locator(text: string, markdown: boolean): (place: Place) => Span {
  const spanAt = spans(text);
  const rangeAt = ranges(text, markdown);
  return (place) => {
    const [start, end] = rangeAt(place);
    return spanAt(start, end - start);
  };
}

/** Like locator, but by offsets: a span can have several lines. */
export function ranges(text: string, markdown: boolean): (place: Place) => Range {
  const parts = markdown ? splitFrontMatter(text) : { yaml: text, end: text.length };
  const shift = markdown ? FENCE.length : 0;
  let tree: Tree | undefined;
  return (place) => {
    if (place === 'start') return [0, 0];
    if ('offset' in place) return [place.offset, place.offset + place.length];
    if ('bodyOffset' in place) {
      const { start, end } = bodyBounds(text, typeof parts === 'string' ? 0 : parts.end);
      const from = (place.bodyOffset < 0 ? end : start) + place.bodyOffset;
      return [from, from + place.length];
    }
    if (typeof parts === 'string') return [0, 0];
    tree ??= readTree(parts.yaml);
    const [start, end] = rangeOf(tree, place);
    return [start + shift, end + shift];
  };
}

/** Returns the span of one place. For many places of a text, use a locator. */
export function locate(text: string, place: Place, markdown: boolean): Span {
  return locator(text, markdown)(place);
}

function spans(text: string): (offset: number, length: number) => Span {
  const starts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return (offset, length) => {
    const start = Math.max(0, Math.min(offset, text.length));
    const line = lastAtMost(starts, start);
    const lineStart = starts[line] ?? 0;
    const lineEnd = text.indexOf('\n', lineStart);
    const excerpt = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd).replace(/\r$/, '');
    const column = start - lineStart + 1;
    return {
      line: line + 1,
      column,
      length: Math.max(1, Math.min(length, excerpt.length - column + 1)),
      excerpt,
    };
  };
}

/** Returns the index of the last of some sorted numbers that does not exceed a bound. */
function lastAtMost(sorted: readonly number[], bound: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((sorted[middle] ?? 0) <= bound) low = middle;
    else high = middle - 1;
  }
  return low;
}

type Range = readonly [start: number, end: number];

interface Tree {
  readonly yaml: string;
  /** undefined if the YAML cannot be parsed. */
  readonly top: YamlNode | undefined;
  /** The pairs of each group by key, so that a group with very many keys is scanned only once. */
  readonly groups: Map<YamlMap, ReadonlyMap<string, YamlPair>>;
}

function readTree(yaml: string): Tree {
  const read = parseYaml(yaml);
  return { yaml, top: 'tree' in read ? read.tree : undefined, groups: new Map() };
}

function rangeOf(
  tree: Tree,
  place: Exclude<Place, 'start' | { offset: number } | { bodyOffset: number }>,
): Range {
  let node = tree.top;
  let found: Range = [0, 0];
  for (const [depth, step] of place.path.entries()) {
    if (node?.kind === 'map') {
      const pair = pairsOf(tree, node).get(String(step));
      if (!pair) return found;
      found = [pair.key.start, pair.key.end];
      if (place.part === 'key' && depth === place.path.length - 1) return found;
      node = pair.value;
    } else if (node?.kind === 'list') {
      const item: YamlNode | undefined = node.items[Number(step)];
      if (item === undefined) return found;
      node = item;
    } else return found;
    if (node.end > node.start) found = [node.start, node.end];
  }
  return place.from !== undefined && node?.kind === 'scalar'
    ? partOf(tree.yaml, node, found, place.from, place.length ?? 1)
    : found;
}

function pairsOf({ groups }: Tree, map: YamlMap): ReadonlyMap<string, YamlPair> {
  const known = groups.get(map);
  if (known) return known;
  const pairs = new Map<string, YamlPair>();
  for (const pair of map.pairs)
    if (pair.key.kind === 'scalar' && !pairs.has(pair.key.source)) pairs.set(pair.key.source, pair);
  groups.set(map, pairs);
  return pairs;
}

/**
 * Returns the span of a part of a scalar's trimmed text; of the whole if its characters differ from
 * the source (escapes, folded lines).
 */
function partOf(
  yaml: string,
  { style, source }: YamlScalar,
  [start, end]: Range,
  from: number,
  length: number,
): Range {
  const quoted = style === 'quoted' ? 1 : 0;
  const inner = yaml.slice(start + quoted, end - quoted);
  if (inner.trim() === '' || inner.trim() !== source.trim()) return [start, end];
  const first = start + quoted + inner.length - inner.trimStart().length + from;
  return [first, first + length];
}
