// Compares the time of a build with the real time. A build ahead of the clock would publish
// scheduled content, so it needs a confirmation by name. A build behind the clock leaves out due
// content, so it prints a message.

import {
  type AsOf,
  gatedBetween,
  recordName,
  recordPath,
  type TimeGated,
} from '../../../src/embargo/time-gate.ts';
import { type Clock, realInstant } from '../../../src/environment.ts';
import { time } from '../../../src/language/english/time.ts';
import { hoursBetween } from '../../../src/model/advisory/response.ts';
import { recordFiles } from '../../../src/model/content.ts';
import { type Instant, isAfter } from '../../../src/model/instant.ts';
import { visible } from '../../../src/model/text/visible.ts';
import { type Reading, readContent } from '../../../src/read/index.ts';
import { UsageError } from '../../../src/usage-error.ts';
import { plural, say } from '../../command.ts';

/** The options of a build about its time. */
interface TimeWords {
  /** The real clock. */
  readonly clock: Clock;
  /** The names that --publish-early confirms. */
  readonly early: readonly string[];
  /** True if the names of private records can be shown. */
  readonly open: boolean;
}

/**
 * Compares the time of a reading with the real time. Throws UsageError if the build would publish a
 * record early that `early` does not name. Reports due records that are left out.
 */
export async function checkBuildTime(
  reading: Reading,
  { clock, early, open }: TimeWords,
): Promise<void> {
  const real = realInstant(clock);
  refuseUnknown(reading, early);
  if (isAfter(reading.place.now, real))
    refuseEarly(await gated(reading, real), { reading, real, early, open });
  else if (mayBeBehind(reading, real))
    reportDue(await gated(reading, real), reading.place.now, real);
}

/** Reads the same files again, as of the real time. */
async function gated(reading: Reading, real: Instant): Promise<TimeGated[]> {
  const other = asOf(await readContent({ ...reading.place, now: real }));
  const own = asOf(reading);
  return isAfter(own.now, real) ? gatedBetween(other, own) : gatedBetween(own, other);
}

const asOf = ({ place, content, desk, problems }: Reading): AsOf => ({
  now: place.now,
  content,
  desk,
  problems,
});

/** Reading takes time, so it is skipped if no content waits for a date. */
function mayBeBehind({ place, desk }: Reading, real: Instant): boolean {
  if (!isAfter(real, place.now)) return false;
  const isScheduled = ({ state }: { readonly state: string }): boolean => state === 'scheduled';
  const waiting = [
    ...desk.advisories,
    ...desk.releases,
    ...desk.retrospectives,
    ...desk.statements,
  ];
  return waiting.some(isScheduled);
}

function refuseUnknown({ content, desk }: Reading, early: readonly string[]): void {
  // A project can list a version with a later day.
  const files = [
    ...recordFiles(content),
    ...recordFiles(desk),
    ...content.projects.map(({ file }) => file),
  ];
  const known = [...files.map(recordName), ...files.map(recordPath)];
  const unknown = early.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new UsageError(
      `--publish-early: there is no record ${unknown.map(visible).join(', ')}. Give the id of an advisory, or a slug.`,
    );
}

interface Ahead {
  readonly reading: Reading;
  readonly real: Instant;
  readonly early: readonly string[];
  readonly open: boolean;
}

function refuseEarly(all: readonly TimeGated[], { reading, real, early, open }: Ahead): void {
  const left = all.filter(({ name }) => !early.includes(name));
  if (left.length === 0) {
    if (all.length > 0) say(`Published early, as confirmed: ${plural(all.length, 'record')}.`);
    return;
  }
  const { now } = reading.place;
  const head = `The time of this build, ${now}, is ahead of the clock, ${real}. It would publish ${plural(left.length, 'record')} too early:`;
  const lines = open
    ? left.map(
        (one) =>
          `  ${one.name} (${one.kind === 'other' ? '' : `${one.kind}, `}${visible(one.file)}): ${why(one)}`,
      )
    : [
        '  The names are not shown, because logs can be public. To see them, build in your own terminal, or add --verbose.',
      ];
  const names = open
    ? left.map(({ name }) => ` --publish-early ${name}`).join('')
    : ' --publish-early NAME';
  throw new UsageError(
    [
      head,
      ...lines,
      'Nothing was built. Build without --now, CANDOR_NOW and SOURCE_DATE_EPOCH, or with an earlier time.',
      `To publish early on purpose, confirm each record:${names}`,
    ].join('\n'),
  );
}

const why = ({ isKnown }: TimeGated): string =>
  isKnown ? 'it has an entry with a future date' : 'it is not public yet';

/** Due content is public by the team's own decision, so its names can be shown. */
function reportDue(all: readonly TimeGated[], now: Instant, real: Instant): void {
  if (all.length === 0) return;
  const names = all.map(({ name, isKnown }) => (isKnown ? `a change to ${name}` : name));
  say(
    `The time of this build, ${now}, is ${time.hours(Math.max(1 / 60, hoursBetween(now, real)))} behind the clock. These are due, but not in this build: ${names.join(', ')}.`,
  );
  say(
    'To publish them, build without --now, CANDOR_NOW and SOURCE_DATE_EPOCH, or with a later time.',
  );
}
