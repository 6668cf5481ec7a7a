// Parses the YAML that content can use: one document of the YAML 1.2 core schema, with numbers kept
// as texts, without anchors, aliases, tags and directives, and with limited nesting. Violations are
// found before any value is built.

import {
  Composer,
  CST,
  type DocumentOptions,
  Lexer,
  type ParseOptions,
  Parser,
  parseDocument,
  type SchemaOptions,
} from 'yaml';
import type { ProblemCode } from '../../problem/codes.ts';
import { syntaxWords } from './errors.ts';
import { readPlainYaml } from './fast-path.ts';
import { treeOf, type YamlNode } from './tree.ts';

/** A fault in a YAML text. Offsets and lengths are in UTF-16 units. */
interface YamlFault {
  readonly code: ProblemCode;
  readonly offset: number;
  readonly length: number;
  /** What was found; defaults to the message of the code. */
  readonly message?: string;
}

/** The tree of the document, or one fault for each faulty line, at most 100. */
type Yaml = { readonly tree: YamlNode } | { readonly faults: readonly YamlFault[] };

/**
 * The maximum depth of values. The library is recursive: excessive nesting must be refused before
 * it starts.
 */
export const MAX_DEPTH = 20;
// The number of open items for a value beyond that depth: the document, the top, and one collection
// for each level.
const MAX_OPEN = MAX_DEPTH + 2;
const MAX_FAULTS = 100;

/** Parses a YAML text. Never throws. */
export function parseYaml(yaml: string): Yaml {
  const tree = readPlainYaml(yaml) ?? faultlessTree(yaml);
  return tree === undefined ? parseWithCare(yaml) : { tree };
}

// Most other files have no fault and no character that could start an anchor, an alias, a tag or a
// directive. They need no check of each token, which would add half of the time.
function faultlessTree(yaml: string): YamlNode | undefined {
  if (/(?:^|[\s[{,?:-])[&*!]|^%/m.test(yaml)) return undefined;
  try {
    const document = parseDocument(yaml, YAML_OPTIONS);
    return document.errors.length === 0 ? treeOf(document) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Numbers stay texts, as the callers expect; this also avoids five patterns for each of them.
 * source/parse.ts compares the keys, because the library's comparison takes quadratic time.
 */
export const YAML_OPTIONS: ParseOptions & DocumentOptions & SchemaOptions = {
  schema: 'failsafe',
  customTags: ['null', 'bool'],
  uniqueKeys: false,
  prettyErrors: false,
  strict: true,
  logLevel: 'error',
};

function parseWithCare(yaml: string): Yaml {
  const { tokens, refused, openings } = tokensOf(yaml);
  if (refused.length > 0) return { faults: refused };
  const composer = new Composer(YAML_OPTIONS);
  const [document, second] = composer.compose(tokens, true, yaml.length);
  if (document === undefined) return { faults: [{ code: 'yaml-shape', offset: 0, length: 1 }] };
  const faults = onePerLine(yaml, document.errors).map(({ code, message, pos: [start, end] }) =>
    faultOf(yaml, openings, { code, message, start, length: Math.max(1, end - start) }),
  );
  // An error about an unclosed item is often reported at both its start and its end.
  const lines = new Set<number>();
  const distinct = faults.filter(({ offset }) => {
    const line = lineStart(yaml, offset);
    return !lines.has(line) && lines.add(line);
  });
  if (distinct.length > 0) return { faults: distinct };
  if (second !== undefined)
    return { faults: [{ code: 'yaml-documents', offset: second.range[0], length: 3 }] };
  return { tree: treeOf(document) };
}

/**
 * The open items: where each quoted text starts, and each unclosed bracket, with the place where
 * that was detected.
 */
interface Openings {
  readonly quotes: number[];
  readonly brackets: { readonly start: number; readonly seen: number }[];
}

interface Tokens {
  readonly tokens: readonly CST.Token[];
  /** The forbidden constructs, even if the rest can be parsed. */
  readonly refused: readonly YamlFault[];
  readonly openings: Openings;
}

function tokensOf(yaml: string): Tokens {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  const refused: YamlFault[] = [];
  const openings: Openings = { quotes: [], brackets: [] };
  const open: Open[] = [];
  let text = false;
  for (const lexeme of new Lexer().lex(yaml)) {
    const type: CST.TokenType | null = text ? null : CST.tokenType(lexeme);
    const { offset } = parser;
    // A plain or block text follows its header, and can look like anything.
    text = type === 'scalar';
    const fault = type === null ? undefined : refusal(type, lexeme, offset);
    if (fault) refused.push(fault);
    note(type, offset, open, openings);
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > MAX_OPEN)
      refused.push({ code: 'yaml-depth', offset, length: lexeme.length });
    if (parser.stack.length > MAX_OPEN || refused.length >= MAX_FAULTS)
      return { tokens, refused, openings };
  }
  for (const token of parser.end()) tokens.push(token);
  openings.brackets.push(...open.map(({ offset }) => ({ start: offset, seen: yaml.length })));
  return { tokens, refused, openings };
}

interface Open {
  readonly offset: number;
  readonly end: CST.TokenType;
}

function note(
  type: CST.TokenType | null,
  offset: number,
  open: Open[],
  { quotes, brackets }: Openings,
): void {
  if (type === 'flow-map-start') open.push({ offset, end: 'flow-map-end' });
  else if (type === 'flow-seq-start') open.push({ offset, end: 'flow-seq-end' });
  else if (type === 'flow-map-end' || type === 'flow-seq-end') {
    const last = open.pop();
    if (last !== undefined && last.end !== type)
      brackets.push({ start: last.offset, seen: offset });
  } else if (type === 'flow-error-end')
    brackets.push(...open.splice(0).map((one) => ({ start: one.offset, seen: offset })));
  else if (type === 'single-quoted-scalar' || type === 'double-quoted-scalar') quotes.push(offset);
}

function refusal(type: CST.TokenType, lexeme: string, offset: number): YamlFault | undefined {
  const span = { offset, length: lexeme.length };
  const kinds: readonly (CST.TokenType | null)[] = ['alias', 'anchor', 'tag', 'directive-line'];
  if (!kinds.includes(type)) return undefined;
  const found = JSON.stringify(short(lexeme));
  if (type === 'alias')
    return {
      code: 'yaml-alias',
      ...span,
      message: `${found} is a YAML alias, which is not allowed.`,
    };
  if (type === 'anchor')
    return {
      code: 'yaml-alias',
      ...span,
      message: `${found} is a YAML anchor, which is not allowed.`,
    };
  if (type === 'tag')
    return { code: 'yaml-tag', ...span, message: `${found} is a YAML tag, which is not allowed.` };
  if (type === 'directive-line')
    return {
      code: 'yaml-syntax',
      ...span,
      message: `${found} is a YAML directive, which is not allowed.`,
    };
  return undefined;
}

interface Fault {
  readonly code: string;
  readonly message: string;
  readonly start: number;
  readonly length: number;
}

// After the first error of a line, the others are mostly its consequences.
function onePerLine<Error extends { pos: [number, number]; message: string }>(
  yaml: string,
  errors: readonly Error[],
): Error[] {
  const kept: Error[] = [];
  let end = -1;
  for (const error of [...errors].sort((a, b) => a.pos[0] - b.pos[0])) {
    if (error.pos[0] <= end) continue;
    kept.push(error);
    // The tokens after an unexpected one are unreliable.
    if (kept.length === MAX_FAULTS || /^Unexpected .* (?:token|at node end)/.test(error.message))
      break;
    const next = yaml.indexOf('\n', error.pos[0]);
    end = next < 0 ? yaml.length : next;
  }
  return kept;
}

function faultOf(
  yaml: string,
  openings: Openings,
  { code, message, start, length }: Fault,
): YamlFault {
  const lineAt = lineStart(yaml, start);
  const tab = /^ *\t/.exec(yaml.slice(lineAt, start + 2))?.[0];
  if (tab !== undefined || code === 'TAB_AS_INDENT')
    return {
      code: 'yaml-tab',
      offset: tab === undefined ? start : lineAt + tab.length - 1,
      length: 1,
    };
  if (/^Missing closing .quote/.test(message))
    return unclosed('quote', openings.quotes.findLast((quote) => quote < start) ?? start);
  if (/^Flow .* end with/.test(message)) return unclosed('bracket', bracketOf(openings, start));
  return {
    code: 'yaml-syntax',
    offset: start,
    length,
    message: syntaxWords(message, short(yaml.slice(start, start + length))),
  };
}

const lineStart = (text: string, offset: number): number =>
  offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;

function bracketOf({ brackets }: Openings, error: number): number {
  const bracket =
    brackets.findLast(({ seen }) => seen <= error) ??
    brackets.findLast(({ start }) => start < error);
  return bracket?.start ?? error;
}

function unclosed(what: string, offset: number): YamlFault {
  return {
    code: 'yaml-syntax',
    offset,
    length: 1,
    message: `The ${what} that opens here is never closed.`,
  };
}

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
