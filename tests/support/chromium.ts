// A real Chromium for a built site, served from this machine. Without Chromium, the tests are
// skipped with a message.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';

/**
 * True if browser tests can run. CI sets CANDOR_NO_SKIP, so a machine without Chromium fails there.
 */
export function hasChromium(): boolean {
  if (existsSync(CHROMIUM) || process.env['CANDOR_NO_SKIP'] !== undefined) return true;
  console.warn(
    `Browser tests are skipped: there is no ${CHROMIUM}. Install it with "apt-get install chromium".`,
  );
  return false;
}

/** Starts Chromium; with a port, other tools can also control it. */
export function openChromium(port?: number): Promise<Browser> {
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', ...quiet];
  if (port !== undefined) args.push(`--remote-debugging-port=${port}`);
  return chromium.launch({ executablePath: CHROMIUM, args });
}

/**
 * Closes a context, its routes first: a request that is answered while its context closes causes an
 * uncaught error.
 */
export async function closeContext(context: BrowserContext): Promise<void> {
  await context.unrouteAll({ behavior: 'ignoreErrors' });
  for (const page of context.pages()) await page.unrouteAll({ behavior: 'ignoreErrors' });
  await context.close();
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml',
  '.atom': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
};

/** Differences of a host from the simplest one. */
interface Host {
  /** The Content-Security-Policy that it sends with every response. */
  readonly policy?: string;
  /** Compressed, and with a cache lifetime, like real hosts. */
  readonly compressed?: boolean;
}

/** Serves a folder on a free port of the loopback address, like a static host. */
export async function serve(
  folder: string,
  { policy, compressed = false }: Host = {},
): Promise<{ server: Server; origin: string }> {
  const server = createServer((request, response) => {
    if (policy !== undefined) response.setHeader('Content-Security-Policy', policy);
    const path = normalize(
      decodeURIComponent(URL.parse(request.url ?? '/', 'http://localhost')?.pathname ?? '/'),
    );
    let file = join(folder, path);
    if (existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html');
    if (!existsSync(file)) {
      response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' });
      response.end(readFileSync(join(folder, '404.html')));
      return;
    }
    response.setHeader('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream');
    if (compressed) {
      response.setHeader('Content-Encoding', 'br');
      // Their names contain a hash of their content.
      response.setHeader(
        'Cache-Control',
        path.startsWith('/_astro/') ? 'max-age=31536000, immutable' : 'max-age=600',
      );
    }
    response.end(compressed ? brotliCompressSync(readFileSync(file)) : readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('The test server has no port.');
  return { server, origin: `http://127.0.0.1:${address.port}` };
}
