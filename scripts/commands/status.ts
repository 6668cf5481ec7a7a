// candor status: the board of the team. The exit code is 1 if anything is late. Private: it names
// embargoed records.

import picocolors from 'picocolors';
import { boardText, type Paint, PLAIN } from '../../src/desk/status/board-text.ts';
import { type Board, boardOf } from '../../src/desk/status/due.ts';
import { privateCalendar } from '../../src/desk/status/private-calendar.ts';
import type { Clock } from '../../src/environment.ts';
import { contentLine, textValue } from '../../src/formats/calendar/content-line.ts';
import { hasErrors, readContent } from '../../src/read/index.ts';
import { securityTxtExpiries } from '../../src/read/signature/security-txt-expiry.ts';
import { UsageError } from '../../src/usage-error.ts';
import { command, type Finish, print, say } from '../command.ts';
import { currentPlaceOf } from '../public-place.ts';
import { styled, writeOut, writeStyled } from '../terminal.ts';

export function status(finish: Finish, clock: Clock) {
  return command('status')
    .option('--ics', 'print a private calendar (iCalendar)')
    .addHelpText('after', '\nExit code: 1 if anything is late. The output is only for the team.')
    .action(async (options) => {
      if (options.json && options.ics) throw new UsageError('Give --json or --ics, not both.');
      const place = currentPlaceOf(options, clock);
      const reading = await readContent(place);
      const { site, content, desk, problems } = reading;
      if (hasErrors(problems))
        say('Some files have errors and can be missing here. Run "candor check" to see them.');
      const board = boardOf({ site, content, desk, now: place.now }, securityTxtExpiries(reading));
      if (options.json) print(JSON.stringify(board, null, 2));
      else if (options.ics) printCalendar(privateCalendar(board, site, textValue));
      else printBoard(board, site.time_zone);
      if (options.json || options.ics)
        say('This is private: store it where only the team can read it, and never publish it.');
      finish(board.late ? 1 : 0);
    });
}

function printCalendar(lines: ReturnType<typeof privateCalendar>): void {
  if (lines === undefined) say('Nothing has a date, so no calendar was printed.');
  else writeOut(lines.map(contentLine).join(''));
}

const MARKS: Paint = {
  late: (text) => styled(0, text),
  soon: (text) => styled(1, text),
  strong: (text) => styled(2, text),
};

function printBoard(board: Board, zone: string): void {
  const plain = boardText(board, zone, PLAIN);
  if (!hasColors()) {
    print(plain);
    return;
  }
  const { red, yellow, bold } = picocolors.createColors(true);
  writeStyled(`${boardText(board, zone, MARKS)}\n`, `${plain}\n`, [
    (text) => bold(red(text)),
    yellow,
    bold,
  ]);
}

/** Uses colors only on a terminal, and never with NO_COLOR (no-color.org). */
function hasColors(): boolean {
  const { NO_COLOR, TERM } = process.env;
  return (
    process.stdout.isTTY === true && TERM !== 'dumb' && (NO_COLOR === undefined || NO_COLOR === '')
  );
}
