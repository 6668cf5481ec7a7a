// candor preview: serves what was built, on this machine only.

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { placeEnvironment } from '../src/edge.ts';
import { Misuse } from '../src/misuse.ts';
import { ROOT } from './build.ts';
import { command, type Finish, placeOf } from './command.ts';

export function preview(_finish: Finish) {
  return command('preview')
    .option('--out <folder>', 'the built site', 'dist')
    .option('--port <number>', 'the port on this machine', '4321')
    .action(async (options) => {
      const outDir = resolve(options.out);
      if (!existsSync(outDir)) throw new Misuse(`There is no ${outDir}. "candor build" makes it.`);
      Object.assign(process.env, placeEnvironment(placeOf(options)), { ASTRO_TELEMETRY_DISABLED: '1' });
      const { preview: astroPreview } = await import('astro');
      await astroPreview({ root: ROOT, outDir, server: { host: '127.0.0.1', port: Number(options.port) } });
    });
}
