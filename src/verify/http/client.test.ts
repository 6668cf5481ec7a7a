import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client } from './client.ts';

let server: Server;
let origin = '';
let open = 0;
let most = 0;
const LIMITS = { seconds: 5, bytes: 1000 };
const clientFor = (privateOrigin?: string) =>
  new Client({ limits: LIMITS, userAgent: 'test', privateOrigin });

beforeAll(async () => {
  server = createServer((request, response) => {
    const { url = '' } = request;
    most = Math.max(most, ++open);
    const leave = (): void => {
      open--;
      if (url.startsWith('/slow')) response.end(url);
      else if (url === '/loop') response.writeHead(302, { Location: '/loop' }).end();
      else if (url === '/to') response.writeHead(301, { Location: '/there' }).end();
      else if (url === '/away')
        response.writeHead(302, { Location: 'http://169.254.169.254/latest/' }).end();
      else if (url === '/large') response.end('x'.repeat(5000));
      else if (url === '/cut')
        response.writeHead(200, { 'Content-Length': '50' }).write('x', () => response.destroy());
      else response.end(url);
    };
    setTimeout(leave, url.startsWith('/slow') ? 20 : 0);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test('follows a redirect inside the origin, and reports it', async () => {
  const client = clientFor(origin);
  const answer = await client.get(`${origin}/to`);
  expect([answer.status, new TextDecoder().decode(answer.bytes)]).toEqual([200, '/there']);
  expect(client.hops).toEqual([{ from: `${origin}/to`, to: `${origin}/there`, status: 301 }]);
  client.close();
});

test('does not follow a redirect to another origin', async () => {
  const client = clientFor(origin);
  expect(await client.get(`${origin}/away`)).toMatchObject({
    status: 302,
    elsewhere: 'http://169.254.169.254/latest/',
  });
  expect(client.requests).toBe(1);
  client.close();
});

test.each(['/loop', '/large', '/cut'])('%s is an answer with a fault', async (path) => {
  const client = clientFor(origin);
  const { fault } = await client.get(`${origin}${path}`);
  expect(fault).toBeDefined();
  client.close();
});

test('asks no private address that was not given, also by its name', async () => {
  const client = clientFor();
  const named = origin.replace('127.0.0.1', 'localhost');
  for (const address of [origin, named, 'http://[::1]:1/', 'http://2130706433/'])
    expect((await client.get(address)).fault).toContain('private address');
  const other = clientFor('http://127.0.0.1:1');
  expect((await other.get(origin)).fault).toContain('private address');
  client.close();
  other.close();
});

test('asks for each address once, and for eight at the same time at most', async () => {
  const client = clientFor(origin);
  most = 0;
  await Promise.all(Array.from({ length: 60 }, (_, i) => client.get(`${origin}/slow${i % 30}`)));
  expect(client.requests).toBe(30);
  expect(most).toBeLessThanOrEqual(8);
  expect(most).toBeGreaterThan(1);
  client.close();
});
