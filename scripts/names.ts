// Names in arguments: the messages for a missing or unknown name.

import { nearest } from '../src/model/problem/from-schema.ts';
import type { Reading } from '../src/read/index.ts';
import { UsageError } from '../src/usage-error.ts';

const MOST_NAMES = 12;

/**
 * A hint for an unknown name, as a sentence: the closest match, else the known names, else `none`.
 */
export function nameHint(found: string, names: readonly string[], none = 'There is none.'): string {
  const near = nearest(found, names);
  return near === undefined ? namesInWords(names, none) : `Did you mean ${near}?`;
}

/** Returns a required name. Throws UsageError, with the expected command and the known names. */
export function demandName(
  given: string | undefined,
  call: string,
  names: readonly string[],
  none: string,
): string {
  if (given !== undefined) return given;
  throw new UsageError(`Missing name: ${call}. ${namesInWords(names, none)}`);
}

/** A hint for content without any release. */
export const NO_RELEASE = 'Run "candor new release" to write one.';

/** The names of all releases, planned ones first. */
export const releaseNames = ({ content, desk }: Reading): string[] =>
  [...desk.releases, ...content.releases].map(({ slug }) => slug);

function namesInWords(names: readonly string[], none: string): string {
  const all = [...new Set(names)];
  const [only] = all;
  if (only === undefined) return none;
  if (all.length === 1) return `The only one is ${only}.`;
  const more = all.length - MOST_NAMES;
  return `Choose one of ${all.slice(0, MOST_NAMES).join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}
