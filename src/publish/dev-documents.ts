// Documents in the dev server: the bytes that a build would write, at the addresses that they will have.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Document } from '../formats/format.ts';

/** Astro takes the base path off `url` before others see it; `originalUrl` still has it. */
type Request = Pick<IncomingMessage, 'url'> & { readonly originalUrl?: string | undefined };

/** The document that a request asks for, below the base path of the site. Undefined if it is no document. */
export function documentFor(
  request: Request,
  base: string,
  documents: ReadonlyMap<string, Document>,
): Document | undefined {
  const path = decodedPath(request.originalUrl ?? request.url ?? '', base);
  if (path === undefined) return undefined;
  // Hosts serve the page of a folder with and without the last slash.
  return (
    documents.get(path) ?? documents.get(path === '' || path.endsWith('/') ? `${path}index.html` : `${path}/index.html`)
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

/** Sends a request for the base path without its last slash to the base path, as hosts do. */
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
