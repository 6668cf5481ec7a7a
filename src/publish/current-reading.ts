// What one process has read. Vite evaluates content.config.ts and the pages in module graphs of their own, apart from the one
// of the command line and of publish.ts: the reading is handed across by a symbol of the process, so that each file is read once.

import { contentPlace } from '../environment.ts';
import { type Reading, readContent } from '../read/index.ts';
import type { ContentPlace } from '../read/place.ts';

const SLOT = Symbol.for('candor.session');
const ADOPTED = Symbol.for('candor.adopted');

interface Session {
  readonly place: ContentPlace;
  reading: Promise<Reading> | undefined;
  /** What wants to know of a new reading, by name: a collection that is loaded again takes its own old place. */
  readonly listeners: Map<string, (reading: Reading) => void>;
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
  const fresh: Session = { place, reading, listeners: new Map() };
  Reflect.set(globalThis, SLOT, fresh);
  return fresh;
}

/** Makes a reading the one that everything in this process uses. */
export function adopt(reading: Reading): void {
  open(reading.place, Promise.resolve(reading));
  Reflect.set(globalThis, ADOPTED, true);
}

/** Whether a command of Candor made the reading: only a command compares its time with the clock. */
export function isAdopted(): boolean {
  return Reflect.get(globalThis, ADOPTED) === true;
}

/** The reading of this process: made on first use, from the environment. */
export function currentReading(): Promise<Reading> {
  const current = session();
  current.reading ??= readContent(current.place);
  return current.reading;
}

/** Reads everything again, because a file changed while the dev server runs, and tells whoever listens. */
export async function readAgain(): Promise<Reading> {
  const current = session();
  current.reading = readContent(current.place);
  const reading = await current.reading;
  for (const listener of current.listeners.values()) listener(reading);
  return reading;
}

/** Asks to be told of every new reading. */
export function listen(name: string, listener: (reading: Reading) => void): void {
  session().listeners.set(name, listener);
}
