// The security headers of the site, as the rules of the host that site.yaml names. Pages carry the policy themselves too, so a
// host without such a file serves them under it all the same; the headers add what no page can say of itself.

import { contentSecurityPolicy } from '../../model/site/content-security-policy.ts';
import type { Site } from '../../model/site/site.ts';
import type { Document, SiteFormat } from '../format.ts';

type Header = readonly [name: string, value: string];
type Host = Site['hosting']['kind'];

/** Where the headers of a host are; hosts that are not named here take none. */
export const HEADER_FILES: Readonly<Partial<Record<Host, string>>> = {
  netlify: '_headers',
  cloudflare: '_headers',
  nginx: 'nginx-headers.conf',
};

/** What every response carries. */
export const headersOf = (site: Site): readonly Header[] => [
  ['Content-Security-Policy', contentSecurityPolicy(site, 'header', { wasm: site.formats.search })],
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
  // Which advisory somebody reads is nobody else's business.
  ['Referrer-Policy', 'no-referrer'],
  ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  // Everything here is public and there is no session: feed readers, scanners and CSAF aggregators that run in a browser may
  // read all of it from their own origin.
  ['Cross-Origin-Resource-Policy', 'cross-origin'],
  ['Access-Control-Allow-Origin', '*'],
];

/** The header file of the host; nothing for hosts that have none. */
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

// "always" sends them with errors too. nginx forgets inherited ones in a block that has an add_header of its own.
const nginx = (site: Site): string =>
  `# Include this in the "server" block of the site.\n${headersOf(site)
    .map(([name, value]) => `add_header ${name} "${value}" always;\n`)
    .join('')}`;
