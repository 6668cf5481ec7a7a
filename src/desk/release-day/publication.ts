// PRIVATE. The last three steps of a release day: packages, advisories and the announcement are
// available to the public.

import { packageKey, packageLabel } from '../../model/package/package-schema.ts';
import { type Evidence, no, unknown, yes } from './evidence.ts';
import type { AnyAdvisory, ReleaseDayFacts } from './facts.ts';

/**
 * Returns the packages that must be in registries, with the versions of the release that fix each.
 */
export function packagesToPublish({
  advisories,
  project,
  release,
}: Pick<ReleaseDayFacts, 'advisories' | 'project' | 'release'>): {
  ecosystem: string;
  name: string;
  label: string;
  version: string;
}[] {
  const own = new Set(project?.packages.map(packageKey));
  const entries = advisories
    .filter(({ withdrawn }) => withdrawn === undefined)
    .flatMap(({ affected }) => affected)
    .filter((entry) => own.size === 0 || own.has(packageKey(entry.package)));
  const wanted = new Map<
    string,
    { ecosystem: string; name: string; label: string; version: string }
  >();
  for (const { package: of, ranges } of entries) {
    if (of.kind !== 'package') continue;
    const fixed = new Set(
      ranges.flatMap((range) => (range.repo === undefined ? (range.fixed ?? []) : [])),
    );
    const here = release.versions.filter((version) => fixed.has(version));
    for (const version of here.length > 0 ? here : release.versions)
      wanted.set(`${packageKey(of)} ${version}`, {
        ecosystem: of.ecosystem,
        name: of.name,
        label: packageLabel(of),
        version,
      });
  }
  return [...wanted.values()];
}

/** Checks that registries have the packages. */
export function packaged({ packages }: ReleaseDayFacts): Evidence[] {
  if (packages.length === 0) return [unknown('the advisories name no package that a registry has')];
  return packages.map(({ label, version, known, why }) => {
    if (known === undefined)
      return unknown(`${label} ${version} was not looked for: ${why ?? 'no registry was queried'}`);
    return known
      ? yes(`${label} ${version} is in the registry`)
      : no(`${label} ${version} is not in the registry`);
  });
}

/** Checks that the advisories are public, and in the built site. */
export function advised({ advisories, release, dist }: ReleaseDayFacts): Evidence[] {
  if (advisories.length === 0) return [no(`${release.file} names no readable advisory`)];
  return advisories.flatMap((advisory): Evidence[] => {
    const { id, state } = advisory;
    const isOut = state === 'published' || state === 'withdrawn';
    return [
      publicOrWhy(advisory),
      ...(dist === undefined ? [] : [inDist(id, isOut, dist.records.has(id), dist.folder)]),
    ];
  });
}

/** A built site must contain everything that is public, and nothing else. */
function inDist(what: string, isOut: boolean, isThere: boolean, folder: string): Evidence {
  if (isOut)
    return isThere
      ? yes(`${what} is in ${folder}`)
      : no(`${what} is not in ${folder}: build again`);
  return isThere
    ? no(`${what} is in ${folder} and must not be public yet: do not publish that folder`)
    : yes(`${what} is not in ${folder} yet, as it should be`);
}

function publicOrWhy(advisory: AnyAdvisory): Evidence {
  const { id, state, published, tlp } = advisory;
  if (state === 'withdrawn') return yes(`${id} is public, and withdrawn`);
  if (state === 'published') return yes(`${id} has been public since ${published}`);
  if (state === 'restricted') return no(`${id} is TLP:${tlp}; only TLP:CLEAR is published`);
  if (published === undefined) return no(`${id} is a draft: it has no "published"`);
  return no(`${id} is scheduled for ${published}`);
}

/** Checks that the announcement is complete and public. */
export function announced({ release, dist, refusals, recipients }: ReleaseDayFacts): Evidence[] {
  const complete =
    refusals.length === 0 ? [yes('the announcement is complete')] : refusals.map((why) => no(why));
  const { state, published, slug } = release;
  const out =
    state === 'published'
      ? yes(`it has been public since ${published}`)
      : no(
          published === undefined
            ? 'the release is a draft: it has no "published"'
            : `it is planned for ${published}`,
        );
  const built =
    dist === undefined
      ? []
      : [inDist('the announcement', state === 'published', dist.announced, dist.folder)];
  const to = recipients.length === 0 ? 'anyone' : recipients.join(', ');
  return [
    ...complete,
    out,
    ...built,
    unknown(`Candor cannot verify whether ${slug} was mailed to ${to}`),
  ];
}
