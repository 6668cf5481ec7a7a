// Minimal edits of content: one value changes, and all comments, order, quotes, brackets, blank
// lines and line breaks elsewhere stay the same, byte for byte. The result is parsed again; a
// result with other values than intended is never returned.

import type { Path } from '../../problem/problem.ts';
import { FENCE, splitFrontMatter } from '../front-matter.ts';
import { readYaml } from '../parse.ts';
import { EditError } from './edit-error.ts';
import { asBlock, styleOf } from './render.ts';
import { type Reshape, reshape, reshapedValues } from './reshape.ts';
import { addItem, addKey, type Page, removeEntry, type Splice, setValue } from './splice.ts';
import { type Entry, type GroupTree, type Tree, treeOf } from './tree.ts';

/**
 * One change. `set` assigns a value to a key or a list item, and creates missing parents; the index
 * after the last item adds one. `append` adds an item to a list, and creates the list if needed.
 * `remove` deletes an existing entry. A `Reshape` keeps the value. A path is never empty. Values are texts, numbers, booleans,
 * null, and lists and objects of them; undefined keys are omitted.
 */
export type Edit =
  | { readonly path: Path; readonly set: unknown }
  | { readonly path: Path; readonly append: unknown }
  | { readonly path: Path; readonly remove: true }
  | Reshape;

type ValueEdit = Exclude<Edit, Reshape>;

/** Changes a YAML text, one edit after the other. Throws EditError. */
export function editYaml(text: string, edits: readonly Edit[]): string {
  return editLines(text, edits, /\r?\n/.exec(text)?.[0] ?? '\n');
}

/** Changes the front matter of a Markdown text, one edit after the other. Throws EditError. */
export function editFrontMatter(text: string, edits: readonly Edit[]): string {
  const { clean, rawOffset } = cleaned(text);
  const parts = splitFrontMatter(clean);
  if (parts === 'missing') throw new EditError('front-matter', 'The file has no front matter.');
  if (parts === 'open')
    throw new EditError('front-matter', 'The front matter is not closed with a line "---".');
  const start = rawOffset(FENCE.length);
  const end = rawOffset(FENCE.length + parts.yaml.length);
  const yaml = editLines(text.slice(start, end), edits, /\r?\n/.exec(text)?.[0] ?? '\n');
  return text.slice(0, start) + yaml + text.slice(end);
}

function editLines(text: string, edits: readonly Edit[], lineEnd: string): string {
  return edits.reduce((before, edit) => editOnce(before, edit, lineEnd), text);
}

function editOnce(text: string, edit: Edit, lineEnd: string): string {
  const { clean, rawOffset } = cleaned(text);
  const values = valuesOf(clean);
  const splice = spliceFor({ text: clean, root: treeOf(clean) }, edit);
  const wanted = sameness(
    isReshape(edit) ? reshapedValues(values, edit) : changed(values, edit.path, edit),
  );
  const result = clean.slice(0, splice.start) + splice.text + clean.slice(splice.end);
  if (sameness(readYaml('', result).values) !== wanted) throw unusual(edit.path);
  const put = splice.text.replaceAll('\n', lineEnd);
  return text.slice(0, rawOffset(splice.start)) + put + text.slice(rawOffset(splice.end));
}

/**
 * Returns the text as source/parse.ts expects it, and a function that maps its offsets to the
 * original text.
 */
function cleaned(text: string): { clean: string; rawOffset: (offset: number) => number } {
  const mark = text.startsWith('\ufeff') ? 1 : 0;
  const dropped: number[] = [];
  for (let at = text.indexOf('\r\n'); at >= 0; at = text.indexOf('\r\n', at + 2))
    dropped.push(at - mark - dropped.length);
  const clean = text.slice(mark).replace(/\r\n?/g, '\n');
  return {
    clean,
    rawOffset: (offset) => offset + mark + dropped.filter((at) => at < offset).length,
  };
}

function valuesOf(yaml: string): unknown {
  if (/^(?:[ \t]*(?:#.*)?\n)*[ \t]*(?:#.*)?$/.test(yaml)) return {};
  const { values, findings } = readYaml('', yaml);
  const [first] = findings;
  if (first !== undefined)
    throw new EditError(
      'yaml',
      first.message ?? 'The YAML has errors; run "candor check" to see them.',
    );
  return values;
}

// Numbers are parsed as they are typed, and compared as such.
const sameness = (values: unknown): string =>
  JSON.stringify(values, (_, value: unknown) =>
    typeof value === 'number' ? String(value) : value,
  );

function spliceFor(page: Page, edit: Edit): Splice {
  const { path } = edit;
  const { root } = page;
  const [first] = path;
  if (first === undefined) throw new EditError('path', 'The path of the change is empty.');
  if (root === undefined) {
    if (typeof first !== 'string' || 'remove' in edit || isReshape(edit)) throw missing(path);
    const text = asBlock(nested(path, leafOf(edit)), 0, styleOf('', undefined, undefined));
    const from = page.text.length;
    return {
      start: from,
      end: from,
      text: `${from === 0 || page.text.endsWith('\n') ? '' : '\n'}${text}\n`,
    };
  }
  return spliceBelow(page, root, edit);
}

function spliceBelow(page: Page, root: Tree, edit: Edit): Splice {
  const { path } = edit;
  let at: Spot | undefined;
  let node: Tree | undefined = root;
  let inBrackets = false;
  for (const [i, step] of path.entries()) {
    const holder: Tree | undefined = node;
    if (at !== undefined && (holder === undefined || (holder.kind === 'scalar' && holder.empty))) {
      if ('remove' in edit || isReshape(edit)) throw missing(path);
      return setValue(
        page,
        at.holder,
        at.entry,
        nested(path.slice(i), leafOf(edit)),
        at.inBrackets,
      );
    }
    if (holder === undefined || holder.kind === 'scalar')
      throw new EditError(
        'path',
        `"${pathText(path.slice(0, i))}" is a single value; "${pathText(path)}" cannot be.`,
      );
    inBrackets ||= holder.flow;
    const entry: Entry | undefined = entryOf(holder, step, path.slice(0, i));
    if (entry === undefined) return addMissing(page, holder, edit, i, inBrackets);
    at = { holder, entry, inBrackets, above: at };
    node = entry.value;
  }
  if (at === undefined) throw missing(path);
  return spliceAt(page, at, edit);
}

/**
 * An entry, the collection that contains it, whether that is in brackets, and the entry that has
 * the collection as its value.
 */
interface Spot {
  readonly holder: GroupTree;
  readonly entry: Entry;
  readonly inBrackets: boolean;
  readonly above: Spot | undefined;
}

function entryOf(holder: GroupTree, step: string | number, path: Path): Entry | undefined {
  if (holder.kind === 'map') return holder.entries.find(({ key }) => key === String(step));
  if (typeof step === 'number' && Number.isInteger(step) && step >= 0) return holder.entries[step];
  throw new EditError('path', `"${pathText(path)}" is a list; it has no key "${step}".`);
}

function addMissing(
  page: Page,
  holder: GroupTree,
  edit: Edit,
  depth: number,
  inBrackets: boolean,
): Splice {
  const { path } = edit;
  const step = path[depth];
  if ('remove' in edit || isReshape(edit) || step === undefined) throw missing(path);
  const value =
    depth === path.length - 1 ? leafOf(edit) : nested(path.slice(depth + 1), leafOf(edit));
  if (holder.kind === 'map') return addKey(page, holder, String(step), value, inBrackets);
  if (step !== holder.entries.length) throw missing(path);
  return addItem(page, holder, value, inBrackets);
}

function spliceAt(page: Page, spot: Spot, edit: Edit): Splice {
  const { holder, entry, inBrackets, above } = spot;
  if (isReshape(edit)) {
    const splice = reshape(page, spot, edit);
    if (splice === undefined) throw unusual(edit.path);
    return splice;
  }
  if ('remove' in edit && holder.entries.length === 1 && above !== undefined)
    return setValue(
      page,
      above.holder,
      above.entry,
      holder.kind === 'map' ? {} : [],
      above.inBrackets,
    );
  if ('remove' in edit) return removeEntry(page, holder, entry);
  if ('set' in edit) return setValue(page, holder, entry, edit.set, inBrackets);
  const list = entry.value;
  if (
    list === undefined ||
    (list.kind === 'scalar' && list.empty) ||
    (list.kind === 'list' && list.entries.length === 0)
  )
    return setValue(page, holder, entry, [edit.append], inBrackets);
  if (list.kind !== 'list')
    throw new EditError(
      'path',
      `"${pathText(edit.path)}" is not a list; nothing can be added to it.`,
    );
  return addItem(page, list, edit.append, inBrackets || list.flow);
}

const leafOf = (edit: ValueEdit): unknown =>
  'set' in edit ? edit.set : 'append' in edit ? [edit.append] : undefined;

/** Wraps a value in the keys and lists of a path. */
function nested(path: Path, leaf: unknown): unknown {
  return path.reduceRight((value: unknown, step) => {
    if (typeof step === 'string') return { [step]: value };
    if (step === 0) return [value];
    throw missing(path);
  }, leaf);
}

/** Returns the values after an edit whose path is known to be possible. */
function changed(values: unknown, path: Path, edit: ValueEdit): unknown {
  const [step, ...rest] = path;
  if (step === undefined) {
    if ('set' in edit) return edit.set;
    return 'append' in edit ? [...(Array.isArray(values) ? values : []), edit.append] : undefined;
  }
  if (
    Array.isArray(values) ||
    (values === null && step === 0) ||
    (values === undefined && step === 0)
  ) {
    const list: unknown[] = Array.isArray(values) ? [...values] : [];
    if ('remove' in edit && rest.length === 0) return list.filter((_, i) => i !== step);
    list[Number(step)] = changed(list[Number(step)], rest, edit);
    return list;
  }
  const entries = typeof values === 'object' && values !== null ? Object.entries(values) : [];
  const key = String(step);
  if ('remove' in edit && rest.length === 0)
    return Object.fromEntries(entries.filter(([name]) => name !== key));
  const old = entries.find(([name]) => name === key);
  const pair: [string, unknown] = [key, changed(old?.[1], rest, edit)];
  return Object.fromEntries(
    old === undefined ? [...entries, pair] : entries.map((one) => (one === old ? pair : one)),
  );
}

const isReshape = (edit: Edit): edit is Reshape =>
  'rename' in edit || 'wrap' in edit || 'lift' in edit;

const unusual = (path: Path): EditError =>
  new EditError(
    'form',
    `"${pathText(path)}" is written in a form that Candor cannot edit safely. Edit it by hand.`,
  );

const missing = (path: Path): EditError =>
  new EditError('path', `"${pathText(path)}" does not exist.`);

const pathText = (path: Path): string =>
  path
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : i > 0 ? `.${step}` : step))
    .join('');
