// PRIVATE. Finds the secrets in one text, by kind. The rules are at the top of secrets.ts.

import { LONGEST } from './phrases.ts';
import { wordsOf } from './words.ts';

/** The kinds of secrets, for people who must not see the secret itself. */
export const SECRET_KINDS = ['id', 'title', 'text', 'person', 'address', 'commit', 'slug'] as const;
export type SecretKind = (typeof SECRET_KINDS)[number];

/** A text of 1 to LONGEST words. */
export interface Found {
  readonly kind: SecretKind;
  readonly text: string;
  /** True if the separators between the words must match too. */
  readonly exact?: boolean;
}

const TITLES = new Set(['summary', 'title']);
const PERSONS = new Set(['name', 'by', 'owner', 'fix_owner', 'authors', 'credit']);

/** Returns every secret of a text under a key. `key` is the nearest key with a name. */
export function foundIn(text: string, key: string): Found[] {
  const others = [
    ...idsIn(text, key),
    ...addressesIn(text),
    ...commitsIn(text),
    ...(PERSONS.has(key) ? personIn(text) : []),
    ...(key === 'contact' ? contactIn(text) : []),
  ];
  return [
    ...others.filter((found) => fits(found.text)),
    ...(TITLES.has(key) ? titleIn(text) : textIn(text)),
  ];
}

const fits = (text: string): boolean => {
  const { length } = wordsOf(text);
  return length > 0 && length <= LONGEST;
};

const ID =
  /\b(?:CVE-\d{4}-\d{4,19}|GHSA(?:-[2-9cfghjmpqrvwx]{4}){3}|cve-\d{4}-\d{4,19}|ghsa(?:-[2-9cfghjmpqrvwx]{4}){3}|[A-Z][A-Z0-9]{1,15}(?:-[A-Z0-9]{1,12})?-(?:19[89]\d|20[0-3]\d)-\d{1,10})\b/g;

function idsIn(text: string, key: string): Found[] {
  const whole = key === 'aliases' && text.length >= 8 && wordsOf(text).length > 1 ? [text] : [];
  return [...new Set([...whole, ...(text.match(ID) ?? [])])].map((id) => ({
    kind: 'id',
    text: id,
  }));
}

/** Hosts of registries, dictionaries and standards: their pages are about public things. */
const COMMON =
  /(?:^|\.)(?:first\.org|oasis-open\.org|openvex\.dev|cve\.org|mitre\.org|nist\.gov|osv\.dev|pypi\.org|npmjs\.com|crates\.io|rubygems\.org|packagist\.org|go\.dev|nuget\.org|maven\.org|hex\.pm|pub\.dev|wikipedia\.org|ietf\.org|rfc-editor\.org|w3\.org|whatwg\.org|schema\.org|purl\.org|spdx\.org|jsonfeed\.org)$/i;

const PAGE = /\bhttps?:\/\/([^\s<>"'`\])}|\\]+)/gi;

function addressesIn(text: string): Found[] {
  const mail = (text.match(/[\w.%+-]+@[\w-]+(?:\.[\w-]+)+(?!:)/g) ?? []).filter(
    (one) => !/^(?:git|no-?reply)@/i.test(one),
  );
  const pages = [...text.matchAll(PAGE)].flatMap(([, page = '']) => {
    const trimmed = page.replace(/[^A-Za-z0-9]+$/, '');
    const [host = ''] = trimmed.split(/[/:?#]/);
    return trimmed.length === host.length || COMMON.test(host) ? [] : [trimmed];
  });
  return [...mail, ...pages].map(address);
}

/** Two long addresses differ at their end. */
function address(text: string): Found {
  const words = wordsOf(text);
  if (words.length <= LONGEST) return { kind: 'address', text, exact: true };
  return { kind: 'address', text: words.slice(-LONGEST).join(' ') };
}

function contactIn(text: string): Found[] {
  const bare = text.replace(/^[a-z][a-z0-9+.-]*:(?:\/\/)?/i, '').replace(/[^\p{L}\p{N}]+$/u, '');
  return bare.length < 6 || wordsOf(bare).length < 2 || COMMON.test(bare) ? [] : [address(bare)];
}

function commitsIn(text: string): Found[] {
  const hashes = (text.match(/\b[0-9a-f]{12,64}\b/gi) ?? []).filter(
    (one) => /\d/.test(one) && /[a-f]/i.test(one),
  );
  return hashes.map((one) => ({ kind: 'commit', text: one }));
}

/**
 * The short forms of a hash: from 7 digits on, or from the first length with both a letter and a
 * digit.
 */
export function shortened(hash: string): string[] {
  const all = Array.from({ length: Math.max(0, hash.length - 6) }, (_, i) => hash.slice(0, 7 + i));
  return all.filter((one) => /\d/.test(one) && /[a-f]/i.test(one));
}

function titleIn(text: string): Found[] {
  const words = wordsOf(text);
  if (words.length < 4 || words.join('').length < 20) return [];
  if (words.length <= LONGEST) return [{ kind: 'title', text }];
  // As written, if possible: other forms of a title, such as Base64, keep its case.
  const written = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)];
  const slices = written
    .slice(LONGEST - 1)
    .map((last, i) => text.slice(written[i]?.index, last.index + last[0].length));
  const windows = written.length === words.length ? slices : windowsOf(words);
  return windows.map((window) => ({ kind: 'title', text: window }));
}

function personIn(text: string): Found[] {
  const parts = text.split(/\s+/);
  const capitals = parts.filter((part) => /^[^\p{Ll}\p{N}]*[\p{Lu}\p{Lo}]/u.test(part));
  const isHandle = parts.length === 1 && text.length >= 8 && /\d/.test(text);
  const isName = capitals.length >= 2 && wordsOf(text).join('').length >= 5;
  return isHandle || isName || EAST_ASIAN.test(text) ? [{ kind: 'person', text }] : [];
}

/** A name that is usually written without a space. Two characters can be part of other words. */
const EAST_ASIAN = /^(?:\s*[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]){3,}\s*$/u;

/** The start or end of a paragraph, a list item, a heading or a comment. */
const BLOCK = /\n[ \t]*\n|\n(?=[ \t]*(?:[-*+]|\d+[.)]|#+)[ \t])|(?<=^#+[ \t].*)\n|<!--|-->/m;

function textIn(text: string): Found[] {
  const windows = new Set<string>();
  for (const form of new Set([text, withoutLinks(text)]))
    for (const block of form.replace(PAGE, '\n\n').split(BLOCK))
      for (const window of windowsOf(wordsOf(block))) windows.add(window);
  return [...windows].map((window) => ({ kind: 'text', text: window }));
}

/** Every sequence of LONGEST words that is distinctive enough not to occur elsewhere by chance. */
function windowsOf(words: readonly string[]): string[] {
  const windows: string[] = [];
  for (let i = 0; i + LONGEST <= words.length; i++) {
    const window = words.slice(i, i + LONGEST);
    const distinctive = new Set(window.filter((word) => isDistinctiveWord(word)));
    if (distinctive.size >= 4) windows.push(window.join(' '));
  }
  return windows;
}

const isDistinctiveWord = (word: string): boolean =>
  /[^0-9]{3}/.test(word) || word.charCodeAt(0) > 0x2e80;

/** Markdown as its readers see it: without the targets of its links. */
export function withoutLinks(markdown: string): string {
  return markdown.includes('](') || markdown.includes(']:')
    ? markdown
        .replace(/\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+"[^"]*")?\)/g, ']')
        .replace(/^ {0,3}\[[^\]]+\]:.*$/gm, '')
    : markdown;
}
