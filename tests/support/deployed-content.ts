// A site of the example with all documents and a stand-in for each page, without Astro, and a
// server with the shapes of chats and webhooks beside it.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { contentPlace } from '../../src/environment.ts';
import { documentsOfReading } from '../../src/publish/integration.ts';
import { writeLedger } from '../../src/publish/ledger.ts';
import { readContent } from '../../src/read/index.ts';

/** Writes the site of some content at a time into a folder, which is emptied first. */
export async function deploy(content: string, now: string, folder: string): Promise<void> {
  const reading = await readContent(contentPlace({ content, now }));
  const { advisories, releases } = reading.content;
  const pages = [
    ...advisories.map((one) => ({
      path: `advisories/${one.id}/index.html`,
      body: JSON.stringify(one),
    })),
    ...releases.map((one) => ({
      path: `announcements/${one.slug}/index.html`,
      body: JSON.stringify(one),
    })),
    { path: '404.html', body: 'Not found' },
  ];
  const documents = documentsOfReading(reading);
  rmSync(folder, { recursive: true, force: true });
  for (const { path, body } of [...documents, ...pages]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), body);
  }
  await writeLedger(folder, documents, reading);
}

/** Sets the top-level keys of a site.yaml. */
export function setSite(content: string, url: string, more: string): void {
  const file = join(content, 'site.yaml');
  const text = readFileSync(file, 'utf8').replace(/^url: .*$/m, `url: ${url}`);
  writeFileSync(file, text.replace(/^feeds:\n {2}entries: 50\n/m, more));
}

/** A request that a service received. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Answers a request: a status with headers, or nothing at all. */
type Answering = (
  request: Received,
) => readonly [status: number, headers?: Record<string, string>] | undefined;

/** A server for every service, which keeps all requests. */
export interface Services {
  readonly url: string;
  readonly received: Received[];
  answer: Answering;
  readonly close: () => Promise<void>;
}

/** Starts the server. It accepts everything. */
export async function services(): Promise<Services> {
  const received: Received[] = [];
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const all: Services = {
    url: `http://127.0.0.1:${address.port}`,
    received,
    answer: () => [200],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(Buffer.from(part));
    const { method = '', url = '', headers } = request;
    const one = { method, path: url, headers, body: Buffer.concat(parts).toString('utf8') };
    received.push(one);
    const [status, more = {}] = all.answer(one) ?? [];
    if (status !== undefined) response.writeHead(status, more).end('{}');
  }
  return all;
}
