// candor import osv FILE|FOLDER: converts OSV records to advisories, with a report of everything
// that was changed or kept apart.

import { Command } from '@commander-js/extra-typings';
import { type NewFile, writeFiles } from '../../src/disk/files.ts';
import { textInside } from '../../src/disk/inside.ts';
import { type ImportResult, importOsvAll } from '../../src/imports/osv/index.ts';
import type { Instant } from '../../src/model/instant.ts';
import { visible } from '../../src/model/text/visible.ts';
import { takenIds } from '../../src/read/ids.ts';
import { type Reading, readContent } from '../../src/read/index.ts';
import { UsageError } from '../../src/usage-error.ts';
import { command, type Finish, placeOf, plural, print, say } from '../command.ts';
import { type Loaded, loadAt } from './import/files.ts';
import { type Replacement, replaceFault } from './import/replace-fault.ts';

export function importRecords(finish: Finish) {
  const osv = command('osv')
    .description('import OSV records from JSON files or folders')
    .argument('<path...>', 'files or folders')
    .option(
      '--replace',
      'replace advisories that were imported before, if nothing that only the team added would be lost',
    )
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
    const id = 'id' in result ? result.id : undefined;
    const isPrivate = desk.advisories.some((one) => one.id === id);
    const old = (file: string): string | undefined => textInside(place.folder, file);
    results.push(accept(name, result, { replace, old, isPrivate, now: place.now }, files));
  }
  return { results, files: [...files.values()], failed: results.filter(({ problem }) => problem !== undefined).length };
}

/** The existing advisory of a record. */
interface Existing {
  readonly replace: boolean;
  /** Returns the text of a content file; undefined if it does not exist. */
  readonly old: (file: string) => string | undefined;
  readonly isPrivate: boolean;
  readonly now: Instant;
}

function accept(
  name: string,
  result: ImportResult,
  { replace, old, ...state }: Existing,
  files: Map<string, NewFile>,
): Reported {
  if ('problem' in result) return { name, notes: [], problem: result.problem };
  const { id, file, text, notes, project } = result;
  const was = old(file);
  const problem = was === undefined ? undefined : replacing(replace, { file, old: was, text, ...state });
  if (problem !== undefined) return { name, id, file, notes, problem };
  files.set(file, { path: file, text, ...(was === undefined ? {} : { was }) });
  if (project) files.set(project.file, { path: project.file, text: project.text });
  return { name, id, file, notes };
}

/** Returns why an existing advisory is not replaced. */
const replacing = (allowed: boolean, replacement: Replacement): string | undefined =>
  allowed ? replaceFault(replacement) : `${replacement.file} already exists. Add --replace to import it again.`;

function report({ name, file, notes, problem }: Reported): string {
  const head = problem === undefined ? `${name} -> ${file}` : `${name} not imported: ${problem}`;
  return `${[head, ...notes.map((note) => `    ${note}`)].map(visible).join('\n')}\n`;
}
