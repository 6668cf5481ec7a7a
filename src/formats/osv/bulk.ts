// All OSV records at once: all.json as OSV.dev's REST importer reads it, all.zip and modified_id.csv as OSV.dev's own dumps
// are made. Withdrawn records stay in all of them: OSV.dev takes an id that is gone for deleted.

import { compareIds } from '../../model/advisory/id.ts';
import type { SiteFormat } from '../format.ts';
import { modifiedList, recordArchive, recordList } from './archive.ts';
import { osvDocument } from './osv.ts';

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
      body: modifiedList(documents),
    },
  ];
};
