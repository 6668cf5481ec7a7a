import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absoluteLinks } from './absolute-links.ts';

const BASE = 'https://example.org/security/policy/';

describe('absolute links', () => {
  it.each([
    ['[How](../report/)', '[How](https://example.org/security/report/)'],
    [
      '[levels](severity-levels/ "Levels")',
      '[levels](https://example.org/security/policy/severity-levels/ "Levels")',
    ],
    ['[a](<b c>)', '[a](<https://example.org/security/policy/b%20c>)'],
    [
      '[x](/x) and [y](#y)',
      '[x](https://example.org/x) and [y](https://example.org/security/policy/#y)',
    ],
    ['[name][n]\n\n[n]: ../n', '[name][n]\n\n[n]: https://example.org/security/n'],
    ['![p](p.png)', '![p](https://example.org/security/policy/p.png)'],
    ['[`../a`](../a)', '[`../a`](https://example.org/security/a)'],
    [
      '[![p](p.png)](../a)',
      '[![p](https://example.org/security/policy/p.png)](https://example.org/security/a)',
    ],
  ])('%s', (markdown, expected) => {
    expect(absoluteLinks(markdown, BASE)).toBe(expected);
  });

  it.each([
    '<https://a.example/>',
    'mail <a@b.example>, [m](mailto:a@b.example)',
    'https://a.example/x',
    '`[a](b)`',
    '```\n[a](b)\n```',
    'a [b] c',
  ])('leave %j unchanged', (markdown) => {
    expect(absoluteLinks(markdown, BASE)).toBe(markdown);
  });

  it('stay unchanged if they are made absolute again', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('[a](', '../b', ')', '![', '](', 'x', '\n\n', '`', '[r]: ../q', '<', '>'),
        ),
        (parts) => {
          const once = absoluteLinks(parts.join(''), BASE);
          expect(absoluteLinks(once, BASE)).toBe(once);
        },
      ),
    );
  });
});
