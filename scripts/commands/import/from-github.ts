// candor import ghsa OWNER/REPO: the advisories of a repository, from GitHub itself.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gitHubAccess } from '../../../src/environment.ts';
import { GitHubRefused, listAdvisories } from '../../../src/external/github/advisories.ts';
import { idFiles } from '../../../src/read/ids.ts';
import type { Reading } from '../../../src/read/index.ts';
import { UsageError } from '../../../src/usage-error.ts';
import { say } from '../../command.ts';
import type { Loaded } from './files.ts';
import { type Remembered, rememberedPages, rememberPages } from './remembered-tags.ts';

const REPOSITORY = /^([A-Za-z0-9](?:[A-Za-z0-9-]{0,38}))\/([\w.-]{1,100})$/;

/** True for OWNER/REPO, which a path to a file can look like too. */
export const isRepository = (text: string): boolean =>
  REPOSITORY.test(text) && !/\/\.{1,2}$/.test(text);

interface FromGitHub {
  readonly loaded: readonly Loaded[];
  /** True if nothing has changed since the last import, so that nothing was loaded. */
  readonly isUnchanged?: true;
  /** Remembers that everything of this answer was imported. Call it after the files are written. */
  readonly finish: () => void;
}

/** Loads the advisories of a repository; none if nothing has changed since the last import. */
export async function loadFromGitHub(
  named: string,
  reading: Reading,
  isFresh: boolean,
): Promise<FromGitHub> {
  const [, owner = '', name = ''] = REPOSITORY.exec(named) ?? [];
  const { api, token } = gitHubAccess();
  const subject = [
    api,
    owner,
    name,
    reading.place.folder,
    token === undefined ? 'public' : 'token',
  ];
  const state = (): Remembered => ({ subject, texts: importedTexts(reading) });
  if (token === undefined)
    say('Without GITHUB_TOKEN or GH_TOKEN, GitHub shows only published advisories.');
  const pages = isFresh ? undefined : rememberedPages(state());
  try {
    const answer = await listAdvisories({ api, token, owner, name, pages, say, clock: Date.now });
    if ('unchanged' in answer) {
      say(`${named} has not changed since the last import.`);
      return { loaded: [], isUnchanged: true, finish: () => undefined };
    }
    const loaded = answer.advisories.map(
      (record, i): Loaded => ({ name: nameOf(record, `${named}[${i}]`), record, isSet: true }),
    );
    return { loaded, finish: () => rememberPages(state(), answer.pages) };
  } catch (error) {
    if (error instanceof GitHubRefused) throw new UsageError(error.message);
    throw error;
  }
}

function nameOf(record: unknown, otherwise: string): string {
  const id: unknown =
    typeof record === 'object' && record !== null ? Reflect.get(record, 'ghsa_id') : undefined;
  return typeof id === 'string' ? id.slice(0, 40) : otherwise;
}

/** The texts of all advisories: an edit of any can make the next import differ. */
function importedTexts({ place, site }: Reading): string[] {
  return idFiles(place.folder, site.id.prefix)
    .filter(({ path }) => path.startsWith('advisories/'))
    .map(({ path }) => `${path}\n${readFileSync(join(place.folder, path), 'utf8')}`);
}
