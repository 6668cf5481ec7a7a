// A few records of OSV go in and out again. All of a real database: imported.thorough.test.ts.

import { join } from 'node:path';
import { ROOT } from './candor.ts';
import { describeImport } from './describe-import.ts';

describeImport('the records of the fixtures', join(ROOT, 'tests/fixtures/osv'));
