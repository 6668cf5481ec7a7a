import { describe, expect, it } from 'vitest';
import { secretFinder } from './find-secrets.ts';
import type { Secret } from './secrets.ts';

const secret = (kind: Secret['kind'], text: string, exact = false): Secret => ({
  kind,
  text,
  exact,
  file: 'a.md',
  key: 'k',
});
const SECRETS = [
  secret('id', 'ORB-2026-0042'),
  secret('title', 'Heap overflow when <b>ünicode</b> names meet "C:\\new" paths'),
  secret('text', 'one two three four five six seven eight'),
  secret('address', 'forge.example/private/fork', true),
  secret('commit', '1f1f8c6bba22fde9d77f72e4d1afe5718eedf2cd'),
  secret('person', 'Ada Lovelace'),
  secret('person', 'Zoë Ångström'),
  secret('text', '这是一个秘密的漏'),
];
const findSecrets = secretFinder(SECRETS.filter(({ text }) => !text.startsWith('Heap')));
const kindsIn = (text: string | Uint8Array): string[] =>
  findSecrets(typeof text === 'string' ? new TextEncoder().encode(text) : text).map(
    ({ kind }) => kind,
  );

describe('a secret is found', () => {
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  it.each([
    ['as it is', 'id', 'See ORB-2026-0042.'],
    ['in lower case, with other signs', 'id', 'csaf/white/2026/orb_2026_0042.json'],
    ['without its separators', 'id', 'img/orb20260042-map.png'],
    ['without the first of them', 'id', 'fix/orb2026-0042'],
    ['without the second', 'id', 'orb_20260042'],
    ['without the zeros of its number', 'id', 'fixes ORB-2026-42.'],
    ['without these, with other signs', 'id', 'csaf/orb_2026_42.json'],
    ['in which a line may break', 'address', 'https://forge.<wbr>example/<wbr>private/<wbr>fork'],
    ['with what is invisible', 'address', 'https://forge.\u200bexample/private/\u200bfork'],
    ['decomposed, as in names of files', 'person', 'Zoë-Ångström.pdf'.normalize('NFD')],
    ['without its accents', 'person', 'zoe angstrom'],
    ['in capitals with accents', 'person', 'ZOË ÅNGSTRÖM'],
    ['with named letters of HTML', 'person', '<b>Zo&euml; &Aring;ngstr&ouml;m</b>'],
    ['after a line break of JSON', 'id', '{"a":"x\\nORB-2026-0042"}'],
    ['in escapes of JSON', 'id', '"\\u004f\\u0052\\u0042-2026-0042"'],
    ['in escapes of JavaScript', 'id', "'\\x4fRB-2026-\\u{0030}042'"],
    ['in entities', 'id', '<p>&#79;&#x52;B&hyphen;2026-0042</p>'],
    ['in entities of entities', 'id', '&amp;#79;RB-2026-0042'],
    ['percent-encoded', 'id', 'https://a.example/?q=%4FRB%2D2026%2D0042'],
    ['in Base64, at the first place', 'id', base64('ORB-2026-0042 and more')],
    ['in Base64, at the second place', 'id', base64('xORB-2026-0042')],
    ['in Base64, at the third place', 'id', base64('xxORB-2026-0042.')],
    ['in hexadecimal digits', 'id', Buffer.from('ORB-2026-0042').toString('hex')],
    ['in UTF-16', 'id', Buffer.from('ORB-2026-0042', 'utf16le')],
    [
      'in UTF-16 at an odd place',
      'id',
      Buffer.concat([Buffer.from('abc'), Buffer.from('ORB-2026-0042', 'utf16le')]),
    ],
    ['with soft hyphens and zero-width spaces', 'id', 'O\u00adRB-20\u200b26-0042'],
    [
      'over tags',
      'text',
      '<p>one <em class="big">two</em> three</p>\n<p>four five <code>six</code> seven eight</p>',
    ],
    [
      'in an attribute',
      'text',
      '<meta name="description" content="One two three, four five; six &mdash; seven eight">',
    ],
    [
      'in JSON in an attribute of HTML',
      'text',
      '<a b="{&quot;c&quot;:&quot;one two\\nthree four five six seven eight&quot;}">',
    ],
    [
      'in HTML in a feed',
      'text',
      '&lt;p&gt;one two &lt;b&gt;three&lt;/b&gt; four five six seven eight&lt;/p&gt;',
    ],
    ['in a folded line of a calendar', 'address', 'URL:https://forge.exam\r\n ple/private/fork'],
    ['with its slashes encoded', 'address', 'forge.example%2Fprivate%2Ffork'],
    [
      'at the beginning of a longer address',
      'address',
      'https://forge.example/private/fork/pulls/1',
    ],
    ['as a commit', 'commit', 'commit/1f1f8c6bba22fde9d77f72e4d1afe5718eedf2cd'],
    ['as a shortened commit', 'commit', 'fixed by 1f1f8c6'],
    ['as a name over a line break', 'person', 'Ada\n   Lovelace'],
    ['in a language without spaces', 'text', '<p>这是一个秘密的漏洞。</p>'],
  ])('%s', (_, kind, text) => {
    expect(kindsIn(text)).toEqual([kind]);
  });

  it('in a title with markup, letters of other alphabets and a backslash', () => {
    const one = secretFinder([secret('title', 'Überlauf in C:\\new when <b> meets ünicode')]);
    for (const text of [
      'Überlauf in C:\\new when <b> meets ünicode',
      'Überlauf in C:\\new when &lt;b&gt; meets ünicode',
      '"Überlauf in C:\\\\new when \\u003cb> meets \\u00fcnicode"',
    ])
      expect(one(new TextEncoder().encode(text)), text).toHaveLength(1);
  });
});

describe('a text that is not secret is not found', () => {
  it.each([
    ['a longer id', 'ORB-2026-00421'],
    ['an id that ends in it', 'XORB-2026-0042'],
    ['a version with its numbers', 'Orb 2026.42'],
    ['a longer number', 'ORB-2026-421'],
    ['an address with other signs', 'forge.example-private/fork'],
    ['seven of eight words', 'one two three four five six seven, nine'],
    ['words in another order', 'two one three four five six seven eight'],
    ['words on both sides of a NUL', 'one two three four\0five six seven eight'],
    ['another commit', 'fixed by 1f1f8c7'],
    ['too short a commit', 'fixed by 1f1f8c'],
    ['nothing', ''],
  ])('%s', (_, text) => {
    expect(kindsIn(text)).toEqual([]);
  });

  it('without any secrets, nothing is found', () => {
    expect(secretFinder([])(new TextEncoder().encode('anything'))).toEqual([]);
  });
});
