// OSV records in bulk: a JSON list, a ZIP archive and the times of change, like all.json, all.zip
// and modified_id.csv of OSV.dev.

import { strToU8, type Zippable, zipSync } from 'fflate';
import { compareInstants } from '../../model/instant.ts';
import type { OsvDocument } from './osv.ts';

/** Returns a JSON array with one record on each line. */
export function recordList(documents: readonly OsvDocument[]): string {
  return documents.length === 0
    ? '[]\n'
    : `[\n${documents.map(({ record }) => JSON.stringify(record)).join(',\n')}\n]\n`;
}

// ZIP stores local times only, and fflate reads them from the parts of a Date in the machine's time
// zone. A Date made of the same parts gives the same bytes in every zone. Noon, because midnight
// does not exist on every day in every zone.
const NOON = [1980, 0, 1, 12] as const;

let last: { readonly documents: readonly OsvDocument[]; readonly archive: Uint8Array } | undefined;

/**
 * Returns a ZIP archive with the file of each record as published: `<OSV-ID>.json`. The same
 * records give the same bytes, packed once where they follow each other: the archive of a site with
 * one ecosystem is that of the ecosystem.
 */
export function recordArchive(documents: readonly OsvDocument[]): Uint8Array {
  const isLast =
    last?.documents.length === documents.length &&
    documents.every((one, i) => one === last?.documents[i]);
  if (isLast && last !== undefined) return last.archive;
  const archive = pack(documents);
  last = { documents, archive };
  return archive;
}

function pack(documents: readonly OsvDocument[]): Uint8Array {
  const files: Zippable = {};
  for (const { record, text } of documents) files[`${record.id}.json`] = strToU8(text);
  return zipSync(files, { mtime: new Date(...NOON), os: 0, attrs: 0, level: 6 });
}

/** Returns lines of `<modified>,<id>`, newest first. Records of the same time keep their order. */
export function modifiedList(documents: readonly OsvDocument[]): string {
  return documents
    .map(({ record }) => record)
    .toSorted((a, b) => compareInstants(b.modified, a.modified))
    .map(({ modified, id }) => `${modified},${id}\n`)
    .join('');
}
