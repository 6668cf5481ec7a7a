// The texts that the fields of a file accept: each payload in each field, if the reader accepts it.

import type { Path, Problem } from '../../../src/model/problem/problem.ts';
import { readContent } from '../../../src/read/index.ts';
import type { ContentPlace } from '../../../src/read/place.ts';
import { PAYLOADS, type Payload } from './payloads.ts';
import { type Change, keyOf, type Parts, textsOf, written } from './written.ts';

/** A kind of file under test, represented by a file of the folder. */
export interface Kind {
  readonly file: string;
  readonly parts: Parts;
  /**
   * The folder for further files of its kind; undefined if there is only one, which is tested in a
   * folder with only `beside`.
   */
  readonly copy: ((number: number) => string) | undefined;
  /** Other differences of that folder. */
  readonly own?: ((number: number) => readonly Change[]) | undefined;
  readonly beside: ReadonlyMap<string, string>;
}

/** The folder of the files, the time of the reading, and an empty folder. */
export interface Place extends ContentPlace {
  readonly empty: string;
}

/**
 * The form of a payload in a field: as it is, as one line, or appended to the value, which has a
 * format.
 */
type Manner = 'itself' | 'on one line' | 'behind';

/** A field, and the part of each payload that it accepts. */
export interface Field {
  readonly change: Change;
  readonly takes: readonly {
    readonly payload: Payload;
    readonly manner: Manner;
    readonly text: string;
  }[];
  readonly refuses: readonly Payload[];
}

const textIn = (payload: Payload, manner: Manner): string =>
  manner === 'on one line' ? payload.text.replaceAll('\n', ' ') : payload.text;

/** The value of the field with a payload. */
const changeWith = (own: Change, payload: Payload, manner: Manner): Change => ({
  path: own.path,
  set: manner === 'behind' ? own.set + payload.text : textIn(payload, manner),
});

/** Tries every payload in every text of a file, in each form that is needed. */
export async function fieldsOf(place: Place, kind: Kind): Promise<Field[]> {
  const fields = textsOf(kind.parts.values).map((change) => ({
    change,
    takes: new Map<number, Manner>(),
  }));
  for (const manner of ['itself', 'on one line', 'behind'] as const) {
    const rounds = PAYLOADS.flatMap((payload) => {
      if (manner === 'on one line' && !payload.text.includes('\n')) return [];
      const open = fields.filter(({ takes }) => !takes.has(payload.number));
      return open.length === 0 ? [] : [{ payload, open }];
    });
    const trials = rounds.map(({ open, payload }) =>
      open.map(({ change }) => changeWith(change, payload, manner)),
    );
    const kept = await keptOf(place, kind, trials);
    for (const [i, { open, payload }] of rounds.entries())
      for (const field of open)
        if (kept[i]?.has(keyOf(field.change.path))) field.takes.set(payload.number, manner);
  }
  return fields.map(({ change, takes }) => ({
    change,
    takes: PAYLOADS.flatMap((payload) => {
      const manner = takes.get(payload.number);
      return manner === undefined ? [] : [{ payload, manner, text: textIn(payload, manner) }];
    }),
    refuses: PAYLOADS.filter(({ number }) => !takes.has(number)),
  }));
}

/**
 * For each trial, the accepted changes, tested together, or one by one if the result is ambiguous.
 */
async function keptOf(
  place: Place,
  kind: Kind,
  all: readonly (readonly Change[])[],
): Promise<ReadonlySet<string>[]> {
  const alone: { readonly i: number; readonly change: Change }[] = [];
  let trials = all;
  // An error in one field can hide an error in another, so accepted changes are tried again without
  // refused ones.
  for (let again = true; again; ) {
    const faults = await faultsOf(place, kind, trials);
    again = faults.some(({ sure, unsure }) => sure.size + unsure.size > 0);
    trials = trials.map((changes, i) =>
      changes.filter((change) => {
        const path = keyOf(change.path);
        const isSure = faults[i]?.sure.has(path) === true;
        const isUnsure = !isSure && faults[i]?.unsure.has(path) === true;
        if (isUnsure) alone.push({ i, change });
        return !isSure && !isUnsure;
      }),
    );
  }
  const kept = trials.map((changes) => new Set(changes.map(({ path }) => keyOf(path))));
  const refused = await refuses(
    place,
    kind,
    alone.map(({ change }) => change),
  );
  for (const [at, { i, change }] of alone.entries())
    if (!refused[at]) kept[i]?.add(keyOf(change.path));
  return kept;
}

/** Whether a file refuses each change alone. */
export async function refuses(
  place: Place,
  kind: Kind,
  changes: readonly Change[],
): Promise<boolean[]> {
  const faults = await faultsOf(
    place,
    kind,
    changes.map((change) => [change]),
  );
  return faults.map(({ sure, unsure }) => sure.size + unsure.size > 0);
}

/**
 * The paths of changes on lines with errors, and those that can cause other errors, if the
 * unchanged file has no such errors.
 */
interface Faults {
  readonly sure: ReadonlySet<string>;
  readonly unsure: ReadonlySet<string>;
}

async function faultsOf(
  place: Place,
  kind: Kind,
  trials: readonly (readonly Change[])[],
): Promise<Faults[]> {
  const { file, copy, own, parts, beside } = kind;
  const tried = trials.map((changes, i) => ({
    changes,
    ...written(parts, [...(own?.(50_000 + i) ?? []), ...changes]),
  }));
  if (copy === undefined) {
    const alone = async (text: string): Promise<readonly Problem[]> => {
      const { problems } = await readContent(
        { folder: place.empty, now: place.now },
        new Map([...beside, [file, text]]),
      );
      return problems.filter((one) => one.file === file);
    };
    const known = new Set((await alone(written(parts, []).text)).map(({ code }) => code));
    const faults: Faults[] = [];
    for (const one of tried) faults.push(blamed(one, await alone(one.text), known));
    return faults;
  }
  const plain = copy(49_999);
  const texts = new Map([[plain, written(parts, own?.(49_999) ?? []).text]]);
  for (const [i, { text }] of tried.entries()) texts.set(copy(50_000 + i), text);
  const { problems } = await readContent(place, texts);
  const byFile = Map.groupBy(problems, (one) => one.file);
  const known = new Set<string>([
    ...SIBLINGS,
    ...(byFile.get(plain) ?? []).map(({ code }) => code),
  ]);
  return tried.map((one, i) => blamed(one, byFile.get(copy(50_000 + i)) ?? [], known));
}

/** Errors that copies of a file cause only because there are several. */
const SIBLINGS = ['alias-duplicate', 'statement-repeated', 'channel-none'] as const;

interface Tried {
  readonly changes: readonly Change[];
  readonly paths: readonly Path[];
  readonly first: number;
}

function blamed(
  { changes, paths, first }: Tried,
  problems: readonly Problem[],
  known: ReadonlySet<string>,
): Faults {
  const changed = changes.map(({ path }) => keyOf(path));
  const sure = new Set<string>();
  const unsure = new Set<string>();
  for (const { level, code, line } of problems) {
    if (level !== 'error' || known.has(code)) continue;
    const at = keyOf(paths[line - first] ?? []);
    const within = changed.filter((one) => one.startsWith(`${at}.`));
    if (changed.includes(at)) sure.add(at);
    else for (const path of within.length > 0 ? within : changed) unsure.add(path);
  }
  return { sure, unsure };
}
