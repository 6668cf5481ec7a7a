// The folder cases/ is private: before a file is written there, git is set to ignore it, and the
// command states who can see it.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NewFile } from '../../../src/disk/files.ts';
import { isIgnored, repositoryOf } from '../../../src/external/git/repository.ts';
import { shellWord } from '../../../src/model/text/shell-word.ts';
import { UsageError } from '../../../src/usage-error.ts';

const GUARD = `# Private worksheets: git tracks none of them.
*
!.gitignore
!README.md
`;

/**
 * Returns the file that must be written first, so that git ignores private files; none if git
 * already does.
 */
export function guardOf(folder: string): NewFile[] {
  if (sharing(folder) !== 'open') return [];
  const path = 'cases/.gitignore';
  if (existsSync(join(folder, path)))
    throw new UsageError(
      `Git would track private cases. Add a line "*" to ${join(folder, path)}, or "cases/*" to .gitignore.`,
    );
  return [{ path, text: GUARD }];
}

/**
 * Returns who can see cases/: only this folder ("ignored", or "none" without git), the team through
 * a separate repository ("own"), or, if nothing is done, everyone with the repository of the
 * content ("open").
 */
function sharing(folder: string): 'none' | 'own' | 'ignored' | 'open' {
  const top = repositoryOf(folder);
  if (top === undefined) return ownRepository(folder) ? 'own' : 'none';
  if (ownRepository(folder)) return 'own';
  return isIgnored(folder, 'cases/ignored.yaml') === false ? 'open' : 'ignored';
}

function ownRepository(folder: string): boolean {
  const cases = join(folder, 'cases');
  return existsSync(join(cases, '.git')) && repositoryOf(cases) !== undefined;
}

/** Instructions after reserving an id, so that nobody else takes it. */
export function sharingWords(folder: string, files: readonly string[]): string {
  const cases = join(folder, 'cases');
  switch (sharing(folder)) {
    case 'own': {
      const paths = files.map((file) => shellWord(file.replace(/^cases\//, ''))).join(' ');
      const git = `git -C ${shellWord(cases)}`;
      return `cases/ is a separate git repository. Share the new id now: ${git} add ${paths} && ${git} commit -m "Reserve an id" && ${git} push. If the push is rejected, someone else may have taken the same id: pull, then look for a conflict and run "candor check".`;
    }
    case 'none':
      return 'Only people who work in this folder can see that the id is taken: tell the others.';
    default:
      return 'Git does not track cases/, so people who work in another clone cannot see that the id is taken: tell them, or make cases/ a private git repository that the team shares.';
  }
}
