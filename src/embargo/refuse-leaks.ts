// The last gate of a build: nothing of the desk may stand in what is about to be published. There is no way around it: what is
// found must be published or taken out. A log may be public, so a secret is told by its kind alone, and the file of content that
// it stems from, whose name is often the id of an advisory, only where the person who builds is the only reader.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { visible } from '../model/text/visible.ts';
import type { Reading } from '../read/index.ts';
import { type Leak, sampleOf, scanFolder } from './scan-folder.ts';
import { type Look, lookFor } from './search/find-secrets.ts';
import { type Secret, secretsOf } from './search/secrets.ts';
import { recheckPublicity } from './second-opinion.ts';

/** A build that was refused, because something of the desk stands in it. */
export class Leaked extends Error {}

/** How many files are told of. */
const MOST = 20;

/**
 * Throws Leaked if a folder contains anything secret of a reading. Returns a warning, in lines, for the files that could not be
 * searched. `open`: the message can name files of content.
 */
export function refuseLeaks(folder: string, reading: Reading, open: boolean): string[] {
  const { site, place } = reading;
  const { content, desk } = recheckPublicity(reading.content, reading.desk, place.now);
  const secrets = secretsOf({ content, desk, site, shared: candorsOwn() });
  const look = lookFor(secrets, sampleOf(folder));
  // "check" warns of what public/ has; a build can copy files from elsewhere, such as those that a retrospective imports.
  const checked = new Set(content.publicFiles);
  const unread = new Map<string, string>();
  const leaks = scanFolder(folder, look, (file, what) => checked.has(file) || unread.set(file, what));
  if (leaks.length > 0) throw new Leaked(leaksText(leaks, look, open));
  return unreadLines(unread);
}

/** Warnings for files of a site that could not be searched. Their paths were, so they are not secret. */
export function unreadLines(unread: ReadonlyMap<string, string>): string[] {
  const lines = [...unread].slice(0, MOST).map(([file, what]) => `  ${visible(file)}: it is or holds ${what}`);
  if (lines.length === 0) return [];
  const more = unread.size > MOST ? [`  and ${unread.size - MOST} more.`] : [];
  return [
    'Warning: these files of the site could not be searched completely for what is not public. Check them by hand.',
    ...lines,
    ...more,
  ];
}

/** The findings in words. */
export function leaksText(leaks: readonly Leak<Secret>[], look: Look, open: boolean): string {
  const records = [...new Set(leaks.flatMap(({ found }) => found.map(({ file }) => file)))];
  const source = ({ file, key }: Secret): string =>
    open ? ` of ${visible(file)}${key === '' ? '' : `, ${key}`}` : ` of record ${records.indexOf(file) + 1}`;
  const lines = leaks.slice(0, MOST).map(({ file, inPath, found }) => {
    const words = new Set(found.map((secret) => `${KINDS[secret.kind]}${source(secret)}`));
    return `  ${open ? visible(file) : masked(file, look)}${inPath ? ' (its path)' : ''}: ${[...words].join('; ')}`;
  });
  const more = leaks.length > MOST ? [`  and ${leaks.length - MOST} more.`] : [];
  const hint = open ? [] : ['Build on your own terminal, or with --verbose, to see which files of content these are.'];
  return [
    'The site holds something that is not public. Nothing was replaced.',
    ...lines,
    ...more,
    'Take it out of the public file or of public/, or publish what it belongs to.',
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

/** A path without the parts that hold a secret; where the whole still holds one, only what kind of file it is. */
function masked(path: string, look: Look): string {
  const holds = (text: string): boolean => look(new TextEncoder().encode(text)).length > 0;
  const shown = path
    .split('/')
    .map((part) => (holds(part) ? '***' : visible(part)))
    .join('/');
  return holds(shown) ? `***${/\.[a-z0-9]{1,5}$/.exec(path)?.[0] ?? ''}` : shown;
}

/** The texts of Candor itself, as its source has them: what its own pages say is nobody's secret. */
export function candorsOwn(): string[] {
  const source = fileURLToPath(new URL('..', import.meta.url));
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|astro)$/.test(name) && !/\.(?:test|fixture|arbitrary)\./.test(name))
    .map((name) => readFileSync(join(source, name), 'utf8'));
}
