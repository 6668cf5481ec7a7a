import type { ImportOptions } from '../record/batch.ts';
import { type ImportResult, importAll, type NamedRecord } from '../record/run.ts';
import { readOsv } from './index.ts';

/** Converts OSV records. */
export const importOsvAll = (records: readonly NamedRecord[], options: ImportOptions) =>
  importAll(readOsv, records, options);

/** Converts one OSV record, which can be any JSON. */
export function importOsv(record: unknown, options: ImportOptions): ImportResult {
  const [{ result } = { result: { problem: 'no result' } }] = importOsvAll(
    [{ name: 'record.json', record }],
    options,
  );
  return result;
}
