// A content file with each of its texts on a line of its own, so that the line of a problem says which text is meant: JSON, which
// is YAML.

import { parse } from 'yaml';
import type { Path } from '../../../src/model/problem/problem.ts';
import { FENCE, splitFrontMatter } from '../../../src/model/source/front-matter.ts';

/** What a file holds: its values, and the text below its front matter. */
export interface Parts {
  readonly values: unknown;
  readonly body: string | undefined;
}

/** A text in the place of another. */
export interface Change {
  readonly path: Path;
  readonly set: string;
}

export function partsOf(text: string): Parts {
  const parts = splitFrontMatter(text);
  if (typeof parts === 'string') return { values: parse(text), body: undefined };
  return { values: parse(parts.yaml), body: text.slice(parts.end) };
}

/** The paths of all texts, in their order. */
export const textsOf = (values: unknown): Change[] =>
  linesOf(values, [], '', '').flatMap(({ path, value }) => (typeof value === 'string' ? [{ path, set: value }] : []));

/** The file with changes, and the path of what stands on each line of its values, the first line being that of `first`. */
export function written({ values, body }: Parts, changes: readonly Change[]) {
  const set = new Map(changes.map((one) => [keyOf(one.path), one.set]));
  const lines = linesOf(values, [], '', '', set);
  const yaml = `${lines.map(({ text }) => text).join('\n')}\n`;
  const text = body === undefined ? yaml : `${FENCE}${yaml}${FENCE}${body}`;
  return { text, paths: lines.map(({ path }) => path), first: body === undefined ? 1 : 2 };
}

/** A path as one text. */
export const keyOf = (path: Path): string => path.join('.');

interface Line {
  readonly text: string;
  readonly path: Path;
  /** What it holds; undefined where it begins or ends a list or an object. */
  readonly value: unknown;
}

function linesOf(
  value: unknown,
  path: Path,
  before: string,
  after: string,
  set: ReadonlyMap<string, string> = new Map(),
): Line[] {
  if (typeof value !== 'object' || value === null) {
    const found = set.get(keyOf(path)) ?? value;
    return [{ text: `${before}${JSON.stringify(found)}${after}`, path, value: found }];
  }
  const list = Array.isArray(value);
  const inner = Object.entries(value).flatMap(([key, item], i, { length }) => {
    const head = list ? '' : `${JSON.stringify(key)}: `;
    return linesOf(item, [...path, list ? i : key], head, i < length - 1 ? ',' : '', set);
  });
  return [
    { text: `${before}${list ? '[' : '{'}`, path, value: undefined },
    ...inner,
    { text: `${list ? ']' : '}'}${after}`, path, value: undefined },
  ];
}
