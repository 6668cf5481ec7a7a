// A YAML text as a tree of spans: where each value starts and ends, so that one of them can be
// changed alone.

import { CST, Parser } from 'yaml';

/** The style of a scalar. */
export type Written = 'plain' | 'single' | 'double' | 'block';

interface Spot {
  /** The start of the value, without preceding spaces and comments; in UTF-16 units. */
  readonly start: number;
  /**
   * The end of the value, without the comment after it. A block text ends after its last line
   * break.
   */
  readonly end: number;
}

interface ScalarTree extends Spot {
  readonly kind: 'scalar';
  readonly written: Written;
  readonly empty: boolean;
}

export interface GroupTree extends Spot {
  readonly kind: 'map' | 'list';
  /** Written with brackets. */
  readonly flow: boolean;
  readonly entries: readonly Entry[];
}

export type Tree = ScalarTree | GroupTree;

/** A key with its value, or an item of a list. */
export interface Entry extends Spot {
  /** The key's text; undefined for a list item. */
  readonly key: string | undefined;
  /**
   * The offset after ":" or "-", or of an item in brackets; undefined for a key in brackets without
   * ":".
   */
  readonly anchor: number | undefined;
  /** undefined if nothing is written. */
  readonly value: Tree | undefined;
}

/** Returns the tree of a YAML text without errors; undefined if it has no value. */
export function treeOf(yaml: string): Tree | undefined {
  for (const token of new Parser().parse(yaml))
    if (token.type === 'document' && token.value !== undefined) return tree(token.value);
  return undefined;
}

function tree(token: CST.Token | null | undefined): Tree | undefined {
  switch (token?.type) {
    case 'scalar':
    case 'single-quoted-scalar':
    case 'double-quoted-scalar':
      return {
        kind: 'scalar',
        written: WRITTEN[token.type],
        empty: token.type === 'scalar' && /^(?:~|null|Null|NULL)?$/.test(token.source),
        start: token.offset,
        end: token.offset + token.source.length,
      };
    case 'block-scalar':
      return {
        kind: 'scalar',
        written: 'block',
        empty: false,
        start: token.offset,
        end: blockEnd(token),
      };
    case 'block-map':
      return group('map', false, token.items.flatMap(mapEntry), token.offset);
    case 'block-seq':
      return group('list', false, token.items.flatMap(listEntry), token.offset);
    case 'flow-collection':
      return flowGroup(token);
    default:
      return undefined;
  }
}

const WRITTEN = {
  scalar: 'plain',
  'single-quoted-scalar': 'single',
  'double-quoted-scalar': 'double',
} as const;

function blockEnd({ offset, props, source }: CST.BlockScalar): number {
  let end = offset;
  for (const token of props) if ('source' in token) end += token.source.length;
  return end + source.length;
}

function group(
  kind: 'map' | 'list',
  flow: boolean,
  entries: readonly Entry[],
  offset: number,
): GroupTree {
  return {
    kind,
    flow,
    entries,
    start: entries[0]?.start ?? offset,
    end: entries.at(-1)?.end ?? offset,
  };
}

function flowGroup({ start, items, end }: CST.FlowCollection): GroupTree {
  const kind = start.type === 'flow-map-start' ? 'map' : 'list';
  const close = end.find(({ type }) => type === 'flow-map-end' || type === 'flow-seq-end');
  const entries = items.flatMap((item) =>
    kind === 'map' || item.sep !== undefined ? mapEntry(item) : flowItem(item),
  );
  return {
    kind,
    flow: true,
    entries,
    start: start.offset,
    end: (close?.offset ?? start.offset) + 1,
  };
}

type Item = CST.CollectionItem;

function mapEntry({ start, key, sep, value }: Item): Entry[] {
  const name = tree(key);
  const mark = start.find(({ type }) => type === 'explicit-key-ind');
  const colon = sep?.find(({ type }) => type === 'map-value-ind');
  const from = mark?.offset ?? name?.start ?? colon?.offset;
  if (from === undefined) return [];
  const anchor = colon === undefined ? undefined : colon.offset + 1;
  const held = tree(value);
  const end = held?.end ?? anchor ?? name?.end ?? from + 1;
  return [{ key: keyText(key), anchor, value: held, start: from, end }];
}

function keyText(token: CST.Token | null | undefined): string {
  if (token === null || token === undefined || !CST.isScalar(token) || token.type === 'alias')
    return '';
  return CST.resolveAsScalar(token).value;
}

function listEntry({ start, value }: Item): Entry[] {
  const dash = start.find(({ type }) => type === 'seq-item-ind');
  if (dash === undefined) return [];
  const held = tree(value);
  const anchor = dash.offset + 1;
  return [{ key: undefined, anchor, value: held, start: dash.offset, end: held?.end ?? anchor }];
}

function flowItem({ value }: Item): Entry[] {
  const held = tree(value);
  return held === undefined
    ? []
    : [{ key: undefined, anchor: held.start, value: held, start: held.start, end: held.end }];
}
