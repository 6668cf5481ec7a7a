// The colors of a theme as the browser shows them: CSS Color 4, with light-dark(), color-mix() and
// var() of CSS Color 5.

import {
  blend,
  type Color,
  clampRgb,
  formatHex,
  interpolateWithPremultipliedAlpha,
  modeOklch,
  parse,
  useMode,
  wcagContrast,
} from 'culori';

export type Scheme = 'light' | 'dark';

/** The value of a property, or undefined if there is none. */
type Lookup = (name: string) => string | undefined;

/** Values nest at most this deep; a property that refers to itself ends here. */
const DEEPEST = 12;

/** The color spaces of color-mix(), by the name that the library gives them. */
const MIX_SPACES = {
  srgb: 'rgb',
  'srgb-linear': 'lrgb',
  hsl: 'hsl',
  hwb: 'hwb',
  lab: 'lab',
  lch: 'lch',
  oklab: 'oklab',
  oklch: 'oklch',
  'display-p3': 'p3',
  xyz: 'xyz65',
  'xyz-d65': 'xyz65',
  'xyz-d50': 'xyz50',
} as const;

const isMixSpace = (name: string): name is keyof typeof MIX_SPACES =>
  Object.hasOwn(MIX_SPACES, name);

/** Returns the color of a value in a scheme; undefined if it is not one that can be computed. */
export function colorOf(
  value: string,
  scheme: Scheme,
  lookup: Lookup,
  depth = 0,
): Color | undefined {
  if (depth > DEEPEST) return undefined;
  const text = value.trim();
  const [, name = '', inside = ''] = /^([\w-]+)\((.*)\)$/s.exec(text) ?? [];
  const inner = (part: string | undefined) =>
    part === undefined ? undefined : colorOf(part, scheme, lookup, depth + 1);
  const parts = atCommas(inside);
  switch (name.toLowerCase()) {
    case 'light-dark':
      return parts.length === 2 ? inner(parts[scheme === 'light' ? 0 : 1]) : undefined;
    case 'var':
      return inner(lookup(parts[0]?.trim() ?? '') ?? parts[1]);
    case 'color-mix':
      return mixed(parts, inner);
    default:
      return parse(text.toLowerCase());
  }
}

function mixed(
  parts: readonly string[],
  inner: (part: string) => Color | undefined,
): Color | undefined {
  const [method = '', ...operands] = parts;
  const [, space = ''] = /^\s*in\s+([\w-]+)(?:\s+shorter\s+hue)?\s*$/.exec(method) ?? [];
  const [first, second, ...more] = operands.map((operand) => {
    const [, before, color = '', after] =
      /^\s*(?:([\d.]+)%\s+)?(.*?)(?:\s+([\d.]+)%)?\s*$/s.exec(operand) ?? [];
    const share = before ?? after;
    return { color: inner(color), share: share === undefined ? undefined : Number(share) };
  });
  if (
    !isMixSpace(space) ||
    first?.color === undefined ||
    second?.color === undefined ||
    more.length > 0
  )
    return;
  const one = first.share ?? 100 - (second.share ?? 50);
  const two = second.share ?? 100 - one;
  // A sum below 100 makes the mix transparent; such a mix is too rare to support.
  if (one + two < 100 || one < 0 || two < 0) return;
  return interpolateWithPremultipliedAlpha(
    [first.color, second.color],
    MIX_SPACES[space],
  )(two / (one + two));
}

/** Splits a list of arguments, but not inside brackets. */
function atCommas(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
}

/** Returns a color on a background, as a screen with the sRGB gamut shows it. */
export function shownOn(color: Color, background: Color): Color {
  return clampRgb(blend([clampRgb(background), clampRgb(color)]));
}

/** Returns the contrast of two opaque colors: from 1 to 21, as WCAG 2 defines it. */
export const contrast = (one: Color, other: Color): number => wcagContrast(one, other);

/** Returns a color as #rrggbb. */
export const hexOf = (color: Color): string => formatHex(color);

const oklch = useMode(modeOklch);

/** Returns the same hue in other lightnesses, the nearest first. */
export function lightnesses(color: Color): Color[] {
  const { l, c, h } = oklch(color);
  const steps = Array.from({ length: 101 }, (_, i) => i / 100);
  steps.sort((a, b) => Math.abs(a - l) - Math.abs(b - l));
  return steps.map((lightness) =>
    clampRgb({ mode: 'oklch', l: lightness, c, ...(h === undefined ? {} : { h }) }),
  );
}
