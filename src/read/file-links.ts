// Finds out whether a text shows or links a file of public/, however it writes the path: relative
// to its page, from the top, as an address, escaped, with "." and ".." as a browser resolves them,
// in another case, in a reference of Markdown or in HTML.

import { decodeNamedCharacterReference } from 'decode-named-character-reference';

/** A text in which the paths of files are looked up. */
export interface LinkingText {
  /** True if the text links this file of public/, or names its path below a folder. */
  readonly links: (path: string) => boolean;
  /** True if the text links this folder as a page. */
  readonly linksFolder: (path: string) => boolean;
}

/** The start of a link target that has nothing before the path. */
const TARGET_START = /(?:\]\(\s*<?|\]:\s*<?|\b(?:src|href|poster|srcset)\s*=\s*["'])$/;
/** The part of a link target before the path. */
const BEFORE = /[^\s"'`()<>[\]{}|,;=]*$/;
/** A character that continues the name of a file. A dot can also end a sentence. */
const CONTINUES = /^(?:[\p{L}\p{N}_~@/-]|\.[\p{L}\p{N}])/u;
/** No text writes a longer start of a path. */
const MOST_BEFORE = 300;
/** No path has more ".." in a row after a folder. */
const MOST_STEPS = 20;

/**
 * Prepares a text of a site with this address for lookups. `page`: the path of the page that shows
 * the text, relative to the top; browsers resolve relative links against it.
 */
export function linkingText(written: string, siteUrl: string, page = ''): LinkingText {
  const text = comparable(written);
  const { hostname, pathname } = new URL(siteUrl);
  const isSite = (before: string): boolean =>
    leadsToTop(before, hostname.toLowerCase(), pathname.toLowerCase());
  const occurs = (
    name: string,
    ends: (rest: string) => boolean,
    starts: (before: Before) => boolean,
  ): boolean => {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      if (!ends(text.slice(at + name.length, at + name.length + 20))) continue;
      const start = text.slice(Math.max(0, at - MOST_BEFORE), at);
      const path = (BEFORE.exec(start)?.[0] ?? '').replace(/^[:*_~!]+/, '');
      if (starts({ path, isTarget: TARGET_START.test(start) })) return true;
    }
    return false;
  };
  const folders = foldersOf(folded(page));
  const found = (path: string, ends: (rest: string) => boolean, bare: boolean): boolean =>
    occurs(path, ends, ({ path: before, isTarget }) =>
      before === '' ? bare || isTarget : isSite(before),
    ) ||
    folders.some(
      ({ folder, up }) =>
        path.startsWith(folder) &&
        path.length > folder.length &&
        occurs(path.slice(folder.length), ends, ({ path: before, isTarget }) =>
          before === '' ? up === 0 && isTarget : stepsUp(before) === up,
        ),
    );
  return {
    // A name without a folder, such as "poc.py", can mean another file: it counts in a link alone.
    links: (path) => found(folded(path), (rest) => !CONTINUES.test(rest), path.includes('/')),
    linksFolder: (path) =>
      found(
        folded(path),
        (rest) => !CONTINUES.test(rest.replace(/^\/(?:index\.html?)?/, '')),
        false,
      ),
  };
}

/** The text before the name of a file. `isTarget`: a link target begins where `path` ends. */
interface Before {
  readonly path: string;
  readonly isTarget: boolean;
}

/** The folders of a page below the top, each with the number of steps that lead up to it. */
function foldersOf(page: string): { readonly folder: string; readonly up: number }[] {
  const names = page.split('/').filter((name) => name !== '');
  return names.map((_, i) => ({
    folder: `${names.slice(0, i + 1).join('/')}/`,
    up: names.length - i - 1,
  }));
}

/** The number of steps up of "../../"; undefined for every other path. */
function stepsUp(before: string): number | undefined {
  if (!/^(?:\.{1,2}\/)+$/.test(before)) return undefined;
  return before.split('/').filter((step) => step === '..').length;
}

/** Many hosts and file systems ignore case and the composition of letters. */
const folded = (text: string): string => text.normalize('NFC').toLowerCase();

/** Returns a text as written, without its escapes, and with its paths resolved, for comparison. */
function comparable(written: string): string {
  const plain = written
    .replace(/&(?:#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))|([a-z0-9]{2,31}));/gi, reference)
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');
  const decoded = plain.replace(/(?:%[0-9a-f]{2})+/gi, decodedOrSame);
  const views = new Set([written, plain, decoded]);
  return [...new Set([...views, ...[...views].map(resolvedPaths)])].map(folded).join('\n');
}

/** The character of a reference; the reference itself if it is unknown. */
function reference(all: string, hex?: string, decimal?: string, name?: string): string {
  if (name !== undefined) return decodeNamedCharacterReference(name) || all;
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : all;
}

/** Resolves the steps inside paths as browsers and hosts do: a//b, a/./b, a\b, a/c/../b are a/b. */
function resolvedPaths(text: string): string {
  const straight = text
    .replaceAll('\\', '/')
    .replace(/(?<![:/])\/{2,}/g, '/')
    .replace(/(?<=[^./])\/(?:\.\/)+/g, '/');
  let resolved = straight;
  for (let before = '', depth = 0; before !== resolved && depth < MOST_STEPS; depth++) {
    before = resolved;
    resolved = before.replace(/(?<=\/)(?!\.{1,2}\/)[^/\s"'`()<>[\]{}|,;=]{1,200}\/\.\.\//g, '');
  }
  return resolved;
}

function decodedOrSame(escapes: string): string {
  try {
    return decodeURIComponent(escapes);
  } catch {
    return escapes;
  }
}

/**
 * True if the start of a path or an address leads to the top of the site. An address can lack its
 * scheme: GitHub's Markdown and mail programs make it a link.
 */
function leadsToTop(before: string, host: string, base: string): boolean {
  const address = before.startsWith(`${host}/`) ? `//${before}` : before;
  const [, ofHost, path = address] = /^(?:https?:)?\/\/([^/]*)(\/.*)$/.exec(address) ?? [];
  if (ofHost !== undefined && ofHost.replace(/:\d+$/, '') !== host) return false;
  const names: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') names.pop();
    else if (step !== '' && step !== '.') names.push(step);
  }
  const top = base.split('/').filter((step) => step !== '');
  const isTop = names.join('/') === top.join('/');
  return path.endsWith('/') && (isTop || (names.length === 0 && !path.startsWith('/')));
}
