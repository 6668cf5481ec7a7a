// Serves documents in the dev server: the bytes that a build would write, at their final addresses.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Document } from '../formats/format.ts';

/**
 * Astro removes the base path from `url` before other middleware sees it; `originalUrl` still has
 * it.
 */
type Request = Pick<IncomingMessage, 'url'> & { readonly originalUrl?: string | undefined };

/**
 * Returns the document for a request, below the base path of the site. Undefined if it is not a
 * document.
 */
export function documentFor(
  request: Request,
  base: string,
  documents: ReadonlyMap<string, Document>,
): Document | undefined {
  const path = decodedPath(request.originalUrl ?? request.url ?? '', base);
  if (path === undefined) return undefined;
  // Hosts serve the page of a folder with and without the trailing slash.
  return (
    documents.get(path) ??
    documents.get(path === '' || path.endsWith('/') ? `${path}index.html` : `${path}/index.html`)
  );
}

function decodedPath(url: string, base: string): string | undefined {
  const [path = ''] = url.split(/[?#]/);
  if (!path.startsWith(base)) return undefined;
  try {
    return decodeURIComponent(path.slice(base.length));
  } catch {
    return undefined;
  }
}

/**
 * Redirects a request for the base path without its trailing slash to the base path, as hosts do.
 */
export function redirectToBase(base: string) {
  const bare = base.slice(0, -1);
  return ({ url = '' }: IncomingMessage, response: ServerResponse, next: () => void): void => {
    const [path, ...query] = url.split('?');
    if (bare === '' || path !== bare) next();
    else {
      response.writeHead(302, { Location: [base, ...query].join('?') });
      response.end();
    }
  };
}
