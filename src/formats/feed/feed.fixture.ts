// Strict reading of feeds in tests: XML is parsed by a library that shares no code with the writer.

import fc from 'fast-check';
import { htmlToHast } from 'satteri';
import { xml2js } from 'xml-js';

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The text directly in it. */
  readonly text: string;
  readonly children: readonly XmlElement[];
}

// XML 1.0, production 2. The parser does not check characters.
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

const TAG = /<[^<>"]*(?:"[^"<]*"[^<>"]*)*>/g;

/**
 * Returns the root element of a document. Throws if it is not well-formed. Checks everything that
 * the parser (sax, strict, through xml-js) misses: illegal characters, repeated attributes, "]]>"
 * in text, and elements or CDATA sections without an end. For the last, the document is wrapped in
 * another one, before a last element that must be found.
 */
export function readXml(xml: string): XmlElement {
  const illegal = ILLEGAL.exec(xml);
  if (illegal) throw new Error(`U+${illegal[0].charCodeAt(0).toString(16)} is not legal in XML`);
  const markup = xml.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '');
  if (markup.replace(TAG, '').includes(']]>')) throw new Error('"]]>" is in a text');
  for (const [tag] of markup.matchAll(TAG)) {
    const names = [...tag.matchAll(/\s([\w:]+)="[^"]*"/g)].map(([, name]) => name);
    if (new Set(names).size < names.length)
      throw new Error(`an attribute is given twice in ${tag}`);
  }
  const body = xml.replace(/^<\?xml version="1\.0" encoding="utf-8"\?>\n/, '');
  const parsed: unknown = xml2js(`<test>${body}<end/></test>`, {
    compact: false,
    captureSpacesBetweenElements: true,
  });
  const [root, end, ...more] = elements(nodes(parsed)).flatMap(({ children }) => children);
  if (root === undefined || end?.name !== 'end' || more.length > 0)
    throw new Error('it has not exactly one element that ends');
  return root;
}

/** Returns the child elements of a name. */
export const childrenOf = (parent: XmlElement, name: string): XmlElement[] =>
  parent.children.filter((one) => one.name === name);

/** Returns the only child element of a name. Throws if none or several exist. */
export function child(parent: XmlElement, name: string): XmlElement {
  const [first, ...others] = childrenOf(parent, name);
  if (!first || others.length > 0)
    throw new Error(`<${parent.name}> has ${others.length + (first ? 1 : 0)} <${name}>`);
  return first;
}

/** Returns the text of HTML, as a reader sees it. */
export function shownText(html: string): string {
  return textOf(htmlToHast(html, { fragment: true }));
}

const HOSTILE = [
  ...[
    '\u0000',
    '\u0007',
    '\u000b',
    '\u001b',
    '\u007f',
    '\u0085',
    '\ufffe',
    '\uffff',
    '\ud800',
    '\udc00',
    '\ud83d',
    '\r',
    '\r\n',
  ],
  ...[
    '<script>alert(1)</script>',
    '<',
    '>',
    '&',
    '&amp;',
    '&amp;amp;',
    '&lt;',
    '&#0;',
    '&nbsp;',
    '"',
    "'",
    ']]>',
    ']]',
    '<![CDATA[',
    '<!--',
    '-->',
    '<?x',
    '%',
    '{}',
  ],
  ...[
    '😀',
    '\u200f',
    '\u202e',
    'مرحبا',
    '日本語',
    'é',
    '\u2028',
    'Ω',
    ' ',
    'a',
    'Z',
    '0',
    '$&',
    '$1',
    '\\',
    '`',
  ],
];

/** Text that tries to break feeds. */
export const hostileText = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...HOSTILE) },
      { weight: 1, arbitrary: fc.string({ maxLength: 5 }) },
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

function nodes(value: unknown): unknown[] {
  return typeof value === 'object' &&
    value !== null &&
    'elements' in value &&
    Array.isArray(value.elements)
    ? value.elements
    : [];
}

function elements(list: readonly unknown[]): XmlElement[] {
  return list.flatMap((node) => {
    if (
      typeof node !== 'object' ||
      node === null ||
      !('name' in node) ||
      !('type' in node) ||
      node.type !== 'element'
    )
      return [];
    const inside = nodes(node);
    const attributes =
      'attributes' in node && typeof node.attributes === 'object' && node.attributes !== null
        ? Object.entries(node.attributes)
        : [];
    return {
      name: String(node.name),
      attributes: Object.fromEntries(attributes.map(([name, value]) => [name, String(value)])),
      text: inside.map(ownText).join(''),
      children: elements(inside),
    };
  });
}

function ownText(node: unknown): string {
  if (typeof node !== 'object' || node === null) return '';
  if ('text' in node) return String(node.text);
  return 'cdata' in node ? String(node.cdata) : '';
}

function textOf(node: unknown): string {
  if (typeof node !== 'object' || node === null) return '';
  if ('type' in node && node.type === 'text' && 'value' in node) return String(node.value);
  return 'children' in node && Array.isArray(node.children)
    ? node.children.map(textOf).join('')
    : '';
}
