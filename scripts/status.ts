// candor status: the board of the team. Exit code 1 where anything is late. Private: it names what is under embargo.

import picocolors from 'picocolors';
import { boardText, type Paint, PLAIN } from '../src/desk/board.ts';
import { boardOf } from '../src/desk/due.ts';
import { privateCalendar } from '../src/desk/private-calendar.ts';
import { contentLine, textValue } from '../src/formats/calendar-line.ts';
import { Misuse } from '../src/misuse.ts';
import { securityTxtExpiries } from '../src/read/security-txt-expiry.ts';
import { hasErrors, readContent } from '../src/read.ts';
import { command, type Finish, placeOf, print, say } from './command.ts';

export function status(finish: Finish) {
  return command('status')
    .option('--ics', 'print a private calendar (iCalendar)')
    .addHelpText('after', '\nEnds with 1 where anything is late. What it prints is for the team alone.')
    .action(async (options) => {
      if (options.json && options.ics) throw new Misuse('Give --json or --ics, not both.');
      const place = placeOf(options);
      const reading = await readContent(place);
      const { site, content, desk, problems } = reading;
      if (hasErrors(problems)) say('Some files have errors and may be missing here. "candor check" shows them.');
      const board = boardOf({ site, content, desk, now: place.now }, securityTxtExpiries(reading));
      if (options.json) print(JSON.stringify(board, null, 2));
      else if (options.ics) printCalendar(privateCalendar(board, site, textValue));
      else print(boardText(board, site.time_zone, paint()));
      if (options.json || options.ics) say('Private: keep it where only the team can read it, and never publish it.');
      finish(board.late ? 1 : 0);
    });
}

function printCalendar(lines: ReturnType<typeof privateCalendar>): void {
  if (lines === undefined) say('Nothing has a date: a calendar without events is none, so nothing was printed.');
  else process.stdout.write(lines.map(contentLine).join(''));
}

/** Colours on a terminal only, and never against NO_COLOR (no-color.org). */
function paint(): Paint {
  const { NO_COLOR, TERM } = process.env;
  if (process.stdout.isTTY !== true || TERM === 'dumb' || (NO_COLOR !== undefined && NO_COLOR !== '')) return PLAIN;
  const { red, yellow, bold } = picocolors.createColors(true);
  return { late: (text) => bold(red(text)), soon: yellow, strong: bold };
}
