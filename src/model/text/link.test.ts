import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../markdown/parse.ts';
import { type LinkFault, linkFault, linksIn } from './link.ts';

const BASE = 'https://security.orbital.example/';

const faults = (markdown: string): (LinkFault['code'] | undefined)[] =>
  linksIn(parseMarkdown(markdown)).flatMap((link) => linkFault(link, BASE)?.code ?? []);

describe('a link', () => {
  test.each([
    '[the fix](https://github.com/orbital/orbital/commit/1)',
    '[https://good.example/a](https://good.example/b)',
    '[www.good.example](https://good.example/)',
    '[good.example](https://www.good.example/)',
    '[https://good.example](https://docs.good.example/)',
    'https://good.example/a, www.good.example and <https://good.example>',
    'security@good.example, <security@good.example> and [security@good.example](mailto:security@good.example)',
    '[setup.py](https://github.com/a/b/setup.py), [Node.js](https://nodejs.org/), [asyncio.run](https://docs.python.org/)',
    '[a](/b), [c](#d) and ![e](f.png)',
    '[https://security.orbital.example/advisories/](/advisories/)',
    '[https://good.example.](https://good.example/)',
    '[a][r]\n\n[r]: https://good.example/',
    '[bücher.example](https://bücher.example/)',
    'https://good.example/@name and [@name](https://forge.example/@name)',
  ])('is accepted: %s', (markdown) => {
    expect(faults(markdown)).toEqual([]);
  });

  test.each([
    ['[https://good.example](https://evil.example)', 'link-target'],
    ['[**https://good.example**](https://evil.example)', 'link-target'],
    ['[`https://good.example`](https://evil.example)', 'link-target'],
    ['[https&colon;//good.example](https://evil.example)', 'link-target'],
    ['[www.good.example](https://evil.example)', 'link-target'],
    ['[see https://good.example/a for it](https://evil.example)', 'link-target'],
    ['[https://good.example](/advisories/)', 'link-target'],
    ['[https://good.example](//evil.example)', 'link-target'],
    ['[https://good.example](https:evil.example)', 'link-target'],
    ['[https://good.example](https:\\\\evil.example)', 'link-target'],
    ['[https://good.example][r]\n\n[r]: https://evil.example', 'link-target'],
    ['[https://good.example]\n\n[https://good.example]: https://evil.example', 'link-target'],
    ['![https://good.example](https://evil.example/a.png)', 'link-target'],
    ['[a](https://evil.example "https://good.example")', 'link-target'],
    ['[a@good.example](mailto:a@evil.example)', 'link-target'],
    ['[https://good.example.evil.example](https://other.example)', 'link-target'],
    ['[good.example](https://evil.example)', 'link-name'],
    ['[good.example/download](https://evil.example)', 'link-name'],
    ['[a](https://good.example@evil.example/)', 'link-userinfo'],
    ['[a](https://user:password@evil.example/)', 'link-userinfo'],
    ['[a](https://good.example&commat;evil.example/)', 'link-userinfo'],
    ['<https://good.example@evil.example/>', 'link-userinfo'],
    ['[a][r]\n\n[r]: https://u@evil.example', 'link-userinfo'],
    ['[a](https://xn--bcher-kva.example/)', 'host-punycode'],
    ['[a](https://аpple.com/)', 'host-lookalike'],
    ['[a](mailto:a@аpple.com)', 'host-lookalike'],
    ['[a](https://%D0%B0pple.com/)', 'host-lookalike'],
    ['[https://apple.com](https://аpple.com/)', 'host-lookalike'],
  ])('is refused once, or at its definition: %s', (markdown, code) => {
    expect(new Set(faults(markdown))).toEqual(new Set([code]));
  });
});
