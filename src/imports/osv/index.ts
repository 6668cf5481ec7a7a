// Imports OSV records as advisories (OSV schema 1.7.5, ossf/osv-schema, docs/schema.md; older
// versions have the same keys). The export of an imported advisory has the same meaning as the
// record.

import { cleanText } from '../record/file.ts';
import type { Remainder } from '../record/kept.ts';
import type { Candidate, ReadRecord } from '../record/run.ts';
import { firstTime, holdDates } from './dates.ts';
import { matterOf } from './front-matter.ts';
import { asRecord, type ForeignRecord } from './shape.ts';

/** Reads an OSV record, which describes one advisory. */
export const readOsv: ReadRecord = (value) => {
  const shaped = asRecord(value);
  if ('problem' in shaped) return shaped;
  const { record } = shaped;
  const at = firstTime(record);
  if (at === undefined)
    return { problem: `${record.id} has neither a publication time nor a modification time.` };
  const candidate: Candidate = {
    id: record.id,
    aliases: record.aliases ?? [],
    at,
    make: (id, batch, rest) => ({
      ...matterOf(record, id, holdDates(record, at, rest), batch, rest),
      body: bodyOf(record, rest),
    }),
  };
  return [candidate];
};

const bodyOf = ({ details }: ForeignRecord, rest: Remainder): string =>
  typeof details === 'string' ? cleanText(details, 'details', rest) : '';
