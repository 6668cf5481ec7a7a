// A few OSV records are imported and exported again. All records of a real database:
// imported.thorough.test.ts.

import { join } from 'node:path';
import { describeImport } from '../support/describe-import.ts';
import { ROOT } from '../support/run-candor.ts';

describeImport('the records of the fixtures', join(ROOT, 'tests/fixtures/osv'));
