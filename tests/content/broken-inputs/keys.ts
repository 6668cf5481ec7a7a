// Broken keys: each key of the contract with a typo, and each required key missing.

import { type Document, isMap, isNode, isScalar, isSeq, parseDocument } from 'yaml';
import { ADVISORY, CHANNEL, PROJECT, SITE } from './base.ts';
import {
  type BrokenInput,
  edit,
  type Files,
  placeOf,
  saying,
  textOf,
  write,
} from './broken-input.ts';
import { keysOf, SCHEMAS } from './contract.ts';

/** A key in a file. */
interface WrittenKey {
  readonly file: string;
  /** The path from the top, with list positions. */
  readonly path: readonly (string | number)[];
  /** The same path with "[]" for each list position, as in contract.ts. */
  readonly way: string;
  readonly offset: number;
}

const FENCE = '---\n';
const startOf = (text: string): number => (text.startsWith(FENCE) ? FENCE.length : 0);

function yamlOf(text: string): string {
  return startOf(text) === 0
    ? text
    : text.slice(FENCE.length, text.indexOf(`\n${FENCE}`, FENCE.length) + 1);
}

/** Returns every key of the YAML of a file, except those below keys that can have any name. */
export function writtenKeys(file: string): WrittenKey[] {
  const text = textOf(file);
  const found: WrittenKey[] = [];
  const visit = (node: unknown, path: readonly (string | number)[]): void => {
    if (isSeq(node))
      node.items.forEach((item, i) => {
        visit(item, [...path, i]);
      });
    if (!isMap(node) || ['imported.kept', 'imported.written'].includes(path.join('.'))) return;
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue;
      const own = [...path, String(key.value)];
      const way = own.map((step) => (typeof step === 'number' ? '[]' : step)).join('.');
      found.push({ file, path: own, way, offset: startOf(text) + (key.range?.[0] ?? 0) });
      visit(value, own);
    }
  };
  visit(parseDocument(yamlOf(text)).contents, []);
  return found;
}

/** The first place of each key of each schema. */
function firstOfEach(): WrittenKey[] {
  const seen = new Map(SCHEMAS.map(([, schema]) => [schema, new Set<string>()]));
  return SCHEMAS.flatMap(([file, schema]) => {
    const ways = seen.get(schema);
    return writtenKeys(file).filter(({ way }) => ways?.has(way) === false && ways.add(way));
  });
}

const SLIPS: readonly { name: string; slip: (key: string) => string }[] = [
  { name: 'a letter doubled', slip: (key) => `${key}${key.at(-1)}` },
  {
    name: 'the first letter in upper case',
    slip: (key) => key.charAt(0).toUpperCase() + key.slice(1),
  },
  { name: 'a letter left out', slip: (key) => key.slice(0, 1) + key.slice(2) },
];

/** The place of a key-missing problem: the key of the group, the item of a list, or the top. */
function placeOfParent(text: string, path: readonly (string | number)[]): string {
  const document = parseDocument(yamlOf(text));
  const parent = path.slice(0, -1);
  if (parent.length === 0) return '1:1';
  return placeOf(text.slice(0, startOf(text) + offsetOf(document, parent)));
}

function offsetOf(document: Document.Parsed, path: readonly (string | number)[]): number {
  const last = path.at(-1);
  const holder = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const node = isMap(holder)
    ? holder.items.find(({ key }) => isScalar(key) && key.value === last)?.key
    : isSeq(holder)
      ? holder.items[Number(last)]
      : undefined;
  if (!isNode(node)) throw new Error(`${path.join('.')} is not there`);
  return node.range?.[0] ?? 0;
}

/**
 * The required keys of the schema of a file, except those of a package, which is checked as a
 * whole.
 */
function requiredIn(file: string): ReadonlySet<string> {
  const schema = SCHEMAS.find(([one]) => one === file)?.[1];
  return new Set(
    schema === undefined
      ? []
      : keysOf(schema)
          .filter(({ required }) => required)
          .map(({ way }) => way),
  );
}

function misspelled({ file, path, way, offset }: WrittenKey, index: number): BrokenInput {
  const text = textOf(file);
  const key = String(path.at(-1));
  // With one letter less, a short key becomes another one: "ce" is as similar to "cve" as to "cwe".
  const slips = key.length < 4 ? SLIPS.slice(0, 2) : SLIPS;
  const { name, slip } = slips[index % slips.length] ?? { name: '', slip: (one: string) => one };
  const wrong = slip(key);
  const changed = `${text.slice(0, offset)}${wrong}${text.slice(offset + key.length)}`;
  const input = {
    name: `${file}: ${way} with ${name}`,
    change: (files: Files) => files.set(file, changed),
    expected: [`key-unknown@${file}:${placeOf(text.slice(0, offset))}`],
  };
  return saying(input, new RegExp(`Unknown key "${wrong}".*Did you mean "${key}"`));
}

function leftOut({ file, path, way }: WrittenKey): BrokenInput[] {
  if (!requiredIn(file).has(way)) return [];
  const text = textOf(file);
  const document = parseDocument(yamlOf(text));
  document.deleteIn(path);
  const yaml = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  const changed =
    text.slice(0, startOf(text)) + yaml + text.slice(startOf(text) + yamlOf(text).length);
  const input = {
    name: `${file}: ${way} is left out`,
    change: (files: Files) => files.set(file, changed),
    expected: [`key-missing@${file}:${placeOfParent(changed, path)}`],
  };
  return [saying(input, new RegExp(`"${path.at(-1)}" is missing`))];
}

const TYPED: readonly BrokenInput[] = [
  ...['score', 'cvss', 'cvss_score', 'base_score', 'baseScore', 'CVSS'].map((key) =>
    edit(
      `a score is typed as "${key}"`,
      ADVISORY,
      'rating:\n',
      `▸${key}: 8.7\nrating:\n`,
      'score-typed',
    ),
  ),
  edit(
    'a score is typed in the rating',
    ADVISORY,
    '  level: high\n',
    '  level: high\n  ▸score: 8.7\n',
    'score-typed',
  ),
  saying(
    edit(
      'a key of another file',
      CHANNEL,
      'kind: email',
      '▸repository: https://git.example/\nkind: email',
      'key-unknown',
    ),
    /Known keys: name, kind, /,
  ),
  saying(
    edit(
      'a key with another word',
      PROJECT,
      '    status: supported\n',
      '    status: supported\n    ▸state: supported\n',
      'key-unknown',
    ),
    /in branches\[0\]/,
  ),
  saying(
    edit(
      'a key at the wrong depth',
      SITE,
      'publisher:\n',
      'publisher:\n  ▸prefix: ORB\n',
      'key-unknown',
    ),
    /Unknown key "prefix" in publisher/,
  ),
  write('very long keys', SITE, `${textOf(SITE)}? ▸"${'x'.repeat(5000)}"\n: 1\n`, 'key-unknown'),
];

export const KEYS: readonly BrokenInput[] = [
  ...firstOfEach().map(misspelled),
  ...firstOfEach().flatMap(leftOut),
  ...TYPED,
];
