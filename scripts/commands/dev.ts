// candor dev: serves the site while authors write. Prints problems, and shows all readable content.

import { placeEnvironment } from '../../src/environment.ts';
import { ROOT } from '../../src/publish/render-site.ts';
import { command, type Finish, placeOf } from '../command.ts';
import { portNamed } from '../port.ts';

export function dev(_finish: Finish) {
  return command('dev')
    .option('--port <number>', 'the port on this machine', '4321')
    .action(async (options) => {
      const port = portNamed(options.port);
      Object.assign(process.env, placeEnvironment(placeOf(options)), { ASTRO_TELEMETRY_DISABLED: '1' });
      const { dev: astroDev } = await import('astro');
      await astroDev({ root: ROOT, server: { host: '127.0.0.1', port } });
    });
}
