import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { THEME_PROPERTIES } from './properties.ts';
import { readTheme, themeSheet } from './theme.ts';

const codes = (css: string): string[] => {
  const read = readTheme(css);
  return 'faults' in read
    ? read.faults.map(({ code, at }) => `${code}@${css.slice(at.offset, at.offset + at.length)}`)
    : [];
};

describe('a theme', () => {
  it('sets custom properties, and only what was parsed is published', () => {
    const read = readTheme(
      '/* ours */\n:root {\n  --link: light-dark(#005f73,\n    #94d2bd); /* teal */\n  --sans: "Inter", sans-serif\n}\n',
    );
    expect(read).toEqual({
      declarations: [
        { name: '--link', value: 'light-dark(#005f73, #94d2bd)', at: { offset: 29, length: 19 } },
        { name: '--sans', value: '"Inter", sans-serif', at: { offset: 84, length: 19 } },
      ],
    });
    expect('declarations' in read && themeSheet(read.declarations)).toBe(
      ':root {\n  --link: light-dark(#005f73, #94d2bd);\n  --sans: "Inter", sans-serif;\n}\n',
    );
  });

  it.each([
    ['@import "https://example.org/x.css";', 'theme-rule@@import "https://example.org/x.css";'],
    ['body { display: none }', 'theme-rule@body'],
    [':root { --link: red } .notice { --ink: red }', 'theme-rule@.notice'],
    ['@media print { :root { --link: red } }', 'theme-rule@@media print'],
    [':root { color: red }', 'theme-property@color: red'],
    [':root { --lnk: red }', 'theme-property@--lnk: red'],
    [
      ':root { --link: url(https://example.org/x) }',
      'theme-value@--link: url(https://example.org/x)',
    ],
    [':root { --link: \\75rl(x) }', 'theme-value@--link: \\75rl(x)'],
    [':root { --link: image-set("x" 1x) }', 'theme-value@--link: image-set("x" 1x)'],
    [':root { --sans: "x }', 'theme-value@--sans: "x'],
    [':root { --link: rgb(0 0 0 }', 'theme-value@--link: rgb(0 0 0'],
    [':root { --link: }', 'theme-value@--link:'],
    [':root { --link: </style> }', 'theme-value@--link: </style>'],
  ])('is refused with the exact place: %s', (css, fault) => {
    expect(codes(css)).toContain(fault);
  });

  it('suggests the intended property', () => {
    expect(readTheme(':root { --criticl: red }')).toMatchObject({
      faults: [{ remedy: 'Did you mean --critical?' }],
    });
    expect(readTheme(':root { --serif: Georgia }')).toMatchObject({
      faults: [{ remedy: 'Did you mean --heading?' }],
    });
  });

  it('never loads anything and never ends its rule, whatever the input', () => {
    const pieces = [
      'url(',
      '"',
      "'",
      ';',
      '}',
      '{',
      '\\',
      '/*',
      '*/',
      '@import',
      ' x',
      ':root',
      '--link',
      ':',
      '<',
      'red',
      '(',
      ')',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 14 }), (parts) => {
        const read = readTheme(`:root { --link: ${parts.join('')} }`);
        if (!('declarations' in read)) return;
        const sheet = themeSheet(read.declarations);
        expect(sheet).not.toMatch(/url\(|@|\\|<|\/\*/);
        expect(sheet.match(/[{}]/g)).toEqual(['{', '}']);
      }),
    );
  });

  it('can set exactly the tokens of the site, whose values are those of the style sheet', () => {
    const tokens = readFileSync(join(import.meta.dirname, '../../../styles/tokens.css'), 'utf8');
    const values = [...tokens.matchAll(/^\s+(--[\w-]+): ([^;]+);/gm)].map(
      ([, name = '', value = '']) => [name, value],
    );
    const known = [...THEME_PROPERTIES].map(([name, { value }]) => [name, value]);
    expect(Object.fromEntries(known)).toEqual(Object.fromEntries(values));
  });
});
