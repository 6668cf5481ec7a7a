// Finds active content in a file: scripts, frames, redirects, and loading from other hosts.

import { CHARACTER_REFERENCE, referenced } from '../text/entity.ts';
import { decodedText } from '../text/traced.ts';

interface Rule {
  readonly what: string;
  readonly pattern: RegExp;
}

/**
 * An address on another host, in an attribute. Quotes are optional, and browsers skip spaces and
 * line breaks.
 */
const FOREIGN = String.raw`\s*=\s*["']?\s*(?:[a-z][a-z0-9+.-]*:)?[\\/]{2}`;
const tag = (names: string, rest: string): RegExp =>
  new RegExp(`<(?:[a-z]+:)?(?:${names})\\b[^>]{0,4000}?${rest}`, 'i');

const MARKUP: readonly Rule[] = [
  {
    what: 'The file runs a script of another host',
    pattern: tag('script', `\\b(?:src|href)${FOREIGN}`),
  },
  { what: 'The file runs a script', pattern: /<(?:[a-z]+:)?script\b/i },
  {
    what: 'The file runs a script in an attribute',
    pattern: /<[a-z][^>]{0,4000}?[\s"'/]on[a-z]{3,30}\s*=/i,
  },
  {
    what: 'The file runs a script in an address',
    // Browsers skip control characters before an address, and line breaks and tabs in it. An
    // animation lists several, separated by ";".
    pattern:
      /[=;][\x00-\x20]*["']?[\x00-\x20]*(?:j\s*a\s*v\s*a\s*s\s*c\s*r\s*i\s*p\s*t|vbscript)\s*:/i,
  },
  {
    what: 'The file shows another document in a frame',
    pattern: /<(?:iframe|frame|frameset|object|embed|portal|applet|fencedframe)\b/i,
  },
  {
    what: 'The file forwards its readers',
    pattern: tag('meta', `\\bhttp-equiv\\s*=\\s*["']?\\s*refresh`),
  },
  { what: 'The file changes the base URL of its links', pattern: tag('base', '\\bhref\\s*=') },
  {
    what: 'The file sends a form to another host',
    pattern: tag('form|button|input', `\\b(?:form)?action${FOREIGN}`),
  },
  { what: 'The file loads from another host', pattern: tag('link', `\\bhref${FOREIGN}`) },
  {
    what: 'The file loads from another host',
    pattern: tag(
      'img|image|audio|video|source|track|input|use|feimage|pattern',
      `\\b(?:src|srcset|href|poster|data)${FOREIGN}`,
    ),
  },
  {
    what: 'The file contains a document of another kind',
    pattern: /<(?:[a-z]+:)?foreignobject\b/i,
  },
  {
    what: 'The file sets rules for the browser',
    pattern: tag('script', `\\btype\\s*=\\s*["']?(?:importmap|speculationrules)`),
  },
  { what: 'The file transforms itself', pattern: /<\?xml-stylesheet\b/i },
  { what: 'The file declares entities', pattern: /<!ENTITY\b/i },
];
const STYLE: readonly Rule[] = [
  { what: 'The file loads a style sheet', pattern: /@import\b/i },
  { what: 'The file loads from another host', pattern: /url\(\s*["']?\s*(?:https?:)?\/\//i },
];
const WORKER: readonly Rule[] = [
  {
    what: 'The file is a service worker, which answers requests instead of the site',
    pattern:
      /addEventListener\(\s*["'`](?:fetch|install|activate)["'`]|\bon(?:fetch|install|activate)\s*=|\bskipWaiting\s*\(|\bclients\s*\.\s*claim\s*\(|\bimportScripts\s*\(|\bServiceWorkerGlobalScope\b/,
  },
  {
    what: 'The file installs a service worker',
    pattern: /\bserviceWorker\b[^;]{0,40}\bregister\s*\(/,
  },
];

const decoder = new TextDecoder();
const LONGEST = 8 * 1024 * 1024;

/**
 * Lists the active content of a file, each as a sentence without its full stop. Stops at the first
 * matching rule for markup.
 */
export function activeIn(bytes: Uint8Array, path: string): string[] {
  if (bytes.length > LONGEST) return [];
  const text = decoder.decode(bytes);
  const isMarkup =
    /\.(?:html?|xhtml?|xht|svgz?|xml|xslt?|mht(?:ml)?|rdf|atom|rss)$/i.test(path) ||
    /^\s*(?:<!doctype\s+html|<html\b|<svg\b|<\?xml\b)/i.test(text);
  if (isMarkup) return firstOf([...MARKUP, ...STYLE], text, withoutReferences(text));
  if (/\.css$/i.test(path)) return firstOf(STYLE, text);
  return /\.[cm]?[jt]s$/i.test(path) ? firstOf(WORKER, text) : [];
}

/**
 * Decodes the character references of a text, except those of characters that would start a tag or
 * end a value.
 */
const withoutReferences = (text: string): string =>
  text.includes('&')
    ? decodedText(text, CHARACTER_REFERENCE, (match) => {
        const character = referenced(match);
        return character === undefined || /[<>"'=]/.test(character) ? undefined : character;
      })
    : text;

const CSS_ESCAPE = /\\(?:([0-9a-f]{1,6})[ \t\r\n\f]?|\n)/gi;
/** Decodes CSS escapes in a text (CSS Syntax Level 3, section 4.3.7). */
const withoutStyleEscapes = (text: string): string =>
  text.replace(CSS_ESCAPE, (_, digits?: string) => {
    const point = digits === undefined ? undefined : Number.parseInt(digits, 16);
    return point === undefined || point > 0x10ffff ? '' : String.fromCodePoint(point);
  });

/** Returns the first rule that matches one of the readings of a file. */
const firstOf = (rules: readonly Rule[], ...texts: readonly string[]): string[] => {
  const readings = new Set(texts.flatMap((text) => [text, withoutStyleEscapes(text)]));
  const found = rules.find(({ pattern }) => [...readings].some((text) => pattern.test(text)));
  return found === undefined ? [] : [found.what];
};
