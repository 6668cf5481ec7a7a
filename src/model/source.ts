// Content files as text: YAML, and Markdown with YAML front matter. Types come from the schemas, never from how YAML looks
// at a plain text: `1.10` stays "1.10", so that a version is what its author typed.

import { isMap, isNode, isScalar, isSeq, type Pair, Scalar } from 'yaml';
import { bodyBounds, FENCE, splitFrontMatter } from './front-matter.ts';
import type { Finding, Path } from './problem.ts';
import { MAX_DEPTH, parseYaml } from './yaml.ts';

export { locate, locator, type Span } from './position.ts';

export interface Source {
  /** Plain values: objects, lists, texts, booleans, null. Undefined where the YAML cannot be read. */
  readonly values: unknown;
  /** The Markdown after the front matter, without the one line break on either side; empty in a YAML file. */
  readonly body: string;
  /** Where the body starts in the file's text, in UTF-16 units. */
  readonly bodyOffset: number;
  readonly findings: readonly Finding[];
}

// YAML 1.2.2, section 10.3.2: the numbers of the core schema that JSON can hold.
const NUMBER = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** Reads a YAML file. `file` is only named in the findings. */
export function readYaml(file: string, text: string): Source {
  return { ...readValues(file, text, 0), body: '', bodyOffset: text.length };
}

/** Reads a Markdown file with front matter. Where `optional`, a file without front matter, or with an empty one, has the values `{}`. */
export function readMarkdown(file: string, text: string, optional = false): Source {
  const parts = splitFrontMatter(text);
  if (parts === 'missing') {
    if (!optional) return unread(file, 'front-matter-missing', text);
    const { start, end } = bodyBounds(text, 0);
    return { values: {}, body: text.slice(start, end), bodyOffset: start, findings: [] };
  }
  if (parts === 'open') return unread(file, 'front-matter-open', '');
  const { start, end } = bodyBounds(text, parts.end);
  const read =
    optional && parts.yaml.trim() === '' ? { values: {}, findings: [] } : readValues(file, parts.yaml, FENCE.length);
  return { ...read, body: text.slice(start, end), bodyOffset: start };
}

function unread(file: string, code: Finding['code'], body: string): Source {
  return { values: undefined, body, bodyOffset: 0, findings: [{ code, file, at: 'start' }] };
}

type Values = Pick<Source, 'values' | 'findings'>;

function readValues(file: string, yaml: string, shift: number): Values {
  const read = parseYaml(yaml);
  if ('faults' in read) {
    const findings = read.faults.map(
      ({ code, offset, length, message }): Finding => ({ code, file, at: { offset: offset + shift, length }, message }),
    );
    return { values: undefined, findings };
  }
  const { contents } = read.document;
  const walk: Walk = { file, shift, findings: [] };
  if (!isMap(contents)) {
    report('yaml-shape', contents, walk, contents === null ? 'There are no keys and values.' : undefined);
    return { values: undefined, findings: walk.findings };
  }
  const values = plain(contents, [], walk);
  // What lies too deep is left out, which would look like a missing value.
  const whole = walk.findings.every(({ code }) => code !== 'yaml-depth');
  return { values: whole ? values : undefined, findings: walk.findings };
}

interface Walk {
  readonly file: string;
  readonly shift: number;
  readonly findings: Finding[];
}

function plain(node: unknown, path: Path, walk: Walk): unknown {
  if (path.length > MAX_DEPTH) return report('yaml-depth', node, walk);
  if (isMap(node)) return plainMap(node.items, path, walk);
  if (isSeq(node)) return node.items.map((item, i) => plain(item, [...path, i], walk));
  if (!isScalar(node)) return null;
  // What an import kept as it was keeps its types; everything else is typed by its schema.
  const kept = path[0] === 'imported' && path[1] === 'kept' && node.type === Scalar.PLAIN;
  return kept && typeof node.value === 'string' && NUMBER.test(node.value) ? Number(node.value) : node.value;
}

function plainMap(items: readonly Pair[], path: Path, walk: Walk): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { key, value } of items) {
    const name = isScalar(key) && key.value !== null ? (key.source ?? String(key.value)) : '';
    if (name === '') report('yaml-key', key, walk, 'A key is a text; here it is empty, a list or a group of keys.');
    else if (FORBIDDEN_KEYS.has(name)) report('yaml-key', key, walk, `"${name}" is never allowed as a key.`);
    else if (Object.hasOwn(values, name))
      report('yaml-duplicate-key', key, walk, `"${name}" is given twice in the same place.`);
    else values[name] = plain(value, [...path, name], walk);
  }
  return values;
}

function report(code: Finding['code'], node: unknown, { file, shift, findings }: Walk, message?: string): undefined {
  const [start, end] = (isNode(node) ? node.range : undefined) ?? [0, 0];
  findings.push({ code, file, at: { offset: start + shift, length: Math.max(1, end - start) }, message });
  return undefined;
}
