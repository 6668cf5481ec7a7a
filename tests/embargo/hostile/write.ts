// Writes the hostile content over the base in a folder "content", and prints it as JSON:
// node --import tests/embargo/hostile/roomy.mjs tests/embargo/hostile/write.ts <content folder> <empty folder>

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { publicFolderOf } from '../../../src/read/place.ts';
import { NOW } from '../../content/broken-inputs/base.ts';
import { hostileContent } from './content.ts';

const [, , folder = '', empty = ''] = process.argv;
const hostile = await hostileContent({
  folder,
  publicFolder: publicFolderOf(folder),
  now: NOW,
  empty,
});
for (const [path, text] of Object.entries(hostile.files)) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
process.stdout.write(JSON.stringify(hostile));
