// Real input: every record of a real database.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'vitest';
import { describeImport } from '../support/describe-import.ts';
import { ROOT } from '../support/run-candor.ts';

const CORPUS = join(ROOT, '../shared/corpus/osv-psf');

describe.skipIf(!existsSync(CORPUS))('a database', () =>
  describeImport('all records of the corpus', CORPUS),
);
