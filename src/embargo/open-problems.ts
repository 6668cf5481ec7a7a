// Splits problems for a log that others can read: continuous integration shows its log to everyone
// who can read the repository. A problem quotes content, so one about private content is only
// counted.

import { isTrackedAsIs } from '../external/git/tracked-as-is.ts';
import { recordFiles } from '../model/content.ts';
import type { Problem } from '../model/problem/problem.ts';
import { visible } from '../model/text/visible.ts';
import { listFiles } from '../read/folder.ts';
import type { Reading } from '../read/index.ts';
import { contentFile } from '../read/layout.ts';
import { candorsOwn } from './refuse-leaks.ts';
import { secretFinder } from './search/find-secrets.ts';
import { secretsOf } from './search/secrets.ts';
import { recheckPublicity } from './second-opinion.ts';

/** The problems of a reading. */
interface SplitProblems {
  /** Can be shown to everyone who can read the log. */
  readonly open: readonly Problem[];
  /** About private content, or naming it. */
  readonly hidden: readonly Problem[];
}

/**
 * Splits the problems of a reading. `repository` is the web address of the repository whose readers
 * can read the log: if it tracks the whole content, nothing has to be hidden from them. Otherwise a
 * problem is open if it is in a public file and names nothing private. Hides what it cannot judge.
 */
export async function openProblems(
  reading: Reading,
  repository: string | undefined,
): Promise<SplitProblems> {
  const { problems } = reading;
  if (problems.length === 0 || (await canBeRead(reading, repository)))
    return { open: problems, hidden: [] };
  const isOpen = openTest(reading);
  return { open: problems.filter(isOpen), hidden: problems.filter((one) => !isOpen(one)) };
}

async function canBeRead({ place }: Reading, repository: string | undefined): Promise<boolean> {
  if (repository === undefined) return false;
  for (const folder of [place.folder, place.publicFolder]) {
    if (folder === undefined) continue;
    const files = listFiles(folder).map(({ path }) => path);
    if (!(await isTrackedAsIs(folder, files, repository))) return false;
  }
  return true;
}

/** Files of these kinds are published, or are about what is published, whatever their state. */
const OPEN_KINDS: ReadonlySet<string> = new Set([
  ...['site', 'security', 'policy', 'project', 'channel', 'key'],
  ...['redirects', 'ledger-exceptions', 'theme', 'logo'],
]);

/** The shortest file name that is searched for: a shorter one occurs in other words. */
const SHORTEST_NAME = 4;

function openTest(reading: Reading): (problem: Problem) => boolean {
  const { place, site, withheld } = reading;
  const { content, desk } = recheckPublicity(reading.content, reading.desk, place.now);
  const records = new Set(recordFiles(content));
  const withheldFiles = new Set(withheld.map((path) => `../public/${path}`));
  const isOpenFile = (file: string): boolean =>
    file.startsWith('../public/')
      ? !withheldFiles.has(file)
      : records.has(file) || OPEN_KINDS.has(contentFile(file).kind);
  const find = secretFinder(secretsOf({ content, desk, site, shared: candorsOwn() }));
  // A file that cannot be read has no secrets that are known, except its name.
  const names = listFiles(place.folder)
    .filter(({ path }) => !isOpenFile(path))
    .map(({ path }) => stemOf(path))
    .filter((name) => name.length >= SHORTEST_NAME);
  const namesSecret = (text: string): boolean => {
    const lower = text.toLowerCase();
    return (
      names.some((name) => lower.includes(name)) || find(new TextEncoder().encode(text)).length > 0
    );
  };
  return ({ file, message, remedy, excerpt }) =>
    isOpenFile(file) && !namesSecret([visible(file), message, remedy, excerpt].join('\n'));
}

/** The name of a file without folders and extensions, in lower case. */
const stemOf = (path: string): string =>
  (path.split('/').at(-1) ?? path).replace(/\..*$/, '').toLowerCase();
