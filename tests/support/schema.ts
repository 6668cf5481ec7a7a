// The official JSON schemas, for tests of formats, if ../shared exists. Only for tests.

import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const FOLDER = new URL('../../../shared/schemas/', import.meta.url);

/** True if the schemas exist: a test that needs one is skipped otherwise. */
export const hasSchemas = existsSync(FOLDER);

function schemaOf(name: string): object {
  const schema: unknown = JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'));
  if (typeof schema !== 'object' || schema === null) throw new Error(`${name} is no schema`);
  return schema;
}

const CVSS = ['cvss-v2.0', 'cvss-v3.0', 'cvss-v3.1'] as const;
/** Schemas that others refer to. */
const REFERRED: Readonly<Record<string, readonly string[]>> = {
  csaf: CVSS,
  'csaf-provider-metadata': [...CVSS, 'csaf'],
};
const CSAF = 'https://docs.oasis-open.org/csaf/csaf/v2.0/csaf_json_schema.json';

/** Returns the faults of a value by a schema, as "where: what"; empty if it is valid. */
export function schemaCheck(name: string): (value: unknown) => string[] {
  const schema = schemaOf(name);
  const is2020 = '$schema' in schema && String(schema.$schema).includes('2020-12');
  const ajv = is2020
    ? new Ajv2020({ strict: false, allErrors: true })
    : new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addFormat('iri', (value: string) => /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(value));
  // They use an older draft, which has the same features.
  for (const other of REFERRED[name] ?? []) {
    const place = other === 'csaf' ? CSAF : `https://www.first.org/cvss/${other}.json`;
    const { $schema: _older, id: _its, ...rest } = Object(schemaOf(other));
    ajv.addSchema({ ...rest, $id: place }, place);
  }
  const validate = ajv.compile(schema);
  return (value) =>
    validate(value)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
}
