// Tokens that open something, by the shapes that those who issue them have given them so that they can be found.

/** A token in a text, by UTF-16 units. */
export interface FoundToken {
  readonly offset: number;
  readonly length: number;
  /** What it is called: "a GitHub token". Never the token. */
  readonly what: string;
  /** Whether it may be harmless: a JWT that has expired, say. */
  readonly unsure: boolean;
}

// Each shape starts with fixed letters and has one run of characters behind them, so that looking takes linear time.
const SHAPES: readonly { readonly what: string; readonly pattern: RegExp; readonly unsure?: true }[] = [
  { what: 'a GitHub token', pattern: /(?<![\w-])(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{60,255})/g },
  { what: 'a GitLab token', pattern: /(?<![\w-])(?:glpat|gldt|glrt|glptt|glsoat)-[\w-]{20,255}/g },
  { what: 'an AWS access key', pattern: /(?<![A-Za-z0-9+/_-])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9+/=])/g },
  { what: 'a Slack token', pattern: /(?<![\w-])xox[abeoprs]-[\w-]{20,255}/g },
  { what: 'a Slack webhook', pattern: /hooks\.slack\.com\/services\/T\w{6,20}\/B\w{6,20}\/\w{16,64}/g },
  { what: 'a Google API key', pattern: /(?<![A-Za-z0-9+/_-])AIza[\w-]{35}(?![\w-])/g },
  { what: 'an npm token', pattern: /(?<![\w-])npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])/g },
  { what: 'a PyPI token', pattern: /(?<![\w-])pypi-AgE[\w-]{40,1000}/g },
  { what: 'a Stripe key', pattern: /(?<![\w-])(?:sk|rk)_live_[A-Za-z0-9]{20,255}/g },
  { what: 'a SendGrid key', pattern: /(?<![\w-])SG\.[\w-]{16,64}\.[\w-]{32,64}/g },
  { what: 'an Anthropic or OpenAI key', pattern: /(?<![\w-])sk-(?:ant-|proj-)[\w-]{32,255}/g },
  { what: 'a JSON Web Token', pattern: /(?<![\w.-])eyJ[\w-]{8,4000}\.eyJ[\w-]{8,4000}\.[\w-]{20,4000}/g, unsure: true },
];

/** Every token in a text, except placeholders: those with "EXAMPLE" in them, and those of very few different characters. */
export function findTokens(text: string): FoundToken[] {
  const found: FoundToken[] = [];
  for (const { what, pattern, unsure = false } of SHAPES)
    for (const { index, 0: token } of text.matchAll(pattern))
      if (!isPlaceholder(token)) found.push({ offset: index, length: token.length, what, unsure });
  return found.sort((a, b) => a.offset - b.offset);
}

/** The text with its tokens blotted out, as long as it was. */
export function withoutTokens(text: string): string {
  let result = '';
  let from = 0;
  for (const { offset, length } of findTokens(text)) {
    if (offset < from) continue;
    result += text.slice(from, offset) + '*'.repeat(length);
    from = offset + length;
  }
  return result + text.slice(from);
}

const isPlaceholder = (token: string): boolean => /example/i.test(token) || new Set(token.slice(-16)).size < 5;
