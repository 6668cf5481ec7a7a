// The edge of the program: only this file reads the environment and the clock.

import { isAbsolute, resolve } from 'node:path';
import { candorFolder } from './disk/candor-folder.ts';
import { isSame } from './disk/same-folder.ts';
import { type Instant, instantOf, parseInstant } from './model/instant.ts';
import { type ContentPlace, publicFolderOf } from './read/place.ts';
import { UsageError } from './usage-error.ts';

/** The options of a command line or the environment for the location of content and the time. */
export interface EdgeOptions {
  readonly content?: string | undefined;
  readonly public?: string | undefined;
  readonly now?: string | undefined;
}

/**
 * Returns the place to read from: options first, then CANDOR_CONTENT, CANDOR_PUBLIC, CANDOR_NOW,
 * then the folder "content" and the clock.
 */
export function contentPlace(
  options: EdgeOptions = {},
  environment: NodeJS.ProcessEnv = process.env,
): ContentPlace {
  // An empty variable counts as not set.
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

/** Returns the content folder: the given one, otherwise CANDOR_CONTENT, otherwise "content". */
export function contentFolder(
  given: string | undefined,
  environment: NodeJS.ProcessEnv = process.env,
): string {
  const named = given || environment['CANDOR_CONTENT'] || undefined;
  return named === undefined ? resolve('content') : userPath(named, environment);
}

/** Makes a path of the user absolute, relative to the user's folder. */
export function userPath(path: string, environment: NodeJS.ProcessEnv = process.env): string {
  return resolve(userFolder(environment), path);
}

/**
 * The folder that the user is in. "npm --prefix CANDOR run ..." starts a script in Candor's own
 * folder, as npm does from a folder below it, and passes the original folder in INIT_CWD.
 */
export function userFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const { INIT_CWD: initial, npm_package_name: script } = environment;
  // If another package's script started Candor, that script chose the working directory.
  const byNpm =
    initial !== undefined &&
    script === 'candor' &&
    isAbsolute(initial) &&
    isSame(process.cwd(), candorFolder());
  return byNpm ? initial : process.cwd();
}

/** Where continuous integration runs: GitHub Actions, Forgejo Actions or GitLab CI. */
export interface Workflow {
  /** The working copy of the repository. */
  readonly workspace: string | undefined;
  /** The web address of the repository whose readers can read the log. */
  readonly repository: string | undefined;
}

/** Returns the workflow that runs this process. */
export function workflowOf(environment: NodeJS.ProcessEnv = process.env): Workflow {
  const { GITHUB_WORKSPACE, GITHUB_SERVER_URL, GITHUB_REPOSITORY, CI_PROJECT_DIR, CI_PROJECT_URL } =
    environment;
  const onGitHub =
    GITHUB_SERVER_URL && GITHUB_REPOSITORY
      ? `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}`
      : undefined;
  return {
    workspace: GITHUB_WORKSPACE || CI_PROJECT_DIR || undefined,
    repository: onGitHub ?? (CI_PROJECT_URL || undefined),
  };
}

/** How to reach GitHub's REST API. */
export interface GitHubAccess {
  /** The address of the API, without a slash at its end. */
  readonly api: string;
  readonly token: string | undefined;
}

/** Returns the access to GitHub: the variables that its own tools use. An empty one counts as not set. */
export function gitHubAccess(environment: NodeJS.ProcessEnv = process.env): GitHubAccess {
  const { GITHUB_API_URL, GITHUB_TOKEN, GH_TOKEN } = environment;
  return {
    api: (GITHUB_API_URL || 'https://api.github.com').replace(/\/+$/, ''),
    token: GITHUB_TOKEN || GH_TOKEN || undefined,
  };
}

/** The folder for data that can be fetched again; undefined if the user has no home. */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const { XDG_CACHE_HOME: cache, HOME: home } = environment;
  if (cache !== undefined && isAbsolute(cache)) return resolve(cache, 'candor');
  return home === undefined || !isAbsolute(home) ? undefined : resolve(home, '.cache/candor');
}

/**
 * Returns the environment that makes Astro read the same place at the same time, and use no network.
 */
export function astroEnvironment({
  folder,
  publicFolder,
  now,
}: ContentPlace): Record<string, string> {
  return {
    ASTRO_TELEMETRY_DISABLED: '1',
    ASTRO_DISABLE_UPDATE_CHECK: 'true',
    CANDOR_CONTENT: folder,
    CANDOR_NOW: now,
    ...(publicFolder === undefined ? {} : { CANDOR_PUBLIC: publicFolder }),
  };
}

/**
 * The real time in milliseconds, as `Date.now` returns it. Only a caller of `main` can replace it:
 * no option and no variable can.
 */
export type Clock = () => number;

/** The real time, to the second. */
export function realInstant(clock: Clock): Instant {
  return instantOf(Math.floor(clock() / 1000) * 1000);
}

/** The variable that replaces the clock; undefined if none is set. */
export function timeVariable(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  return ['CANDOR_NOW', 'SOURCE_DATE_EPOCH'].find((name) => environment[name]);
}

/**
 * Use this time instead of the clock: the given one, otherwise SOURCE_DATE_EPOCH, otherwise the
 * clock. Throws UsageError if the value used is not a time. `named` is the source of the given
 * time.
 */
export function currentInstant(
  given: string | undefined,
  environment: NodeJS.ProcessEnv = process.env,
  named = '--now',
): Instant {
  if (given !== undefined) {
    const result = parseInstant(given);
    if ('instant' in result) return result.instant;
    throw new UsageError(
      `${named}: "${given}" is not a time. Write it like 2026-05-12T16:00:00Z, with a time zone.`,
    );
  }
  // An empty variable counts as not set.
  const epoch = environment['SOURCE_DATE_EPOCH'] || undefined;
  return epoch === undefined ? realInstant(Date.now) : instantOfEpoch(epoch);
}

/** The last second of the year 9999, the limit of RFC 3339. */
const LAST_SECOND = 253_402_300_799;

/**
 * Parses SOURCE_DATE_EPOCH (reproducible-builds.org): whole seconds since 1970, in ASCII digits.
 */
function instantOfEpoch(text: string): Instant {
  const seconds = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (seconds <= LAST_SECOND) return instantOf(seconds * 1000);
  const expected = 'Set it to whole seconds since 1970, such as "git log -1 --format=%ct" prints.';
  const hint =
    seconds > LAST_SECOND && seconds < LAST_SECOND * 1000 ? ' It looks like milliseconds.' : '';
  throw new UsageError(`SOURCE_DATE_EPOCH: "${text}" is not a time.${hint} ${expected}`);
}

/** Returns a secret: the value of an environment variable; undefined if it is absent or empty. */
export function secretNamed(
  name: string,
  environment: NodeJS.ProcessEnv = process.env,
): string | undefined {
  return environment[name] || undefined;
}
