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

interface Shape {
  readonly what: string;
  /** The fixed letters that it starts with, as the source of a pattern. */
  readonly start: string;
  readonly rest: string;
  /** What must not stand before it. */
  readonly after?: string;
  readonly unsure?: true;
}

// Each has one run of characters behind its fixed letters, so that looking takes linear time.
const SHAPES: readonly Shape[] = [
  { what: 'a GitHub token', start: 'gh[pousr]_', rest: '[A-Za-z0-9]{36,255}' },
  { what: 'a GitHub token', start: 'github_pat_', rest: '[A-Za-z0-9_]{60,255}' },
  { what: 'a GitLab token', start: 'gl(?:pat|dt|rt|ptt|soat|ft|agent|cbt|imt|oas|ffct)-', rest: '[\\w-]{20,255}' },
  { what: 'an AWS access key', start: 'A(?:KIA|SIA)', rest: '[A-Z0-9]{16}(?![A-Za-z0-9+/=])', after: 'A-Za-z0-9+/_-' },
  { what: 'a Slack token', start: 'xox[abeoprs]-', rest: '[\\w-]{20,255}' },
  {
    what: 'a Slack webhook',
    start: 'hooks\\.slack\\.com',
    rest: '/services/T\\w{6,20}/B\\w{6,20}/\\w{16,64}',
    after: '',
  },
  { what: 'a Google API key', start: 'AIza', rest: '[\\w-]{35}(?![\\w-])', after: 'A-Za-z0-9+/_-' },
  { what: 'an npm token', start: 'npm_', rest: '[A-Za-z0-9]{36}(?![A-Za-z0-9])' },
  { what: 'a PyPI token', start: 'pypi-AgE', rest: '[\\w-]{40,1000}' },
  { what: 'a Stripe key', start: '[sr]k_live_', rest: '[A-Za-z0-9]{20,255}' },
  { what: 'a SendGrid key', start: 'SG\\.', rest: '[\\w-]{16,64}\\.[\\w-]{32,64}' },
  { what: 'an Anthropic or OpenAI key', start: 'sk-(?:ant|proj)-', rest: '[\\w-]{32,255}' },
  { what: 'a Hugging Face token', start: 'hf_', rest: '[A-Za-z]{34}(?![A-Za-z0-9])' },
  { what: 'a DigitalOcean token', start: 'do[opr]_v1_', rest: '[a-f0-9]{64}' },
  { what: 'a Docker Hub token', start: 'dckr_pat_', rest: '[\\w-]{27,64}' },
  { what: 'a RubyGems key', start: 'rubygems_', rest: '[a-f0-9]{48}' },
  { what: 'a crates.io token', start: 'cio', rest: '[A-Za-z0-9]{32}(?![A-Za-z0-9])', after: 'A-Za-z0-9+/_-' },
  { what: 'a Vault token', start: 'hv[sbr]\\.', rest: '[\\w-]{24,300}' },
  { what: 'a Shopify token', start: 'shp(?:at|ca|pa|ss)_', rest: '[a-fA-F0-9]{32}' },
  { what: 'an Atlassian token', start: 'ATATT3', rest: '[\\w=-]{100,255}' },
  { what: 'a Tailscale key', start: 'tskey-', rest: '[\\w-]{24,255}' },
  { what: 'a Grafana token', start: 'gl(?:sa|c)_', rest: '[A-Za-z0-9_=+/]{32,400}' },
  {
    what: 'a Discord webhook',
    start: 'discord(?:app)?\\.com/api/webhooks/',
    rest: '\\d{17,20}/[\\w-]{60,80}',
    after: '',
  },
  { what: 'an Azure storage key', start: 'AccountKey=', rest: '[A-Za-z0-9+/]{86}==' },
  { what: 'a token of a package registry', start: '_authToken=', rest: '"?[\\w.-]{20,255}', after: '' },
  {
    what: 'an AWS secret key',
    start: '(?:aws_secret_access_key|AWS_SECRET_ACCESS_KEY|secretAccessKey)["\']?\\s{0,3}[=:]',
    rest: '\\s{0,3}["\']?[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+])',
    after: '',
  },
  {
    what: 'a JSON Web Token',
    start: 'eyJ',
    rest: '[\\w-]{8,4000}\\.eyJ[\\w-]{8,4000}\\.[\\w-]{20,4000}',
    after: '\\w.-',
    unsure: true,
  },
];
const WORD = '\\w-';
const PATTERNS = SHAPES.map(({ start, rest, after = WORD, ...shape }) => ({
  ...shape,
  pattern: new RegExp(`${after === '' ? '' : `(?<![${after}])`}${start}${rest}`, 'g'),
}));
// Hardly any text has such letters, and looking for them alone is ten times as fast.
const START = new RegExp(SHAPES.map(({ start }) => start).join('|'));

/** Every token in a text, except placeholders: those with "EXAMPLE" in them, and those of very few different characters. */
export function findTokens(text: string): FoundToken[] {
  const found: FoundToken[] = [];
  if (!START.test(text)) return found;
  for (const { what, pattern, unsure = false } of PATTERNS)
    for (const { index, 0: token } of text.matchAll(pattern))
      if (!isPlaceholder(token)) found.push({ offset: index, length: token.length, what, unsure });
  return found.sort((a, b) => a.offset - b.offset);
}

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
