// candor import osv FILE|FOLDER: converts OSV records to advisories, with a report of everything
// that was changed or kept apart.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from '@commander-js/extra-typings';
import { type NewFile, writeFiles } from '../../src/disk/files.ts';
import { type ImportResult, importOsvAll } from '../../src/imports/osv/index.ts';
import { visible } from '../../src/model/text/visible.ts';
import { takenIds } from '../../src/read/ids.ts';
import { type Reading, readContent } from '../../src/read/index.ts';
import { UsageError } from '../../src/usage-error.ts';
import { command, type Finish, placeOf, plural, print, say } from '../command.ts';
import { type Loaded, loadAt } from './import/files.ts';

export function importRecords(finish: Finish) {
  const osv = command('osv')
    .description('import OSV records from JSON files or folders')
    .argument('<path...>', 'files or folders')
    .option('--replace', 'replace advisories that were imported before')
    .option('--dry-run', 'print what would be written, and write nothing')
    .action(async (paths, options) => {
      const place = placeOf(options);
      const reading = await readContent(place);
      if (reading.problems.some(({ file, level }) => file === 'site.yaml' && level === 'error'))
        throw new UsageError(
          `${place.folder} has no usable site.yaml. Run "candor init" to write one, or "candor check" to see what is wrong.`,
        );
      const loaded = paths.flatMap(loadAt);
      const { results, files, failed } = prepare(loaded, reading, options.replace === true);
      if (options.dryRun !== true) writeFiles(place.folder, files);
      if (options.json) print(JSON.stringify(results, null, 2));
      else print(results.map(report).join('') || 'No records were found.');
      say(
        `${options.dryRun ? 'Would write' : 'Wrote'} ${plural(files.length, 'file')}; ${plural(failed, 'record')} could not be imported. Next: "candor check".`,
      );
      finish(failed > 0 ? 1 : 0);
    });
  return new Command('import').description('import advisories from other formats').addCommand(osv.exitOverride());
}

interface Reported {
  readonly name: string;
  readonly id?: string;
  readonly file?: string;
  readonly notes: readonly string[];
  readonly problem?: string;
}

function prepare(
  loaded: readonly Loaded[],
  { content, desk, site, place }: Reading,
  replace: boolean,
): { results: Reported[]; files: NewFile[]; failed: number } {
  const known = new Map([...content.advisories, ...desk.advisories].map(({ id, imported }) => [id, imported]));
  const before = new Map([...known].flatMap(([id, imported]) => (imported ? [[imported.id, id]] : [])));
  const records = loaded.flatMap(({ name, record, problem }) => (problem === undefined ? [{ name, record }] : []));
  const imported = importOsvAll(records, {
    site,
    takenIds: [...known.keys(), ...takenIds(place.folder, site.id.prefix)],
    projects: content.projects,
    importedAs: before,
  });
  const results: Reported[] = loaded.flatMap(({ name, problem }) =>
    problem === undefined ? [] : [{ name, notes: [], problem }],
  );
  const files = new Map<string, NewFile>();
  for (const { name, result } of imported) {
    const reported = accept(name, result, replace, (file) => existsSync(join(place.folder, file)), files);
    results.push(reported);
  }
  return { results, files: [...files.values()], failed: results.filter(({ problem }) => problem !== undefined).length };
}

function accept(
  name: string,
  result: ImportResult,
  replace: boolean,
  exists: (file: string) => boolean,
  files: Map<string, NewFile>,
): Reported {
  if ('problem' in result) return { name, notes: [], problem: result.problem };
  const { id, file, text, notes, project } = result;
  if (exists(file) && !replace)
    return { name, id, file, notes, problem: `${file} already exists. Add --replace to import it again.` };
  files.set(file, { path: file, text, replace });
  if (project) files.set(project.file, { path: project.file, text: project.text });
  return { name, id, file, notes };
}

function report({ name, file, notes, problem }: Reported): string {
  const head = problem === undefined ? `${name} -> ${file}` : `${name} not imported: ${problem}`;
  return `${[head, ...notes.map((note) => `    ${note}`)].map(visible).join('\n')}\n`;
}
