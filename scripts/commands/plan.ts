// candor plan ID: proposes three disclosure slots with their reasons; --take N writes one to all
// its records, or to none.

import type { ContentChange } from '../../src/change-content.ts';
import { type Subject, slotOf, subjectOf } from '../../src/desk/case/subject.ts';
import { holidayCalendar } from '../../src/desk/slot/holidays.ts';
import { localTime, PLACES } from '../../src/desk/slot/local-time.ts';
import {
  planEdits,
  questionFor,
  reasonFor,
  whyNotPlanned,
  whyNotTaken,
} from '../../src/desk/slot/plan.ts';
import { planText, proposalLabel } from '../../src/desk/slot/plan-text.ts';
import { proposeSlots, type SlotPlan, type SlotProposal } from '../../src/desk/slot/propose.ts';
import type { Clock } from '../../src/environment.ts';
import type { Everything } from '../../src/model/content.ts';
import type { Instant } from '../../src/model/instant.ts';
import { type Reading, readContent } from '../../src/read/index.ts';
import { UsageError } from '../../src/usage-error.ts';
import { askChoice, askText, canAsk } from '../ask.ts';
import { command, type Finish, print, say } from '../command.ts';
import { demandName, nameHint } from '../names.ts';
import { recordPlaceOf } from '../public-place.ts';
import { saveChanges } from '../save-changes.ts';

export function plan(finish: Finish, clock: Clock) {
  return command('plan')
    .argument('[id]', 'the id of a case, or of an advisory that is not public')
    .option('--take <number>', 'choose the slot with this number, and write it')
    .option(
      '--reason <text>',
      'why this slot; required if it is after the target date, on a holiday or in a blackout',
    )
    .option('--only-case', 'write the slot only to the case, if its advisories are not finished')
    .addHelpText('after', '\nA case has one slot for all its advisories and releases.')
    .action(async (given, options) => {
      if (options.reason !== undefined && options.reason.trim() === '')
        throw new UsageError('The --reason is empty.');
      const place = recordPlaceOf(options, clock);
      const reading = await readContent(place);
      const everything = { ...reading, now: place.now };
      const subject = subjectNamed(subjectId(given, reading), everything);
      const { holidaysOn, unknown } = await holidayCalendar(reading.site.calendar.holidays);
      for (const code of unknown)
        say(
          `Unknown country or region ${code} in calendar.holidays of site.yaml: its holidays are not known.`,
        );
      // The holidays of an unknown country were not checked, and no plan must claim otherwise.
      const { calendar } = reading.site;
      const holidays = calendar.holidays.filter((code) => !unknown.includes(code));
      const site = { ...reading.site, calendar: { ...calendar, holidays } };
      const proposed = proposeSlots(questionFor(subject, { ...everything, site }, holidaysOn));
      const asks = options.take === undefined && options.json !== true && canAsk();
      if (options.take === undefined)
        show(subject, proposed, { json: options.json === true, reading });
      const chosen =
        options.take === undefined ? undefined : proposalNumbered(options.take, proposed);
      const taken = chosen ?? (asks ? await askProposal(proposed) : undefined);
      if (taken === undefined) return sayHow(subject, options.json === true);
      const why =
        options.reason ??
        (asks && taken.needsReason !== undefined ? await askReason(taken) : undefined);
      if (taken.needsReason !== undefined && why === undefined)
        throw new UsageError(
          `Slot ${taken.number}, ${taken.at}: ${taken.needsReason} Give the reason with --reason "...".`,
        );
      const fault =
        options.onlyCase === true ? undefined : whyNotTaken(subject, taken.at, everything);
      if (fault !== undefined) throw new UsageError(`${fault} Nothing was written.`);
      const reason = reasonFor(taken, why?.trim());
      const changes = changesOf(subject, taken.at, reason, { reading, onlyCase: options.onlyCase });
      if ((await saveChanges(place, changes)) === undefined) {
        if (subject.case !== undefined && changes.length > 1)
          say('Fix these problems first, or use --only-case to write the slot only to the case.');
        return finish(1);
      }
      const written = changes.map(({ path }) => path);
      if (options.json)
        print(JSON.stringify({ id: subject.id, slot: taken.at, reason, files: written }, null, 2));
      else
        print(
          `${subject.id}: ${proposalLabel(taken)}\n${written.map((file) => `  ${file}`).join('\n')}`,
        );
      sayNext(subject, reason);
    });
}

/** Returns the id. Throws UsageError with those of open cases and private advisories. */
function subjectId(given: string | undefined, { desk }: Reading): string {
  const ids = [...desk.cases.filter(({ closed }) => closed === undefined), ...desk.advisories].map(
    ({ id }) => id,
  );
  return demandName(
    given,
    'candor plan ID',
    ids,
    'There is nothing to plan. Run "candor new case" to open a case.',
  );
}

function subjectNamed(id: string, everything: Everything & Pick<Reading, 'problems'>): Subject {
  const { desk, content } = everything;
  const unread = unreadFile(everything);
  const subject = subjectOf(id, everything);
  if (unread !== undefined)
    throw new UsageError(
      `${unread} cannot be read, so the plan could be wrong. Run "candor check" to see problems.`,
    );
  if (subject !== undefined) {
    const fault = whyNotPlanned(subject);
    if (fault !== undefined) throw new UsageError(`${fault} There is nothing to plan.`);
    return subject;
  }
  const ids = [...desk.cases, ...desk.advisories, ...content.advisories].map((one) => one.id);
  throw new UsageError(`There is no case and no advisory ${id}. ${nameHint(id, ids)}`);
}

/** A case, advisory or release without usable content. */
function unreadFile({
  content,
  desk,
  problems,
}: Pick<Reading, 'content' | 'desk' | 'problems'>): string | undefined {
  const read = new Set(
    [content.advisories, content.releases, desk.advisories, desk.releases, desk.cases].flatMap(
      (list) => list.map(({ file }) => file),
    ),
  );
  return problems.find(
    ({ file, level }) =>
      level === 'error' &&
      /^(?:advisories|releases|cases)\/(?!reserved\/)/.test(file) &&
      !read.has(file),
  )?.file;
}

function show(
  subject: Subject,
  proposed: SlotPlan,
  { json, reading }: { json: boolean; reading: Reading },
): void {
  const agreed = slotOf(subject);
  if (!json) {
    print(planText(subject.id, proposed, reading.site.time_zone, agreed));
    return;
  }
  const proposals = proposed.proposals.map((proposal) => ({
    ...proposal,
    local: PLACES.map((place) => ({ ...place, ...localTime(proposal.at, place.zone) })),
  }));
  print(JSON.stringify({ id: subject.id, agreed, ...proposed, proposals }, null, 2));
}

function proposalNumbered(written: string, { proposals }: SlotPlan): SlotProposal {
  const found = proposals.find(({ number }) => String(number) === written);
  if (found !== undefined) return found;
  throw new UsageError(
    `--take: give the number of a slot (one of ${proposals.map(({ number }) => number).join(', ')}).`,
  );
}

async function askProposal({ proposals }: SlotPlan): Promise<SlotProposal | undefined> {
  const options = proposals.map((one) => ({
    value: String(one.number),
    label: `${one.number}. ${proposalLabel(one)}`,
    ...(one.needsReason === undefined ? {} : { hint: 'needs a reason' }),
  }));
  const none = { value: 'none', label: 'None of them' };
  const answer = await askChoice({
    message: 'Which slot do you choose?',
    options: [...options, none],
  });
  return proposals.find(({ number }) => String(number) === answer);
}

const askReason = ({ needsReason }: SlotProposal): Promise<string> =>
  askText({
    message: `${needsReason ?? ''} Why this slot?`.trim(),
    validate: (value) => (value === '' ? 'Write one sentence.' : undefined),
  });

/** Returns the changes: all records of the slot, or only the case. */
function changesOf(
  subject: Subject,
  slot: Instant,
  reason: string | undefined,
  { reading, onlyCase }: { reading: Reading; onlyCase: true | undefined },
): ContentChange[] {
  if (onlyCase === true && subject.case === undefined)
    throw new UsageError(`${subject.id} has no case.`);
  return planEdits(subject, slot, reason, reading.place.now)
    .filter(({ file }) => onlyCase !== true || file === subject.case?.file)
    .map(({ file, edits }) => ({ path: file, edits }));
}

function sayHow({ id }: Subject, json: boolean): void {
  if (!json) say(`Next: agree on a slot with the fixing team, then "candor plan ${id} --take N".`);
}

function sayNext({ id, case: worksheet, releases }: Subject, reason: string | undefined): void {
  if (worksheet === undefined && reason !== undefined)
    say(
      'There is no case, so the reason was added to the timeline of the advisory, and is published with it.',
    );
  const planned = releases.find(({ state }) => state !== 'published');
  const command =
    worksheet?.step === 'verified'
      ? `candor case ${id} scheduled`
      : planned && `candor release-day ${planned.slug}`;
  say(
    `Next: tell the reporter ("candor mail timeline-update ${id}")${command === undefined ? '' : `, then "${command}"`}.`,
  );
}
