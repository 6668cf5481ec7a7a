// For tests: imports one record of any format into an empty folder, and parses the advisory.

import {
  type Advisory,
  advisoryOf,
  advisorySchema,
  type EmbargoedAdvisory,
} from '../../model/advisory/advisory.ts';
import { parse } from '../../model/problem/from-schema.ts';
import { readMarkdown } from '../../model/source/parse.ts';
import { aSite, at } from '../../model/testing/advisory.fixture.ts';
import type { ImportOptions } from './batch.ts';
import { type Imported, importAll, type ReadRecord } from './run.ts';

export const EMPTY: ImportOptions = { site: aSite(), takenIds: [], projects: [] };

/** Imports a record that describes one advisory. Throws if it is refused. */
export function importedFile(
  read: ReadRecord,
  record: unknown,
  options: ImportOptions = EMPTY,
): Imported {
  const [one, ...others] = importAll(read, [{ name: 'record.json', record }], options);
  if (one === undefined || others.length > 0) throw new Error(`${others.length} more`);
  if ('problem' in one.result) throw new Error(one.result.problem);
  return one.result;
}

/** Parses the advisory of an import like content, public or not. Throws if it has an error. */
export function advisoryFrom({ id, file, text }: Imported): Advisory | EmbargoedAdvisory {
  const source = readMarkdown(file, text);
  const result = parse(advisorySchema, source.values, file);
  const findings = [...source.findings, ...('findings' in result ? result.findings : [])];
  if (!('value' in result) || findings.length > 0) throw new Error(JSON.stringify(findings));
  return advisoryOf(id, file, result.value, source.body, at('9999-12-31T23:59:59Z'));
}
