// A YAML document as a tree of groups of keys, lists and scalars, each with its position.

import { type Document, isMap, isScalar, isSeq, Scalar } from 'yaml';

/** Offsets are in UTF-16 units of the YAML; `end` is exclusive. */
interface Located {
  readonly start: number;
  readonly end: number;
}

export interface YamlScalar extends Located {
  readonly kind: 'scalar';
  readonly value: unknown;
  /** Its text, whatever its value is: "true". */
  readonly source: string;
  readonly style: 'plain' | 'quoted' | 'block';
}

export interface YamlPair {
  readonly key: YamlNode;
  readonly value: YamlNode;
}

export interface YamlMap extends Located {
  readonly kind: 'map';
  readonly pairs: readonly YamlPair[];
}

export interface YamlList extends Located {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
}

export type YamlNode = YamlMap | YamlList | YamlScalar;

/**
 * Returns the tree of a document that the library has parsed. Its depth is that of the document,
 * which `parseYaml` has limited.
 */
export function treeOf(document: Document.Parsed): YamlNode {
  return nodeOf(document.contents);
}

function nodeOf(node: unknown): YamlNode {
  if (isMap(node))
    return {
      kind: 'map',
      pairs: node.items.map(({ key, value }) => ({ key: nodeOf(key), value: nodeOf(value) })),
      ...locationOf(node.range),
    };
  if (isSeq(node))
    return { kind: 'list', items: node.items.map(nodeOf), ...locationOf(node.range) };
  if (!isScalar(node))
    return { kind: 'scalar', value: null, source: '', style: 'plain', start: 0, end: 0 };
  return {
    kind: 'scalar',
    value: node.value,
    source: node.source ?? '',
    style: STYLES.get(node.type ?? Scalar.PLAIN) ?? 'block',
    ...locationOf(node.range),
  };
}

const STYLES = new Map<string, YamlScalar['style']>([
  [Scalar.PLAIN, 'plain'],
  [Scalar.QUOTE_SINGLE, 'quoted'],
  [Scalar.QUOTE_DOUBLE, 'quoted'],
]);

function locationOf(range: readonly [number, number, number] | null | undefined): Located {
  return { start: range?.[0] ?? 0, end: range?.[1] ?? 0 };
}
