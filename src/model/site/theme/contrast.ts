// The contrast of a theme's colors with their backgrounds: WCAG 2.2, 1.4.3 for text and 1.4.11 for
// parts of controls.

import type { Color } from 'culori';
import { colorOf, contrast, hexOf, lightnesses, type Scheme, shownOn } from './color.ts';
import { isThemeColor, THEME_PROPERTIES, type ThemeColor } from './properties.ts';
import type { PlacedDeclaration, ThemeFault } from './theme.ts';

const TEXT = 4.5;
const CONTROL = 3;
const SCHEMES = ['light', 'dark'] as const;

/** The color of an empty page, which shows through a transparent --paper. */
const CANVAS = { light: '#ffffff', dark: '#121212' } as const;

/** A background: a property, or a mix that the style sheets use, and its name in a message. */
interface Ground {
  readonly value: string;
  readonly name: string;
}

interface Requirement {
  readonly color: ThemeColor;
  readonly ground: Ground;
  readonly least: number;
}

const ground = (name: ThemeColor): Ground => ({ value: `var(${name})`, name });
const SURFACES = [ground('--paper'), ground('--sheet')];
const TEXT_COLORS: readonly ThemeColor[] = [
  ...(['--ink', '--soft', '--link', '--fixed'] as const),
  ...(['--critical', '--high', '--medium', '--low', '--none'] as const),
];

/** What the style sheets put on what. */
const REQUIREMENTS: readonly Requirement[] = [
  ...TEXT_COLORS.flatMap((color) => SURFACES.map((one) => ({ color, ground: one, least: TEXT }))),
  { color: '--on-brand', ground: ground('--brand'), least: TEXT },
  ...SURFACES.map((one): Requirement => ({ color: '--brand', ground: one, least: CONTROL })),
  {
    color: '--ink',
    ground: {
      value: 'color-mix(in oklab, var(--medium) 25%, var(--paper))',
      name: 'a match of the search',
    },
    least: TEXT,
  },
  {
    color: '--ink',
    ground: {
      value: 'color-mix(in oklab, var(--critical) 14%, var(--paper))',
      name: 'an affected version',
    },
    least: TEXT,
  },
];

/** A requirement that a scheme does not meet. */
interface Miss extends Requirement {
  readonly scheme: Scheme;
  readonly ratio: number;
  readonly shown: Color;
  readonly on: Color;
}

/** Returns the colors of a theme that are none, and those without enough contrast. */
export function contrastFaults(declarations: readonly PlacedDeclaration[]): ThemeFault[] {
  const own = new Map(declarations.map((one) => [one.name, one]));
  const unread = [...own.values()].filter(
    ({ name, value }) => isThemeColor(name) && !isColor(value, own),
  );
  if (unread.length > 0) return unread.map(unreadFault);
  const misses = SCHEMES.flatMap((scheme) =>
    REQUIREMENTS.flatMap((one) => missOf(one, scheme, own) ?? []),
  );
  return [...Map.groupBy(misses, ({ color }) => color).values()].flatMap(
    (group) => faultOf(group, own) ?? [],
  );
}

type Own = ReadonlyMap<string, PlacedDeclaration>;

const valueIn =
  (own: Own) =>
  (name: string): string | undefined =>
    own.get(name)?.value ?? THEME_PROPERTIES.get(name)?.value;

const colorIn = (value: string, scheme: Scheme, own: Own): Color | undefined =>
  colorOf(value, scheme, valueIn(own));

const isColor = (value: string, own: Own): boolean =>
  SCHEMES.every((scheme) => colorIn(value, scheme, own) !== undefined);

function unreadFault({ name, value, at }: PlacedDeclaration): ThemeFault {
  return {
    code: 'theme-color',
    at,
    message: `${name} is ${JSON.stringify(value)}, which is not a color whose contrast Candor can compute.`,
  };
}

/** The background of a scheme, opaque. */
function surface({ value }: Ground, scheme: Scheme, own: Own): Color | undefined {
  const canvas = colorOf(CANVAS[scheme], scheme, () => undefined);
  const paper = colorIn('var(--paper)', scheme, own);
  const color = colorIn(value, scheme, own);
  if (canvas === undefined || paper === undefined || color === undefined) return undefined;
  return shownOn(color, shownOn(paper, canvas));
}

function missOf(requirement: Requirement, scheme: Scheme, own: Own): Miss | undefined {
  const on = surface(requirement.ground, scheme, own);
  const color = colorIn(`var(${requirement.color})`, scheme, own);
  if (on === undefined || color === undefined) return undefined;
  const shown = shownOn(color, on);
  const ratio = contrast(shown, on);
  return ratio >= requirement.least ? undefined : { ...requirement, scheme, ratio, shown, on };
}

/** The declaration that causes a miss: that of the color, else that of its background. */
function causeOf(color: ThemeColor, value: string, own: Own): PlacedDeclaration | undefined {
  const names = [...referred(`var(${color})`, own), ...referred(value, own)];
  return names.flatMap((name) => own.get(name) ?? [])[0];
}

/** The properties that a value refers to, directly or through others. */
function referred(value: string, own: Own, known: ReadonlySet<string> = new Set()): string[] {
  const names = [...value.matchAll(/var\(\s*(--[\w-]+)/g)].flatMap(([, name = '']) =>
    known.has(name) ? [] : [name],
  );
  const seen = new Set([...known, ...names]);
  return names.flatMap((name) => [name, ...referred(valueIn(own)(name) ?? '', own, seen)]);
}

function faultOf(misses: readonly Miss[], own: Own): ThemeFault | undefined {
  const [worst] = [...misses].sort((a, b) => a.ratio / a.least - b.ratio / b.least);
  const cause = worst === undefined ? undefined : causeOf(worst.color, worst.ground.value, own);
  if (worst === undefined || cause === undefined) return undefined;
  const { color, ground: on, scheme, ratio, least } = worst;
  const what = least === TEXT ? 'Text' : 'A part of a control';
  return {
    code: 'theme-contrast',
    at: cause.at,
    message:
      `In the ${scheme} scheme, ${color} (${hexOf(worst.shown)}) has a contrast of ${rounded(ratio)}:1 ` +
      `with ${on.name} (${hexOf(worst.on)}). ${what} needs at least ${least}:1.`,
    remedy: remedyFor(color, own),
  };
}

// Rounded down: a ratio that fails must not look like one that passes.
const rounded = (ratio: number): string => (Math.floor(ratio * 100) / 100).toFixed(2);

function remedyFor(color: ThemeColor, own: Own): string {
  const [light, dark] = SCHEMES.map((scheme) => passing(color, scheme, own));
  if (light !== undefined && dark !== undefined)
    return `For example, write "${color}: ${light === dark ? light : `light-dark(${light}, ${dark})`};", or change the background.`;
  const grounds = REQUIREMENTS.filter((one) => one.color === color).map((one) => one.ground.name);
  return `No ${light === undefined ? 'light' : 'dark'} value of ${color} has enough contrast: change ${grounds.filter((name) => name.startsWith('--')).join(' or ')}.`;
}

/** The color itself if it passes, else the same hue in the nearest lightness that does. */
function passing(name: ThemeColor, scheme: Scheme, own: Own): string | undefined {
  const color = colorIn(`var(${name})`, scheme, own);
  if (color === undefined) return undefined;
  const candidates = [color, ...lightnesses(color)].map(hexOf);
  return candidates.find((hex) => {
    const instead: Own = new Map([
      ...own,
      [name, { name, value: hex, at: { offset: 0, length: 0 } }],
    ]);
    return REQUIREMENTS.every(
      (one) => one.color !== name || missOf(one, scheme, instead) === undefined,
    );
  });
}
