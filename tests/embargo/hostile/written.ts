// A content file with each of its texts on a separate line, so that the line of a problem
// identifies the text: JSON, which is valid YAML.

import { parse } from 'yaml';
import type { Path } from '../../../src/model/problem/problem.ts';
import { FENCE, splitFrontMatter } from '../../../src/model/source/front-matter.ts';

/** The content of a file: its values, and the text after its front matter. */
export interface Parts {
  readonly values: unknown;
  readonly body: string | undefined;
}

/** A text that replaces another. */
export interface Change {
  readonly path: Path;
  readonly set: string;
}

export function partsOf(text: string): Parts {
  const parts = splitFrontMatter(text);
  if (typeof parts === 'string') return { values: parse(text), body: undefined };
  return { values: parse(parts.yaml), body: text.slice(parts.end) };
}

/** The paths of all texts, in order. */
export const textsOf = (values: unknown): Change[] =>
  linesOf(values, [], '', '').flatMap(({ path, value }) =>
    typeof value === 'string' ? [{ path, set: value }] : [],
  );

/**
 * The file with changes, and the path of the value on each line. The first line is that of `first`.
 */
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
  /** The value; undefined if the line starts or ends a list or an object. */
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
