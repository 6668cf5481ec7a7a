// What --replace must not do: publish an advisory that the team holds back, or remove what the team
// added to it.

import { ownKeys } from '../../../src/imports/record/own-keys.ts';
import { type Instant, isAfter, parseInstant } from '../../../src/model/instant.ts';
import { readMarkdown } from '../../../src/model/source/parse.ts';

/** An imported advisory, and the text that would replace it. */
interface Replacement {
  /** Relative to the content folder. */
  readonly file: string;
  readonly old: string;
  readonly text: string;
  /** True if the advisory is not public now. */
  readonly isPrivate: boolean;
  readonly now: Instant;
}

/** Returns why an imported advisory must not be replaced, in one sentence; undefined if it can be. */
export function replaceFault({ file, old, text, isPrivate, now }: Replacement): string | undefined {
  const made = readMarkdown(file, text).values;
  if (isPrivate && isOut(made, now))
    return `${file} is not public, and the new text would be. Publish it first, or delete the file.`;
  const keys = ownKeys(readMarkdown(file, old).values, made);
  if (keys.length === 0) return undefined;
  return `${file} has values that the record does not have, and that would be lost: ${keys.join(', ')}. Remove them first, and add them again afterwards, or edit the file by hand.`;
}

function isOut(values: unknown, now: Instant): boolean {
  const published: unknown =
    typeof values === 'object' && values !== null ? Reflect.get(values, 'published') : '';
  const read = typeof published === 'string' ? parseInstant(published) : { fault: undefined };
  return !('instant' in read) || !isAfter(read.instant, now);
}
