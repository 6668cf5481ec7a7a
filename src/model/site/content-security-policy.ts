// The Content Security Policy (Level 3): what a page can load and run. It is in every page, and in
// the header files of hosts that support them. Nothing is inline, and nothing comes from another
// host.

import type { Site } from './site.ts';

type Policed = Pick<Site, 'url' | 'images'>;

/**
 * Returns the policy for a page. A header also restricts who can frame the page, which a page
 * cannot state itself (section 6.4.2).
 */
export function contentSecurityPolicy(
  { url, images }: Policed,
  where: 'page' | 'header',
  { wasm = false }: { readonly wasm?: boolean } = {},
): string {
  const directives = [
    "default-src 'none'",
    // Pagefind is WebAssembly: only the search page can compile it (section 6.1.10.1). Headers
    // apply to all pages, and a browser enforces both policies: every other page refuses what the
    // header allows.
    wasm ? "script-src 'self' 'wasm-unsafe-eval'" : "script-src 'self'",
    "style-src 'self'",
    ['img-src', "'self'", ...images.map((host) => `https://${host}`)].join(' '),
    "connect-src 'self'",
    // The filter of a list is a form.
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    ...(where === 'header' ? ["frame-ancestors 'none'"] : []),
    // On a site that is served over http, as in a closed network, it would block the styles.
    ...(url.startsWith('https:') ? ['upgrade-insecure-requests'] : []),
  ];
  return directives.join('; ');
}
