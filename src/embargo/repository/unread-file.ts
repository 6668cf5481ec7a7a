// Private files that cannot be read as records, such as a draft that is half written. Their ids and
// texts are secret all the same.

import type { Reservation } from '../../model/case/reservation.ts';
import { type Desk, EMPTY_DESK } from '../../model/content.ts';
import { readMarkdown, readYaml } from '../../model/source/parse.ts';
import type { Reading } from '../../read/index.ts';

/** The files whose text people write. Others, such as a test file, can hold text of others. */
const WRITTEN = /\.(?:md|mdx|markdown|ya?ml|txt)$/i;

/** The titles of a file whose YAML has errors. */
const TITLE = /^["']?(summary|title)["']?[ \t]*:[ \t]*(.+)$/gm;

/**
 * The people of a file whose YAML has errors, and their contacts, in a mapping of any form. Only
 * their keys distinguish names from other words.
 */
const PERSON =
  /(?:^|[{,\s-])["']?(name|by|owner|fix_owner|credit|contact)["']?[ \t]*:[ \t]*(?:"([^"\n]+)"|'([^'\n]+)'|([^"'\s][^,}\n]*))/gm;

/** A reservation of the id, with everything that the file says. */
interface UnreadFile extends Reservation {
  readonly said: unknown;
}

/**
 * Returns a desk with the id and the texts of a file; undefined if it has neither. `id` is undefined
 * if the file is not named by one; `text` is undefined if it is not text.
 */
export function unreadDesk(
  {
    path,
    id,
    text,
  }: { readonly path: string; readonly id: string | undefined; readonly text: string | undefined },
  { place }: Pick<Reading, 'place'>,
): Desk | undefined {
  if (id === undefined && text === undefined) return undefined;
  const said = text === undefined || !WRITTEN.test(path) ? undefined : saidIn(path, text);
  const record: UnreadFile = { id: id ?? path, file: path, at: place.now, for: 'later', said };
  return { ...EMPTY_DESK, reservations: [record] };
}

/** The values of a file; its plain text if it has none. */
function saidIn(path: string, text: string): unknown {
  const { values, body } = /\.ya?ml$/i.test(path) ? readYaml(path, text) : readMarkdown(path, text);
  if (values !== undefined) return { values, body };
  const titles = [...text.matchAll(TITLE)].map(([, key = '', title]) => ({ [key]: title }));
  const people = [...text.matchAll(PERSON)].map(([, key = '', ...forms]) => ({
    [key]: forms.join('').trim(),
  }));
  return { titles, people, text };
}
