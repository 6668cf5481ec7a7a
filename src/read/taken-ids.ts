// Every id that is in use or set aside, by the names of files: one that cannot be read has its id all the same.

import { listFiles } from './folder.ts';
import { contentFile } from './layout.ts';

/** The ids of advisories, cases and reservations of a content folder, sorted by their files. One can come more than once. */
export function takenIds(folder: string): string[] {
  return listFiles(folder).flatMap(({ path }) => {
    const file = contentFile(path);
    return file.kind === 'advisory' || file.kind === 'case' || file.kind === 'reservation' ? [file.name] : [];
  });
}
