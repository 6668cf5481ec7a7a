// Finds tokens and passwords: tokens by the shapes that their issuers have given them so that they
// can be detected, passwords by their context.

import { type FoundPassword, findPasswords } from './secret-password.ts';
import { TOKEN_SHAPES } from './token-shape.ts';

/** A token or a password in a text, in UTF-16 units. */
export interface FoundToken {
  /** `secret-jwt` and `secret-password` can be harmless: an expired JWT, a made-up password. */
  readonly code: 'secret-token' | 'secret-jwt' | 'secret-password';
  readonly offset: number;
  readonly length: number;
  /** The kind of token: "a GitHub token". Never the token itself. */
  readonly what: string;
}

const WORD = '\\w-';
const PATTERNS = TOKEN_SHAPES.map(({ start, rest, after = WORD, ...shape }) => ({
  ...shape,
  pattern: new RegExp(`${after === '' ? '' : `(?<![${after}])`}${start}${rest}`, 'g'),
}));
// Very few texts match this prefilter, which is ten times as fast as the full search.
const START = new RegExp(TOKEN_SHAPES.map(({ start, hint = start }) => hint).join('|'));

/**
 * Returns every token and password in a text, in order and without overlaps. Excludes placeholders:
 * those that contain "EXAMPLE", those of very few different characters, and words such as
 * "password". A token in the place of a password is reported as a token.
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
        yield {
          code: unsure ? 'secret-jwt' : 'secret-token',
          offset: index,
          length: token.length,
          what,
        };
}

const asToken = ({ unsure, ...rest }: FoundPassword): FoundToken => ({
  code: unsure ? 'secret-password' : 'secret-token',
  ...rest,
});

const rankOf = ({ code }: FoundToken): number => (code === 'secret-token' ? 0 : 1);
const overlaps = (a: FoundToken, b: FoundToken): boolean =>
  a.offset < b.offset + b.length && b.offset < a.offset + a.length;

const isPlaceholder = (token: string): boolean =>
  /example/i.test(token) || new Set(token.slice(-16)).size < 5;
