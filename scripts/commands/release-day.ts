// candor release-day RELEASE: shows the five steps of SPEC 11's release day, each with its state
// and evidence.

import { stringify } from 'yaml';
import type { Evidence } from '../../src/desk/release-day/evidence.ts';
import type { ReleaseDayFacts } from '../../src/desk/release-day/facts.ts';
import { nextOf, reasonNotDone } from '../../src/desk/release-day/next-step.ts';
import { type ReleaseStep, releaseSteps } from '../../src/desk/release-day/release-day.ts';
import { writeFiles } from '../../src/disk/files.ts';
import { textInside } from '../../src/disk/inside.ts';
import type { Clock } from '../../src/environment.ts';
import { gitUser, isIgnored } from '../../src/external/git/repository.ts';
import {
  type Confirmation,
  RELEASE_STEPS,
  releaseDayPath,
} from '../../src/model/case/release-day.ts';
import { readContent } from '../../src/read/index.ts';
import type { ContentPlace } from '../../src/read/place.ts';
import { UsageError } from '../../src/usage-error.ts';
import { command, type Finish, pathOption, print, say } from '../command.ts';
import { demandName, NO_RELEASE, releaseNames } from '../names.ts';
import { recordPlaceOf } from '../public-place.ts';
import { factsOf } from './release-day/facts.ts';

export function releaseDay(finish: Finish, clock: Clock) {
  const steps = RELEASE_STEPS.map((title, i) => `  ${i + 1}. ${title}`).join('\n');
  return command('release-day')
    .argument('[release]', 'a file name in releases/, without .md')
    .option(
      '--repo <path>',
      'a clone of the project, in which to look for the fixing commits and the tags',
      pathOption,
    )
    .option(
      '--branch <name...>',
      'release branches (default: main, master, the current branch and the branches of the project)',
    )
    .option('--online', 'look for the packages in their registries')
    .option(
      '--registry <address...>',
      'the address of a registry: PyPI=https://HOST/{name}/{version} (default: $CANDOR_REGISTRIES); {path} is a name with its slashes',
    )
    .option(
      '--dist <folder>',
      'a built site, in which to look for the advisories and the announcement',
      pathOption,
    )
    .option('--done <step>', 'mark a step as done')
    .option('--undo <step>', 'remove that mark')
    .option('--by <name>', 'who marks it as done (default: git config user.name)')
    .option('--reason <text>', 'why a step is done out of order, or contrary to the evidence')
    .addHelpText(
      'after',
      `\nThe steps:\n${steps}\n\nExit code: 1 until all steps are done. This command does no step for you: it verifies them, and records what you mark as done.`,
    )
    .action(async (given, options) => {
      const place = recordPlaceOf(options, clock);
      const reading = await readContent(place);
      const slug = demandName(
        given,
        'candor release-day RELEASE',
        releaseNames(reading),
        NO_RELEASE,
      );
      const before = textBefore(slug, place);
      const facts = await factsOf(slug, reading, options);
      const result = changed(facts, options, place);
      if ('objection' in result) {
        say(
          `Step ${options.done} was not marked as done. ${result.objection}\nTo mark it anyway, give the reason with --reason TEXT.`,
        );
        return finish(1);
      }
      if (result.confirmations !== facts.confirmations)
        keep(slug, result.confirmations, before, place);
      const now = { ...facts, confirmations: result.confirmations };
      const found = releaseSteps(now);
      print(options.json ? JSON.stringify(asJson(now, found), null, 2) : asText(now, found));
      say(nextOf(found, slug, facts));
      if (found.some(({ state }) => state !== 'done')) finish(1);
    });
}

interface Change {
  readonly done?: string | undefined;
  readonly undo?: string | undefined;
  readonly by?: string | undefined;
  readonly reason?: string | undefined;
}

/** Returns the marks after a change, or the reason for refusing it. */
function changed(
  facts: ReleaseDayFacts,
  { done, undo, by, reason }: Change,
  place: ContentPlace,
): { confirmations: readonly Confirmation[] } | { objection: string } {
  if (done !== undefined && undo !== undefined)
    throw new UsageError('--done and --undo cannot be given together.');
  if (undo !== undefined) {
    const step = stepOf(undo);
    if (!facts.confirmations.some((one) => one.step === step))
      throw new UsageError(`Step ${step} is not recorded as done, so there is nothing to undo.`);
    return { confirmations: facts.confirmations.filter((one) => one.step !== step) };
  }
  if (done === undefined) {
    if (by !== undefined || reason !== undefined)
      throw new UsageError('--by and --reason need --done.');
    return { confirmations: facts.confirmations };
  }
  const step = stepOf(done);
  const who = (by ?? gitUser(place.folder).name)?.trim();
  if (!who) throw new UsageError('Missing --by: the name of the person who confirms it.');
  if (reason?.trim() === '') throw new UsageError('--reason is empty.');
  const objection = reason === undefined ? reasonNotDone(step, releaseSteps(facts)) : undefined;
  if (objection !== undefined) return { objection };
  const one: Confirmation = {
    step,
    at: place.now,
    by: who,
    ...(reason === undefined ? {} : { reason: reason.trim() }),
  };
  return {
    confirmations: [...facts.confirmations.filter((other) => other.step !== step), one].sort(
      (a, b) => a.step - b.step,
    ),
  };
}

function stepOf(text: string): number {
  const step = Number(text);
  if (/^\d$/.test(text) && step >= 1 && step <= RELEASE_STEPS.length) return step;
  throw new UsageError(`"${text}" is not a step. Give a number from 1 to ${RELEASE_STEPS.length}.`);
}

const HEAD =
  '# PRIVATE: written by "candor release-day". It is not part of the site, and git must not track it.\n';

function textBefore(slug: string, { folder }: ContentPlace): string | undefined {
  return textInside(folder, releaseDayPath(slug));
}

/**
 * Writes the marks, complete or not at all, only if git ignores the file, and never over the marks
 * that someone else has made since.
 */
function keep(
  slug: string,
  confirmations: readonly Confirmation[],
  before: string | undefined,
  { folder }: ContentPlace,
): void {
  const path = releaseDayPath(slug);
  if (isIgnored(folder, path) === false)
    throw new UsageError(
      `git would track ${path}, which is private. Add "content/cases/*" to .gitignore.`,
    );
  const text = HEAD + stringify({ done: confirmations });
  writeFiles(folder, [{ path, text, ...(before === undefined ? {} : { was: before }) }]);
}

const MARKS = { true: 'yes', false: 'NO ', undefined: ' ? ' } as const;
const STATES = { done: 'DONE', open: 'OPEN', unverified: 'CANNOT BE VERIFIED' } as const;

function asText({ release, now }: ReleaseDayFacts, steps: readonly ReleaseStep[]): string {
  const head = `Release day of ${release.slug} (${release.versions.join(', ')}), as of ${now}`;
  return [head, ...steps.map(stepText)].join('\n\n');
}

function stepText({
  step,
  title,
  state,
  evidence,
  confirmation,
  warning,
  reminders,
}: ReleaseStep): string {
  const lines = [
    `${step}. ${title}: ${STATES[state]}`,
    ...evidence.map(({ holds, words }) => `   ${markOf(holds)}  ${words}`),
    ...(confirmation === undefined
      ? []
      : [
          `   ${confirmation.by} marked it as done at ${confirmation.at}${confirmation.reason ? `: ${confirmation.reason}` : ''}`,
        ]),
    ...(warning === undefined ? [] : [`   !    ${warning}`]),
    ...(reminders ?? []).map((words) => `   -    ${words}`),
  ];
  return lines.join('\n');
}

const markOf = (holds: Evidence['holds']): string =>
  holds === undefined ? MARKS.undefined : holds ? MARKS.true : MARKS.false;

function asJson({ release, now }: ReleaseDayFacts, steps: readonly ReleaseStep[]): object {
  return {
    release: release.slug,
    versions: release.versions,
    at: now,
    steps: steps.map(({ evidence, ...rest }) => ({
      ...rest,
      evidence: evidence.map(({ holds, words }) => ({ holds: holds ?? null, words })),
    })),
    done: steps.every(({ state }) => state === 'done'),
  };
}
