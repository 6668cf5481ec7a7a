// Addresses by RFC 3986.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uri } from './uri.ts';

describe('uri', () => {
  it.each([
    'https://example.org',
    'https://example.org/a/b%20c?q=1&r=%5B2%5D#part',
    "http://example.org:8080/~a/(b)'*+,;=:@!$",
    'https://[2001:db8::1]/x',
  ])('keeps %s as it was written', (address) => {
    expect(uri(address)).toBe(address);
  });

  it.each([
    ['https://example.org/ä', 'https://example.org/%C3%A4'],
    ['https://example.org/a[1]?b[]=2', 'https://example.org/a%5B1%5D?b%5B%5D=2'],
    ['https://example.org/100%', 'https://example.org/100%25'],
    ['https://example.org/%zz', 'https://example.org/%25zz'],
    ['https://example.org/#a#b', 'https://example.org/#a%23b'],
    ['https://bücher.example/x', 'https://xn--bcher-kva.example/x'],
    ['https://example.org/\ud800', 'https://example.org/%EF%BF%BD'],
  ])('writes %s as %s', (address, expected) => {
    expect(uri(address)).toBe(expected);
  });

  it('has only characters of RFC 3986, and leads to the same target', () => {
    const address = fc.webUrl({ withFragments: true, withQueryParameters: true });
    fc.assert(
      fc.property(address, fc.string({ unit: 'grapheme' }), (start, end) => {
        fc.pre(URL.canParse(start) && !/[\s<>"\\^`{|}\u0000-\u001f]/.test(end));
        const made = uri(`${start}/${end}`);
        expect(made).toMatch(/^[a-z]+:\/\/(%[0-9a-f]{2}|[a-z0-9\-._~:/?#[\]@!$&'()*+,;=])*$/i);
        expect(new URL(made).host).toBe(new URL(`${start}/${end}`).host);
      }),
    );
  });
});
