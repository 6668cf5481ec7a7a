// Finds out whether a text shows or links a file of public/, however it writes the path: relative,
// from the top, as an address, escaped, in another case, in a reference of Markdown or in HTML.

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

/** Prepares a text of a site with this address for lookups. */
export function linkingText(written: string, siteUrl: string): LinkingText {
  const text = comparable(written);
  const { hostname, pathname } = new URL(siteUrl);
  const isSite = (before: string): boolean => leadsToTop(before, hostname.toLowerCase(), pathname.toLowerCase());
  const occurs = (name: string, ends: (rest: string) => boolean, bare: boolean): boolean => {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      if (!ends(text.slice(at + name.length, at + name.length + 20))) continue;
      const start = text.slice(Math.max(0, at - MOST_BEFORE), at);
      const before = (BEFORE.exec(start)?.[0] ?? '').replace(/^[:*_~!]+/, '');
      if (before === '' ? bare || TARGET_START.test(start) : isSite(before)) return true;
    }
    return false;
  };
  return {
    // A name without a folder, such as "poc.py", can mean another file: it counts in a link alone.
    links: (path) => occurs(folded(path), (rest) => !CONTINUES.test(rest), path.includes('/')),
    linksFolder: (path) =>
      occurs(folded(path), (rest) => !CONTINUES.test(rest.replace(/^\/(?:index\.html?)?/, '')), false),
  };
}

/** Many hosts and file systems ignore case and the composition of letters. */
const folded = (text: string): string => text.normalize('NFC').toLowerCase();

/** Returns a text as written and without its escapes, in a form for comparison. */
function comparable(written: string): string {
  const plain = written
    .replace(/&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));/gi, (all: string, hex?: string, decimal?: string) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    })
    .replace(/&amp;/gi, '&')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');
  const decoded = plain.replace(/(?:%[0-9a-f]{2})+/gi, decodedOrSame);
  return [...new Set([written, plain, decoded])].map(folded).join('\n');
}

function decodedOrSame(escapes: string): string {
  try {
    return decodeURIComponent(escapes);
  } catch {
    return escapes;
  }
}

/** True if the start of a path or an address leads to the top of the site. */
function leadsToTop(before: string, host: string, base: string): boolean {
  const [, ofHost, path = before] = /^(?:https?:)?\/\/([^/]*)(\/.*)$/.exec(before) ?? [];
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
