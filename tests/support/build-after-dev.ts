// Run by Node itself: shows everything as the dev server does, and then builds in the same process. Prints the folder of the site.

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { viewer } from '../../src/dev/view.ts';
import { contentPlace } from '../../src/environment.ts';
import { adopt, showAs, shownReading } from '../../src/publish/current-reading.ts';
import { renderSite } from '../../src/publish/render-site.ts';
import { readContent } from '../../src/read/index.ts';

const [content, now] = process.argv.slice(2);
const reading = await readContent(contentPlace({ content, now }));
const view = viewer('');
adopt(reading);
showAs(async (one) => (await view(one)).shown);
const { length } = (await shownReading()).content.advisories;
if (length === reading.content.advisories.length)
  throw new Error('The view shows nothing that is not public.');
process.stdout.write(
  await renderSite(reading, mkdtempSync(join(tmpdir(), 'candor-build-after-dev-'))),
);
