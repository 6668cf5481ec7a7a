// Finds passwords in the places where programs expect them: addresses and connection strings, HTTP
// headers, .netrc and password files. A password has no distinctive shape, so its place and its
// characters decide whether it is one.

import { PERCENT_ENCODED, percentDecoded } from './percent.ts';
import { decodedText } from './traced.ts';

/** A password in a text, in UTF-16 units. */
export interface FoundPassword {
  readonly offset: number;
  readonly length: number;
  /** The kind of password: "a password in an address". Never the password itself. */
  readonly what: string;
  /** True if it could be a made-up example: a word, or for a host that nobody owns. */
  readonly unsure: boolean;
}

type Verdict = 'sure' | 'unsure' | 'harmless';
type Groups = Readonly<Record<string, string | undefined>>;

interface Place {
  readonly what: string;
  /** Matches every text that the pattern matches, and few others: it is much faster. */
  readonly hint: RegExp;
  /**
   * Global and with indices, with the group "secret". All repetitions are bounded, so that the search takes linear
   * time.
   */
  readonly pattern: RegExp;
  readonly judge: (secret: string, groups: Groups) => Verdict;
}

const CRYPT = String.raw`\${1,2}(?:apr1|1|2[abxy]|5|6|7|y|argon2(?:id|i|d))\$[^\s:"'<>]{20,400}`;

const PLACES: readonly Place[] = [
  {
    // RFC 3986, section 3.2.1.
    what: 'a password in an address',
    hint: /:\/\//,
    pattern:
      /:\/\/(?<user>[^\s:/?#@"'`<>\\|()]{0,100}):(?<secret>[^\s/?#@"'`<>\\|]{1,200})@(?<host>\[[0-9a-f:.]{2,45}\]|[^\s/?#@"'`<>:\\|()[\]]{1,253})/dgi,
    judge: (secret, { user, host }) => judged(percentless(secret), user, host),
  },
  {
    what: 'a password in an address of a database',
    hint: /@(?:tcp6?|unix)\(/i,
    pattern:
      /(?<![\w@])(?<user>[\w.-]{1,64}):(?<secret>[^\s/?#@"'`<>\\|:]{1,200})@(?:tcp6?|unix)\((?<host>[^\s():]{0,253})/dgi,
    judge: (secret, { user, host }) => judged(secret, user, host),
  },
  {
    what: 'a password in a connection string',
    hint: /(?:password|pwd)\s?=/i,
    pattern:
      /(?:jdbc:[^\s"'<>]{1,300}?[?&;]|\b(?:server|data source|host|addr(?:ess)?)\s?=\s?(?<host>[^\s;"'<>]{1,253})[^\n"'<>]{0,300}?[;\s])\s{0,3}(?:password|pwd)\s?=\s?(?<secret>[^\s&;"'`<>\\]{1,200})/dgi,
    judge: (secret, { host }) => judged(percentless(secret), undefined, host),
  },
  {
    // RFC 7617.
    what: 'a password in a header',
    hint: /authorization/i,
    pattern:
      /\bauthorization["'`\])]{0,2}\s{0,3}[:=,]\s{0,3}["'`]?\s{0,3}basic\s{1,3}["'`]?(?<secret>[A-Za-z0-9+/_-]{6,400}={0,2})/dgi,
    judge: (secret) => judgedBasic(secret),
  },
  {
    // RFC 6750, section 2.1. JSON Web Tokens are handled separately.
    what: 'a token in a header',
    hint: /authorization/i,
    pattern:
      /\bauthorization["'`\])]{0,2}\s{0,3}[:=,]\s{0,3}["'`]?\s{0,3}(?:bearer|token|api-?key)[\s=]{1,3}(?:token=)?["'`]?(?!eyJ)(?<secret>[\w.~+/-]{8,4000}={0,2})/dgi,
    judge: (secret) => judgedToken(secret),
  },
  {
    what: 'a token in a header',
    hint: /-token|api-key/i,
    pattern:
      /\b(?:x-api-key|api-key|x-auth-token|x-access-token|private-token|job-token|x-vault-token)["'`]?\s{0,3}:\s{0,3}["'`]?(?!eyJ)(?<secret>[\w.~+/-]{8,4000}={0,2})/dgi,
    judge: (secret) => judgedToken(secret),
  },
  {
    what: 'a password of .netrc',
    hint: /password\s/,
    pattern:
      /\b(?:machine\s{1,9}(?<host>[^\s"'<>]{1,253})|default)\s{1,9}(?:login\s{1,9}(?<user>[^\s"'<>]{1,100})\s{1,9})?(?:account\s{1,9}\S{1,100}\s{1,9})?password\s{1,9}(?<secret>[^\s"'`<>]{1,200})/dg,
    judge: (secret, { user, host }) => judged(secret, user, host),
  },
  {
    what: 'a line of a password file',
    hint: /:(?:\$|\{S?SHA)/,
    pattern: new RegExp(
      String.raw`(?<![\w.@-])[\w.@-]{1,64}:(?<secret>${CRYPT}|\{(?:SHA|SSHA|SSHA256|SSHA512)\}[A-Za-z0-9+/]{26,120}={0,2})`,
      'dg',
    ),
    judge: (secret) => (isMadeUp(secret) ? 'harmless' : 'sure'),
  },
];
/**
 * Returns every password in a text, unordered. Excludes placeholders such as `<token>`, `$PASSWORD`
 * and `password`.
 */
export function findPasswords(text: string): FoundPassword[] {
  return PLACES.filter(({ hint }) => hint.test(text)).flatMap(({ what, pattern, judge }) =>
    [...text.matchAll(pattern)].flatMap((match): FoundPassword[] => {
      const { secret = '', ...others } = match.groups ?? {};
      const verdict = judge(secret, others);
      if (verdict === 'harmless') return [];
      // The host after a password can contain the same text.
      const [offset = match.index] = match.indices?.groups?.['secret'] ?? [];
      return [{ offset, length: secret.length, what, unsure: verdict === 'unsure' }];
    }),
  );
}

const percentless = (text: string): string => decodedText(text, PERCENT_ENCODED, percentDecoded);

/** Variables of shells, templates and programs, and ellipses. */
const VARIABLE = /^\$|\$\{|\{\{|^\{.*\}$|[<>[\]*\u2026]|\.{3}|^%.*%$|^%[a-z]$|^@|^:/i;
/** Placeholders for a password, with common prefixes and suffixes. */
const STAND_IN =
  /^(?:(?:your|my|our|the|some|a|an|db|database|user|admin|app|api|access|auth|test|new|old|super|top|very|long|strong|secure)[-_ ]?){0,3}(?:password|passwd|passphrase|passwort|pass|pwd|pw|psw|secret|token|key|apikey|credentials?|changeme|change-?me|hidden|redacted|removed|placeholder|dummy|sample|demo|test|testing|guest|root|admin|user|foo|bar|baz|foobar|null|undefined|none|string|value|here)(?:[-_ ]?(?:here|word|value|string|\d{1,4}))?!?$/i;
/** Texts that contain such words, and passwords that everyone knows. */
const KNOWN =
  /pass|p[a4@][s5$]{2}|secret|token|pwd|test|demo|dummy|redacted|change.?me|hunter2|letmein|qwerty|abc123|1234|open ?sesame|foobar|correct.?horse/i;
const HOST_OF_NOBODY =
  /^(?:\[?::1\]?|127\.[\d.]+|0\.0\.0\.0|host(?:name)?|server|localhost|db|database|postgres|mysql|redis|mongo|rabbitmq)$|(?:^|\.)(?:example(?:\.(?:com|org|net|edu))?|test|invalid|localhost)\.?$/i;

/** Judges a password by its characters. `user` and `host`: the owner and the target, if known. */
function judged(password: string, user = '', host = ''): Verdict {
  if (isMadeUp(password) || VARIABLE.test(password) || STAND_IN.test(password) || password === user)
    return 'harmless';
  if (password.length < 4 || /^\d{1,5}$/.test(password) || /[*<>{}$]/.test(host)) return 'harmless';
  return !isMixed(password, 8) || KNOWN.test(password) || HOST_OF_NOBODY.test(host)
    ? 'unsure'
    : 'sure';
}

function judgedBasic(base64: string): Verdict {
  const text = decodedBase64(base64);
  const [, user, password] =
    /^([\x20-\x7e\xa0-\xff]{0,200}?):([\x20-\x7e\xa0-\xff]{1,200})$/.exec(text) ?? [];
  return password === undefined ? 'harmless' : judged(password, user);
}

function judgedToken(token: string): Verdict {
  if (isMadeUp(token) || VARIABLE.test(token) || STAND_IN.test(token)) return 'harmless';
  if (!/\d/.test(token) || !/[A-Za-z]/.test(token)) return 'harmless';
  return isMixed(token, 20) && !/your|token|secret/i.test(token) ? 'sure' : 'unsure';
}

/** True for a text that contains EXAMPLE, or that has very few different characters. */
const isMadeUp = (secret: string): boolean =>
  /example/i.test(secret) || new Set(secret.slice(-16)).size < 3;

/**
 * True if a text has at least this length, and at least two of letters, digits and other
 * characters.
 */
function isMixed(text: string, length: number): boolean {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(text)).length;
  return text.length >= length && kinds >= 2 && new Set(text).size >= 6;
}

/** Decodes Base64 as Latin-1; an empty text if it is invalid. */
function decodedBase64(base64: string): string {
  try {
    return atob(base64.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, ''));
  } catch {
    return '';
  }
}
