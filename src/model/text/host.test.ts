import { domainToUnicode } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodePunycode, hostFault } from './host.ts';

describe('a host', () => {
  test.each([
    'good.example',
    'bücher.example',
    '例え.jp',
    '日本語abc.jp',
    'пример.рф',
    'пример.com',
    'ελληνικα.gr',
    'مثال.إختبار',
    '한국어.kr',
  ])('is accepted: %s', (host) => {
    expect(hostFault(host)).toBeUndefined();
  });

  test.each([
    ['аpple.com', 'host-lookalike'],
    ['аррӏе.com', 'host-lookalike'],
    ['xn--80ak6aa92e.com', 'host-lookalike'],
    ['googɡle.com', 'host-lookalike'],
    ['gοοd.example', 'host-lookalike'],
    ['xn--bcher-kva.example', 'host-punycode'],
    ['XN--BCHER-KVA.example', 'host-punycode'],
    ['xn--zzzzzzzzz.example', 'host-punycode'],
  ])('is refused: %s', (host, code) => {
    expect(hostFault(host)?.code).toBe(code);
  });

  test('in punycode is reported with its displayed form', () => {
    expect(hostFault('xn--bcher-kva.example')?.message).toContain('"bücher.example"');
  });

  test('is decoded like Node decodes it', () => {
    const label = fc.string({
      unit: fc.constantFrom(...'abcéüñçßøжщя例え語가나다'),
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(label, (text) => {
        const host = URL.parse(`https://${text}.example/`)?.hostname ?? '';
        const [first = ''] = host.split('.');
        fc.pre(first.startsWith('xn--'));
        expect(`${decodePunycode(first.slice(4))}.example`).toBe(domainToUnicode(host));
      }),
    );
  });

  test('that is not punycode never throws', () => {
    fc.assert(fc.property(fc.string({ maxLength: 80 }), (text) => void decodePunycode(text)));
  });
});
