// Checks the MDX of a retrospective. It allows Markdown, the components of components.ts with texts
// as props, and little else.
// MDX is compiled to code. The only expressions that this check allows are literals, so that a
// build runs no code of the author.

import type { ProblemCode } from '../../problem/codes.ts';
import type { Finding } from '../../problem/problem.ts';
import { nearest } from '../../text/nearest.ts';
import { MDX_COMPONENTS, MDX_ELEMENTS, mdxComponent } from './components.ts';
import type { MdxContext, MdxFault, MdxNode } from './node.ts';
import { faultsOfProps } from './props.ts';

export interface MdxJudgement {
  readonly faults: readonly MdxFault[];
  /** The components that the text uses, each once, sorted. */
  readonly components: readonly string[];
}

const LITERAL = /^\s*(?:"[^"\\\n]*"|'[^'\\\n]*'|-?\d+(?:\.\d+)?|true|false|null)\s*$/;
const COMMENT = /^\s*(?:\/\*(?:(?!\*\/)[\s\S])*\*\/\s*)*$/;

/** Validates the tree of a text. */
export function judgeMdx(tree: MdxNode, text: string, context: MdxContext): MdxJudgement {
  const faults: MdxFault[] = [];
  const used = new Map<string, MdxNode>();
  // A stack, because the nesting of a text can exceed the depth of recursion.
  const waiting: MdxNode[] = [tree];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    faults.push(...faultsOf(node, text, context, used));
    // Reversed, because the last item is visited first.
    waiting.push(...(node.children ?? []).toReversed());
  }
  faults.sort((a, b) => a.offset - b.offset || a.length - b.length);
  return {
    faults,
    components: [...new Set([...used.values()].map(({ name }) => String(name)))].sort(),
  };
}

function faultsOf(
  node: MdxNode,
  text: string,
  context: MdxContext,
  used: Map<string, MdxNode>,
): MdxFault[] {
  const { start, end } = spanOf(node);
  const line = text.slice(start, end).split('\n', 1)[0] ?? '';
  const fault = (code: ProblemCode, message: string, remedy?: string): MdxFault[] => [
    { code, offset: start, length: line.length, message, remedy },
  ];
  switch (node.type) {
    case 'mdxjsEsm':
      return fault(
        'mdx-code',
        `The line "${short(line)}" is code.`,
        'Remove it; if it is prose, do not start the line with "import" or "export".',
      );
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return isHarmless(node.value)
        ? []
        : fault('mdx-code', `"${short(line)}" is an expression, which would run as code.`);
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return elementFaults(node, text, context, used);
    case 'image':
    case 'imageReference':
      return fault(
        'mdx-element',
        'Markdown images are not allowed.',
        'Write <Figure src="..." alt="..." caption="..." />.',
      );
    case 'html':
      return fault('mdx-element', `"${short(line)}" is raw HTML.`);
    case 'link':
    case 'definition':
      return isSafeLink(node.url)
        ? []
        : fault('url-invalid', `The link leads to ${JSON.stringify(node.url)}.`);
    default:
      return [];
  }
}

function elementFaults(
  node: MdxNode,
  text: string,
  context: MdxContext,
  used: Map<string, MdxNode>,
): MdxFault[] {
  const { start, end } = spanOf(node);
  const name = typeof node.name === 'string' ? node.name : '';
  const at = { offset: start, length: Math.min(name.length + 2, end - start) };
  const component = mdxComponent(name);
  if (component === undefined) {
    const attributes = MDX_ELEMENTS.get(name);
    if (attributes !== undefined) return faultsOfProps({ node, text, name, attributes, context });
    return [{ ...unknownElement(name), ...at }];
  }
  const faults: MdxFault[] = [...faultsOfProps({ node, text, name, component, context })];
  const wrong = (message: string, remedy: string): void => {
    faults.push({ code: 'mdx-component', ...at, message, remedy });
  };
  if (node.type === 'mdxJsxTextElement')
    wrong(
      `<${name}> is inside a line of text.`,
      'Put it on its own line, with an empty line before and after.',
    );
  const hasText = (node.children ?? []).length > 0;
  if (hasText && !component.holdsText)
    wrong(`<${name}> contains text that it would not show.`, `Write <${name} ... />.`);
  if (!hasText && component.holdsText)
    wrong(`<${name}> contains no text.`, `Write the text between <${name} ...> and </${name}>.`);
  const key = component.holdsText ? `${start}` : `${name} ${JSON.stringify(node.attributes)}`;
  if (used.has(key)) wrong(`<${name}> appears twice with the same props.`, 'Keep one of them.');
  used.set(key, node);
  return faults;
}

/** The alternatives to some HTML elements. */
const INSTEAD: Readonly<Record<string, string>> = {
  a: 'Write a link as [text](https://example.org/).',
  img: 'Write <Figure src="..." alt="..." caption="..." />.',
  svg: 'Put the picture into public/ and write <Figure src="..." alt="..." caption="..." />.',
  picture: 'Write <Figure src="..." alt="..." caption="..." />.',
};

function unknownElement(name: string): Pick<MdxFault, 'code' | 'message' | 'remedy'> {
  const names = Object.keys(MDX_COMPONENTS);
  const instead = INSTEAD[name];
  const near = instead === undefined ? nearest(name, names) : undefined;
  const remedy = near === undefined ? undefined : `Did you mean <${near}>?`;
  if (/^[a-z]/.test(name) && remedy === undefined)
    return {
      code: 'mdx-element',
      message: `<${name}> is raw HTML.`,
      remedy: instead ?? `Allowed are ${[...MDX_ELEMENTS.keys()].join(', ')}.`,
    };
  const message =
    name === '' ? 'A component must have a name.' : `The component <${name}> does not exist.`;
  return {
    code: 'mdx-component',
    message,
    remedy: remedy ?? `Known components: ${names.join(', ')}.`,
  };
}

const isHarmless = (value: unknown): boolean =>
  typeof value === 'string' &&
  value.length < 10_000 &&
  (LITERAL.test(value) || COMMENT.test(value));

// Allows relative addresses and fragments. Refuses addresses that run code, and those that only a
// browser accepts as an address.
function isSafeLink(url: unknown): boolean {
  if (typeof url !== 'string') return false;
  const parsed = URL.parse(url, 'https://relative.invalid/');
  return parsed !== null && ['https:', 'http:', 'mailto:'].includes(parsed.protocol);
}

function spanOf({ position }: MdxNode): { start: number; end: number } {
  const start = position?.start.offset ?? 0;
  return { start, end: position?.end.offset ?? start };
}

const short = (line: string): string => (line.length > 60 ? `${line.slice(0, 60)}…` : line);

/** Converts the faults to findings about a file. */
export function mdxFindings(file: string, faults: readonly MdxFault[]): Finding[] {
  return faults.map(({ code, offset, length, message, remedy }) => ({
    code,
    file,
    at: { offset, length },
    message,
    remedy,
  }));
}
