// Writes src/model/advisory/cwe-names.json: the ids and names of CWE, as the CSAF validator lists
// them. Run it after an update of the validator: node scripts/develop/cwe-names.ts

import { writeFileSync } from 'node:fs';
import { weaknesses } from '@secvisogram/csaf-validator-lib/cwe.js';

const FILE = new URL('../../src/model/advisory/cwe-names.json', import.meta.url);
const names = Object.fromEntries(weaknesses.map(({ id, name }) => [id, name]));
writeFileSync(FILE, `${JSON.stringify(names, null, 2)}\n`);
