// The last step of every command that edits content: checked, then written, or refused in words.

import { type ContentChange, writeChanges } from '../src/change-content.ts';
import type { Reading } from '../src/read/index.ts';
import type { ContentPlace } from '../src/read/place.ts';
import { problemsText, say } from './command.ts';

/** Makes changes of content, all or none. Answers how the content reads with them; undefined, after saying why, where it refuses. */
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
