// Changes of the shape around a value, for migrations: the value itself is moved as it is written,
// with its comments and quotes.

import type { Path } from '../../problem/problem.ts';
import { columnOf } from './render.ts';
import { lineEnd, type Page, removeEntry, type Splice } from './splice.ts';
import type { Entry, GroupTree } from './tree.ts';

/**
 * `rename` gives a key another name. `wrap` makes a value the only item of a list. `lift` moves a
 * key out of its group, to the line after it.
 */
export type Reshape =
  | { readonly path: Path; readonly rename: string }
  | { readonly path: Path; readonly wrap: true }
  | { readonly path: Path; readonly lift: true };

/** The entry of a reshape, its collection, and the entry that has the collection as its value. */
interface Reshaped {
  readonly holder: GroupTree;
  readonly entry: Entry;
  readonly above: { readonly holder: GroupTree; readonly entry: Entry } | undefined;
}

/** Returns the splice of a reshape; undefined if the form of the text does not allow it. */
export function reshape(
  page: Page,
  { holder, entry, above }: Reshaped,
  edit: Reshape,
): Splice | undefined {
  if ('rename' in edit) return renameKey(page.text, entry, edit.rename);
  if ('wrap' in edit) return wrapValue(page.text, entry);
  return above === undefined ? undefined : liftEntry(page, holder, entry, above.entry);
}

function renameKey(text: string, { key, start, end }: Entry, name: string): Splice | undefined {
  if (key === undefined) return undefined;
  const written = [key, `"${key}"`, `'${key}'`].find((one) =>
    text.slice(start, end).startsWith(one),
  );
  return written === undefined ? undefined : { start, end: start + written.length, text: name };
}

function wrapValue(text: string, { value }: Entry): Splice | undefined {
  if (value === undefined || (value.kind === 'scalar' && value.written === 'block'))
    return undefined;
  const { start, end } = value;
  const written = text.slice(start, end);
  if (value.kind === 'scalar' || value.flow) return { start, end, text: `[${written}]` };
  return { start, end, text: `- ${written.replace(/\n(?=[^\n])/g, '\n  ')}` };
}

function liftEntry(page: Page, holder: GroupTree, entry: Entry, parent: Entry): Splice | undefined {
  const { text } = page;
  if (holder.kind !== 'map' || parent.anchor === undefined) return undefined;
  const last = afterLine(text, parent.end);
  const column = columnOf(text, parent.start);
  const sole = holder.entries.length < 2;
  if (holder.flow) {
    const {
      start,
      end,
      text: left,
    } = sole ? { ...holder, text: '{}' } : removeEntry(page, holder, entry);
    const lifted = `${' '.repeat(column)}${text.slice(entry.start, entry.end)}\n`;
    const rest = text.slice(parent.start, start) + left + text.slice(end, last);
    return { start: parent.start, end: last, text: joined(rest, lifted) };
  }
  const depth = columnOf(text, entry.start) - column;
  if (sole) {
    const head = afterLine(text, parent.anchor);
    const rest = ` {}${text.slice(parent.anchor, head)}`;
    return {
      start: parent.anchor,
      end: last,
      text: rest + outdented(text.slice(head, last), depth),
    };
  }
  const start = commentStart(text, entry.start - column - depth, column + depth);
  const end = afterLine(text, entry.end);
  return {
    start,
    end: last,
    text: joined(text.slice(end, last), outdented(text.slice(start, end), depth)),
  };
}

const outdented = (lines: string, depth: number): string =>
  lines.replace(new RegExp(`^ {${depth}}`, 'gm'), '');

/** The start of the comment lines directly above a line that have the same indentation. */
function commentStart(text: string, line: number, column: number): number {
  const above = text.lastIndexOf('\n', line - 2) + 1;
  const isComment = line > 0 && new RegExp(`^ {${column}}#`).test(text.slice(above, line));
  return isComment ? commentStart(text, above, column) : line;
}

/** The offset after the line break of the line that contains the end of a value. */
const afterLine = (text: string, end: number): number =>
  text[end - 1] === '\n' ? end : Math.min(text.length, lineEnd(text, end) + 1);

/** Two blocks of lines; the last line of the file can lack its line break. */
function joined(rest: string, lifted: string): string {
  if (rest === '' || rest.endsWith('\n')) return `${rest}${lifted}`;
  return `${rest}\n${lifted.replace(/\n$/, '')}`;
}

/** Returns the values after a reshape whose path is known to be possible. */
export function reshapedValues(values: unknown, edit: Reshape): unknown {
  const { path } = edit;
  const parents = 'lift' in edit ? path.slice(0, -2) : path.slice(0, -1);
  return withValueAt(values, parents, (group) => {
    if ('lift' in edit) return liftedGroup(group, path.slice(-2).map(String));
    return mapEntries(group, String(path.at(-1)), (name, value) =>
      'rename' in edit ? [[edit.rename, value]] : [[name, [value]]],
    );
  });
}

function liftedGroup(group: unknown, [parent = '', key = '']: readonly string[]): unknown {
  return mapEntries(group, parent, (name, inner) => {
    const held = Object.entries(Object(inner));
    return [
      [name, Object.fromEntries(held.filter(([one]) => one !== key))],
      ...held.filter(([one]) => one === key),
    ];
  });
}

type Pair = readonly [key: string, value: unknown];

function mapEntries(
  group: unknown,
  key: string,
  change: (name: string, value: unknown) => readonly Pair[],
): unknown {
  if (Array.isArray(group))
    return group.map((value, i) => (String(i) === key ? change(key, value)[0]?.[1] : value));
  const pairs = Object.entries(Object(group)).flatMap(([name, value]) =>
    name === key ? change(name, value) : [[name, value] as const],
  );
  return Object.fromEntries(pairs);
}

function withValueAt(values: unknown, path: Path, change: (value: unknown) => unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return change(values);
  return mapEntries(values, String(step), (name, value) => [
    [name, withValueAt(value, rest, change)],
  ]);
}
