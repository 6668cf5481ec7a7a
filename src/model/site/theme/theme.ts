// The publisher's theme: content/theme.css, which can only set custom properties. A style sheet can
// load from other hosts, hide a notice or draw over the page. So the published sheet is generated
// from the parsed declarations, not copied from the file.

import type { ProblemCode } from '../../problem/codes.ts';
import { nearest } from '../../text/nearest.ts';
import { THEME_PROPERTIES } from './properties.ts';

/** A property and its value, as published. */
export interface ThemeDeclaration {
  readonly name: string;
  readonly value: string;
}

interface Span {
  readonly offset: number;
  readonly length: number;
}

/** A declaration, with the span of its value in the file. */
export interface PlacedDeclaration extends ThemeDeclaration {
  readonly at: Span;
}

/** A fault, with its span in the file. */
export interface ThemeFault {
  readonly code: Extract<ProblemCode, `theme-${string}`>;
  readonly at: Span;
  readonly message: string;
  readonly remedy?: string | undefined;
}

const FUNCTIONS = new Set([
  ...[
    'light-dark',
    'oklch',
    'oklab',
    'lch',
    'lab',
    'rgb',
    'rgba',
    'hsl',
    'hsla',
    'hwb',
    'color',
    'color-mix',
  ],
  ...['var', 'calc', 'clamp', 'min', 'max'],
]);

const LONGEST_VALUE = 300;

/** Parses a theme: returns its declarations in order, or all faults. */
export function readTheme(
  text: string,
): { declarations: PlacedDeclaration[] } | { faults: ThemeFault[] } {
  // Comments become blanks, so that offsets do not change.
  const css = text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
  const declarations: PlacedDeclaration[] = [];
  const faults: ThemeFault[] = [];
  const block = /\s*(?:(:root)\s*\{([^{}]*)\}|(\S[^{}]*(?:\{(?:[^{}]|\{[^{}]*\})*\}?)?|[{}]))/y;
  for (let match = block.exec(css); match !== null; match = block.exec(css)) {
    const [whole, root, body = '', other = ''] = match;
    const end = match.index + whole.length;
    if (root !== undefined) takeBody(body, end - 1 - body.length, declarations, faults);
    else if (other.trim() !== '') faults.push(ruleFault(other, end - other.length));
    if (end >= css.trimEnd().length) break;
    block.lastIndex = end;
  }
  return faults.length > 0 ? { faults } : { declarations };
}

function ruleFault(rule: string, offset: number): ThemeFault {
  const [head = ''] = rule.split(/[\n{]/);
  const shown = head.trim() === '' ? rule.slice(0, 1) : head.trim();
  return {
    code: 'theme-rule',
    at: { offset, length: shown.length },
    message: `${JSON.stringify(shown.slice(0, 60))} is not allowed: a theme can contain only :root { … } with custom properties.`,
  };
}

function takeBody(
  body: string,
  start: number,
  declarations: PlacedDeclaration[],
  faults: ThemeFault[],
): void {
  let offset = start;
  for (const part of body.split(';')) {
    const from = offset + (part.length - part.trimStart().length);
    offset += part.length + 1;
    const written = part.trim();
    if (written === '') continue;
    const [, name = '', value = ''] = /^([^:]*):([\s\S]*)$/.exec(written) ?? [];
    const fault = faultIn(written, name.trim(), value.trim());
    if (fault === undefined) declarations.push(placed(name, value, from));
    else faults.push({ ...fault, at: { offset: from, length: firstLine(written).length } });
  }
}

function placed(name: string, value: string, from: number): PlacedDeclaration {
  const trimmed = value.trim();
  const offset = from + name.length + 1 + value.indexOf(trimmed);
  const at = { offset, length: firstLine(trimmed).length };
  return { name: name.trim(), value: trimmed.replace(/\s+/g, ' '), at };
}

const firstLine = (text: string): string => text.split('\n')[0] ?? '';

/** Names of properties that earlier versions had. */
const RENAMED: ReadonlyMap<string, string> = new Map([['--serif', '--heading']]);

function faultIn(written: string, name: string, value: string): Omit<ThemeFault, 'at'> | undefined {
  if (!THEME_PROPERTIES.has(name)) {
    const shown = name === '' ? written.slice(0, 60) : name;
    const near = RENAMED.get(name) ?? nearest(name, [...THEME_PROPERTIES.keys()]);
    const remedy = near === undefined ? undefined : `Did you mean ${near}?`;
    const message = `${JSON.stringify(shown)} is not a property that a theme can set.`;
    return { code: 'theme-property', message, ...(remedy === undefined ? {} : { remedy }) };
  }
  const why = valueFault(value);
  return why === undefined
    ? undefined
    : { code: 'theme-value', message: `The value of ${name} ${why}.` };
}

function valueFault(value: string): string | undefined {
  if (value === '') return 'is empty';
  if (value.length > LONGEST_VALUE) return `has more than ${LONGEST_VALUE} characters`;
  const odd = /[^\w\s#%.,()/"'+*-]/.exec(value)?.[0];
  if (odd !== undefined) return `holds ${JSON.stringify(odd)}`;
  if (/\/\*|\/\//.test(value)) return 'opens a comment';
  const called = [...value.matchAll(/([\w-]*)\s*\(/g)].map(([, name = '']) => name.toLowerCase());
  const unknown = called.find((name) => name !== '' && !FUNCTIONS.has(name));
  if (unknown !== undefined) return `uses ${unknown}(), which is not allowed`;
  const plain = value.replace(/"[^"]*"|'[^']*'/g, '');
  if (/["']/.test(plain)) return 'has an unmatched quotation mark';
  let depth = 0;
  for (const bracket of plain.match(/[()]/g) ?? []) {
    depth += bracket === '(' ? 1 : -1;
    if (depth < 0) break;
  }
  return depth === 0 ? undefined : 'has an unmatched bracket';
}

/** Returns the style sheet to publish. */
export function themeSheet(declarations: readonly ThemeDeclaration[]): string {
  return `:root {\n${declarations.map(({ name, value }) => `  ${name}: ${value};\n`).join('')}}\n`;
}
