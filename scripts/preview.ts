// candor preview: serves what was built, on this machine only; with --embargoed, what is not public too.

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { placeEnvironment } from '../src/edge.ts';
import { Misuse } from '../src/misuse.ts';
import { command, type Finish, placeOf } from './command.ts';
import { ROOT } from './site.ts';

export function preview(finish: Finish) {
  return command('preview')
    .option('--out <folder>', 'the built site', 'dist')
    .option('--port <number>', 'the port on this machine', '4321')
    .option(
      '--embargoed',
      'render everything that is not public too, marked, in a folder that goes away; dist/ is not touched',
    )
    .option('--host <address>', 'refused: a preview is for this machine alone')
    .action(async (options) => {
      if (options.host !== undefined) throw new Misuse('A preview is for this machine alone: --host is refused.');
      const port = Number(options.port);
      if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Misuse(`"${options.port}" is no port.`);
      if (options.embargoed) {
        const { previewEmbargoed } = await import('./preview-embargoed.ts');
        return finish((await previewEmbargoed(placeOf(options), port)) ? 0 : 1);
      }
      const outDir = resolve(options.out);
      if (!existsSync(outDir)) throw new Misuse(`There is no ${outDir}. "candor build" makes it.`);
      Object.assign(process.env, placeEnvironment(placeOf(options)), { ASTRO_TELEMETRY_DISABLED: '1' });
      const { preview: astroPreview } = await import('astro');
      await astroPreview({ root: ROOT, outDir, server: { host: '127.0.0.1', port } });
    });
}
