import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aLedger } from '../model/testing/ledger.fixture.ts';
import { readLastLedger } from './published-ledger.ts';

const folder = mkdtempSync(join(tmpdir(), 'candor-last-'));
const LEDGER = aLedger();
const TEXT = JSON.stringify(LEDGER);
let server: Server;
let base = '';

beforeAll(async () => {
  writeFileSync(join(folder, 'ledger.json'), TEXT);
  server = createServer((request, response) => {
    if (request.url === '/site/ledger.json') response.end(TEXT);
    else response.writeHead(request.url === '/broken/ledger.json' ? 500 : 404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  base = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

describe('the last published ledger', () => {
  test.each(['', '/ledger.json'])('is read from a folder and from a file: %j', async (path) => {
    expect(await readLastLedger(`${folder}${path}`)).toEqual(LEDGER);
  });

  test.each(['/site', '/site/', '/site/ledger.json'])('is fetched from %s', async (path) => {
    expect(await readLastLedger(`${base}${path}`)).toEqual(LEDGER);
  });

  test.each([
    ['/none/', 'If nothing was published before, build without --against'],
    ['/broken/', 'answers 500. Download it'],
  ])('that cannot be fetched from %s has a message with the remedy', async (path, message) => {
    await expect(readLastLedger(`${base}${path}`)).rejects.toThrow(message);
  });

  test('without a network has a message with the remedy', async () => {
    await expect(readLastLedger('http://127.0.0.1:1/')).rejects.toThrow(
      /cannot be fetched: .*Download it/,
    );
  });

  test.each<[string, string]>([
    ['{', 'It is not JSON'],
    ['[]', 'it has no version'],
    ['null', 'it has no version'],
    [
      '{"version": 1, "files": []}',
      'It was written by an older version of Candor (ledger version 1; this one supports 2). Build the last',
    ],
    ['{"version": 3}', 'Update Candor'],
    [JSON.stringify({ ...LEDGER, keys: [{}] }), 'damaged at "keys.0.name"'],
    [JSON.stringify({ ...LEDGER, site: 'javascript:1' }), 'damaged at "site"'],
  ])('as %s cannot be compared', async (text, message) => {
    writeFileSync(join(folder, 'other.json'), text);
    await expect(readLastLedger(join(folder, 'other.json'))).rejects.toThrow(message);
  });
});
