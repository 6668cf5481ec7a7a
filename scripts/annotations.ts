// The option --annotations of "check" and "build": problems as continuous integration shows them
// beside the source. It is never switched on by the environment: the same command prints the same,
// on a machine of the team and in a workflow.

import { randomUUID } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { Option } from '@commander-js/extra-typings';
import { isWithin } from '../src/disk/same-folder.ts';
import { type Workflow, workflowOf } from '../src/environment.ts';
import { repositoryOf } from '../src/external/git/repository.ts';
import {
  ANNOTATION_KINDS,
  type AnnotationKind,
  codeQuality,
  workflowCommand,
  workflowNote,
} from '../src/model/problem/annotation.ts';
import { hasErrors, type Reading } from '../src/read/index.ts';
import { countProblems, print, problemsOverview, say } from './command.ts';

export const annotationOption = () =>
  new Option(
    '--annotations <kind>',
    'also print problems as annotations of a CI service, without private content',
  )
    .choices(ANNOTATION_KINDS)
    .conflicts('json');

interface Manner {
  readonly kind: AnnotationKind;
  readonly all: boolean | undefined;
  /** True if only the team can read the log. */
  readonly open: boolean;
}

/**
 * Prints the problems of a reading as text and as annotations. GitHub takes its commands from the
 * output; the report of GitLab is the whole of stdout, so the text goes to stderr.
 */
export async function printAnnotated(reading: Reading, { kind, all, open }: Manner): Promise<void> {
  const workflow = workflowOf();
  const { openProblems } = await import('../src/embargo/open-problems.ts');
  const split = open
    ? { open: reading.problems, hidden: [] }
    : await openProblems(reading, workflow.repository);
  const note =
    split.hidden.length === 0
      ? undefined
      : {
          level: hasErrors(split.hidden) ? ('error' as const) : ('warning' as const),
          message: `${countProblems(split.hidden)} in private content. ${HIDDEN}`,
        };
  const text = problemsOverview({ ...reading, problems: split.open }, all);
  const prefix = prefixIn(reading.place.folder, workflow);
  if (kind === 'gitlab') {
    if (text !== '') say(text.trimEnd());
    if (note !== undefined) say(note.message);
    return print(codeQuality(split.open, prefix, note));
  }
  const commands = split.open.map((problem) => workflowCommand(problem, prefix));
  if (note !== undefined) commands.push(workflowNote(note.level, note.message));
  if (text !== '') print(withoutCommands(text));
  if (commands.length > 0) print(commands.join('\n'));
}

const HIDDEN =
  'They are not shown, because others can read this log. Run "candor check" on your own machine, or add --verbose if only your team can read it.';

/** The text quotes content: GitHub must not take a line of it for a command. */
function withoutCommands(text: string): string {
  const token = randomUUID();
  return `::stop-commands::${token}\n${text.trimEnd()}\n::${token}::`;
}

/**
 * The path from the top of the repository to the content folder, with `/` at its end. The working
 * copy of the workflow counts before a repository in it, such as a submodule.
 */
function prefixIn(folder: string, { workspace }: Workflow): string {
  const real = realpathSync(folder);
  const isTop =
    workspace !== undefined && existsSync(join(workspace, '.git')) && isWithin(folder, workspace);
  const top = isTop ? realpathSync(workspace) : (repositoryOf(folder) ?? dirname(real));
  const path = relative(top, real).replaceAll('\\', '/');
  return path === '' ? '' : `${path}/`;
}
