// Security releases: the advisories that they name exist, are fixed by them and are public with
// them (SPEC 11, release day).

import type { Everything } from '../model/content.ts';
import { type Instant, isAfter } from '../model/instant.ts';
import { packageKey } from '../model/package/package-schema.ts';
import type { Project } from '../model/project/project.ts';
import type { PlannedRelease, Release } from '../model/release/release.ts';
import { compareVersions } from '../model/version/compare.ts';
import { isCommits } from './advisory/commits.ts';
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
        if (early !== undefined) yield { code: 'release-early', file: release.file, at, message: early };
        const unfixed = notFixed(release, advisory, projects.get(release.project));
        if (unfixed !== undefined) yield { code: 'release-not-fixed', file: release.file, at, message: unfixed };
      }
    }
  },
);

function* fileName({ slug, file, project, versions }: AnyRelease): Generator<Found<'release-version'>> {
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

function earlier({ published }: AnyRelease, advisory: AnyAdvisory, now: Instant): string | undefined {
  if (published === undefined) return undefined;
  const words = isAfter(published, now)
    ? `The release is planned for ${published}`
    : `The release has been public since ${published}`;
  if (advisory.tlp !== 'CLEAR')
    return `${words}, but ${advisory.id} must not be published: its TLP is ${advisory.tlp}.`;
  if (advisory.published === undefined) return `${words}, but ${advisory.id} has no publication date.`;
  if (isAfter(advisory.published, published))
    return `${words}, but ${advisory.id} is published later, at ${advisory.published}.`;
  return undefined;
}

// A fix of another package of the advisory does not count. Without a known order, only equal texts
// match.
function notFixed(release: AnyRelease, advisory: AnyAdvisory, project: Project | undefined): string | undefined {
  const fixed = fixedVersions(advisory, project);
  if (fixed === undefined) return undefined;
  const { slug, project: name, versions } = release;
  const released = versions.length > 0 ? versions : [slug.slice(name.length + 1)];
  const fixes = fixed.some(({ ecosystem, version }) =>
    released.some((one) => one === version || compareVersions(ecosystem, one, version) === 0),
  );
  if (fixes) return undefined;
  const stated = fixed.map(({ version }) => version);
  const words = stated.length === 0 ? 'has no fixed version' : `is fixed in ${[...new Set(stated)].join(', ')}`;
  return `${advisory.id} ${words}; the release contains ${released.join(', ')}.`;
}

/**
 * Returns the fixed versions of the project's own packages; undefined if only commits are known.
 */
function fixedVersions(
  { affected }: AnyAdvisory,
  project: Project | undefined,
): { ecosystem: string; version: string }[] | undefined {
  const own = new Set(project?.packages.map(packageKey));
  const mine = affected.filter((entry) => own.has(packageKey(entry.package)));
  const ranges = (mine.length > 0 ? mine : affected).flatMap(({ package: one, ranges }) =>
    ranges
      .filter((range) => !isCommits(one, range))
      .map((range) => ({ ecosystem: one.kind === 'package' ? one.ecosystem : 'GIT', version: range.fixed })),
  );
  if (ranges.length === 0) return undefined;
  return ranges.flatMap(({ ecosystem, version }) => (version === undefined ? [] : [{ ecosystem, version }]));
}
