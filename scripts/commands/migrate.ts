// candor migrate: rewrites older content in the current format, with its comments, order and quotes
// kept.

import { migrate } from '../../src/migrations/index.ts';
import { EditError } from '../../src/model/source/edit/edit-error.ts';
import { type LineChange, lineChanges } from '../../src/model/text/line-changes.ts';
import { type Reading, readContent } from '../../src/read/index.ts';
import {
  command,
  type Finish,
  placeOf,
  plural,
  prefixOf,
  print,
  problemsText,
  say,
} from '../command.ts';
import { saveChanges } from '../save-changes.ts';

/** The problems that hide the keys of a file, so that it cannot be migrated. */
const UNREADABLE =
  /^(?:yaml-.*|file-(?:unreadable|too-large|too-many|encoding|control|symlink)|format-newer)$/;

export function migrateContent(finish: Finish) {
  return command('migrate')
    .option('--dry-run', 'print the changes, and write nothing')
    .addHelpText(
      'after',
      '\nPrints each changed line as path:line old -> new. Changes nothing if the content has the current format.',
    )
    .action(async (options) => {
      const place = placeOf(options);
      const reading = await readContent(place);
      const blocked = problemsBefore(reading);
      if (blocked.length > 0) {
        say(problemsText(blocked, place).trimEnd());
        say('Fix this first. Nothing was written.');
        return finish(1);
      }
      const migration = migrationOf(reading);
      if (typeof migration === 'string') {
        say(`${migration} Nothing was written.`);
        return finish(1);
      }
      const { from, to, changes } = migration;
      const lines = changes.flatMap(({ path, before, after }) =>
        lineChanges(before, after).map((change) => ({ path, ...change })),
      );
      const isDry = options.dryRun === true;
      if (!isDry && changes.length > 0) {
        const edits = changes.map((change) => ({ path: change.path, edits: change.edits }));
        if ((await saveChanges(place, edits)) === undefined) {
          say('Correct these values where they are written now, then run "candor migrate" again.');
          return finish(1);
        }
      }
      if (options.json)
        print(
          JSON.stringify(
            { from, to, written: !isDry && lines.length > 0, changes: lines },
            null,
            2,
          ),
        );
      else for (const line of lines) print(`${prefixOf(place)}${changeText(line)}`);
      say(summary(from, to, changes.length, isDry));
    });
}

const problemsBefore = ({ problems }: Reading) =>
  problems.filter(
    ({ code, file }) =>
      UNREADABLE.test(code) && (file.endsWith('.yaml') || code === 'file-too-many'),
  );

/** The migration, or the reason why there is none. */
function migrationOf({ texts }: Reading): Exclude<ReturnType<typeof migrate>, undefined> | string {
  try {
    return (
      migrate(texts) ??
      'site.yaml is missing, or its "content_format" is not a whole number. "candor check" shows the problem.'
    );
  } catch (error) {
    if (error instanceof EditError) return error.message;
    throw error;
  }
}

function changeText({ path, line, old, new: now }: LineChange & { readonly path: string }): string {
  const place = `${path}:${line}`;
  if (old === undefined) return `${place} added -> ${now?.trim()}`;
  if (now === undefined) return `${place} ${old.trim()} -> removed`;
  return `${place} ${old.trim()} -> ${old.trim() === now.trim() ? 'indented' : now.trim()}`;
}

function summary(from: number, to: number, files: number, isDry: boolean): string {
  if (files === 0) return `The content has the current format, ${to}. There is nothing to change.`;
  if (isDry)
    return `Would rewrite ${plural(files, 'file')}, from format ${from} to format ${to}. Nothing was written.`;
  return `Rewrote ${plural(files, 'file')}, from format ${from} to format ${to}. Next: candor check, and review the changes.`;
}
