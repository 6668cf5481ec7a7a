import { type ImportOptions, type ImportResult, importOsvAll } from './index.ts';

/** Converts one OSV record, which can be any JSON. */
export function importOsv(record: unknown, options: ImportOptions): ImportResult {
  const [{ result } = { result: { problem: 'no result' } }] = importOsvAll([{ name: 'record.json', record }], options);
  return result;
}
