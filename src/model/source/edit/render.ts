// Renders values as YAML, in the style of the text around them.

import { Document, isCollection, isScalar, isSeq, Scalar, type ToStringOptions, visit } from 'yaml';
import type { GroupTree, Tree, Written } from './tree.ts';

/** The style of keys and lists in a file. */
export interface Style {
  /** True if list items that are groups of keys are in braces, each on its line. */
  readonly itemsInBraces: boolean;
  /** True if lists of single values are in brackets. */
  readonly listsInBrackets: boolean;
  /** True if the dashes of a list are indented below its key. */
  readonly dashesIndented: boolean;
}

const ON_ONE_LINE: ToStringOptions = {
  lineWidth: 0,
  flowCollectionPadding: false,
  doubleQuotedMinMultiLineLength: 1_000_000_000,
  blockQuote: 'literal',
};

/**
 * Renders a value on one line, suitable inside brackets if `inBrackets`; undefined if it takes
 * several lines.
 */
export function inline(value: unknown, inBrackets: boolean, written?: Written): string | undefined {
  if (inBrackets || isFull(value)) return plainText([value], true, written).slice(1, -1);
  const text = plainText({ k: value }, false, written).slice('k: '.length);
  return text.includes('\n') ? undefined : text;
}

function plainText(value: unknown, flow: boolean, written: Written | undefined): string {
  const document = documentOf(value);
  if (flow && isCollection(document.contents)) document.contents.flow = true;
  const quotes =
    written === 'single'
      ? Scalar.QUOTE_SINGLE
      : written === 'double'
        ? Scalar.QUOTE_DOUBLE
        : undefined;
  visit(document, {
    Scalar: (key, node) => {
      if (key === 'key' || typeof node.value !== 'string') return;
      if (flow && /[\n\r]/.test(node.value)) node.type = Scalar.QUOTE_DOUBLE;
      else if (quotes !== undefined) node.type = quotes;
    },
  });
  return textOf(document, true);
}

/**
 * Renders the text after ":" or "-" for a value on its own lines below `column`; without the last
 * line break.
 */
export function onLines(
  value: unknown,
  holder: 'map' | 'list',
  column: number,
  style: Style,
): string {
  const rest = lines(holder === 'map' ? { k: value } : [value], style).slice(
    holder === 'map' ? 2 : 1,
  );
  return indent(rest, column);
}

/**
 * Renders a group of keys or a list as lines that start at `column`; the first line is not
 * indented.
 */
export function asBlock(value: unknown, column: number, style: Style): string {
  return indent(lines(value, style), column);
}

function lines(value: unknown, { itemsInBraces, listsInBrackets, dashesIndented }: Style): string {
  const document = documentOf(value);
  visit(document, {
    Seq: (_, node) => {
      if (node === document.contents) return;
      if (listsInBrackets && node.items.length > 0 && node.items.every(isScalar)) node.flow = true;
    },
    Map: (_, node, path) => {
      if (itemsInBraces && isSeq(path.at(-1)) && node.items.every(({ value }) => isSimple(value)))
        node.flow = true;
    },
  });
  return textOf(document, dashesIndented);
}

// True for single values, and lists of them: they fit in braces on one line.
const isSimple = (node: unknown): boolean =>
  !isCollection(node) || (isSeq(node) && node.items.every(isScalar));

function documentOf(value: unknown): Document {
  const document = new Document(value, { schema: 'core', aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (_, node) => {
      // A block text would absorb the blank lines that follow it, or lose trailing white space.
      if (
        typeof node.value === 'string' &&
        /[\n\r]/.test(node.value) &&
        !/^[^\r\t]*[^\s]\n?$/.test(node.value)
      )
        node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return document;
}

const textOf = (document: Document, indentSeq: boolean): string =>
  document.toString({ ...ON_ONE_LINE, indentSeq }).replace(/\n$/, '');

const indent = (text: string, column: number): string =>
  text.replace(/\n(?=[^\n])/g, `\n${' '.repeat(column)}`);

/** True for a group of keys or a list that is not empty. */
export function isFull(value: unknown): value is object {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).some((one) => one !== undefined)
  );
}

/** Returns the style of a group of keys or, if that has no clue, of the whole file. */
export function styleOf(text: string, near: Tree | undefined, root: Tree | undefined): Style {
  const clues = [...cluesOf(text, near, 1), ...cluesOf(text, root, 20)];
  const first = (what: keyof Style, otherwise: boolean) =>
    clues.find((clue) => clue[what] !== undefined)?.[what] ?? otherwise;
  return {
    itemsInBraces: first('itemsInBraces', false),
    listsInBrackets: first('listsInBrackets', false),
    dashesIndented: first('dashesIndented', true),
  };
}

function* cluesOf(text: string, tree: Tree | undefined, depth: number): Generator<Partial<Style>> {
  if (tree === undefined || tree.kind === 'scalar' || tree.flow || depth < 0) return;
  if (tree.kind === 'map')
    for (const entry of tree.entries)
      if (entry.value?.kind === 'list' && entry.value.entries.length > 0)
        yield listClue(
          entry.value,
          columnOf(text, entry.value.start) > columnOf(text, entry.start),
        );
  for (const { value } of tree.entries) yield* cluesOf(text, value, depth - 1);
}

function listClue(list: GroupTree, indented: boolean): Partial<Style> {
  const [first] = list.entries;
  const dashes = list.flow ? {} : { dashesIndented: indented };
  if (first?.value?.kind === 'map') {
    // An item that contains more groups cannot be in braces: it is no clue for those that can.
    const deep =
      !first.value.flow &&
      first.value.entries.some(({ value }) => value !== undefined && value.kind !== 'scalar');
    return list.flow || deep ? dashes : { ...dashes, itemsInBraces: first.value.flow };
  }
  return first?.value?.kind === 'scalar' ? { ...dashes, listsInBrackets: list.flow } : dashes;
}

/** Returns the number of characters before an offset on its line. */
export function columnOf(text: string, offset: number): number {
  return offset === 0 ? 0 : offset - text.lastIndexOf('\n', offset - 1) - 1;
}
