// Parses content files: YAML, and Markdown with YAML front matter. Types come from the schemas,
// never from YAML's guess about a plain text: `1.10` stays "1.10", so that a version is what its
// author typed.

import { type MarkdownWork, measureMarkdown } from '../markdown/limits.ts';
import type { Finding, Path } from '../problem/problem.ts';
import { bodyBounds, FENCE, splitFrontMatter } from './front-matter.ts';
import { MAX_DEPTH, parseYaml } from './yaml/parse.ts';
import type { YamlNode, YamlPair, YamlScalar } from './yaml/tree.ts';

export { locate, locator, type Span } from './position.ts';

interface Source {
  /**
   * Plain values: objects, lists, texts, booleans, null; undefined if the YAML cannot be parsed.
   */
  readonly values: unknown;
  /**
   * The Markdown after the front matter, without one line break on either side; empty in a YAML
   * file.
   */
  readonly body: string;
  /** The offset of the body in the file's text, in UTF-16 units. */
  readonly bodyOffset: number;
  readonly findings: readonly Finding[];
}

// YAML 1.2.2, section 10.3.2: the numbers of the core schema that JSON can hold.
const NUMBER = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** Parses a YAML file. `file` is only used in the findings. */
export function readYaml(file: string, text: string): Source {
  const { values, findings } = readValues(file, text, 0);
  return { values, findings, body: '', bodyOffset: text.length };
}

/**
 * Parses a Markdown file with front matter. If `optional`, a file with missing or empty front
 * matter has the values `{}`.
 */
export function readMarkdown(file: string, text: string, optional = false): Source {
  const parts = splitFrontMatter(text);
  if (parts === 'missing') {
    if (!optional) return unread(file, 'front-matter-missing', text);
    const { start, end } = bodyBounds(text, 0);
    const body = text.slice(start, end);
    return { values: {}, body, bodyOffset: start, findings: tangles(file, body, start) };
  }
  if (parts === 'open') return unread(file, 'front-matter-open', '');
  const { start, end } = bodyBounds(text, parts.end);
  const read =
    optional && parts.yaml.trim() === ''
      ? { values: {}, findings: [], work: undefined }
      : readValues(file, parts.yaml, FENCE.length);
  const body = text.slice(start, end);
  const findings = [...read.findings, ...tangles(file, body, start, read.work)];
  return { values: read.values, body, bodyOffset: start, findings };
}

/**
 * Reports a body that exceeds the limits of the Markdown pipeline, together with the front matter.
 */
function tangles(file: string, body: string, bodyOffset: number, before?: MarkdownWork): Finding[] {
  const work = measureMarkdown(body, before);
  if (!('code' in work)) return [];
  const { code, offset, length, message } = work;
  return [{ code, file, at: { offset: bodyOffset + offset, length }, message }];
}

function unread(file: string, code: Finding['code'], body: string): Source {
  return { values: undefined, body, bodyOffset: 0, findings: [{ code, file, at: 'start' }] };
}

interface Values extends Pick<Source, 'values' | 'findings'> {
  /** The Markdown work of the texts among the values. */
  readonly work: MarkdownWork | undefined;
}

function readValues(file: string, yaml: string, shift: number): Values {
  const read = parseYaml(yaml);
  if ('faults' in read) {
    const findings = read.faults.map(
      ({ code, offset, length, message }): Finding => ({
        code,
        file,
        at: { offset: offset + shift, length },
        message,
      }),
    );
    return { values: undefined, findings, work: undefined };
  }
  const { tree } = read;
  const walk: Walk = { file, shift, findings: [], work: undefined };
  if (tree.kind !== 'map') {
    const isNothing = tree.kind === 'scalar' && tree.value === null;
    report('yaml-shape', tree, walk, isNothing ? 'The file has no keys and values.' : undefined);
    return { values: undefined, findings: walk.findings, work: undefined };
  }
  const values = plain(tree, [], walk);
  // Values that are nested too deeply are omitted, which would look like missing values.
  const whole = walk.findings.every(({ code }) => code !== 'yaml-depth');
  return { values: whole ? values : undefined, findings: walk.findings, work: walk.work };
}

interface Walk {
  readonly file: string;
  readonly shift: number;
  readonly findings: Finding[];
  work: MarkdownWork | undefined;
}

/** Shorter texts are names and versions; a file can have thousands of them. */
const LONG = 200;

function plain(node: YamlNode, path: Path, walk: Walk): unknown {
  if (path.length > MAX_DEPTH) return report('yaml-depth', node, walk);
  if (node.kind === 'map') return plainMap(node.pairs, path, walk);
  if (node.kind === 'list') return node.items.map((item, i) => plain(item, [...path, i], walk));
  if (typeof node.value === 'string' && node.value.length > LONG) measure(node, node.value, walk);
  // Kept values of an import keep their types; all others get their types from the schema.
  const kept = path[0] === 'imported' && path[1] === 'kept' && node.style === 'plain';
  return kept && typeof node.value === 'string' && NUMBER.test(node.value)
    ? Number(node.value)
    : node.value;
}

// Measures all texts, because any of them can be rendered, and a file can have many.
function measure(node: YamlScalar, text: string, walk: Walk): void {
  const work = measureMarkdown(text, walk.work);
  if (!('code' in work)) walk.work = work;
  else if (!walk.findings.some(({ code }) => code === work.code))
    report(work.code, node, walk, work.message);
}

function plainMap(pairs: readonly YamlPair[], path: Path, walk: Walk): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { key, value } of pairs) {
    const name = key.kind === 'scalar' && key.value !== null ? key.source : '';
    if (name === '')
      report('yaml-key', key, walk, 'A key must be a text, not empty, a list or a group of keys.');
    else if (FORBIDDEN_KEYS.has(name))
      report('yaml-key', key, walk, `"${name}" is not allowed as a key.`);
    else if (Object.hasOwn(values, name))
      report('yaml-duplicate-key', key, walk, `"${name}" appears twice in the same place.`);
    else values[name] = plain(value, [...path, name], walk);
  }
  return values;
}

function report(
  code: Finding['code'],
  { start, end }: YamlNode,
  { file, shift, findings }: Walk,
  message?: string,
): undefined {
  findings.push({
    code,
    file,
    at: { offset: start + shift, length: Math.max(1, end - start) },
    message,
  });
  return undefined;
}
