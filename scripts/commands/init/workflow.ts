// Writes the workflow that checks and publishes the site into the user's repository.

import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { candorVersion } from '../../../src/disk/candor-folder.ts';
import { writeFiles } from '../../../src/disk/files.ts';
import { type WORKFLOW_KINDS, WORKFLOWS } from '../../../src/drafts/workflow/workflow.ts';
import { git } from '../../../src/external/git/repository.ts';
import type { Pace } from '../../../src/model/policy/pace.ts';
import { print, say } from '../../command.ts';

/** A workflow that is ready to be written. */
interface NewWorkflow {
  readonly path: string;
  readonly text: string;
  readonly top: string;
  readonly elsewhere: string;
  readonly next: string;
}

type Kind = (typeof WORKFLOW_KINDS)[number];

/** Returns the workflow of a content folder in the repository with this top folder. */
export function workflowFor(
  kind: Kind,
  folder: string,
  top: string,
  slot: Pace['slot'],
): NewWorkflow {
  const { path, text, elsewhere, next } = WORKFLOWS[kind];
  const content = relative(realpathSync(top), realPath(folder)) || '.';
  const head = git(top, 'symbolic-ref', '--short', 'refs/remotes/origin/HEAD')?.trim() ?? '';
  const branch = head.replace(/^origin\//, '') || 'main';
  const facts = { version: candorVersion(), content: content.replaceAll('\\', '/'), branch, slot };
  return { path, text: text(facts), top, elsewhere, next };
}

/** The path without links; the last parts need not exist. */
function realPath(path: string): string {
  return existsSync(path) ? realpathSync(path) : join(realPath(dirname(path)), basename(path));
}

/**
 * Returns false, and prints the workflow with advice, if its file exists: it is never overwritten.
 */
export function isFree({ path, text, top, elsewhere }: NewWorkflow): boolean {
  if (!existsSync(join(top, path))) return true;
  print(text);
  say(`${path} exists, and was not changed. ${elsewhere} Nothing was written.`);
  return false;
}

/** Writes the workflow. Throws as writeFiles does. */
export function writeWorkflow({ path, text, top, next }: NewWorkflow): void {
  writeFiles(top, [{ path, text }]);
  say(`Wrote ${path} into ${top}. ${next}`);
}
