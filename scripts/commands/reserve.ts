// candor reserve: reserves the next id, so that nobody else takes it.

import type { Clock } from '../../src/environment.ts';
import { reservationPath } from '../../src/model/case/reservation.ts';
import { readContent } from '../../src/read/index.ts';
import { command, type Finish, print, say } from '../command.ts';
import { recordPlaceOf } from '../public-place.ts';
import { projectNamed } from './new/choose-project.ts';
import { worker, writeUnderId } from './new/id.ts';
import { sharingWords } from './new/ignore-cases.ts';

export function reserve(_: Finish, clock: Clock) {
  return command('reserve')
    .option(
      '--project <slug>',
      'the project that it is for: a file name in projects/, without .yaml',
    )
    .option('--id <id>', 'reserve this id (default: the next free id)')
    .option('--by <name>', 'who reserves it (default: git config user.name)')
    .option('--note <text>', 'the purpose, only for the team')
    .addHelpText(
      'after',
      '\nReserved ids are stored in cases/reserved/, which is private: nobody else learns how many there are.',
    )
    .action(async (options) => {
      const place = recordPlaceOf(options, clock);
      const reading = await readContent(place);
      const project =
        options.project === undefined
          ? undefined
          : projectNamed(options.project, reading.content.projects).slug;
      const by = worker(options.by, place.folder);
      const id = writeUnderId(
        reading,
        options.id,
        { for: 'later', by, project, note: options.note },
        () => [],
      );
      const path = reservationPath(id);
      print(options.json ? JSON.stringify({ id, path }) : id);
      say(sharingWords(place.folder, [path]));
      say(
        `Next: "candor new case --id ${id}" or "candor new advisory --id ${id}". To release the id, delete ${place.folder}/${path}.`,
      );
    });
}
