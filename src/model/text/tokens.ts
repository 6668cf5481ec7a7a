// Tokens and passwords that open something: tokens by the shapes that those who issue them have given them so that they can be found,
// passwords by what they stand in.

import { type FoundPassword, findPasswords } from './secret-password.ts';
import { TOKEN_SHAPES } from './token-shape.ts';

/** A token or a password in a text, by UTF-16 units. */
export interface FoundToken {
  /** `secret-jwt` and `secret-password` may be harmless: a JWT that has expired, a password that was made up. */
  readonly code: 'secret-token' | 'secret-jwt' | 'secret-password';
  readonly offset: number;
  readonly length: number;
  /** What it is called: "a GitHub token". Never the token. */
  readonly what: string;
}

const WORD = '\\w-';
const PATTERNS = TOKEN_SHAPES.map(({ start, rest, after = WORD, ...shape }) => ({
  ...shape,
  pattern: new RegExp(`${after === '' ? '' : `(?<![${after}])`}${start}${rest}`, 'g'),
}));
// Hardly any text has such letters, and looking for them alone is ten times as fast.
const START = new RegExp(TOKEN_SHAPES.map(({ start, hint = start }) => hint).join('|'));

/**
 * Every token and password in a text, except placeholders: those with "EXAMPLE" in them, those of very few different characters, and
 * words such as "password". In order, and without overlaps: a token that stands as a password is a token.
 */
export function findTokens(text: string): FoundToken[] {
  const found = [...shapedTokens(text), ...findPasswords(text).map(asToken)];
  if (found.length < 2) return found;
  const known: FoundToken[] = [];
  for (const one of found.sort((a, b) => rankOf(a) - rankOf(b)))
    if (!known.some((other) => overlaps(one, other))) known.push(one);
  return known.sort((a, b) => a.offset - b.offset);
}

function* shapedTokens(text: string): Generator<FoundToken> {
  if (!START.test(text)) return;
  for (const { what, pattern, unsure } of PATTERNS)
    for (const { index, 0: token } of text.matchAll(pattern))
      if (!isPlaceholder(token))
        yield { code: unsure ? 'secret-jwt' : 'secret-token', offset: index, length: token.length, what };
}

const asToken = ({ unsure, ...rest }: FoundPassword): FoundToken => ({
  code: unsure ? 'secret-password' : 'secret-token',
  ...rest,
});

const rankOf = ({ code }: FoundToken): number => (code === 'secret-token' ? 0 : 1);
const overlaps = (a: FoundToken, b: FoundToken): boolean =>
  a.offset < b.offset + b.length && b.offset < a.offset + a.length;

/** The text with its tokens blotted out, as long as it was. */
export function withoutTokens(text: string): string {
  const tokens = findTokens(text);
  if (tokens.length === 0) return text;
  let result = '';
  let from = 0;
  for (const { offset, length } of tokens) {
    if (offset < from) continue;
    result += text.slice(from, offset) + '*'.repeat(length);
    from = offset + length;
  }
  return result + text.slice(from);
}

const isPlaceholder = (token: string): boolean => /example/i.test(token) || new Set(token.slice(-16)).size < 5;
