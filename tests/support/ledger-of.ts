// The ledger of a content folder without a whole build: its pages come from the list of pages, its
// documents from the formats.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingOf } from '../../src/formats/format.ts';
import { ledgerOf } from '../../src/formats/ledger/ledger.ts';
import { type Instant, parseInstant } from '../../src/model/instant.ts';
import type { Ledger } from '../../src/model/ledger/ledger.ts';
import { pagesOf } from '../../src/model/views/pages.ts';
import { documentsOfReading } from '../../src/publish/integration.ts';
import { type Reading, readContent } from '../../src/read/index.ts';
import { publicFolderOf } from '../../src/read/place.ts';

export async function readAt(folder: string, now: string): Promise<Reading> {
  const read = parseInstant(now);
  if ('fault' in read) throw new Error(`${now} is no time`);
  return readContent({
    folder,
    publicFolder: publicFolderOf(folder),
    now: read.instant satisfies Instant,
  });
}

export function ledgerOfReading(reading: Reading): Ledger {
  const { content, site, place } = reading;
  const documents = documentsOfReading(reading);
  const pages = pagesOf(content).map(({ path, changed }) => ({
    path: `${path}index.html`,
    body: String(changed),
  }));
  const given = content.publicFiles.map((path) => ({
    path,
    body: place.publicFolder === undefined ? '' : readFileSync(join(place.publicFolder, path)),
  }));
  const files = [...pages, ...documents, ...given].map(({ path, body }) => ({
    path,
    sha256: createHash('sha256').update(body).digest('hex'),
  }));
  return ledgerOf(files, documents, content, settingOf(site, place.now, content));
}
