// Renders values as YAML that source/parse.ts parses back to the same values, whatever a foreign
// record contains.

import { Document, isPair, isScalar, isSeq, visit } from 'yaml';

// Characters that content files must not contain, YAML line breaks, and lone surrogates, which
// UTF-8 cannot encode. Double quotes can represent all of them as escapes. A tab is legal, but
// easily lost.
const SPECIAL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|\p{Surrogate}/u;
const UNESCAPED = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|\p{Surrogate}/gu;

/** The hashes of an import, below `imported`. */
const WRITTEN = 'written';

/** Renders YAML with one key or item on each line, without folded texts. */
export function yamlText(values: object): string {
  const document = new Document(values, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (_, node) => {
      if (typeof node.value === 'string' && SPECIAL.test(node.value)) node.type = 'QUOTE_DOUBLE';
    },
    Map: (_, node, path) => {
      const holder = path[path.length - 1];
      // Hashes are for machines: one line, however long.
      if (
        isPair(holder) &&
        isScalar(holder.key) &&
        holder.key.value === WRITTEN &&
        path.length === 5
      )
        node.flow = true;
      if (
        isSeq(holder) &&
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
  // Only double-quoted texts contain such characters.
  return text.replace(
    UNESCAPED,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

// An item such as {introduced: 1.0.0, fixed: 1.4.7} and a list such as [CVE-2026-12345] are easier
// to read on one line.
function isShort(nodes: readonly unknown[], most: number): boolean {
  if (nodes.length > 20) return false;
  const texts = nodes.map((node) => (isScalar(node) ? String(node.value) : undefined));
  return texts.every((text) => text !== undefined) && texts.join(', ').length <= most;
}
