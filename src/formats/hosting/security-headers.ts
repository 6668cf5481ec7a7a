// The headers of the site, as the rules of the host that site.yaml names. Pages also contain the
// policy, so it applies on a host without such a file too. The headers add the directives that a
// page cannot set itself.

import { contentSecurityPolicy } from '../../model/site/content-security-policy.ts';
import { HEADER_FILES, NO_JEKYLL } from '../../model/site/host-files.ts';
import type { Site } from '../../model/site/site.ts';
import type { Document, SiteFormat } from '../format.ts';
import { headerRules } from './host/header-rules.ts';

type Header = readonly [name: string, value: string];

/** The headers of every response. */
export const headersOf = (site: Site): readonly Header[] => [
  ['Content-Security-Policy', contentSecurityPolicy(site, 'header', { wasm: site.formats.search })],
  // Browsers ignore it over http (RFC 6797, section 8.1).
  ...(site.url.startsWith('https:')
    ? ([['Strict-Transport-Security', 'max-age=31536000']] as const)
    : []),
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

/** Returns the header file of the host, and what makes it serve all files. */
export const securityHeaders: SiteFormat = (_content, { site }) => {
  const { kind } = site.hosting;
  if (kind === 'github-pages') return [fileOf(NO_JEKYLL, 'Files are served as they are', '')];
  if (kind === 'nginx') return [fileOf(HEADER_FILES.nginx, 'Headers for the host', nginx(site))];
  if (kind !== 'netlify' && kind !== 'cloudflare') return [];
  return [fileOf(HEADER_FILES[kind], 'Headers for the host', headerRules(site, headersOf(site)))];
};

const fileOf = (path: string, title: string, body: string): Document => ({
  path,
  title,
  type: 'text/plain; charset=utf-8',
  body,
});

// "always" also sends them with errors. nginx drops inherited headers in a block with its own
// add_header.
const nginx = (site: Site): string =>
  `# Include this in the "server" block of the site. "candor export host nginx" prints a whole one.\n${headersOf(
    site,
  )
    .map(([name, value]) => `add_header ${name} "${value}" always;\n`)
    .join('')}`;
