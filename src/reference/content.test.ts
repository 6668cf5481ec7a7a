import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { advisorySchema } from '../model/advisory/advisory.ts';
import { siteSchema } from '../model/site/site.ts';
import {
  day,
  instant,
  integer,
  language,
  line,
  list,
  mail,
  object,
  slug,
  webAddress,
} from '../model/source/fields.ts';
import { contractPage } from './content.ts';
import { keysOf } from './content-keys.ts';

const page = contractPage();

describe('docs/content.md', () => {
  test('matches the schemas: run "npm run docs" if it does not', () => {
    expect(readFileSync(new URL('../../docs/content.md', import.meta.url), 'utf8')).toBe(page);
  });

  test('has a row for each key of each schema', () => {
    for (const key of [...Object.keys(advisorySchema.shape), ...Object.keys(siteSchema.shape)])
      expect(page).toContain(`| \`${key}\` |`);
    expect(page).toContain('| `affected[].ranges[].fixed` |');
    expect(page).toContain(
      '| `promise.acknowledge_hours` | whole number from 1 to 720 | optional |',
    );
    expect(page).toContain('| `affected[].package` | purl, or keys | required |');
  });

  test('has tables in which no text breaks a cell', () => {
    const rows = page.split('\n').filter((text) => text.startsWith('|'));
    const cells = rows.map((row) => row.split(/(?<!\\)\|/).length - 2);
    expect(new Set(cells)).toEqual(new Set([2, 3, 4]));
  });
});

describe('the keys of a schema', () => {
  const rows = (shape: z.core.$ZodLooseShape) =>
    keysOf(object(shape)).map(({ name, type, presence }) => [name, type, presence]);

  test('state the type of each value', () => {
    const shape = {
      a: line(10),
      b: instant(),
      c: day(),
      d: integer(1, 9),
      e: webAddress(),
      f: mail(),
      g: slug(),
      h: language(),
      i: z.boolean(),
      j: z.enum(['x', 'y']),
    };
    expect(rows(shape).map(([name, type]) => `${name}: ${type}`)).toEqual([
      'a: text, at most 10 characters',
      'b: time',
      'c: day',
      'd: whole number from 1 to 9',
      'e: address',
      'f: e-mail address',
      'g: name of lowercase letters, digits and hyphens',
      'h: language tag such as en or pt-BR',
      'i: `true` or `false`',
      'j: `x`, `y`',
    ]);
  });

  test('state whether they are required, optional or have a default', () => {
    const shape = {
      a: line(),
      b: line().optional(),
      c: integer(1, 9).default(5),
      d: list(line()),
      e: z.array(z.enum(['x', 'y'])).default(['x', 'y']),
      f: object({ g: line().default('h') }).prefault({}),
    };
    expect(rows(shape).map(([name, , presence]) => `${name}: ${presence}`)).toEqual([
      'a: required',
      'b: optional',
      'c: default: 5',
      'd: optional',
      'e: default: x, y',
      'f: optional',
      'f.g: default: h',
    ]);
  });

  test('include their parents, through lists', () => {
    expect(
      rows({ a: list(object({ b: list(object({ c: line() })) })) }).map(([name]) => name),
    ).toEqual(['a', 'a[].b', 'a[].b[].c']);
  });
});
