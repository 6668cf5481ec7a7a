import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differingFields, parseSecurityTxt, valuesOf } from './security-txt.ts';

const PLAIN =
  '# Ours\nContact: mailto:a@orbital.example\ncontact:\thttps://orbital.example/ \n\nExpires: 2027-01-01T00:00:00Z\n';
const signed = (body: string): string =>
  `-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n${body}-----BEGIN PGP SIGNATURE-----\n\nContact: none\n-----END PGP SIGNATURE-----\n`;

describe('a security.txt', () => {
  test('has fields with case-insensitive names, with their offsets', () => {
    const parsed = parseSecurityTxt(PLAIN);
    expect(parsed.signed).toBe(false);
    expect(valuesOf(parsed, 'Contact')).toEqual([
      'mailto:a@orbital.example',
      'https://orbital.example/',
    ]);
    expect(parsed.fields.map(({ offset, length }) => PLAIN.slice(offset, offset + length))).toEqual(
      [
        'Contact: mailto:a@orbital.example',
        'contact:\thttps://orbital.example/ ',
        'Expires: 2027-01-01T00:00:00Z',
      ],
    );
  });

  test('with a signature has only the fields that the signature covers', () => {
    const text = signed(PLAIN);
    const parsed = parseSecurityTxt(text);
    expect(parsed).toMatchObject({ signed: true, outside: [] });
    expect(valuesOf(parsed, 'contact')).toEqual([
      'mailto:a@orbital.example',
      'https://orbital.example/',
    ]);
    expect(valuesOf(parsed, 'hash')).toEqual([]);
    expect(text.slice(parsed.fields[0]?.offset)).toMatch(/^Contact: mailto:a@/);
  });

  test('with a signature can have "- " before a line', () => {
    expect(valuesOf(parseSecurityTxt(signed('- Contact: tel:+1\n')), 'Contact')).toEqual([
      'tel:+1',
    ]);
    expect(valuesOf(parseSecurityTxt('- Contact: tel:+1\n'), 'Contact')).toEqual([]);
  });

  test.each([
    ['before', `Contact: mailto:b@evil.example\n\n${signed(PLAIN)}`],
    ['after', `${signed(PLAIN)}\nContact: mailto:b@evil.example\n`],
  ])('with a signature reports text %s the signed text', (_, text) => {
    const { fields, outside } = parseSecurityTxt(text);
    expect(fields).toHaveLength(3);
    expect(outside.map(({ offset, length }) => text.slice(offset, offset + length))).toEqual([
      'Contact: mailto:b@evil.example',
    ]);
  });

  test('can be any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const { offset, length, value } of parseSecurityTxt(text).fields)
          expect(text.slice(offset, offset + length)).toContain(value);
      }),
    );
  });
});

describe('two files differ', () => {
  const differing = (left: string, right: string): string[] =>
    differingFields(parseSecurityTxt(left), parseSecurityTxt(right));

  test('by the fields that only one of them has, and by values', () => {
    expect(
      differing(
        'Policy: https://a.example/\nHiring: https://a.example/',
        'Policy: https://b.example/',
      ),
    ).toEqual(['Hiring', 'Policy']);
    expect(differing('', 'Contact: tel:+1')).toEqual(['Contact']);
  });

  test('by the order of contacts, but of no other field', () => {
    expect(
      differing('Contact: tel:+1\nContact: tel:+2', 'Contact: tel:+2\nContact: tel:+1'),
    ).toEqual(['Contact']);
    expect(
      differing(
        'Canonical: https://a/\nCanonical: https://b/',
        'Canonical: https://b/\nCanonical: https://a/',
      ),
    ).toEqual([]);
    expect(differing('Preferred-Languages: en, DE', 'preferred-languages: de,en')).toEqual([]);
  });

  test('but not by their expiry time', () => {
    expect(differing('Expires: 2027-01-01T00:00:00Z', 'Expires: 2028-01-01T00:00:00Z')).toEqual([]);
  });
});
