// Lines and columns of what findings are about. A file's text is parsed once for all its findings, and only if there are any.

import { type Document, isMap, isNode, isScalar, isSeq, type Scalar, type YAMLMap } from 'yaml';
import { bodyBounds, FENCE, splitFrontMatter } from './front-matter.ts';
import type { Place } from './problem.ts';
import { parseYaml } from './yaml.ts';

/** A span of text: lines and columns from 1, columns and length in UTF-16 units. */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly excerpt: string;
}

/**
 * Answers a function that finds the line and column of a place in a file's text, of its nearest parent where the place itself
 * is not there. The text has LF line ends. Never throws.
 */
export function locator(text: string, markdown: boolean): (place: Place) => Span {
  const spanAt = spans(text);
  const parts = markdown ? splitFrontMatter(text) : { yaml: text, end: text.length };
  const shift = markdown ? FENCE.length : 0;
  let tree: Tree | undefined;
  return (place) => {
    if (place === 'start') return spanAt(0, 0);
    if ('offset' in place) return spanAt(place.offset, place.length);
    if ('bodyOffset' in place) {
      const { start, end } = bodyBounds(text, typeof parts === 'string' ? 0 : parts.end);
      return spanAt((place.bodyOffset < 0 ? end : start) + place.bodyOffset, place.length);
    }
    if (typeof parts === 'string') return spanAt(0, 0);
    tree ??= treeOf(parts.yaml);
    const [start, end] = rangeOf(tree, place);
    return spanAt(start + shift, end - start);
  };
}

/** The span of one place. For many places of a text, make a locator. */
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
    return { line: line + 1, column, length: Math.max(1, Math.min(length, excerpt.length - column + 1)), excerpt };
  };
}

/** The index of the last of some sorted numbers that is not above a bound. */
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
  readonly contents: unknown;
  /** The pairs of each map by their keys, so that a map with very many keys is looked through once. */
  readonly maps: Map<YAMLMap, ReadonlyMap<string, { key: unknown; value: unknown }>>;
}

function treeOf(yaml: string): Tree {
  const read = parseYaml(yaml);
  const document: Document.Parsed | undefined = 'document' in read ? read.document : undefined;
  return { yaml, contents: document?.contents, maps: new Map() };
}

function rangeOf(tree: Tree, place: Exclude<Place, 'start' | { offset: number } | { bodyOffset: number }>): Range {
  let node: unknown = tree.contents;
  let found: Range = [0, 0];
  for (const [depth, step] of place.path.entries()) {
    if (isMap(node)) {
      const pair = pairsOf(tree, node).get(String(step));
      if (!pair) return found;
      found = nodeRange(pair.key) ?? found;
      if (place.part === 'key' && depth === place.path.length - 1) return found;
      node = pair.value;
    } else if (isSeq(node) && node.items[Number(step)] !== undefined) node = node.items[Number(step)];
    else return found;
    const range = nodeRange(node);
    if (range && range[1] > range[0]) found = range;
  }
  return place.from !== undefined && isScalar(node)
    ? partOf(tree.yaml, node, found, place.from, place.length ?? 1)
    : found;
}

function pairsOf({ maps }: Tree, map: YAMLMap): ReadonlyMap<string, { key: unknown; value: unknown }> {
  const known = maps.get(map);
  if (known) return known;
  const pairs = new Map<string, { key: unknown; value: unknown }>();
  for (const { key, value } of map.items) {
    const name = isScalar(key) ? (key.source ?? String(key.value)) : undefined;
    if (name !== undefined && !pairs.has(name)) pairs.set(name, { key, value });
  }
  maps.set(map, pairs);
  return pairs;
}

/** A part of a scalar's trimmed text; the whole where its characters are not those of the source (escapes, folded lines). */
function partOf(yaml: string, node: Scalar, [start, end]: Range, from: number, length: number): Range {
  const quoted = node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE' ? 1 : 0;
  const inner = yaml.slice(start + quoted, end - quoted);
  if (inner.trim() === '' || inner.trim() !== (node.source ?? '').trim()) return [start, end];
  const first = start + quoted + inner.length - inner.trimStart().length + from;
  return [first, first + length];
}

function nodeRange(node: unknown): Range | undefined {
  const range = isNode(node) ? node.range : undefined;
  return range ? [range[0], range[1]] : undefined;
}
