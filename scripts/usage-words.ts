// Rewrites the messages of the argument parser: the fault, and the expected value.

type Rule = readonly [form: RegExp, words: string];

/** The messages of commander, each with Candor's version. Others stay unchanged. */
const RULES: readonly Rule[] = [
  [/^unknown command '([^']*)'/, 'There is no command "$1".'],
  [/^unknown option '([^']*)'/, 'There is no option $1.'],
  [/^required option '([^']*)' not specified/, 'Missing $1.'],
  [/^missing required argument '([^']*)'/, 'Missing <$1>.'],
  [/^option '([^']*)' argument missing/, 'Missing value: $1.'],
  [
    /^too many arguments for '([^']*)'\. Expected (\d+) arguments? but got (\d+): (.*)\.$/,
    'Too many arguments for "$1": expected $2, found $3 ($4).',
  ],
  [/^option '([^']*)' cannot be used with option '([^']*)'/, 'Give $1 or $2, not both.'],
];

/**
 * Converts a message of the parser, such as "error: unknown option '--x'", to a line of Candor:
 * "candor: There is no option --x."
 */
export function usageWords(text: string): string {
  const [first = '', ...rest] = text.replace(/^error: /, '').split('\n');
  const rule = RULES.find(([form]) => form.test(first));
  return [`candor: ${rule === undefined ? first : first.replace(...rule)}`, ...rest].join('\n');
}
