// The records in a JSON text: one, a list, or several lists after each other, as `gh api --paginate`
// prints the pages of an answer.

/** One record, or a list. Throws SyntaxError if the text is not JSON. */
export function jsonRecords(
  text: string,
): { readonly record: unknown } | { readonly list: readonly unknown[] } {
  const values = valuesIn(text);
  const [first] = values;
  if (values.length === 1 && !Array.isArray(first)) return { record: first };
  return { list: values.flatMap((value) => (Array.isArray(value) ? value.flat() : [value])) };
}

function valuesIn(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch (error) {
    const parts = splitLists(text);
    if (parts.length < 2) throw error;
    return parts.map((part): unknown => JSON.parse(part));
  }
}

/** Splits a text after each list or object at its top level. */
function splitLists(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    if (letter === '"') at = endOfString(text, at);
    else if (letter === '[' || letter === '{') depth += 1;
    else if (letter === ']' || letter === '}') {
      depth -= 1;
      if (depth > 0) continue;
      parts.push(text.slice(start, at + 1));
      start = at + 1;
    }
  }
  const left = text.slice(start).trim();
  return left === '' ? parts : [...parts, left];
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text.charAt(at) === '\\') at += 1;
    else if (text.charAt(at) === '"') return at;
  }
  return text.length;
}
