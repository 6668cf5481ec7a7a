// candor init: creates the smallest valid site in a new content folder, from options, questions and
// what the folder around it says, and builds it.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Option } from '@commander-js/extra-typings';
import { FileExists, type NewFile, writeFiles } from '../../src/disk/files.ts';
import { PlaceRefused } from '../../src/disk/inside.ts';
import { schemaFiles } from '../../src/drafts/editor.ts';
import { projectDraft, slugOf } from '../../src/drafts/project.ts';
import { starterFiles } from '../../src/drafts/site.ts';
import { WORKFLOW_KINDS } from '../../src/drafts/workflow/workflow.ts';
import { type Clock, contentFolder } from '../../src/environment.ts';
import { RECOMMENDED } from '../../src/model/policy/pace.ts';
import { projectSchema } from '../../src/model/project/project.ts';
import { channelSchema } from '../../src/model/reporting/channel.ts';
import { siteSchema } from '../../src/model/site/site.ts';
import { readContent } from '../../src/read/index.ts';
import { jsonSchemas } from '../../src/reference/json-schemas.ts';
import { UsageError } from '../../src/usage-error.ts';
import { command, type Finish, placeOf, say } from '../command.ts';
import { answersFrom, type Given } from './init/answers.ts';
import { surroundingsOf } from './init/surroundings.ts';
import { isFree, workflowFor, writeWorkflow } from './init/workflow.ts';
import { fitting } from './new/draft-file.ts';

export function init(finish: Finish, clock: Clock) {
  return command('init')
    .option('--name <name>', 'the name of the project: Orbital')
    .option('--url <address>', 'the address of the site: https://security.example.org/')
    .option('--prefix <prefix>', 'the prefix of advisory ids: ORB')
    .option('--registered', 'the prefix is registered with OSV', false)
    .option('--mail <address>', 'the mail address for reports: security@example.org')
    .option('--report <address...>', 'a web address for private reports: a form, GitHub, GitLab')
    .option(
      '--package <purl...>',
      'the packages of the project, without versions: pkg:pypi/orbital',
    )
    .option('--repository <address>', 'the repository of the project')
    .option(
      '--host <kind>',
      `the host of the site: ${siteSchema.shape.hosting.unwrap().shape.kind.unwrap().options.join(', ')}`,
    )
    .addOption(
      new Option(
        '--workflow <kind>',
        'also write a workflow that checks and publishes the site; with a content folder that exists: only the workflow',
      ).choices(WORKFLOW_KINDS),
    )
    .option('--no-build', 'do not build the site at the end')
    .addHelpText(
      'after',
      '\nOn a terminal, it asks for missing values. Name, packages, repository and policy are taken from package.json, pyproject.toml,\nCargo.toml, go.mod, composer.json, the git remote and SECURITY.md, if they exist.\n\nExample:\n  candor init --name Orbital --url https://security.example.org/ --mail security@example.org --prefix ORB',
    )
    .action(async (options) => {
      const folder = contentFolder(options.content);
      const around = surroundingsOf(folder);
      if (options.workflow !== undefined && isStarted(folder) && !startsSite(options)) {
        const { site } = await readContent(placeOf(options));
        const only = workflowFor(options.workflow, folder, around.top, site.slot);
        if (!isFree(only)) return finish(1);
        return writeWorkflow(only);
      }
      const workflow =
        options.workflow === undefined
          ? undefined
          : workflowFor(options.workflow, folder, around.top, RECOMMENDED.slot);
      if (workflow !== undefined && !isFree(workflow)) return finish(1);
      const answers = await answersFrom(options, around);
      const { registered, host } = options;
      const written: NewFile[] = [
        ...starterFiles({ ...answers, registered, host, policy: around.policy?.text }),
        ...(answers.project === undefined
          ? []
          : [
              {
                path: `projects/${slugOf(answers.project.name) || 'project'}.yaml`,
                text: projectDraft(answers.project),
              },
            ]),
      ];
      refuseFaults(written);
      const files = [...written, ...schemaFiles(jsonSchemas())];
      try {
        writeFiles(folder, files);
      } catch (error) {
        if (error instanceof PlaceRefused) throw new UsageError(error.message);
        if (!(error instanceof FileExists)) throw error;
        say(`${folder}: ${error.message}`);
        return finish(1);
      }
      say(
        `Wrote ${written.map(({ path }) => path).join(', ')}, and schemas for editors, to ${folder}.`,
      );
      if (workflow !== undefined) writeWorkflow(workflow);
      if (around.sources.length > 0)
        say(`Taken from ${around.top}: ${around.sources.join('; ')}. Check it.`);
      if (options.build) await buildFirst(folder, finish, clock);
      say(nextSteps(answers.project !== undefined));
    });
}

const isStarted = (folder: string): boolean => existsSync(join(folder, 'site.yaml'));

/** True if an option is about a new site. */
const startsSite = (given: Given): boolean =>
  [
    given.name,
    given.url,
    given.prefix,
    given.mail,
    given.report,
    given.package,
    given.repository,
  ].some((value) => value !== undefined);

/** Throws UsageError with every fault of the files, before any is written. */
function refuseFaults(files: readonly NewFile[]): void {
  for (const file of files) {
    if (file.path === 'site.yaml') fitting(siteSchema, file);
    if (file.path.startsWith('channels/')) fitting(channelSchema, file);
    if (file.path.startsWith('projects/')) fitting(projectSchema, file);
  }
}

/** Builds into dist/ beside the content; a folder of that name that is not a site is left alone. */
async function buildFirst(folder: string, finish: Finish, clock: Clock): Promise<void> {
  const { build } = await import('./build.ts');
  const out = join(folder, '../dist');
  try {
    await build(finish, clock).parseAsync(['--content', folder, '--out', out], { from: 'user' });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    say(`The site was not built. ${error.message}`);
  }
}

const nextSteps = (hasProject: boolean): string =>
  [
    'Next:',
    '1. Read SECURITY.md, channels/ and site.yaml: they are published in your name. "candor check" lists open problems.',
    hasProject
      ? '2. Add the branches to the file in projects/: the versions that get fixes.'
      : '2. Add your project: "candor new project NAME --package PURL".',
    '3. "candor dev" serves the site while you write; "candor new advisory" starts the first advisory.',
  ].join('\n');
