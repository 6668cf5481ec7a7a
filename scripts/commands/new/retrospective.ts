// candor new retrospective ADVISORY...: creates a draft with questions as headings, and with public
// facts. Copies from a case only on request: --from-case, or a yes on a terminal.

import { retrospectiveDraft, type TimelineEntry } from '../../../src/drafts/retrospective.ts';
import type { Clock } from '../../../src/environment.ts';
import { isPublic } from '../../../src/model/advisory/advisory.ts';
import { type Case, caseOf } from '../../../src/model/case/case.ts';
import { retrospectiveSchema } from '../../../src/model/retrospective/retrospective.ts';
import { SLUG } from '../../../src/model/source/fields.ts';
import { type Reading, readContent } from '../../../src/read/index.ts';
import { UsageError } from '../../../src/usage-error.ts';
import { askEnd, askText, askTitle, askYes, canAsk } from '../../ask.ts';
import { command, type Finish, print, say } from '../../command.ts';
import { nameHint } from '../../names.ts';
import { recordPlaceOf } from '../../public-place.ts';
import { caseNamed } from '../case/case-file.ts';
import { fitting, writeNew } from './draft-file.ts';
import { worker } from './id.ts';
import { lineFault } from './value.ts';

export function newRetrospective(_: Finish, clock: Clock) {
  return command('retrospective')
    .description('write retrospectives/<slug>.mdx, or .md if site.yaml forbids MDX')
    .argument('<advisory...>', 'the advisories it is about')
    .option('--title <text>', 'one line, at most 150 characters')
    .option('--slug <name>', 'the file name (default: from the title)')
    .option('--author <name...>', 'who writes it (default: git config user.name)')
    .option('--from-case <id>', 'copy the dates and the fixing team of a private case')
    .action(async (ids, options) => {
      const place = recordPlaceOf(options, clock);
      const reading = await readContent(place);
      const advisories = ids.map((id) => advisoryNamed(id, reading));
      const title = options.title ?? (await askForTitle(ids));
      const fault = lineFault(title, 150);
      if (fault !== undefined) throw new UsageError(`--title: ${fault}`);
      const slug = options.slug ?? slugOf(title);
      if (!SLUG.test(slug))
        throw new UsageError('--slug: use lower-case letters, digits and hyphens only.');
      const from =
        options.fromCase === undefined
          ? await offered(ids, reading)
          : caseNamed(options.fromCase, reading);
      const author = worker(undefined, place.folder);
      const authors = options.author ?? (author === undefined ? [] : [author]);
      const credited = advisories.flatMap(({ credits }) =>
        credits.map(({ name, type }) => ({
          name,
          role: type === undefined ? 'Took part' : roleOf(type),
        })),
      );
      const team = from?.fixing_team.map(({ name }) => ({ name, role: 'Worked on the fix' })) ?? [];
      const people = [...credited, ...team].filter(
        ({ name }, i, everybody) => everybody.findIndex((other) => other.name === name) === i,
      );
      const { mdx } = reading.site;
      const releases = [...reading.content.releases, ...reading.desk.releases].filter((one) =>
        one.advisories.some((id) => ids.includes(id)),
      );
      const timelineEntries = timelineEntriesOf(from);
      const text = retrospectiveDraft({
        title,
        advisories,
        releases,
        mdx,
        authors,
        people,
        timelineEntries,
      });
      const file = { path: `retrospectives/${slug}.${mdx ? 'mdx' : 'md'}`, text };
      fitting(retrospectiveSchema, file);
      writeNew(place.folder, file);
      print(
        options.json ? JSON.stringify({ slug, path: file.path }) : `${place.folder}/${file.path}`,
      );
      if (from !== undefined)
        say(
          `It contains dates and names from the private case ${from.id}: read it before you push it.`,
        );
      if (people.length > 0) say(`Ask for consent: ${people.map(({ name }) => name).join(', ')}`);
      if (!advisories.every(isPublic))
        say('It names embargoed advisories: do not push it before they are public.');
      say('Next: answer the questions, set its time ("published"), then "candor check".');
    });
}

function advisoryNamed(id: string, { content, desk }: Reading) {
  const all = [...content.advisories, ...desk.advisories];
  const advisory = all.find((one) => one.id === id);
  if (advisory !== undefined) return advisory;
  const ids = all.map((one) => one.id);
  throw new UsageError(`There is no readable advisory ${id}. ${nameHint(id, ids)}`);
}

async function askForTitle(ids: readonly string[]): Promise<string> {
  const usual = `What we learnt from ${ids.join(' and ')}`;
  if (!canAsk()) return usual.length <= 150 ? usual : 'What we learnt';
  askTitle('A new retrospective');
  const title = await askText({
    message: 'What is its title?',
    initial: usual,
    validate: (value) => lineFault(value, 150),
  });
  askEnd('Done.');
  return title;
}

/** The case of the advisories, if the user confirms on a terminal that it can be copied from. */
async function offered(ids: readonly string[], { desk }: Reading): Promise<Case | undefined> {
  const one = ids.map((id) => caseOf(id, desk.cases)).find((found) => found !== undefined);
  if (one === undefined || !canAsk()) return undefined;
  const message = `There is a private case, ${one.id}. Copy its dates and its fixing team?`;
  return (await askYes({ message })) ? one : undefined;
}

/**
 * The public part of the history of a case: the steps and their times, never the reasons or the
 * notes.
 */
function timelineEntriesOf(one: Case | undefined): TimelineEntry[] {
  return one?.history.map(({ at, step }) => ({ at, words: `case ${step}` })) ?? [];
}

const roleOf = (type: string): string => {
  const words = type.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const slugOf = (title: string): string =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
    .replace(/-+$/, '');
