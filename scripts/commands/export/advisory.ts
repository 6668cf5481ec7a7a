// The common part of the exports of one advisory: finding it, and refusing it if it cannot be read.

import { isPublic } from '../../../src/model/advisory/advisory.ts';
import { type Reading, readContent } from '../../../src/read/index.ts';
import type { ContentPlace } from '../../../src/read/place.ts';
import { UsageError } from '../../../src/usage-error.ts';
import { problemsText, say } from '../../command.ts';
import { nameHint } from '../../names.ts';

type Written = Reading['content']['advisories'][number] | Reading['desk']['advisories'][number];

/** An advisory, public or not, with its context. */
interface Found {
  readonly advisory: Written;
  readonly reading: Reading;
  readonly isPublic: boolean;
  readonly project: Reading['content']['projects'][number] | undefined;
}

/**
 * Reads an advisory; undefined, after a message, if its file or site.yaml has errors. Throws
 * UsageError if it does not exist.
 */
export async function findAdvisory(id: string, place: ContentPlace): Promise<Found | undefined> {
  const reading = await readContent(place);
  const advisory = advisoryOf(reading, id);
  const broken = reading.problems.filter(
    ({ level, file }) => level === 'error' && (file === advisory.file || file === 'site.yaml'),
  );
  if (broken.length > 0) {
    say(problemsText(broken, place));
    return undefined;
  }
  const project = reading.content.projects.find(({ slug }) => slug === advisory.project);
  return { advisory, reading, isPublic: isPublic(advisory), project };
}

function advisoryOf({ content, desk }: Reading, id: string): Written {
  const all = [...content.advisories, ...desk.advisories];
  const advisory = all.find((one) => one.id === id);
  if (advisory !== undefined) return advisory;
  const ids = all.map((one) => one.id);
  throw new UsageError(
    `There is no readable advisory ${id}. ${nameHint(id, ids)} Run "candor check" to see problems.`,
  );
}
