// All OSV records at once: all.json for OSV.dev's REST importer, all.zip and modified_id.csv like
// OSV.dev's own dumps. Withdrawn records stay in all of them: OSV.dev treats a missing id as
// deleted.

import { compareIds } from '../../model/advisory/id.ts';
import type { SiteFormat } from '../format.ts';
import { modifiedList, recordArchive, recordList } from './archive.ts';
import { osvDocument } from './osv.ts';

/** `osv/all.json`, `osv/all.zip` and `osv/modified_id.csv`. */
export const osvBulk: SiteFormat = ({ advisories }, setting) => {
  const byId = advisories.toSorted((a, b) => compareIds(a.id, b.id));
  const documents = byId.map((advisory) => osvDocument(advisory, setting));
  return [
    {
      path: 'osv/all.json',
      title: 'OSV: all records',
      type: 'application/json',
      get body() {
        return recordList(documents);
      },
    },
    {
      path: 'osv/all.zip',
      title: 'OSV: all records, one file each',
      type: 'application/zip',
      // Pages only link it.
      get body() {
        return recordArchive(documents);
      },
    },
    {
      path: 'osv/modified_id.csv',
      title: 'OSV: times of change',
      type: 'text/csv; charset=utf-8',
      get body() {
        return modifiedList(documents);
      },
    },
  ];
};
