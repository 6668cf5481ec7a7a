// Imports a record again: compares what the source says now with the file and with the hashes of
// the earlier import, field by field. A field that nobody edited follows its source; an edited one
// stays.

import { compareInstants, parseInstant } from '../../model/instant.ts';
import { editFrontMatter } from '../../model/source/edit/edit.ts';
import { splitFrontMatter } from '../../model/source/front-matter.ts';
import { readMarkdown } from '../../model/source/parse.ts';
import { type Fields, fieldsIn, hashesIn, hashOf, KEPT, TEXT, valueAt } from './fields.ts';

/** A field whose value at the source differs from the file. */
export interface FieldChange {
  readonly field: string;
  /** The value in the file, and at the source; undefined if there is none. */
  readonly from: unknown;
  readonly to: unknown;
  /** Why the file keeps its value, as a sentence; undefined if it gets that of the source. */
  readonly kept?: string;
}

interface Merged {
  /** The new text of the file. */
  readonly text: string;
  readonly changes: readonly FieldChange[];
}

interface MergeOptions {
  /** True to accept every edit: the next import reports only later changes of the source. */
  readonly keepEdits: boolean;
  /** True if the record says only some facts: all others stay. */
  readonly isPartial?: boolean;
}

const EDITED = 'It was edited since its import.';
const UNKNOWN = 'An older version imported it, so it is not known whether it was edited.';
const PUBLISHES =
  'The advisory was edited while it was private. Review it, and run "candor publish".';
const HIDES = 'A public advisory does not become private. Withdraw it instead.';

/** The fields that decide whether an advisory is public. */
const PUBLICITY = ['tlp', 'published', 'withdrawn', 'revisions'];

/** Merges a fresh import into the text of its file. Throws EditError if the file has errors. */
export function mergeImport(
  current: string,
  fresh: string,
  { keepEdits, isPartial = false }: MergeOptions,
): Merged {
  const [mine, theirs] = [readMarkdown('', current), readMarkdown('', fresh)];
  const [file, said] = [fieldsIn(mine.values, mine.body), fieldsIn(theirs.values, theirs.body)];
  const source = isPartial ? new Map([...file, ...said]) : said;
  const hashes = hashesIn(mine.values);
  const hash = (fields: Fields, name: string) =>
    fields.has(name) ? hashOf(fields.get(name)) : undefined;
  const names = [...new Set([...(isPartial ? said : source).keys(), ...(hashes?.keys() ?? [])])];
  const isEdited =
    hashes === undefined ||
    [...new Set([...names, ...file.keys()])].some((name) => hash(file, name) !== hashes.get(name));
  const barrier = barrierOf(file, source, isEdited);
  const written = new Map<string, string>();
  const changes: FieldChange[] = [];
  const remember = (name: string, value: string | undefined): void => {
    if (value !== undefined) written.set(name, value);
  };
  for (const name of names) {
    const [now, before, held] = [hash(source, name), hashes?.get(name), hash(file, name)];
    if (isPartial && !said.has(name)) remember(name, before);
    else if (now === held || now === before) remember(name, now);
    else {
      const change = { field: name, from: file.get(name), to: source.get(name) };
      const isOpen = held === before || name === 'revisions';
      const why = PUBLICITY.includes(name) ? barrier : undefined;
      const kept = why ?? (hashes === undefined ? UNKNOWN : isOpen ? undefined : EDITED);
      changes.push(kept === undefined ? change : { ...change, kept });
      remember(name, kept === undefined || (keepEdits && why === undefined) ? now : before);
    }
  }
  // Without the hashes of the first import, all that agrees is known to be unedited.
  const applied = changes.filter(({ kept }) => kept === undefined);
  return { text: applyTo(current, applied, file, written, hashes), changes };
}

/** Returns why the fields of the publication must stay; undefined if they can follow the source. */
function barrierOf(file: Fields, source: Fields, isEdited: boolean): string | undefined {
  const isPublic = (fields: Fields): boolean =>
    fields.get('published') !== undefined && (fields.get('tlp') ?? 'CLEAR') === 'CLEAR';
  if (isPublic(file) && !isPublic(source)) return HIDES;
  return !isPublic(file) && isPublic(source) && isEdited ? PUBLISHES : undefined;
}

function applyTo(
  current: string,
  applied: readonly FieldChange[],
  file: Fields,
  written: ReadonlyMap<string, string>,
  hashes: ReadonlyMap<string, string> | undefined,
): string {
  const keys = applied.filter(({ field }) => field !== TEXT);
  const edits = keys.map(({ field, to }) => {
    const path = field === KEPT ? ['imported', 'kept'] : [field];
    if (to === undefined) return { path, remove: true as const };
    return { path, set: field === 'revisions' ? allRevisions(file.get(field), to) : to };
  });
  const isSame =
    hashes?.size === written.size && [...written].every(([name, one]) => hashes.get(name) === one);
  const sums = isSame ? [] : [{ path: ['imported', 'written'], set: Object.fromEntries(written) }];
  const edited = editFrontMatter(current, [...edits, ...sums]);
  const text = applied.find(({ field }) => field === TEXT);
  return text === undefined ? edited : withBody(edited, typeof text.to === 'string' ? text.to : '');
}

/** History is not rewritten: revisions that the source no longer lists stay. */
function allRevisions(mine: unknown, theirs: unknown): unknown[] {
  const [held, added] = [mine, theirs].map((one): unknown[] => (Array.isArray(one) ? one : []));
  const known = new Set((held ?? []).map(hashOf));
  const all = [...(held ?? []), ...(added ?? []).filter((one) => !known.has(hashOf(one)))];
  return all.sort((a, b) => compareTimes(valueAt(a, 'at'), valueAt(b, 'at')));
}

function compareTimes(a: unknown, b: unknown): number {
  const [left, right] = [a, b].map((one) => parseInstant(String(one)));
  return left && right && 'instant' in left && 'instant' in right
    ? compareInstants(left.instant, right.instant)
    : 0;
}

function withBody(text: string, body: string): string {
  const parts = splitFrontMatter(text);
  if (typeof parts === 'string') return text;
  const head = text.slice(0, parts.end);
  return body === '' ? head : `${head.endsWith('\n') ? head : `${head}\n`}\n${body}\n`;
}
