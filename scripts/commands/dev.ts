// candor dev: serves the site while authors write, on this machine only. Shows private records too,
// marked, and the problems of the content.

import { join } from 'node:path';
import { devView, HOST } from '../../src/dev/integration.ts';
import { candorFolder, isInstalled } from '../../src/disk/candor-folder.ts';
import { refusalOf } from '../../src/embargo/preview/server.ts';
import { astroEnvironment } from '../../src/environment.ts';
import { astroConfig } from '../../src/publish/astro-config.ts';
import { copySources } from '../../src/publish/source-copy.ts';
import { UsageError } from '../../src/usage-error.ts';
import { command, type Finish, placeOf, prefixOf } from '../command.ts';
import { portNamed } from '../port.ts';
import { privateFolder } from '../private-folder.ts';

const PREFIX = 'candor-dev-';

const HELP = `
Pages show drafts, scheduled and embargoed records too, marked as not public. Documents, such as
feeds and OSV records, contain only public records. The browser shows the problems of the content.
The server listens on ${HOST} only.`;

export function dev(_finish: Finish) {
  return command('dev')
    .option('--port <number>', 'the port to listen on', '4321')
    .option(
      '--host <address>',
      'not allowed: the dev server shows private records, so it is for this machine only',
    )
    .addHelpText('after', HELP)
    .action(async (options) => {
      if (options.host !== undefined)
        throw new UsageError(
          'The dev server shows private records, so it is for this machine only. Remove --host.',
        );
      const port = portNamed(options.port);
      const place = placeOf(options);
      Object.assign(process.env, astroEnvironment(place));
      // Astro writes the content that it reads to a file below its root. It does not compile sources
      // below node_modules.
      const work = privateFolder(PREFIX, place.folder).path;
      copySources(work, { dev: true });
      const prefix = prefixOf(place);
      process.chdir(work);
      const { dev: astroDev } = await import('astro');
      const config = astroConfig(place.publicFolder);
      const sources = isInstalled() ? undefined : join(candorFolder(), 'src');
      const view = devView({ place, prefix, work, sources, refuse: refusalOf });
      await astroDev({
        ...config,
        integrations: [...(config.integrations ?? []), view],
        configFile: false,
        root: work,
        cacheDir: join(work, 'cache'),
        vite: { ...config.vite, cacheDir: join(work, 'vite') },
        server: { host: HOST, port },
      });
    });
}
