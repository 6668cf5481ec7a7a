// A static host as it should be, on this machine, and ways to break it.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { mediaTypeOf } from '../../src/model/site/media-type.ts';

/** What the host is about to answer. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** The request, with its path without a leading "/", and with "index.html" for a folder. */
export interface Asked {
  readonly path: string;
  readonly raw: string;
  readonly method: string;
  readonly headers: IncomingMessage['headers'];
}

/** Changes an answer; answers nothing at all for undefined. */
export type Break = (reply: Reply, asked: Asked) => Reply | undefined;

/** A running host. */
export interface StaticHost {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves a folder on a free port of the loopback address. */
export async function staticHost(
  folder: string,
  change: Break = (reply) => reply,
): Promise<StaticHost> {
  const server = createServer((request, response) => answer(folder, request, response, change));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('The test host has no port.');
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${address.port}/`, close };
}

function answer(
  folder: string,
  request: IncomingMessage,
  response: ServerResponse,
  change: Break,
): void {
  const raw = request.url ?? '/';
  const asked = {
    path: pathOf(raw),
    raw,
    method: request.method ?? 'GET',
    headers: request.headers,
  };
  const reply = change(plainReply(folder, asked), asked);
  if (reply === undefined) return;
  const packs =
    reply.status === 200 && !('Content-Encoding' in reply.headers) && mayPack(reply, asked);
  const body = packs ? gzipSync(reply.body) : reply.body;
  response.writeHead(reply.status, {
    ...reply.headers,
    ...(packs ? { 'Content-Encoding': 'gzip' } : {}),
  });
  response.end(asked.method === 'HEAD' || reply.status === 304 ? undefined : body);
}

const mayPack = ({ headers }: Reply, asked: Asked): boolean =>
  /\bgzip\b/.test(String(asked.headers['accept-encoding'])) &&
  /^text\/|json|xml/.test(headers['Content-Type'] ?? '');

function pathOf(raw: string): string {
  const path = decodeURIComponent(raw.replace(/[?#].*/s, '')).replace(/^\/+/, '');
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

function plainReply(folder: string, { path, headers }: Asked): Reply {
  const file = join(folder, path);
  const exists = !path.split('/').includes('..') && existsSync(file) && statSync(file).isFile();
  const served = exists ? file : join(folder, '404.html');
  const body = readFileSync(served);
  const type = mediaTypeOf(exists ? path : '404.html')?.type ?? 'application/octet-stream';
  const tag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
  const all = {
    'Content-Type': type,
    'Last-Modified': statSync(served).mtime.toUTCString(),
    ETag: tag,
    'Access-Control-Allow-Origin': '*',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': path.startsWith('_astro/')
      ? 'public, max-age=31536000, immutable'
      : 'public, max-age=600',
  };
  if (!exists) return { status: 404, headers: all, body };
  return { status: headers['if-none-match'] === tag ? 304 : 200, headers: all, body };
}

/** Leaves out a header. */
export function without(reply: Reply, name: string): Reply {
  return {
    ...reply,
    headers: Object.fromEntries(Object.entries(reply.headers).filter(([key]) => key !== name)),
  };
}

/** Sets a header. */
export const withHeader = (reply: Reply, name: string, value: string): Reply => ({
  ...reply,
  headers: { ...reply.headers, [name]: value },
});

/** Changes the text of an answer. */
export const withText = (reply: Reply, change: (text: string) => string): Reply => ({
  ...reply,
  body: Buffer.from(change(Buffer.from(reply.body).toString('utf8'))),
});
