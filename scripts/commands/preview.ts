// candor preview: serves a built site, on this machine only; with --embargoed, includes private
// content.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { servePrivately } from '../../src/embargo/preview/server.ts';
import { baseInLedger, LEDGER_PATH } from '../../src/model/ledger/ledger.ts';
import { shellWord } from '../../src/model/text/shell-word.ts';
import { UsageError } from '../../src/usage-error.ts';
import { command, type Finish, pathOption, placeOf, print, say } from '../command.ts';
import { portNamed, refuseTakenPort } from '../port.ts';

export function preview(finish: Finish) {
  return command('preview')
    .option('--out <folder>', 'the built site', pathOption, 'dist')
    .option('--port <number>', 'the port to listen on', '4321')
    .option(
      '--embargoed',
      'also render private content, marked as such, in a temporary folder; dist/ does not change',
    )
    .option('--host <address>', 'not allowed: a preview is only for this machine')
    .action(async (options) => {
      if (options.host !== undefined)
        throw new UsageError('A preview is for this machine only. Remove --host.');
      const port = portNamed(options.port);
      if (options.embargoed) {
        const { previewEmbargoed } = await import('./preview/embargoed.ts');
        return finish((await previewEmbargoed(placeOf(options), port)) ? 0 : 1);
      }
      const folder = resolve(options.out);
      const { url } = await servePrivately(folder, baseOfBuilt(folder), port).catch(
        (error: unknown) => refuseTakenPort(error, port),
      );
      say(`Serving ${folder}. Press Ctrl-C to stop.`);
      print(url);
      // Runs until a signal ends the process.
      await new Promise(() => undefined);
    });
}

/**
 * The base path of a built site, which the content can have changed since. Throws UsageError if the
 * folder is not a site.
 */
function baseOfBuilt(folder: string): string {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new UsageError(
      `There is no folder ${folder}. Run "candor build --out ${shellWord(folder)}" first.`,
    );
  const ledger = join(folder, LEDGER_PATH);
  const base = existsSync(ledger) ? baseInLedger(readFileSync(ledger, 'utf8')) : undefined;
  if (base !== undefined) return base;
  throw new UsageError(
    `${folder} is not a site built by Candor: it has no ${LEDGER_PATH} with the site's address. Give another folder with --out FOLDER.`,
  );
}
