// Private cases that git tracks: anyone with the repository can read them, so a check fails.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { trackedFiles } from '../external/git/repository.ts';
import type { Finding } from '../model/problem/problem.ts';

/** Files that can be tracked: the README of the folder, and the rule that keeps the rest out. */
const OPEN = /^cases\/(README\.md|\.gitignore)$/;

/**
 * Returns a finding for each file below cases/ that the repository of the content folder tracks.
 */
export function trackedCases(folder: string): Finding[] {
  if (!existsSync(join(folder, 'cases'))) return [];
  // If cases/ is a repository itself, it is listed as "cases", if at all: its files are not in this
  // repository.
  const files = trackedFiles(folder, 'cases').filter(
    (path) => path.startsWith('cases/') && !OPEN.test(path),
  );
  return files.map((file) => ({
    code: 'case-tracked',
    file,
    at: 'start',
    remedy: `Run "git -C ${folder} rm --cached ${file}" and add "cases/*" to .gitignore. If a commit contains the file, remove it from the history (git filter-repo --invert-paths --path ${file}). If that commit was pushed, treat the case as public: inform the reporter and make a new plan.`,
  }));
}
