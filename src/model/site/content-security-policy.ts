// What a page may load and run: Content Security Policy Level 3. It stands in every page, and in the header files of hosts that
// take them. Nothing is inline, nothing comes from another host.

import type { Site } from './site.ts';

type Policed = Pick<Site, 'url' | 'images'>;

/** The policy for a page. In a header it also says who may frame the page, which a page cannot say of itself (section 6.4.2). */
export function contentSecurityPolicy(
  { url, images }: Policed,
  where: 'page' | 'header',
  { wasm = false }: { readonly wasm?: boolean } = {},
): string {
  const directives = [
    "default-src 'none'",
    // Pagefind is WebAssembly: the page of the search may compile it (section 6.1.10.1), and no other. Headers are for all pages,
    // and a browser keeps to both policies: what the header allows, every other page refuses for itself.
    wasm ? "script-src 'self' 'wasm-unsafe-eval'" : "script-src 'self'",
    "style-src 'self'",
    ['img-src', "'self'", ...images.map((host) => `https://${host}`)].join(' '),
    "connect-src 'self'",
    // The filter of a list is a form.
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    ...(where === 'header' ? ["frame-ancestors 'none'"] : []),
    // On a site that is served by http, as in a closed network, it would take the styles away.
    ...(url.startsWith('https:') ? ['upgrade-insecure-requests'] : []),
  ];
  return directives.join('; ');
}
