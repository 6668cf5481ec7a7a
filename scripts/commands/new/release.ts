// candor new release PROJECT VERSION...: creates a security release of one or several branches,
// with the advisories that it fixes.

import { strayVersions } from '../../../src/drafts/advisory.ts';
import { advisoriesFixedBy, releaseDraft, releaseName } from '../../../src/drafts/release.ts';
import type { Clock } from '../../../src/environment.ts';
import { isPublic } from '../../../src/model/advisory/advisory.ts';
import type { Case } from '../../../src/model/case/case.ts';
import type { Instant } from '../../../src/model/instant.ts';
import { releaseSchema } from '../../../src/model/release/release.ts';
import { type Reading, readContent } from '../../../src/read/index.ts';
import { UsageError } from '../../../src/usage-error.ts';
import { command, type Finish, print, say } from '../../command.ts';
import { recordPlaceOf } from '../../public-place.ts';
import { caseNamed } from '../case/case-file.ts';
import { chooseProject } from './choose-project.ts';
import { fitting, writeNew } from './draft-file.ts';

export function newRelease(_: Finish, clock: Clock) {
  return command('release')
    .description('write releases/<project>-<version>.md')
    .argument('[project]', 'a file name in projects/, without .yaml')
    .argument('[version...]', 'the released versions, one for each branch')
    .option('--case <id>', 'take the versions from the release plan of a case')
    .option(
      '--advisory <id...>',
      'the fixed advisories (default: those that one of the versions fixes)',
    )
    .addHelpText('after', '\nExample: candor new release orbital 3.1.4 2.4.7')
    .action(async (slug, given, options) => {
      const place = recordPlaceOf(options, clock);
      const reading = await readContent(place);
      const from = options.case === undefined ? undefined : caseNamed(options.case, reading);
      const planned = from === undefined ? undefined : projectToRelease(from, reading);
      const project = await chooseProject(slug ?? planned, reading.content.projects);
      const plans = from?.release_plan.filter((plan) => plan.project === project.slug) ?? [];
      const versions = [...new Set(given.length > 0 ? given : plans.map(({ version }) => version))];
      if (versions.length === 0)
        throw new UsageError(`Missing versions: candor new release ${project.slug} 1.2.3`);
      const stray = strayVersions(project, versions);
      if (stray.length > 0)
        throw new UsageError(
          `No branch of ${project.name} contains ${stray.join(', ')}. Correct the version, or the branches in ${project.file}.`,
        );
      const fixed = advisoriesFixedBy(project, versions, all(reading));
      const ids = options.advisory ?? fixed.map(({ id }) => id);
      for (const id of ids)
        if (!all(reading).some((one) => one.id === id))
          throw new UsageError(`There is no advisory ${id}.`);
      const published = plannedFor(ids, reading);
      const name = releaseName(project, versions);
      const file = {
        path: `releases/${name}.md`,
        text: releaseDraft({ project: project.slug, versions, advisories: ids, published }),
      };
      fitting(releaseSchema, file);
      writeNew(place.folder, file);
      print(
        options.json
          ? JSON.stringify({ release: name, path: file.path, advisories: ids })
          : `${place.folder}/${file.path}`,
      );
      const others = (from?.advisories ?? []).filter(
        (id) => !ids.includes(id) && inProject(id, project.slug, reading),
      );
      for (const id of others)
        say(`${id} is not included: none of its ranges is fixed in ${versions.join(' or ')}.`);
      if (ids.length === 0)
        say(
          'None of these versions fixes an advisory: add "fixed" to the ranges of the advisory, then list it in this file.',
        );
      if (fixed.some((one) => !isPublic(one)))
        say('It names embargoed advisories: do not push it before they are public.');
      const about = from?.id ?? ids[0];
      const time =
        about === undefined
          ? 'set its time ("published")'
          : `"candor plan ${about}" sets its time, together with its advisories`;
      if (published !== undefined) say(`It is planned for ${published}, like its advisories.`);
      say(
        `Next: ${published === undefined ? `${time}; ` : ''}"candor announce ${name} --preview" shows the announcement, "candor release-day ${name}" the remaining steps.`,
      );
    });
}

const all = ({ content, desk }: Reading) => [...content.advisories, ...desk.advisories];

const inProject = (id: string, project: string, reading: Reading): boolean =>
  all(reading).some((one) => one.id === id && one.project === project);

/**
 * The first project of a case that has planned versions without a release; otherwise its first
 * project.
 */
function projectToRelease(
  { projects, release_plan }: Case,
  { content, desk }: Reading,
): string | undefined {
  const releases = [...content.releases, ...desk.releases];
  const isOpen = (slug: string): boolean =>
    release_plan.some(
      ({ project, version }) =>
        project === slug &&
        !releases.some((one) => one.project === slug && one.versions.includes(version)),
    );
  return projects.find(isOpen) ?? projects[0];
}

/**
 * The planned time that all advisories of a release share; undefined if they have none, or several.
 */
function plannedFor(ids: readonly string[], { desk }: Reading): Instant | undefined {
  const [first, ...others] = ids.map(
    (id) => desk.advisories.find((one) => one.id === id)?.published,
  );
  return others.every((one) => one === first) ? first : undefined;
}
