// candor withdraw ID: withdraws a public advisory, which stays under a banner with the reason.

import { join } from 'node:path';
import { withdrawalEdits } from '../../src/desk/release-day/revision.ts';
import type { Clock } from '../../src/environment.ts';
import type { Advisory } from '../../src/model/advisory/advisory.ts';
import { type Reading, readContent } from '../../src/read/index.ts';
import { UsageError } from '../../src/usage-error.ts';
import { command, type Finish, print, say } from '../command.ts';
import { nameHint } from '../names.ts';
import { recordPlaceOf } from '../public-place.ts';
import { saveChanges } from '../save-changes.ts';
import { advisoryId, lineOf, publicAdvisory, releasesOf, timeOf } from './revise.ts';

const REASON_LENGTH = 1000;

export function withdraw(finish: Finish, clock: Clock) {
  return command('withdraw')
    .argument('[id]', 'the id of a public advisory')
    .option('--reason <text>', 'the reason, for readers, in one line')
    .option('--replaced-by <id>', 'the public advisory that replaces it')
    .option('--at <time>', 'when it is withdrawn (default: --now)')
    .action(async (given, options) => {
      const place = recordPlaceOf(options, clock);
      const at = timeOf(options.at, place.now);
      const before = await readContent(place);
      const id = advisoryId(given, 'candor withdraw ID', before);
      const advisory = publicAdvisory(before, id);
      if (advisory.withdrawn !== undefined)
        throw new UsageError(
          `${id} was withdrawn on ${advisory.withdrawn.at}: ${advisory.withdrawn.reason}`,
        );
      if (options.replacedBy !== undefined) demandReplacement(before, id, options.replacedBy);
      const reason = await lineOf(
        '--reason',
        options.reason,
        'Why is it withdrawn? Readers see this line.',
        REASON_LENGTH,
      );
      const edits = withdrawalEdits(at, reason, options.replacedBy);
      const reading = await saveChanges(place, [{ path: advisory.file, edits }]);
      if (reading === undefined) return finish(1);
      const { modified } = publicAdvisory(reading, id);
      const file = join(place.folder, advisory.file);
      print(options.json ? JSON.stringify({ id, path: advisory.file, at, modified }) : file);
      say(
        `${id} is withdrawn as of ${at}. Next: candor check, candor build, and publish the site.`,
      );
      for (const line of replacementLines(before, advisory, options.replacedBy)) say(line);
      say(announceWords(before, advisory));
    });
}

function demandReplacement({ content, desk }: Reading, id: string, replacement: string): void {
  if (replacement === id) throw new UsageError(`--replaced-by: ${id} cannot replace itself.`);
  const known = content.advisories.map((one) => one.id).filter((known) => known !== id);
  if (known.includes(replacement)) return;
  if (desk.advisories.some((one) => one.id === replacement))
    throw new UsageError(
      `--replaced-by: ${replacement} is not public, and its id would be published. Publish it first.`,
    );
  throw new UsageError(
    `--replaced-by: there is no advisory ${replacement}. ${nameHint(replacement, known)}`,
  );
}

function announceWords(reading: Reading, { id }: Advisory): string {
  const releases = releasesOf(reading, id);
  const words =
    'Feeds and documents notify subscribers automatically. Write yourself to the mailing lists that received the announcement';
  return releases.length === 0
    ? `${words}.`
    : `${words}: ${releases.map((slug) => `candor announce ${slug}`).join('; ')}.`;
}

/** Other records that name the withdrawn advisory, and should therefore name its replacement. */
function replacementLines(
  { content, desk }: Reading,
  { id }: Advisory,
  replacement: string | undefined,
): string[] {
  if (replacement === undefined) return [];
  const named = ({ advisories }: { readonly advisories: readonly string[] }): boolean =>
    advisories.includes(id) && !advisories.includes(replacement);
  const releases = content.releases.filter(named).map(({ file }) => file);
  const cases = desk.cases.filter((one) => one.closed === undefined && named(one));
  return [
    ...releases.map(
      (file) =>
        `${file} names ${id}: if it also fixes ${replacement}, add that id to its "advisories".`,
    ),
    ...cases.map(
      (one) => `Add the new advisory to the case: candor case ${one.id} --advisory ${replacement}`,
    ),
  ];
}
