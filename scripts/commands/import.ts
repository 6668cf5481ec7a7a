// candor import FORMAT FILE|FOLDER: converts records of other formats to advisories, with a report
// of everything that was changed or kept apart. A second run changes only what its source changed.

import { existsSync } from 'node:fs';
import { Command } from '@commander-js/extra-typings';
import { writeFiles } from '../../src/disk/files.ts';
import { userPath } from '../../src/environment.ts';
import { type Reading, readContent } from '../../src/read/index.ts';
import { UsageError } from '../../src/usage-error.ts';
import { command, type Finish, plural, print, say, writablePlaceOf } from '../command.ts';
import { loadAt } from './import/files.ts';
import { FORMATS, type ImportFormat } from './import/formats.ts';
import { isRepository, loadFromGitHub } from './import/from-github.ts';
import { outcomesOf } from './import/outcome.ts';
import { countsOf, refusedOf, reportOf } from './import/report.ts';

export function importRecords(finish: Finish) {
  const all = new Command('import').description('import advisories from other formats');
  for (const format of FORMATS) all.addCommand(importOf(format, finish).exitOverride());
  return all;
}

function importOf(format: ImportFormat, finish: Finish) {
  return command(format.name)
    .description(format.words)
    .argument('<path...>', format.argument)
    .option(
      '--replace',
      'replace advisories that were imported before, if nothing that only the team added would be lost',
    )
    .option('--keep-edits', 'keep every edit, and report only later changes of the source')
    .option('--keep-ids', 'use the id of this site that a record lists among its aliases')
    .option('--dry-run', 'print what would be written, and write nothing')
    .action(async (paths, options) => {
      const place = writablePlaceOf(options);
      const reading = await readContent(place);
      if (reading.problems.some(({ file, level }) => file === 'site.yaml' && level === 'error'))
        throw new UsageError(
          `${place.folder} has no usable site.yaml. Run "candor init" to write one, or "candor check" to see what is wrong.`,
        );
      if (options.replace && options.keepEdits)
        throw new UsageError('Give either --replace or --keep-edits.');
      const isFresh = options.replace === true || options.keepEdits === true;
      const sources = [];
      for (const path of paths) sources.push(await load(path, format, reading, isFresh));
      const loaded = sources.flatMap((one) => one.loaded);
      const { outcomes, files } = outcomesOf(format, loaded, reading, {
        replace: options.replace === true,
        keepEdits: options.keepEdits === true,
        keepIds: options.keepIds === true,
      });
      if (options.dryRun !== true) writeFiles(place.folder, files);
      if (options.json) print(JSON.stringify(outcomes, null, 2));
      else {
        const isEmpty = outcomes.length === 0 && !sources.some((one) => 'isUnchanged' in one);
        const report = isEmpty ? 'No records were found.' : reportOf(outcomes);
        if (report !== '') print(report);
      }
      say(
        `${countsOf(outcomes)}. ${options.dryRun ? 'Would write' : 'Wrote'} ${plural(files.length, 'file')}; ${refusedOf(outcomes)}.${files.length === 0 ? '' : ' Next: "candor check".'}`,
      );
      const isIncomplete = outcomes.some(
        ({ state }) => state === 'refused' || state === 'conflict',
      );
      if (options.dryRun !== true && !isIncomplete) for (const source of sources) source.finish();
      finish(isIncomplete ? 1 : 0);
    });
}

/** A path of the user; or a repository on GitHub, if no such file exists. */
async function load(named: string, format: ImportFormat, reading: Reading, isFresh: boolean) {
  const isRemote =
    format.isOnGitHub === true && isRepository(named) && !existsSync(userPath(named));
  if (isRemote) return loadFromGitHub(named, reading, isFresh);
  return { loaded: loadAt(named, format), finish: () => undefined };
}
