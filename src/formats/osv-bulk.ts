// All OSV records at once: all.json as OSV.dev's REST importer reads it, all.zip and modified_id.csv as OSV.dev's own dumps
// are made. Withdrawn records stay in all of them: OSV.dev takes an id that is gone for deleted.

import type { Advisory } from '../model/advisory.ts';
import { compareIds } from '../model/id.ts';
import { compareInstants } from '../model/instant.ts';
import type { SiteFormat } from './format.ts';
import { type OsvDocument, osvDocument } from './osv.ts';
import { recordArchive, recordList } from './osv-archive.ts';

/** `osv/all.json`, `osv/all.zip` and `osv/modified_id.csv`. */
export const osvBulk: SiteFormat = ({ advisories }, { site }) => {
  const byId = advisories.toSorted((a, b) => compareIds(a.id, b.id));
  const documents = byId.map((advisory) => osvDocument(advisory, site));
  return [
    { path: 'osv/all.json', title: 'OSV: all records', type: 'application/json', body: recordList(documents) },
    {
      path: 'osv/all.zip',
      title: 'OSV: all records, one file each',
      type: 'application/zip',
      body: recordArchive(documents),
    },
    {
      path: 'osv/modified_id.csv',
      title: 'OSV: times of change',
      type: 'text/csv',
      body: modifiedList(byId, documents),
    },
  ];
};

/** Lines of `<modified>,<id>`, the newest first. */
function modifiedList(advisories: readonly Advisory[], documents: readonly OsvDocument[]): string {
  const lines = advisories.map(({ modified }, i) => ({ modified, id: documents[i]?.record.id ?? '' }));
  // The sort is stable: records of one time stay in the order of their ids.
  lines.sort((a, b) => compareInstants(b.modified, a.modified));
  return lines.map(({ modified, id }) => `${modified},${id}\n`).join('');
}
