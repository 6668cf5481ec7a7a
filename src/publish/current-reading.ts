// The current reading of a process. Vite evaluates content.config.ts and the pages in separate
// module graphs, apart from the command line and publish/. A symbol on the process shares the
// reading, so that each file is read once.

import { contentPlace } from '../environment.ts';
import { type Reading, readContent } from '../read/index.ts';
import type { ContentPlace } from '../read/place.ts';

const SLOT = Symbol.for('candor.session');
const ADOPTED = Symbol.for('candor.adopted');

/** The parts of a reading that pages show. */
export type Shown = Pick<Reading, 'site' | 'place' | 'content'>;

interface Session {
  readonly place: ContentPlace;
  reading: Promise<Reading> | undefined;
  /** Replaces what pages show. A build has none: `adopt` opens a session without it. */
  view: ((reading: Reading) => Promise<Shown>) | undefined;
  shown: Promise<Shown> | undefined;
  /**
   * Listeners for new readings, by name: a collection that is loaded again replaces its own
   * listener.
   */
  readonly listeners: Map<string, (shown: Shown) => void>;
}

function isSession(value: unknown): value is Session {
  return typeof value === 'object' && value !== null && 'place' in value && 'reading' in value;
}

function session(): Session {
  const existing: unknown = Reflect.get(globalThis, SLOT);
  if (isSession(existing)) return existing;
  return open(contentPlace());
}

function open(place: ContentPlace, reading?: Promise<Reading>): Session {
  const fresh: Session = {
    place,
    reading,
    view: undefined,
    shown: undefined,
    listeners: new Map(),
  };
  Reflect.set(globalThis, SLOT, fresh);
  return fresh;
}

/** Makes a reading the current one of this process. */
export function adopt(reading: Reading): void {
  open(reading.place, Promise.resolve(reading));
  Reflect.set(globalThis, ADOPTED, true);
}

/**
 * True if a command of Candor made the reading: only a command compares its time with the clock.
 */
export function isAdopted(): boolean {
  return Reflect.get(globalThis, ADOPTED) === true;
}

/** Returns the reading of this process, and creates it from the environment on first use. */
export function currentReading(): Promise<Reading> {
  const current = session();
  current.reading ??= readContent(current.place);
  return current.reading;
}

/**
 * Replaces what pages show in this process, for the dev server alone: private records too. Documents
 * stay those of the reading.
 */
export function showAs(view: (reading: Reading) => Promise<Shown>): void {
  const current = session();
  current.view = view;
  current.shown = undefined;
}

/** True if pages of this process can show private records: such a process must not build. */
export function showsPrivate(): boolean {
  return session().view !== undefined;
}

/** Returns what pages show: the reading, unless `showAs` replaces it. */
export function shownReading(): Promise<Shown> {
  const current = session();
  current.shown ??= currentReading().then((reading) => current.view?.(reading) ?? reading);
  return current.shown;
}

/**
 * Reads everything again after a file changed while the dev server runs, and notifies the
 * listeners, unless a later reading has started.
 */
export async function readAgain(): Promise<Reading> {
  const current = session();
  const started = readContent(current.place);
  current.reading = started;
  current.shown = undefined;
  const reading = await started;
  if (current.reading !== started) return current.reading;
  const shown = await shownReading();
  if (current.reading === started)
    for (const listener of current.listeners.values()) listener(shown);
  return reading;
}

/** Registers a listener for every new reading. */
export function listen(name: string, listener: (shown: Shown) => void): void {
  session().listeners.set(name, listener);
}
