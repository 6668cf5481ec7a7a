// Values as YAML that model/source.ts reads back to the very same values, whatever a foreign record holds.

import { Document, isScalar, isSeq, visit } from 'yaml';

// What a content file may not hold, what YAML takes for a line break, and halves of characters, which UTF-8 cannot write:
// all of them can be written in double quotes as an escape. A tab is legal, but easily lost.
const SPECIAL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|\p{Surrogate}/u;
const UNESCAPED = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|\p{Surrogate}/gu;

/** YAML with one key or item on a line, texts never folded. */
export function yamlText(values: object): string {
  const document = new Document(values, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (_, node) => {
      if (typeof node.value === 'string' && SPECIAL.test(node.value)) node.type = 'QUOTE_DOUBLE';
    },
    Map: (_, node, path) => {
      if (
        isSeq(path[path.length - 1]) &&
        isShort(
          node.items.flatMap(({ key, value }) => [key, value]),
          160,
        )
      )
        node.flow = true;
    },
    Seq: (_, node) => {
      if (isShort(node.items, 80)) node.flow = true;
    },
  });
  const text = document.toString({
    lineWidth: 0,
    flowCollectionPadding: false,
    doubleQuotedMinMultiLineLength: Number.POSITIVE_INFINITY,
  });
  // Only texts in double quotes hold such characters.
  return text.replace(UNESCAPED, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

// An item such as {introduced: 1.0.0, fixed: 1.4.7} and a list such as [CVE-2026-12345] are read more easily on one line.
function isShort(nodes: readonly unknown[], most: number): boolean {
  if (nodes.length > 20) return false;
  const texts = nodes.map((node) => (isScalar(node) ? String(node.value) : undefined));
  return texts.every((text) => text !== undefined) && texts.join(', ').length <= most;
}
