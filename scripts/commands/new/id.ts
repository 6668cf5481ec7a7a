// New files under an unused id. The reservation of the id is written first, in one atomic step: if
// two processes take the same id in one folder, one of them gets the next.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FileExists, type NewFile, writeFiles } from '../../../src/disk/files.ts';
import { textInside } from '../../../src/disk/inside.ts';
import { reservationDraft } from '../../../src/drafts/case.ts';
import { gitUser } from '../../../src/external/git/repository.ts';
import { nextId, parseId } from '../../../src/model/advisory/id.ts';
import { type Reservation, reservationPath } from '../../../src/model/case/reservation.ts';
import { editYaml } from '../../../src/model/source/edit/edit.ts';
import { idFiles, takenIds } from '../../../src/read/ids.ts';
import type { Reading } from '../../../src/read/index.ts';
import { contentFile } from '../../../src/read/layout.ts';
import { UsageError } from '../../../src/usage-error.ts';
import { say } from '../../command.ts';
import { guardOf } from './ignore-cases.ts';

/** The purpose of an id. */
interface Use {
  readonly for: Reservation['for'];
  readonly by?: string | undefined;
  readonly project?: string | undefined;
  readonly note?: string | undefined;
  /** Set if the id of a case can be used, because it is the case of this draft. */
  readonly ofCase?: string | undefined;
}

/** The path of an advisory below the content folder. */
export const advisoryFile = (id: string): string =>
  `advisories/${parseId(id)?.year ?? id.slice(0, 4)}/${id}.md`;

/**
 * Writes the result of `make` under an id: the given one, otherwise the next free id of the year.
 * Returns the id. Throws UsageError if the given id is not available.
 */
export function writeUnderId(
  reading: Reading,
  given: string | undefined,
  use: Use,
  make: (id: string) => readonly NewFile[],
): string {
  if (given !== undefined) return writeUnder(reading, given, use, make(given));
  const { place, site } = reading;
  const taken = [
    ...takenIds(place.folder, site.id.prefix),
    ...reading.desk.cases.flatMap(({ advisories }) => advisories),
  ];
  for (let tries = 0; tries < 100; tries++) {
    const id = nextId(site.id.prefix, place.now.slice(0, 4), taken);
    try {
      writeFiles(place.folder, [...guardOf(place.folder), fresh(reading, id, use), ...make(id)]);
      return id;
    } catch (error) {
      if (!(error instanceof FileExists)) throw error;
      if (error.path.startsWith('cases/.')) continue;
      say(`${id} has just been taken; trying the next one.`);
      taken.push(id, ...takenIds(place.folder, site.id.prefix));
    }
  }
  throw new UsageError(
    'No free id was found: other processes are taking ids at the same time. Try again.',
  );
}

function writeUnder(reading: Reading, id: string, use: Use, files: readonly NewFile[]): string {
  const { folder } = reading.place;
  const fault = faultOf(reading, id, use);
  if (fault !== undefined) throw new UsageError(fault);
  const path = reservationPath(id);
  const reserved = existsSync(join(folder, path));
  const reservation = reserved ? used(folder, path, use) : fresh(reading, id, use);
  try {
    writeFiles(folder, [...guardOf(folder), reservation, ...files]);
  } catch (error) {
    if (error instanceof FileExists)
      throw new UsageError(`${id} has just been taken: ${error.message}`);
    throw error;
  }
  return id;
}

function faultOf({ place, site, desk }: Reading, id: string, use: Use): string | undefined {
  if (parseId(id)?.prefix !== site.id.prefix)
    return `"${id}" is not an id of this site. Write it like ${nextId(site.id.prefix, place.now.slice(0, 4), [])}.`;
  const reservation = desk.reservations.find((one) => one.id === id);
  const others = desk.cases.filter((one) => one.id === id && one.id !== use.ofCase);
  if (existsSync(join(place.folder, advisoryFile(id))))
    return `${advisoryFile(id)} already exists; nothing was written.`;
  const [other] = others;
  if (other !== undefined)
    return `${id} is the id of the case ${other.file}. To write for that case, use "--case ${id}".`;
  const named = idFiles(place.folder, site.id.prefix).find(
    (one) => one.id === id && !isExpected(one.path, id),
  );
  if (named !== undefined)
    return `${id} is taken by ${named.path}; nothing was written. Rename or delete that file, or choose another id.`;
  if (use.for === 'later' && reservation !== undefined)
    return `${id} was reserved${reservation.by === undefined ? '' : ` by ${reservation.by}`} at ${reservation.at}.`;
  return undefined;
}

/** True for the usual files of an id, which are checked by what they hold, and for translations. */
const isExpected = (path: string, id: string): boolean =>
  [`cases/${id}.yaml`, reservationPath(id)].includes(path) ||
  contentFile(path).kind === 'translation';

function fresh({ place }: Reading, id: string, { for: purpose, by, project, note }: Use): NewFile {
  const text = reservationDraft({ at: place.now, by, for: purpose, project, note });
  return { path: reservationPath(id), text };
}

function used(folder: string, path: string, use: Use): NewFile {
  const was = textInside(folder, path) ?? '';
  return { path, text: editYaml(was, [{ path: ['for'], set: use.for }]), was };
}

/** Returns the user: the given one, otherwise git's user. */
export function worker(given: string | undefined, folder: string): string | undefined {
  return given ?? gitUser(folder).name;
}
