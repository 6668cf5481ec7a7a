// Security releases: the advisories that they name exist, are fixed by them and are public with
// them (SPEC 11, release day). A public release that does not fix a public advisory after all is
// explained, and the build goes on.

import { shortfallSentences } from '../language/sentences/shortfall.ts';
import type { Everything } from '../model/content.ts';
import { type Instant, isAfter } from '../model/instant.ts';
import type { Project } from '../model/project/project.ts';
import { changesAfter } from '../model/release/changes.ts';
import { type Outcome, outcomesOf, versionsOf } from '../model/release/outcome.ts';
import type { PlannedRelease, Release } from '../model/release/release.ts';
import { type AnyAdvisory, advisoriesById, projectsOf } from './advisory/each.ts';
import { checkFor, type Found } from './check.ts';
import { unknownAdvisory } from './references-between-files.ts';

type AnyRelease = Release | PlannedRelease;

/** Checks public and planned releases. */
export const releases = checkFor(
  ['release-version', 'release-advisory', 'release-not-fixed', 'release-early'],
  function* (everything: Everything) {
    const projects = projectsOf(everything);
    const known = advisoriesById(everything);
    const unknown = unknownAdvisory(known.values());
    for (const release of [...everything.content.releases, ...everything.desk.releases]) {
      yield* fileName(release);
      for (const [i, id] of release.advisories.entries()) {
        const at = { path: ['advisories', i] };
        const advisory = known.get(id);
        if (advisory === undefined) {
          yield { code: 'release-advisory', file: release.file, at, ...unknown(id) };
          continue;
        }
        const early = earlier(release, advisory, everything.now);
        if (early !== undefined)
          yield { code: 'release-early', file: release.file, at, message: early };
      }
      const named = [...new Set(release.advisories)].flatMap((id) => known.get(id) ?? []);
      yield* notFixed(release, named, projects.get(release.project));
    }
  },
);

function* fileName({
  slug,
  file,
  project,
  versions,
}: AnyRelease): Generator<Found<'release-version'>> {
  if (!slug.startsWith(`${project}-`)) {
    const message = `The file is named "${slug}", but its project is "${project}".`;
    const remedy = `Name it ${project}-${versions[0] ?? 'VERSION'}.md, or correct "project".`;
    yield { code: 'release-version', file, at: { path: ['project'] }, message, remedy };
    return;
  }
  const version = slug.slice(project.length + 1);
  if (versions.length === 0 || versions.includes(version)) return;
  const message = `The file is named after ${version}, but the versions are ${versions.join(', ')}.`;
  const remedy = `Rename it to releases/${project}-${versions[0]}.md, or correct "versions".`;
  yield { code: 'release-version', file, at: { path: ['versions'] }, message, remedy };
}

function earlier(
  { published }: AnyRelease,
  advisory: AnyAdvisory,
  now: Instant,
): string | undefined {
  if (published === undefined) return undefined;
  const words = isAfter(published, now)
    ? `The release is planned for ${published}`
    : `The release has been public since ${published}`;
  if (advisory.tlp !== 'CLEAR')
    return `${words}, but ${advisory.id} must not be published: its TLP is ${advisory.tlp}.`;
  if (advisory.published === undefined)
    return `${words}, but ${advisory.id} has no publication date.`;
  if (isAfter(advisory.published, published))
    return `${words}, but ${advisory.id} is published later, at ${advisory.published}.`;
  return undefined;
}

// Bad news about what is public can always be published: then this is only a warning.
function* notFixed(
  release: AnyRelease,
  advisories: readonly AnyAdvisory[],
  project: Project | undefined,
): Generator<Found<'release-not-fixed'>> {
  for (const outcome of outcomesOf(release, advisories, project)) {
    const { advisory, kind, shortfalls } = outcome;
    if (kind === 'fixes' || kind === 'unstated') continue;
    const isAnnounced = release.state === 'published' && advisory.state === 'published';
    const isRevised = changesAfter(release.published, [advisory]).length > 0;
    // Which package has a version is only certain if the project has one package.
    const isCertain = kind !== 'partly' || (project?.packages.length ?? 0) < 2;
    const at = { path: ['advisories', release.advisories.indexOf(advisory.id)] };
    const words =
      kind === 'unneeded'
        ? [notStated(release, outcome)]
        : shortfallSentences(shortfalls, advisory.id);
    yield {
      code: 'release-not-fixed',
      file: release.file,
      at,
      message: words.join(' '),
      ...(isAnnounced ? { remedy: remedyOf(outcome, isRevised) } : {}),
      ...(isAnnounced && isRevised ? { explains: true } : {}),
      ...(isAnnounced || !isCertain ? { lenient: true } : {}),
    };
  }
}

const notStated = (release: AnyRelease, { advisory, fixes }: Outcome): string =>
  `${advisory.id} ${fixes.length === 0 ? 'has no fixed version' : `is fixed in ${fixes.join(', ')}`}; the release contains ${versionsOf(release).join(', ')}.`;

function remedyOf({ advisory, kind }: Outcome, isRevised: boolean): string {
  if (kind === 'unneeded')
    return `If that is wrong, correct the ranges of ${advisory.id}, and add a revision to it.`;
  const kept = `The announcement now says so. Keep ${advisory.id} in this release`;
  return isRevised
    ? `${kept}.`
    : `${kept}, and run "candor revise ${advisory.id}" to tell subscribers what changed.`;
}
