// The properties that a theme can set: their meaning and their value without a theme, which
// src/styles/tokens.css repeats for the browser.

/** A property, as the documentation shows it. */
interface ThemeProperty {
  readonly about: string;
  readonly value: string;
}

/** The colors. Each has a value for a light and a dark page. */
const THEME_COLORS = {
  '--paper': {
    about: 'the page',
    value: 'light-dark(oklch(98.8% 0.004 95), oklch(20.5% 0.012 255))',
  },
  '--sheet': {
    about: 'areas on the page: forms, code, callouts',
    value: 'light-dark(oklch(95.8% 0.009 95), oklch(25.5% 0.014 255))',
  },
  '--ink': { about: 'text', value: 'light-dark(oklch(24% 0.018 260), oklch(92.5% 0.006 95))' },
  '--soft': {
    about: 'secondary text, and the borders of fields',
    value: 'light-dark(oklch(45% 0.018 260), oklch(75% 0.012 250))',
  },
  '--line': {
    about: 'thin lines between rows',
    value: 'light-dark(oklch(86% 0.012 95), oklch(38% 0.014 255))',
  },
  '--rule': {
    about: 'strong lines between sections',
    value: 'light-dark(oklch(24% 0.018 260), oklch(72% 0.012 250))',
  },
  '--brand': {
    about: 'your color: the bar at the top, and the main buttons',
    value: 'light-dark(oklch(42% 0.095 235), oklch(80% 0.085 220))',
  },
  '--on-brand': { about: 'text on `--brand`', value: 'var(--paper)' },
  '--link': {
    about: 'links, other buttons, and the outline of the focus',
    value: 'light-dark(oklch(42% 0.095 235), oklch(80% 0.085 220))',
  },
  '--fixed': {
    about: 'fixed versions, and "not affected"',
    value: 'light-dark(oklch(41% 0.09 155), oklch(82% 0.11 155))',
  },
  '--critical': {
    about: 'the severity critical, warnings, and "affected"',
    value: 'light-dark(oklch(41% 0.165 18), oklch(78% 0.13 12))',
  },
  '--high': {
    about: 'the severity high',
    value: 'light-dark(oklch(45% 0.135 42), oklch(80% 0.12 50))',
  },
  '--medium': {
    about: 'the severity medium, and "cannot tell"',
    value: 'light-dark(oklch(46% 0.095 80), oklch(85% 0.115 92))',
  },
  '--low': {
    about: 'the severity low',
    value: 'light-dark(oklch(44% 0.095 245), oklch(80% 0.085 240))',
  },
  '--none': {
    about: 'the severity none, and withdrawn advisories',
    value: 'light-dark(oklch(44% 0.018 255), oklch(79% 0.012 250))',
  },
} as const satisfies Readonly<Record<`--${string}`, ThemeProperty>>;

export type ThemeColor = keyof typeof THEME_COLORS;

/** Fonts and lengths. */
const THEME_MEASURES = {
  '--heading': { about: 'the fonts of headings and of the name of the site', value: 'var(--sans)' },
  '--sans': { about: 'the fonts of text', value: 'system-ui, sans-serif' },
  '--mono': {
    about: 'the fonts of code and versions',
    value: 'ui-monospace, "Cascadia Code", Menlo, Consolas, "DejaVu Sans Mono", monospace',
  },
  '--size-small': { about: 'the size of notes', value: '0.875rem' },
  '--size': { about: 'the size of text', value: '1.0625rem' },
  '--size-large': { about: 'the size of introductions', value: '1.15rem' },
  '--size-2': { about: 'the size of headings of sections', value: '1.15rem' },
  '--size-3': {
    about: 'the size of the title of a page',
    value: 'clamp(1.75rem, 1.2rem + 2.2vw, 2.6rem)',
  },
  '--space-1': { about: 'the smallest space', value: '0.25rem' },
  '--space-2': { about: 'the space inside a group', value: '0.5rem' },
  '--space-3': { about: 'the space between paragraphs', value: '1rem' },
  '--space-4': { about: 'the space between groups', value: '1.75rem' },
  '--space-5': { about: 'the space above the footer', value: '3rem' },
  '--page': { about: 'the width of the page', value: '74rem' },
  '--margin': { about: 'the width of the side headings', value: '11.5rem' },
  '--measure': { about: 'the width of a line of text', value: '44rem' },
} as const satisfies Readonly<Record<`--${string}`, ThemeProperty>>;

/** All properties, in the order of the documentation. */
export const THEME_PROPERTIES: ReadonlyMap<string, ThemeProperty> = new Map(
  Object.entries({ ...THEME_COLORS, ...THEME_MEASURES }),
);

/** True if the property is a color. */
export const isThemeColor = (name: string): name is ThemeColor => Object.hasOwn(THEME_COLORS, name);
