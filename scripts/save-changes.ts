// The last step of every command that edits content: check, then write, or refuse with a reason.

import { type ContentChange, writeChanges } from '../src/change-content.ts';
import type { Reading } from '../src/read/index.ts';
import type { ContentPlace } from '../src/read/place.ts';
import { problemsText, say } from './command.ts';

/**
 * Changes content, all or nothing. Returns the new reading; undefined, after a message, if the
 * changes are refused.
 */
export async function saveChanges(
  place: ContentPlace,
  changes: readonly ContentChange[],
): Promise<Reading | undefined> {
  const result = await writeChanges(place, changes);
  if ('reading' in result) return result.reading;
  if (result.problems.length > 0) say(problemsText(result.problems, place).trimEnd());
  say(result.refused);
  return undefined;
}
