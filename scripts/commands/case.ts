// candor case ID [STEP]: shows the state of a private case, writes answers into it, and moves it
// along SPEC 11's steps.

import type { Requirement } from '../../src/desk/case/requirements.ts';
import {
  closeCase,
  moveCase,
  progressOf,
  reopenCase,
  STEP_WORDS,
} from '../../src/desk/case/steps.ts';
import { acknowledgeBy } from '../../src/desk/status/promise.ts';
import type { Clock } from '../../src/environment.ts';
import { CASE_STEPS, type Case, type CaseStep, CLOSED_AS } from '../../src/model/case/case.ts';
import { type Instant, isAfter } from '../../src/model/instant.ts';
import type { Edit } from '../../src/model/source/edit/edit.ts';
import { type Reading, readContent } from '../../src/read/index.ts';
import { UsageError } from '../../src/usage-error.ts';
import { command, type Finish, print, say } from '../command.ts';
import { demandName, nameHint } from '../names.ts';
import { recordPlaceOf } from '../public-place.ts';
import { caseNamed, changedCase, NO_CASE, writeCase } from './case/case-file.ts';
import { ANSWER_PATHS, type Answers, editsOf, REPORTS, replacedLines } from './case/options.ts';
import { answerLine, caseText, nextLines, requirementLines } from './case/text.ts';
import { worker } from './new/id.ts';
import { pastTime } from './new/value.ts';

export function moveCommand(finish: Finish, clock: Clock) {
  return command('case')
    .argument('[id]', 'a file name in cases/, without .yaml')
    .argument('[step]', `${CASE_STEPS.slice(1).join(', ')}; closed, reopened`)
    .option('--at <time>', 'when it happened (default: now)')
    .option('--by <name>', 'who did it (default: git config user.name)')
    .option(
      '--reason <text>',
      'why the case goes back, is closed or reopened, or why its slot changes',
    )
    .option('--as <kind>', `for "closed": ${CLOSED_AS.join(', ')}`)
    .option('--of <id>', 'for "closed --as duplicate": the case or advisory that it repeats')
    .option('--answer <key=words...>', [...Object.keys(ANSWER_PATHS), ...REPORTS].join(', '))
    .option('--project <slug...>', 'an affected project')
    .option('--unaffected <slug=why...>', 'a project that was checked and is not affected')
    .option('--severity <level...>', 'low, medium, high, critical, or CVSS vectors')
    .option('--exploited <time>', 'when we learned that it is exploited')
    .option('--advisory <id...>', 'an advisory about this case')
    .option(
      '--maintainer <name...>',
      'a member of the fixing team who maintains an affected project',
    )
    .option('--fixer <name...>', 'another member of the fixing team')
    .option('--consult <name=TLP...>', 'another person who was informed')
    .option('--fork <address...>', 'a private fork that was created')
    .option('--fork-deleted <address...>', 'a private fork that was deleted')
    .option('--test <text...>', 'a regression test for the vulnerability')
    .option('--variant-test <text...>', 'a regression test for a variant')
    .option('--done <number...>', 'the number of a finished regression test')
    .option('--cve-asked <cna...>', 'a CNA that was asked for a CVE')
    .option('--cve <id...>', 'a CVE that was assigned')
    .option('--slot <time>', 'the agreed disclosure time')
    .option('--release <project:branch=version...>', 'a planned release')
    .option('--no-retrospective <why>', 'no retrospective is planned, with the reason')
    .action(async (given, step, options) => {
      const place = recordPlaceOf(options, clock);
      const reading = await readContent(place);
      const open = reading.desk.cases.filter(
        ({ closed, step: at }) => closed === undefined && at !== 'learnt',
      );
      const id = demandName(
        given,
        'candor case ID',
        open.map((one) => one.id),
        NO_CASE,
      );
      const one = caseNamed(id, reading);
      const at = options.at === undefined ? place.now : pastTime(options.at, '--at', place.now);
      const edits = editsOf(answersOf(options), {
        one,
        at,
        now: place.now,
        projects: reading.content.projects,
      });
      const outcome = outcomeOf(options, step, id, reading);
      if (step === undefined && edits.length === 0)
        return show(one, reading, options.json === true);
      const answered = edits.length === 0 ? undefined : changedCase(place.folder, one, edits);
      const mover = { at, by: worker(options.by, place.folder), reason: options.reason };
      const asked =
        step === undefined
          ? { edits: [], advice: [] }
          : moveEdits(answered?.after ?? one, step, mover, outcome, reading);
      if ('refused' in asked) {
        // The answers are valid even if the case cannot move.
        if (answered !== undefined) {
          writeCase(place.folder, answered.file);
          for (const line of replacedLines(one, answered.after)) say(line);
        }
        return refuse(asked, answered !== undefined, options.json === true, finish);
      }
      const { file, after } = changedCase(place.folder, one, [...edits, ...asked.edits]);
      writeCase(place.folder, file);
      for (const line of replacedLines(one, after)) say(line);
      if (options.json)
        print(JSON.stringify({ id, step: after.step, closed: after.closed !== undefined }));
      else if (after.closed !== undefined) print(`${id} is closed (${after.closed.as}).`);
      else if (step === undefined)
        print(`Wrote ${place.folder}/${one.file}. ${id} is still "${after.step}".`);
      else print(`${id} is "${after.step}": ${STEP_WORDS[after.step]}.`);
      printMessages(after, step, at, asked.advice, reading);
    });
}

// Commander names the option "--no-retrospective <why>" after the name that it negates.
function answersOf(options: Answers): Answers {
  return {
    ...options,
    retrospective: options.retrospective === true ? undefined : options.retrospective,
  };
}

interface Mover {
  readonly at: Instant;
  readonly by: string | undefined;
  readonly reason: string | undefined;
}

/** The options of "closed". */
interface Outcome {
  readonly as?: string | undefined;
  readonly of?: string | undefined;
}

/** Checks that the id of --of exists. An alias of an advisory becomes its id. Throws UsageError. */
function outcomeOf(
  { as, of }: Outcome,
  step: string | undefined,
  id: string,
  { content, desk }: Reading,
): Outcome {
  if (step !== 'closed' && (as !== undefined || of !== undefined))
    throw new UsageError(
      `--as and --of need the step "closed": candor case ${id} closed --as KIND`,
    );
  if (of === undefined) return { as };
  const advisories = [...content.advisories, ...desk.advisories];
  const wanted = of.toUpperCase();
  const alias = advisories.find(({ aliases }) =>
    aliases.some((each) => each.toUpperCase() === wanted),
  )?.id;
  const ids = [...new Set([...desk.cases, ...advisories].map((each) => each.id))].filter(
    (each) => each !== id,
  );
  const found =
    ids.find((each) => each.toUpperCase() === wanted) ?? ids.find((each) => each === alias);
  if (found === undefined)
    throw new UsageError(`--of: no other case or advisory is ${of}. ${nameHint(of, ids)}`);
  return { as, of: found };
}

interface Refusal {
  readonly refused: string;
  readonly needs: readonly Requirement[];
}

/** Returns the edits of a move, or the reason for refusing it. */
function moveEdits(
  one: Case,
  step: string,
  mover: Mover,
  outcome: Outcome,
  reading: Reading,
): { edits: Edit[]; advice: readonly Requirement[] } | Refusal {
  const { site, content, desk, place } = reading;
  if (step === 'closed') {
    const kind = CLOSED_AS.find((each) => each === outcome.as);
    if (kind === undefined) throw new UsageError(`Missing --as (one of ${CLOSED_AS.join(', ')}).`);
    const result = closeCase(one, kind, mover, place.now, outcome.of);
    return 'refused' in result
      ? result
      : { edits: [{ path: ['closed'], set: result.closed }], advice: [] };
  }
  if (step === 'reopened') {
    const result = reopenCase(one, mover, place.now);
    if ('refused' in result) return result;
    return {
      edits: [
        { path: ['closed'], remove: true },
        ...result.entries.map((entry): Edit => ({ path: ['history'], append: entry })),
      ],
      advice: [],
    };
  }
  const result = moveCase(one, stepNamed(step), mover, { site, content, desk, now: place.now });
  if ('refused' in result) return result;
  const { entry, advice } = result;
  return {
    edits: [
      { path: ['step'], set: entry.step },
      { path: ['history'], append: entry },
    ],
    advice,
  };
}

function stepNamed(text: string): CaseStep {
  const step = CASE_STEPS.find((each) => each === text);
  if (step !== undefined) return step;
  throw new UsageError(
    `There is no step "${text}". ${nameHint(text, [...CASE_STEPS, 'closed', 'reopened'])}`,
  );
}

function refuse(
  { refused, needs }: Refusal,
  written: boolean,
  json: boolean,
  finish: Finish,
): void {
  if (json) print(JSON.stringify({ refused, needs }, null, 2));
  say(refused);
  for (const line of requirementLines(needs)) say(line);
  if (written) say('Your answers were saved; the step did not change.');
  finish(1);
}

function show(one: Case, { site, content, desk, place }: Reading, json: boolean): void {
  const everything = { site, content, desk, now: place.now };
  const progress = progressOf(one, everything);
  if (json)
    print(
      JSON.stringify({ id: one.id, title: one.title, ...progress, closed: one.closed }, null, 2),
    );
  else print(caseText(one, everything));
  const next = nextLines(one, everything);
  if (next !== undefined) say(next);
}

/**
 * Prints the messages after a move: a late acknowledgement, unmet recommendations, the next action.
 */
function printMessages(
  after: Case,
  step: string | undefined,
  at: Instant,
  advice: readonly Requirement[],
  reading: Reading,
): void {
  const due = acknowledgeBy(after, reading);
  if (step === 'acknowledged' && isAfter(at, due))
    say(
      `Late: the reporter was promised an answer by ${due}. The advisory and the metrics will show it.`,
    );
  if (advice.length > 0) say(requirementLines(advice).join('\n'));
  const { site, content, desk, place } = reading;
  const cases = desk.cases.map((one) => (one.id === after.id ? after : one));
  for (const line of cveLines(after, reading)) say(line);
  const next =
    step === 'closed'
      ? answerLine(after)
      : nextLines(after, { site, content, desk: { ...desk, cases }, now: place.now });
  if (next !== undefined) say(next);
}

/** A CVE of the case that is in none of its advisories must be added there by hand. */
function cveLines({ cve_requests, advisories, id }: Case, { content, desk }: Reading): string[] {
  const caseAdvisories = [...desk.advisories, ...content.advisories].filter((one) =>
    advisories.includes(one.id),
  );
  const known = new Set(caseAdvisories.flatMap(({ aliases }) => aliases));
  const missing = cve_requests.filter((one) => one.id !== undefined && !known.has(one.id));
  return missing.flatMap((request) => {
    const file = caseAdvisories.find(
      (one) => request.project === undefined || one.project === request.project,
    )?.file;
    if (file === undefined) return [];
    return [
      `No advisory of ${id} has ${request.id}: write "aliases: [${request.id}]" into ${file}, and remove "cve:".`,
    ];
  });
}
