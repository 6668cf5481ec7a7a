// Detects hosts that look like others: punycode (RFC 3492, RFC 5891) and mixed scripts (UTS 39,
// section 5.2).

/** The fault of a host, and its displayed form. */
interface HostFault {
  readonly code: 'host-lookalike' | 'host-punycode';
  readonly message: string;
}

/**
 * Checks the host of an address, as written. A host in its own letters of one script is accepted;
 * one in punycode hides its displayed form.
 */
export function hostFault(written: string): HostFault | undefined {
  const labels = written.normalize('NFKC').toLowerCase().split(/[.。]/);
  const shown = labels.map(unicodeOf);
  if (shown.every((label) => /^[\x20-\x7e]*$/.test(label)) && !labels.some(isPunycode))
    return undefined;
  const display = shown.join('.');
  const mixed = shown.find((label) => isMixed(label) || isLookalike(label, shown.at(-1) ?? ''));
  if (mixed !== undefined) {
    const message = `The host ${named(written, display)} looks like another one: it has ${scriptsIn(mixed).join(' and ')} letters.`;
    return { code: 'host-lookalike', message };
  }
  if (!labels.some(isPunycode)) return undefined;
  return {
    code: 'host-punycode',
    message: `The host ${named(written, display)} is written in punycode.`,
  };
}

const named = (written: string, display: string): string =>
  written === display
    ? JSON.stringify(written)
    : `${JSON.stringify(written)} (it displays as ${JSON.stringify(display)})`;

const isPunycode = (label: string): boolean => label.startsWith('xn--');
const unicodeOf = (label: string): string =>
  isPunycode(label) ? (decodePunycode(label.slice(4)) ?? label) : label;

const SCRIPTS: ReadonlyMap<string, RegExp> = new Map(
  [
    ...[
      'Latin',
      'Cyrillic',
      'Greek',
      'Armenian',
      'Hebrew',
      'Arabic',
      'Han',
      'Hiragana',
      'Katakana',
      'Hangul',
    ],
    ...['Bopomofo', 'Thai', 'Devanagari', 'Georgian', 'Cherokee', 'Coptic', 'Deseret'],
  ].map((name) => [name, new RegExp(`\\p{Script=${name}}`, 'u')] as const),
);
// Scripts that are written together, and with Latin letters.
const TOGETHER = [
  ['Latin', 'Han', 'Hiragana', 'Katakana'],
  ['Latin', 'Han', 'Bopomofo'],
  ['Latin', 'Han', 'Hangul'],
] as const;

const scriptsIn = (label: string): string[] =>
  [...SCRIPTS].filter(([, pattern]) => pattern.test(label)).map(([name]) => name);

function isMixed(label: string): boolean {
  const scripts = scriptsIn(label);
  return (
    scripts.length > 1 &&
    !TOGETHER.some((set) => scripts.every((name) => set.some((one) => one === name)))
  );
}

// Cyrillic letters that look like Latin ones. A label of only these below a Latin top-level domain
// looks Latin.
const CYRILLIC = /^[асԁеһіјӏорԛѕԝхуъьҽпгѵѡ0-9-]+$/;
// Latin letters that look like other Latin ones.
const LATIN = /[\u0251\u0261\u0269\u026a\u029f\u1d00-\u1d2b]/;

const isLookalike = (label: string, top: string): boolean =>
  LATIN.test(label) ||
  (CYRILLIC.test(label) && /\p{Script=Cyrillic}/u.test(label) && /^[a-z]/.test(top));

const [BASE, MIN, MAX, SKEW, DAMP] = [36, 1, 26, 38, 700];

/** Decodes the part of a label after "xn--" (RFC 3492, section 6.2); undefined if it is invalid. */
export function decodePunycode(encoded: string): string | undefined {
  const end = encoded.lastIndexOf('-');
  const output = [...encoded.slice(0, Math.max(0, end))].map(
    (character) => character.codePointAt(0) ?? 0,
  );
  let [point, index, bias, at] = [128, 0, 72, end + 1];
  while (at < encoded.length) {
    const before = index;
    for (let weight = 1, k = BASE; ; k += BASE) {
      const digit = digitOf(encoded.charAt(at++));
      if (digit === undefined || output.length > 63) return undefined;
      index += digit * weight;
      const threshold = Math.min(MAX, Math.max(MIN, k - bias));
      if (digit < threshold) break;
      weight *= BASE - threshold;
    }
    const count = output.length + 1;
    bias = adapted(index - before, count, before === 0);
    point += Math.floor(index / count);
    if (point > 0x10ffff) return undefined;
    index %= count;
    output.splice(index++, 0, point);
  }
  return String.fromCodePoint(...output);
}

function digitOf(character: string): number | undefined {
  if (/^[a-z]$/i.test(character)) return character.toLowerCase().charCodeAt(0) - 97;
  return /^\d$/.test(character) ? Number(character) + 26 : undefined;
}

function adapted(distance: number, count: number, first: boolean): number {
  let delta = Math.floor(distance / (first ? DAMP : 2));
  delta += Math.floor(delta / count);
  let k = 0;
  for (; delta > ((BASE - MIN) * MAX) / 2; k += BASE) delta = Math.floor(delta / (BASE - MIN));
  return k + Math.floor(((BASE - MIN + 1) * delta) / (delta + SKEW));
}
