// The security headers of the site, as the rules of the host that site.yaml names. Pages also
// contain the policy, so it applies on a host without such a file too. The headers add the
// directives that a page cannot set itself.

import { contentSecurityPolicy } from '../../model/site/content-security-policy.ts';
import type { Site } from '../../model/site/site.ts';
import type { Document, SiteFormat } from '../format.ts';

type Header = readonly [name: string, value: string];
type Host = Site['hosting']['kind'];

/** The path of the header file of each host. Other hosts have none. */
const HEADER_FILES: Readonly<Partial<Record<Host, string>>> = {
  netlify: '_headers',
  cloudflare: '_headers',
  nginx: 'nginx-headers.conf',
};

/** The headers of every response. */
export const headersOf = (site: Site): readonly Header[] => [
  ['Content-Security-Policy', contentSecurityPolicy(site, 'header', { wasm: site.formats.search })],
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
  // The referrer must not disclose which advisory a person reads.
  ['Referrer-Policy', 'no-referrer'],
  ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  // Everything here is public, without sessions. Feed readers, scanners and CSAF aggregators that
  // run in a browser can read all of it from their own origin.
  ['Cross-Origin-Resource-Policy', 'cross-origin'],
  ['Access-Control-Allow-Origin', '*'],
];

/** Returns the header file of the host; empty for hosts without one. */
export const securityHeaders: SiteFormat = (_content, { site }) => {
  const path = HEADER_FILES[site.hosting.kind];
  if (path === undefined) return [];
  const body = site.hosting.kind === 'nginx' ? nginx(site) : rules(site);
  const document: Document = { path, title: 'Headers for the host', type: 'text/plain; charset=utf-8', body };
  return [document];
};

const rules = (site: Site): string =>
  `${site.base}*\n${headersOf(site)
    .map(([name, value]) => `  ${name}: ${value}\n`)
    .join('')}`;

// "always" also sends them with errors. nginx drops inherited headers in a block with its own
// add_header.
const nginx = (site: Site): string =>
  `# Include this in the "server" block of the site.\n${headersOf(site)
    .map(([name, value]) => `add_header ${name} "${value}" always;\n`)
    .join('')}`;
