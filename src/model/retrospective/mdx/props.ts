// Checks the props of an MDX component or element: each is known, is a quoted text, and has a value
// that the component can show.

import { nearest } from '../../text/nearest.ts';
import type { MdxComponent, Prop } from './components.ts';
import type { MdxContext, MdxFault, MdxNode } from './node.ts';

/** The tag to check. A component has props; an element has attribute names. */
interface Tag {
  readonly node: MdxNode;
  /** The text to which the node's position refers. */
  readonly text: string;
  readonly name: string;
  readonly component?: MdxComponent;
  readonly attributes?: readonly string[];
  readonly context: MdxContext;
}

interface Span {
  readonly offset: number;
  readonly length: number;
}

/** Returns the faults in the props of a tag. */
export function faultsOfProps({
  node,
  text,
  name,
  component,
  attributes = [],
  context,
}: Tag): MdxFault[] {
  const faults: MdxFault[] = [];
  const props: Readonly<Record<string, Prop>> = component?.props ?? {};
  const names = component === undefined ? attributes : Object.keys(props);
  const spans = attributeSpans(node, text, name);
  const seen = new Set<string>();
  for (const [i, attribute] of attributesOf(node).entries()) {
    const span = spans[i] ?? nameSpan(node, name);
    if (attribute.name === undefined) {
      faults.push({
        code: 'mdx-code',
        ...span,
        message: `<${name}> does not accept spread props: they would run as code.`,
      });
      continue;
    }
    if (seen.has(attribute.name))
      faults.push({
        code: 'mdx-prop',
        ...span,
        message: `<${name}> has "${attribute.name}" twice.`,
        remedy: 'Keep one.',
      });
    seen.add(attribute.name);
    faults.push(
      ...faultsOfOne({
        name,
        prop: attribute.name,
        value: attribute.value,
        names,
        kind: props[attribute.name]?.kind,
        span,
        context,
      }),
    );
  }
  for (const [prop, { required, about }] of Object.entries(props)) {
    if (!required || seen.has(prop)) continue;
    const message = `<${name}> has no "${prop}".`;
    faults.push({
      code: 'mdx-prop',
      ...nameSpan(node, name),
      message,
      remedy: `Add ${prop}="...". ${about}`,
    });
  }
  return faults;
}

interface One {
  readonly name: string;
  readonly prop: string;
  readonly value: Attribute['value'];
  readonly names: readonly string[];
  readonly kind: Prop['kind'] | undefined;
  readonly span: Span;
  readonly context: MdxContext;
}

function faultsOfOne({ name, prop, value, names, kind, span, context }: One): MdxFault[] {
  const wrong = (message: string, remedy?: string): MdxFault[] => [
    { code: 'mdx-prop', ...span, message, remedy },
  ];
  if (!names.includes(prop)) {
    const near = nearest(prop, names);
    const known = names.length === 0 ? 'It accepts no props.' : `It accepts ${names.join(', ')}.`;
    return wrong(
      `<${name}> does not accept "${prop}".`,
      near === undefined ? known : `Did you mean "${near}"?`,
    );
  }
  if (typeof value === 'object' && value !== null) {
    const message = `"${prop}" of <${name}> is an expression, which would run as code.`;
    return [{ code: 'mdx-code', ...span, message, remedy: `Write a quoted text: ${prop}="...".` }];
  }
  if (value === null || value.trim() === '')
    return wrong(`"${prop}" of <${name}> is empty.`, `Write ${prop}="...".`);
  return valueFaults(value, kind, context).flatMap(({ message, remedy }) => wrong(message, remedy));
}

function valueFaults(
  value: string,
  kind: Prop['kind'] | undefined,
  { own, known, files }: MdxContext,
): { message: string; remedy: string }[] {
  if (kind === undefined || kind === 'text') return [];
  if (kind === 'picture') {
    if (!PICTURE.test(value))
      return [
        {
          message: `"${value}" is not a picture.`,
          remedy: 'Name a file that ends in .svg, .png, .jpg, .webp or .avif.',
        },
      ];
    return among(
      value,
      [...files].filter((file) => PICTURE.test(file)),
      'is not a file in public/',
      'Put the picture into public/ and name it without a "/" in front.',
    );
  }
  if (kind === 'own-advisory')
    return among(
      value,
      own,
      'is not one of the advisories of the retrospective',
      `It is about ${own.join(', ')}.`,
    );
  if (kind === 'advisory')
    return among(
      value,
      [...new Set([...own, ...known])],
      'is not a public advisory',
      'Name one that is public with the retrospective.',
    );
  return among(value, kind, 'is not one of the choices', `Choose one of ${kind.join(', ')}.`);
}

const PICTURE = /\.(?:svg|png|jpe?g|webp|avif)$/i;

function among(
  value: string,
  values: readonly string[],
  words: string,
  remedy: string,
): { message: string; remedy: string }[] {
  if (values.includes(value)) return [];
  const near = nearest(value, values);
  return [
    {
      message: `"${value}" ${words}.`,
      remedy: near === undefined ? remedy : `Did you mean "${near}"?`,
    },
  ];
}

/** Returns the span of the name in the opening tag, with its bracket. */
function nameSpan({ position }: MdxNode, name: string): Span {
  return { offset: position?.start.offset ?? 0, length: name.length + 1 };
}

interface Attribute {
  /** undefined if props are spread. */
  readonly name: string | undefined;
  /** The quoted text; null if the prop has no value. */
  readonly value: string | null | { readonly inBraces: true };
}

function attributesOf({ attributes }: MdxNode): Attribute[] {
  if (!Array.isArray(attributes)) return [];
  return attributes.map((one: unknown): Attribute => {
    if (typeof one !== 'object' || one === null || !('name' in one) || typeof one.name !== 'string')
      return { name: undefined, value: null };
    const value: unknown = 'value' in one ? one.value : null;
    if (typeof value === 'string' || value === null || value === undefined)
      return { name: one.name, value: value ?? null };
    return { name: one.name, value: { inBraces: true } };
  });
}

// The tree has the position of a tag, but not of its props: they are found in the order in which
// they are written.
const ATTRIBUTE = /\{[^}]*\}|([A-Za-z_$][\w:.$-]*)(?:\s*=\s*(?:"[^"]*"|'[^']*'|\{[^}]*\}))?/g;

function attributeSpans({ position }: MdxNode, text: string, name: string): Span[] {
  const start = (position?.start.offset ?? 0) + 1 + name.length;
  const tag = text.slice(start, position?.end.offset ?? start);
  return [...tag.matchAll(ATTRIBUTE)].map((match) => ({
    offset: start + match.index,
    length: (match[1] ?? match[0]).length,
  }));
}
