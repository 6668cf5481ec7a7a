// candor new advisory: creates a draft under the next free id, or under that of a case, prefilled
// from the case and the project.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NewFile } from '../../../src/disk/files.ts';
import { type AdvisoryDraft, advisoryDraft, strayVersions } from '../../../src/drafts/advisory.ts';
import type { Clock } from '../../../src/environment.ts';
import { advisorySchema } from '../../../src/model/advisory/advisory.ts';
import { parseId } from '../../../src/model/advisory/id.ts';
import type { Case } from '../../../src/model/case/case.ts';
import type { Project } from '../../../src/model/project/project.ts';
import { editYaml } from '../../../src/model/source/edit/edit.ts';
import { type Reading, readContent } from '../../../src/read/index.ts';
import { UsageError } from '../../../src/usage-error.ts';
import { askEnd, askText, askTitle, canAsk } from '../../ask.ts';
import { command, type Finish, print, say } from '../../command.ts';
import { recordPlaceOf } from '../../public-place.ts';
import { caseNamed } from '../case/case-file.ts';
import { cveOf, openQuestions, timelineOf, todoOf } from './advisory-facts.ts';
import { chooseProject, projectNamed } from './choose-project.ts';
import { fitting } from './draft-file.ts';
import { advisoryFile, worker, writeUnderId } from './id.ts';
import { lineFault, severityOf } from './value.ts';

interface Given {
  readonly summary?: string | undefined;
  readonly project?: string | undefined;
  readonly severity?: string[] | undefined;
  readonly cve?: string | undefined;
  readonly reported?: string | undefined;
  readonly reporter?: string | undefined;
  readonly fixed?: string[] | undefined;
  readonly introduced?: string[] | undefined;
}

export function newAdvisory(_: Finish, clock: Clock) {
  return command('advisory')
    .description('write advisories/<year>/<ID>.md')
    .option('--case <id>', 'copy the title, project, times, CVE and planned versions of this case')
    .option('--summary <text>', 'one line, at most 120 characters')
    .option('--project <slug>', 'a file name in projects/, without .yaml')
    .option('--severity <vector...>', 'CVSS vectors')
    .option('--cve <id>', 'the CVE, or "pending" if one is requested')
    .option('--reported <time>', 'when the report arrived: the first event of the timeline')
    .option('--reporter <name>', 'the person to credit, who has agreed')
    .option('--fixed <version...>', 'the versions that will have the fix, one for each branch')
    .option(
      '--introduced <version...>',
      'the first versions with the vulnerability; 0 if every version has it',
    )
    .option('--id <id>', 'an id reserved by "candor reserve"')
    .option('--by <name>', 'who uses the id (default: git config user.name)')
    .action(async (options) => {
      const place = recordPlaceOf(options, clock);
      const reading = await readContent(place);
      const from = options.case === undefined ? undefined : caseNamed(options.case, reading);
      const draft = await draftOf(options, from, reading);
      const by = worker(options.by, place.folder);
      const use = { for: 'advisory' as const, by, project: draft.project.slug, ofCase: from?.id };
      const id = writeUnderId(reading, options.id ?? idOfCase(from, reading), use, (chosen) => {
        const file = { path: advisoryFile(chosen), text: advisoryDraft(draft) };
        fitting(advisorySchema, file);
        return from === undefined ? [file] : [file, listed(from, chosen, place.folder)];
      });
      const path = advisoryFile(id);
      print(options.json ? JSON.stringify({ id, path }) : `${place.folder}/${path}`);
      say(
        'It is a draft until it has "published". Do not push it before then: everyone with access to the repository can read it.',
      );
      for (const line of draft.todo) say(`To do: ${line}`);
      say(
        `Next: fill in the sections and ranges, then "candor check", then "candor plan ${from?.id ?? id}".`,
      );
    });
}

/** The id of the case, if it belongs to this site and no advisory has it. */
function idOfCase(from: Case | undefined, { site, place }: Reading): string | undefined {
  if (from === undefined || parseId(from.id)?.prefix !== site.id.prefix) return undefined;
  return existsSync(join(place.folder, advisoryFile(from.id))) ? undefined : from.id;
}

function listed(one: Case, id: string, folder: string): NewFile {
  const was = readFileSync(join(folder, one.file), 'utf8');
  return { path: one.file, text: editYaml(was, [{ path: ['advisories'], append: id }]), was };
}

async function draftOf(
  given: Given,
  from: Case | undefined,
  reading: Reading,
): Promise<AdvisoryDraft> {
  const { content, place } = reading;
  const title = from !== undefined && from.title.length <= 120 ? from.title : undefined;
  const open = canAsk() && (given.summary ?? title) === undefined;
  if (open) askTitle('A new advisory');
  const project =
    from === undefined
      ? await chooseProject(given.project, content.projects)
      : projectFor(given, from, reading);
  const summary = given.summary ?? title ?? (open ? await askSummary() : undefined);
  if (open) askEnd('Done.');
  if (summary === undefined)
    throw new UsageError('Missing --summary: the vulnerability in one line.');
  if (lineFault(summary, 120) !== undefined)
    throw new UsageError('The summary must be one line of at most 120 characters.');
  const { level, vectors } = severityOf(given.severity ?? []);
  if (level !== undefined)
    throw new UsageError(
      '--severity: give CVSS vectors. For a level without a vector, write "rating:" with a reason into the file.',
    );
  const planned = from?.release_plan
    .filter((plan) => plan.project === project.slug)
    .map(({ version }) => version);
  const fixed = given.fixed ?? planned ?? [];
  const { introduced = [] } = given;
  refuseStray('--fixed', fixed, project);
  refuseStray(
    '--introduced',
    introduced.filter((version) => version !== '0'),
    project,
  );
  const severity =
    vectors.length > 0 ? vectors : (from?.severity.vectors.map(({ text }) => text) ?? []);
  const cve = given.cve ?? cveOf(from, project);
  const timeline = timelineOf(given.reported, from, place.now);
  return {
    summary: summary.trim(),
    project,
    severity,
    cve,
    reporter: given.reporter ?? from?.reporter.credit,
    exploited: from?.exploited?.aware_at,
    timeline,
    fixed,
    introduced,
    todo: [
      ...(from === undefined ? [] : todoOf(from, severity, given.summary === undefined)),
      ...openQuestions({
        cve,
        reported: timeline.length > 0,
        fixed,
        introduced,
        packages: project.packages.length,
      }),
    ],
  };
}

function refuseStray(option: string, versions: readonly string[], project: Project): void {
  const stray = strayVersions(project, versions);
  if (stray.length > 0)
    throw new UsageError(`${option}: no branch of ${project.name} contains ${stray.join(', ')}.`);
}

/** The given project, otherwise the first project of a case that has no advisory. */
function projectFor({ project }: Given, from: Case, { content, desk }: Reading): Project {
  if (project !== undefined) return projectNamed(project, content.projects);
  const served = new Set(
    [...content.advisories, ...desk.advisories]
      .filter(({ id }) => from.advisories.includes(id))
      .map((one) => one.project),
  );
  const open = from.projects.filter((slug) => !served.has(slug));
  const [first] = open;
  if (first !== undefined) return projectNamed(first, content.projects);
  const [only, second] = content.projects;
  if (from.projects.length === 0 && only !== undefined && second === undefined) return only;
  throw new UsageError(
    from.projects.length === 0
      ? `${from.id} names no project. Give --project.`
      : `Each project of ${from.id} already has an advisory: ${from.advisories.join(', ')}.`,
  );
}

function askSummary(): Promise<string> {
  return askText({
    message: 'What is the vulnerability, in one line?',
    placeholder: 'Heap overflow when opening a crafted archive',
    validate: (value) => lineFault(value, 120),
  });
}
