// candor build: check, then the site with all its documents, all or nothing: it is made in a fresh folder beside the old one
// and put in its place at the end.

import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import spinner from 'yocto-spinner';
import { placeEnvironment } from '../src/edge.ts';
import { documentsOfReading } from '../src/publish.ts';
import { hasErrors, type Reading, readContent } from '../src/read.ts';
import { adopt } from '../src/session.ts';
import { command, countProblems, type Finish, placeOf, plural, print, problemsText, say } from './command.ts';

/** The folder of Candor itself: the site's source. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

export function build(finish: Finish) {
  return command('build')
    .option('--out <folder>', 'where the site is written', 'dist')
    .option('--strict', 'warnings fail too')
    .action(async (options) => {
      const place = placeOf(options);
      const progress = process.stderr.isTTY
        ? spinner({ text: 'Reading and checking', stream: process.stderr }).start()
        : undefined;
      const reading = await readContent(place);
      const fails = hasErrors(reading.problems) || (options.strict === true && reading.problems.length > 0);
      if (fails) {
        progress?.stop();
        if (options.json) print(JSON.stringify(reading.problems, null, 2));
        else print(problemsText(reading.problems, place));
        say(`Nothing was built: ${countProblems(reading.problems)}.`);
        return finish(1);
      }
      if (progress) progress.text = 'Building the site';
      const out = resolve(options.out);
      await buildInto(out, reading);
      progress?.stop();
      const documents = documentsOfReading(reading);
      if (options.json)
        print(
          JSON.stringify({ out, documents: documents.map(({ path }) => path), problems: reading.problems }, null, 2),
        );
      else if (reading.problems.length > 0) print(problemsText(reading.problems, place));
      const count = plural(reading.content.advisories.length, 'advisory', 'advisories');
      say(
        `Built ${count} with ${plural(documents.length, 'document')} into ${out}; ${countProblems(reading.problems)}.`,
      );
    });
}

/** Builds a reading into a folder. Until the last moment, and after a failure, the folder is what it was. */
export async function buildInto(out: string, reading: Reading): Promise<void> {
  mkdirSync(dirname(out), { recursive: true });
  const fresh = mkdtempSync(join(dirname(out), `.${basename(out)}-`));
  const clean = (): void => rmSync(fresh, { recursive: true, force: true });
  process.once('exit', clean);
  const folder = process.cwd();
  try {
    // What Astro makes on the way finds the packages that it needs from the folder that it runs in.
    process.chdir(ROOT);
    Object.assign(process.env, placeEnvironment(reading.place), { ASTRO_TELEMETRY_DISABLED: '1' });
    adopt(reading);
    const { build: astroBuild } = await import('astro');
    await astroBuild({ root: ROOT, outDir: join(fresh, 'site'), cacheDir: join(fresh, 'cache'), logLevel: 'error' });
    swap(join(fresh, 'site'), out, join(fresh, 'old'));
  } finally {
    process.chdir(folder);
    clean();
    process.off('exit', clean);
  }
}

function swap(fresh: string, out: string, old: string): void {
  const replaces = existsSync(out);
  if (replaces) renameSync(out, old);
  try {
    renameSync(fresh, out);
  } catch (error) {
    if (replaces) renameSync(old, out);
    throw error;
  }
}
