// A part of npm run bench: the time to search 10,000 files of a built site for secrets, compared to
// only reading them. The secrets are those of a content folder; the site contains none of them.

import { cpSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { candorsOwn } from '../../../src/embargo/refuse-leaks.ts';
import { sampleOf, scanFolder } from '../../../src/embargo/scan-folder.ts';
import { secretFinder } from '../../../src/embargo/search/find-secrets.ts';
import { secretsOf } from '../../../src/embargo/search/secrets.ts';
import { recheckPublicity } from '../../../src/embargo/second-opinion.ts';
import { currentInstant } from '../../../src/environment.ts';
import { readContent } from '../../../src/read/index.ts';

const FILES = 10_000;

interface LeakScanTimes {
  readonly files: number;
  readonly bytes: number;
  readonly secrets: number;
  /**
   * In milliseconds: only reading, and reading with search, each the fastest of three, and the time
   * to create the search.
   */
  readonly reading: number;
  readonly scan: number;
  readonly making: number;
}

/**
 * Copies a built site into `folder` until it has 10,000 files, and searches it for the secrets of
 * `content`.
 */
export async function timeLeakScan(
  dist: string,
  content: string,
  folder: string,
): Promise<LeakScanTimes> {
  mkdirSync(folder);
  let paths: string[] = [];
  for (let copy = 0; paths.length < FILES; copy++) {
    cpSync(dist, join(folder, String(copy)), { recursive: true });
    paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
      statSync(join(folder, path)).isFile(),
    );
  }
  for (const path of paths.slice(FILES)) rmSync(join(folder, path));
  const bytes = paths
    .slice(0, FILES)
    .reduce((sum, path) => sum + statSync(join(folder, path)).size, 0);
  const reading = await readContent({ folder: content, now: currentInstant(undefined) });
  const readingAlone = fastest(() => scanFolder(folder, () => []));
  const started = process.hrtime.bigint();
  const rechecked = recheckPublicity(reading.content, reading.desk, reading.place.now);
  const secrets = secretsOf({ ...rechecked, site: reading.site, shared: candorsOwn() });
  const findSecrets = secretFinder(secrets, sampleOf(folder));
  const making = Number(process.hrtime.bigint() - started) / 1e6;
  const scan = fastest(() => {
    if (scanFolder(folder, findSecrets).length > 0)
      throw new Error(`${dist} contains secrets of ${content}.`);
  });
  return { files: FILES, bytes, secrets: secrets.length, reading: readingAlone, scan, making };
}

function fastest(what: () => unknown): number {
  const times = [0, 1, 2].map(() => {
    const start = process.hrtime.bigint();
    what();
    return Number(process.hrtime.bigint() - start) / 1e6;
  });
  return Math.min(...times);
}
