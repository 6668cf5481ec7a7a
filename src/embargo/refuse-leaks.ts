// The last gate of a build: nothing private may be in the files that are about to be published. It
// cannot be skipped: publish the text or remove it. A log can be public, so a secret is named by
// its kind only. The content file that contains it, whose name is often the id of an advisory, is
// named only if the person who builds is the only reader.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { candorFolder } from '../disk/candor-folder.ts';
import { recordFiles } from '../model/content.ts';
import { visible } from '../model/text/visible.ts';
import type { Reading } from '../read/index.ts';
import { type Leak, sampleOf, scanFolder } from './scan-folder.ts';
import { type FindSecrets, secretFinder } from './search/find-secrets.ts';
import { notesIn } from './search/notes.ts';
import { type Secret, secretsOf } from './search/secrets.ts';
import { recheckPublicity } from './second-opinion.ts';

/** A build that was refused because it contains private content. */
export class Leaked extends Error {}

/** The largest number of files that are listed. */
const MOST = 20;

/**
 * Throws Leaked if a folder contains any secret of a reading. Returns a warning, in lines, for the
 * files that could not be searched. `open`: the message can name content files.
 */
export function refuseLeaks(folder: string, reading: Reading, open: boolean): string[] {
  const { content } = recheckPublicity(reading.content, reading.desk, reading.place.now);
  const findSecrets = secretFinder(secretsOfReading(reading), sampleOf(folder));
  // "check" warns about public/; a build can copy files from elsewhere, such as those that a
  // retrospective imports.
  const checked = new Set(content.publicFiles);
  const unread = new Map<string, string>();
  const leaks = scanFolder(
    folder,
    findSecrets,
    (file, what) => checked.has(file) || unread.set(file, what),
  );
  if (leaks.length > 0) throw new Leaked(leaksText(leaks, findSecrets, open));
  return unreadLines(unread);
}

/** Everything of a reading that nothing published may contain. */
export function secretsOfReading({ site, content, desk, place, texts }: Reading): Secret[] {
  const checked = recheckPublicity(content, desk, place.now);
  const notes = notesIn(texts, new Set(recordFiles(checked.desk)));
  return secretsOf({ ...checked, site, shared: candorsOwn(), notes });
}

/**
 * Warnings for files of a site that could not be searched. Their paths were searched, so they are
 * not secret.
 */
export function unreadLines(unread: ReadonlyMap<string, string>): string[] {
  const lines = [...unread]
    .slice(0, MOST)
    .map(([file, what]) => `  ${visible(file)}: it is or contains ${what}`);
  if (lines.length === 0) return [];
  const more = unread.size > MOST ? [`  and ${unread.size - MOST} more.`] : [];
  return [
    'Warning: these files of the site could not be searched completely for private content. Check them by hand.',
    ...lines,
    ...more,
  ];
}

/** The findings as a message. */
export function leaksText(
  leaks: readonly Leak<Secret>[],
  findSecrets: FindSecrets,
  open: boolean,
): string {
  const records = [...new Set(leaks.flatMap(({ found }) => found.map(({ file }) => file)))];
  const source = ({ file, key }: Secret): string =>
    open
      ? ` of ${visible(file)}${key === '' ? '' : `, ${key}`}`
      : ` of record ${records.indexOf(file) + 1}`;
  const lines = leaks.slice(0, MOST).map(({ file, inPath, found }) => {
    const words = new Set(found.map((secret) => `${KINDS[secret.kind]}${source(secret)}`));
    return `  ${open ? visible(file) : masked(file, findSecrets)}${inPath ? ' (its path)' : ''}: ${[...words].join('; ')}`;
  });
  const more = leaks.length > MOST ? [`  and ${leaks.length - MOST} more.`] : [];
  const hint = open
    ? []
    : ['To see which content files these are, build in a terminal or with --verbose.'];
  return [
    'The site contains something that is not public. Nothing was replaced.',
    ...lines,
    ...more,
    'Remove it from the public file or from public/, or publish the content that it belongs to.',
    ...hint,
  ].join('\n');
}

/** The kinds of secrets in words. */
export const KINDS: Readonly<Record<Secret['kind'], string>> = {
  id: 'an id',
  title: 'a title',
  text: 'words of a text',
  person: 'the name of a person',
  address: 'an address',
  commit: 'a commit',
  slug: 'the name of a page',
};

/**
 * A path without the parts that contain a secret; if the result still contains one, only the
 * extension of the file.
 */
function masked(path: string, findSecrets: FindSecrets): string {
  const holds = (text: string): boolean => findSecrets(new TextEncoder().encode(text)).length > 0;
  const shown = path
    .split('/')
    .map((part) => (holds(part) ? '***' : visible(part)))
    .join('/');
  return holds(shown) ? `***${/\.[a-z0-9]{1,5}$/.exec(path)?.[0] ?? ''}` : shown;
}

/** Candor's own texts, as its source has them: they are no secrets of any site. */
export function candorsOwn(): string[] {
  const source = join(candorFolder(), 'src');
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|astro)$/.test(name) && !/\.(?:test|fixture|arbitrary)\./.test(name))
    .map((name) => readFileSync(join(source, name), 'utf8'));
}
