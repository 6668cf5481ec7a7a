// A content folder full of payloads: every field that takes free text, in every kind of file that is published.

import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { editFrontMatter, editYaml } from '../../src/model/edit.ts';
import { splitFrontMatter } from '../../src/model/front-matter.ts';
import { readContent } from '../../src/read.ts';
import {
  ADVISORY,
  AFFECTED,
  CHANNEL,
  IMPORTED,
  NOW,
  POLICY,
  PROJECT,
  RELEASE,
  RETROSPECTIVE,
  SECURITY,
  SITE,
  STATEMENT,
  TRANSLATION,
  WITHDRAWN,
} from '../broken-inputs/base.ts';
import { textOf } from '../broken-inputs/broken-input.ts';
import { PAYLOADS, type Payload } from './payloads.ts';

type Path = readonly (string | number)[];

export const PLAIN = RETROSPECTIVE.replace(/x$/, '');
/** The files that are published. Retrospectives are plain Markdown here: MDX is by trusted authors. */
const PUBLISHED = [
  SITE,
  SECURITY,
  POLICY,
  PROJECT,
  CHANNEL,
  ADVISORY,
  WITHDRAWN,
  IMPORTED,
  RELEASE,
  PLAIN,
  STATEMENT,
  AFFECTED,
  TRANSLATION,
];
const BODIES = [SECURITY, POLICY, ADVISORY, RELEASE, PLAIN];

/** Each text of the YAML of a file, by its path. */
function leavesOf(text: string, file: string): Path[] {
  const parts = file.endsWith('.yaml') ? undefined : splitFrontMatter(text);
  const yaml = typeof parts === 'object' ? parts.yaml : text;
  const found: Path[] = [];
  const visit = (node: unknown, path: Path): void => {
    if (isMap(node))
      for (const { key, value } of node.items) visit(value, [...path, isScalar(key) ? String(key.value) : '']);
    else if (isSeq(node)) for (const [i, item] of node.items.entries()) visit(item, [...path, i]);
    else if (isScalar(node) && typeof node.value === 'string') found.push(path);
  };
  visit(parseDocument(yaml).contents, []);
  return found;
}

const edited = (file: string, text: string, edits: readonly { path: Path; set: string }[]): string =>
  file.endsWith('.yaml') ? editYaml(text, edits) : editFrontMatter(text, edits);

/** What the folder is, and which texts of it are as they were because they take no free text. */
export interface Hostile {
  readonly files: ReadonlyMap<string, string>;
  /** `file: path` of each field that took payloads, and of each that took none. */
  readonly taking: readonly string[];
  readonly refusing: readonly string[];
  /** Of each field that took some payloads but none of a class, those classes: it is too short for them, or has a form. */
  readonly missing: Readonly<Record<string, readonly string[]>>;
  /** How many payloads stand in each body. */
  readonly inBodies: Readonly<Record<string, number>>;
}

const ADVISORIES = 24;
const TRANSLATIONS = 4;

type Edits = readonly { readonly path: Path; readonly set: string }[];

/** Reads the base in `folder` with further texts: the codes of the errors of each file. */
async function errorsOf(folder: string, texts: ReadonlyMap<string, string>): Promise<Map<string, Set<string>>> {
  const { problems } = await readContent({ folder, now: NOW }, texts);
  const errors = new Map<string, Set<string>>();
  for (const { file, level, code } of problems)
    if (level === 'error') errors.set(file, (errors.get(file) ?? new Set()).add(code));
  return errors;
}

/** Files beside one of the base, for the same content once more. */
const COPIES: Readonly<Record<string, (number: string | number) => string>> = {
  [ADVISORY]: (number) => `advisories/2026/ORB-2026-${number}.md`,
  [WITHDRAWN]: (number) => `advisories/2026/ORB-2026-${number}.md`,
  [IMPORTED]: (number) => `advisories/2026/ORB-2026-${number}.md`,
  [TRANSLATION]: (number) => `advisories/2026/ORB-2026-${number}.de.md`,
  [PROJECT]: (number) => `projects/p${number}.yaml`,
  [CHANNEL]: (number) => `channels/c${number}.yaml`,
  [POLICY]: (number) => `policies/q${number}.md`,
  [PLAIN]: (number) => `retrospectives/r${number}.md`,
  [STATEMENT]: (number) => `statements/s${number}.yaml`,
  [AFFECTED]: (number) => `statements/s${number}.yaml`,
};

/** Those edits of a file of the base that bring no error that the file does not have anyway, each by itself. */
async function fitting(folder: string, file: string, edits: Edits): Promise<Edits> {
  const copy = COPIES[file];
  if (copy !== undefined) {
    const texts = new Map(edits.map((edit, i) => [copy(50_000 + i), edited(file, original(file), [edit])]));
    const plain = (await errorsOf(folder, new Map([[copy(49_999), original(file)]]))).get(copy(49_999));
    const allowed = new Set([...(plain ?? []), 'alias-duplicate', 'statement-repeated', 'channel-none']);
    const errors = await errorsOf(folder, texts);
    return edits.filter((_, i) => [...(errors.get(copy(50_000 + i)) ?? [])].every((code) => allowed.has(code)));
  }
  const kept: { path: Path; set: string }[] = [];
  for (const edit of edits)
    if ((await errorsOf(folder, new Map([[file, edited(file, original(file), [edit])]]))).size === 0) kept.push(edit);
  return kept;
}

const original = (file: string): string => textOf(file === PLAIN ? RETROSPECTIVE : file);

/** Makes the folder's files out of the base that lies in `folder`, whose retrospective is plain Markdown. */
export async function hostileContent(folder: string): Promise<Hostile> {
  const fields = new Map<string, Path[]>();
  const refusing: string[] = [];
  for (const file of PUBLISHED) {
    const all = leavesOf(original(file), file).map((path) => ({ path, set: '<img src=x onerror=hit(-1)>' }));
    const open = new Set((await fitting(folder, file, all)).map(({ path }) => path));
    fields.set(file, [...open]);
    for (const { path } of all) if (!open.has(path)) refusing.push(`${file}: ${path.join('.')}`);
  }
  const bodies = new Map<string, readonly Payload[]>();
  for (const file of BODIES) bodies.set(file, await bodyOf(folder, file));
  const roomy = new Map<string, ReadonlySet<Path>>();
  for (const [file, paths] of fields) {
    // Of some files there is one: it has one value for each field, and nothing is gained by trying many.
    const long = COPIES[file] === undefined ? [] : paths.map((path) => ({ path, set: ofEveryClass(0) }));
    roomy.set(file, new Set((await fitting(folder, file, long)).map(({ path }) => path)));
  }
  const classes = new Map<string, Set<string>>();
  const plans: { file: string; as: string; payloads: Edits; own: Edits; body?: readonly Payload[] | undefined }[] = [];
  const plan = (file: string, as: string, copy: number, own: Edits = [], body?: readonly Payload[]) => {
    const payloads = (fields.get(file) ?? []).map((path, field) => {
      const held = heldBy(classes, file, path);
      const set = roomy.get(file)?.has(path) === true ? ofEveryClass(copy) : ofSomeClasses(held, copy + field);
      hold(held, set);
      return { path, set };
    });
    plans.push({ file, as, payloads, own, body });
  };
  // The original of the translation is a draft: what stands in it may stand nowhere else.
  for (const file of PUBLISHED.filter((one) => one !== TRANSLATION)) plan(file, file, 0, [], bodies.get(file));
  // Pages are built and opened one by one: so many copies that each payload stands in a field of an advisory.
  for (let i = 0; i < ADVISORIES; i++) {
    const aliases = [`CVE-1900-${30_000 + i}`, `CVE-1901-${30_000 + i}`].map((set, n) => ({
      path: ['aliases', n],
      set,
    }));
    plan(ADVISORY, `advisories/2026/ORB-2026-${1000 + i}.md`, i, aliases);
  }
  for (let i = 0; i < TRANSLATIONS; i++) {
    const of = { path: ['of'], set: '2026-05-12T16:00:00Z' };
    plan(TRANSLATION, COPIES[TRANSLATION]?.(1000 + i) ?? '', i, [of], i === 0 ? bodies.get(ADVISORY) : undefined);
  }
  for (let i = 0; i < 3; i++)
    for (const file of [PROJECT, CHANNEL, POLICY, PLAIN, STATEMENT, AFFECTED, WITHDRAWN, IMPORTED]) {
      const own = [STATEMENT, AFFECTED].includes(file)
        ? [{ path: ['vulnerability'], set: `CVE-190${file === STATEMENT ? 0 : 2}-${40_000 + i}` }]
        : [];
      const name = { [AFFECTED]: `a${i}`, [WITHDRAWN]: 2000 + i, [IMPORTED]: 3000 + i }[file] ?? i;
      plan(file, COPIES[file]?.(name) ?? '', i + 1, own);
    }
  const written = ({ file, payloads, own, body }: (typeof plans)[number]): string => {
    const text = edited(file, original(file), [...payloads, ...own]);
    return body === undefined ? text : withBody(text, body);
  };
  const files = new Map(plans.map((one) => [one.as, written(one)]));
  // A payload may be too long for a field, or no version: where a file has an error, only what fits is kept.
  const errors = await errorsOf(folder, files);
  classes.clear();
  for (const one of plans) {
    const payloads = errors.has(one.as) ? await fittingSomehow(folder, one.file, one.payloads) : one.payloads;
    if (errors.has(one.as)) files.set(one.as, written({ ...one, payloads }));
    for (const { path, set } of payloads) hold(heldBy(classes, one.file, path), set);
  }
  const taking = [...fields].flatMap(([file, paths]) => paths.map((path) => `${file}: ${path.join('.')}`));
  const inBodies = Object.fromEntries([...bodies].map(([file, taken]) => [file, taken.length]));
  const missing = Object.fromEntries(
    [...classes.keys()]
      .map((key) => [key, KINDS.filter((kind) => classes.get(key)?.has(kind) !== true)] as const)
      .filter(([, kinds]) => kinds.length > 0),
  );
  return { files, taking, refusing, inBodies, missing };
}

/** The payloads of one line, by class, each class from its shortest on. */
const CLASSES = Object.values(
  Object.groupBy(
    PAYLOADS.filter(({ text }) => !text.includes('\n')),
    ({ kind }) => kind,
  ),
).map((all = []) => all.toSorted((a, b) => a.text.length - b.text.length));
const KINDS = CLASSES.flatMap(([first]) => (first === undefined ? [] : [first.kind]));

/** One payload of each class, another one for each copy; which of them comes first differs too. */
const ofEveryClass = (copy: number): string =>
  rotated(CLASSES, copy)
    .map((all) => all[copy % all.length]?.text)
    .join(' ');

/** What a field of one line has room for, with some to spare. */
const ROOM = 100;

/** As many classes as there is room for, by their shortest payloads: first those that the field does not have yet. */
function ofSomeClasses(held: ReadonlySet<string>, by: number): string {
  const [first, ...others] = rotated(CLASSES, by)
    .flatMap((all) => all[0] ?? [])
    .sort((a, b) => Number(held.has(a.kind)) - Number(held.has(b.kind)));
  let text = first?.text ?? '';
  for (const one of others) if (text.length + one.text.length < ROOM) text += ` ${one.text}`;
  return text;
}

/** The classes that stand in a field by now, in any copy of its file and any item of its list. */
function heldBy(classes: Map<string, Set<string>>, file: string, path: Path): Set<string> {
  const key = `${file}: ${path.map((step) => (typeof step === 'number' ? '*' : step)).join('.')}`;
  const held = classes.get(key) ?? new Set();
  classes.set(key, held);
  return held;
}

function hold(held: Set<string>, value: string): void {
  for (const { kind, text } of PAYLOADS) if (value.includes(text)) held.add(kind);
}

const rotated = <One>(all: readonly One[], by: number): One[] => {
  const at = by % all.length;
  return [...all.slice(at), ...all.slice(0, at)];
};

/** Each edit of a file as it is where it fits, else the first payload of it that does, else none. */
async function fittingSomehow(folder: string, file: string, edits: Edits): Promise<Edits> {
  const kept = await fitting(folder, file, edits);
  const parts = edits
    .filter((one) => !kept.includes(one))
    .flatMap(({ path, set }) =>
      PAYLOADS.filter(({ text }) => set.includes(text))
        .slice(0, COPIES[file] === undefined ? 2 : undefined)
        .map(({ text }) => ({ path, set: text })),
    );
  const first = new Map((await fitting(folder, file, parts)).toReversed().map((one) => [one.path, one]));
  return [...kept, ...first.values()];
}

/** The payloads that the body of a file takes: a top heading, say, or an unknown fact of a policy is refused. */
async function bodyOf(folder: string, file: string): Promise<Payload[]> {
  let taken: Payload[] = [...PAYLOADS];
  for (let tries = 0; tries < 10; tries++) {
    const all = withBody(original(file), taken);
    const { problems } = await readContent({ folder, now: NOW }, new Map([[file, all]]));
    const bad = new Set(problems.filter(({ level }) => level === 'error').map(({ line }) => line));
    if (bad.size === 0) return taken;
    taken = taken.filter(({ text }) => {
      const start = all.slice(0, all.indexOf(`\n\n${text}\n\n`) + 2).split('\n').length;
      return !text.split('\n').some((_, i) => bad.has(start + i));
    });
  }
  throw new Error(`${file} does not take payloads.`);
}

const withBody = (text: string, payloads: readonly Payload[]): string =>
  `${text.trimEnd()}\n\n${payloads.map(({ text: one }) => one).join('\n\n')}\n\n`;
