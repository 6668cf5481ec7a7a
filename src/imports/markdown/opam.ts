// The data of an advisory of the OCaml database, in the syntax of opam files (opam.ocaml.org/doc,
// "Common file format"), as far as advisories use it: texts, words, lists, and a package with a
// condition on its version.

const TOKEN = /\s*(?:"((?:[^"\\]|\\.)*)"|(>=|<=|!=|[[\](){}|&<>=:])|([^\s"[\](){}|&<>=:]+))/y;

interface Token {
  readonly kind: 'text' | 'sign' | 'word';
  readonly value: string;
}

/**
 * Reads the fields of a file. A package with a condition becomes {name, condition}, the words and
 * operators of the condition. Throws SyntaxError.
 */
export function readOpam(text: string): Record<string, unknown> {
  const tokens = tokensOf(text.replace(/^[ \t]*#.*$/gm, ''));
  const fields: Record<string, unknown> = {};
  let at = 0;
  while (at < tokens.length) {
    const [key, colon] = [tokens[at], tokens[at + 1]];
    if (key?.kind !== 'word' || colon?.value !== ':')
      throw new SyntaxError(`expected "key:", found ${key?.value}`);
    const read = valueAt(tokens, at + 2, 0);
    fields[key.value] = read.value;
    at = read.next;
  }
  return fields;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  const end = text.trimEnd().length;
  for (let at = 0; at < end; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match === null)
      throw new SyntaxError(`unexpected ${JSON.stringify(text.slice(at, at + 10))}`);
    const [, quoted, sign, word = ''] = match;
    if (quoted !== undefined) tokens.push({ kind: 'text', value: quoted.replace(/\\(.)/g, '$1') });
    else
      tokens.push(
        sign === undefined ? { kind: 'word', value: word } : { kind: 'sign', value: sign },
      );
  }
  return tokens;
}

const DEEPEST = 20;

function valueAt(
  tokens: readonly Token[],
  at: number,
  depth: number,
): { value: unknown; next: number } {
  const token = tokens[at];
  if (token === undefined || depth > DEEPEST)
    throw new SyntaxError('a value is missing, or nested too deeply');
  if (token.value === '[' && token.kind === 'sign') {
    const items: unknown[] = [];
    let next = at + 1;
    while (!(tokens[next]?.kind === 'sign' && tokens[next]?.value === ']')) {
      const read = valueAt(tokens, next, depth + 1);
      items.push(read.value);
      next = read.next;
    }
    return { value: items, next: next + 1 };
  }
  if (token.kind === 'sign') throw new SyntaxError(`unexpected ${JSON.stringify(token.value)}`);
  if (tokens[at + 1]?.value !== '{') return { value: token.value, next: at + 1 };
  const end = tokens.findIndex(({ kind, value }, i) => i > at && kind === 'sign' && value === '}');
  if (end < 0) throw new SyntaxError('"}" is missing');
  const condition = tokens.slice(at + 2, end).map(({ value }) => value);
  return { value: { name: token.value, condition }, next: end + 1 };
}
