// The dev server: the same documents as a build, byte for byte, and every edit at once.

import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentPlace } from '../src/edge.ts';
import { documentsOfReading } from '../src/publish.ts';
import { readContent } from '../src/read.ts';
import { copyExample, NOW, ROOT, userEnvironment, workFolder } from './candor.ts';

const work = workFolder('dev');
const content = copyExample(work.folder);
let server: ChildProcess;
let origin: string;
let printed = '';

beforeAll(async () => {
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  const words = ['dev', '--content', content, '--now', NOW, '--port', String(port)];
  server = spawn(process.execPath, [join(ROOT, 'scripts/start.mjs'), ...words], { cwd: ROOT, env: userEnvironment() });
  for (const stream of [server.stdout, server.stderr])
    stream?.on('data', (chunk: Buffer) => (printed += chunk.toString('utf8')));
  await until(async () => (await fetch(`${origin}/robots-none`).catch(() => undefined)) !== undefined);
});
afterAll(() => {
  server.kill('SIGKILL');
  work.remove();
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

/** Waits for something that the server does in its own time. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The dev server did not come so far:\n${printed}`);
}

const body = async (path: string): Promise<string> => (await fetch(`${origin}/${path}`)).text();

describe('the dev server', () => {
  it('serves the bytes of every document that a build writes, with its type', async () => {
    const documents = documentsOfReading(await readContent(contentPlace({ content, now: NOW })));
    expect(documents.length).toBeGreaterThan(15);
    for (const document of documents) {
      const response = await fetch(`${origin}/${document.path}`);
      expect(response.headers.get('content-type'), document.path).toBe(document.type);
      expect(Buffer.from(await response.arrayBuffer()).equals(Buffer.from(document.body)), document.path).toBe(true);
    }
  });

  it('serves the pages', async () => {
    expect(await body('advisories/ORB-2025-0002/')).toContain('ORB-2025-0002');
  });

  it('shows an edit in documents and pages without a restart', async () => {
    const file = join(content, 'advisories/2025/ORB-2025-0002.md');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(/^summary: .*$/m, 'summary: A summary that was just written'),
    );
    await until(async () => (await body('osv/x_ORB-2025-0002.json')).includes('A summary that was just written'));
    await until(async () => (await body('advisories/ORB-2025-0002/')).includes('A summary that was just written'));
  });

  it('prints a problem when a file is broken, and goes on', async () => {
    writeFileSync(join(content, 'projects/orbital-cli.yaml'), 'nmae: Orbital CLI\n');
    await until(async () => printed.includes('key-unknown'));
    expect((await fetch(`${origin}/feed.xml`)).status).toBe(200);
  });
});
