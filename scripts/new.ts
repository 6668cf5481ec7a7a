// candor new advisory: a valid draft under the next free id. Asks on a terminal for what no option gives.

import { intro, isCancel, outro, select, text } from '@clack/prompts';
import { Command } from '@commander-js/extra-typings';
import { Misuse } from '../src/misuse.ts';
import { parseVector } from '../src/model/cvss/vector.ts';
import { advisoryDraft } from '../src/model/draft.ts';
import { nearest } from '../src/model/finding.ts';
import { nextId } from '../src/model/id.ts';
import type { Package } from '../src/model/package.ts';
import type { Project } from '../src/model/project.ts';
import { type Reading, readContent } from '../src/read.ts';
import { FileExists, writeFiles } from '../src/write.ts';
import { command, type Finish, placeOf, print, say } from './command.ts';

export function create(finish: Finish) {
  const parent = new Command('new').description('write a valid draft');
  const advisory = command('advisory')
    .description('write advisories/<year>/<ID>.md')
    .option('--summary <text>', 'one line, at most 120 characters')
    .option('--project <slug>', 'a file name in projects/, without .yaml')
    .option('--severity <vector...>', 'CVSS vectors')
    .option('--cve <id>', 'the CVE, if there is one already')
    .option('--reporter <name>', 'whom to credit, with consent')
    .action(async (options) => {
      const place = placeOf(options);
      const reading = await readContent(place);
      const answers = await ask(options, reading.content.projects);
      for (const vector of options.severity ?? []) {
        const result = parseVector(vector);
        if ('problems' in result)
          throw new Misuse(`${vector}: ${result.problems.map(({ message }) => message).join(' ')}`);
      }
      const draft = advisoryDraft({
        summary: answers.summary,
        project: answers.project.slug,
        packages: answers.project.packages.map(written),
        severity: options.severity ?? [],
        cve: options.cve,
        reporter: options.reporter,
        reported: place.now,
      });
      const id = freeId(reading);
      const path = `advisories/${place.now.slice(0, 4)}/${id}.md`;
      try {
        writeFiles(place.folder, [{ path, text: draft }]);
      } catch (error) {
        if (!(error instanceof FileExists)) throw error;
        say(`Someone has just taken ${id}: ${error.message} Call again for the next one.`);
        return finish(1);
      }
      print(options.json ? JSON.stringify({ id, path }) : `${place.folder}/${path}`);
      say(
        'It is a draft and private until it has "published". Next: fill in the sections and ranges, then "candor check".',
      );
    });
  return parent.addCommand(advisory.exitOverride());
}

function freeId({ content, desk, site, place }: Reading): string {
  const taken = [...content.advisories, ...desk.advisories].map(({ id }) => id);
  return nextId(site.id.prefix, place.now.slice(0, 4), taken);
}

/** A package in the contract's words. */
function written(one: Package): string | Record<string, string> {
  if (one.kind === 'repository') return { repo: one.repo };
  return one.purl ?? { ecosystem: one.ecosystem, name: one.name };
}

interface Given {
  readonly summary?: string | undefined;
  readonly project?: string | undefined;
}

async function ask(given: Given, projects: readonly Project[]): Promise<{ summary: string; project: Project }> {
  const terminal = process.stdin.isTTY === true && process.stderr.isTTY === true;
  const complete = given.summary !== undefined && (given.project !== undefined || projects.length === 1);
  if (terminal && !complete) intro('A new advisory', { output: process.stderr });
  const project = await chooseProject(given.project, projects, terminal);
  const summary = given.summary ?? (terminal ? await askSummary() : undefined);
  if (summary === undefined) throw new Misuse('Give --summary: one line that says what is wrong.');
  if (summary.trim() === '' || summary.length > 120 || /[\r\n]/.test(summary))
    throw new Misuse('The summary must be one line of at most 120 characters.');
  if (terminal && !complete) outro('Thank you', { output: process.stderr });
  return { summary: summary.trim(), project };
}

async function chooseProject(
  slug: string | undefined,
  projects: readonly Project[],
  terminal: boolean,
): Promise<Project> {
  const [only] = projects;
  if (only === undefined) throw new Misuse('There is no project yet: write projects/<slug>.yaml first.');
  if (slug !== undefined) {
    const project = projects.find((one) => one.slug === slug);
    if (project) return project;
    const near = nearest(
      slug,
      projects.map((one) => one.slug),
    );
    throw new Misuse(`There is no project ${slug}.${near === undefined ? '' : ` Did you mean ${near}?`}`);
  }
  if (projects.length === 1) return only;
  if (!terminal) throw new Misuse(`Give --project: one of ${projects.map((one) => one.slug).join(', ')}.`);
  const options = projects.map((one) => ({ value: one.slug, label: one.name }));
  const chosen = await select({ message: 'Which project?', options, output: process.stderr });
  if (isCancel(chosen)) throw new Misuse('Nothing was written.');
  return projects.find((one) => one.slug === chosen) ?? only;
}

async function askSummary(): Promise<string> {
  const validate = (value: string | undefined): string | undefined =>
    value === undefined || value.trim() === '' || value.length > 120
      ? 'One line of at most 120 characters.'
      : undefined;
  const placeholder = 'Heap overflow when opening a crafted archive';
  const summary = await text({ message: 'What is wrong, in one line?', placeholder, validate, output: process.stderr });
  if (isCancel(summary)) throw new Misuse('Nothing was written.');
  return summary;
}
