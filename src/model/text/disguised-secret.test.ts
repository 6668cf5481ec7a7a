import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findSecrets, withoutSecrets } from './disguised-secret.ts';

// Assembled from parts, so that no scanner reports this file as a leak.
const HEAD = `gh${'p_'}`;
const BODY = 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1eF3hI5';
const TOKEN = HEAD + BODY;
const [LEFT, RIGHT] = [TOKEN.slice(0, 20), TOKEN.slice(20)];
const KEY = `-----BEGIN ${'PRIVATE'} KEY-----`;
const found = (text: string): string[] =>
  findSecrets(text).map(({ code, offset, length }) => `${code} ${offset} ${length}`);

describe('a secret', () => {
  test.each([
    ['as it is', TOKEN],
    ['with a character reference', `gh${'p'}&#95;${BODY}`],
    ['with one in hexadecimal', `gh${'p'}&#x5F;${BODY}`],
    ['with a named reference', `gh${'p'}&lowbar;${BODY}`],
    ['with an escape of YAML', `gh${'p'}\\x5f${BODY}`],
    ['with a long escape', `gh${'p'}\\U0000005f${BODY}`],
    ['with an escaped reference', `gh${'p'}\\x26#95;${BODY}`],
    ['with a backslash', `gh${'p'}\\_${BODY}`],
    ['percent-encoded', `gh${'p'}%5F${BODY}`],
    ['percent-encoded twice', `gh${'p'}%255F${BODY}`],
    ['with emphasis in it', `${LEFT}**${RIGHT}**`],
    ['with a comment in it', `${LEFT}<!-- -->${RIGHT}`],
    ['with a comment of two lines', `${LEFT}<!--\n-->${RIGHT}`],
    ['with an element in it', `${LEFT}<b></b>${RIGHT}`],
    ['with a code span in it', `\`${LEFT}\`${RIGHT}`],
    ['as the text of a link', `[${LEFT}](https://a.example)${RIGHT}`],
    ['as the text of a reference', `[${LEFT}][r]${RIGHT}`],
    ['in the target of a link', `[a](https://a.example/${HEAD.replace('_', '&#95;')}${BODY})`],
    ['with a zero width space', `${LEFT}\u200b${RIGHT}`],
    ['with a word joiner written as a reference', `${LEFT}&NoBreak;${RIGHT}`],
    ['folded over two lines', `${LEFT}\\\n    ${RIGHT}`],
  ])('is found %s, once, and redacted', (_, text) => {
    const [one, ...more] = findSecrets(`Use "${text}" now.`);
    expect(one?.code).toBe('secret-token');
    expect(more).toEqual([]);
    const blotted = withoutSecrets(`Use "${text}" now.`);
    expect(blotted).toHaveLength(`Use "${text}" now.`.length);
    expect(blotted).not.toContain(RIGHT);
    expect(blotted).toMatch(/ now\.$/);
  });

  test.each([
    ['as it is', KEY],
    ['with references for its dashes', KEY.replace('-----', '&#45;----')],
    ['with escapes', KEY.replace('PRIVATE', 'PRIV\\u0041TE')],
    ['folded', KEY.replace(' KEY', '\n      KEY')],
    ['with emphasis', KEY.replace('PRIVATE', '*PRIVATE*')],
    ['with a backslash', KEY.replace('--', '-\\-')],
  ])('that is a private key is found %s, and redacted completely', (_, text) => {
    expect(findSecrets(`a\n${text}\nabcd`)).toMatchObject([{ code: 'key-private', offset: 2 }]);
    expect(withoutSecrets(`a\n${text}\nabcd`)).toMatch(/^a\n\*+\n[*\n ]+$/);
  });

  test('is found after emphasis with underscores', () => {
    expect(findSecrets(`__gl${'pat'}__-${BODY}`)).toMatchObject([{ code: 'secret-token' }]);
  });

  test.each([
    ['an address', 'postgres&#58;//app:Xk29fjQ82mzL@db.orbital.dev/x'],
    ['an address, percent-encoded', 'postgres://app%3AXk29fjQ82mzL%40db.orbital.dev/x'],
    ['a header', 'Authorization: **Bearer** kJ3nd8Vn29xLq0ZpW7hTs'],
    ['a header that is folded', 'Authorization: Bearer\n  kJ3nd8Vn29xLq0ZpW7hTs'],
  ])('that is a password of %s is found', (_, text) => {
    expect(findSecrets(text)).toMatchObject([{ code: 'secret-token' }]);
    expect(withoutSecrets(text)).not.toMatch(/Xk29|kJ3n/);
  });

  test('is found in an indented armor without its header', () => {
    const armor = `lQ${'OYBGd0AAABCADa'}${'x7Kq'.repeat(11)}`;
    expect(found(`key: |\n  ${armor}\n`)).toEqual([`key-private 9 60`]);
  });

  test('is searched for in bounded time', () => {
    for (const part of ['<!--', ' ', '](', '\\x5f', '&#95;', '*', '\n>', '`[', '%5F', '\u200b'])
      expect(findSecrets(part.repeat(100_000))).toEqual([]);
  });

  test('is not found in a placeholder or in code that describes its form', () => {
    expect(found('ghp\\_EXAMPLE`EXAMPLE`EXAMPLEEXAMPLEEXAMPLEEXAMPLE')).toEqual([]);
    expect(
      found(
        '`ghp_[A-Za-z0-9]{36}`, `npm_<your token>`, sk-ant-*** and -----BEGIN CERTIFICATE-----',
      ),
    ).toEqual([]);
  });

  test('is found with any one of its characters encoded', () => {
    const ways = [
      (c: string) => `&#${c.charCodeAt(0)};`,
      (c: string) => `&#x${c.charCodeAt(0).toString(16)};`,
      (c: string) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`,
      (c: string) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
      (c: string) => `%${c.charCodeAt(0).toString(16)}`,
      (c: string) => `**${c}**`,
      (c: string) => `<!-- x -->${c}`,
      (c: string) => `${c}\u200d`,
    ];
    fc.assert(
      fc.property(
        fc.array(fc.record({ at: fc.nat(TOKEN.length - 2), way: fc.constantFrom(...ways) }), {
          minLength: 1,
          maxLength: 6,
        }),
        (changes) => {
          const characters = [...TOKEN];
          for (const { at, way } of changes)
            if (characters[at]?.length === 1) characters[at] = way(characters[at]);
          expect(findSecrets(`a ${characters.join('')} b`)).toHaveLength(1);
        },
      ),
    );
  });
});
