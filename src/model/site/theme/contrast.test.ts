import { describe, expect, it } from 'vitest';
import { contrastFaults } from './contrast.ts';
import { isThemeColor, THEME_PROPERTIES } from './properties.ts';
import { readTheme, type ThemeFault } from './theme.ts';

function faultsOf(body: string): ThemeFault[] {
  const read = readTheme(`:root { ${body} }`);
  if (!('declarations' in read)) throw new Error('The theme of the test is not one.');
  return contrastFaults(read.declarations);
}

const messages = (body: string): string[] => faultsOf(body).map(({ message }) => message);

describe('the contrast of a theme', () => {
  it('is enough without a theme, and with one that repeats the values', () => {
    const all = [...THEME_PROPERTIES].map(([name, { value }]) => `${name}: ${value}`).join('; ');
    expect(faultsOf('--size: 2rem')).toEqual([]);
    expect(faultsOf(all)).toEqual([]);
  });

  it.each([
    'light-dark(#005f73, #94d2bd)',
    'light-dark(hsl(190 100% 23%), color-mix(in oklab, white 60%, teal))',
    'light-dark(rgb(0 95 115), var(--ink))',
    'LIGHT-DARK(Navy, lch(80% 30 180))',
  ])('is enough for a link in %s', (value) => {
    expect(faultsOf(`--link: ${value}`)).toEqual([]);
  });

  it('is reported at the value of the color, with the scheme, the ratio and a declaration that passes', () => {
    const [fault, ...more] = faultsOf('--soft: #767676');
    expect(more).toEqual([]);
    expect(fault).toMatchObject({
      code: 'theme-contrast',
      at: { offset: 16, length: 7 },
      message:
        'In the dark scheme, --soft (#767676) has a contrast of 3.46:1 with --sheet (#1e232a). Text needs at least 4.5:1.',
    });
    const [, declaration = ''] = /"(.*);"/.exec(fault?.remedy ?? '') ?? [];
    expect(declaration).toMatch(/^--soft: light-dark\(#[0-9a-f]{6}, #[0-9a-f]{6}\)$/);
    expect(faultsOf(declaration)).toEqual([]);
  });

  it('counts 3:1 for parts of controls', () => {
    expect(messages('--brand: light-dark(#ffcc00, #ffcc00); --on-brand: black')).toEqual([
      expect.stringMatching(
        /^In the light scheme, --brand .* A part of a control needs at least 3:1\.$/,
      ),
    ]);
    expect(
      faultsOf('--brand: light-dark(#a37900, #ffcc00); --on-brand: light-dark(white, black)'),
    ).toMatchObject([{ message: expect.stringContaining('--on-brand (#ffffff)') }]);
    expect(faultsOf('--brand: light-dark(#a37900, #ffcc00); --on-brand: black')).toEqual([]);
  });

  it('is reported at the background if only that is the theme’s', () => {
    const faults = faultsOf('--size: 1rem; --paper: light-dark(white, #555)');
    expect(faults).toContainEqual(
      expect.objectContaining({
        at: { offset: 31, length: 23 },
        message: expect.stringContaining('--on-brand (#555555)'),
      }),
    );
    expect(new Set(faults.map(({ at }) => at.offset))).toEqual(new Set([31]));
  });

  it('takes the last of two declarations, and a transparent color as it looks', () => {
    expect(faultsOf('--link: red; --link: light-dark(#005f73, #94d2bd)')).toEqual([]);
    expect(messages('--link: light-dark(rgb(0 0 0 / 30%), white)')).toEqual([
      expect.stringContaining('#'),
    ]);
  });

  it('is not required of lines', () => {
    expect(faultsOf('--line: white; --rule: white')).toEqual([]);
  });

  it.each([
    'blu',
    'var(--link)',
    '1rem',
    'oklch(calc(50%) 0 0)',
    'light-dark(red)',
    'color-mix(in oklab, red)',
  ])('cannot be computed for %s', (value) => {
    expect(faultsOf(`--link: ${value}`)).toEqual([
      expect.objectContaining({ code: 'theme-color', at: { offset: 16, length: value.length } }),
    ]);
  });

  it('says which background to change if no color passes', () => {
    const faults = faultsOf('--paper: light-dark(black, black); --sheet: light-dark(#999, #555)');
    expect(faults.map(({ remedy }) => remedy)).toContain(
      'No light value of --soft has enough contrast: change --paper or --sheet.',
    );
  });
});

it('fonts and lengths are not checked as colors', () => {
  expect([isThemeColor('--brand'), isThemeColor('--sans'), isThemeColor('toString')]).toEqual([
    true,
    false,
    false,
  ]);
});
