// The version of the content's format. Older content is rewritten by the steps in src/migrations/.

import type { Finding } from '../problem/problem.ts';
import { nearest } from '../text/nearest.ts';

/** The key of site.yaml that states the version of the format. */
export const FORMAT_KEY = 'content_format';

/** The format that this Candor reads. Raise it together with a new step in src/migrations/. */
export const CONTENT_FORMAT = 1;

/** Returns the format that the values of site.yaml state. Absent: 0. undefined: not a format. */
export function writtenFormat(values: unknown): number | undefined {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return undefined;
  const [, written = 0] = Object.entries(values).find(([key]) => key === FORMAT_KEY) ?? [];
  return /^\d{1,4}$/.test(String(written)) ? Number(written) : undefined;
}

/**
 * Returns the problem of a format other than the current one. A newer format can mean anything, so
 * it is an error. An older one is a warning: whatever changed its meaning since is an error of its
 * own, so nothing in it is misread.
 */
export function formatFinding(file: string, values: unknown): Finding | undefined {
  const format = writtenFormat(values);
  if (format === undefined || format === CONTENT_FORMAT) return undefined;
  if (format > CONTENT_FORMAT)
    return {
      code: 'format-newer',
      file,
      at: { path: [FORMAT_KEY] },
      message: `The content has format ${format}; this Candor reads format ${CONTENT_FORMAT} and older ones.`,
    };
  const keys = Object.keys(Object(values));
  const stated = keys.includes(FORMAT_KEY);
  // A misspelled key is reported as such.
  if (!stated && nearest(FORMAT_KEY, keys) !== undefined) return undefined;
  return {
    code: 'format-older',
    file,
    at: stated ? { path: [FORMAT_KEY] } : 'start',
    message: `The content has format ${format}${stated ? '' : `, because there is no "${FORMAT_KEY}"`}; the current format is ${CONTENT_FORMAT}.`,
  };
}
