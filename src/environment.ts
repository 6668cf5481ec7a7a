// The edge of the program: the environment and the clock, each looked at in this one place.

import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isSame } from './disk/same-folder.ts';
import { type Instant, instantOf, parseInstant } from './model/instant.ts';
import { type ContentPlace, publicFolderOf } from './read/place.ts';
import { UsageError } from './usage-error.ts';

/** What a command line or the environment says about where content lies and what time it is. */
export interface EdgeOptions {
  readonly content?: string | undefined;
  readonly public?: string | undefined;
  readonly now?: string | undefined;
}

/** The place to read: options first, then CANDOR_CONTENT, CANDOR_PUBLIC, CANDOR_NOW, then the folder "content" and the clock. */
export function contentPlace(options: EdgeOptions = {}, environment: NodeJS.ProcessEnv = process.env): ContentPlace {
  // An empty variable is one that is not set.
  const folder = contentFolder(options.content, environment);
  const served = options.public || environment['CANDOR_PUBLIC'] || undefined;
  return {
    folder,
    publicFolder: served === undefined ? publicFolderOf(folder) : userPath(served, environment),
    now:
      options.now !== undefined
        ? currentInstant(options.now, environment)
        : currentInstant(environment['CANDOR_NOW'] || undefined, environment, 'CANDOR_NOW'),
  };
}

/** The content folder: what is given, else CANDOR_CONTENT, else "content". */
export function contentFolder(given: string | undefined, environment: NodeJS.ProcessEnv = process.env): string {
  const named = given || environment['CANDOR_CONTENT'] || undefined;
  return named === undefined ? resolve('content') : userPath(named, environment);
}

/** A path that the user gave, made absolute: it counts from where the user is. */
export function userPath(path: string, environment: NodeJS.ProcessEnv = process.env): string {
  return resolve(userFolder(environment), path);
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * The folder that the user is in. "npm --prefix CANDOR run ..." starts a script in Candor's own folder, as npm does from a folder
 * below it, and says in INIT_CWD where it was called.
 */
export function userFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const { INIT_CWD: initial, npm_package_name: script } = environment;
  // If another package's script called Candor, that script chose the working directory.
  const byNpm = initial !== undefined && script === 'candor' && isAbsolute(initial) && isSame(process.cwd(), ROOT);
  return byNpm ? initial : process.cwd();
}

/** The environment that makes a child read the same place at the same time. */
export function placeEnvironment({ folder, publicFolder, now }: ContentPlace): Record<string, string> {
  return {
    CANDOR_CONTENT: folder,
    CANDOR_NOW: now,
    ...(publicFolder === undefined ? {} : { CANDOR_PUBLIC: publicFolder }),
  };
}

/** The real time in milliseconds, as `Date.now` returns it. Only `main` takes another one: no option and no variable can. */
export type Clock = () => number;

/** The real time, to the second. */
export function realInstant(clock: Clock): Instant {
  return instantOf(Math.floor(clock() / 1000) * 1000);
}

/** The variable that sets the time to work at; undefined if none does. */
export function timeVariable(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  return ['CANDOR_NOW', 'SOURCE_DATE_EPOCH'].find((name) => environment[name]);
}

/**
 * The time to work at: the given one, else SOURCE_DATE_EPOCH, else the clock. Throws UsageError if the value used is not a time.
 * `named` is where the given time comes from.
 */
export function currentInstant(
  given: string | undefined,
  environment: NodeJS.ProcessEnv = process.env,
  named = '--now',
): Instant {
  if (given !== undefined) {
    const result = parseInstant(given);
    if ('instant' in result) return result.instant;
    throw new UsageError(`${named}: "${given}" is not a time. Write it like 2026-05-12T16:00:00Z, with a time zone.`);
  }
  // An empty variable is one that is not set.
  const epoch = environment['SOURCE_DATE_EPOCH'] || undefined;
  return epoch === undefined ? realInstant(Date.now) : instantOfEpoch(epoch);
}

/** The last second of the year 9999, where RFC 3339 ends. */
const LAST_SECOND = 253_402_300_799;

/** Reads SOURCE_DATE_EPOCH (reproducible-builds.org): whole seconds since 1970, in ASCII digits. */
function instantOfEpoch(text: string): Instant {
  const seconds = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (seconds <= LAST_SECOND) return instantOf(seconds * 1000);
  const expected = 'Set it to whole seconds since 1970, such as "git log -1 --format=%ct" prints.';
  const hint = seconds > LAST_SECOND && seconds < LAST_SECOND * 1000 ? ' It looks like milliseconds.' : '';
  throw new UsageError(`SOURCE_DATE_EPOCH: "${text}" is not a time.${hint} ${expected}`);
}
