// Keeps the last readable text of each file, so that pages stay while a file is broken.

import { type Reading, readContent } from '../read/index.ts';

/** A reading for pages. */
interface Readable {
  readonly reading: Reading;
  /** The files that are shown with an earlier text, in order. */
  readonly earlier: readonly string[];
  /** False if site.yaml was never readable: there is no site to show. */
  readonly hasSite: boolean;
}

/**
 * Returns a function that replaces the unreadable files of a reading by their last readable text.
 * It must receive every reading of a process, in order.
 */
export function lastReadable(): (reading: Reading) => Promise<Readable> {
  const good = new Map<string, string>();
  return async (reading) => {
    const { texts, unused, place } = reading;
    const broken = new Set(unused);
    for (const file of good.keys()) if (!texts.has(file) && !broken.has(file)) good.delete(file);
    for (const [file, text] of texts) if (!broken.has(file)) good.set(file, text);
    const earlier = [...new Map([...good].filter(([file]) => broken.has(file)))];
    return {
      reading: earlier.length === 0 ? reading : await readContent(place, new Map(earlier)),
      earlier: earlier.map(([file]) => file).sort(),
      hasSite: good.has('site.yaml'),
    };
  };
}
