// candor check: reads everything and prints every problem. With --public, also checks whether the
// repository can be public.

import { fstatSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { type Clock, realInstant } from '../../src/environment.ts';
import { isFailure } from '../../src/model/problem/problem.ts';
import { type Reading, readContent } from '../../src/read/index.ts';
import { UsageError } from '../../src/usage-error.ts';
import { annotationOption, printAnnotated } from '../annotations.ts';
import {
  commandOf,
  countProblems,
  type Finish,
  pathOption,
  placeOf,
  plural,
  print,
  problemsOverview,
  say,
} from '../command.ts';
import type { GuardWords } from './check/public.ts';

export function check(finish: Finish, clock: Clock) {
  return commandOf('check')
    .option('--strict', 'treat warnings as errors')
    .option('--all', 'print every problem in full, including repeated ones')
    .addOption(annotationOption())
    .option(
      '--public [folder]',
      'fail if git tracks, or is about to push, private content; with a folder: the folder of static files',
    )
    .option(
      '--range <base..head>',
      'with --public: the commits to check (default: those of HEAD that are on no remote)',
    )
    .option(
      '--pre-push',
      'with --public: read the refs to push from stdin, as a pre-push hook does',
    )
    .option(
      '--shared-input',
      'with --pre-push: another hook runs this one, and can have read stdin before',
    )
    .option('--remote <name>', 'with --pre-push: the remote to push to')
    .option('--url <address>', 'with --pre-push: the address to push to')
    .option(
      '--repository <folder>',
      'with --public: the repository (default: the one that contains the content)',
      pathOption,
    )
    .option('--ref <name...>', 'with --public: more names of branches or tags to check')
    .option(
      '--verbose',
      'with --public or --annotations: print private content, such as names of files; these are often secret',
    )
    .action(async (options) => {
      const { public: served, range, prePush, remote, url, repository, ref } = options;
      const guards = served === true || range !== undefined || prePush === true;
      if (!guards) refuseGuardOptions(options);
      if (guards && options.annotations !== undefined)
        throw new UsageError(
          '--annotations: the findings of --public have no place in a file. Run "candor check --annotations" as another step.',
        );
      const given = { ...options, public: typeof served === 'string' ? served : undefined };
      // The clock decides what is public: at a later time, a scheduled advisory would not count as
      // secret.
      const place = placeOf(guards ? { ...given, now: realInstant(clock) } : given);
      const reading = await readContent(place);
      const failed = isFailure(reading.problems, options.strict);
      const open = options.verbose === true || process.stderr.isTTY === true;
      if (!guards) {
        if (options.annotations !== undefined)
          await printAnnotated(reading, { kind: options.annotations, all: options.all, open });
        else if (options.json) print(JSON.stringify(reading.problems, null, 2));
        else if (reading.problems.length > 0) print(problemsOverview(reading, options.all));
        sayResult(reading, failed);
        return finish(failed ? 1 : 0);
      }
      const lines = prePush === true ? await pushedLines() : undefined;
      const words = {
        range,
        lines,
        remote,
        url,
        repository,
        names: ref ?? [],
        isShared: options.sharedInput === true,
      };
      finish(
        (await checkPublic(reading, words, {
          json: options.json === true,
          open,
          failed,
          all: options.all === true,
        }))
          ? 0
          : 1,
      );
    });
}

/** The options that only --public uses. */
const OF_GUARD = ['repository', 'ref', 'remote', 'url', 'sharedInput'] as const;

/**
 * Throws UsageError if an option of --public is given without it: "--public FOLDER" names the folder
 * of static files, and a check without the guard would look like a proof.
 */
function refuseGuardOptions(
  options: { readonly [Name in (typeof OF_GUARD)[number]]?: unknown },
): void {
  const given = OF_GUARD.find((name) => options[name] !== undefined);
  if (given === undefined) return;
  const written = given === 'sharedInput' ? 'shared-input' : given;
  throw new UsageError(
    `--${written} is only for the check of a repository, which --public turns on if no folder follows it. Write --public as the last option; CANDOR_PUBLIC names the folder of static files.`,
  );
}

/**
 * Reads the input of a pre-push hook. Throws UsageError if there is none: git always gives a pipe,
 * but a hook manager can put a terminal or the null device in its place.
 */
async function pushedLines(): Promise<string> {
  // The pipe can be non-blocking, so a synchronous read fails if git is still writing a long list.
  if (!fstatSync(0).isCharacterDevice()) return text(process.stdin);
  throw new UsageError(
    '--pre-push: the input of the hook is missing, so nothing was proved. Set up the hook manager so that it passes stdin on.',
  );
}

interface Manner {
  readonly json: boolean;
  readonly open: boolean;
  readonly failed: boolean;
  readonly all: boolean;
}

/**
 * Prints the findings; returns true if all is well. Unreadable content cannot be proved to be
 * public.
 */
async function checkPublic(
  reading: Reading,
  words: GuardWords,
  { json, open, failed, all }: Manner,
) {
  const { exposuresText, guard } = await import('./check/public.ts');
  const { push, exposures } = await guard(reading, words);
  // Problems quote content, and a log can be public.
  const problems = failed && push !== undefined ? reading.problems : [];
  const shown = exposures.map(({ names, ...rest }) => (open ? { ...rest, names } : rest));
  if (json)
    print(
      JSON.stringify(
        {
          commits: push?.commits.length ?? 0,
          exposures: shown,
          problems: problems.map(({ code }) => code),
          unproved: push?.unproved ?? [],
        },
        null,
        2,
      ),
    );
  else {
    if (open && problems.length > 0) print(problemsOverview(reading, all));
    if (exposures.length > 0) print(exposuresText(exposures, open));
  }
  if (push === undefined) say('The remote is configured as private: nothing was checked.');
  else {
    for (const note of [...push.notes, ...push.unproved]) say(note);
    if (failed)
      say(
        `The content has problems (${countProblems(problems)}), so it is not known which parts are public. Run "candor check" to see them.`,
      );
    const looked = `Checked ${plural(push.commits.length, 'commit')} and ${plural(push.refs.length, 'name')}`;
    const isProved = !failed && push.unproved.length === 0;
    const nothing = isProved
      ? 'No private content was found.'
      : 'The result is not certain: some parts could not be checked.';
    say(
      `${exposures.length > 0 ? `Private content was found: ${plural(exposures.length, 'problem')}.` : nothing} ${looked}.`,
    );
  }
  return exposures.length === 0 && problems.length === 0 && (push?.unproved ?? []).length === 0;
}

function sayResult({ content, desk, problems }: Reading, failed: boolean): void {
  const read = `${plural(content.advisories.length, 'public advisory', 'public advisories')}, ${desk.advisories.length} not public`;
  say(`${failed ? 'Failed' : 'All good'}: ${countProblems(problems)}. Read ${read}.`);
}
