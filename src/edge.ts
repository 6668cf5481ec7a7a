// The edge of the program: the environment and the clock, each looked at in this one place.

import { resolve } from 'node:path';
import { Misuse } from './misuse.ts';
import { type Instant, instantOf, parseInstant } from './model/instant.ts';
import { type ContentPlace, publicFolderOf } from './read.ts';

/** What a command line or the environment says about where content lies and what time it is. */
export interface EdgeOptions {
  readonly content?: string | undefined;
  readonly public?: string | undefined;
  readonly now?: string | undefined;
}

/** The place to read: options first, then CANDOR_CONTENT, CANDOR_PUBLIC, CANDOR_NOW, then the folder "content" and the clock. */
export function contentPlace(options: EdgeOptions = {}, environment: NodeJS.ProcessEnv = process.env): ContentPlace {
  // An empty variable is one that is not set.
  const folder = resolve(options.content || environment['CANDOR_CONTENT'] || 'content');
  const served = options.public || environment['CANDOR_PUBLIC'] || undefined;
  return {
    folder,
    publicFolder: served === undefined ? publicFolderOf(folder) : resolve(served),
    now: currentInstant(options.now || environment['CANDOR_NOW'] || undefined, environment),
  };
}

/** The environment that makes a child read the same place at the same time. */
export function placeEnvironment({ folder, publicFolder, now }: ContentPlace): Record<string, string> {
  return {
    CANDOR_CONTENT: folder,
    CANDOR_NOW: now,
    ...(publicFolder === undefined ? {} : { CANDOR_PUBLIC: publicFolder }),
  };
}

/** The one clock: what is given, else SOURCE_DATE_EPOCH, else the system's time, to the second. */
export function currentInstant(given: string | undefined, environment: NodeJS.ProcessEnv = process.env): Instant {
  if (given !== undefined) {
    const result = parseInstant(given);
    if ('instant' in result) return result.instant;
    throw new Misuse(`"${given}" is no time such as 2026-05-12T16:00:00Z.`);
  }
  const epoch = environment['SOURCE_DATE_EPOCH'];
  if (epoch !== undefined && /^\d{1,11}$/.test(epoch)) return instantOf(Number(epoch) * 1000);
  return instantOf(Math.floor(Date.now() / 1000) * 1000);
}
