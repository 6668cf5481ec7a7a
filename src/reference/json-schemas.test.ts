import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { jsonSchemas } from './json-schemas.ts';

const CONTENT = join(import.meta.dirname, '../../content');
const FILES = readdirSync(CONTENT, { recursive: true, encoding: 'utf8' }).map((file) =>
  file.replaceAll('\\', '/'),
);
const ajv = new Ajv({ strict: false });

const TRANSLATION = /\/[^/.]+\.[\w-]+\.md$/;

/** Whether a path below the content folder has the form of a glob; a translation is no advisory. */
const fits = (file: string, glob: string): boolean =>
  new RegExp(`^${glob.replaceAll('.', '\\.').replaceAll('*', '[^/]+')}$`).test(file) &&
  !(glob === 'advisories/*/*.md' && TRANSLATION.test(file));

const valuesOf = (file: string): unknown => {
  const text = readFileSync(join(CONTENT, file), 'utf8');
  return parse(file.endsWith('.yaml') ? text : (/^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? ''));
};

describe.each(jsonSchemas())('the JSON Schema of $files', ({ files, schema }) => {
  const validate = ajv.compile(schema);
  const examples = FILES.filter((file) => fits(file, files) && !file.endsWith('README.md'));

  it('accepts every file of the example', () => {
    for (const file of examples)
      expect([file, validate(valuesOf(file)), validate.errors]).toEqual([file, true, null]);
  });

  it('refuses a key that does not exist', () => {
    expect(validate({ ...Object(valuesOf(examples[0] ?? 'site.yaml')), nothing: 1 })).toBe(false);
  });
});

it('every kind has an example, but for what a project needs rarely or keeps private', () => {
  const without = jsonSchemas().filter(({ files }) => !FILES.some((file) => fits(file, files)));
  expect(without.map(({ name }) => name)).toEqual([
    'redirects',
    'ledger-exceptions',
    'case',
    'reservation',
  ]);
});
