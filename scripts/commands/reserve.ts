// candor reserve: reserves the next id, so that nobody else takes it.

import { reservationPath } from '../../src/model/case/reservation.ts';
import { readContent } from '../../src/read/index.ts';
import { command, type Finish, placeOf, print, say } from '../command.ts';
import { projectNamed } from './new/choose-project.ts';
import { worker, writeUnderId } from './new/id.ts';
import { sharingWords } from './new/ignore-cases.ts';

export function reserve(_: Finish) {
  return command('reserve')
    .option('--project <slug>', 'what it is for: a file name in projects/, without .yaml')
    .option('--id <id>', 'this id, and not the next free one')
    .option('--by <name>', 'who takes it (default: git config user.name)')
    .option('--note <text>', 'what it is for, for the team alone')
    .addHelpText(
      'after',
      "\nHow many ids are set aside is nobody else's to know: they lie in cases/reserved/, which is private.",
    )
    .action(async (options) => {
      const place = placeOf(options);
      const reading = await readContent(place);
      const project =
        options.project === undefined ? undefined : projectNamed(options.project, reading.content.projects).slug;
      const by = worker(options.by, place.folder);
      const id = writeUnderId(reading, options.id, { for: 'later', by, project, note: options.note }, () => []);
      const path = reservationPath(id);
      print(options.json ? JSON.stringify({ id, path }) : id);
      say(sharingWords(place.folder, [path]));
      say(
        `Next: "candor new case --id ${id}" or "candor new advisory --id ${id}". To give it back, delete ${place.folder}/${path}.`,
      );
    });
}
