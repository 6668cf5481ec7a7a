// PRIVATE. The notes of authors in private files that no record contains: comments in YAML, and the
// confirmations of release days.

import { bodyStart } from '../../model/source/front-matter.ts';

/** A note of an author, and the file that contains it. */
export interface Note {
  readonly file: string;
  readonly text: string;
}

/** A file whose whole text is a note: no record has it. */
const NOTE_FILE = /^cases\/release-day\//;
/** Comment lines in a row are one text. */
const COMMENTS = /(?:^|[ \t])#.*(?:\n[ \t]*#.*)*/gm;

/** Returns the notes in the private ones of some content files. */
export function notesIn(
  texts: ReadonlyMap<string, string>,
  privateFiles: ReadonlySet<string>,
): Note[] {
  return [...texts].flatMap(([file, text]) => {
    if (NOTE_FILE.test(file)) return [{ file, text }];
    if (!privateFiles.has(file)) return [];
    const matter = /\.ya?ml$/i.test(file) ? text : text.slice(0, bodyStart(text));
    return (matter.match(COMMENTS) ?? []).map((comment) => ({
      file,
      text: comment.replace(/^[ \t]*#+/gm, ''),
    }));
  });
}
