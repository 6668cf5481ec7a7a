// Reads XML strictly enough for feeds: what is not well-formed is refused, as feed readers do.

import { xml2js } from 'xml-js';
import { at, listAt, textAt } from './shape.ts';

/** An element with its children and the text directly in it. */
interface XmlElement {
  readonly name: string;
  readonly attributes: unknown;
  readonly text: string;
  readonly children: readonly XmlElement[];
}

/** Returns the root element of a document; undefined if it is not well-formed. */
export function readXml(text: string): XmlElement | undefined {
  // The parser does not notice that elements do not end, unless another one must follow.
  const body = text.replace(/^\uFEFF?<\?xml[^>]*\?>/, '');
  if (/<!ENTITY/i.test(body)) return undefined;
  try {
    const [root, end] = elementsIn(
      elementsIn(xml2js(`<all>${withoutStyle(body)}<end/></all>`))[0]?.source,
    );
    return root !== undefined && end?.name === 'end' ? elementOf(root) : undefined;
  } catch {
    return undefined;
  }
}

// Processing instructions at the top, such as a style sheet.
const withoutStyle = (text: string): string => text.replace(/^\s*(?:<\?[^>]*\?>\s*)*/, '');

interface Parsed {
  readonly name: string;
  readonly source: unknown;
}

const elementsIn = (node: unknown): Parsed[] =>
  listAt(node, 'elements').flatMap((source) => {
    const name = at(source, 'type') === 'element' ? textAt(source, 'name') : undefined;
    return name === undefined ? [] : { name, source };
  });

const elementOf = ({ name, source }: Parsed): XmlElement => ({
  name,
  attributes: at(source, 'attributes'),
  text: listAt(source, 'elements')
    .map((one) => textAt(one, 'text') ?? textAt(one, 'cdata') ?? '')
    .join(''),
  children: elementsIn(source).map(elementOf),
});

/** Returns the children of a name, without a namespace prefix. */
export const childrenNamed = ({ children }: XmlElement, name: string): XmlElement[] =>
  children.filter((one) => one.name.replace(/^.*:/, '') === name);

/** Returns the text of the first child of a name; empty if there is none. */
export const childText = (element: XmlElement, name: string): string =>
  childrenNamed(element, name)[0]?.text.trim() ?? '';
