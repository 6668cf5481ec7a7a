// A YAML document as a tree of what content can hold: groups of keys, lists and scalars, each with where it stands.

import { type Document, isMap, isScalar, isSeq, Scalar } from 'yaml';

/** Offsets are in UTF-16 units of the YAML; `end` is behind the last. */
interface Standing {
  readonly start: number;
  readonly end: number;
}

export interface YamlScalar extends Standing {
  readonly kind: 'scalar';
  readonly value: unknown;
  /** What it says as a text, whatever its value is: "true". */
  readonly source: string;
  readonly style: 'plain' | 'quoted' | 'block';
}

export interface YamlPair {
  readonly key: YamlNode;
  readonly value: YamlNode;
}

export interface YamlMap extends Standing {
  readonly kind: 'map';
  readonly pairs: readonly YamlPair[];
}

export interface YamlList extends Standing {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
}

export type YamlNode = YamlMap | YamlList | YamlScalar;

/** The tree of a document that the library has read. Never deeper than the document, which `parseYaml` has measured. */
export function treeOf(document: Document.Parsed): YamlNode {
  return nodeOf(document.contents);
}

function nodeOf(node: unknown): YamlNode {
  if (isMap(node))
    return {
      kind: 'map',
      pairs: node.items.map(({ key, value }) => ({ key: nodeOf(key), value: nodeOf(value) })),
      ...standing(node.range),
    };
  if (isSeq(node)) return { kind: 'list', items: node.items.map(nodeOf), ...standing(node.range) };
  if (!isScalar(node)) return { kind: 'scalar', value: null, source: '', style: 'plain', start: 0, end: 0 };
  return {
    kind: 'scalar',
    value: node.value,
    source: node.source ?? '',
    style: STYLES.get(node.type ?? Scalar.PLAIN) ?? 'block',
    ...standing(node.range),
  };
}

const STYLES = new Map<string, YamlScalar['style']>([
  [Scalar.PLAIN, 'plain'],
  [Scalar.QUOTE_SINGLE, 'quoted'],
  [Scalar.QUOTE_DOUBLE, 'quoted'],
]);

function standing(range: readonly [number, number, number] | null | undefined): Standing {
  return { start: range?.[0] ?? 0, end: range?.[1] ?? 0 };
}
