import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { parse } from '../problem/from-schema.ts';
import {
  addProblem,
  address,
  day,
  instant,
  integer,
  language,
  line,
  list,
  mail,
  object,
  slug,
  text,
  webAddress,
} from './fields.ts';

/** Returns the value that a field parses, or the codes of its faults. */
function read(field: z.ZodType, value: unknown): unknown {
  const result = parse(object({ field }), { field: value }, 'a.yaml');
  return 'value' in result ? result.value.field : result.findings.map(({ code }) => code);
}

const said = (field: z.ZodType, value: unknown): string | undefined => {
  const result = parse(object({ field }), { field: value }, 'a.yaml');
  return 'findings' in result ? result.findings[0]?.message : undefined;
};

describe('texts', () => {
  test('a line is trimmed, not empty and has no line break', () => {
    expect(read(line(), '  a b ')).toBe('a b');
    expect(read(line(), 'a\nb')).toEqual(['text-line']);
    expect(read(line(), 'a\r')).toBe('a');
    expect(read(line(), 'a\rb')).toEqual(['text-line']);
    expect(read(line(), '  ')).toEqual(['value-empty']);
    expect(read(line(3), 'abcd')).toEqual(['text-long']);
    expect(read(line(3), ' abc ')).toBe('abc');
  });

  test('a text can have several lines', () => {
    expect(read(text(), ' a\nb\n')).toBe('a\nb');
    expect(read(text(), '\n')).toEqual(['value-empty']);
    expect(read(text(3), 'a\nbc')).toEqual(['text-long']);
  });

  test('a list is empty if it is absent', () => {
    expect(parse(object({ field: list(line()) }), {}, 'a.yaml')).toEqual({ value: { field: [] } });
    expect(read(list(line(), 1), ['a', 'b'])).toEqual(['value-range']);
  });
});

describe('a whole number', () => {
  test.each([
    ['7', 7],
    [7, 7],
    ['007', 7],
    ['0', ['value-range']],
    ['31', ['value-range']],
    ['-1', ['value-type']],
    ['7.0', ['value-type']],
    ['1e1', ['value-type']],
    ['0x7', ['value-type']],
    ['seven', ['value-type']],
    ['', ['value-type']],
    [' 7', ['value-type']],
    ['9'.repeat(400), ['value-type']],
    [true, ['value-type']],
    [null, ['value-empty']],
    [7.5, ['value-type']],
  ])('%j parses as %j', (written, expected) => {
    expect(read(integer(1, 30), written)).toEqual(expected);
  });

  test('is refused with the found value and the expected form', () => {
    expect(said(integer(1, 30), '31')).toBe('Found 31; expected a number from 1 to 30.');
    expect(said(integer(1, 30), 'x')).toBe('Found "x"; expected a whole number.');
    expect(said(integer(1, 30), ['x'])).toBe('Found a list; expected a whole number.');
  });

  test('accepts every number within its bounds and no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), (number) => {
        expect(read(integer(10, 500), String(number))).toEqual(
          number >= 10 && number <= 500 ? number : ['value-range'],
        );
      }),
    );
  });
});

describe('times and days', () => {
  test('a time is converted to UTC', () => {
    expect(read(instant(), '2026-05-12T18:00:00+02:00')).toBe('2026-05-12T16:00:00Z');
    expect(read(instant(), '2026-05-12')).toEqual(['date-zone']);
    expect(read(instant(), '2026-02-30T00:00:00Z')).toEqual(['date-impossible']);
    expect(read(instant(), 'noon')).toEqual(['date-form']);
    expect(said(instant(), '2026-05-12')).toBe(
      '"2026-05-12" has no time zone; expected a time such as 2026-05-12T16:00:00Z.',
    );
  });

  test('a day must exist', () => {
    expect(read(day(), '2026-02-28')).toBe('2026-02-28');
    expect(read(day(), '2026-02-30')).toEqual(['day-form']);
    expect(read(day(), '2026-02-28T00:00:00Z')).toEqual(['day-form']);
  });
});

describe('addresses', () => {
  test.each([
    'https://example.org',
    'http://example.org:8080/a?b=c#d',
    'HTTPS://EXAMPLE.ORG/',
    'https://xn--bcher-kva.example/',
    'https://bücher.example/',
    'https://[::1]/',
  ])('%s is a web address', (written) => {
    expect(read(webAddress(), written)).toBe(written);
  });

  test.each([
    '',
    'example.org',
    '/a',
    '//example.org',
    'https:example.org',
    'https:/example.org',
    'https://',
    'https://a b.example/',
    'https://example.org/"',
    'https://example.org/<',
    'https://example.org/\\',
    'https://example.org/{a}',
    'https://example.org/\n',
    'ftp://example.org/',
    'mailto:a@example.org',
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'https://user@example.org/',
    'https://:secret@example.org/',
  ])('%j is refused', (written) => {
    expect(read(webAddress(), `${written}`)).toEqual(
      written === 'https://example.org/\n' ? 'https://example.org/' : ['url-invalid'],
    );
  });

  test('other schemes are accepted if they are allowed', () => {
    expect(read(address('mailto', 'tel'), 'mailto:a@example.org?subject=x')).toBe(
      'mailto:a@example.org?subject=x',
    );
    expect(read(address('mailto', 'tel'), 'tel:+1-555-0100')).toBe('tel:+1-555-0100');
    expect(read(address('mailto', 'tel'), 'https://example.org/')).toEqual(['url-invalid']);
    expect(said(address('mailto', 'tel'), 'x')).toBe(
      '"x" is not an absolute address that starts with mailto: or tel:.',
    );
  });

  test('a password is not repeated in a message', () => {
    expect(said(webAddress(), 'https://user:hunter2@example.org/')).not.toContain('hunter2');
  });

  test('a mail address has a name and a host with a dot', () => {
    for (const good of ['a@example.org', 'a.b+c@sub.example.org', 'A_1@EXAMPLE.ORG'])
      expect(read(mail(), good)).toBe(good);
    for (const bad of [
      'a',
      'a@b',
      '@example.org',
      'a@@example.org',
      'a b@example.org',
      'a@example..org',
      'a@-example.org',
      'mailto:a@example.org',
      'A <a@example.org>',
      'a@example.org,b@example.org',
    ])
      expect(read(mail(), bad), bad).toEqual(['value-form']);
  });
});

describe('names', () => {
  test('a slug is lower-case words with single hyphens', () => {
    for (const good of ['a', 'orbital-cli', '1-2', 'a1']) expect(read(slug(), good)).toBe(good);
    for (const bad of ['', 'A', 'a_b', '-a', 'a-', 'a--b', 'a b', 'a/b', '../a', 'ä'])
      expect(read(slug(), bad), bad).toEqual(['value-form']);
    expect(read(slug(), 'a'.repeat(81))).toEqual(['text-long']);
  });

  test('a language is a tag', () => {
    for (const good of ['en', 'pt-BR', 'zh-Hans-CN', 'deu'])
      expect(read(language(), good)).toBe(good);
    for (const bad of ['', 'english', 'e', 'pt_BR', 'en-'])
      expect(read(language(), bad), bad).toEqual(['value-form']);
  });
});

describe('a problem of a field', () => {
  test('has its code, its remedy and the faulty part of the text', () => {
    const field = z
      .string()
      .superRefine((_, ctx) =>
        addProblem(
          ctx,
          { problem: 'cvss-syntax', remedy: 'Fix it.', from: 2, length: 3 },
          'Wrong.',
        ),
      );
    expect(parse(object({ field }), { field: 'abcdef' }, 'a.yaml')).toEqual({
      findings: [
        {
          code: 'cvss-syntax',
          file: 'a.yaml',
          at: { path: ['field'], from: 2, length: 3 },
          message: 'Wrong.',
          remedy: 'Fix it.',
        },
      ],
    });
  });

  test('can be at a key, or at something below the value', () => {
    const field = object({ a: line() }).superRefine((_, ctx) =>
      addProblem(ctx, { problem: 'key-missing', part: 'key' }, 'Wrong.', ['a']),
    );
    expect(parse(object({ field }), { field: { a: 'x' } }, 'a.yaml')).toMatchObject({
      findings: [{ at: { path: ['field', 'a'], part: 'key' } }],
    });
  });
});
