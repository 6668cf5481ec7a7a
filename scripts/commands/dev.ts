// candor dev: serves the site while authors write. Prints problems, and shows all readable content.

import { tmpdir } from 'node:os';
import { candorFolder, isInstalled } from '../../src/disk/candor-folder.ts';
import { freshFolder, sweep } from '../../src/disk/temporary-folder.ts';
import { astroEnvironment } from '../../src/environment.ts';
import { astroConfig } from '../../src/publish/astro-config.ts';
import { copySources } from '../../src/publish/source-copy.ts';
import { command, type Finish, placeOf } from '../command.ts';
import { portNamed } from '../port.ts';

const PREFIX = 'candor-dev-';

export function dev(_finish: Finish) {
  return command('dev')
    .option('--port <number>', 'the port to listen on', '4321')
    .action(async (options) => {
      const port = portNamed(options.port);
      const place = placeOf(options);
      Object.assign(process.env, astroEnvironment(place));
      const { dev: astroDev } = await import('astro');
      const config = astroConfig(place.publicFolder);
      const server = { host: '127.0.0.1', port };
      if (!isInstalled()) {
        await astroDev({ ...config, configFile: false, root: candorFolder(), server });
        return;
      }
      // Vite treats sources below node_modules as packages, and would not compile them.
      sweep(tmpdir(), PREFIX);
      const work = freshFolder(tmpdir(), PREFIX).path;
      copySources(work);
      process.chdir(work);
      await astroDev({ ...config, configFile: false, root: work, server });
    });
}
