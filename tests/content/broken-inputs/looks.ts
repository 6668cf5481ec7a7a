// Broken designs: a theme that does more than set properties, a logo that is more than an image.

import { type BrokenInput, saying, write } from './broken-input.ts';

const THEME = 'theme.css';
const SHAPES = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h1v1z"/></svg>';

export const LOOKS: readonly BrokenInput[] = [
  write('a theme with an import', THEME, '▸@import "https://example.org/x.css";\n', 'theme-rule'),
  write(
    'a theme with a rule of its own',
    THEME,
    ':root { --link: red }\n▸.notice { display: none }\n',
    'theme-rule',
  ),
  write(
    'a theme with rules for a medium',
    THEME,
    '▸@media print { :root { --link: red } }\n',
    'theme-rule',
  ),
  write(
    'a theme with a property of the page',
    THEME,
    ':root {\n  ▸color: red;\n}\n',
    'theme-property',
  ),
  saying(
    write(
      'a theme with a property that is none',
      THEME,
      ':root {\n  --ink: #111;\n  ▸--criticl: red;\n}\n',
      'theme-property',
    ),
    /Did you mean --critical\?/,
  ),
  saying(
    write(
      'a theme that loads a file',
      THEME,
      ':root { ▸--paper: url(https://example.org/x.png) }\n',
      'theme-value',
    ),
    /uses url\(\)|holds ":"/,
  ),
  write('a theme with an escape', THEME, ':root { ▸--paper: \\75 rl(x) }\n', 'theme-value'),
  write('a theme without a value', THEME, ':root { ▸--paper: ; }\n', 'theme-value'),
  write('a theme with a color that is none', THEME, ':root { --link: ▸blu }\n', 'theme-color'),
  saying(
    write(
      'a theme with pale text',
      THEME,
      ':root {\n  --link:\n    ▸#7a1fa2;\n}\n',
      'theme-contrast',
    ),
    /dark scheme, --link \(#7a1fa2\) has a contrast of 1\.91:1 with --sheet .* Text needs at least 4\.5:1.*light-dark\(#7a1fa2, #/s,
  ),
  saying(
    write(
      'a logo with a script',
      'logo.svg',
      `▸${SHAPES.replace('<path', '<script>1</script><path')}`,
      'logo-active',
    ),
    /<script>/,
  ),
  saying(
    write(
      'a logo with a link',
      'logo.svg',
      `▸${SHAPES.replace('<path', '<use href="https://example.org/"/><path')}`,
      'logo-active',
    ),
    /a link/,
  ),
  write('a logo that is no PNG', 'logo.png', `▸${SHAPES}`, 'logo-form'),
  saying(
    write('a logo of another form', 'logo.jpg', '▸x', 'file-unexpected'),
    /logo\.svg or logo\.png/,
  ),
];
