// Addresses of registries, and a local registry.

import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askRegistry, registryAddresses, versionAddress } from './registry.ts';

describe('addresses of registries', () => {
  it('are read by ecosystem, whatever its case', () => {
    const addresses = registryAddresses([
      'PyPI=https://a.example/{name}/{version}/json',
      'Go=http://b.example/{path}/@v/{version}.info',
    ]);
    expect([...addresses.keys()]).toEqual(['pypi', 'go']);
  });

  it.each([
    'PyPI',
    'PyPI=ftp://a.example/{version}',
    'PyPI=https://a.example/{name}',
    '=https://a.example/{version}',
    '',
  ])('%j is not an address', (text) => {
    expect(() => registryAddresses([text])).toThrow('is not a registry');
  });

  it.each([
    ['PyPI', 'orbital', '1.0.0', 'h/{name}/{version}', 'h/orbital/1.0.0'],
    ['npm', '@orbital/archive', '1.0.0', 'h/{name}/{version}', 'h/%40orbital%2Farchive/1.0.0'],
    ['npm', '@orbital/archive', '1.0.0', 'h/{path}/{version}', 'h/@orbital/archive/1.0.0'],
    ['Maven', 'org.example:orbital', '1.0', 'h/{path}/{version}/', 'h/org/example/orbital/1.0/'],
    [
      'Go',
      'git.example/Orbital',
      '1.0.0',
      'h/{path}/@v/{version}.info',
      'h/git.example/!orbital/@v/v1.0.0.info',
    ],
    ['Packagist', 'a/b', '1.0+x', 'h/{path}/{version}', 'h/a/b/1.0%2Bx'],
    ['PyPI', '../x?y#z', '../1', 'h/{name}/{version}', 'h/..%2Fx%3Fy%23z/..%2F1'],
  ])('%s %s %s in %s', (ecosystem, name, version, template, expected) => {
    expect(versionAddress(template, ecosystem, name, version)).toBe(expected);
  });
});

describe('a registry', () => {
  let server: Server;
  let base = '';
  beforeAll(async () => {
    server = createServer((request, response) => {
      response.statusCode = Number(request.url?.slice(1));
      response.end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    base =
      typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('knows a version, does not know it, or gives no answer', async () => {
    expect(await askRegistry(`${base}/200`)).toEqual({ known: true });
    expect(await askRegistry(`${base}/404`)).toEqual({ known: false });
    expect(await askRegistry(`${base}/410`)).toEqual({ known: false });
    expect(await askRegistry(`${base}/503`)).toEqual({
      known: undefined,
      why: `${base}/503 answered 503`,
    });
    expect(await askRegistry('http://127.0.0.1:1/')).toMatchObject({
      known: undefined,
      why: expect.stringContaining('did not answer'),
    });
  });
});
