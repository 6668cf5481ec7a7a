// The publisher's logo: content/logo.svg or content/logo.png. Pages show it as an image, which runs
// no scripts. But the file itself opens as a document of the site, so an SVG must contain nothing
// but shapes.

import { CHARACTER_REFERENCE, referenced } from '../text/entity.ts';
import { decoded, sourceOf, traceOf } from '../text/traced.ts';

/** A logo as it is served. */
export interface Logo {
  readonly path: 'logo.svg' | 'logo.png';
  readonly body: Uint8Array;
  /** In pixels, for its proportions. */
  readonly width: number;
  readonly height: number;
}

/** Every page loads the logo, so its size is limited. */
export const LOGO_BYTES = 64 * 1024;

const ELEMENTS = new Set([
  ...[
    'svg',
    'g',
    'defs',
    'symbol',
    'use',
    'title',
    'desc',
    'path',
    'circle',
    'ellipse',
    'rect',
    'line',
    'polyline',
  ],
  ...[
    'polygon',
    'text',
    'tspan',
    'linearGradient',
    'radialGradient',
    'stop',
    'clipPath',
    'mask',
    'pattern',
    'style',
  ],
]);

const ENTITY = 'an entity';
const ACTIVE = [
  { pattern: /<!(?:DOCTYPE|ENTITY)/i, what: 'a document type' },
  { pattern: /<\?(?!xml\s)/i, what: 'a processing instruction' },
  { pattern: /\son[a-z]+\s*=/i, what: 'an event handler' },
  {
    pattern: /(?:javascript|vbscript|data)\s*:/i,
    what: 'an address that runs code or contains a file',
  },
  { pattern: /\b(?:href|src)\s*=\s*(?!["']#)/i, what: 'a link' },
  { pattern: /url\(\s*(?!["']?#)/i, what: 'an address' },
  { pattern: /@[a-z]|\\/i, what: 'a rule that can load a file' },
  { pattern: /&(?!(?:amp|lt|gt|quot|apos|#\d+);)/, what: ENTITY },
];

/** Parses an SVG, or names the first thing that it must not contain: "an event handler". */
export function readSvgLogo(body: Uint8Array): { logo: Logo } | { holds: string; offset: number } {
  const text = new TextDecoder().decode(body);
  const written = traceOf(text);
  // XML also decodes references in a style sheet: "&#64;import" loads a file.
  for (const read of new Set([written, decoded(written, CHARACTER_REFERENCE, referenced)]))
    for (const { pattern, what } of ACTIVE) {
      const match = pattern.exec(read.text);
      if (match !== null && (read === written || what !== ENTITY))
        return { holds: what, offset: sourceOf(read, match.index, 1).offset };
    }
  for (const match of text.matchAll(/<\/?([A-Za-z][^\s/>]*)/g)) {
    const [, name = ''] = match;
    if (!ELEMENTS.has(name)) return { holds: `the element <${name}>`, offset: match.index };
  }
  const root = /<svg\b[^>]*>/.exec(text)?.[0];
  if (root === undefined) return { holds: 'no <svg>', offset: 0 };
  const [, , wide, high] =
    /viewBox\s*=\s*["']\s*(-?[\d.]+[\s,]+-?[\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)/.exec(root) ?? [];
  const side = (name: string): number =>
    Number(new RegExp(`\\b${name}\\s*=\\s*["']([\\d.]+)`).exec(root)?.[1] ?? 32);
  const [width, height] = [Number(wide ?? side('width')), Number(high ?? side('height'))];
  return {
    logo: {
      path: 'logo.svg',
      body,
      width: Math.ceil(width) || 32,
      height: Math.ceil(height) || 32,
    },
  };
}

/** Parses the header of a PNG (RFC 2083, sections 3.1 and 4.1.1); undefined if it is not a PNG. */
export function readPngLogo(body: Uint8Array): Logo | undefined {
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  if (body.length < 24 || signature.some((byte, i) => body[i] !== byte)) return undefined;
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  return { path: 'logo.png', body, width: view.getUint32(16), height: view.getUint32(20) };
}
