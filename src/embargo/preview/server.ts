// Serves a folder to this machine only. Other sites open in the same browser must not read it, so
// the server refuses host names that point to this machine (DNS rebinding) and requests from other
// pages.

import { createReadStream, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';

const HOST = '127.0.0.1';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.atom': 'application/atom+xml',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.zip': 'application/zip',
  '.csv': 'text/csv; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
};

const HEADERS: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'X-Robots-Tag': 'noindex, nofollow, noarchive',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** A listening server. */
export interface PrivateServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves a folder below a path such as "/". Port 0 selects a free port. Rejects with the system's
 * error if it cannot listen.
 */
export function servePrivately(folder: string, base: string, port: number): Promise<PrivateServer> {
  const server = createServer((request, response) =>
    answer(folder, base, portOf(server), request, response),
  );
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: HOST, port, exclusive: true }, () => {
      const close = (): Promise<void> =>
        new Promise((done) => {
          server.close(() => done());
          server.closeAllConnections();
        });
      resolve({ url: `http://${HOST}:${portOf(server)}${base}`, close });
    });
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function answer(
  folder: string,
  base: string,
  port: number,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  const refusal = refusalOf(request, port);
  const url = request.url ?? '/';
  if (refusal === undefined && `${url.split('?')[0]}/` === base) {
    response.writeHead(302, { Location: base });
    response.end();
    return;
  }
  const found = refusal === undefined ? fileOf(folder, base, url) : undefined;
  // Hosting services serve this page for a missing file.
  const file =
    found ??
    (refusal === undefined && url.startsWith(base)
      ? fileOf(folder, base, `${base}404.html`)
      : undefined);
  if (file === undefined) {
    const [status, words] = refusal ?? [
      404,
      `This preview does not contain the file. The site is at ${base}.`,
    ];
    response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
    response.end(`${words}\n`);
    return;
  }
  response.writeHead(found === undefined ? 404 : 200, {
    'Content-Type': TYPES[extname(file)] ?? 'text/plain; charset=utf-8',
  });
  if (request.method === 'HEAD') response.end();
  else
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
}

/** The reason to refuse a request: status and text; undefined if it is allowed. */
export function refusalOf(
  { headers, method }: IncomingMessage,
  port: number,
): readonly [number, string] | undefined {
  if (!isOwnHost(headers.host, port))
    return [403, 'This server only accepts requests to 127.0.0.1.'];
  const from = headers['sec-fetch-site'];
  if (from !== undefined && from !== 'none' && from !== 'same-origin')
    return [403, 'Requests from other sites are not allowed.'];
  return method === 'GET' || method === 'HEAD'
    ? undefined
    : [405, 'Only GET and HEAD are allowed.'];
}

function isOwnHost(host: string | undefined, port: number): boolean {
  return host === `${HOST}:${port}` || host === `localhost:${port}`;
}

/** The file for a URL path; undefined if the folder does not contain it. */
function fileOf(folder: string, base: string, address: string): string | undefined {
  const [path = ''] = address.split(/[?#]/);
  if (!path.startsWith(base)) return undefined;
  let inner: string;
  try {
    inner = decodeURIComponent(path.slice(base.length));
  } catch {
    return undefined;
  }
  if (/[\0\\]/.test(inner)) return undefined;
  const named = join(folder, inner);
  if (named !== folder && !`${named}${sep}`.startsWith(`${folder}${sep}`)) return undefined;
  return [named, join(named, 'index.html')].find(
    (file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true,
  );
}
