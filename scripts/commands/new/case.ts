// candor new case: opens the private worksheet of a report, and reserves its id.

import { acknowledgeBy, statedHours } from '../../../src/desk/status/promise.ts';
import { type CaseDraft, caseDraft } from '../../../src/drafts/case.ts';
import type { Clock } from '../../../src/environment.ts';
import { TLP } from '../../../src/model/advisory/advisory.ts';
import { caseSchema } from '../../../src/model/case/case.ts';
import { RATINGS } from '../../../src/model/cvss/rating.ts';
import { type Instant, isAfter } from '../../../src/model/instant.ts';
import { activeChannels } from '../../../src/model/reporting/channel.ts';
import { type Reading, readContent } from '../../../src/read/index.ts';
import { UsageError } from '../../../src/usage-error.ts';
import { askChoice, askEnd, askMany, askText, askTitle, askYes, canAsk } from '../../ask.ts';
import { command, type Finish, print, say } from '../../command.ts';
import { nameHint } from '../../names.ts';
import { recordPlaceOf } from '../../public-place.ts';
import { projectNamed } from './choose-project.ts';
import { fitting } from './draft-file.ts';
import { worker, writeUnderId } from './id.ts';
import { lineFault, pastTime, severityOf } from './value.ts';

interface Given {
  readonly title?: string | undefined;
  readonly received?: string | undefined;
  readonly channel?: string | undefined;
  readonly reporter?: string | undefined;
  readonly contact?: string | undefined;
  readonly credit?: string | undefined;
  readonly project?: string[] | undefined;
  readonly severity?: string[] | undefined;
  readonly exploited?: string | undefined;
  readonly tlp?: string | undefined;
  readonly by?: string | undefined;
}

export function newCase(_: Finish, clock: Clock) {
  return command('case')
    .description('write cases/<ID>.yaml, the private worksheet of a report')
    .option('--title <text>', 'what was reported, in one line, only for the team')
    .option('--received <time>', 'when the report arrived: a time, or "now"')
    .option(
      '--channel <slug>',
      'the channel it came through: a file name in channels/, without .yaml',
    )
    .option('--reporter <name>', 'who reported it')
    .option('--contact <address>', 'how to reach the reporter')
    .option('--credit <name>', 'the name under which the reporter agreed to be credited')
    .option('--project <slug...>', 'the projects that are probably affected')
    .option('--severity <level...>', `how severe it seems: ${RATINGS.join(', ')}, or CVSS vectors`)
    .option('--exploited <time>', 'when we learned that it is exploited')
    .option('--tlp <label>', `with whom it can be shared: ${TLP.join(', ')}`)
    .option('--by <name>', 'who opens the case (default: git config user.name)')
    .option('--id <id>', 'an id reserved by "candor reserve"')
    .action(async (options) => {
      const place = recordPlaceOf(options, clock);
      const reading = await readContent(place);
      const answers = wantsQuestions(options, reading) ? await ask(options, reading) : options;
      const draft = draftOf(answers, reading);
      const use = { for: 'case' as const, by: draft.by, project: draft.projects[0] };
      const id = writeUnderId(reading, options.id, use, (chosen) => {
        const file = { path: `cases/${chosen}.yaml`, text: caseDraft({ ...draft, id: chosen }) };
        fitting(caseSchema, file);
        return [file];
      });
      const path = `cases/${id}.yaml`;
      const due = acknowledgeBy(draft, reading);
      const isPromised = statedHours(draft.received.channel, reading) !== undefined;
      print(
        options.json
          ? JSON.stringify({ id, path, acknowledge_by: due })
          : `${place.folder}/${path}`,
      );
      say(
        `${id} is private: Candor never publishes it, and public repositories must not contain it.`,
      );
      if (isAfter(place.now, due))
        say(`An answer was due by ${due}: answer now${isPromised ? ', and apologize' : ''}.`);
      say(
        `Next: answer the reporter by ${due} ("candor mail acknowledgement ${id}"), then "candor case ${id} acknowledged".`,
      );
    });
}

function wantsQuestions(given: Given, { content }: Reading): boolean {
  const channel = given.channel !== undefined || activeChannels(content.channels).length === 1;
  return canAsk() && (given.title === undefined || given.received === undefined || !channel);
}

function draftOf(given: Given, { content, place }: Reading): Omit<CaseDraft, 'id'> {
  if (given.title === undefined)
    throw new UsageError('Missing --title: what was reported, in one line.');
  const fault = lineFault(given.title, 200);
  if (fault !== undefined) throw new UsageError(`--title: ${fault}`);
  const active = activeChannels(content.channels);
  const slugs = content.channels.map(({ slug }) => slug).sort();
  const channel = given.channel ?? (active.length === 1 ? active[0]?.slug : undefined);
  if (slugs.length === 0)
    throw new UsageError(
      'There is no channel for reports yet. Run "candor new channel mail" to add one.',
    );
  if (channel === undefined)
    throw new UsageError(`Missing --channel (one of ${slugs.join(', ')}).`);
  if (!slugs.includes(channel))
    throw new UsageError(`There is no channel ${channel}. ${nameHint(channel, slugs)}`);
  const at = receivedAt(given.received, place.now);
  const tlp = given.tlp ?? 'AMBER+STRICT';
  if (!TLP.some((label) => label === tlp))
    throw new UsageError(`--tlp: "${tlp}" is not a label. Give one of ${TLP.join(', ')}.`);
  return {
    title: given.title.trim(),
    received: { at, channel },
    reporter: { name: given.reporter, contact: given.contact, credit: given.credit },
    projects: (given.project ?? []).map((slug) => projectNamed(slug, content.projects).slug),
    severity: severityOf(given.severity ?? []),
    exploited:
      given.exploited === undefined
        ? undefined
        : pastTime(given.exploited, '--exploited', place.now),
    tlp,
    by: worker(given.by, place.folder),
  };
}

/**
 * The response time and the timeline of the advisory start at this time, so it is never guessed.
 */
function receivedAt(given: string | undefined, now: Instant): Instant {
  if (given === undefined)
    throw new UsageError(
      'Missing --received: when the report arrived. Give a time such as 2026-05-12T16:00:00Z, or "now".',
    );
  return given === 'now' ? now : pastTime(given, '--received', now);
}

const said = (text: string): string | undefined => (text === '' ? undefined : text);

/** Asks for all missing options. Only the title is required. */
async function ask(given: Given, reading: Reading): Promise<Given> {
  const { content, place } = reading;
  askTitle('A new case. Your answers stay private.');
  const title =
    given.title ??
    (await askText({
      message: 'What was reported, in one line?',
      placeholder: 'Heap overflow when opening a crafted archive',
      validate: (value) => lineFault(value, 200),
    }));
  const channel = given.channel ?? (await askChannel(reading));
  const received =
    given.received ?? (await askTime('When did the report arrive?', place.now, place.now));
  const reporter =
    given.reporter ??
    said(await askText({ message: 'Who reported it? Leave it empty if you do not know.' }));
  const contact =
    given.contact ?? said(await askText({ message: 'How can the reporter be reached?' }));
  const message =
    'Under which name did the reporter agree to be credited? Leave it empty until you have asked.';
  const credit = given.credit ?? said(await askText({ message }));
  const project = given.project ?? (await askProjects(reading));
  const severity = given.severity ?? (await askSeverity());
  const exploited = given.exploited ?? (await askExploited(received, place.now));
  askEnd(
    content.projects.length === 0
      ? 'Done. There is no project yet: run "candor new project".'
      : 'Done.',
  );
  return {
    ...given,
    title,
    channel,
    received,
    reporter,
    contact,
    credit,
    project,
    severity,
    exploited,
  };
}

async function askChannel({ content }: Reading): Promise<string | undefined> {
  const channels = activeChannels(content.channels);
  if (channels.length < 2) return channels[0]?.slug;
  const options = channels.map(({ slug, name, address }) => ({
    value: slug,
    label: name,
    hint: address,
  }));
  return askChoice({ message: 'Through which channel did it arrive?', options });
}

async function askTime(message: string, initial: Instant, now: Instant): Promise<string> {
  const validate = (value: string): string | undefined => {
    try {
      pastTime(value, 'Time', now);
      return undefined;
    } catch (error) {
      return error instanceof UsageError
        ? error.message
        : 'Write a time like 2026-05-12T16:00:00Z.';
    }
  };
  return askText({ message, initial, validate });
}

async function askProjects({ content }: Reading): Promise<string[]> {
  const [only] = content.projects;
  if (only === undefined) return [];
  if (content.projects.length === 1) return [only.slug];
  const options = content.projects.map(({ slug, name }) => ({ value: slug, label: name }));
  return [
    ...(await askMany({
      message: 'Which projects are probably affected? Space selects, Enter continues.',
      options,
    })),
  ];
}

async function askSeverity(): Promise<string[]> {
  const levels = [...RATINGS].reverse().filter((level) => level !== 'none');
  const options = [
    { value: 'later', label: 'not known yet' },
    ...levels.map((value) => ({ value, label: value })),
  ];
  const level = await askChoice({
    message: 'How severe does it seem? An estimate is enough; it sets the target date.',
    options,
  });
  return level === 'later' ? [] : [level];
}

async function askExploited(received: string, now: Instant): Promise<string | undefined> {
  if (!(await askYes({ message: 'Is it exploited in the wild?' }))) return undefined;
  return askTime('When did you learn that?', pastTime(received, 'Time', now), now);
}
