// OSV records in bulk: a list in JSON, a ZIP archive and the times of change, as all.json, all.zip and modified_id.csv of OSV.dev
// are.

import { strToU8, type Zippable, zipSync } from 'fflate';
import { compareInstants } from '../../model/instant.ts';
import type { OsvDocument } from './osv.ts';

/** A JSON array with one record on each line. */
export function recordList(documents: readonly OsvDocument[]): string {
  return documents.length === 0
    ? '[]\n'
    : `[\n${documents.map(({ record }) => JSON.stringify(record)).join(',\n')}\n]\n`;
}

// ZIP knows local times only, and fflate takes them from the parts of a Date in the zone of the machine. A Date that is made
// of the same parts gives the same bytes in every zone; at noon, because midnight does not exist everywhere.
const NOON = [1980, 0, 1, 12] as const;

/** A ZIP archive with the file of each record as it is published: `<OSV-ID>.json`. The same records give the same bytes. */
export function recordArchive(documents: readonly OsvDocument[]): Uint8Array {
  const files: Zippable = {};
  for (const { record, text } of documents) files[`${record.id}.json`] = strToU8(text);
  return zipSync(files, { mtime: new Date(...NOON), os: 0, attrs: 0, level: 6 });
}

/** Lines of `<modified>,<id>`, the newest first; records of one time stay in their order. */
export function modifiedList(documents: readonly OsvDocument[]): string {
  return documents
    .map(({ record }) => record)
    .toSorted((a, b) => compareInstants(b.modified, a.modified))
    .map(({ modified, id }) => `${modified},${id}\n`)
    .join('');
}
