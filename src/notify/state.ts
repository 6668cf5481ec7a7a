// The state file: what each receiver got. It is written before and after each message, so that a
// run that is killed leaves a mark, and two runs at once cannot send the same message.

import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { z } from 'zod';
import { writeFiles } from '../disk/files.ts';
import { readRegular } from '../disk/regular-file.ts';
import { UsageError } from '../usage-error.ts';

const receiverSchema = z.strictObject({
  /** When each notice was dated, by key. */
  sent: z.record(z.string(), z.string()),
  /** Requests whose end is unknown, by key: the time of the first one, and what the notice covered. */
  started: z.record(z.string(), z.strictObject({ at: z.string(), covers: z.array(z.string()) })),
});

const stateSchema = z.strictObject({
  version: z.literal(1),
  site: z.string(),
  /** What was public before anything was sent, as in `sent`. */
  known: z.record(z.string(), z.string()),
  receivers: z.record(z.string(), receiverSchema),
  /** The SHA-256 of each feed that the hub knows. */
  feeds: z.record(z.string(), z.string()),
});

export type State = z.output<typeof stateSchema>;

/** True for the text of a state file. */
export const isState = (text: string): boolean => parsed(text) !== undefined;

function parsed(text: string): State | undefined {
  try {
    return stateSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** The state of a run, in a file or only in memory. */
export class StateStore {
  readonly state: State;
  readonly #path: string | undefined;
  #text: string | undefined;

  private constructor(state: State, path: string | undefined, text: string | undefined) {
    this.state = state;
    this.#path = path;
    this.#text = text;
  }

  /**
   * Reads a state file. `start` makes the state if there is no file. Throws UsageError if the file
   * is something else, or belongs to another site.
   */
  static open(
    path: string | undefined,
    site: string,
    start: () => Omit<State, 'version' | 'site'>,
  ): StateStore {
    const exists = path !== undefined && existsSync(path);
    const text = exists ? readRegular(path).toString('utf8') : undefined;
    if (text === undefined)
      return new StateStore({ version: 1, site, ...start() }, path, undefined);
    const state = parsed(text);
    if (state === undefined)
      throw new UsageError(`${path} is not a state file of "candor notify". Choose another file.`);
    if (state.site !== site)
      throw new UsageError(
        `${path} belongs to ${state.site}, not to ${site}. Choose another file.`,
      );
    return new StateStore(state, path, text);
  }

  /** The entry of a receiver. A new receiver gets nothing that was public or sent before. */
  of(name: string): State['receivers'][string] {
    const { receivers, known } = this.state;
    const sent = (): Record<string, string> =>
      Object.assign({}, known, ...Object.values(receivers).map((one) => one.sent));
    receivers[name] ??= { sent: sent(), started: {} };
    return receivers[name];
  }

  /**
   * Writes the file, if there is one. Throws FileChanged if another process wrote it since: that one
   * sends the messages.
   */
  save(): void {
    if (this.#path === undefined) return;
    const text = `${JSON.stringify(this.state, null, 2)}\n`;
    if (text === this.#text) return;
    const was = this.#text === undefined ? {} : { was: this.#text };
    writeFiles(dirname(this.#path), [{ path: basename(this.#path), text, ...was }]);
    this.#text = text;
  }

  /** Removes what is older than a time, which is never sent again. */
  prune(before: string): void {
    const { known, receivers } = this.state;
    for (const list of [known, ...Object.values(receivers).map(({ sent }) => sent)])
      for (const [key, at] of Object.entries(list)) if (at < before) delete list[key];
    for (const { started } of Object.values(receivers))
      for (const [key, { at }] of Object.entries(started)) if (at < before) delete started[key];
  }
}
