// The affected packages of an advisory: at least one, each once, with the names of the ecosystem
// and of the project.

import { isNameless } from '../../model/advisory/range-groups.ts';
import type { Everything } from '../../model/content.ts';
import {
  normalizedPypiName,
  type Package,
  packageKey,
  packageLabel,
  plainKey,
} from '../../model/package/package.ts';
import { withOrder } from '../../model/package/version-order.ts';
import type { Path } from '../../model/problem/problem.ts';
import type { Project } from '../../model/project/project.ts';
import { checkFor, type Found } from '../check.ts';
import { type AnyAdvisory, advisoriesOf, checkAdvisories, found, placeOf } from './each.ts';

/** At least one package is affected, unless the advisory is withdrawn. */
export const affected = checkAdvisories(
  ['affected-empty', 'affected-nameless'],
  function* (advisory) {
    if (advisory.withdrawn !== undefined) return;
    if (advisory.affected.length === 0)
      yield found(
        advisory,
        'affected-empty',
        placeOf(advisory, 'affected'),
        'The advisory lists no affected package.',
      );
    for (const [i, entry] of advisory.affected.entries()) {
      if (isNameless(entry)) {
        const message = `The repository ${packageLabel(entry.package)} has versions, but no range of commits.`;
        yield found(advisory, 'affected-nameless', { path: ['affected', i] }, message);
      }
      if (entry.ranges.length > 0 || entry.versions.length > 0) continue;
      const message = `${packageLabel(entry.package)} has neither ranges nor versions.`;
      yield found(advisory, 'affected-empty', { path: ['affected', i] }, message);
    }
  },
);

/** Each package has one entry for a platform, and belongs to the project. */
export const packages = checkAdvisories(
  ['package-repeated', 'project-package'],
  function* (advisory, { projects }) {
    const project = projects.get(advisory.project);
    const known = project === undefined ? undefined : keysOf(project);
    const seen = new Map<string, readonly string[]>();
    for (const [i, entry] of advisory.affected.entries()) {
      const place = { path: ['affected', i, 'package'] };
      const key = packageKey(entry.package);
      const label = packageLabel(entry.package);
      const platforms = seen.get(key);
      // Platforms can have different fixed versions.
      const isApart =
        platforms?.every((one) => !entry.platforms.includes(one)) &&
        platforms.length * entry.platforms.length > 0;
      if (platforms !== undefined && !isApart)
        yield found(advisory, 'package-repeated', place, `${label} already has an entry.`);
      seen.set(key, [...(platforms ?? []), ...entry.platforms]);
      if (project === undefined || known?.has(key) !== false || known.has(plainKey(entry.package)))
        continue;
      const message = `${label} is not one of the packages of ${project.slug}.`;
      const remedy = `Add it to "packages" in ${project.file}, or correct it here.`;
      yield found(advisory, 'project-package', place, message, remedy);
    }
  },
);

/** Names are in the canonical form of their ecosystem, in advisories and in projects. */
export const packageNames = checkFor(['package-name'], function* (everything: Everything) {
  for (const advisory of advisoriesOf(everything)) yield* inAdvisory(advisory);
  for (const project of everything.content.projects) yield* inProject(project);
});

function* inAdvisory(advisory: AnyAdvisory): Generator<Found<'package-name'>> {
  for (const [i, entry] of advisory.affected.entries()) {
    const fault = faultOf(entry.package);
    if (fault)
      yield found(
        advisory,
        'package-name',
        placeIn(['affected', i, 'package']),
        fault.message,
        fault.remedy,
      );
  }
}

function* inProject({ file, packages }: Project): Generator<Found<'package-name'>> {
  for (const [i, one] of packages.entries()) {
    const fault = faultOf(one);
    if (fault) yield { code: 'package-name', file, at: placeIn(['packages', i]), ...fault };
  }
}

// Only a name that is written directly can be wrong: the name in a purl is parsed into the
// canonical form.
const placeIn = (path: Path): { path: Path } => ({ path: [...path, 'name'] });

function faultOf(affected: Package): { message: string; remedy: string } | undefined {
  if (affected.kind !== 'package') return undefined;
  const { ecosystem, name } = affected;
  const canonical = normalizedPypiName(name);
  if (ecosystem === 'PyPI' && name !== canonical)
    return {
      message: `"${name}" is not the normalized name of a PyPI project.`,
      remedy: `Write ${canonical}.`,
    };
  if (ecosystem === 'Maven' && !/^[^\s:]+:[^\s:]+$/.test(name))
    return {
      message: `"${name}" is not of the form group:artifact.`,
      remedy: 'Write the group, a colon and the artifact.',
    };
  return undefined;
}

function keysOf({ packages, repository }: Project): ReadonlySet<string> {
  const own: readonly Package[] =
    repository === undefined ? packages : [...packages, { kind: 'repository', repo: repository }];
  // An entry can state the order of a repository's tags: then it is about a product.
  const tagged = own
    .filter(({ kind }) => kind === 'repository')
    .map((one) => withOrder(one, 'semver'));
  return new Set([...own, ...tagged].map(packageKey));
}
